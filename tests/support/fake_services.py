"""The services of the window in memory: the mail of the mock-ups, any number of rows, and what was asked of them."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from carerix_desktop.domain.account import User, UserRole
from carerix_desktop.domain.command import ChangeFlags, Command, MoveTo, Undo
from carerix_desktop.domain.errors import NotVisible, ServerFault, UserFault
from carerix_desktop.domain.ids import ConversationKey, MailboxKey, MessageKey, RecordKind, UserKey
from carerix_desktop.domain.mail_kind import MailKind
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.unsubscribe import Unsubscribe
from carerix_desktop.domain.view import (
    AwaitedAt,
    BodyView,
    Card,
    ChipInfo,
    ConversationView,
    Direction,
    FolderRow,
    LinkView,
    ListSource,
    MessageView,
    PartView,
    ProposalView,
    QuickFilter,
    RecordHit,
    Sort,
)
from carerix_desktop.gui.context import Services

EVA = User(
    key=UserKey(1),
    login="eva",
    name="Eva Bakker",
    from_address="eva@noorderlicht.example",
    system_address="eva@crm.noorderlicht.example",
    aliases=(),
    role=UserRole.RECRUITER,
    active=True,
    incoming_confidential=False,
    outgoing_confidential=False,
)
INBOX = ListSource(role=FolderRole.INBOX)

_CANDIDATE, _CONTACT, _VACANCY = RecordKind.CANDIDATE, RecordKind.CONTACT, RecordKind.VACANCY
_STORIES: tuple[tuple[str, str, str, str, tuple[tuple[RecordKind, str], ...], str], ...] = (
    ("Sanne de Vries", "Re: Uitnodiging eerste gesprek", "Donderdag 14:00 past me goed. Mijn cv zit in de bijlage",
     "sanne.devries@post.example", ((_CANDIDATE, "Sanne de Vries"), (_VACANCY, "Java Developer")), "a3"),
    ("Pieter Kuipers", "Terugkoppeling kandidaten week 46", "Twee van de vier zien we graag terug op gesprek",
     "p.kuipers@zuiderzee.example", ((_CONTACT, "Zuiderzee Software"),), "us2"),
    ("Mehmet Yıldız", "Sollicitatie DevOps Engineer", "Beste Eva, via jullie site zag ik de vacature",
     "mehmet@mailbox.example", (), "ua"),
    ("Marieke Postma", "Vertrouwelijk: herplaatsing team Finance", "Kunnen we dit buiten de groep houden?",
     "postma@havenbedrijf.example", ((_CONTACT, "Havenbedrijf Delta"),), "uL"),
    ("Aisha Benali", "Re: Salarisindicatie controller", "Bedankt voor de toelichting, ik denk er over na",
     "aisha@post.example", ((_VACANCY, "Fin. Controller"),), "r5"),
)  # fmt: skip


@dataclass
class FakeReading:
    """Serves `size` messages made from the stories; counts the cards that were read."""

    size: int = 40
    now: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))
    cards_read: list[int] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    flags: dict[int, Flags] = field(default_factory=dict)
    extra: list[int] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    remote_asked: list[tuple[int, int]] = field(default_factory=list)
    html: str | None = None
    reply_to: tuple[Address, ...] = ()
    unproven: bool = False
    unsubscribe: Unsubscribe | None = None
    coming: set[int] = field(default_factory=set)
    entries: dict[int, int] = field(default_factory=dict)
    left: list[int] = field(default_factory=list)
    leaving_fails: bool = False
    asked: dict[int, tuple[ProposalView, ...]] = field(default_factory=dict)
    told: dict[int, BodyView] = field(default_factory=dict)
    boxes: dict[int, bool] = field(default_factory=dict)

    def folders(self) -> list[FolderRow]:
        """The folders of the mock-up, and two others."""
        roles = ((FolderRole.INBOX, 14), (FolderRole.DRAFTS, 0), (FolderRole.SENT, 0), (FolderRole.ARCHIVE, 0),
                 (FolderRole.JUNK, 3), (FolderRole.TRASH, 0))  # fmt: skip
        rows = [
            FolderRow(
                mailbox=MailboxKey(n + 1), role=role, name=role.value, unread=unread, total=20, depth=0, parent=-1
            )
            for n, (role, unread) in enumerate(roles)
        ]
        rows.append(FolderRow(mailbox=None, role=None, name="Klanten", unread=0, total=0, depth=0, parent=-1))
        rows.append(FolderRow(mailbox=MailboxKey(9), role=None, name="Zuiderzee", unread=2, total=9, depth=1, parent=6))
        return rows

    def counts(self) -> dict[str, int]:
        """One view has a number."""
        return {"not_linked": 3}

    def list_keys(self, source: ListSource, quick: QuickFilter, sort: Sort) -> list[int]:
        """Newest first, whatever the source."""
        keys = [*self.extra, *(self.size - n for n in range(self.size))]
        keys = [key for key in keys if key not in self.hidden]
        if source.search:
            keys = [key for key in keys if source.search.split()[0].lower() in self._card(key).subject.lower()]
        if quick.unread:
            keys = [key for key in keys if self._card(key).unread]
        if sort is Sort.OLDEST:
            keys.reverse()
        return keys

    def cards(self, source: ListSource, keys: Sequence[int]) -> list[Card]:
        """Counted, so that a test can say how many rows were read."""
        with self.lock:
            self.cards_read.extend(keys)
        return [self._card(key) for key in keys if key not in self.hidden]

    def awaited(self, source: ListSource) -> int:
        """As the test says."""
        return len(self.coming)

    def entry_of(self, source: ListSource, key: int) -> MessageKey | None:
        """As the test says."""
        found = self.entries.get(key)
        return None if found is None else MessageKey(found)

    def members(self, source: ListSource, keys: Sequence[int]) -> tuple[MessageKey, ...]:
        """One message per card."""
        return tuple(MessageKey(key) for key in keys)

    def conversation(self, key: MessageKey) -> ConversationView:
        """Three messages, the last of them the card's."""
        if key in self.hidden:
            raise NotVisible("There is no such message.")
        card = self._card(key)
        links = tuple(
            LinkView(kind=chip.kind, ref=chip.ref, label=chip.label, rule="address" if n == 0 else "reply",
                     evidence="From: " + card.sender_address, by="rule", at=card.date, message=key)
            for n, chip in enumerate(card.chips)
        )  # fmt: skip
        new = ProposalView(
            why="new", kind=None, ref="", label="", name=card.sender, address=card.sender_address, message=key
        )
        return ConversationView(
            key=card.conversation,
            subject=card.subject,
            confidential=card.confidential,
            messages=tuple(self._messages(card)),
            links=links,
            proposals=self.asked.get(int(key), () if links else (new,)),
            who_can_see=("Eva Bakker",),
        )

    def body(self, key: MessageKey, *, allow_remote: bool = False) -> BodyView:
        """A short letter, with a quote; or what the test says."""
        if int(key) in self.told:
            return self.told[int(key)]
        text = (
            "Hoi Eva,\n\nDank voor de uitnodiging. Donderdag 19 november om 14:00 uur past me goed, het liefst bij "
            "jullie op kantoor in Groningen.\n\nIk heb mijn cv bijgewerkt met het laatste project bij de waterschappen "
            "en een korte lijst met referenties toegevoegd.\n\nGroet,\nSanne\n\nOp ma 16 nov schreef Eva Bakker:\n"
            "> Graag nodig ik je uit voor een eerste gesprek\n> Eva"
        )
        return BodyView(
            html=self.html,
            text=text,
            blocked_remote=0 if allow_remote or self.html is None else 1,
            unproven=self.unproven,
            unsubscribe=self.unsubscribe,
        )

    def part(self, key: MessageKey, section: str) -> tuple[str, bytes]:
        """A file."""
        return "application/pdf", b"%PDF-1.4 " + str(key).encode()

    def remote_image(self, key: MessageKey, index: int) -> tuple[str, bytes]:
        """Noted."""
        self.remote_asked.append((int(key), index))
        return "image/png", b""

    def leave_list(self, key: MessageKey) -> str:
        """Noted."""
        self.left.append(int(key))
        if self.leaving_fails:
            raise ServerFault("no", code="unsubscribe", details={"host": "list.example"})
        return "list.example"

    def source(self, key: MessageKey) -> bytes:
        """As it came."""
        return b"Subject: test\r\n\r\nbody"

    def _card(self, key: int) -> Card:
        name, subject, preview, address, chips, marks = _STORIES[(self.size - key) % len(_STORIES)]
        flags = self.flags.get(key, Flags.NONE if "u" in marks else Flags.SEEN)
        count = next((int(mark) for mark in marks if mark.isdecimal()), 1)
        if key in self.coming:
            preview, chips, marks, count = "", (), "", 1
        return Card(
            key=MessageKey(key),
            conversation=ConversationKey(1000 + key),
            count=count,
            sender=name,
            sender_address=address,
            subject=subject,
            preview=preview,
            date=self.now - timedelta(minutes=30 * abs(self.size - key)),
            unread=Flags.SEEN not in flags,
            flagged="s" in marks or Flags.FLAGGED in flags,
            answered="r" in marks,
            has_attachments="a" in marks,
            confidential=self.boxes.get(key, "L" in marks),
            direction=Direction.IN,
            chips=tuple(ChipInfo(kind=kind, ref=f"R-{n}", label=label) for n, (kind, label) in enumerate(chips)),
            kind=self.told[key].kind if key in self.told else MailKind.LETTER,
            awaited=AwaitedAt(mailbox=MailboxKey(1), uid=key) if key in self.coming else None,
        )

    def _messages(self, card: Card) -> list[MessageView]:
        eva, other = (
            Address(name="Eva Bakker", address=EVA.from_address),
            Address(name=card.sender, address=card.sender_address),
        )
        parts = (
            PartView(
                section="2", filename="CV_Sanne_de_Vries_2026.pdf", content_type="application/pdf", size_octets=312_000
            ),
            PartView(section="3", filename="Referenties.docx", content_type="application/msword", size_octets=41_000),
        )
        plan = [(eva, "Graag nodig ik je uit voor een eerste gesprek bij ons op kantoor", 2),
                (other, "Leuk! Welke dagen zouden jullie uitkomen?", 1), (other, card.preview, 0)]  # fmt: skip
        return [
            MessageView(
                key=MessageKey(int(card.key) * 10 + n) if n < 2 else card.key,
                subject=card.subject,
                date=card.date - timedelta(days=back),
                sender=sender,
                to=(other if sender is eva else eva,),
                cc=(),
                reply_to=() if sender is eva else self.reply_to,
                direction=Direction.OUT if sender is eva else Direction.IN,
                preview=preview,
                unread=False,
                flagged=False,
                answered=False,
                own_copy=True,
                parts=parts if n == 2 and card.has_attachments else (),
            )
            for n, (sender, preview, back) in enumerate(plan)
        ]


