"""How files come to a message: by dialog, drop or paste; pictures may stand in the text instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from carerix_desktop.domain.draft import DraftFile
from carerix_desktop.gui.composer.body_edit import BodyEdit
from carerix_desktop.gui.composer.files_row import FilesRow, as_draft_file, read_file
from carerix_desktop.gui.composer.words import tr
from carerix_desktop.gui.context import Context

PICTURES = "*.png *.jpg *.jpeg *.gif *.webp"


class FileDrop(QFrame):
    """A frame on which files can be dropped.

    Signals:
        dropped: their paths.
    """

    dropped = Signal(list)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.emit([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()


class Attaching(QObject):
    """Reads files on a worker and holds their content until a save has stored it."""

    def __init__(self, context: Context, row: FilesRow, body: BodyEdit, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._row, self._body, self._owner = context, row, body, owner
        self._data: dict[bytes, bytes] = {}
        self._stored: set[bytes] = set()

    def data_of(self, files: Iterable[DraftFile]) -> dict[bytes, bytes]:
        """The content of those that are not stored now."""
        return {f.sha256: self._data[f.sha256] for f in files if f.sha256 in self._data.keys() - self._stored}

    def show_stored(self, files: tuple[DraftFile, ...], pictures: Mapping[bytes, bytes]) -> None:
        """The files of a draft that is opened; its pictures are kept, for undo may bring one back after a save."""
        self._data.update(pictures)
        self.forget(files)
        self._row.show_files(files)
        for file in files:
            if file.content_id and file.sha256 in pictures:
                self._body.put_image(file.content_id, pictures[file.sha256], insert=False)

    def forget(self, stored: Iterable[DraftFile]) -> None:
        """They are stored; what undo cannot bring back into the text is kept here no longer."""
        self._stored = {file.sha256 for file in stored}
        for file in stored:
            if not file.content_id:
                self._data.pop(file.sha256, None)

    def attach(self, paths: list[Path]) -> None:
        """Attach files of this computer."""
        for path in paths:
            self._context.jobs.ask(read_file, path, on_done=self._on_file)

    def attach_data(self, filename: str, content_type: str, data: bytes) -> None:
        """Attach what is here already."""
        self._on_file((as_draft_file(filename, content_type, data), data))

    def put_pasted(self, png: bytes) -> None:
        """A picture of the clipboard, at the cursor; beside a plain text."""
        self._put_picture(as_draft_file("picture.png", "image/png", png), png)

    def ask_files(self) -> None:
        """By dialog."""
        chosen, _kind = QFileDialog.getOpenFileNames(self._owner, tr("Attach files"))
        self.attach([Path(name) for name in chosen])

    def ask_picture(self) -> None:
        """By dialog, into the text."""
        chosen, _kind = QFileDialog.getOpenFileName(self._owner, tr("Picture"), "", PICTURES)
        if chosen:
            self._context.jobs.ask(read_file, Path(chosen), on_done=self._on_picture)

    def _on_file(self, read: tuple[DraftFile, bytes]) -> None:
        file, data = read
        self._data[file.sha256] = data
        self._row.add(file)

    def _on_picture(self, read: tuple[DraftFile, bytes]) -> None:
        self._put_picture(*read)

    def _put_picture(self, file: DraftFile, data: bytes) -> None:
        if self._body.is_plain:
            self._on_file((file, data))
            return
        named = replace(file, content_id=f"{file.sha256.hex()[:16]}@carerix")
        self._data[file.sha256] = data
        self._row.show_files((*self._row.files, named))
        self._body.put_image(named.content_id, data, insert=True)
