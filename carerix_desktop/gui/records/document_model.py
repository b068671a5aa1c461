"""The documents of a file and the attachments of its mail as one tree; older versions stand below their document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from carerix_desktop.domain.document import DocumentView, TextState, VersionView
from carerix_desktop.domain.writing import Document
from carerix_desktop.gui.models.spoken import file_size, short_when
from carerix_desktop.gui.records.origins import sort_word
from carerix_desktop.gui.theme import Theme

Row = DocumentView | VersionView | Document | None
ROW = Qt.ItemDataRole.UserRole + 1
COLUMNS, ROW_HEIGHT = 4, 34
_ICONS = {"pdf": "file-text", "docx": "file-text", "doc": "file-text", "odt": "file-text", "zip": "file-archive"}
_PICTURES = {"png", "jpg", "jpeg", "gif", "webp", "bmp"}


class DocumentModel(QStandardItemModel):
    """Two groups: documents, and e-mail attachments."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, COLUMNS)
        self._theme = theme
        self.setHorizontalHeaderLabels([self.tr("Name"), self.tr("Kind"), self.tr("Size"), self.tr("Date and origin")])

    def show_all(self, documents: Sequence[DocumentView], attachments: Sequence[Document]) -> None:
        """Others, or the same anew."""
        self.removeRows(0, self.rowCount())
        self._add_group(self.tr("Documents"), [self._document_row(one) for one in documents])
        self._add_group(self.tr("E-mail attachments"), [self._attachment_row(one) for one in attachments])

    def row_at(self, index: QModelIndex) -> Row:
        """What stands at an index; None for a group."""
        row: Row = index.siblingAtColumn(0).data(ROW) if index.isValid() else None
        return row

    def document_of(self, index: QModelIndex) -> DocumentView | None:
        """The document at an index, or whose version is."""
        while index.isValid():
            row = self.row_at(index)
            if isinstance(row, DocumentView):
                return row
            index = index.parent()
        return None

    def _add_group(self, title: str, rows: list[list[QStandardItem]]) -> None:
        if not rows:
            return
        head = self._items(f"{title}  {len(rows)}", "", "", "", None)
        font = self._theme.font("strong")
        head[0].setFont(font)
        head[0].setFlags(Qt.ItemFlag.ItemIsEnabled)
        for row in rows:
            head[0].appendRow(row)
        self.appendRow(head)

    def _document_row(self, one: DocumentView) -> list[QStandardItem]:
        name = one.name
        if len(one.versions) > 1:
            name = self.tr("{name} (version {number})").format(name=name, number=one.present.number)
        items = self._items(
            name, sort_word(one.sort), file_size(one.present.size_octets), self._origin(one.present), one
        )
        items[0].setIcon(self._theme.icons.icon(icon_of(one.name), "text.secondary"))
        for version in one.versions[1:]:
            label = self.tr("Version {number}").format(number=version.number)
            items[0].appendRow(self._items(label, "", file_size(version.size_octets), self._origin(version), version))
        return items

    def _attachment_row(self, one: Document) -> list[QStandardItem]:
        sender = one.sender.name or one.sender.address
        origin = f"{short_when(one.date)}, {sender}: {one.subject}"
        items = self._items(one.filename, "", file_size(one.size_octets), origin, one)
        icon = ("lock", "confidential.text") if one.confidential else (icon_of(one.filename), "text.secondary")
        items[0].setIcon(self._theme.icons.icon(*icon))
        if one.confidential:
            items[0].setData(f"{self.tr('Confidential')}: {one.filename}", Qt.ItemDataRole.AccessibleTextRole)
        return items

    def _origin(self, version: VersionView) -> str:
        origin = self.tr("from e-mail") if version.message is not None else version.made_by
        state = self.tr("text not readable") if version.text_state is TextState.FAILED else ""
        return ", ".join(part for part in (short_when(version.made_at), origin, state) if part)

    def _items(self, name: str, sort: str, size: str, origin: str, row: Row) -> list[QStandardItem]:
        items = [QStandardItem(text) for text in (name, sort, size, origin)]
        for item in items:
            item.setEditable(False)
            item.setToolTip(item.text())
            item.setSizeHint(QSize(0, max(ROW_HEIGHT, self._theme.metrics("body").height() + 14)))
        items[0].setData(row, ROW)
        return items


def icon_of(name: str) -> str:
    """The sign of a file by the ending of its name."""
    ending = Path(name).suffix.lstrip(".").lower()
    return "file-image" if ending in _PICTURES else _ICONS.get(ending, "file")
