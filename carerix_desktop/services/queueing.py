"""Into the outbox and out of it again: may a message come in, its place in a bulk sending, the draft it becomes.

Template mail and bulk copies are made without a draft; taken back, they get one and are edited like all others. Sent
again, such a copy takes the place in its bulk sending that it had; where that was stopped, it leaves by itself.
"""

from __future__ import annotations

from dataclasses import replace

from carerix_desktop.compose.builder import new_message_id
from carerix_desktop.domain.draft import BodyFormat, Draft, DraftContent, DraftState
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import DraftKey, LotKey, MessageKey, SubmissionKey, UserKey
from carerix_desktop.domain.language import guess_language
from carerix_desktop.domain.message import Address, AddressField
from carerix_desktop.domain.outbox_rules import HandAct, state_after
from carerix_desktop.domain.outgoing import OPEN_STATES, LotState, Prepared, Submission, SubmissionState
from carerix_desktop.parse.body import readable
from carerix_desktop.parse.headers import parse_headers
from carerix_desktop.parse.message import parse_message
from carerix_desktop.services.quoting import attachments, take_body
from carerix_desktop.storage import drafts, lots, submissions
from carerix_desktop.storage.unit_of_work import Work

_NOT_STORED = MessageKey(0)


STANDING_STILL = frozenset({LotState.STOPPED, LotState.ASKING})
"""A bulk sending in one of these waits for a person's word."""


def require_sendable(work: Work, acting: UserKey, prepared: Prepared) -> Submission | None:
    """What stands in the outbox under the same Message-ID and makes room for it; None where nothing does.

    Raises:
        UserFault: `no_recipient`, or `already_queued`.
    """
    if not prepared.recipients:
        raise UserFault("The message has no recipient. Enter an address first.", code="no_recipient")
    before = submissions.find_by_message_id(work, prepared.message_id)
    if before is None:
        return None
    if before.owner != acting or state_after(HandAct.CANCEL, before.state) is not SubmissionState.CANCELLED:
        raise UserFault("This message was sent already. Look for it in Sent.", code="already_queued")
    if before.state in OPEN_STATES:
        raise UserFault("This message is in the outbox already.", code="already_queued")
    submissions.remove_submission(work, before.key)
    return before


def place_of(work: Work, one: Prepared, before: Submission | None) -> tuple[LotKey | None, SubmissionKey | None]:
    """The bulk sending that a message goes with, and its place there."""
    if one.lot is not None or before is None or before.lot is None:
        return one.lot, None
    lot = lots.get_lot(work, before.lot)
    if lot is None or lot.state in STANDING_STILL:
        return None, None
    lots.reopen_lot(work, before.lot)
    return before.lot, before.key


def open_draft(work: Work, one: Submission, *, now: int) -> DraftKey:
    """The draft of a message that is taken back, open; made where there is none."""
    if one.draft is not None and submissions.set_draft_state(work, one.owner, one.draft, DraftState.OPEN):
        return one.draft
    made, data = _draft_from(one, submissions.raw_of(work, one.key), now=now)
    if drafts.is_taken(work, made.message_id):
        made = replace(made, message_id=new_message_id(one.envelope_from.rpartition("@")[2]))
    return drafts.add_draft(work, made, data)


def _draft_from(one: Submission, raw: bytes, *, now: int) -> tuple[Draft, dict[bytes, bytes]]:
    """The draft that says what a message says, with the same Message-ID, and the content of its files by sha256."""
    parsed, body = parse_message(raw), take_body(_NOT_STORED, raw)
    rich = readable(raw).html is not None
    follows = one.consequences
    content = DraftContent(
        sender=next(iter(parsed.from_), Address(name="", address=one.envelope_from)),
        to=_named(one, AddressField.TO),
        cc=_named(one, AddressField.CC),
        bcc=_named(one, AddressField.BCC),
        subject=one.subject,
        format=BodyFormat.RICH if rich else BodyFormat.PLAIN,
        text=body.text,
        html=body.html if rich else "",
        language=guess_language(parsed.text),
        in_reply_to=parsed.in_reply_to,
        references=parsed.references,
        answers=follows.answers,
        forwards=follows.forwards,
        links=follows.links,
        unlinks=follows.unlinks,
        match=follows.match,
        status_after=follows.status,
        confidential=follows.confidential,
        may_opt_out="list-unsubscribe" in parse_headers(raw),
        remind_after_days=follows.remind_after_days,
        template=one.template,
    )
    files = (*body.files, *attachments(raw, without=body.files))
    draft = Draft(
        key=DraftKey(0),
        owner=one.owner,
        message_id=one.message_id,
        content=content,
        files=tuple(file for file, _ in files),
        saved_at=now,
    )
    return draft, {file.sha256: data for file, data in files}


def _named(one: Submission, field: AddressField) -> tuple[Address, ...]:
    return tuple(Address(name=each.name, address=each.address) for each in one.recipients if each.field is field)
