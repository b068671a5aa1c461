"""The services of writing in memory: drafts, an outbox, people to complete; and what was asked of them."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from carerix_desktop.domain.confidentiality import Cause
from carerix_desktop.domain.document import DocumentSort, DocumentView, VersionView
from carerix_desktop.domain.draft import Draft, DraftContent, DraftState
from carerix_desktop.domain.errors import Fault, NotVisible, UserFault
from carerix_desktop.domain.ids import (
    DocumentKey,
    DraftKey,
    MessageKey,
    RecordKey,
    RecordKind,
    SubmissionKey,
    TemplateKey,
    UserKey,
    VersionKey,
)
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.outgoing import Prepared, Submission
from carerix_desktop.domain.record import Record
from carerix_desktop.domain.template import Rendering, Situation, Template, TemplateKind, TemplateText
from carerix_desktop.domain.writing import (
    ClosedBeforehand,
    Document,
    Letter,
    LinkChoice,
    MatchChoice,
    Notice,
    Suggestion,
    SuggestionSource,
)
from carerix_desktop.services.draft_preview import preview_draft
from carerix_desktop.services.record_file import RecordFile
from carerix_desktop.services.template_fields import TemplateField, fields_for

EVA = Address(name="Eva Bakker", address="eva@noorderlicht.example")
ALIAS = Address(name="Eva Bakker", address="jobs@noorderlicht.example")
SANNE = Address(name="Sanne de Vries", address="sanne.devries@post.example")
PIETER = Address(name="Pieter Kuipers", address="p.kuipers@zuiderzee.example")
DOCUMENTS = tuple(
    Document(message=MessageKey(key), section="2", filename=name, content_type="application/pdf", size_octets=size,
             subject=subject, sender=SANNE, date=datetime(2026, 11, 23, 9, 41, tzinfo=UTC), confidential=confidential)
    for key, name, size, subject, confidential in (
        (3, "CV Sanne de Vries.pdf", 188_000, "Sollicitatie", False), (2, "Diploma.pdf", 90_000, "Loon", True))
)  # fmt: skip
CV_VERSIONS = tuple(
    VersionView(key=VersionKey(number), number=number, filename="Eigen CV.pdf", content_type="application/pdf",
                size_octets=70_000 + number, made_by="eva", made_at=datetime(2026, 11, 20 + number, 9, 0, tzinfo=UTC))
    for number in (2, 1)
)  # fmt: skip
ON_FILE = (
    DocumentView(key=DocumentKey(7), kind=RecordKind.CANDIDATE, record=RecordKey(1), name="Eigen CV.pdf",
                 sort=DocumentSort.CV, versions=CV_VERSIONS),
)  # fmt: skip
PEOPLE = (
    Suggestion(source=SuggestionSource.RECORD, label=SANNE.name, detail="Groningen", addresses=(SANNE,),
               kind=RecordKind.CANDIDATE, ref="C-1"),
    Suggestion(source=SuggestionSource.RECORD, label=PIETER.name, detail="Zuiderzee Software", addresses=(PIETER,),
               kind=RecordKind.CONTACT, ref="P-1"),
    Suggestion(source=SuggestionSource.MAIL, label="sandra@mail.example", detail="",
               addresses=(Address(name="", address="sandra@mail.example"),), undeliverable=True),
    Suggestion(source=SuggestionSource.GROUP, label="V-2417", detail="", addresses=(SANNE, PIETER)),
)  # fmt: skip


@dataclass
class FakeDrafting:
    """Keeps drafts by key, with the content of their files."""

    drafts: dict[int, Draft] = field(default_factory=dict)
    data: dict[bytes, bytes] = field(default_factory=dict)
    signatures: dict[str, tuple[str, str]] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    closed: tuple[ClosedBeforehand, ...] = ()
    fault: Fault | None = None
    saves: int = 0
    prepared: list[Draft] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def identities(self, viewer: UserKey) -> tuple[Address, ...]:
        """Two."""
        return EVA, ALIAS

    def start(
        self,
        viewer: UserKey,
        *,
        to: Sequence[Address] = (),
        records: Sequence[tuple[RecordKind, RecordKey]] = (),
        mailto: str = "",
    ) -> Draft:
        """Empty, or to the address of a mailto."""
        people = (Address(name="", address=mailto.removeprefix("mailto:")),) if mailto else tuple(to)
        return self.add(DraftContent(sender=EVA, to=people, links=tuple(records)))

    def reply(self, viewer: UserKey, message: MessageKey, *, everybody: bool) -> Draft:
        """To Sanne, with a quotation."""
        return self.add(
            DraftContent(
                sender=EVA,
                to=(SANNE,),
                cc=(PIETER,) if everybody else (),
                subject="Re: Uitnodiging eerste gesprek",
                answers=message,
                html="<p></p>",
                quoted_html="<p>On Monday Sanne wrote:</p><blockquote><p>Donderdag past me goed.</p></blockquote>",
                quoted_text="On Monday Sanne wrote:\n> Donderdag past me goed.",
                links=((RecordKind.CANDIDATE, RecordKey(1)),),
                language="nl",
            )
        )

    def forward(self, viewer: UserKey, message: MessageKey, *, as_attachment: bool) -> Draft:
        """To nobody yet."""
        return self.add(DraftContent(sender=EVA, subject="Fwd: Uitnodiging eerste gesprek", forwards=message))

    def edit_as_new(self, viewer: UserKey, message: MessageKey) -> Draft:
        """The same text."""
        return self.add(DraftContent(sender=EVA, to=(SANNE,), subject="Uitnodiging", html="<p>Beste Sanne,</p>"))

    def resend(self, viewer: UserKey, message: MessageKey) -> Draft:
        """The same message."""
        return self.edit_as_new(viewer, message)

    def continue_draft(self, viewer: UserKey, message: MessageKey) -> Draft:
        """The one that there is."""
        return next(iter(self.drafts.values()))

    def save(self, viewer: UserKey, draft: Draft, new_files: Mapping[bytes, bytes]) -> Draft:
        """Kept, or the fault that was set."""
        if self.fault is not None:
            raise self.fault
        with self.lock:
            self.data.update(new_files)
            if any(file.sha256 not in self.data for file in draft.files):
                raise UserFault("A file of this draft is gone.", code="attachment_gone")
            gone = (
                {file.sha256 for file in self.drafts[int(draft.key)].files} if int(draft.key) in self.drafts else set()
            )
            for name in gone - {file.sha256 for file in draft.files}:
                self.data.pop(name, None)
            stored = replace(draft, version=draft.version + 1, saved_at=1_795_769_040, state=DraftState.OPEN)
            self.drafts[int(draft.key)] = stored
            self.saves += 1
            return stored

    def find_open(self, viewer: UserKey) -> tuple[Draft, ...]:
        """All."""
        return tuple(self.drafts.values())

    def get(self, viewer: UserKey, key: DraftKey) -> Draft:
        """By its key."""
        if int(key) not in self.drafts:
            raise NotVisible("There is no such draft.")
        return self.drafts[int(key)]

    def file_data(self, viewer: UserKey, key: DraftKey, sha256: bytes) -> bytes:
        """As it was given."""
        return self.data[sha256]

    def discard(self, viewer: UserKey, key: DraftKey) -> None:
        """Gone."""
        self.drafts.pop(int(key), None)

    def complete(self, viewer: UserKey, words: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Whose name or address holds the words."""
        wanted = words.lower()
        return tuple(s for s in PEOPLE if wanted in s.label.lower() or wanted in s.addresses[0].address)[:limit]

    def check(self, viewer: UserKey, draft: Draft) -> tuple[Notice, ...]:
        """What was set."""
        return self.notices

    def closed_beforehand(self, viewer: UserKey, content: DraftContent) -> tuple[ClosedBeforehand, ...]:
        """As the rule of the keyword, and as the test says."""
        word = ClosedBeforehand(cause=Cause.KEYWORD, label="vertrouwelijk")
        return (*self.closed, *((word,) if "vertrouwelijk" in content.subject.lower() else ()))

    def links_for(
        self, viewer: UserKey, addresses: Sequence[Address], answers: MessageKey | None, subject: str = ""
    ) -> tuple[LinkChoice, ...]:
        """Sanne's file, where she is written to."""
        sanne = LinkChoice(kind=RecordKind.CANDIDATE, key=RecordKey(1), ref="C-1", label=SANNE.name, why="address")
        return (sanne,) if any(one.address == SANNE.address for one in addresses) else ()

    def matches_for(self, viewer: UserKey, links: Sequence[tuple[RecordKind, RecordKey]]) -> tuple[MatchChoice, ...]:
        """Sanne's procedure, where she is among the files."""
        choice = MatchChoice(key=RecordKey(9), ref="M-9", candidate=RecordKey(1), vacancy=RecordKey(2),
                             vacancy_ref="V-2417", vacancy_title="Senior Java Developer", status="new")  # fmt: skip
        return (choice,) if (RecordKind.CANDIDATE, RecordKey(1)) in links else ()

    def documents(self, viewer: UserKey, kind: RecordKind, key: RecordKey, words: str = "") -> tuple[Document, ...]:
        """Two of Sanne's mail."""
        wanted = words.lower().split()
        found = DOCUMENTS if (kind, key) == (RecordKind.CANDIDATE, 1) else ()
        return tuple(one for one in found if all(w in f"{one.filename} {one.subject}".lower() for w in wanted))

    def preview(self, viewer: UserKey, draft: Draft, new_files: Mapping[bytes, bytes]) -> Letter:
        """Built for real."""
        return preview_draft(draft, {**self.data, **new_files}, date=datetime(2026, 11, 27, 9, 0, tzinfo=UTC))

    def signature(self, viewer: UserKey, language: str) -> tuple[str, str]:
        """By language."""
        return self.signatures.get(language, ("", ""))

    def save_signature(self, acting: UserKey, language: str, text: str, html: str) -> None:
        """Kept."""
        self.signatures[language] = (text, html)

    def prepare(self, viewer: UserKey, draft: Draft, *, release_at: int) -> Prepared:
        """Bytes that nobody reads."""
        self.prepared.append(draft)
        return Prepared(
            message_id=draft.message_id,
            envelope_from=draft.content.sender.address,
            recipients=(),
            subject=draft.content.subject,
            raw=b"",
            draft=draft.key,
        )

    def add(self, content: DraftContent) -> Draft:
        """A new draft."""
        key = DraftKey(len(self.drafts) + 1)
        draft = Draft(key=key, owner=UserKey(1), message_id=f"{key}@noorderlicht.example", content=content)
        self.drafts[int(key)] = draft
        return draft


