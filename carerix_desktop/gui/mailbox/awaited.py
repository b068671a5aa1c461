"""A message of the list whose body is still to come: its few lines in the reading pane, asked for at once.

When it is here its row has the same key, so that the list stands still; or it is part of a conversation that the list
shows by a newer message, and the selection goes there.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from carerix_desktop.domain.event import AccountState, SyncPhase
from carerix_desktop.domain.view import Card
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.mailbox.list_pane import ListPane
from carerix_desktop.gui.mailbox.reading_pane import ReadingPane
from carerix_desktop.gui.models.messages import MessageListModel

RESTING = frozenset({SyncPhase.OFFLINE, SyncPhase.PAUSED, SyncPhase.SIGN_IN_FAILED, SyncPhase.FAILED})
"""Nothing is fetched while the account stands so."""


class AwaitedDesk(QObject):
    """Follows the one selected message for as long as it is awaited."""

    def __init__(
        self, context: Context, model: MessageListModel, rows: ListPane, reading: ReadingPane, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._model, self._rows, self._reading = context, model, rows, reading
        self._key: int | None = None
        self._is_leaving = False
        self._card: Card | None = None
        self._resting: SyncPhase | None = None
        context.bridge.account_state.connect(self._on_state)
        model.leaving.connect(self._before_removal)
        model.dataChanged.connect(self._on_cards)
        for answered in (model.loaded, model.refreshed):
            answered.connect(self._on_answer)

    def show(self, card: Card) -> None:
        """Show what is known, and have the rest fetched before all others."""
        self._card = card
        self._reading.show_awaited(card, self._resting)
        if self._key == card.key or card.awaited is None:
            return
        self._key, self._is_leaving = card.key, False
        if self._context.services.sync is not None:
            self._context.services.sync.fetch_message(card.awaited.mailbox, card.awaited.uid)

    def let_go(self) -> None:
        """Something else is selected."""
        self._key, self._is_leaving, self._card = None, False, None

    def _on_state(self, state: AccountState) -> None:
        """While nothing is fetched, nothing is said to be on its way."""
        if state.owner != self._context.services.viewer.key:
            return
        resting = state.phase if state.phase in RESTING else None
        if resting is not self._resting:
            self._resting = resting
            if self._card is not None and self._key is not None:
                self._reading.show_awaited(self._card, resting)

    @property
    def is_on_its_way(self) -> bool:
        """Whether the shown message leaves the list, most likely because its conversation took it in."""
        return self._is_leaving

    def _before_removal(self, first: int, last: int) -> None:
        self._is_leaving |= self._key is not None and first <= self._model.row_of(self._key) <= last

    def _on_cards(self, *_range: Any) -> None:
        if self._key is None:
            return
        card = self._model.card_at(self._model.row_of(self._key))
        if card is not None and card.awaited is None:
            self.let_go()
            self._rows.tell_selection()

    def _on_answer(self) -> None:
        source, key = self._model.source, self._key
        if source is not None and key is not None and self.is_on_its_way:
            self._context.jobs.ask(
                self._context.services.reading.entry_of, source, key, on_done=self._go_to, key=(id(self), "entry")
            )

    def _go_to(self, key: int | None) -> None:
        if self._key is None:
            return
        self.let_go()
        row = -1 if key is None else self._model.row_of(key)
        if row >= 0:
            self._rows.select_row(row)
        else:
            self._rows.tell_selection()
