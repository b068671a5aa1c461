"""Merge two files side by side: field by field which value stays, with the one file that comes of it beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.merging import Difference, Side
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.records.file_acts import FileAct
from carerix_desktop.gui.records.hanging_words import HangingWords
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.merging import Comparison

KEPT, GONE, BOTH, RESULT = 1, 2, 3, 4
COLUMNS = {Side.KEPT: KEPT, Side.GONE: GONE, Side.BOTH: BOTH}


class MergeDialog(QDialog):
    """Compares two files and makes one of them.

    Args:
        parent: the window that waits.
        context: services and look.
        kind: of both files.
        pair: their numbers; the first is kept, unless they are swapped here.
        on_done: told the number of the one file.
    """

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        kind: RecordKind,
        pair: tuple[str, str],
        on_done: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._kind, self._pair, self._on_done = context, kind, pair, on_done
        self._texts = RecordTexts()
        self._compared: Comparison | None = None
        self.chosen: dict[str, Side] = {}
        self.radios: dict[tuple[str, Side], QRadioButton] = {}
        self.results: dict[str, Text] = {}
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Merge two files"))
        self.resize(940, 620)
        self.banner = Banner(context.theme)
        self.hint = Text(role="meta", wrap=True)
        self._scroll = QScrollArea()
        self.swap = Button(context.theme, self.tr("Keep the other number"), icon="refresh-cw")
        self.cancel = Button(context.theme, self.tr("Cancel"))
        self.merge = Button(context.theme, self.tr("Merge"), icon="merge", kind="primary")
        self._lay_out()
        self.swap.clicked.connect(self._swap)
        self.cancel.clicked.connect(self.reject)
        self.merge.clicked.connect(self._merge)
        self._compare()

    def choose(self, field: str, side: Side) -> None:
        """Take a side's value of a field."""
        self.radios[field, side].setChecked(True)

    def _compare(self) -> None:
        self.merge.setEnabled(False)
        args = (self._context.services.viewer.key, self._kind, *self._pair)
        compare = self._context.services.more["merging"].compare
        self._context.jobs.ask(compare, *args, on_done=self._show, on_fault=self._fail, key=(id(self), "compare"))

    def _fail(self, fault: Fault) -> None:
        self.banner.say("bad", "circle-alert", fault_line(fault))

    def _swap(self) -> None:
        self._pair = (self._pair[1], self._pair[0])
        self._compare()

    def _show(self, compared: Comparison) -> None:
        self._compared = compared
        self.chosen = {one.field: one.sides[0] for one in compared.differences}
        self.radios.clear()
        self.results.clear()
        inner = QFrame()
        inner.setProperty("pane", "surface")
        grid = QGridLayout(inner)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for column, stretch in ((0, 2), (KEPT, 4), (GONE, 4), (BOTH, 1), (RESULT, 4)):
            grid.setColumnStretch(column, stretch)
        self._add_heads(grid, compared)
        differing = {one.field: one for one in compared.differences}
        row = 2
        for field, text in compared.result(self.chosen).items():
            if text and not (text == "no" and field not in differing):
                self._add_field(grid, row, field, differing.get(field))
                row += 1
        grid.setRowStretch(row, 1)
        self._scroll.setWidget(inner)
        self._show_result()
        self.hint.setText(
            self.tr(
                "{gone} opens {kept} from then on. Messages, notes, documents and procedures of both are on the one "
                "file; you can undo this at any time, and each gets its own back."
            ).format(kept=compared.kept.ref, gone=compared.gone.ref)
        )
        self.merge.setEnabled(True)
        self.merge.setFocus()

    def _add_heads(self, grid: QGridLayout, compared: Comparison) -> None:
        words = HangingWords(self)
        for column, record, counts, line in (
            (KEPT, compared.kept, compared.on_kept, self.tr("{ref}, is kept")),
            (GONE, compared.gone, compared.on_gone, self.tr("{ref}, is merged into it")),
        ):
            grid.addWidget(Text(record.name, "strong", wrap=True), 0, column)
            told = ". ".join(part for part in (line.format(ref=record.ref), words.say(counts)) if part)
            grid.addWidget(Text(told, "meta", wrap=True), 1, column, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text(self.tr("Both"), "strong"), 0, BOTH)
        grid.addWidget(Text(self.tr("The one file"), "strong"), 0, RESULT)

    def _add_field(self, grid: QGridLayout, row: int, field: str, difference: Difference | None) -> None:
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Text(self._texts.column(field), "meta", wrap=True), row, 0, top)
        result = self.results[field] = Text(wrap=True)
        grid.addWidget(result, row, RESULT, top)
        if difference is None:
            return
        group = QButtonGroup(grid.parent())
        names = {
            Side.KEPT: self._texts.value(field, difference.kept),
            Side.GONE: self._texts.value(field, difference.gone),
            Side.BOTH: "",
        }
        spoken = {Side.KEPT: names[Side.KEPT], Side.GONE: names[Side.GONE], Side.BOTH: self.tr("Both")}
        for side in (one for one in COLUMNS if one in difference.sides):
            radio = self.radios[field, side] = QRadioButton(_short(names[side]))
            radio.setToolTip(names[side])
            radio.setAccessibleName(f"{self._texts.column(field)}: {spoken[side]}")
            radio.setChecked(side is difference.sides[0])
            radio.toggled.connect(partial(self._take, field, side))
            group.addButton(radio)
            grid.addWidget(radio, row, COLUMNS[side], top)

    def _take(self, field: str, side: Side, on: bool) -> None:
        if on:
            self.chosen[field] = side
            self._show_result()

    def _show_result(self) -> None:
        if self._compared is not None:
            said = self._compared.result(self.chosen)
            for field, label in self.results.items():
                label.setText(self._texts.value(field, said.get(field, "")))

    def _merge(self) -> None:
        self.merge.setEnabled(False)
        FileAct(self._context, self._finish, self._refuse).merge(self._kind, *self._pair, self.chosen)

    def _finish(self) -> None:
        self.accept()
        if self._on_done is not None:
            self._on_done(self._pair[0])

    def _refuse(self, text: str) -> None:
        self.merge.setEnabled(True)
        self.banner.say("bad", "circle-alert", text)

    def _lay_out(self) -> None:
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.swap)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.merge)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.banner)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.hint)
        column.addLayout(foot)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


SHOWN = 38
"""Letters of a value beside its button; the whole value is in the tooltip and, once chosen, in the one file."""