@dataclass
class FakeActions:
    """Notes commands and carries them out on a FakeReading."""

    reading: FakeReading
    done: list[Any] = field(default_factory=list)
    refuses: bool = False

    def do(self, command: Command) -> Undo:
        """Hide what is moved; keep flags."""
        self.done.append(command)
        if isinstance(command, MoveTo):
            self.reading.hidden.update(command.messages)
        elif isinstance(command, ChangeFlags):
            for key in command.messages:
                before = self.reading.flags.get(key, Flags.NONE)
                self.reading.flags[key] = (before | command.add) & ~command.remove
        return Undo(copies=())

    def undo(self, undo: Undo) -> None:
        """Back as it was."""
        self.done.append(undo)
        self.reading.hidden.clear()

    def link(self, key: MessageKey, kind: RecordKind, ref: str) -> None:
        """Noted."""
        self.done.append(("link", key, kind, ref))

    def unlink(self, key: MessageKey, kind: RecordKind, ref: str) -> None:
        """Noted."""
        self.done.append(("unlink", key, kind, ref))

    def undo_link(self, token: object) -> None:
        """Noted."""
        self.done.append("undo_link")

    def split(self, key: MessageKey) -> None:
        """Noted."""
        self.done.append(("split", key))

    def join(self, keys: Sequence[MessageKey]) -> None:
        """Noted."""
        self.done.append(("join", tuple(keys)))

    def link_all(self, keys: Sequence[MessageKey], records: Sequence[RecordRef]) -> None:
        """Noted; what was asked of these messages is settled."""
        self.done.append(("link_all", tuple(keys), tuple(records)))
        self.reading.asked |= {int(key): () for key in keys}

    def always(self, key: MessageKey, address: str, record: RecordRef | None) -> None:
        """Noted; refused by some servers."""
        self.done.append(("always", key, address, record))
        if self.refuses:
            raise UserFault(
                "That is an address of a colleague.", code="colleagues_address", details={"address": address}
            )
        self.reading.asked[int(key)] = ()

    def refuse(self, keys: Sequence[MessageKey], address: str, record: RecordRef | None) -> None:
        """Noted; the others stay."""
        self.done.append(("refuse", tuple(keys), address, record))
        for key in keys:
            left = [one for one in self.reading.asked.get(int(key), ()) if record is None or one.ref != record.ref]
            self.reading.asked[int(key)] = tuple(left) if record is not None else ()


