"""What the window and the command line read of the mailbox, for one viewer (ARCHITECTURE.md, road IN).

`Reading.for_viewer` gives a reader that is safe on any worker thread: each call is one read transaction of the store
that shows only what this viewer may see. Lists come as keys, rows by key.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.ids import ConversationKey, MessageKey, RecordKind, UserKey, instant_of
from carerix_desktop.domain.mail_kind import MailKind
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.domain.record import parse_record_ref
from carerix_desktop.domain.view import (
    AwaitedAt,
    BodyView,
    Card,
    ChipInfo,
    ConversationView,
    Direction,
    FolderRow,
    ListSource,
    QuickFilter,
    Sort,
    ViewName,
)
from carerix_desktop.parse.unsubscribe import parse_unsubscribe
from carerix_desktop.services import reading_body, reading_conversation
from carerix_desktop.services.folder_tree import folder_rows
from carerix_desktop.services.search import find_messages
from carerix_desktop.storage import conversations, envelopes, reading
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.envelopes import EnvelopeRow
from carerix_desktop.storage.raw import raw_of
from carerix_desktop.storage.unit_of_work import Reader

FetchImage = Callable[[str], tuple[str, bytes]]
"""URL → (content type, octets); refuses private addresses and bounds size and time; raises ServerFault."""
LeaveList = Callable[[str], None]
"""Asks the server behind an https address to stop; refuses private addresses and bounds time; raises ServerFault."""


class Reading:
    """Gives each viewer their own reader."""

    def __init__(self, store: Store, fetch_image: FetchImage, leave_list: LeaveList) -> None:
        self._store = store
        self._fetch_image = fetch_image
        self._leave_list = leave_list

    def for_viewer(self, viewer: UserKey) -> ViewerReading:
        """What this viewer may read."""
        return ViewerReading(store=self._store, viewer=viewer, fetch_image=self._fetch_image, ask_list=self._leave_list)


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewerReading:
    """Reading, bound to one viewer. Every method may raise StoreFault; a key that is not visible raises NotVisible."""

    store: Store
    viewer: UserKey
    fetch_image: FetchImage
    ask_list: LeaveList

    def folders(self) -> list[FolderRow]:
        """The viewer's folders: those with a role first, in the order of the folder pane, then the server's tree."""
        with self.store.reader(self.viewer) as reader:
            return folder_rows(reading.own_mailboxes(reader))

    def counts(self) -> dict[str, int]:
        """How many messages stand in the views that show a count: name of the view → number."""
        with self.store.reader(self.viewer) as reader:
            return {
                ViewName.NOT_LINKED.value: len(reading.unlinked_keys(reader, QuickFilter())),
                ViewName.CONFIDENTIAL.value: len(reading.confidential_keys(reader, QuickFilter(unread=True))),
            }

    def list_keys(self, source: ListSource, quick: QuickFilter, sort: Sort) -> array[int]:
        """All entries of a list, by key: one per conversation in a folder, else one per message."""
        with self.store.reader(self.viewer) as reader:
            found = find_messages(reader, quick.words, 1_000_000).keys if quick.words.strip() else None
            keys = _list(reader, source, quick, found)
            return reading.sorted_keys(reader, keys, sort, _awaited_words(reader, source, sort))

    def cards(self, source: ListSource, keys: Sequence[int]) -> list[Card]:
        """The rows of some keys, in their order; a key that has gone meanwhile is left out."""
        with self.store.reader(self.viewer) as reader:
            return read_cards(reader, source, keys)

    def awaited(self, source: ListSource) -> int:
        """How many messages of a folder are still to be fetched; of all folders, where the list is not of one."""
        with self.store.reader(self.viewer) as reader:
            return envelopes.count_awaited(reader, _mailboxes(reader, source))

    def entry_of(self, source: ListSource, key: int) -> MessageKey | None:
        """The entry of a folder that stands for a message that has come; None where it is not there."""
        with self.store.reader(self.viewer) as reader:
            mailboxes = _mailboxes(reader, source)
            return None if mailboxes is None else reading.entry_of(reader, key, mailboxes)

    def members(self, source: ListSource, keys: Sequence[int]) -> tuple[MessageKey, ...]:
        """The messages that an act on these entries is for: in a folder all of the conversation's that are there."""
        with self.store.reader(self.viewer) as reader:
            mailboxes = _mailboxes(reader, source)
            if mailboxes is None:
                return tuple(MessageKey(key) for key in keys)
            return reading_members(reader, keys, mailboxes)

    def conversation(self, key: MessageKey) -> ConversationView:
        """The conversation of a message, as far as the viewer sees it."""
        with self.store.reader(self.viewer) as reader:
            return reading_conversation.read(reader, key)

    def body(self, key: MessageKey, *, allow_remote: bool = False) -> BodyView:
        """The sanitised body; remote images stay out unless this message's were asked for."""
        with self.store.reader(self.viewer) as reader:
            raw, received = raw_of(reader, key), reading.is_received(reader, key)
        body = reading_body.read_body(key, raw, allow_remote=allow_remote)
        return replace(body, unsubscribe=parse_unsubscribe(raw)) if received and not body.unproven else body

    def part(self, key: MessageKey, section: str) -> tuple[str, bytes]:
        """Content type and decoded octets of one part."""
        with self.store.reader(self.viewer) as reader:
            raw = raw_of(reader, key)
        return reading_body.read_part(raw, section)

    def remote_image(self, key: MessageKey, index: int) -> tuple[str, bytes]:
        """A remote image that the viewer asked to see: content type and octets."""
        with self.store.reader(self.viewer) as reader:
            raw = raw_of(reader, key)
        urls = reading_body.remote_urls(key, raw)
        if not 0 <= index < len(urls):
            raise NotVisible("There is no such image in this message.")
        return self.fetch_image(urls[index])

    def leave_list(self, key: MessageKey) -> str:
        """Leave the list that a message came by, with one click of the viewer's; answers the server that confirmed it.

        Raises:
            NotVisible: the message offers no such way out.
            ServerFault: the server did not confirm it.
        """
        way = self.body(key).unsubscribe
        if way is None or not way.one_click:
            raise NotVisible("This message names no list that can be left by one click.")
        self.ask_list(way.url)
        return way.host

    def source(self, key: MessageKey) -> bytes:
        """The message as it came, byte for byte."""
        with self.store.reader(self.viewer) as reader:
            return raw_of(reader, key)


