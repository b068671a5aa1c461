"""What the settings hang up in the window: the page at the foot of the rail, and the dialog "My account"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from carerix_desktop.domain.account import User
from carerix_desktop.gui.context import Context, PageSpec
from carerix_desktop.gui.settings.services import SettingsServices
from carerix_desktop.gui.settings.settings_page import SettingsPage
from carerix_desktop.gui.settings.user_file import EMAIL, UserFile


def settings_page() -> PageSpec:
    """The page "Settings": `context.open_page("settings", "my_account")` is what the avatar does."""
    return PageSpec(
        name="settings",
        icon="settings",
        title=lambda: QCoreApplication.translate("Settings", "Settings"),
        make=SettingsPage,
    )


class MyAccountDialog(QDialog):
    """One's own user file in a window of its own; closing asks about unsaved changes."""

    def __init__(self, parent: QWidget | None, context: Context, services: SettingsServices, user: User) -> None:
        super().__init__(parent)
        self.setWindowTitle(QCoreApplication.translate("Settings", "My account"))
        self.resize(1040, 720)
        self.file = UserFile(context, services, with_bar=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.file)
        self.file.open_user(user, EMAIL)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.file.dirty:
            event.ignore()
            self.file.leave(self.accept)
        else:
            super().closeEvent(event)

    def reject(self) -> None:
        """Esc."""
        self.file.leave(super().reject)


def open_my_account(
    parent: QWidget | None, context: Context, services: SettingsServices, user: User
) -> MyAccountDialog:
    """Show one's own user file beside whatever is open."""
    dialog = MyAccountDialog(parent, context, services, user)
    dialog.open()
    return dialog
