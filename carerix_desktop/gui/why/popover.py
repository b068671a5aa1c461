"""The Why popover of a chip: one sentence, the evidence, how sure, who and when, Unlink, Other… (DESIGN 5.3)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from carerix_desktop.domain.linking import Sureness, sureness_of
from carerix_desktop.domain.view import LinkView
from carerix_desktop.gui.models.spoken import long_when
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.why.reasons import evidence_of, kind_word, sentence_of, sure_word
from carerix_desktop.gui.widgets.buttons import Button, IconButton
from carerix_desktop.gui.widgets.popover import Popover, line
from carerix_desktop.gui.widgets.small_chip import SmallChip
from carerix_desktop.gui.widgets.text import Text


class WhyPopover(Popover):
    """Explains one link.

    Signals:
        unlink: take this link away.
        open_file: go to the file.
        other: link another record instead.
    """

    unlink = Signal(object)
    open_file = Signal(object)
    other = Signal(object)

    def __init__(
        self, theme: Theme, link: LinkView, owner: QWidget, *, subject: str = "", can_link: bool = True, foot: str = ""
    ) -> None:
        super().__init__(owner)
        self._theme, self._link = theme, link
        self.setAccessibleName(f"{kind_word(link.kind)} {link.label}. {sentence_of(link)} {sure_word(link)}")
        self.column.addLayout(self._make_head())
        self.column.addWidget(Text(sentence_of(link), wrap=True))
        for found, words in evidence_of(link, subject):
            self.column.addLayout(self._make_evidence(words, found=found))
        self.column.addLayout(self._make_foot_line(foot))
        self.column.addWidget(line())
        self.column.addLayout(self._make_buttons(can_link=can_link))

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(SmallChip(self._theme, self._link.kind.value, self._link.ref or kind_word(self._link.kind)))
        row.addWidget(Text(self._link.label, "strong", elide=True), 1)
        shut = IconButton(self._theme, "x", self.tr("Close"), size=26)
        shut.clicked.connect(self.close)
        row.addWidget(shut)
        return row

    def _make_evidence(self, words: str, *, found: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        sign, tint = ("check", "success.base") if found else ("minus", "text.tertiary")
        tick = QLabel()
        tick.setPixmap(self._theme.icons.pixmap(sign, tint, 14, self.devicePixelRatioF()))
        row.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(words, "meta", "" if found else "tertiary", wrap=True), 1)
        return row

    def _make_foot_line(self, foot: str) -> QHBoxLayout:
        badge = Text(sure_word(self._link))
        certain = sureness_of(self._link.rule, self._link.evidence) is Sureness.CERTAIN
        badge.setProperty("badge", "good" if certain else "warn")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(badge)
        who = self._link.by if self._link.rule == "hand" else self.tr("Automatic")
        row.addWidget(Text(foot or f"{who}, {long_when(self._link.at)}", "caption", elide=True), 1)
        return row

    def _make_buttons(self, *, can_link: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        wishes: list[tuple[str, Callable[[LinkView], None]]] = [
            (self.tr("Unlink"), self.unlink.emit),
            (self.tr("Open file"), self.open_file.emit),
        ]
        if can_link:
            wishes.insert(0, (self.tr("Other…"), self.other.emit))
        for number, (label, wish) in enumerate(wishes):
            button = Button(self._theme, label, kind="" if number == 0 else "quiet", compact=True)
            button.clicked.connect(lambda _checked=False, wish=wish: self._finish(wish))
            row.addWidget(button)
        row.addStretch()
        row.addWidget(Text("Shift L", "key"))
        return row

    def _finish(self, wish: Callable[[LinkView], None]) -> None:
        self.close()
        wish(self._link)