def reading_members(reader: Reader, keys: Sequence[int], mailboxes: Sequence[int]) -> tuple[MessageKey, ...]:
    """All messages behind some cards of these mailboxes."""
    return reading.conversation_members(reader, keys, mailboxes)


def _mailboxes(reader: Reader, source: ListSource) -> list[int] | None:
    """The mailboxes of a list by folder; None for a list of messages."""
    if source.mailbox is not None:
        return [source.mailbox]
    return reading.mailboxes_with_role(reader, FolderRole(source.role)) if source.role else None


def _list(reader: Reader, source: ListSource, quick: QuickFilter, found: Sequence[int] | None) -> array[int]:
    mailboxes = _mailboxes(reader, source)
    if mailboxes is not None:
        keys = reading.card_keys(reader, mailboxes, quick, found)
        return keys if quick else _with_awaited(keys, envelopes.awaited_keys(reader, mailboxes))
    keys = _messages(reader, source, quick)
    if found is None:
        return keys
    allowed = set(found)
    return array("q", [key for key in keys if key in allowed])


def _with_awaited(keys: array[int], awaited: array[int]) -> array[int]:
    """Both, newest first and each once; what is not fetched yet is in no quick filter."""
    return array("q", dict.fromkeys(sorted([*keys, *awaited], reverse=True))) if awaited else keys


def _awaited_words(reader: Reader, source: ListSource, sort: Sort) -> dict[int, str]:
    mailboxes = _mailboxes(reader, source) if sort in {Sort.SENDER, Sort.SUBJECT} else None
    return {} if mailboxes is None else envelopes.list_words(reader, mailboxes, subjects=sort is Sort.SUBJECT)


def _messages(reader: Reader, source: ListSource, quick: QuickFilter) -> array[int]:
    if source.view is ViewName.ALL_RECEIVED:
        return reading.received_keys(reader, quick)
    if source.view is ViewName.NOT_LINKED:
        return reading.unlinked_keys(reader, quick)
    if source.view is ViewName.CONFIDENTIAL:
        return reading.confidential_keys(reader, quick)
    if source.record:
        named = parse_record_ref(source.record)
        record = conversations.find_record(reader, named.kind, named.ref)
        if record is None:
            raise NotVisible(f"There is no {named.kind} with the number {named.ref}.")
        return reading.record_keys(reader, named.kind, record, quick)
    return array("q", find_messages(reader, source.search, 10_000, quick).keys)


