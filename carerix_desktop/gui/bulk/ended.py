"""A bulk sending that went on in the background ends: the window says so, and how many were refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from carerix_desktop.domain.ids import LotKey
from carerix_desktop.domain.outgoing import Lot, LotState
from carerix_desktop.gui.bulk.outcome import REFUSED
from carerix_desktop.gui.bulk.sending import SENT
from carerix_desktop.gui.bulk.wizard import BulkDialog
from carerix_desktop.gui.context import Context


class EndedLots(QObject):
    """Remembers which lots were running; where the wizard is open, that tells the end itself."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._running: set[LotKey] = set()

    def take(self, found: Sequence[Lot]) -> None:
        """The lots as they stand now."""
        for lot in found:
            if lot.state is LotState.DONE and lot.key in self._running:
                self._tell(lot)
        self._running = {lot.key for lot in found if lot.state is not LotState.DONE}

    def _tell(self, lot: Lot) -> None:
        sent = sum(number for state, number in lot.counts.items() if state in SENT)
        refused = sum(number for state, number in lot.counts.items() if state in REFUSED)
        if not sent + refused or any(one.isVisible() for one in self._window.findChildren(BulkDialog)):
            return
        text = self.tr("{title}: %n sent", "", sent)
        if refused:
            text += ", " + self.tr("%n refused. See the Outbox.", "", refused)
        self._context.toast(text.format(title=lot.title))
