"""The model of the attachment bar: the parts of one message, dragged out as files once they have been read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, QUrl

from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.view import PartView
from carerix_desktop.gui.models.spoken import file_size

Index = QModelIndex | QPersistentModelIndex
PART = Qt.ItemDataRole.UserRole + 1


class AttachmentModel(QAbstractListModel):
    """Attachments of the message that is open; inline pictures are part of its text and not listed."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._message = MessageKey(0)
        self._parts: tuple[PartView, ...] = ()
        self._files: dict[str, Path] = {}

    @property
    def message(self) -> MessageKey:
        """Whose attachments these are."""
        return self._message

    def show_message(self, message: MessageKey, parts: tuple[PartView, ...]) -> None:
        """List the attachments of another message."""
        parts = tuple(part for part in parts if not part.inline)
        if (message, parts) == (self._message, self._parts):
            return
        self.beginResetModel()
        self._message, self._parts, self._files = message, parts, {}
        self.endResetModel()

    def part_at(self, row: int) -> PartView:
        """The part of a row."""
        return self._parts[row]

    @property
    def parts(self) -> tuple[PartView, ...]:
        """All of them."""
        return self._parts

    def file_is_ready(self, section: str, path: Path) -> None:
        """A part lies in a private file and can be dragged out."""
        self._files[section] = path

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._parts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._parts):
            return None
        part = self._parts[index.row()]
        if role == PART:
            return part
        if role == Qt.ItemDataRole.DisplayRole:
            return part.filename
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{part.filename}, {type_word(part)}, {file_size(part.size_octets)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return ["text/uri-list"]

    def mimeData(self, indexes: Any) -> QMimeData:
        data = QMimeData()
        sections = [self._parts[index.row()].section for index in indexes]
        data.setUrls([QUrl.fromLocalFile(str(self._files[s])) for s in sections if s in self._files])
        return data


def type_word(part: PartView) -> str:
    """PDF, DOC, PNG: up to four letters for the tile."""
    suffix = Path(part.filename).suffix.lstrip(".").upper()
    known = {"DOCX": "DOC", "XLSX": "XLS", "PPTX": "PPT", "JPEG": "JPG"}
    if 0 < len(suffix) <= 4 and suffix.isalnum():
        return known.get(suffix, suffix)
    return part.content_type.rsplit("/", 1)[-1][:4].upper() or "?"
