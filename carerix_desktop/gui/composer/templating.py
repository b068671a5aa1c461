"""Templates in the composer: found for the person of the message, filled in, and what follows after sending."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.domain.template import Rendering, Situation, Template, TemplateKind, TemplateText
from carerix_desktop.domain.writing import MatchChoice
from carerix_desktop.gui.composer.link_row import FileKey, LinkRow, key_of
from carerix_desktop.gui.composer.services import WritingServices
from carerix_desktop.gui.composer.template_marks import marked
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import language_code

_KINDS = {RecordKind.CANDIDATE: TemplateKind.CANDIDATE, RecordKind.CONTACT: TemplateKind.CONTACT}

_USUAL = {"invite": "invited", "reject": "rejected"}
"""The status that the usual template of a decision gives; it comes before its kin."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A template in the language of the person, and the languages that it has."""

    template: Template
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A template filled in for a person.

    Attributes:
        missing: the names of the empty fields, with what people call them.
        files: the vacancy and the procedure that it is about and no chip named.
    """

    template: Template
    rendering: Rendering
    missing: Mapping[str, str]
    files: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class _Files:
    """The files in the link row, and those that a person took away."""

    records: list[Record]
    refused: frozenset[FileKey]

    @classmethod
    def of(cls, row: LinkRow) -> _Files:
        return cls(list(row.records), frozenset(row.refused))


def _is_about_a_vacancy(written: TemplateText) -> bool:
    return bool(written.status_after) or "vacancy." in f"{written.subject}{written.text}{written.html}"


def _place(offered: Offered) -> tuple[int, str]:
    written = offered.template.written
    return list(Situation).index(written.situation), (written.title or written.name).casefold()


def person_of(records: list[Record]) -> Record | None:
    """Whom a template is filled in for."""
    people = [record for record in records if record.kind in _KINDS]
    return people[0] if people else None


class Templating(QObject):
    """Asks on a worker.

    Signals:
        found: the templates for the person (Offered), one of each group, by situation and title.
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

    def begin(self, situation: str, row: LinkRow, language: str) -> None:
        """The first template of a situation."""
        self._context.jobs.ask(self._begin, situation, _Files.of(row), language, on_done=self._take)

    def fill(self, template: Template, row: LinkRow) -> None:
        """Fill one in."""
        self._context.jobs.ask(self._fill, template, _Files.of(row), on_done=self._take)

    def _tell_found(self, found: tuple[Offered, ...]) -> None:
        self.found.emit(tuple(sorted(found, key=_place)))

    def _take(self, filled: Filled | None) -> None:
        if filled is None:
            self._context.toast(self.tr("Put the message on the file of a candidate or contact first."))
        else:
            self.filled.emit(filled)

    # on a worker

    def _find(self, records: list[Record], language: str) -> tuple[Offered, ...]:
        person = person_of(records)
        templates = self._services.templates
        if person is None or templates is None:
            return ()
        language = person.fields.get("language") or language
        every: tuple[Template, ...] = templates.find(self._services.viewer, kind=_KINDS[person.kind])
        groups: dict[str, list[Template]] = {}
        for one in every:
            groups.setdefault(one.written.group or one.written.name, []).append(one)
        found = []
        for texts in groups.values():
            best = next((one for one in texts if one.written.language == language), texts[0])
            found.append(Offered(best, tuple(sorted({one.written.language for one in texts}))))
        return tuple(found)

    def _begin(self, situation: str, files: _Files, language: str) -> Filled | None:
        found = (one.template for one in self._find(files.records, language))
        fitting = [one for one in found if one.written.situation is Situation(situation)]
        fitting.sort(key=lambda one: one.written.status_after != _USUAL.get(situation))
        return self._fill(fitting[0], files) if fitting else None

    def _fill(self, template: Template, files: _Files) -> Filled | None:
        person, viewer, services = person_of(files.records), self._services.viewer, self._services
        if person is None or services.templates is None:
            return None
        vacancy = next((record.key for record in files.records if record.kind is RecordKind.VACANCY), None)
        guessed = self._latest_match(person, files.refused) if vacancy is None else None
        vacancy = vacancy if guessed is None else guessed.vacancy
        to = (person.kind, person.key)
        plain = services.templates.render(viewer, template.written, to=to, vacancy=vacancy)
        missing = self._called(template.written.kind, plain.missing)
        source = marked(template.written, missing)
        shown = services.templates.render(viewer, source, to=to, vacancy=vacancy)
        about = () if guessed is None or not _is_about_a_vacancy(template.written) else self._files_of(guessed)
        return Filled(template, shown, missing, about)

    def _called(self, kind: TemplateKind, names: Iterable[str]) -> dict[str, str]:
        """Fields by name → what people call them in the window's language."""
        services, dutch = self._services, language_code() == "nl"
        assert services.templates is not None
        known = {
            one.name: one.dutch if dutch else one.english for one in services.templates.fields(services.viewer, kind)
        }
        return {name: known.get(name) or name.rpartition(".")[2].replace("_", " ") for name in names}

    def _latest_match(self, person: Record, refused: frozenset[FileKey]) -> MatchChoice | None:
        matches = self._services.drafting.matches_for(self._services.viewer, [key_of(person)])
        fitting = (one for one in matches
                   if not refused & {(RecordKind.MATCH, one.key), (RecordKind.VACANCY, one.vacancy)})  # fmt: skip
        return next(fitting, None)

    def _files_of(self, match: MatchChoice) -> tuple[Record, ...]:
        get, viewer = self._services.records.get, self._services.viewer
        return get(viewer, RecordKind.VACANCY, match.vacancy_ref), get(viewer, RecordKind.MATCH, match.ref)
