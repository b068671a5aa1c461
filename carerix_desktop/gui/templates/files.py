"""The attachments of a template: they go along with each of its messages."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from carerix_desktop.domain.draft import DraftFile
from carerix_desktop.domain.template import TemplateFile
from carerix_desktop.gui.composer.files_row import FilesRow, as_draft_file, read_file
from carerix_desktop.gui.context import Context


class TemplateFiles(QWidget):
    """Chips with name and size; hidden where there is none.

    Signals:
        changed: by a person.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._data: dict[bytes, bytes] = {}
        self.row = FilesRow(context.theme)
        self.row.changed.connect(self._on_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.row)
        row = self.row.layout()
        assert row is not None
        row.setContentsMargins(0, 0, 0, 0)
        self.setVisible(False)

    @property
    def files(self) -> tuple[TemplateFile, ...]:
        """What stands here."""
        return tuple(
            TemplateFile(filename=one.filename, content_type=one.content_type, data=self._data[one.sha256])
            for one in self.row.files
        )

    def show_files(self, files: tuple[TemplateFile, ...]) -> None:
        """Other attachments, without telling."""
        shown = [as_draft_file(one.filename, one.content_type, one.data) for one in files]
        self._data = {file.sha256: one.data for file, one in zip(shown, files, strict=True)}
        self.row.show_files(tuple(shown))
        self.setVisible(bool(shown))

    def ask(self) -> None:
        """By dialog."""
        chosen, _kind = QFileDialog.getOpenFileNames(self.window(), self.tr("Attach files to the template"))
        self.attach([Path(name) for name in chosen])

    def attach(self, paths: list[Path]) -> None:
        """Files of this computer; one that cannot be read is told."""
        for path in paths:
            self._context.jobs.ask(read_file, path, on_done=self._take)

    def take_drag(self, event: QDragEnterEvent) -> None:
        """Whether something can be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def take_drop(self, event: QDropEvent) -> None:
        """What was dropped on the editor."""
        self.attach([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def _take(self, read: tuple[DraftFile, bytes]) -> None:
        file, data = read
        self._data[file.sha256] = data
        self.row.add(file)

    def _on_changed(self) -> None:
        self.setVisible(bool(self.row.files))
        self.changed.emit()
