"""A letter in answer to the List-Unsubscribe of our bulk mail: the person who got that mail wants no mailings any more.

The subject names the Message-ID of that mail, which its recipient alone knows: it counts only for a message of ours
that went to one address, and for the people on whose files that address stands, whoever wrote the letter.
"""

from __future__ import annotations

from collections.abc import Iterable

from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.message import ParsedMessage
from carerix_desktop.domain.unsubscribe import opted_out_of
from carerix_desktop.filing.changes import Changes
from carerix_desktop.storage import person_marks
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.unit_of_work import Archive


def note_opt_outs(
    archive: Archive, arrived: Iterable[tuple[MessageKey, ParsedMessage]], changes: Changes, now: int
) -> None:
    """Mark the people who ask for it in messages that have just arrived."""
    for key, parsed in arrived:
        message_id = opted_out_of(parsed.subject)
        normal = person_marks.find_only_recipient(archive, message_id) if message_id else ""
        for kind, record in person_marks.mark_opted_out(archive, normal, key, now) if normal else ():
            changes.records.add(RecordId(kind.value, record))
