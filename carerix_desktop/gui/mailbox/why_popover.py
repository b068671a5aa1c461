"""The Why popover of a chip: one sentence, the evidence, when and by whom, Unlink, open the file (DESIGN 5.3)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from carerix_desktop.domain.view import LinkView
from carerix_desktop.gui.mailbox.reasons import kind_word, sentence_of
from carerix_desktop.gui.models.spoken import long_when
from carerix_desktop.gui.theme import Theme
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

    def __init__(self, theme: Theme, link: LinkView, owner: QWidget, *, can_link: bool) -> None:
        super().__init__(owner)
        self._theme, self._link = theme, link
        self.setAccessibleName(f"{kind_word(link.kind)} {link.label}. {sentence_of(link)}")
        self.column.addLayout(self._make_head())
        self.column.addWidget(Text(sentence_of(link), wrap=True))
        self._add_evidence(link.evidence)
        self.column.addLayout(self._make_foot_line())
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

    def _add_evidence(self, evidence: str) -> None:
        for part in filter(None, (piece.strip() for piece in evidence.split(";"))):
            row = QHBoxLayout()
            row.setSpacing(8)
            tick = QLabel()
            tick.setPixmap(self._theme.icons.pixmap("check", "success.base", 14, self.devicePixelRatioF()))
            row.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(part, "meta", wrap=True), 1)
            self.column.addLayout(row)

    def _make_foot_line(self) -> QHBoxLayout:
        by_rule = self._link.rule != "hand"
        badge = Text(self.tr("Certain") if by_rule else self.tr("By hand"))
        badge.setProperty("badge", "good")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(badge)
        who = self.tr("Automatic") if by_rule else self._link.by
        row.addWidget(Text(f"{who}, {long_when(self._link.at)}", "caption", elide=True), 1)
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
