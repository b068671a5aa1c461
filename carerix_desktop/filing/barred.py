"""What was erased does not come in again (`storage.tombstones`): asked before anything of a batch is filed.

Barred are the erased messages themselves, all versions of a draft that was erased, and mail from before the erasure
that has nobody in its headers but users and erased people: it was on the server and had not been fetched yet. Later
mail of the same person is new mail, and comes in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import chain

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.identity import identity_of
from carerix_desktop.domain.ids import MailboxKey
from carerix_desktop.domain.message import Arrival, ParsedMessage
from carerix_desktop.filing.batch import Session
from carerix_desktop.storage import envelopes, erase_mail, tombstones
from carerix_desktop.storage.erase_mail import ServerPlace
from carerix_desktop.storage.tombstones import Sort


def find_barred(session: Session, arrivals: Sequence[Arrival]) -> frozenset[int]:
    """Which of the arrivals, by their place in the batch, are not to be filed."""
    if not tombstones.has_any(session.archive):
        return frozenset()
    identities = [identity_of(one.parsed) for one in arrivals]
    known = tombstones.find(session.archive, Sort.MESSAGE, set(identities))
    ids = {one.parsed.message_id.encode() for one in arrivals if one.parsed.message_id}
    drafts = tombstones.find(session.archive, Sort.DRAFT, ids)
    others = [_others(session, one.parsed) for one in arrivals]
    people = tombstones.find(session.archive, Sort.ADDRESS, {one.encode() for one in chain.from_iterable(others)})
    return frozenset(
        place
        for place, one in enumerate(arrivals)
        if identities[place] in known
        or one.parsed.message_id.encode() in drafts
        or _is_older(one, [people.get(each.encode()) for each in others[place]])
    )


def _others(session: Session, parsed: ParsedMessage) -> set[str]:
    everybody = (*parsed.from_, *parsed.reply_to, *parsed.to, *parsed.cc, *parsed.bcc)
    normals = {normalise(one.address) for one in everybody} - {""}
    return {one for one in normals if not session.book.is_own(one)}


def _is_older(arrival: Arrival, erased: Iterable[int | None]) -> bool:
    """Whether everybody in it was erased after it was written."""
    written = min(moment for moment in (arrival.parsed.date, arrival.internaldate) if moment is not None)
    moments = [None if at is None else datetime.fromtimestamp(at, UTC) for at in erased]
    return bool(moments) and all(moment is not None and written < moment for moment in moments)


def settle_barred(session: Session, arrivals: Sequence[Arrival]) -> None:
    """Their UIDs are settled: they are not fetched again, and are not listed as awaited."""
    places = [
        ServerPlace(0, one.owner, one.mailbox, one.uidvalidity, one.uid, 0, 0)
        for one in arrivals
        if one.uid is not None
    ]
    erase_mail.bar_places(session.archive, places, session.seconds)
    envelopes.drop_places(session.archive, ((MailboxKey(one.mailbox), one.uidvalidity, one.uid) for one in places))
