"""Delivery reports on what users sent, and the mark of an address that no mail reaches (RULES.md section 3)."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import false, select, update

from carerix_desktop.domain.ids import MessageKey, RecordKey
from carerix_desktop.storage.archive_rows import find_in
from carerix_desktop.storage.tables_crm import record_address
from carerix_desktop.storage.tables_mail import message, message_address, message_reference
from carerix_desktop.storage.unit_of_work import Archive


def find_reporting(archive: Archive, message_ids: Collection[str]) -> set[MessageKey]:
    """The filed delivery reports on messages with one of these Message-IDs."""
    query = (
        select(message.c.key)
        .select_from(message_reference.join(message, message.c.key == message_reference.c.message_key))
        .where(message.c.filed, message_reference.c.kind == "report")
    )
    return {row[0] for row in find_in(archive.connection, query, message_reference.c.message_id, message_ids)}


def find_reports_on_mail_to(archive: Archive, normals: Collection[str]) -> set[MessageKey]:
    """The filed delivery reports on messages that went out to one of these addresses."""
    report, sent = message.alias("report"), message.alias("sent")
    query = (
        select(report.c.key)
        .select_from(message_reference)
        .join(report, report.c.key == message_reference.c.message_key)
        .join(sent, sent.c.message_id == message_reference.c.message_id)
        .join(message_address, message_address.c.message_key == sent.c.key)
        .where(report.c.filed, message_reference.c.kind == "report", sent.c.direction == "out")
    )
    return {row[0] for row in find_in(archive.connection, query, message_address.c.normal, normals)}


def find_mailed(archive: Archive, message_id: str, normals: Collection[str]) -> set[str]:
    """Which of these addresses a message of a user, with this Message-ID, really went to."""
    query = (
        select(message_address.c.normal)
        .join_from(message_address, message, message.c.key == message_address.c.message_key)
        .where(message.c.message_id == message_id, message.c.direction == "out")
        .where(message_address.c.field.in_(["to", "cc", "bcc"]))
    )
    return {row[0] for row in archive.connection.execute(query)} & set(normals)


def mark_undeliverable(archive: Archive, normals: Collection[str]) -> list[tuple[str, RecordKey]]:
    """Mark these addresses on all records that have them; answer which records."""
    found: list[tuple[str, RecordKey]] = []
    for normal in normals:
        on = (record_address.c.normal == normal, record_address.c.undeliverable == false())
        query = select(record_address.c.kind, record_address.c.record_key).where(*on)
        found += [(row[0], row[1]) for row in archive.connection.execute(query)]
        archive.connection.execute(update(record_address).where(*on).values(undeliverable=True))
    return found
