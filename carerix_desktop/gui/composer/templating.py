"""Templates in the composer: found for the person of the message, filled in, and what follows after sending."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.domain.template import Rendering, Situation, Template, TemplateKind
from carerix_desktop.domain.writing import MatchChoice
from carerix_desktop.gui.composer.services import WritingServices
from carerix_desktop.gui.composer.template_marks import marked
from carerix_desktop.gui.context import Context

_KINDS = {RecordKind.CANDIDATE: TemplateKind.CANDIDATE, RecordKind.CONTACT: TemplateKind.CONTACT}

_USUAL = {"invite": "invited", "reject": "rejected"}
"""The status that the usual template of a decision gives; it comes before its kin."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A template filled in for a person, and the match whose status sending it changes."""

    template: Template
    rendering: Rendering
    match: MatchChoice | None


def person_of(records: list[Record]) -> Record | None:
    """Whom a template is filled in for."""
    people = [record for record in records if record.kind in _KINDS]
    return people[0] if people else None


class Templating(QObject):
    """Asks on a worker.

    Signals:
        found: the templates for the person, one of each group, in their language.
        filled: a Filled.
    """

    found = Signal(object)
    filled = Signal(object)

    def __init__(self, context: Context, services: WritingServices, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._services = context, services

    def find(self, records: list[Record], language: str) -> None:
        """The templates for the person of the message."""
        self._context.jobs.ask(self._find, list(records), language, on_done=self._tell_found, key=(id(self), "find"))

    def begin(self, situation: str, records: list[Record], language: str) -> None:
        """The first template of a situation."""
        self._context.jobs.ask(self._begin, situation, list(records), language, on_done=self._take)

    def fill(self, template: Template, records: list[Record]) -> None:
        """Fill one in."""
        self._context.jobs.ask(self._fill, template, list(records), on_done=self._take)

    def _tell_found(self, found: tuple[Template, ...]) -> None:
        self.found.emit(found)

    def _take(self, filled: Filled | None) -> None:
        if filled is None:
            self._context.toast(self.tr("Put the message on the file of a candidate or contact first."))
        else:
            self.filled.emit(filled)

    # on a worker

    def _find(self, records: list[Record], language: str) -> tuple[Template, ...]:
        person = person_of(records)
        templates = self._services.templates
        if person is None or templates is None:
            return ()
        language = person.fields.get("language") or language
        every: tuple[Template, ...] = templates.find(self._services.viewer, kind=_KINDS[person.kind])
        best: dict[str, Template] = {}
        for one in every:
            name = one.written.group or one.written.name
            if name not in best or one.written.language == language:
                best[name] = one
        return tuple(best.values())

    def _begin(self, situation: str, records: list[Record], language: str) -> Filled | None:
        fitting = [one for one in self._find(records, language) if one.written.situation is Situation(situation)]
        fitting.sort(key=lambda one: one.written.status_after != _USUAL.get(situation))
        return self._fill(fitting[0], records) if fitting else None

    def _fill(self, template: Template, records: list[Record]) -> Filled | None:
        person, viewer, services = person_of(records), self._services.viewer, self._services
        if person is None or services.templates is None:
            return None
        matches = services.drafting.matches_for(viewer, [(record.kind, record.key) for record in records])
        match = matches[0] if matches else None
        chosen = next((record.key for record in records if record.kind is RecordKind.VACANCY), None)
        vacancy = chosen if chosen is not None else match.vacancy if match is not None else None
        to = (person.kind, person.key)
        plain = services.templates.render(viewer, template.written, to=to, vacancy=vacancy)
        source = marked(template.written, plain.missing)
        shown = services.templates.render(viewer, source, to=to, vacancy=vacancy)
        follows = match if template.written.status_after else None
        return Filled(template, replace(shown, missing=plain.missing), follows)
