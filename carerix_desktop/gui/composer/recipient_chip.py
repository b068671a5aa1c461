"""A recipient as a chip: sign of its kind, name, a cross to remove it; amber with a warning sign where it is bad."""

from __future__ import annotations

import json

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolButton

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.message import Address
from carerix_desktop.gui.composer.words import tr
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.chip import KIND_ICONS, kind_tokens

RECIPIENT_MIME = "application/x-carerix-recipient"
_PAD, _GAP, _ICON, _CROSS, _WIDEST = 8, 5, 14, 14, 280


class RecipientChip(QToolButton):
    """One recipient.

    Signals:
        removed: by cross, Del or Backspace.
        moved: the arrows; the chip and by how much.
        edited: double click or F2.
        dragged_away: it was dropped elsewhere.
    """

    removed = Signal(object)
    moved = Signal(object, int)
    edited = Signal(object)
    dragged_away = Signal(object)

    def __init__(self, theme: Theme, address: Address, *, bad: bool, kind: RecordKind | None) -> None:
        super().__init__()
        self._theme, self.address, self.is_bad, self._kind = theme, address, bad, kind
        self._pressed_at: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        spoken = tr("{name}, not a valid address").format(name=self.label) if bad else self._full()
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(tr("Press Delete to remove"))
        self.setToolTip(tr("This is not an e-mail address. Mend it or remove it.") if bad else self._full())
        theme.changed.connect(self.updateGeometry)

    @property
    def label(self) -> str:
        """What it says."""
        return self.address.name or self.address.address

    def show_kind(self, kind: RecordKind) -> None:
        """Whose address it is."""
        self._kind = kind
        self.update()

    def sizeHint(self) -> QSize:
        width = (
            self._theme.metrics("bodyMedium").horizontalAdvance(self.label) + 2 * _PAD + _ICON + _CROSS + 2 * _GAP + 2
        )
        return QSize(min(width, _WIDEST), max(24, self._theme.metrics("body").height() + 6))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        back, front, icon = self._tokens()
        color, box = self._theme.color, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        edge = "focus.ring" if focused else "warning.base" if self.is_bad else back
        painter.setPen(QPen(color(edge), 2 if focused else 1))
        painter.setBrush(color(back))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5) if focused else box, 6, 6)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(_PAD, (self.height() - _ICON) // 2, self._theme.icons.pixmap(icon, front, _ICON, ratio))
        painter.setFont(self._theme.font("bodyMedium"))
        painter.setPen(color(front))
        left = _PAD + _ICON + _GAP
        room = QRect(left, 0, self._cross().left() - left - _GAP, self.height())
        shown = self._theme.metrics("bodyMedium").elidedText(self.label, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        cross = self._theme.icons.pixmap("x", front, _CROSS, ratio)
        painter.drawPixmap(QPointF(self._cross().topLeft()), cross)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit(self)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.moved.emit(self, 1 if key is Qt.Key.Key_Right else -1)
        elif key in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edited.emit(self)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        if start is None or (event.position().toPoint() - start).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed_at = None
        data, drag = QMimeData(), QDrag(self)
        text = json.dumps([self.address.name, self.address.address])
        data.setData(RECIPIENT_MIME, QByteArray(text.encode()))
        data.setText(self._full())
        drag.setMimeData(data)
        if drag.exec(Qt.DropAction.MoveAction) == Qt.DropAction.MoveAction:
            self.dragged_away.emit(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_at = self._pressed_at, None
        around = self._cross().adjusted(-5, -5, 5, 5)
        if pressed is not None and around.contains(event.position().toPoint()) and around.contains(pressed):
            self.removed.emit(self)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self._pressed_at = None
        self.edited.emit(self)

    def _tokens(self) -> tuple[str, str, str]:
        if self.is_bad:
            return "warning.subtle", "warning.text", "triangle-alert"
        if self._kind is not None:
            return (*kind_tokens(self._kind.value), KIND_ICONS[self._kind.value])
        return "bg.pressed", "text.primary", "at-sign"

    def _cross(self) -> QRect:
        return QRect(self.width() - _PAD - _CROSS + 2, (self.height() - _CROSS) // 2, _CROSS, _CROSS)

    def _full(self) -> str:
        known = self.address
        return f"{known.name} <{known.address}>" if known.name else known.address
