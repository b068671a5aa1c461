"""What the window shows to who only reads: nothing that would be refused, or switched off with the reason.

The store refuses by itself (`domain.rights`); here is what keeps a person from trying.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from carerix_desktop.domain.account import User
from carerix_desktop.domain.rights import may_change


def user_may_change(user: User) -> bool:
    """Whether a user may change what is shared, and send mail."""
    return may_change(user.role, active=user.active)


def read_only_reason() -> str:
    """Why a button is switched off."""
    return QCoreApplication.translate(
        "Rights", "Your user file is read-only. An administrator can give you another role."
    )


def bar(user: User, *widgets: QWidget) -> None:
    """Switch widgets off, with the reason, where a user only reads."""
    if user_may_change(user):
        return
    for widget in widgets:
        widget.setEnabled(False)
        widget.setToolTip(read_only_reason())
        widget.setAccessibleDescription(read_only_reason())
