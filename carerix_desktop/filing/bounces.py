"""A delivery report that says "never" marks the address on the records as undeliverable (RULES.md section 3, `bounce`).

Anybody can write such a report: it counts only for a message of ours that is here and went to that very address. Which
of the two came first does not matter: the inbox is often read before the folder of what was sent, and
mail before records.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.message import DeliveryReport, ParsedMessage
from carerix_desktop.filing.changes import Changes
from carerix_desktop.filing.message_rows import unpacked
from carerix_desktop.parse.structure import parse_report
from carerix_desktop.storage import archive_bounces, archive_messages
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.unit_of_work import Archive


def note_bounces(archive: Archive, arrived: Sequence[ParsedMessage], changes: Changes) -> None:
    """Mark the addresses for which messages that have just arrived, or reports on them, tell of a permanent failure."""
    earlier = archive_bounces.find_reporting(archive, {parsed.message_id for parsed in arrived if parsed.message_id})
    for report in (*_read(archive, earlier), *(parsed.report for parsed in arrived)):
        _mark(archive, report, changes)


def note_earlier_bounces(archive: Archive, addresses: Collection[str], changes: Changes) -> None:
    """Mark those of some addresses, which records have just got, that mail came back from before."""
    normals = {normalise(address) for address in addresses} - {""}
    for report in _read(archive, archive_bounces.find_reports_on_mail_to(archive, normals)):
        _mark(archive, report, changes, among=normals)


def _read(archive: Archive, reports: Collection[MessageKey]) -> list[DeliveryReport | None]:
    raws = archive_messages.find_raw(archive, reports)
    return [parse_report(unpacked(*raw)) for raw in raws.values()]


def _mark(
    archive: Archive, report: DeliveryReport | None, changes: Changes, among: Collection[str] | None = None
) -> None:
    if report is None or not report.undeliverable or not report.original_message_id:
        return
    failed = {normal for address in report.undeliverable if (normal := normalise(address))}
    ours = archive_bounces.find_mailed(archive, report.original_message_id, failed)
    for kind, key in archive_bounces.mark_undeliverable(archive, ours if among is None else ours & set(among)):
        changes.records.add(RecordId(kind, key))
