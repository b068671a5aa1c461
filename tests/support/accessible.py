"""Acting on a widget as a screen reader does: by the names of its accessible interface, without a pointer or a key."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QWidget


def say_toggle(widget: QWidget) -> None:
    """The action "Toggle" of a check box or a checkable button."""
    actions = QAccessible.queryAccessibleInterface(widget).actionInterface()
    name = QAccessibleActionInterface.toggleAction()
    assert name in actions.actionNames(), f"{widget.objectName()} offers {actions.actionNames()}"
    actions.doAction(name)


def say_text(widget: QWidget, text: str) -> None:
    """Another value of a field."""
    QAccessible.queryAccessibleInterface(widget).setText(QAccessible.Text.Value, text)
