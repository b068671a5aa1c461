"""What the composer asks, by name from the window's context, and what it is asked to begin with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from carerix_desktop.domain.document import DocumentView
from carerix_desktop.domain.draft import Draft, DraftContent
from carerix_desktop.domain.ids import DraftKey, MessageKey, RecordKey, RecordKind, SubmissionKey, UserKey, VersionKey
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.outgoing import Prepared
from carerix_desktop.domain.writing import (
    ClosedBeforehand,
    Document,
    Letter,
    LinkChoice,
    MatchChoice,
    Notice,
    Suggestion,
)
from carerix_desktop.gui.context import Context, Wish


class DraftingService(Protocol):
    """`services.drafting.Drafting`."""

    def identities(self, viewer: UserKey) -> tuple[Address, ...]: ...
    def start(
        self,
        viewer: UserKey,
        *,
        to: Sequence[Address] = (),
        records: Sequence[tuple[RecordKind, RecordKey]] = (),
        mailto: str = "",
    ) -> Draft: ...
    def reply(self, viewer: UserKey, message: MessageKey, *, everybody: bool) -> Draft: ...
    def forward(self, viewer: UserKey, message: MessageKey, *, as_attachment: bool) -> Draft: ...
    def edit_as_new(self, viewer: UserKey, message: MessageKey) -> Draft: ...
    def resend(self, viewer: UserKey, message: MessageKey) -> Draft: ...
    def continue_draft(self, viewer: UserKey, message: MessageKey) -> Draft: ...
    def save(self, viewer: UserKey, draft: Draft, new_files: Mapping[bytes, bytes]) -> Draft: ...
    def find_open(self, viewer: UserKey) -> tuple[Draft, ...]: ...
    def get(self, viewer: UserKey, key: DraftKey) -> Draft: ...
    def file_data(self, viewer: UserKey, key: DraftKey, sha256: bytes) -> bytes: ...
    def discard(self, viewer: UserKey, key: DraftKey) -> None: ...
    def complete(self, viewer: UserKey, words: str, limit: int = 8) -> tuple[Suggestion, ...]: ...
    def check(self, viewer: UserKey, draft: Draft) -> tuple[Notice, ...]: ...
    def closed_beforehand(self, viewer: UserKey, content: DraftContent) -> tuple[ClosedBeforehand, ...]: ...
    def links_for(
        self, viewer: UserKey, addresses: Sequence[Address], answers: MessageKey | None, subject: str = ""
    ) -> tuple[LinkChoice, ...]: ...
    def matches_for(
        self, viewer: UserKey, links: Sequence[tuple[RecordKind, RecordKey]]
    ) -> tuple[MatchChoice, ...]: ...
    def preview(self, viewer: UserKey, draft: Draft, new_files: Mapping[bytes, bytes]) -> Letter: ...
    def documents(self, viewer: UserKey, kind: RecordKind, key: RecordKey, words: str = "") -> tuple[Document, ...]: ...
    def signature(self, viewer: UserKey, language: str) -> tuple[str, str]: ...
    def save_signature(self, acting: UserKey, language: str, text: str, html: str) -> None: ...
    def prepare(self, viewer: UserKey, draft: Draft, *, release_at: int) -> Prepared: ...


class DocumentsService(Protocol):
    """`services.documents.Documents`."""

    def find(self, viewer: UserKey, kind: RecordKind, key: RecordKey, words: str = "") -> tuple[DocumentView, ...]: ...
    def content(self, viewer: UserKey, version: VersionKey) -> tuple[str, str, bytes]: ...


class OutboxService(Protocol):
    """`services.outbox.Outbox`, as it is bound to the window."""

    def queue(
        self, acting: UserKey, prepared: Sequence[Prepared], *, release_at: int | None
    ) -> tuple[SubmissionKey, ...]: ...
    def undo(self, acting: UserKey, key: SubmissionKey) -> DraftKey: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingServices:
    """Everything that writing needs; `templates` is None where there are none."""

    viewer: UserKey
    drafting: DraftingService
    outbox: OutboxService
    templates: Any | None
    records: Any
    documents: DocumentsService


def writing_services(context: Context) -> WritingServices | None:
    """The services that the composition root handed to the window; None where nothing can be written."""
    more = context.services.more
    if "drafting" not in more or "outbox" not in more:
        return None
    return WritingServices(
        viewer=context.services.viewer.key,
        drafting=more["drafting"],
        outbox=more["outbox"],
        templates=more.get("templates"),
        records=more["records"],
        documents=more["documents"],
    )


def begin(services: WritingServices, wish: Wish) -> Draft:
    """The draft that a wish asks for; on a worker thread."""
    drafting, viewer = services.drafting, services.viewer
    if wish.draft is not None:
        return drafting.get(viewer, wish.draft)
    if wish.message is None:
        if wish.mailto:
            return drafting.start(viewer, mailto=wish.mailto)
        return drafting.start(viewer, to=wish.to, records=record_keys(services, wish.records))
    if wish.how in {"reply", "reply_all"}:
        return drafting.reply(viewer, wish.message, everybody=wish.how == "reply_all")
    if wish.how in {"forward", "forward_attached"}:
        return drafting.forward(viewer, wish.message, as_attachment=wish.how == "forward_attached")
    if wish.how == "continue":
        return drafting.continue_draft(viewer, wish.message)
    return (drafting.resend if wish.how == "resend" else drafting.edit_as_new)(viewer, wish.message)


def record_keys(
    services: WritingServices, refs: Sequence[tuple[RecordKind, str]]
) -> tuple[tuple[RecordKind, RecordKey], ...]:
    """Files by their numbers → by their keys."""
    return tuple((kind, services.records.get(services.viewer, kind, ref).key) for kind, ref in refs)
