"""Files that the sender took off the link row: no rule puts our own message there, by whatever road it arrives.

The outbox knows them until the message is archived. A copy may be here before that: a server that files by itself, or a
colleague's inbox, is synced while the answer to the final dot is still on its way.
"""

from __future__ import annotations

from collections.abc import Sequence

from carerix_desktop.domain.identity import identity_of
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.message import Arrival
from carerix_desktop.domain.outgoing import Submission
from carerix_desktop.filing.reception import Received
from carerix_desktop.parse.message import parse_message
from carerix_desktop.storage import archive_links, submissions
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.archive_people import login_of
from carerix_desktop.storage.unit_of_work import Archive


def find_kept_off(
    archive: Archive, arrivals: Sequence[Arrival], received: Received
) -> list[tuple[Submission, MessageKey]]:
    """Messages of a batch that the sender kept off some file; their links are to be computed anew.

    Args:
        archive: the open batch.
        arrivals: what came.
        received: which message each arrival is, in the same order.
    """
    message_ids = {one.parsed.message_id for one in arrivals}
    some = submissions.find_unarchived_with_unlinks(archive, message_ids)
    found = ((one, _message_of(archive, one, arrivals, received)) for one in some)
    return [(one, key) for one, key in found if key is not None]


def note_kept_off(archive: Archive, found: Sequence[tuple[Submission, MessageKey]], now: int) -> None:
    """Note the sender's word on them, before rules link them; the messages are stored. `now` in seconds."""
    for one, key in found:
        login = login_of(archive, one.owner)
        for kind, record_key in one.consequences.unlinks:
            record = RecordId(kind.value, record_key)
            if archive_links.record_exists(archive, record) and archive_links.find_unlink(archive, key, record) is None:
                archive_links.put_unlink(archive, key, record, login, now)


def _message_of(
    archive: Archive, one: Submission, arrivals: Sequence[Arrival], received: Received
) -> MessageKey | None:
    """The arrived message that this one of the outbox is: not just any with its Message-ID."""
    identity = identity_of(parse_message(submissions.raw_of(archive, one.key)))
    pairs = zip(arrivals, received.keys, strict=True)
    return next((key for arrival, key in pairs if identity_of(arrival.parsed) == identity), None)
