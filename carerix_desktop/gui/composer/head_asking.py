"""What the head of a composer asks: who may be meant, which files the links are, is it confidential."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject

from carerix_desktop.domain.draft import DraftContent
from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.domain.writing import LinkChoice, Suggestion
from carerix_desktop.gui.composer.head import ComposeHead
from carerix_desktop.gui.composer.link_row import FileKey
from carerix_desktop.gui.composer.recipients import RecipientEdit
from carerix_desktop.gui.composer.services import WritingServices
from carerix_desktop.gui.context import Context

Links = tuple[FileKey, ...]


class Consequences(NamedTuple):
    """The files that a draft was kept with, those that the rules bring and why, whether it is confidential."""

    kept: list[Record]
    brought: list[Record]
    reasons: dict[FileKey, LinkChoice]
    confidential: bool


class HeadAsking(QObject):
    """Asks on a worker, shows in the head."""

    def __init__(self, context: Context, services: WritingServices, head: ComposeHead) -> None:
        super().__init__(head)
        self._context, self._services, self._head = context, services, head
        self._was_expected = False

    def complete(self, field: RecipientEdit, words: str) -> None:
        """Who may be meant."""

        def find() -> tuple[RecipientEdit, str, tuple[Suggestion, ...]]:
            return field, words, self._services.drafting.complete(self._services.viewer, words)

        self._context.jobs.ask(find, on_done=self._show_suggestions, key=(id(self), "complete"))

    def follow(self, content: DraftContent) -> None:
        """At the start and with other recipients or subject: which files it will stand on, and is it confidential."""
        links = self._head.links
        held = links.by_hand if links.is_shown else content.links
        self._context.jobs.ask(self._read_consequences, content, held, on_done=self._show_consequences,
                               key=(id(self), "follow"))  # fmt: skip

    def _read_consequences(self, content: DraftContent, held: Links) -> Consequences:
        drafting, viewer = self._services.drafting, self._services.viewer
        everybody = (*content.to, *content.cc, *content.bcc)
        found = drafting.links_for(viewer, everybody, content.answers, content.subject)
        sure = [one for one in found if one.why != "tie"]
        brought = [(one.kind, one.key) for one in sure]
        brought += self._procedures((*held, *brought))
        kept = content.links if content.match is None else (*content.links, (RecordKind.MATCH, content.match))
        confidential = drafting.confidential_beforehand(viewer, content)
        reasons = {(one.kind, one.key): one for one in sure}
        return Consequences(self._records_of(dict.fromkeys(kept)), self._records_of(brought), reasons, confidential)

    def _procedures(self, links: Links) -> list[FileKey]:
        """The latest procedure of each candidate and vacancy that are linked (RULES.md section 3, `reference`)."""
        found: dict[tuple[RecordKey, RecordKey], FileKey] = {}
        for match in self._services.drafting.matches_for(self._services.viewer, links):
            if (RecordKind.VACANCY, match.vacancy) in links:
                found.setdefault((match.candidate, match.vacancy), (RecordKind.MATCH, match.key))
        return list(found.values())

    def _show_consequences(self, answer: Consequences) -> None:
        confidential = answer.confidential
        links, begins = self._head.links, not self._head.links.is_shown
        links.explain(answer.reasons)
        if begins:
            links.begin(answer.kept, answer.brought)
        else:
            links.follow(answer.brought)
        for record in links.records:
            self._name_kind(record)
        if confidential and not (self._was_expected or begins):  # ticked once; who unticks it is asked at sending
            self._head.confidential.setChecked(True)
        self._was_expected = confidential

    def _records_of(self, links: Iterable[FileKey]) -> list[Record]:
        services = self._services
        found = [services.records.get_many(services.viewer, kind, [key]) for kind, key in links]
        return [record for records in found for record in records]

    def _name_kind(self, record: Record) -> None:
        for address in record.fields.get("emails", "").split(";"):
            for field in self._head.fields:
                field.know_kind(address.strip(), record.kind)

    def _show_suggestions(self, answer: tuple[RecipientEdit, str, tuple[Suggestion, ...]]) -> None:
        field, words, found = answer
        field.show_suggestions(words, found)