@dataclass
class FakeOutbox:
    """Notes what is queued; refuses with the fault that was set."""

    queued: list[tuple[Prepared, int | None]] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)
    fault: Fault | None = None

    def queue(
        self, acting: UserKey, prepared: Sequence[Prepared], *, release_at: int | None
    ) -> tuple[SubmissionKey, ...]:
        """Noted."""
        if self.fault is not None:
            raise self.fault
        self.queued += [(one, release_at) for one in prepared]
        return tuple(SubmissionKey(len(self.queued)) for _one in prepared)

    def find(self, viewer: UserKey, **_which: object) -> tuple[Submission, ...]:
        """The outbox page has tests of its own: here it is empty."""
        return ()

    def undo(self, acting: UserKey, key: SubmissionKey) -> DraftKey:
        """Its draft."""
        if int(key) in self.undone:
            raise UserFault("The message has left already.", code="too_late")
        self.undone.append(int(key))
        draft = self.queued[int(key) - 1][0].draft
        assert draft is not None
        return draft


class FakeTemplates:
    """One invitation in two languages, and a rejection; fields are filled in by plain replacement."""

    def __init__(self) -> None:
        self.known = tuple(
            Template(key=TemplateKey(n), version=1, changed_by="", changed_at=0, written=TemplateText(
                name=f"{language}-{group}", language=language, kind=TemplateKind.CANDIDATE, group=group, title=group,
                situation=Situation(group), subject="Over {{ vacancy.title }}", text="x",
                html="<p>Beste {{ candidate.first_name }}, met {{ candidate.phones }}</p>", status_after=after))
            for n, (language, group, after) in enumerate(
                (("en", "invite", "invited"), ("nl", "invite", "invited"), ("nl", "reject", "rejected")))
        )  # fmt: skip

    def find(
        self, viewer: UserKey, *, kind: TemplateKind | None = None, situation: Situation | None = None
    ) -> tuple[Template, ...]:
        """Of a kind."""
        return tuple(one for one in self.known if kind in (None, one.written.kind))

    def render(
        self,
        viewer: UserKey,
        template: TemplateText,
        *,
        to: tuple[RecordKind, RecordKey],
        vacancy: RecordKey | None = None,
    ) -> Rendering:
        """The person has no telephone."""

        def put(text: str) -> str:
            text = text.replace("{{ candidate.first_name }}", "Sanne").replace("{{ candidate.phones }}", "")
            return text.replace("{{ vacancy.title }}", "Java")

        missing = ("candidate.phones",) if "{{ candidate.phones }}" in template.html else ()
        return Rendering(subject=put(template.subject), text="", html=put(template.html), missing=missing)

    def fields(self, viewer: UserKey, kind: TemplateKind) -> tuple[TemplateField, ...]:
        """As the program knows them."""
        return fields_for(kind, ())


