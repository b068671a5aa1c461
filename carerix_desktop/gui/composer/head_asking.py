"""What the head of a composer asks: who may be meant, which files the links are, is it confidential."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from carerix_desktop.domain.draft import DraftContent
from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.domain.writing import ClosedBeforehand, LinkChoice, Suggestion
from carerix_desktop.gui.composer.closing import Closing
from carerix_desktop.gui.composer.head import ComposeHead
from carerix_desktop.gui.composer.link_row import FileKey
from carerix_desktop.gui.composer.recipients import RecipientEdit
from carerix_desktop.gui.composer.services import WritingServices
from carerix_desktop.gui.context import Context

Links = tuple[FileKey, ...]
TYPING_MS = 300
"""After a key in the subject, before the rules look at it."""


class Consequences(NamedTuple):
    """The files that a draft was kept with, those that the rules bring and why, why it is confidential."""

    kept: list[Record]
    brought: list[Record]
    reasons: dict[FileKey, LinkChoice]
    closed: tuple[ClosedBeforehand, ...]


class HeadAsking(QObject):
    """Asks on a worker, shows in the head.

    Args:
        context: of the window.
        services: of writing.
        head: of the composer.
        closing: the box *Confidential*.
    """

    def __init__(self, context: Context, services: WritingServices, head: ComposeHead, closing: Closing) -> None:
        super().__init__(head)
        self._context, self._services, self._head, self._closing = context, services, head, closing
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)

    def listen(self, take: Callable[[], DraftContent]) -> None:
        """Ask again with each change of the people, the files or the subject; `take` gives the content as it stands."""
        head = self._head
        self._typing.timeout.connect(lambda: self.follow(take()))
        head.subject.textEdited.connect(lambda _text: self._typing.start())
        for changed in (head.recipients_changed, head.subject.editingFinished, head.links.changed):
            changed.connect(lambda: self.follow(take()))

    def complete(self, field: RecipientEdit, words: str) -> None:
        """Who may be meant."""

        def find() -> tuple[RecipientEdit, str, tuple[Suggestion, ...]]:
            return field, words, self._services.drafting.complete(self._services.viewer, words)

        self._context.jobs.ask(find, on_done=self._show_suggestions, key=(id(self), "complete"))

    def follow(self, content: DraftContent) -> None:
        """At the start and with other recipients or subject: which files it will stand on, and is it confidential."""
        self._typing.stop()
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
        closed = drafting.closed_beforehand(viewer, content)
        reasons = {(one.kind, one.key): one for one in sure}
        return Consequences(self._records_of(dict.fromkeys(kept)), self._records_of(brought), reasons, closed)

    def _procedures(self, links: Links) -> list[FileKey]:
        """The latest procedure of each candidate and vacancy that are linked (RULES.md section 3, `reference`)."""
        found: dict[tuple[RecordKey, RecordKey], FileKey] = {}
        for match in self._services.drafting.matches_for(self._services.viewer, links):
            if (RecordKind.VACANCY, match.vacancy) in links:
                found.setdefault((match.candidate, match.vacancy), (RecordKind.MATCH, match.key))
        return list(found.values())

    def _show_consequences(self, answer: Consequences) -> None:
        links, begins = self._head.links, not self._head.links.is_shown
        links.explain(answer.reasons)
        if begins:
            links.begin(answer.kept, answer.brought)
        else:
            links.follow(answer.brought)
        for record in links.records:
            self._name_kind(record)
        self._closing.learn(answer.closed, begins=begins)

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
