"""Light, dark or the system's: one palette and one generated style sheet from resources/themes (design tokens).

Literals only: `palette(...)` in a sheet goes stale on a switch. Delegates and icons listen to `changed`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from carerix_desktop.gui.assets import resource_path
from carerix_desktop.gui.icons import Icons

LAST_RESORT = "DejaVu"
_MARK = re.compile(r"@([\w.]+)@")


class ThemeChoice(StrEnum):
    """The setting; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Tokens:
    """resources/themes/tokens.json, read once."""

    def __init__(self, path: Path) -> None:
        tree: dict[str, Any] = json.loads(path.read_text("utf-8"))
        self.colors: dict[str, dict[str, str]] = tree["color"]
        self.sizes: dict[str, int] = tree["size"]
        self.types: dict[str, dict[str, Any]] = tree["type"]["scale"]
        self.breakpoints: dict[str, int] = tree["breakpoint"]
        self.toast_s: int = tree["motion"]["toastSeconds"]


class Theme(QObject):
    """The look that is on: colours, fonts, icons.

    Args:
        app: the application to dress.
        choice: the setting.
    """

    changed = Signal()

    _ROLES: ClassVar[dict[str, str]] = {
        "Window": "bg.window", "Base": "bg.surface", "AlternateBase": "bg.window", "Text": "text.primary",
        "WindowText": "text.primary", "ButtonText": "text.primary", "PlaceholderText": "text.tertiary",
        "Button": "bg.surface", "Highlight": "bg.selected", "HighlightedText": "text.primary",
        "Accent": "accent.base", "Link": "text.link", "LinkVisited": "text.link", "ToolTipBase": "bg.tooltip",
        "ToolTipText": "text.onTooltip", "Mid": "border.default", "Midlight": "border.subtle",
        "Dark": "border.control", "Shadow": "border.control", "Light": "bg.raised", "BrightText": "danger.text",
    }  # fmt: skip

    def __init__(self, app: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__(app)
        self._app, self._choice = app, choice
        self._system_is_dark = app.palette().window().color().lightness() < 128  # before the first setPalette
        self._system_font = pleasant_font(app.font())
        self._base = QFont(self._system_font)
        self.is_compact, self._percent = False, 100
        app.setFont(self._base)
        self.tokens = Tokens(resource_path("themes", "tokens.json"))
        self._sheet = resource_path("themes", "app.qss").read_text("utf-8")
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[str, tuple[QFont, QFontMetrics]] = {}
        self.icons = Icons(resource_path("icons"), self.color)
        self._hints = app.styleHints()  # kept: the object dies with the variable otherwise
        self._hints.colorSchemeChanged.connect(self._on_scheme)
        app.setStyle("Fusion")

    @property
    def choice(self) -> ThemeChoice:
        """The setting."""
        return self._choice

    @property
    def mode(self) -> str:
        """Light or dark, as drawn."""
        if self._choice is not ThemeChoice.SYSTEM:
            return self._choice.value
        scheme = self._hints.colorScheme()
        if scheme == Qt.ColorScheme.Unknown:  # off-screen and some desktops
            return "dark" if self._system_is_dark else "light"
        return "dark" if scheme == Qt.ColorScheme.Dark else "light"

    def choose(self, choice: ThemeChoice) -> None:
        """Take a setting and dress the application anew; native frames and dialogs follow."""
        self._choice = choice
        if choice is ThemeChoice.SYSTEM:
            self._hints.unsetColorScheme()
        else:
            dark = choice is ThemeChoice.DARK
            self._hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self.apply()

    def make_compact(self, compact: bool) -> None:
        """Lists with lower rows, or with all their lines."""
        if compact != self.is_compact:
            self.is_compact = compact
            self.apply()

    def resize(self, percent: int) -> None:
        """Have all text larger or smaller than the system's, in per cent."""
        if percent != self._percent:
            self._percent, self._base = percent, QFont(self._system_font)
            self._base.setPointSizeF(self._points() * percent / 100)
            self._app.setFont(self._base)
            self.apply()

    def apply(self) -> None:
        """Dress the application: palette, sheet, caches, then tell the painters."""
        self._colors = {name: QColor(text) for name, text in self.tokens.colors[self.mode].items()}
        self._fonts.clear()
        self.icons.clear()
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(self._filled_sheet())
        self.changed.emit()

    def color(self, token: str) -> QColor:
        """The colour of a token; an unknown name is a mistake of ours and raises KeyError."""
        return self._colors[token]

    def font(self, role: str) -> QFont:
        """The font of a text role ("meta", "title", …): a ratio of the system's font."""
        return self._font_pair(role)[0]

    def metrics(self, role: str) -> QFontMetrics:
        """The metrics of that font, made once."""
        return self._font_pair(role)[1]

    def pixels(self, role: str) -> float:
        """The size of a text role in device-independent pixels, for the page of a conversation."""
        return self.metrics(role).fontDpi() * self.font(role).pointSizeF() / 72

    @property
    def literals(self) -> dict[str, str]:
        """Every colour token as text."""
        return dict(self.tokens.colors[self.mode])

    def size(self, name: str) -> int:
        """A size token in device-independent pixels."""
        return self.tokens.sizes[name]

    def _on_scheme(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self.apply()

    def _font_pair(self, role: str) -> tuple[QFont, QFontMetrics]:
        if role not in self._fonts:
            spec, font = self.tokens.types[role], QFont(self._base)
            font.setPointSizeF(self._points() * spec["ratio"])
            font.setWeight(QFont.Weight(spec["weight"]))
            self._fonts[role] = (font, QFontMetrics(font))
        return self._fonts[role]

    def _points(self) -> float:
        size = self._base.pointSizeF()
        return size if size > 0 else 9.75

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in self._ROLES.items():
            palette.setColor(getattr(QPalette.ColorRole, role), self.color(token))
        for role in ("Text", "WindowText", "ButtonText", "HighlightedText"):
            palette.setColor(
                QPalette.ColorGroup.Disabled, getattr(QPalette.ColorRole, role), self.color("text.disabled")
            )
        for group, token in (("Inactive", "bg.selectedInactive"), ("Disabled", "bg.selectedInactive")):
            palette.setColor(getattr(QPalette.ColorGroup, group), QPalette.ColorRole.Highlight, self.color(token))
        return palette

    def _filled_sheet(self) -> str:
        values = self.literals
        for role, spec in self.tokens.types.items():
            values[f"font.{role}"] = f"{self._points() * spec['ratio']:.2f}pt"
        values["font.mono"] = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        values["path.marks"] = resource_path("themes", "marks", self.mode).as_posix()
        return fill_marks(self._sheet, values)


def pleasant_font(system: QFont) -> QFont:
    """The system's font; where the system has only its last resort, a better one that is installed."""
    if not QFontInfo(system).family().startswith(LAST_RESORT):
        return QFont(system)
    installed = set(QFontDatabase.families())
    better = next((family for family in ("Inter", "Noto Sans") if family in installed), None)
    if better is None:
        return QFont(system)
    font = QFont(better)
    font.setPointSizeF(max(9.75, system.pointSizeF()))
    return font


def fill_marks(template: str, values: Mapping[str, str]) -> str:
    """Replace every @name@ of a template; an unknown name raises KeyError."""
    return _MARK.sub(lambda mark: values[mark.group(1)], template)
