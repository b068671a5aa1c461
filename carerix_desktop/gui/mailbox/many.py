"""Writing to the people of selected messages, one message each: the wizard opens with who is on their files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from carerix_desktop.domain.bulk import Wanted
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.template import Situation
from carerix_desktop.domain.view import ListSource
from carerix_desktop.gui.actions import WindowActions
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.mailbox.list_pane import ListPane
from carerix_desktop.gui.mailbox.search_side import SearchSide
from carerix_desktop.gui.models.messages import MessageListModel
from carerix_desktop.gui.records.many import can_mail_many, mail_many

_SITUATIONS = {"invite": Situation.INVITE, "reject": Situation.REJECT}


class ManyDesk(QObject):
    """The ways from the mailbox into the wizard: the selected rows, a search's results, the files that it found."""

    def __init__(
        self,
        context: Context,
        actions: WindowActions,
        model: MessageListModel,
        pane: ListPane,
        side: SearchSide,
    ) -> None:
        super().__init__(pane)
        self._context, self._model, self._pane = context, model, pane
        side.let_write(self._write_to if can_mail_many(context) else None)
        for name, action in actions.decisions.items():
            actions.on(action, partial(self._decide, _SITUATIONS.get(name)))

    def write_to_selected(self, situation: Situation | None = None) -> None:
        """The people of the selected messages; nobody selected means nobody mailed."""
        keys, source = self._pane.selected_keys(), self._model.source
        if not can_mail_many(self._context) or source is None:
            return
        if not keys:
            self._tell_nobody()
            return
        self._context.jobs.ask(partial(self._read, situation), source, keys, on_done=self._open)

    def _decide(self, situation: Situation | None) -> None:
        """I, X or T with several selected; with one it is an answer, which the reading pane begins."""
        if len(self._pane.selected_keys()) > 1:
            self.write_to_selected(situation)

    def _read(self, situation: Situation | None, source: ListSource, keys: Sequence[int]) -> Wanted:
        services = self._context.services
        messages = services.reading.members(source, keys)
        wanted: Wanted = services.more["bulk"].wanted_of(services.viewer.key, messages, situation)
        return wanted

    def _open(self, wanted: Wanted) -> None:
        if wanted.people:
            mail_many(self._pane.window(), self._context, wanted)
        else:
            self._context.toast(
                self.tr("None of these messages is on the file of a candidate or contact, so nobody is mailed.")
            )

    def _write_to(self, people: Sequence[tuple[RecordKind, str]]) -> None:
        self._open(Wanted(people=tuple(RecordRef(kind=kind, ref=ref) for kind, ref in people)))

    def _tell_nobody(self) -> None:
        self._context.toast(self.tr("No message is selected, so nobody is mailed. Select messages first."))
