"""Tinted icons from the SVG files in resources/icons, each drawn once per name, colour, size and device pixel ratio.

Stands beside `theme`: widgets ask `theme.icons`, never the files.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

Paint = Callable[[str], QColor]
_FILLED = "!"


class IconEngine(QIconEngine):
    """Draws one named icon in a token colour at whatever size and ratio the style asks for."""

    def __init__(self, icons: Icons, name: str, token: str, checked: str) -> None:
        super().__init__()
        self._icons, self._name, self._token, self._checked = icons, name, token, checked

    def _token_for(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode is QIcon.Mode.Disabled:
            return "text.disabled"
        return self._checked if state is QIcon.State.On else self._token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw at the painter's own ratio, at the left where there is more width than height."""
        ratio = painter.device().devicePixelRatioF()
        side = min(rect.width(), rect.height())
        pixmap = self._icons.pixmap(self._name, self._token_for(mode, state), side, ratio)
        painter.drawPixmap(QPointF(rect.x(), rect.y() + (rect.height() - side) / 2), pixmap)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """The pixmap of a logical size; Qt hands the size in device pixels.

        A size that is wider than high leaves room at the right: that is how buttons keep their label at a distance.
        """
        side = min(size.width(), size.height())
        icon = self._icons.pixmap(self._name, self._token_for(mode, state), round(side / scale), scale)
        if size.width() == size.height():
            return icon
        wide = QPixmap(size)
        wide.setDevicePixelRatio(scale)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(QPointF(0, 0), icon)
        painter.end()
        return wide

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The pixmap at ratio 1."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def clone(self) -> QIconEngine:
        """Qt copies engines."""
        return IconEngine(self._icons, self._name, self._token, self._checked)


class Icons:
    """The cache of tinted pixmaps; emptied when the theme changes.

    Args:
        folder: where NAME.svg lie.
        paint: the colour of a token in the theme that is on.
    """

    def __init__(self, folder: Path, paint: Paint) -> None:
        self._folder, self._paint = folder, paint
        self._sources: dict[str, bytes] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def clear(self) -> None:
        """Forget the pixmaps: the colours have changed."""
        self._pixmaps.clear()

    def icon(self, name: str, tint: str = "text.secondary", checked: str = "") -> QIcon:
        """An icon that follows the theme by itself; `checked` is the token of its checked state.

        A name ending in "!" is filled instead of outlined.
        """
        return QIcon(IconEngine(self, name, tint, checked or tint))

    def pixmap(self, name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
        """The icon at `size` device-independent pixels in the colour of a token."""
        key = (name, token, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw(name, self._paint(token), size, ratio)
        return self._pixmaps[key]

    def _draw(self, name: str, color: QColor, size: int, ratio: float) -> QPixmap:
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(self._source(name, color, size))).render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap

    def _source(self, name: str, color: QColor, size: int) -> bytes:
        plain = name.removesuffix(_FILLED)
        if plain not in self._sources:
            self._sources[plain] = (self._folder / f"{plain}.svg").read_bytes()
        stroke = b"1.25" if size >= 40 else b"1.75"  # large icons stay as light as small ones
        tint = color.name().encode()
        text = self._sources[plain].replace(b"currentColor", tint)
        text = text.replace(b'stroke-width="2"', b'stroke-width="' + stroke + b'"')
        return text.replace(b'fill="none"', b'fill="' + tint + b'"', 1) if name.endswith(_FILLED) else text
