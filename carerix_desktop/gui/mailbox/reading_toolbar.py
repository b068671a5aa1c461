"""The toolbar over the open conversation: what there is no room for stands in its menu alone (DESIGN 4.1)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from carerix_desktop.gui.actions import WindowActions
from carerix_desktop.gui.confidential.box import BoxSwitch
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.widgets.buttons import ActionButton, Button, IconButton

HEIGHT, GAP, EDGE = 45, 2, 12


class ReadingToolbar(QFrame):
    """Faces of the window's actions.

    Args:
        context: of the window.
        actions: the shared actions.
        can_link: whether messages can be linked here.
    """

    def __init__(self, context: Context, actions: WindowActions, *, can_link: bool) -> None:
        super().__init__()
        self._context, self._actions = context, actions
        self.setProperty("pane", "head")
        self.setFixedHeight(HEIGHT)
        self.box = BoxSwitch(context.theme, actions.confidential)
        self.box.setVisible("confidential" in context.services.more)
        self.panel_button = ActionButton(actions.record_panel)
        self._spare = [ActionButton(one) for one in (actions.unread, actions.star, actions.junk)]
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(EDGE, 0, EDGE, 0)
        self._row.setSpacing(GAP)
        self._fill(can_link=can_link)

    def _fill(self, *, can_link: bool) -> None:
        act = self._actions
        self._add(self._make_writing() if self._context.can_write else ())
        self._add((ActionButton(act.archive), ActionButton(act.trash), *reversed(self._spare)))
        self._add([ActionButton(act.link)] if can_link else ())
        self._add([self._make_more()])
        self._row.addStretch()
        self._add((self.box, self._line(), self.panel_button))

    def _add(self, parts: Iterable[QWidget]) -> None:
        for part in parts:
            self._row.addWidget(part)

    def _make_writing(self) -> tuple[QWidget, ...]:
        act = self._actions
        answer = Button(self._context.theme, act.reply.text().replace("&", ""), icon="reply", kind="quiet")
        answer.setToolTip(f"{answer.text()} ({act.reply.shortcut().toString()})")
        answer.clicked.connect(act.reply.trigger)
        return answer, ActionButton(act.reply_all), ActionButton(act.forward), self._line()

    def _make_more(self) -> IconButton:
        act, more = self._actions, IconButton(self._context.theme, "ellipsis", self.tr("More"))
        menu = QMenu(more)
        groups: list[list[QAction]] = [
            [act.forward_attached, act.edit_as_new, act.resend] if self._context.can_write else [],
            [act.unread, act.star, act.junk],
            [act.confidential, act.who_sees, act.hand_over] if "confidential" in self._context.services.more else [],
            [act.why, act.open_all, act.plain, act.find],
            [act.source, act.print],
        ]
        for group in groups:
            menu.addActions(group)
            menu.addSeparator()
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return more

    def _line(self) -> QFrame:
        line = QFrame()
        line.setProperty("line", "v")
        line.setFixedHeight(20)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show of the word and the buttons that stand in the menu too as many as there is room for."""
        spare: list[QWidget] = [self.box.word, *self._spare]
        items = (self._row.itemAt(number) for number in range(self._row.count()))
        parts = (item.widget() for item in items if item is not None)
        shown = [part for part in parts if part is not None and part not in spare and not part.isHidden()]
        word = 0 if self.box.word.isHidden() else self.box.word.sizeHint().width() + self.box.gap
        room = self.width() - 2 * EDGE - sum(part.sizeHint().width() + GAP for part in shown) + word
        for part in spare:
            room -= part.sizeHint().width() + (self.box.gap if part is self.box.word else GAP)
            part.setVisible(room >= 0)
