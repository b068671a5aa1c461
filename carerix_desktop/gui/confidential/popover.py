"""Who can see this, and why: names with their reason, from whom it is hidden, the rule, the log (mock-up 07)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from carerix_desktop.domain.confidentiality import BoxPreview, Onlooker
from carerix_desktop.gui.confidential.words import ConfidentialTexts
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.avatar import Avatar
from carerix_desktop.gui.widgets.buttons import Button, IconButton
from carerix_desktop.gui.widgets.popover import Popover, line
from carerix_desktop.gui.widgets.text import Text

MOST_ROWS = 8


class WhoPopover(Popover):
    """Explains one confidential conversation.

    Args:
        theme: the look.
        texts: what is said of it.
        preview: who sees it and why.
        owner: gets the keyboard back.

    Signals:
        opened: make it visible again.
    """

    opened = Signal()

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
        self._add_foot()
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

    def _add_foot(self) -> None:
        self.column.addWidget(line())
        for sentence in self._texts.limits():
            self.column.addWidget(Text(sentence, "caption", "secondary", wrap=True))
        fixed = self._texts.why_fixed(self._preview)
        if fixed:
            self.column.addWidget(Text(fixed, "meta", wrap=True))
            return
        button = Button(self._theme, self.tr("Make visible again…"), compact=True)
        button.clicked.connect(self._open)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch()
        self.column.addLayout(row)

    def _open(self) -> None:
        self.close()
        self.opened.emit()
