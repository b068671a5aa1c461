"""A delivery report that says "never" marks the address on the records as undeliverable (RULES.md section 3, `bounce`).

Anybody can write such a report: it counts only for a message of ours that is here and went to that very address. Which
of the two came first does not matter: the inbox is often read before the folder of what was sent.
"""

from __future__ import annotations

from collections.abc import Sequence

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.message import ParsedMessage
from carerix_desktop.filing.changes import Changes
from carerix_desktop.filing.message_rows import unpacked
from carerix_desktop.parse.structure import parse_report
from carerix_desktop.storage import archive_graph, archive_messages, archive_people
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.unit_of_work import Archive


def note_bounces(archive: Archive, arrived: Sequence[ParsedMessage], changes: Changes) -> None:
    """Mark the addresses for which messages that have just arrived, or reports on them, tell of a permanent failure."""
    earlier = archive_graph.find_reporting(archive, {parsed.message_id for parsed in arrived if parsed.message_id})
    raws = archive_messages.find_raw(archive, earlier)
    reports = [parse_report(unpacked(*raw)) for raw in raws.values()]
    for report in (*reports, *(parsed.report for parsed in arrived)):
        if report is None or not report.undeliverable or not report.original_message_id:
            continue
        failed = {normal for address in report.undeliverable if (normal := normalise(address))}
        ours = archive_people.find_mailed(archive, report.original_message_id, failed)
        for kind, key in archive_people.mark_undeliverable(archive, ours):
            changes.records.add(RecordId(kind, key))
