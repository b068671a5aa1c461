"""Why a message stands on the file whose list shows it: Shift+L or the row's menu; Unlink, Other… (DESIGN 5.3)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from carerix_desktop.domain.ids import MessageKey, RecordKind
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.view import ConversationView, LinkView
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.why.popover import WhyPopover

Choose = Callable[[QWidget, Context, RecordKind | None, str], tuple[RecordKind, str] | None]


class WhyHere(QObject):
    """Gives a list of a file the question and its answer.

    Args:
        context: of the window.
        view: the list.
        message: the message of the marked row; None where it is no mail.
        record: the file that is shown.
        choose: asks for another file.
        own_menu: the list has a menu of its own, which takes the action in.
    """

    def __init__(
        self,
        context: Context,
        view: QAbstractItemView,
        message: Callable[[], int | None],
        record: Callable[[], RecordRef | None],
        choose: Choose,
        *,
        own_menu: bool = False,
    ) -> None:
        super().__init__(view)
        self._context, self._view = context, view
        self._message, self._record, self._choose = message, record, choose
        self.action = QAction(context.theme.icons.icon("link"), self.tr("Why is this here?"), view)
        self.action.setShortcut(QKeySequence("Shift+L"))
        self.action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.action.triggered.connect(self.explain)
        view.addAction(self.action)
        if not own_menu:
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def explain(self) -> None:
        """Of the marked row."""
        key, record = self._message(), self._record()
        if key is None or record is None:
            self._context.toast(self.tr("A person put this here, no rule did."))
            return
        self._context.jobs.ask(self._read, MessageKey(key), record, on_done=self._show, key=(id(self), "why"))

    def _read(self, key: MessageKey, record: RecordRef) -> tuple[ConversationView, list[LinkView]]:
        view = self._context.services.reading.conversation(key)
        links = [link for link in view.links if link.message == key]
        mine = [link for link in links if (link.kind, link.ref) == (record.kind, record.ref)]
        return view, mine or links  # a company's file has the mail of its contacts, which is on theirs

    def _show(self, answer: tuple[ConversationView, list[LinkView]]) -> None:
        view, links = answer
        if not links:
            self._context.toast(self.tr("This message is not on this file any more."))
            return
        subject = next((one.subject for one in view.messages if one.key == links[0].message), "")
        popover = WhyPopover(self._context.theme, links[0], self._view, subject=subject)
        popover.unlink.connect(self._unlink)
        popover.other.connect(self._replace)
        popover.open_file.connect(lambda link: self._context.open_record(link.kind, link.ref))
        popover.open_below(self._view, self._view.visualRect(self._view.currentIndex()))

    def _unlink(self, link: LinkView) -> None:
        sentence = self.tr("Unlinked from {name}").format(name=link.label)
        self._tell(sentence, lambda: self._context.services.actions.unlink(link.message, link.kind, link.ref))

    def _replace(self, link: LinkView) -> None:
        chosen = self._choose(self._view.window(), self._context, link.kind, "")
        if chosen is not None and chosen != (link.kind, link.ref):
            sentence = self.tr("Linked to {name} instead of {other}").format(name=chosen[1], other=link.label)
            self._tell(sentence, lambda: self._put(link, *chosen))

    def _put(self, link: LinkView, kind: RecordKind, ref: str) -> object:
        actions = self._context.services.actions
        on = actions.link(link.message, kind, ref)  # first: without any file it may not be visible
        return on, actions.unlink(link.message, link.kind, link.ref)

    def _tell(self, sentence: str, act: Callable[[], object]) -> None:
        def done(token: object) -> None:
            self._context.done(sentence, lambda: self._context.jobs.tell(undo, token))

        undo = self._context.services.actions.undo_link
        self._context.jobs.tell(act, on_done=done)
