"""What the settings hang up in the window: the page at the foot of the rail."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carerix_desktop.gui.context import PageSpec
from carerix_desktop.gui.settings.settings_page import SettingsPage


def settings_page() -> PageSpec:
    """The page "Settings": `context.open_page("settings", "my_account")` is what the avatar does."""
    return PageSpec(
        name="settings",
        icon="settings",
        title=lambda: QCoreApplication.translate("Settings", "Settings"),
        make=SettingsPage,
    )
