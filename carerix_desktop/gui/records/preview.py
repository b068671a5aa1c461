"""A look at a document without opening it: pages of a PDF, drawn in the limited child, or a picture.

Opened by a hand only (S-09). The window gets pictures of pages, never the document; a picture file is decoded with
limits of its own: what says of itself that it is larger is not decoded at all.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QKeyEvent, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from carerix_desktop.domain.document import Unread
from carerix_desktop.domain.errors import Fault
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.records.origins import why_unread
from carerix_desktop.gui.widgets.buttons import IconButton
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.document_reading import PagePicture

PAGE_WIDTH = 760
MOST_PIXELS = 60_000_000
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp")

Draw = Callable[[int, int], PagePicture]
Read = Callable[[], bytes]


class Preview(QDialog):
    """One document.

    Args:
        parent: the window that waits.
        context: services and look.
        name: of the document.
        draw: gives a page (from 0) in a width, for a PDF.
        read: gives the octets of a picture file; one of the two.
    """

    def __init__(
        self, parent: QWidget, context: Context, name: str, *, draw: Draw | None = None, read: Read | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._name, self._draw = context, name, draw
        self.page, self.pages = 0, 1
        self.setWindowTitle(name)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(860, 720)
        self.image, self.line = QLabel(), Text(role="meta")
        self.image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._back = IconButton(context.theme, "chevron-left", self.tr("Previous page"))
        self._on = IconButton(context.theme, "chevron-right", self.tr("Next page"))
        self._back.clicked.connect(partial(self.turn, -1))
        self._on.clicked.connect(partial(self.turn, 1))
        self._lay_out()
        if read is not None:
            context.jobs.ask(_decoded, read, on_done=self._show_image, on_fault=self._fail, key=(id(self), "page"))
        else:
            self.turn(0)

    def turn(self, pages: int) -> None:
        """Go on or back by pages."""
        self.page = min(max(0, self.page + pages), max(0, self.pages - 1))
        if self._draw is not None:
            self._say_page()
            width = round(PAGE_WIDTH * self.devicePixelRatioF())
            args = (self._draw, self.page, width)
            self._context.jobs.ask(*args, on_done=self._show_page, on_fault=self._fail, key=(id(self), "page"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn."""
        if event.key() in {Qt.Key.Key_PageDown, Qt.Key.Key_Right}:
            self.turn(1)
        elif event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_Left}:
            self.turn(-1)
        else:
            super().keyPressEvent(event)

    def _show_page(self, drawn: PagePicture) -> None:
        self.pages = drawn.pages
        self._say_page()
        self._show_image(QImage.fromData(QByteArray(drawn.png)))

    def _show_image(self, image: QImage | None) -> None:
        if image is None or image.isNull():
            self.line.setText(why_unread(Unread.TOO_LARGE, self._name))
            return
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.image.setPixmap(pixmap)
        self.image.setAccessibleName(self._name)

    def _fail(self, fault: Fault) -> None:
        code = fault.code.removeprefix("document_")
        self.line.setText(why_unread(Unread(code), self._name) if code in set(Unread) else fault_line(fault))

    def _say_page(self) -> None:
        self.line.setText(self.tr("Page {page} of {pages}").format(page=self.page + 1, pages=self.pages))
        self._back.setEnabled(self.page > 0)
        self._on.setEnabled(self.page + 1 < self.pages)

    def _lay_out(self) -> None:
        area = QScrollArea()
        area.setWidget(self.image)
        area.setWidgetResizable(True)
        foot = QHBoxLayout()
        foot.addWidget(self.line, 1)
        for button in (self._back, self._on):
            button.setVisible(self._draw is not None)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(area, 1)
        column.addLayout(foot)


def can_preview(name: str, content_type: str) -> bool:
    """Whether there is something to look at: PDF and pictures."""
    return is_pdf(name, content_type) or content_type in PICTURES


def is_pdf(name: str, content_type: str) -> bool:
    """Whether it is a PDF by its type or name."""
    return content_type == "application/pdf" or name.lower().endswith(".pdf")


def _decoded(read: Read) -> QImage | None:
    """A picture, or None where it is too large; on a worker thread."""
    buffer = QBuffer()
    buffer.setData(QByteArray(read()))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return None
    if size.width() > PAGE_WIDTH * 2:
        reader.setScaledSize(size.scaled(PAGE_WIDTH * 2, PAGE_WIDTH * 4, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
