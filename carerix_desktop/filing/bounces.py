"""A delivery report that says "never" marks the address on the records as undeliverable (RULES.md section 3, `bounce`).

Anybody can write such a report: it counts only for a message of ours that is here and went to that very address.
"""

from __future__ import annotations

from collections.abc import Sequence

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.message import ParsedMessage
from carerix_desktop.filing.changes import Changes
from carerix_desktop.storage import archive_people
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.unit_of_work import Archive


def note_bounces(archive: Archive, arrived: Sequence[ParsedMessage], changes: Changes) -> None:
    """Mark the addresses for which messages that have just arrived report a permanent failure."""
    for parsed in arrived:
        report = parsed.report
        if report is None or not report.permanent or not report.original_message_id:
            continue
        failed = {normal for address in report.recipients if (normal := normalise(address))}
        ours = archive_people.find_mailed(archive, report.original_message_id, failed)
        for kind, key in archive_people.mark_undeliverable(archive, ours):
            changes.records.add(RecordId(kind, key))
