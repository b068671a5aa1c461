"""Push buttons, icon buttons and the pills of the quick filter."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from carerix_desktop.gui.theme import Theme

ICON = QSize(16, 16)
BESIDE = QSize(20, 16)  # the icon and its distance to the label


class Button(QPushButton):
    """A labelled button.

    Args:
        theme: for its icon.
        label: a verb.
        icon: a name in resources/icons, or "".
        kind: "", primary, danger, quiet or link.
        compact: 28 px instead of 32.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        icon: str = "",
        kind: str = "",
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, parent)
        if kind:
            self.setProperty("kind", kind)
        if compact:
            self.setProperty("compact", True)
        if icon:
            tints = {"primary": "accent.on", "danger": "danger.on", "link": "text.link"}
            self.setIcon(theme.icons.icon(icon, tints.get(kind, "text.secondary")))
            self.setIconSize(BESIDE)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, never another one that is its dialog's default."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat() and not _is_held(event):
            self.click()
        else:
            super().keyPressEvent(event)


def _is_held(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)


class IconButton(QToolButton):
    """A button with an icon only; its name is spoken and shown as tooltip."""

    def __init__(self, theme: Theme, icon: str, name: str, *, checkable: bool = False, size: int = 30) -> None:
        super().__init__()
        self.setIcon(theme.icons.icon(icon, "text.secondary", "text.primary"))
        self.setIconSize(ICON)
        self.setFixedSize(size, size)
        self.setCheckable(checkable)
        self.rename(name)

    def rename(self, name: str) -> None:
        """Another action name, for a button that toggles."""
        self.setAccessibleName(name)
        self.setToolTip(name)


class ActionButton(QToolButton):
    """The toolbar's face of a shared QAction."""

    def __init__(self, action: QAction, size: int = 30) -> None:
        super().__init__()
        self.setDefaultAction(action)
        self.setIconSize(ICON)
        self.setFixedSize(size, size)
        self._action = action
        action.changed.connect(self._rename)
        self._rename()

    def _rename(self) -> None:
        name = self._action.text().replace("&", "").removesuffix("…")
        shortcut = self._action.shortcut().toString(self._action.shortcut().SequenceFormat.NativeText)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({shortcut})" if shortcut else name)


class PillButton(QToolButton):
    """A rounded toggle of the quick filter."""

    def __init__(self, theme: Theme, label: str, icon: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "pill")
        self.setCheckable(True)
        self.setText(label)
        self.setAccessibleName(label)
        if icon:
            self.setIcon(theme.icons.icon(icon, "text.secondary", "text.primary"))
            self.setIconSize(QSize(17, 14))
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