class FakeFiles:
    """Knows Sanne, a vacancy and her procedure."""

    known = (
        Record(key=RecordKey(1), kind=RecordKind.CANDIDATE, ref="C-1", name=SANNE.name,
               fields={"emails": SANNE.address, "first_name": "Sanne", "city": "Groningen"}),
        Record(key=RecordKey(2), kind=RecordKind.VACANCY, ref="V-2417", name="Senior Java Developer",
               fields={"company": "", "status": "open"}),
        Record(key=RecordKey(9), kind=RecordKind.MATCH, ref="M-9", name="M-9",
               fields={"candidate": "C-1", "vacancy": "V-2417", "status": "new"}),
    )  # fmt: skip

    def get(self, viewer: UserKey, kind: RecordKind, ref: str) -> Record:
        """By number."""
        return next(record for record in self.known if (record.kind, record.ref) == (kind, ref))

    def get_many(self, viewer: UserKey, kind: RecordKind, keys: Sequence[int]) -> list[Record]:
        """By key."""
        return [record for record in self.known if record.kind is kind and record.key in keys]

    def file(self, viewer: UserKey, kind: RecordKind, ref: str) -> RecordFile:
        """With nothing on it."""
        return RecordFile(record=self.get(viewer, kind, ref), about="")

    def names(self, viewer: UserKey, kind: RecordKind, refs: Iterable[str]) -> dict[str, str]:
        """By number."""
        return {record.ref: record.name for record in self.known if record.kind is kind and record.ref in set(refs)}

    def __getattr__(self, name: str) -> Any:
        def nothing(*_args: Any, **_keywords: Any) -> Any:
            raise NotVisible("There is no such file.")

        return nothing


class FakeDocuments:
    """One document on Sanne's file, in two versions."""

    def find(self, viewer: UserKey, kind: RecordKind, key: RecordKey, words: str = "") -> tuple[DocumentView, ...]:
        """By name."""
        found = ON_FILE if (kind, key) == (RecordKind.CANDIDATE, 1) else ()
        return tuple(one for one in found if all(word in one.name.lower() for word in words.lower().split()))

    def content(self, viewer: UserKey, version: VersionKey) -> tuple[str, str, bytes]:
        """Says which version it is."""
        return "Eigen CV.pdf", "application/pdf", f"%PDF version {version}".encode()


def writing() -> dict[str, Any]:
    """For `Services.more`."""
    return {
        "drafting": FakeDrafting(),
        "outbox": FakeOutbox(),
        "records": FakeFiles(),
        "templates": FakeTemplates(),
        "documents": FakeDocuments(),
    }
