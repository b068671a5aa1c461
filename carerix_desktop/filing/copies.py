"""Copies: what each mailbox of each user holds, its flags, and the mailbox's counters.

Read state and flags belong to the copy (RULES.md section 1). The server's word is taken, except for what a waiting
STORE command is about to change. Deleting a copy never touches its message.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from carerix_desktop.domain.ids import ConversationKey, CopyKey, MailboxKey, MessageKey
from carerix_desktop.domain.message import Arrival, Route
from carerix_desktop.filing import echoes
from carerix_desktop.filing.values import FlagsSeen, ListedUid
from carerix_desktop.storage import archive_copies, archive_echoes
from carerix_desktop.storage.archive_copies import CopyRow, Counts, MailboxRow
from carerix_desktop.storage.archive_rows import Values
from carerix_desktop.storage.unit_of_work import Archive


@dataclass(slots=True)
class Touched:
    """Messages and mailboxes whose copies changed."""

    messages: set[MessageKey] = field(default_factory=set)
    mailboxes: set[MailboxKey] = field(default_factory=set)


class CopyPlaces:
    """The copies that are here at the places, and of the messages, that a batch names."""

    def __init__(self, archive: Archive, arrivals: Sequence[Arrival], known: Collection[MessageKey]) -> None:
        places = {(one.mailbox, one.uidvalidity, one.uid) for one in arrivals if one.uid is not None}
        self._by_place = archive_copies.find_copies_by_uid(archive, places)
        self._waiting: dict[tuple[MailboxKey, MessageKey], list[CopyRow]] = defaultdict(list)
        self._boxes: dict[tuple[int, MessageKey], set[MailboxKey]] = defaultdict(set)
        self._taken = set(self._by_place)
        self.of_known = archive_copies.find_copies_of(archive, known)
        for copy in self.of_known:
            self._boxes[copy.owner, copy.message].add(copy.mailbox)
            if copy.uid is None:
                self._waiting[copy.mailbox, copy.message].append(copy)

    def is_here(self, arrival: Arrival, key: MessageKey, mailboxes: Mapping[MailboxKey, MailboxRow]) -> bool:
        """Whether this copy is here already; an import adds one per owner and role."""
        if arrival.uid is not None:
            place = (arrival.mailbox, arrival.uidvalidity, arrival.uid)
            here = place in self._taken
            self._taken.add(place)
            return here
        boxes = self._boxes[arrival.owner, key]
        role = mailboxes[arrival.mailbox].role
        here = any(box == arrival.mailbox or _role(box, mailboxes) == role for box in boxes)
        boxes.add(arrival.mailbox)
        return here

    def waiting_copy(self, arrival: Arrival, key: MessageKey) -> CopyRow | None:
        """A copy of this message that was moved into this mailbox here and has not got its UID yet."""
        waiting = self._waiting[arrival.mailbox, key]
        return waiting.pop() if waiting and arrival.uid is not None else None

    def mailboxes(self) -> set[MailboxKey]:
        """All mailboxes in which the messages have copies."""
        return {box for boxes in self._boxes.values() for box in boxes}


def _role(box: MailboxKey, mailboxes: Mapping[MailboxKey, MailboxRow]) -> str | None:
    return mailboxes[box].role if box in mailboxes else None


def add_copies(
    archive: Archive,
    arrivals: Sequence[tuple[Arrival, MessageKey]],
    known: Collection[MessageKey],
    conversations: Mapping[MessageKey, ConversationKey],
    mailboxes: Mapping[MailboxKey, MailboxRow],
) -> tuple[list[bool], Touched]:
    """Add a copy for each arrival that has none yet; answer which were added.

    Args:
        archive: the open batch.
        arrivals: each with its message.
        known: those of the messages that were here before, and may have copies.
        conversations: the conversation of each message now.
        mailboxes: the mailboxes of the arrivals.
    """
    places = CopyPlaces(archive, [one for one, _ in arrivals], known)
    boxes = dict(mailboxes) | archive_copies.find_mailbox_rows(archive, places.mailboxes() - mailboxes.keys())
    counts, touched, added = Counts(), Touched(), []
    rows: list[Values] = []
    echo_rows: list[Values] = []
    echoed = _echoed(arrivals, places.of_known, boxes)
    for arrival, key in arrivals:
        here = places.is_here(arrival, key, boxes)
        waiting = None if here else places.waiting_copy(arrival, key)
        added.append(not here and waiting is None)
        if waiting is not None:
            archive_copies.set_places(archive, [(waiting.key, arrival.uidvalidity, arrival.uid)])
            _take_flags(archive, [(waiting, int(arrival.flags), " ".join(arrival.keywords))], counts)
        elif not here and (arrival.mailbox, key) in echoed:
            echo_rows.append(echoes.echo_of(arrival, key))
        elif not here:
            rows.append(_row(arrival, key, conversations[key]))
            counts.add(arrival.mailbox, int(arrival.flags))
        if not here:
            touched.messages.add(key)
            touched.mailboxes.add(arrival.mailbox)
    archive_copies.put_copies(archive, rows)
    archive_echoes.put_echoes(archive, echo_rows)
    for copy in echoes.step_back(archive, _overtaken(arrivals, places.of_known, boxes), boxes, counts):
        touched.mailboxes.add(copy.mailbox)
    archive_copies.move_counters(archive, counts)
    return added, touched


def _echoed(
    arrivals: Sequence[tuple[Arrival, MessageKey]], known: Sequence[CopyRow], boxes: echoes.Boxes
) -> set[tuple[MailboxKey, MessageKey]]:
    r"""Which arrivals in \All mailboxes lie in another mailbox of their account too, before this batch or by it."""
    views = {one.mailbox for one, _ in arrivals if boxes[one.mailbox].all_mail}
    if not views:
        return set()
    held = {(boxes[one.mailbox].account, one.owner, key) for one, key in arrivals if one.mailbox not in views}
    held |= {(boxes[c.mailbox].account, c.owner, c.message) for c in known if not boxes[c.mailbox].all_mail}
    return {
        (view, key)
        for view in views
        for account, owner, key in held
        if (account, owner) == (boxes[view].account, boxes[view].owner)
    }


def _overtaken(
    arrivals: Sequence[tuple[Arrival, MessageKey]], known: Sequence[CopyRow], boxes: echoes.Boxes
) -> list[CopyRow]:
    r"""Copies in \All mailboxes of messages that this batch brings into another mailbox of the account."""
    copies = [copy for copy in known if boxes[copy.mailbox].all_mail]
    if not copies:
        return []
    brought = {(boxes[a.mailbox].account, a.owner, key) for a, key in arrivals if not boxes[a.mailbox].all_mail}
    return [copy for copy in copies if (boxes[copy.mailbox].account, copy.owner, copy.message) in brought]


def _row(arrival: Arrival, key: MessageKey, conversation: ConversationKey) -> Values:
    uidvalidity = arrival.uidvalidity if arrival.uid is not None else 0
    flags = int(arrival.flags)
    return (
        key,
        conversation,
        arrival.mailbox,
        arrival.owner,
        Route(arrival.route).value,
        uidvalidity,
        arrival.uid,
        flags,
        flags,
        " ".join(arrival.keywords),
        int(arrival.internaldate.timestamp()),
        len(arrival.raw),
    )


def _take_flags(archive: Archive, seen: Sequence[tuple[CopyRow, int, str]], counts: Counts) -> list[CopyRow]:
    """Take over the server's flags; answer which copies changed."""
    waiting = archive_copies.find_waiting_flags(archive, [copy.key for copy, _, _ in seen])
    rows, changed = [], []
    for copy, server, keywords in seen:
        added, removed = waiting.get(copy.key, (0, 0))
        flags = (server | added) & ~removed
        if (flags, server, keywords) != (copy.flags, copy.server_flags, copy.keywords):
            rows.append((copy.key, flags, server, keywords))
            counts.change(copy.mailbox, copy.flags, flags)
            changed.append(copy)
    archive_copies.set_flags(archive, rows)
    return changed


