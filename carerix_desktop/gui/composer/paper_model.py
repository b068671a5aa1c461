"""What can be attached from a file, as a table with ticks: its documents first, then attachments of its mail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from carerix_desktop.domain.document import DocumentView
from carerix_desktop.domain.writing import Document
from carerix_desktop.gui.composer.words import shown_name, tr
from carerix_desktop.gui.models.spoken import file_size, short_when
from carerix_desktop.gui.records.document_model import icon_of
from carerix_desktop.gui.records.origins import sort_word
from carerix_desktop.gui.theme import Theme

Paper = Document | DocumentView
"""An attachment of mail, or a document of the file, of which the newest version is meant."""

Index = QModelIndex | QPersistentModelIndex
NAME, SIZE, DATE, ORIGIN = range(4)
_CHECK = Qt.ItemDataRole.CheckStateRole


class PaperModel(QAbstractTableModel):
    """What was found; what is ticked stays ticked while other things are searched.

    Signals:
        ticked: another one is ticked, or none.
    """

    ticked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._found: tuple[Paper, ...] = ()
        self._chosen: dict[tuple[int, str], Paper] = {}

    @property
    def chosen(self) -> tuple[Paper, ...]:
        """The ticked ones, in the order of ticking."""
        return tuple(self._chosen.values())

    def paper(self, index: Index) -> Paper | None:
        """What stands in a row."""
        return self._found[index.row()] if index.isValid() and index.row() < len(self._found) else None

    def show_papers(self, documents: Sequence[DocumentView], attachments: Sequence[Document]) -> None:
        """Others; an attachment that became a document is there once."""
        taken = {(one.present.message, one.present.filename) for one in documents}
        self.beginResetModel()
        self._found = (*documents, *(one for one in attachments if (one.message, one.filename) not in taken))
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
        return (tr("Name"), tr("Size"), tr("Date"), tr("Origin"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() == NAME else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.paper(index)
        if one is None:
            return None
        if role == _CHECK and index.column() == NAME:
            return Qt.CheckState.Checked if _key(one) in self._chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(one, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == ORIGIN and is_confidential(one):
            return f"{tr('Confidential')}: {_origin(one)}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _text(one, index.column())
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, max(34, self._theme.metrics("body").height() + 14))
        return None

    def setData(self, index: Index, _value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _CHECK or not index.isValid():
            return False
        self.tick(index.row())
        return True

    def _icon(self, one: Paper, column: int) -> QIcon | None:
        if column == NAME:
            return self._theme.icons.icon(icon_of(name_of(one)), "text.secondary")
        if column == ORIGIN and is_confidential(one):
            return self._theme.icons.icon("lock", "confidential.text")
        return None


def name_of(one: Paper) -> str:
    """Of the file that is attached."""
    return one.name if isinstance(one, DocumentView) else one.filename


def is_confidential(one: Paper) -> bool:
    """Whether the mail that it came with is."""
    return one.present.confidential if isinstance(one, DocumentView) else one.confidential


def _key(one: Paper) -> tuple[int, str]:
    return (int(one.key), "document") if isinstance(one, DocumentView) else (int(one.message), one.section)


def _text(one: Paper, column: int) -> str:
    size, date = (
        (one.present.size_octets, one.present.made_at) if isinstance(one, DocumentView) else (one.size_octets, one.date)
    )
    return {NAME: name_of(one), SIZE: file_size(size), DATE: short_when(date), ORIGIN: _origin(one)}[column]


def _origin(one: Paper) -> str:
    """Such as "Document: CV, version 2" or "Sanne de Vries: Application"."""
    if isinstance(one, Document):
        return f"{shown_name(one.sender)}: {one.subject}" if one.subject else shown_name(one.sender)
    kind = tr("Document: {kind}").format(kind=sort_word(one.sort))
    number = one.present.number
    return tr("{document}, version {number}").format(document=kind, number=number) if number > 1 else kind
