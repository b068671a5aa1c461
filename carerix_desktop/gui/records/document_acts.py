"""What a hand does with documents: add, look, open, save, rename, sort, bring a version back, delete; all with undo."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QWidget

from carerix_desktop.domain.document import DocumentSort, DocumentView, NewVersion, VersionView
from carerix_desktop.domain.errors import Fault, UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.writing import Document
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.file_names import write_file
from carerix_desktop.gui.records.document_model import Row
from carerix_desktop.gui.records.origins import sort_word
from carerix_desktop.gui.records.preview import Preview, can_preview, is_pdf
from carerix_desktop.gui.widgets.ask_to_run import is_sure
from carerix_desktop.parse.filename import is_executable, safe_file_name
from carerix_desktop.services.document_reading import DocumentReading, PagePicture
from carerix_desktop.services.documents import MAX_DOCUMENT_OCTETS, Documents, DocumentsDone


class DocumentActs(QObject):
    """Acts on the documents of one file.

    Args:
        context: services and look.
        beside: the widget whose window waits.

    Signals:
        changed: something was done.
    """

    changed = Signal()

    def __init__(self, context: Context, beside: QWidget) -> None:
        super().__init__(beside)
        self._context, self._beside = context, beside
        self._place = (RecordKind.CANDIDATE, "")
        self._folder: QTemporaryDir | None = None

    @property
    def _documents(self) -> Documents:
        documents: Documents = self._context.services.more["documents"]
        return documents

    def show_file(self, kind: RecordKind, ref: str) -> None:
        """Whose documents these are."""
        self._place = (kind, ref)

    def do(self, wish: str, row: Row, document: DocumentView | None) -> None:
        """Carry out what a key asks for."""
        if row is None:
            return
        match wish:
            case "open":
                self.open(row)
            case "preview":
                self.preview(row)
            case "rename" if document is not None:
                self.rename(document)
            case "delete" if document is not None:
                self.delete(document)
            case _:
                pass

    def menu(self, row: Row, document: DocumentView | None) -> QMenu:
        """What can be done with a row."""
        menu, icons = QMenu(self._beside), self._context.theme.icons
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        assert row is not None
        menu.addAction(icons.icon("external-link"), self.tr("Open"), partial(self.open, row))
        look = menu.addAction(icons.icon("eye"), self.tr("Preview"), partial(self.preview, row))
        look.setEnabled(can_preview(*_named(row)))
        menu.addAction(icons.icon("download"), self.tr("Save…"), partial(self.save, row))
        menu.addSeparator()
        if isinstance(row, Document):
            menu.addAction(icons.icon("file"), self.tr("Add to the documents"), partial(self.take_in, row, None))
            menu.addAction(icons.icon("user"), self.tr("Use as CV"), partial(self.take_in, row, DocumentSort.CV))
        if isinstance(row, VersionView):
            menu.addAction(icons.icon("history"), self.tr("Make this the present version"), partial(self.restore, row))
        if isinstance(row, DocumentView) and document is not None:
            menu.addAction(icons.icon("pencil"), self.tr("Rename…"), partial(self.rename, document))
            kinds = menu.addMenu(self.tr("Kind"))
            for sort in DocumentSort:
                action = kinds.addAction(sort_word(sort), partial(self.set_sort, document, sort))
                action.setCheckable(True)
                action.setChecked(sort is document.sort)
            menu.addAction(icons.icon("trash-2"), self.tr("Delete"), partial(self.delete, document))
        return menu

    def add_from_disk(self) -> None:
        """Choose files and add them."""
        chosen, _kind = QFileDialog.getOpenFileNames(self._beside.window(), self.tr("Add files"))
        if chosen:
            self.add_paths([Path(one) for one in chosen])

    def add_paths(self, paths: Iterable[Path]) -> None:
        """Add files from disk."""
        wanted = list(paths)
        if wanted:
            text = self.tr("%n document(s) added", "", len(wanted))
            self._tell(text, _add_from, self._documents, *self._place, wanted)

    def take_in(self, attachment: Document, sort: DocumentSort | None) -> None:
        """An attachment of the file's mail becomes a document."""
        act = partial(self._documents.file_attachments, sort=sort)
        text = self.tr("{name} added to the documents").format(name=attachment.filename)
        self._tell(text, _plainly, act, attachment.message, [attachment.section], *self._place)

    def rename(self, document: DocumentView) -> None:
        """Ask for another name."""
        name, ok = QInputDialog.getText(
            self._beside.window(), self.tr("Rename"), self.tr("Name of the document"), text=document.name
        )
        if ok and name != document.name:
            text = self.tr("Renamed to {name}").format(name=name)
            self._tell(text, _plainly, self._documents.rename, document.key, name)

    def set_sort(self, document: DocumentView, sort: DocumentSort) -> None:
        """Say what it is."""
        text = self.tr("{name} is marked as {kind}").format(name=document.name, kind=sort_word(sort))
        self._tell(text, _plainly, self._documents.set_sort, document.key, sort)

    def restore(self, version: VersionView) -> None:
        """Make an older version the present one."""
        text = self.tr("Version {number} is the present one again").format(number=version.number)
        self._tell(text, _plainly, self._documents.restore, version.key)

    def delete(self, document: DocumentView) -> None:
        """Delete, with the way back."""
        text = self.tr("{name} deleted").format(name=document.name)
        self._tell(text, _plainly, self._documents.delete, document.key)

    def open(self, row: Row) -> None:
        """Open with the system's program, after asking for what could run (S-08)."""
        assert row is not None
        name, content_type = _named(row)
        if is_executable(name, content_type) and not is_sure(self._beside, name):
            return
        if self._folder is None:
            self._folder = QTemporaryDir()  # 0700, removed with the program
        inside = Path(self._folder.path()) / f"{type(row).__name__}-{_key(row)}"
        self._write(row, inside / safe_file_name(name), self._open_file)

    def save(self, row: Row) -> None:
        """Save where the person says."""
        assert row is not None
        chosen, _kind = QFileDialog.getSaveFileName(
            self._beside.window(), self.tr("Save document"), safe_file_name(_named(row)[0])
        )
        if chosen:
            self._write(row, Path(chosen), self._tell_saved)

    def preview(self, row: Row) -> None:
        """Look at it without opening it."""
        assert row is not None
        name, content_type = _named(row)
        if not can_preview(name, content_type):
            self._context.toast(self.tr("There is no preview of {name}. Open it instead.").format(name=name))
            return
        viewer, read = self._context.services.viewer.key, partial(self._content, row)
        if is_pdf(name, content_type):
            reading = self._context.services.more["document_reading"]
            draw: Callable[[int, int], Any] = partial(_drawn, reading, name, read)
            if not isinstance(row, Document):
                draw = partial(self._documents.picture, viewer, _version(row).key)
            shown = Preview(self._beside.window(), self._context, name, draw=draw)
        else:
            shown = Preview(self._beside.window(), self._context, name, read=read)
        shown.finished.connect(shown.deleteLater)
        shown.open()

    def _content(self, row: Row) -> bytes:
        """The octets; on a worker thread."""
        if isinstance(row, Document):
            return self._context.services.reading.part(row.message, row.section)[1]
        return self._documents.content(self._context.services.viewer.key, _version(row).key)[2]

    def _write(self, row: Row, path: Path, then: Callable[[Path], None]) -> None:
        self._context.jobs.ask(_write_content, partial(self._content, row), path, on_done=then, on_fault=self._fail)

    def _open_file(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            text = self.tr("No program on this computer opens {name}. Save it instead.")
            self._context.toast(text.format(name=path.name))

    def _tell_saved(self, path: Path) -> None:
        self._context.toast(self.tr("{name} saved").format(name=path.name))

    def _tell(self, text: str, act: Callable[..., DocumentsDone], *args: object) -> None:
        job = partial(_with_text, text, act, self._context.services.viewer.key)
        self._context.jobs.tell(job, *args, on_done=self._on_done, on_fault=self._fail)

    def _on_done(self, told: tuple[str, DocumentsDone]) -> None:
        text, done = told
        self._context.bridge.receive(done.event)
        self.changed.emit()
        self._context.done(text, partial(self._take_back, done))

    def _take_back(self, done: DocumentsDone) -> None:
        viewer = self._context.services.viewer.key
        self._context.jobs.tell(self._documents.undo, viewer, done, on_done=self._on_undone, on_fault=self._fail)

    def _on_undone(self, event: Any) -> None:
        self._context.bridge.receive(event)
        self.changed.emit()

    def _fail(self, fault: Fault) -> None:
        self._context.toast(fault_line(fault))


def _with_text(text: str, act: Callable[..., DocumentsDone], actor: int, *args: object) -> tuple[str, DocumentsDone]:
    return text, act(actor, *args)


def _plainly(actor: int, act: Callable[..., DocumentsDone], *args: object) -> DocumentsDone:
    return act(actor, *args)


def _add_from(actor: Any, documents: Documents, kind: RecordKind, ref: str, paths: list[Path]) -> DocumentsDone:
    """Read files from disk and add them; on the command thread."""
    files = []
    for path in paths:
        try:
            too_large = path.stat().st_size > MAX_DOCUMENT_OCTETS
            data = b"" if too_large else path.read_bytes()
        except OSError as error:
            text = f"“{path.name}” could not be read, so nothing was added. Look at the file."
            raise UserFault(text, code="unreadable", details={"path": path.name}) from error
        if too_large:
            text = f"“{path.name}” is larger than 100 MB, so nothing was added. Make it smaller."
            raise UserFault(text, code="document_too_large", details={"name": path.name})
        content_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        files.append(NewVersion(name=path.name, content_type=content_type, data=data))
    return documents.add(actor, kind, ref, files)


def _drawn(reading: DocumentReading, name: str, read: Callable[[], bytes], page: int, width: int) -> PagePicture:
    return reading.picture(name, read(), page, width)


def _write_content(read: Callable[[], bytes], path: Path) -> Path:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    write_file(path, read())
    return path


def _named(row: Row) -> tuple[str, str]:
    if isinstance(row, DocumentView):
        return row.name, row.present.content_type
    assert row is not None
    return row.filename, row.content_type


def _version(row: Row) -> VersionView:
    if isinstance(row, DocumentView):
        return row.present
    assert isinstance(row, VersionView)
    return row


def _key(row: Row) -> str:
    return f"{row.message}-{row.section}" if isinstance(row, Document) else f"{_version(row).key}"
