"""The columns of somebody's file beside ours: sample values on the left, what each becomes on the right."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.import_columns import LEFT_OUT, PEOPLE, WHOLE_NAME, doubled_columns, missing_columns
from carerix_desktop.domain.record import COLUMNS
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.services.record_import import Look

NAME, SAMPLE, BECOMES = range(3)
LONGEST_CELL = 40


class ColumnTable(QTableWidget):
    """One row per column of the file.

    Signals:
        changed: something else was chosen.
    """

    changed = Signal()

    def __init__(self, kind: RecordKind, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self._kind, self._texts = kind, RecordTexts()
        self.setHorizontalHeaderLabels([self.tr("Column in the file"), self.tr("First rows"), self.tr("Becomes")])
        self.setAccessibleName(self.tr("Columns of the file"))
        self.verticalHeader().hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the boxes take it
        header = self.horizontalHeader()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(SAMPLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(BECOMES, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(NAME, 190)
        header.resizeSection(BECOMES, 230)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setWordWrap(False)
        self.setShowGrid(False)

    def show_look(self, look: Look) -> None:
        """The columns of a file, each with its proposal."""
        self.setRowCount(0)
        self.setRowCount(len(look.header))
        for row, name in enumerate(look.header):
            cells = [cells[row] for cells in look.sample if row < len(cells) and cells[row].strip()]
            sample = " · ".join(_short(cell) for cell in cells)
            for column, text in ((NAME, name or self.tr("(no name)")), (SAMPLE, sample)):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                item.setToolTip(text)
                self.setItem(row, column, item)
            self.setCellWidget(row, BECOMES, self._make_box(name, look.columns.get(name, name)))
            self.setRowHeight(row, self.box(row).sizeHint().height() + 6)

    def columns(self) -> dict[str, str]:
        """What was chosen: column of the file → ours."""
        found = {}
        for row in range(self.rowCount()):
            box = self.box(row)
            found[str(box.property("column"))] = str(box.currentData())
        return found

    def box(self, row: int) -> QComboBox:
        """Where one chooses what a column becomes."""
        widget = self.cellWidget(row, BECOMES)
        assert isinstance(widget, QComboBox)
        return widget

    def defect(self, *, numbered: bool) -> str:
        """Why it cannot be imported so, in one sentence; "" when it can."""
        columns = self.columns()
        twice = doubled_columns(columns)
        if twice:
            line = self.tr("Two columns become “{name}”. Choose something else for one of them.")
            return line.format(name=self._texts.column(twice[0]))
        missing = [name for name in missing_columns(self._kind, columns) if not (numbered and name == "ref")]
        if missing:
            line = self.tr("No column becomes “{name}”. Choose which one it is.")
            return line.format(name=self._texts.column(missing[0]))
        return ""

    def _make_box(self, name: str, chosen: str) -> QComboBox:
        box = QComboBox()
        box.setProperty("column", name)
        box.setAccessibleName(self.tr("What “{name}” becomes").format(name=name))
        box.addItem(self.tr("Leave out"), LEFT_OUT)
        for column in COLUMNS[self._kind]:
            box.addItem(self._texts.column(column), column)
        if self._kind in PEOPLE:
            box.addItem(self._texts.column(WHOLE_NAME), WHOLE_NAME)
        if name and name not in COLUMNS[self._kind]:
            box.addItem(self.tr("Further field “{name}”").format(name=_short(name)), name)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        return box


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_CELL else f"{line[:LONGEST_CELL]}…"


def encoding_name(name: str) -> str:
    """An encoding as people know it."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("", text)

    return {
        "utf-8": "UTF-8",
        "utf-8-sig": "UTF-8",
        "cp1252": tr("Western (Windows-1252)"),
        "cp1250": tr("Central European (Windows-1250)"),
        "utf-16": "UTF-16",
        "mac_roman": tr("Western (Mac)"),
        "cp850": tr("Western (DOS)"),
        "cp1251": tr("Cyrillic (Windows-1251)"),
        "cp1253": tr("Greek (Windows-1253)"),
        "cp1254": tr("Turkish (Windows-1254)"),
    }.get(name, name)