class FakeSearch:
    """Finds one person."""

    def find_records(self, query: str, limit: int, kind: RecordKind | None = None) -> list[RecordHit]:
        """Whoever is asked for, where people are."""
        sanne = RecordHit(kind=_CANDIDATE, ref="C-1", label="Sanne de Vries", detail="Groningen")
        return [sanne][:limit] if kind in (None, _CANDIDATE) else []


class FakeRecords:
    """Knows no file."""

    def __getattr__(self, name: str) -> Any:
        def nothing(*_args: Any, **_keywords: Any) -> Any:
            raise NotVisible("There is no such file.")

        return nothing


@dataclass
class FakeSync:
    """Notes what was asked of it."""

    asked: list[str] = field(default_factory=list)

    def fetch_now(self) -> None:
        """Noted."""
        self.asked.append("fetch")

    def fetch_message(self, mailbox: MailboxKey, uid: int) -> None:
        """Noted."""
        self.asked.append(f"message {mailbox} {uid}")

    def pause(self) -> None:
        """Noted."""
        self.asked.append("pause")

    def resume(self) -> None:
        """Noted."""
        self.asked.append("resume")

    def cancel(self) -> None:
        """Noted."""
        self.asked.append("cancel")

    def answer(self, proceed: bool) -> None:
        """Noted."""
        self.asked.append(f"answer {proceed}")


def fake_services(size: int = 40) -> Services:
    """Everything that the window asks."""
    reading = FakeReading(size=size)
    return Services(
        viewer=EVA,
        reading=reading,
        actions=FakeActions(reading),
        search=FakeSearch(),
        sync=FakeSync(),
        more={"records": FakeRecords()},
    )


def with_reading(services: Services, reading: FakeReading) -> Services:
    """The same with other mail."""
    return replace(services, reading=reading, actions=FakeActions(reading))
