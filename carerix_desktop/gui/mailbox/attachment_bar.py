"""The attachments of the open message: opened (executables ask), saved, dragged out (DESIGN 5.12; S-08, S-09).

Nothing is opened or unpacked by itself. A file that is opened or dragged lies in a private folder that goes with the
program.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.view import PartView
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.file_names import free_path, write_file
from carerix_desktop.gui.mailbox.attachment_filing import AttachmentFiling
from carerix_desktop.gui.models.attachments import PART, AttachmentModel, type_word
from carerix_desktop.gui.models.spoken import file_size
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.ask_to_run import is_sure
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.parse.filename import is_executable, safe_file_name

Index = QModelIndex | QPersistentModelIndex
_TILE = {
    "PDF": ("danger.subtle", "danger.text"),
    "XLS": ("success.subtle", "success.text"),
    "CSV": ("success.subtle", "success.text"),
}


class AttachmentDelegate(QStyledItemDelegate):
    """A chip of 40 px: tile with the type, name, size."""

    def __init__(self, theme: Theme, parent: Any = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        part: PartView = index.data(PART)
        name = self._theme.metrics("bodyMedium").horizontalAdvance(part.filename)
        return QSize(min(260, max(120, name + 58)) + 8, 48)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        part: PartView = index.data(PART)
        color, box = self._theme.color, QRectF(option.rect.adjusted(0, 0, -8, -8)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(color("focus.ring" if focused else "border.default"), 2 if focused else 1))
        painter.setBrush(color("bg.hover" if hover else "bg.surface"))
        painter.drawRoundedRect(box, 7, 7)
        back, front = _TILE.get(type_word(part), ("info.subtle", "info.text"))
        tile = QRectF(box.left() + 10, box.top() + (box.height() - 26) / 2, 26, 26)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(back))
        painter.drawRoundedRect(tile, 5, 5)
        self._words(painter, tile.toRect(), "captionStrong", front, type_word(part))
        words = QRect(round(tile.right()) + 8, round(box.top()) + 3, round(box.right() - tile.right()) - 14, 17)
        self._words(painter, words, "bodyMedium", "text.primary", part.filename)
        size = file_size(part.size_octets)
        self._words(painter, words.translated(0, 17), "caption", "text.tertiary", size)
        painter.restore()

    def _words(self, painter: QPainter, box: QRect, role: str, tint: str, text: str) -> None:
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.color(tint))
        shown = self._theme.metrics(role).elidedText(text, Qt.TextElideMode.ElideMiddle, box.width() + 2)
        across = Qt.AlignmentFlag.AlignHCenter if role == "captionStrong" else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, across | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


class AttachmentList(QListView):
    """Chips side by side; Enter opens.

    Signals:
        opened: row to open.
        pressed_row: row that may be dragged in a moment.
    """

    opened = Signal(int)
    pressed_row = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.pressed_row.emit(index.row())
        super().mousePressEvent(event)


class AttachmentBar(QFrame):
    """Hidden where a message has no attachment."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._folder: QTemporaryDir | None = None
        self.model = AttachmentModel(self)
        self.filing = AttachmentFiling(context, self)
        self.list = self._make_list()
        self._save = save = Button(context.theme, self.tr("Save all…"), icon="download", kind="link", compact=True)
        save.clicked.connect(self.save_all)
        links = QHBoxLayout()
        links.addWidget(save)
        links.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 12, 10)
        column.setSpacing(2)
        column.addWidget(self.list)
        column.addLayout(links)
        self.model.modelReset.connect(self._fit)
        self.hide()

    def show_message(self, message: MessageKey, parts: tuple[PartView, ...]) -> None:
        """The attachments of a message."""
        self.model.show_message(message, parts)

    def open_row(self, row: int) -> None:
        """Open with the system's program, after asking for what could run."""
        self.open_part(self.model.message, self.model.part_at(row))

    def open_part(self, message: MessageKey, part: PartView) -> None:
        """Open any part of the conversation."""
        if is_executable(part.filename, part.content_type) and not is_sure(self, part.filename):
            return
        path = self._private_path(message, part)
        self._read(message, part, path, self._open_file)

    def save_row(self, row: int) -> None:
        """Save one attachment where the person says."""
        part = self.model.part_at(row)
        chosen, _kind = QFileDialog.getSaveFileName(self, self.tr("Save attachment"), safe_file_name(part.filename))
        if chosen:
            self._read(self.model.message, part, Path(chosen), self._tell_saved)

    def save_all(self) -> None:
        """Save all into one folder; nothing there is overwritten."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Save attachments in"))
        if not chosen:
            return
        taken: set[Path] = set()
        for part in self.model.parts:
            path = free_path(Path(chosen), part.filename, taken)
            taken.add(path)
            self._read(self.model.message, part, path, self._tell_saved)

    def _make_list(self) -> AttachmentList:
        view = AttachmentList()
        view.setModel(self.model)
        view.setItemDelegate(AttachmentDelegate(self._context.theme, view))
        view.setFlow(QListView.Flow.LeftToRight)
        view.setWrapping(True)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setMouseTracking(True)
        view.setDragEnabled(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.tr("Attachments"))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.doubleClicked.connect(lambda index: self.open_row(index.row()))
        view.opened.connect(self.open_row)
        view.pressed_row.connect(self._make_draggable)
        return view

    def _show_menu(self, spot: Any) -> None:
        index = self.list.indexAt(spot)
        if index.isValid():
            self.menu(index.row()).popup(self.list.viewport().mapToGlobal(spot))

    def menu(self, row: int) -> QMenu:
        """What can be done with an attachment."""
        menu, icons = QMenu(self), self._context.theme.icons
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icons.icon("external-link"), self.tr("Open"), lambda: self.open_row(row))
        menu.addAction(icons.icon("download"), self.tr("Save…"), lambda: self.save_row(row))
        self.filing.add_to(menu, self.model.message, self.model.part_at(row))
        return menu

    def _private_path(self, message: MessageKey, part: PartView) -> Path:
        if self._folder is None:
            self._folder = QTemporaryDir()  # 0700, removed with the program
        inside = Path(self._folder.path()) / f"{message}-{part.section.replace('.', '-')}"
        inside.mkdir(mode=0o700, exist_ok=True)
        return inside / safe_file_name(part.filename)

    def _make_draggable(self, row: int) -> None:
        part, message = self.model.part_at(row), self.model.message
        path = self._private_path(message, part)
        self._context.jobs.ask(self._write_dragged, message, part.section, path, on_done=self._on_draggable)

    def _write_dragged(self, message: MessageKey, section: str, path: Path) -> tuple[MessageKey, str, Path]:
        self._write(message, section, path)
        return message, section, path

    def _on_draggable(self, ready: tuple[MessageKey, str, Path]) -> None:
        message, section, path = ready
        if message == self.model.message:
            self.model.file_is_ready(section, path)

    def _read(self, message: MessageKey, part: PartView, path: Path, then: Callable[[Path], None]) -> None:
        self._context.jobs.ask(self._write, message, part.section, path, on_done=then)

    def _write(self, message: MessageKey, section: str, path: Path) -> Path:
        _type, content = self._context.services.reading.part(message, section)
        write_file(path, content)
        return path

    def _open_file(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._context.toast(
                self.tr("No program on this computer opens {name}. Save it instead.").format(name=path.name)
            )

    def _tell_saved(self, path: Path) -> None:
        self._context.toast(self.tr("{name} saved").format(name=path.name))

    def _fit(self) -> None:
        count = self.model.rowCount()
        self.setVisible(count > 0)
        self._save.setVisible(count > 1)
        self.list.setFixedHeight(48 if count <= 3 else 96)
