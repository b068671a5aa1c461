"""Who can see this, and why: names with their reason, from whom it is hidden, the rule, the log (mock-up 07)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from carerix_desktop.domain.confidentiality import BoxPreview, Onlooker
from carerix_desktop.domain.view import LinkView
from carerix_desktop.gui.confidential.words import ConfidentialTexts
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.avatar import Avatar
from carerix_desktop.gui.widgets.buttons import Button, IconButton
from carerix_desktop.gui.widgets.popover import Popover, line
from carerix_desktop.gui.widgets.text import Text

MOST_ROWS, MOST_CHANGES = 8, 4


class WhoPopover(Popover):
    """Explains one confidential conversation.

    Args:
        theme: the look.
        texts: what is said of it.
        preview: who sees it and why.
        owner: gets the keyboard back.

    Signals:
        opened: make it visible again.
        always: mail from this person is always to be confidential.
    """

    opened = Signal()
    always = Signal(object)

    def __init__(self, theme: Theme, texts: ConfidentialTexts, preview: BoxPreview, owner: QWidget) -> None:
        super().__init__(owner)
        self._theme, self._preview, self._texts = theme, preview, texts
        self.column.addLayout(self._make_head())
        for onlooker in texts.onlookers(preview)[:MOST_ROWS]:
            self.column.addLayout(self._make_onlooker(onlooker))
        for sentence in self._texts.differing(preview, beyond=MOST_ROWS):
            self.column.addWidget(Text(sentence, "meta", "secondary", wrap=True))
        self.column.addLayout(self._make_hidden())
        self._add_why()
        self._add_changes()
        self.setAccessibleName(f"{self.tr('Who can see this')}. {self._texts.sight(preview)}")
        self.setAccessibleDescription(" ".join(texts.reasons(preview)))

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Text(self.tr("Who can see this"), "strong"), 1)
        shut = IconButton(self._theme, "x", self.tr("Close"), size=26)
        shut.clicked.connect(self.close)
        row.addWidget(shut)
        return row

    def _make_onlooker(self, onlooker: Onlooker) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Avatar(self._theme, onlooker.name, "user", 24))
        is_viewer, why = self._texts.is_viewer(onlooker), self._texts.why_seen(onlooker)
        name = self.tr("{name}, you").format(name=onlooker.name) if is_viewer else onlooker.name
        words = Text(name, elide=True)
        words.setAccessibleName(f"{name}, {why}")
        row.addWidget(words, 1)
        row.addWidget(Text(why, "caption", "secondary"))
        return row

    def _make_hidden(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        sign = QLabel()
        sign.setPixmap(self._theme.icons.pixmap("eye-off", "text.secondary", 14, self.devicePixelRatioF()))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(self._texts.hidden(self._preview), "meta", "secondary", wrap=True), 1)
        return row

    def _add_why(self) -> None:
        self.column.addWidget(line())
        self.column.addWidget(Text(self.tr("Why"), "section"))
        for reason in self._texts.reasons(self._preview):
            self.column.addWidget(Text(reason, "meta", wrap=True))

    def _add_changes(self) -> None:
        changes = self._preview.changes[:MOST_CHANGES]
        for change in changes if len(changes) > 1 else ():  # of a single one the reason has said it
            self.column.addWidget(Text(self._texts.change(change), "caption", "secondary", wrap=True))

    def offer(self, limits: Sequence[str], fixed: str, person: LinkView | None) -> None:
        """What hiding cannot do, and what can be done.

        Args:
            limits: sentences on what hiding cannot do.
            fixed: why it cannot be made visible; "" where it can.
            person: whose mail could always be confidential.
        """
        self.column.addWidget(line())
        for sentence in limits:
            self.column.addWidget(Text(sentence, "caption", "secondary", wrap=True))
        if fixed:
            self.column.addWidget(Text(fixed, "meta", wrap=True))
            return
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._button(self.tr("Make visible again…"), "", self.opened.emit))
        if person is not None:
            label = self.tr("Always for {name}").format(name=person.label)
            row.addWidget(self._button(label, "quiet", lambda: self.always.emit(person)))
        row.addStretch()
        self.column.addLayout(row)

    def _button(self, label: str, kind: str, act: Callable[[], None]) -> Button:
        button = Button(self._theme, label, kind=kind, compact=True)
        button.clicked.connect(lambda: self._finish(act))
        return button

    def _finish(self, act: Callable[[], None]) -> None:
        self.close()
        act()
