"""Reception: which message each arrival is a copy of, and the rows of those that are new.

Two arrivals are one message when their identity agrees (RULES.md section 1). What copies of one message say differently
is taken together, so that it does not matter which came first: Bcc where any names it, automated where all say so. Of a
draft only the newest version is kept: copies of older versions, should a server still hold them, become copies of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.automation import is_automated, relayed_reply_to
from carerix_desktop.domain.identity import identity_of
from carerix_desktop.domain.ids import ConversationKey, MailboxKey, MessageKey, first_key_of_second, promised_counter
from carerix_desktop.domain.mailbox import OWNER_ONLY_ROLES, Flags, FolderRole
from carerix_desktop.domain.message import Address, Arrival
from carerix_desktop.filing.address_book import AddressBook
from carerix_desktop.filing.conversing import Place
from carerix_desktop.filing.drafts import NewDraft, Versions, newest_versions
from carerix_desktop.filing.message_rows import MessageRows, address_rows
from carerix_desktop.storage import archive_graph, archive_messages
from carerix_desktop.storage.archive_copies import MailboxRow
from carerix_desktop.storage.archive_graph import ConversationState, put_conversations
from carerix_desktop.storage.archive_messages import KnownMessage, placed
from carerix_desktop.storage.search_index import put_index_rows
from carerix_desktop.storage.unit_of_work import Archive


@dataclass(slots=True)
class Received:
    """What reception made of a batch.

    Attributes:
        keys: the message of each arrival, in order.
        new: messages that are new to the store.
        filed: messages that got their first copy outside Drafts and Junk: new ones, and some that were here.
        again: conversations of known messages of which a copy said more.
        relayed: Reply-To of automated mail that a job board relays, as any copy of this batch has it.
        conversations: of known messages.
        is_filed: whether each message counts as filed now.
        rows: the new messages, not stored yet.
        newest: the new message of each identity, for the drafts that it replaces.
    """

    keys: list[MessageKey] = field(default_factory=list)
    new: set[MessageKey] = field(default_factory=set)
    filed: set[MessageKey] = field(default_factory=set)
    again: set[ConversationKey] = field(default_factory=set)
    relayed: dict[MessageKey, str] = field(default_factory=dict)
    conversations: dict[MessageKey, ConversationKey] = field(default_factory=dict)
    is_filed: dict[MessageKey, bool] = field(default_factory=dict)
    rows: MessageRows = field(kw_only=True)
    versions: Versions = field(default_factory=Versions)
    newest: dict[bytes, MessageKey] = field(default_factory=dict)


class Reception:
    """Receives one batch inside one transaction: `receive`, then, once the new messages have conversations, `put`."""

    def __init__(
        self, archive: Archive, book: AddressBook, mailboxes: Mapping[MailboxKey, MailboxRow], now: datetime
    ) -> None:
        self._archive = archive
        self._book = book
        self._mailboxes = mailboxes
        self._now = now

    def receive(self, arrivals: Sequence[Arrival]) -> Received:
        """Find the message of each arrival, or make the rows of a new one; what is known takes in what copies say."""
        received = Received(rows=MessageRows(self._book))
        identities = [identity_of(one.parsed) for one in arrivals]
        groups: dict[bytes, list[Arrival]] = defaultdict(list)
        for identity, arrival in zip(identities, arrivals, strict=True):
            groups[identity].append(arrival)
        known = archive_messages.find_identities(self._archive, groups)
        fresh = {identity: some for identity, some in groups.items() if identity not in known}
        versions = received.versions = newest_versions(self._archive, self._new_drafts(fresh))
        keys = {identity: one.key for identity, one in known.items()}
        received.newest = self._make(received, {i: some for i, some in fresh.items() if i not in versions.replaced_by})
        keys |= received.newest
        keys |= versions.standing(keys)
        self._note_known(received, {one: groups[identity] for identity, one in known.items()})
        received.keys = [keys[identity] for identity in identities]
        received.conversations |= {key: ConversationKey(key) for key in received.new}
        for key in set(received.keys) - received.is_filed.keys():  # a draft whose newer version was here
            received.is_filed[key] = False
            received.conversations[key] = ConversationKey(key)
        return received

    def put(self, received: Received, places: Mapping[MessageKey, Place]) -> None:
        """Put the new messages into the store and into the index, each where it belongs or else alone."""
        rows = received.rows
        alone = [row[0] for row in rows.new.messages if row[0] not in places]
        put_conversations(self._archive, [ConversationState(ConversationKey(key), False, False) for key in alone])
        rows.new.messages = [placed(row, *places.get(row[0], (row[0], None, ""))) for row in rows.new.messages]
        archive_messages.put_messages(self._archive, rows.new)
        archive_messages.put_addresses(self._archive, rows.addresses)
        put_index_rows(self._archive, rows.index)
        received.versions.settle(self._archive, received.newest)

    def _is_filed(self, arrivals: Sequence[Arrival]) -> bool:
        return any(self._role(one) not in OWNER_ONLY_ROLES for one in arrivals)

    def _role(self, arrival: Arrival) -> str:
        r"""The role that decides: in an \All mailbox a draft is a draft all the same."""
        box = self._mailboxes[arrival.mailbox]
        return FolderRole.DRAFTS if box.all_mail and Flags.DRAFT in arrival.flags else box.role

    def _new_drafts(self, fresh: Mapping[bytes, Sequence[Arrival]]) -> list[NewDraft]:
        """Messages of which all copies lie in Drafts."""
        return [
            NewDraft(identity, some[0].owner, some[0].parsed)
            for identity, some in fresh.items()
            if some[0].parsed.message_id
            and all(self._role(one) == FolderRole.DRAFTS for one in some)
            and len({one.owner for one in some}) == 1
        ]

    def _make(self, received: Received, groups: Mapping[bytes, Sequence[Arrival]]) -> dict[bytes, MessageKey]:
        """Make the rows of new messages."""
        keys = self._new_keys(groups)
        rows = received.rows
        for identity, some in groups.items():
            first, key = some[0], keys[identity]
            automated = all(is_automated(one.parsed) for one in some)
            filed = self._is_filed(some)
            bcc = list({one.address: one for arrival in some for one in arrival.parsed.bcc}.values())
            rows.add(key, identity, first.raw, first.parsed, automated=automated, filed=filed, bcc=bcc)
            received.is_filed[key] = filed
            if automated:
                _note_relayed(received, key, some)
        received.new.update(keys.values())
        received.filed.update(key for key in keys.values() if received.is_filed[key])
        self._book.keep(rows.addresses, archive_graph.sent_ids(rows.new.messages))
        return keys

    def _new_keys(self, groups: Mapping[bytes, Sequence[Arrival]]) -> dict[bytes, MessageKey]:
        """The keys that their UIDs promised, or else the next free ones of their seconds."""
        firsts = {
            identity: first_key_of_second(some[0].parsed.date, some[0].internaldate, self._now)
            for identity, some in groups.items()
        }
        promised = _promised(firsts, groups)
        counters: Counter[MessageKey] = Counter()
        keys = promised | _numbered({one: first for one, first in firsts.items() if one not in promised}, counters)
        taken = archive_messages.find_taken(self._archive, keys.values())
        if taken:
            full = {first for identity, first in firsts.items() if keys[identity] in taken}
            counters.update({one: archive_messages.highest_key(self._archive, one) - one + 1 for one in full})
            again = {one: first for one, first in firsts.items() if keys[one] in taken or one not in promised}
            keys |= _numbered({one: first for one, first in again.items() if first in full}, counters)
        return keys

    def _note_known(self, received: Received, known: Mapping[KnownMessage, Sequence[Arrival]]) -> None:
        """Take in what further copies of messages say that are here."""
        for one, some in known.items():
            received.conversations[one.key] = one.conversation
            received.is_filed[one.key] = one.filed or self._is_filed(some)
            if received.is_filed[one.key] and not one.filed:
                received.filed.add(one.key)
        newly = [one.key for one in known if one.key in received.filed]
        archive_messages.mark_filed(self._archive, newly)
        written = [
            one for one, some in known.items() if one.automated and not all(is_automated(a.parsed) for a in some)
        ]
        archive_messages.mark_written_by_a_person(self._archive, [one.key for one in written])
        hidden = {one.key: [b for a in some for b in a.parsed.bcc] for one, some in known.items()}
        more = self._put_bcc({key: some for key, some in hidden.items() if some})
        for one in set(known) - set(written):
            if one.automated:
                _note_relayed(received, one.key, known[one])
        more |= received.relayed.keys() & received.conversations.keys()
        received.again |= {one.conversation for one in known if one in written or one.key in more}

    def _put_bcc(self, hidden: Mapping[MessageKey, Sequence[Address]]) -> set[MessageKey]:
        """Add recipients in Bcc that only this copy names; answer whose were new."""
        here = self._book.of_messages(hidden)
        rows = []
        for key, some in hidden.items():
            old = {one.normal for one in here[key] if one.field == "bcc"}
            fresh = {normalise(one.address): one for one in some if normalise(one.address) not in old}
            rows += address_rows(key, [("bcc", list(fresh.values()))], first=len(here[key]))
        self._book.put(rows)
        return {row[0] for row in rows}


def _note_relayed(received: Received, key: MessageKey, arrivals: Sequence[Arrival]) -> None:
    for one in arrivals:
        address = relayed_reply_to(one.parsed)
        if address:
            received.relayed[key] = address


def _promised(firsts: Mapping[bytes, MessageKey], groups: Mapping[bytes, Sequence[Arrival]]) -> dict[bytes, MessageKey]:
    """Of arrivals with a UID, the keys that their envelopes showed; each to one of them."""
    owners: dict[MessageKey, bytes] = {}
    for identity, some in groups.items():
        uid = some[0].uid
        if uid is not None:
            owners.setdefault(MessageKey(firsts[identity] + promised_counter(uid)), identity)
    return {identity: key for key, identity in owners.items()}


def _numbered(firsts: Mapping[bytes, MessageKey], counters: Counter[MessageKey]) -> dict[bytes, MessageKey]:
    """Keys within their seconds, counted on from `counters`."""
    following = counters.copy()
    keys = {}
    for identity, first in firsts.items():
        keys[identity] = MessageKey(first + following[first])
        following[first] += 1
    return keys