def read_cards(reader: Reader, source: ListSource, keys: Sequence[int]) -> list[Card]:
    """The rows of some keys, in their order; a key that has gone meanwhile is left out."""
    rows = reading.message_rows(reader, keys)
    mailboxes = _mailboxes(reader, source)
    talks = sorted({row.conversation_key for row in rows.values()})
    marks = reading.conversation_marks(reader, talks, mailboxes) if mailboxes is not None else {}
    flags = reading.own_flags(reader, sorted(rows))
    chips = _chips(reader, sorted(rows), with_doubts=source.view is ViewName.NOT_LINKED)
    closed = conversations.confidential_among(reader, talks)
    own_addresses = reading.own_addresses(reader)  # a colleague's mail in my folder came in, for me
    cards = []
    awaited = envelopes.find_envelopes(reader, mailboxes or (), [] if mailboxes is None else {*keys} - rows.keys())
    for key in keys:
        row = rows.get(key)
        if row is None:
            cards += [_awaited_card(awaited[key], own_addresses)] if key in awaited else []
            continue
        own = flags.get(key, Flags.SEEN)
        count, unread, starred = marks.get(row.conversation_key, (1, Flags.SEEN not in own, Flags.FLAGGED in own))
        outgoing = row.direction == Direction.OUT.value and (mailboxes is None or row.sender_normal in own_addresses)
        cards.append(
            Card(
                key=MessageKey(key),
                conversation=ConversationKey(row.conversation_key),
                count=count,
                sender=(row.recipients if outgoing else row.sender_name) or row.sender_address,
                sender_address=row.sender_address,
                subject=row.subject,
                preview=row.preview,
                date=instant_of(MessageKey(key)),
                unread=unread,
                flagged=starred,
                answered=Flags.ANSWERED in own,
                has_attachments=row.has_attachments,
                confidential=row.conversation_key in closed,
                direction=Direction.OUT if outgoing else Direction.IN,
                chips=chips.get(key, ()),
                kind=MailKind(row.kind),
            )
        )
    return cards


def _awaited_card(row: EnvelopeRow, own_addresses: frozenset[str]) -> Card:
    outgoing = bool(row.recipients) and normalise(row.sender_address) in own_addresses
    return Card(
        key=row.key,
        conversation=ConversationKey(row.key),
        count=1,
        sender=(row.recipients if outgoing else row.sender_name) or row.sender_address,
        sender_address=row.sender_address,
        subject=row.subject,
        preview="",
        date=instant_of(row.key),
        unread=Flags.SEEN not in row.flags,
        flagged=Flags.FLAGGED in row.flags,
        answered=Flags.ANSWERED in row.flags,
        has_attachments=False,
        confidential=False,
        direction=Direction.OUT if outgoing else Direction.IN,
        awaited=AwaitedAt(mailbox=row.mailbox, uid=row.uid),
    )


def _proposed(reader: Reader, keys: Sequence[int]) -> dict[int, tuple[ChipInfo, ...]]:
    """The records that are proposed for each message, in the order in which they are asked about."""
    found = conversations.proposals_of(reader, keys)
    named = {(row.kind, row.record_key) for rows in found.values() for row in rows if row.kind}
    names = conversations.record_names(reader, named)
    chips: dict[int, tuple[ChipInfo, ...]] = {}
    for key, rows in found.items():
        named_here = [
            (row.kind, names[row.kind, row.record_key]) for row in rows if (row.kind, row.record_key) in names
        ]
        chips[key] = tuple(
            ChipInfo(kind=RecordKind(kind), ref=ref, label=label, proposed=True) for kind, (ref, label) in named_here
        )
    return chips


_CHIP_ORDER = (RecordKind.VACANCY, RecordKind.CANDIDATE, RecordKind.CONTACT, RecordKind.COMPANY)


def _chips(reader: Reader, keys: Sequence[int], *, with_doubts: bool) -> dict[int, tuple[ChipInfo, ...]]:
    """The records of each message, the most telling kind first; a match shows by its vacancy and candidate."""
    links = conversations.links_of(reader, keys)
    names = conversations.record_names(reader, {(row.kind, row.record_key) for rows in links.values() for row in rows})
    chips = _proposed(reader, keys) if with_doubts else {}
    for key, rows in links.items():
        found = []
        for kind in _CHIP_ORDER:
            for row in rows:
                if row.kind == kind and (row.kind, row.record_key) in names:
                    ref, label = names[row.kind, row.record_key]
                    found.append(ChipInfo(kind=kind, ref=ref, label=label))
        chips[key] = (*chips.get(key, ()), *found)
    return chips
