"""Space and Shift+Space: through the conversation page by page, then to the next unread one (DESIGN section 7)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from carerix_desktop.domain.view import ListSource
from carerix_desktop.gui.actions import WindowActions
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.mailbox.list_pane import ListPane
from carerix_desktop.gui.mailbox.reading_pane import ReadingPane
from carerix_desktop.gui.models.listing import PAGE
from carerix_desktop.gui.models.messages import MessageListModel


class ReadingOn(QObject):
    """Carries the two keys out; they work in the list and in the conversation, where no button wants Space."""

    def __init__(
        self, context: Context, actions: WindowActions, model: MessageListModel, rows: ListPane, reading: ReadingPane
    ) -> None:
        super().__init__(rows)
        self._context, self._model, self._rows, self._reading = context, model, rows, reading
        for widget in (rows.cards, rows.table, reading.body):
            widget.addActions([actions.read_on, actions.read_back])
        actions.on(actions.read_on, lambda: self._go(1))
        actions.on(actions.read_back, lambda: self._go(-1))

    def _go(self, by: int) -> None:
        if self._reading.body.turn_page(by) or self._model.source is None:
            return
        chosen = [self._model.row_of(key) for key in self._rows.selected_keys()] or [-1]
        keys = [self._model.key_at(row) for row in range(self._model.rowCount())]
        wanted = keys[chosen[-1] + 1 :] if by > 0 else keys[max(0, chosen[0]) - 1 :: -1] if chosen[0] > 0 else []
        seek, key = self._seek, (id(self), "unread")
        self._context.jobs.ask(seek, self._model.source, wanted, on_done=lambda found: self._show(found, by), key=key)

    def _seek(self, source: ListSource, keys: Sequence[int]) -> int | None:
        """The first unread of these, on a worker; a page of cards at a time."""
        for start in range(0, len(keys), PAGE):
            cards = self._context.services.reading.cards(source, keys[start : start + PAGE])
            unread = {int(card.key) for card in cards if card.unread}
            found = next((key for key in keys[start : start + PAGE] if key in unread), None)
            if found is not None:
                return found
        return None

    def _show(self, key: int | None, by: int) -> None:
        if key is not None:
            self._rows.select_row(self._model.row_of(key))
        elif by > 0:
            self._context.toast(self.tr("Nothing unread further down."))
        else:
            self._context.toast(self.tr("Nothing unread further up."))
