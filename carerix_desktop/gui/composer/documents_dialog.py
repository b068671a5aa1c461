"""Choose files to attach from the mail on somebody's file: filtered as one types, several at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QLineEdit, QTreeView, QVBoxLayout, QWidget

from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.writing import Document
from carerix_desktop.gui.composer.services import WritingServices
from carerix_desktop.gui.composer.words import shown_name, tr
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.models.spoken import file_size, short_when
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.text import Text

Index = QModelIndex | QPersistentModelIndex
NAME, SIZE, DATE, SUBJECT = range(4)
TYPING_MS = 150
_CHECK = Qt.ItemDataRole.CheckStateRole


class DocumentModel(QAbstractTableModel):
    """The documents that were found; those that are ticked stay ticked while others are searched.

    Signals:
        ticked: another one is ticked, or none.
    """

    ticked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._found: tuple[Document, ...] = ()
        self._chosen: dict[tuple[int, str], Document] = {}

    @property
    def chosen(self) -> tuple[Document, ...]:
        """The ticked ones, in the order of ticking."""
        return tuple(self._chosen.values())

    def show_documents(self, found: tuple[Document, ...]) -> None:
        """Others."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def tick(self, row: int) -> None:
        """Tick one, or take the tick away."""
        one = self._found[row]
        if self._chosen.pop(_key(one), None) is None:
            self._chosen[_key(one)] = one
        self.dataChanged.emit(self.index(row, NAME), self.index(row, NAME), [_CHECK])
        self.ticked.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (tr("Name"), tr("Size"), tr("Date"), tr("From the message"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() == NAME else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._found):
            return None
        one = self._found[index.row()]
        if role == _CHECK and index.column() == NAME:
            return Qt.CheckState.Checked if _key(one) in self._chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole and index.column() == SUBJECT and one.confidential:
            return self._theme.icons.icon("lock", "confidential.text")
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == SUBJECT and one.confidential:
            return f"{tr('Confidential')}: {self._text(one, SUBJECT)}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(one, index.column())
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, max(34, self._theme.metrics("body").height() + 14))
        return None

    def setData(self, index: Index, _value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _CHECK or not index.isValid():
            return False
        self.tick(index.row())
        return True

    def _text(self, one: Document, column: int) -> str:
        if column == SUBJECT:
            return f"{shown_name(one.sender)}: {one.subject}" if one.subject else shown_name(one.sender)
        return {NAME: one.filename, SIZE: file_size(one.size_octets), DATE: short_when(one.date)}[column]


def _key(one: Document) -> tuple[int, str]:
    return int(one.message), one.section


class _Table(QTreeView):
    """Space and Enter tick, on any column."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model, index = self.model(), self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid() and isinstance(model, DocumentModel):
            model.tick(index.row())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Words are typed in the line above."""


class DocumentsDialog(QDialog):
    """The documents of one file.

    Args:
        parent: over which it stands.
        context: look and jobs.
        services: who knows the documents.
        file: kind and key of the record, and its name.
    """

    def __init__(
        self, parent: QWidget, context: Context, services: WritingServices, file: tuple[RecordKind, RecordKey, str]
    ) -> None:
        super().__init__(parent)
        self._context, self._services, self._file = context, services, file
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(tr("From the file of {name}").format(name=file[2]))
        self.setMinimumSize(640, 460)
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Name of the file or subject of its message"))
        self.line.setAccessibleName(tr("Search a document"))
        self.model = DocumentModel(context.theme, self)
        self.table = _Table()
        self._none = Text(role="meta", wrap=True)
        self._box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.attach = self._box.button(QDialogButtonBox.StandardButton.Ok)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._lay_out()
        self._connect()
        self._count()
        self._search()

    @property
    def chosen(self) -> tuple[Document, ...]:
        """What is to be attached."""
        return self.model.chosen

    def _search(self) -> None:
        kind, key, _name = self._file
        self._context.jobs.ask(self._services.drafting.documents, self._services.viewer, kind, key, self.line.text(),
                               on_done=self._show, key=(id(self), "find"))  # fmt: skip

    def _show(self, found: tuple[Document, ...]) -> None:
        self.model.show_documents(found)
        self._none.setVisible(not found)
        words = self.line.text().strip()
        text = (
            tr("Nothing found for “{words}”").format(words=words)
            if words
            else tr("No file came or went with its mail.")
        )
        self._none.setText(text)
        if found:
            self.table.setCurrentIndex(self.model.index(0, NAME))

    def _count(self) -> None:
        number = len(self.model.chosen)
        self.attach.setEnabled(number > 0)
        self.attach.setText(tr("Attach %n file(s)", "", number) if number else tr("Attach"))

    def _connect(self) -> None:
        self._typing.timeout.connect(self._search)
        self.line.textEdited.connect(lambda _text: self._typing.start())
        self.model.ticked.connect(self._count)
        self.table.activated.connect(lambda index: self.model.tick(index.row()))
        self._box.accepted.connect(self.accept)
        self._box.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        self._box.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        self.table.setModel(self.model)
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setAllColumnsShowFocus(True)
        self.table.setAccessibleName(tr("Documents"))
        header = self.table.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Interactive)
        for place, width in ((NAME, 240), (SIZE, 80), (DATE, 90)):
            self.table.setColumnWidth(place, width)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.line)
        column.addWidget(self.table, 1)
        column.addWidget(self._none)
        column.addWidget(self._box)


def choose_documents(
    parent: QWidget, context: Context, services: WritingServices, file: tuple[RecordKind, RecordKey, str]
) -> tuple[Document, ...]:
    """Ask; nothing where it was cancelled."""
    dialog = DocumentsDialog(parent, context, services, file)
    return dialog.chosen if dialog.exec() else ()
