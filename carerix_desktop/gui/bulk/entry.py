"""The way into the wizard, for the pages that do not know it (`Services.more`, "mail_many")."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from carerix_desktop.domain.bulk import Wanted
from carerix_desktop.gui.bulk.wizard import BulkDialog
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.widgets.dim import open_dimmed


def open_wizard(window: QWidget, context: Context, wanted: Wanted) -> None:
    """Open the wizard over its dimmed window; it is gone when it is closed."""
    dialog = BulkDialog(window, context, wanted)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    open_dimmed(dialog)
