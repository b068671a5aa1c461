"""The attachments of the message that is written: chips with type, name and size, and what they come to together."""

from __future__ import annotations

import mimetypes
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carerix_desktop.domain.draft import DraftFile
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.view import PartView
from carerix_desktop.gui.composer.words import tr
from carerix_desktop.gui.models.attachments import type_word
from carerix_desktop.gui.models.spoken import file_size
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import IconButton
from carerix_desktop.gui.widgets.flow import FlowLayout
from carerix_desktop.gui.widgets.text import Text

LARGE = 25_000_000
MOST = 150_000_000
NAME_WIDTH = 260


def read_file(path: Path) -> tuple[DraftFile, bytes]:
    """A file of this computer as an attachment; on a worker thread.

    Raises:
        UserFault: it cannot be read, or is larger than any server takes.
    """
    try:
        if path.stat().st_size > MOST:
            raise UserFault(tr("{name} is too large to send by mail.").format(name=path.name), code="too_large")
        data = path.read_bytes()
    except OSError as error:
        why = tr("{name} could not be read: {why}. It is not attached.").format(name=path.name, why=error.strerror)
        raise UserFault(why, code="attachment_unreadable") from error
    return as_draft_file(path.name, mimetypes.guess_type(path.name)[0] or "application/octet-stream", data), data


def as_draft_file(filename: str, content_type: str, data: bytes, content_id: str = "") -> DraftFile:
    """An attachment by its content."""
    return DraftFile(
        filename=filename,
        content_type=content_type,
        size_octets=len(data),
        sha256=sha256(data).digest(),
        content_id=content_id,
    )


class FileChip(QFrame):
    """One attachment."""

    removed = Signal(object)

    def __init__(self, theme: Theme, file: DraftFile) -> None:
        super().__init__()
        self.file = file
        self.setProperty("pane", "file")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        part = PartView(
            section="", filename=file.filename, content_type=file.content_type, size_octets=file.size_octets
        )
        self.setAccessibleName(f"{file.filename}, {type_word(part)}, {file_size(file.size_octets)}")
        self.setAccessibleDescription(tr("Press Delete to remove"))
        tile = Text(type_word(part))
        tile.setProperty("badge", "bad" if type_word(part) == "PDF" else "info")
        words = QVBoxLayout()
        words.setSpacing(0)
        name = Text()
        name.setText(name.fontMetrics().elidedText(file.filename, Qt.TextElideMode.ElideMiddle, NAME_WIDTH))
        self.setToolTip(file.filename)
        words.addWidget(name)
        words.addWidget(Text(file_size(file.size_octets), "caption"))
        cross = IconButton(theme, "x", tr("Remove {name}").format(name=file.filename), size=24)
        cross.clicked.connect(lambda: self.removed.emit(self.file))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        row.setSpacing(8)
        row.addWidget(tile)
        row.addLayout(words)
        row.addWidget(cross)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.file)
        else:
            super().keyPressEvent(event)


class FilesRow(QWidget):
    """The chips; hidden where there is none.

    Signals:
        changed: one came or went.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.files: tuple[DraftFile, ...] = ()
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, spacing=8)
        self.warning = Banner(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 6, 20, 10)
        column.setSpacing(6)
        column.addWidget(self.warning)
        column.addWidget(self._chips)
        self.setAccessibleName(tr("Attachments"))
        self.hide()

    @property
    def total(self) -> int:
        """What they come to, in octets."""
        return sum(file.size_octets for file in self.files)

    def show_files(self, files: tuple[DraftFile, ...]) -> None:
        """Other attachments, without telling; images in the text have no chip."""
        self.files = files
        attached = [file for file in files if not file.content_id]
        self._flow.clear()
        for file in attached:
            chip = FileChip(self._theme, file)
            chip.removed.connect(self.remove)
            self._flow.addWidget(chip)
        self._warn()
        self.setVisible(bool(attached) or self.total > LARGE)
        self._chips.updateGeometry()

    def add(self, file: DraftFile) -> None:
        """One more."""
        if any(file.sha256 == known.sha256 and file.filename == known.filename for known in self.files):
            return
        self.show_files((*self.files, file))
        self.changed.emit()

    def remove(self, file: DraftFile) -> None:
        """Leave one out."""
        self.show_files(tuple(known for known in self.files if known is not file))
        self.changed.emit()

    def _warn(self) -> None:
        if self.total <= LARGE:
            self.warning.hide()
            return
        title = tr("The attachments come to {size}").format(size=file_size(self.total))
        self.warning.say("warn", "triangle-alert", title, tr("Many servers refuse messages over 25 MB."))
