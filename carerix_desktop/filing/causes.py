"""Why newly filed messages, and copies that came for further users, make conversations confidential.

The rules are `domain.confidentiality.causes_of` (RULES.md section 4); here is what they look at, gathered with one
query per batch each. They hold at arrival: neither a keyword, a tick on a file nor an address that comes later touches
older mail.

"Comes in from a person" is decided by From, Sender and Reply-To, of automated mail too, and by what a person chose for
the address. Where an address stands on several people the message is confidential if one of them says so: to hide too
much can be put right, to show too much cannot.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from carerix_desktop.domain.confidentiality import Case, Cause, causes_of, holds
from carerix_desktop.domain.ids import MessageKey, UserKey
from carerix_desktop.filing.address_book import AddressBook
from carerix_desktop.filing.rules import CANDIDATE, CONTACT
from carerix_desktop.storage import archive_confidential, archive_graph
from carerix_desktop.storage.archive_confidential import FiledRow, ReasonRow, Written
from carerix_desktop.storage.archive_graph import AddressNode
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.unit_of_work import Archive
from carerix_desktop.storage.users import find_agency

BY_RULE = "rule"
SENDER_FIELDS = frozenset({"from", "sender", "reply_to"})
Copies = Collection[tuple[MessageKey, UserKey]]
"""Which users got a copy of which message."""


def find_causes(
    archive: Archive, book: AddressBook, fresh: Collection[MessageKey], copies: Copies, now: int
) -> dict[MessageKey, list[ReasonRow]]:
    """The reasons that hold, by message.

    Args:
        archive: the open batch, in which the messages and their conversations are stored.
        book: whose addresses are whose.
        fresh: messages that are filed for the first time.
        copies: copies of filed messages that are new for their users; of fresh messages all copies.
        now: seconds.
    """
    if not fresh and not copies:
        return {}
    world = _World(archive, book, fresh, copies)
    found: dict[MessageKey, list[ReasonRow]] = {}
    for row in world.rows:
        case = world.case_of(row)
        rows = [_reason(row.key, cause, evidence, now) for cause, evidence in causes_of(case, world.keywords).items()]
        if rows:
            found[row.key] = rows
    return _holding(archive, world.rows, found)


def _reason(key: MessageKey, cause: Cause, evidence: str, now: int) -> ReasonRow:
    """The box is a person's act, whose login is the evidence; all else is the rule's."""
    if cause is Cause.BOX:
        return ReasonRow(key, cause.value, "", evidence, now)
    return ReasonRow(key, cause.value, evidence, BY_RULE, now)


def _holding(
    archive: Archive, rows: Sequence[FiledRow], found: dict[MessageKey, list[ReasonRow]]
) -> dict[MessageKey, list[ReasonRow]]:
    """Those that close although the conversation was opened before, where it was; none that is there already."""
    talks = {row.key: row.conversation for row in rows if row.key in found}
    boxes = archive_graph.find_boxes(archive, set(talks.values()))
    opened = {talk for talk, box in boxes.items() if box.opened}
    known = {(one.message, one.rule) for one in archive_confidential.find_reasons_of(archive, found)}
    kept = {
        key: [
            one
            for one in some
            if holds(Cause(one.rule), opened=talks[key] in opened) and (one.message, one.rule) not in known
        ]
        for key, some in found.items()
    }
    return {key: some for key, some in kept.items() if some}


class _World:
    """What the store says of a batch's messages, their senders and receivers."""

    def __init__(self, archive: Archive, book: AddressBook, fresh: Collection[MessageKey], copies: Copies) -> None:
        self._book, self._fresh = book, fresh
        users = archive_confidential.find_closing_users(archive)
        self._incoming = {one.user: one.login for one in users if one.incoming}
        self._outgoing = {one.user: one.login for one in users if one.outgoing}
        self._copies = [(key, user) for key, user in copies if user in self._incoming]
        self.rows = archive_confidential.find_filed(archive, {*fresh, *(key for key, _user in self._copies)})
        self.keywords = find_agency(archive).keywords if self.rows else ()
        ids = {row.message_id for row in self.rows if row.direction == "out"} - {""}
        self._written = archive_confidential.find_written(archive, ids)
        self._addresses = book.of_messages([row.key for row in self.rows])
        self._people = self._find_people(archive)
        self._receivers: dict[MessageKey, set[UserKey]] = {}
        for key, user in self._copies:
            self._receivers.setdefault(key, set()).add(user)

    def _find_people(self, archive: Archive) -> dict[RecordId, str]:
        senders = [one.normal for row in self.rows if row.direction == "in" for one in self._senders(row.key)]
        self._book.learn(senders)
        people = {person for normal in senders for person in self._people_at(normal)}
        return archive_confidential.find_confidential_people(archive, people)

    def _senders(self, key: MessageKey) -> Iterable[AddressNode]:
        return (one for one in self._addresses[key] if one.field in SENDER_FIELDS)

    def _people_at(self, normal: str) -> set[RecordId]:
        people = {RecordId(one.kind, one.record_key) for one in self._book.people_at(normal)}
        choice = self._book.choice_for(normal)
        chosen = None if choice is None else choice.record
        return people | ({chosen} if chosen is not None and chosen.kind in (CANDIDATE, CONTACT) else set())

    def case_of(self, row: FiledRow) -> Case:
        """The message as the rules look at it; of one that is not fresh only who got a copy counts."""
        authors = {
            own.user for one in self._addresses[row.key] if one.field == "from" for own in self._book.owners(one.normal)
        }
        receivers = [self._incoming[user] for user in self._receivers.get(row.key, set()) - authors]
        if row.key not in self._fresh:
            return Case(subject="", receivers=receivers)
        written = self._written_by(row, authors)
        met = {person for one in self._senders(row.key) for person in self._people_at(one.normal)}
        return Case(
            subject=row.subject,
            ticked_by=written.login if written is not None and written.confidential else "",
            decided=written is not None,
            people=[self._people[one] for one in met if one in self._people] if row.direction == "in" else (),
            senders=[self._outgoing[user] for user in authors if user in self._outgoing],
            receivers=receivers,
        )

    def _written_by(self, row: FiledRow, authors: Collection[UserKey]) -> Written | None:
        """The message of the outbox that this is; an address of its writer stands in From."""
        written = self._written.get(row.message_id) if row.direction == "out" else None
        return written if written is not None and written.owner in authors else None
