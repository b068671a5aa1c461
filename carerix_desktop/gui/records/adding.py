"""Puts candidates on vacancies, from either side and from lists; one undo takes all of it back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.pick import pick_records
from carerix_desktop.services.pipeline import Added, Removed


class Adding(QObject):
    """Asks and carries out."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._widget = context, window

    def ask_for_candidates(self, vacancy: str, there: Collection[str]) -> None:
        """Choose candidates for a vacancy."""
        title = self.tr("Add candidates")
        chosen = pick_records(self._widget.window(), self._context, RecordKind.CANDIDATE, there, title)
        self.add(chosen, [vacancy])

    def ask_for_vacancies(self, candidates: Sequence[str], there: Collection[str]) -> None:
        """Choose vacancies for candidates."""
        title = self.tr("Add to vacancy")
        chosen = pick_records(self._widget.window(), self._context, RecordKind.VACANCY, there, title)
        self.add(candidates, chosen)

    def add(self, candidates: Sequence[str], vacancies: Sequence[str]) -> None:
        """Put them there; who is there already stays as they are."""
        if candidates and vacancies:
            service, actor = self._context.services.more["pipeline"], self._context.services.viewer.key
            self._context.jobs.tell(service.add, actor, candidates, vacancies, on_done=self._on_added)

    def _on_added(self, added: Added) -> None:
        for event in added.events:
            self._context.bridge.receive(event)
        already = self.tr("%n stood there already", "", added.already) if added.already else ""
        if not added.matches:
            self._context.toast(f"{already}.")
            return
        done = self.tr("%n procedure(s) added", "", len(added.matches))
        self._context.done(f"{done}. {already}." if already else done, partial(self._take_back, added.matches))

    def _take_back(self, matches: Sequence[str]) -> None:
        service, actor = self._context.services.more["pipeline"], self._context.services.viewer.key
        self._context.jobs.tell(service.remove, actor, matches, on_done=self._on_removed)

    def _on_removed(self, removed: Removed) -> None:
        for event in removed.events:
            self._context.bridge.receive(event)
        if removed.kept:
            self._context.toast(self.tr("%n procedure(s) stayed: somebody worked on them meanwhile.", "", removed.kept))