def update_flags(archive: Archive, box: MailboxKey, uidvalidity: int, updates: Iterable[FlagsSeen]) -> Touched:
    """Take in what the server says about flags; UIDs that are not here are passed over."""
    said = {one.uid: one for one in updates}
    echoes.update_flags(archive, box, uidvalidity, said.values())
    copies = archive_copies.find_copies_by_uid(archive, [(box, uidvalidity, uid) for uid in said])
    seen = [(copy, int(said[place[2]].flags), " ".join(said[place[2]].keywords)) for place, copy in copies.items()]
    counts = Counts()
    changed = _take_flags(archive, seen, counts)
    archive_copies.move_counters(archive, counts)
    return Touched({copy.message for copy in changed}, {box} if changed else set())


def remove_copies(archive: Archive, copies: Collection[CopyRow]) -> Touched:
    """Delete copies; their messages stay."""
    counts = Counts()
    for copy in copies:
        counts.add(copy.mailbox, copy.flags, -1)
    archive_copies.delete_copies(archive, [copy.key for copy in copies])
    touched = Touched({copy.message for copy in copies}, {copy.mailbox for copy in copies})
    touched.mailboxes |= {one.mailbox for one in echoes.step_forward(archive, touched.messages, counts)}
    archive_copies.move_counters(archive, counts)
    return touched


def find_places(archive: Archive, box: MailboxKey, uidvalidity: int, uids: Collection[int]) -> list[CopyRow]:
    """The copies with these UIDs."""
    return list(archive_copies.find_copies_by_uid(archive, [(box, uidvalidity, uid) for uid in uids]).values())


def match_again(
    archive: Archive, box: MailboxKey, uidvalidity: int, listed: Sequence[ListedUid]
) -> tuple[int, list[int], list[CopyRow]]:
    """Match a mailbox's copies with its UIDs under another UIDVALIDITY, by Message-ID, size and INTERNALDATE (R-07).

    Returns:
        how many copies kept their row, the UIDs that match none, the copies that match no UID (deleted).
    """
    here: dict[tuple[str, int, int], list[CopyKey]] = defaultdict(list)
    archive_echoes.drop_echoes(archive, box)  # they are recognised again, without their bodies
    for copy in archive_copies.find_copies_to_match(archive, box):
        here[copy.message_id, copy.size_octets, copy.internaldate].append(copy.key)
    places: list[tuple[CopyKey, int, int | None]] = []
    missing = []
    for one in listed:
        same = here[one.message_id, one.size_octets, int(one.internaldate.timestamp())]
        if same:
            places.append((same.pop(0), uidvalidity, one.uid))
        else:
            missing.append(one.uid)
    left = archive_copies.find_copies(archive, [key for keys in here.values() for key in keys])
    remove_copies(archive, left)  # first: after a server's own mistake their UIDs may be given out again
    archive_copies.set_places(archive, places)
    return len(places), missing, left
