"""What follows once the server accepted a message of the outbox (ADR 0012; RULES.md section 5).

One transaction: the message is archived as an arrival by the route `outbox` in its sender's Sent folder, the files that
a person chose become links by hand, the match gets its status, the answered message its mark, and its draft goes. The
file of somebody whose address was refused gets none of it (R-18): no link by address (`rules`), by hand, no status.
The box that the writer ticked is a reason like others (`causes`): it holds from the moment the message is stored,
also where a copy came by another road before.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC
from typing import Final

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.ids import MailboxKey, MessageKey, RecordKind, SubmissionKey
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.domain.message import Arrival, Route
from carerix_desktop.domain.outgoing import RecipientState, Stage, Submission, SubmissionState
from carerix_desktop.filing import batch, by_hand
from carerix_desktop.filing.batch import Session
from carerix_desktop.filing.values import LOCAL_NAMES
from carerix_desktop.parse.message import parse_message
from carerix_desktop.storage import archive_copies, archive_links, commands, drafts, lots, removed, submissions
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.pending_flags import put_flags
from carerix_desktop.storage.unit_of_work import Work

DAY_S: Final = 86_400


def file_sent(session: Session, key: SubmissionKey) -> None:
    """Archive one accepted message."""
    one = submissions.get_submission(session.archive, key)
    if one is None or one.message is not None:
        return
    mailbox, on_server = _sent_mailbox(session, one)
    message = _archive(session, one, mailbox)
    _settle(session, one, message, on_server=on_server)
    _link(session, one, message)
    _change_match(session, one)
    _mark_answered(session, one)
    if one.draft is not None:
        drafts.bury(session.archive, one.draft)
    if one.lot is not None:
        lots.finish_lot(session.archive, one.lot)


def _sent_mailbox(session: Session, one: Submission) -> tuple[MailboxKey, bool]:
    """The sender's Sent folder, and whether it is on a server."""
    found = archive_copies.server_mailbox(session.archive, one.owner, FolderRole.SENT.value)
    if found is not None:
        return found, True
    role = FolderRole.SENT
    return archive_copies.local_mailbox(session.archive, one.owner, role.value, LOCAL_NAMES[role]), False


def _archive(session: Session, one: Submission, mailbox: MailboxKey) -> MessageKey:
    raw = submissions.raw_of(session.archive, one.key)
    arrival = Arrival(
        owner=one.owner,
        mailbox=mailbox,
        route=Route.OUTBOX,
        uidvalidity=0,
        uid=None,
        raw=raw,
        parsed=parse_message(raw),
        internaldate=session.now.astimezone(UTC),
        flags=Flags.SEEN,
    )
    return batch.file_arrivals(session, [arrival])[0].message


def _settle(session: Session, one: Submission, message: MessageKey, *, on_server: bool) -> None:
    days = one.consequences.remind_after_days
    accepted = {
        position: (RecipientState.ACCEPTED, recipient.answer)
        for position, recipient in enumerate(one.recipients)
        if recipient.state is RecipientState.WAITING
    }
    submissions.set_recipients(session.archive, one.key, accepted)
    submissions.change_submission(
        session.archive,
        one.key,
        state=(SubmissionState.SENT if on_server else SubmissionState.FILED).value,
        stage=Stage.NONE.value,
        message_key=message,
        sent_at=session.seconds,
        filed_at=None if on_server else session.seconds,
        remind_at=None if days is None else session.seconds + days * DAY_S,
        next_attempt_at=0,
        attempts=0,
        error_code="",
        error="",
        answer="",
    )


def _link(session: Session, one: Submission, message: MessageKey) -> None:
    away = _turned_away(session, one)
    for kind, record_key in one.consequences.links:
        record = removed.follow(session.archive, RecordId(kind.value, record_key))  # None: deleted meanwhile
        if record is not None and _person_of(session, record) not in away:
            by_hand.link(session, one.owner, message, kind, record.record_key)


def _change_match(session: Session, one: Submission) -> None:
    """Give the match its status where its candidate was mailed: nobody is rejected by a message that was refused."""
    match, status = one.consequences.match, one.consequences.status
    if match is None or not status:
        return
    record = removed.follow(session.archive, RecordId(RecordKind.MATCH.value, match))
    if record is not None and _person_of(session, record) not in _turned_away(session, one):
        archive_links.set_match_status(session.archive, record.record_key, status, by=one.owner, at=session.seconds)
        session.changes.records.add(record)


def _turned_away(session: Session, one: Submission) -> set[RecordId]:
    """The people who were to get the message and of whom the server accepted no address (R-18)."""
    people: dict[RecipientState, set[RecordId]] = defaultdict(set)
    session.book.learn(normalise(r.address) for r in one.recipients)
    for recipient in one.recipients:
        known = session.book.people_at(normalise(recipient.address))
        people[recipient.state] |= {RecordId(p.kind, p.record_key) for p in known}
    return people.pop(RecipientState.REFUSED, set()).difference(*people.values())


def _person_of(session: Session, record: RecordId) -> RecordId:
    """The record itself, or the candidate of a match."""
    if record.kind != RecordKind.MATCH.value:
        return record
    candidate = archive_links.candidate_of(session.archive, record.record_key)
    return record if candidate is None else RecordId(RecordKind.CANDIDATE.value, candidate)


def _mark_answered(session: Session, one: Submission) -> None:
    """Set answered or forwarded on the sender's own copies, here and, by a command that waits, on the server."""
    work = Work(session.archive.connection, one.owner)
    follows = one.consequences
    for message, flag in ((follows.answers, Flags.ANSWERED), (follows.forwards, Flags.FORWARDED)):
        if message is None:
            continue
        copies = [copy for copy in commands.find_copies(work, [message]) if flag not in copy.flags]
        put_flags(work, {copy: copy.flags | flag for copy in copies}, made_at=session.seconds)
        session.changes.add([message])
        session.changes.mailboxes.update(copy.mailbox for copy in copies)
