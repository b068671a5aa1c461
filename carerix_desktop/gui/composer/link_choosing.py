"""Choosing a file for the link row, or the vacancy that the message is about, procedures of the people first."""

from __future__ import annotations

from PySide6.QtCore import QObject

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.domain.view import RecordHit
from carerix_desktop.gui.composer.link_row import LinkRow, key_of
from carerix_desktop.gui.composer.services import WritingServices
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.link_dialog import choose_record
from carerix_desktop.gui.records.texts import RecordTexts


class LinkChoosing(QObject):
    """Asks the person; what was chosen goes into the row."""

    def __init__(self, context: Context, services: WritingServices, row: LinkRow) -> None:
        super().__init__(row)
        self._context, self._services, self._row = context, services, row
        row.add_wanted.connect(self.ask_file)
        row.vacancy_wanted.connect(self.ask_vacancy)

    def ask_file(self) -> None:
        """+ File."""
        self._take(choose_record(self._row.window(), self._context, None, ""))

    def ask_vacancy(self) -> None:
        """+ Vacancy."""
        self._context.jobs.ask(self._guess, list(self._row.records), on_done=self._choose_vacancy,
                               key=(id(self), "guess"))  # fmt: skip

    def _choose_vacancy(self, guesses: list[RecordHit]) -> None:
        self._take(choose_record(self._row.window(), self._context, RecordKind.VACANCY, "", guesses))

    def _take(self, chosen: tuple[RecordKind, str] | None) -> None:
        if chosen is not None:
            get, viewer = self._services.records.get, self._services.viewer
            self._context.jobs.ask(get, viewer, *chosen, on_done=self._row.add)

    # on a worker

    def _guess(self, records: list[Record]) -> list[RecordHit]:
        """The vacancies of the procedures of the candidates, then those of the contacts and companies."""
        here = {key_of(one) for one in records}
        texts, found = RecordTexts(), []
        for match in self._services.drafting.matches_for(self._services.viewer, [key_of(one) for one in records]):
            if (RecordKind.VACANCY, match.vacancy) not in here:
                status = texts.status(match.status)
                found.append((match.vacancy_ref, match.vacancy_title, status))
        for record in records:
            if record.kind in (RecordKind.CONTACT, RecordKind.COMPANY):
                file = self._services.records.file(self._services.viewer, record.kind, record.ref)
                found += [(one.record.ref, one.record.name, one.detail) for one in file.vacancies
                          if key_of(one.record) not in here]  # fmt: skip
        first = {ref: RecordHit(kind=RecordKind.VACANCY, ref=ref, label=label or ref, detail=detail)
                 for ref, label, detail in reversed(found)}  # fmt: skip
        return [first[ref] for ref in dict.fromkeys(ref for ref, _label, _detail in found)]
