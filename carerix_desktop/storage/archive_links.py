"""Links, unlinks, proposals and the audience of messages, read and written in bulk for the archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Table, and_, bindparam, delete, insert, select, update

from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind, UserKey
from carerix_desktop.domain.record_changes import FieldChange
from carerix_desktop.storage.archive_rows import delete_in, find_in, put_rows
from carerix_desktop.storage.record_log import log_changes
from carerix_desktop.storage.tables_crm import candidate, company, contact, vacancy, vacancy_match
from carerix_desktop.storage.tables_mail import audience, link, message, proposal, unlink
from carerix_desktop.storage.unit_of_work import Archive
from carerix_desktop.storage.visibility import visible_to

RECORD_TABLES = {
    RecordKind.CANDIDATE: candidate,
    RecordKind.CONTACT: contact,
    RecordKind.COMPANY: company,
    RecordKind.VACANCY: vacancy,
    RecordKind.MATCH: vacancy_match,
}


class RecordId(NamedTuple):
    """A record as rows name it."""

    kind: str
    record_key: RecordKey


class StoredLink(NamedTuple):
    """A link as it stands; made_at in seconds."""

    message: MessageKey
    kind: str
    record_key: RecordKey
    rule: str
    evidence: str
    made_by: str
    made_at: int


class StoredProposal(NamedTuple):
    """A proposal as it stands; kind and record_key are None for a new person."""

    key: int
    message: MessageKey
    why: str
    kind: str | None
    record_key: RecordKey | None
    address: str


class AudienceRow(NamedTuple):
    """A user who sees a message whatever its files, and why: copy, sent or addressed."""

    message: MessageKey
    user: UserKey
    why: str


def find_links(archive: Archive, messages: Collection[MessageKey]) -> dict[MessageKey, list[StoredLink]]:
    """The links of these messages."""
    query = select(link).order_by(link.c.message_key, link.c.kind, link.c.record_key)
    found: dict[MessageKey, list[StoredLink]] = defaultdict(list)
    for row in find_in(archive.connection, query, link.c.message_key, messages):
        found[row[0]].append(StoredLink(*row))
    return found


def find_unlinks(archive: Archive, messages: Collection[MessageKey]) -> dict[MessageKey, set[RecordId]]:
    """What people said no to, by message."""
    found: dict[MessageKey, set[RecordId]] = defaultdict(set)
    query = select(unlink.c.message_key, unlink.c.kind, unlink.c.record_key)
    for key, kind, record_key in find_in(archive.connection, query, unlink.c.message_key, messages):
        found[key].add(RecordId(kind, record_key))
    return found


def find_proposals(archive: Archive, messages: Collection[MessageKey]) -> dict[MessageKey, list[StoredProposal]]:
    """The proposals of these messages."""
    columns = (
        proposal.c.key,
        proposal.c.message_key,
        proposal.c.why,
        proposal.c.kind,
        proposal.c.record_key,
        proposal.c.address,
    )
    found: dict[MessageKey, list[StoredProposal]] = defaultdict(list)
    for row in find_in(archive.connection, select(*columns), proposal.c.message_key, messages):
        found[row[1]].append(StoredProposal(*row))
    return found


def replace_links(
    archive: Archive, gone: Collection[tuple[MessageKey, str, RecordKey]], new: Sequence[StoredLink]
) -> None:
    """Delete links by (message, kind, record), then insert new ones."""
    if gone:
        same = and_(
            link.c.message_key == bindparam("m"), link.c.kind == bindparam("k"), link.c.record_key == bindparam("r")
        )
        archive.connection.execute(delete(link).where(same), [{"m": m, "k": k, "r": r} for m, k, r in gone])
    columns = ("message_key", "kind", "record_key", "rule", "evidence", "made_by", "made_at")
    put_rows(archive.connection, link, columns, [tuple(row) for row in new])


def replace_proposals(
    archive: Archive,
    gone: Collection[int],
    new: Sequence[tuple[MessageKey, str, str | None, RecordKey | None, str]],
) -> None:
    """Delete proposals by key, then insert new ones."""
    delete_in(archive.connection, proposal, proposal.c.key, gone)
    put_rows(archive.connection, proposal, ("message_key", "why", "kind", "record_key", "address"), new)


def find_link(archive: Archive, key: MessageKey, record: RecordId) -> StoredLink | None:
    """One link, or None."""
    row = archive.connection.execute(select(link).where(_row(link, key, record))).first()
    return None if row is None else StoredLink(*row)


def find_unlink(archive: Archive, key: MessageKey, record: RecordId) -> tuple[str, int] | None:
    """Who said no to a link, and when (seconds); or None."""
    query = select(unlink.c.made_by, unlink.c.made_at).where(_row(unlink, key, record))
    row = archive.connection.execute(query).first()
    return None if row is None else (row[0], row[1])


def put_link(archive: Archive, row: StoredLink) -> None:
    """Make a link, in place of the one to the same record."""
    remove_link(archive, row.message, RecordId(row.kind, row.record_key))
    replace_links(archive, (), [row])


def remove_link(archive: Archive, key: MessageKey, record: RecordId) -> None:
    """Remove a link, if it is there."""
    archive.connection.execute(delete(link).where(_row(link, key, record)))


def put_unlink(archive: Archive, key: MessageKey, record: RecordId, made_by: str, made_at: int) -> None:
    """Note that a person said no."""
    remove_unlink(archive, key, record)
    row = {"message_key": key, "kind": record.kind, "record_key": record.record_key}
    archive.connection.execute(insert(unlink), {**row, "made_by": made_by, "made_at": made_at})


def remove_unlink(archive: Archive, key: MessageKey, record: RecordId) -> None:
    """Forget that a person said no."""
    archive.connection.execute(delete(unlink).where(_row(unlink, key, record)))


def _row(table: Table, key: MessageKey, record: RecordId) -> ColumnElement[bool]:
    return and_(table.c.message_key == key, table.c.kind == record.kind, table.c.record_key == record.record_key)


def record_exists(archive: Archive, record: RecordId) -> bool:
    """Whether there is such a record."""
    table = RECORD_TABLES[RecordKind(record.kind)]
    query = select(table.c.key).where(table.c.key == record.record_key)
    return archive.connection.execute(query).first() is not None


def sees(archive: Archive, viewer: UserKey, key: MessageKey) -> bool:
    """Whether this user may see the message, asked in the transaction that changes it."""
    query = select(message.c.key).where(message.c.key == key, visible_to(viewer, message))
    return archive.connection.execute(query).first() is not None


def find_audience(archive: Archive, messages: Collection[MessageKey]) -> set[AudienceRow]:
    """Who sees these messages whatever their files."""
    query = select(audience.c.message_key, audience.c.user_key, audience.c.why)
    return {AudienceRow(*row) for row in find_in(archive.connection, query, audience.c.message_key, messages)}


def put_audience(archive: Archive, rows: Iterable[AudienceRow]) -> None:
    """Add to the audience; the rows must not be there yet."""
    values = [tuple(row) for row in rows]
    put_rows(archive.connection, audience, ("message_key", "user_key", "why"), values)


def remove_audience(archive: Archive, rows: Iterable[AudienceRow]) -> None:
    """Take out of the audience."""
    for row in rows:
        same = and_(audience.c.message_key == row.message, audience.c.user_key == row.user, audience.c.why == row.why)
        archive.connection.execute(delete(audience).where(same))


def candidate_of(archive: Archive, match: RecordKey) -> RecordKey | None:
    """The candidate of a match; None where there is no such match."""
    query = select(vacancy_match.c.candidate_key).where(vacancy_match.c.key == match)
    return archive.connection.execute(query).scalar()


def set_match_status(archive: Archive, match: RecordKey, status: str, *, by: UserKey, at: int) -> None:
    """Give a match another status, and write that down."""
    m = vacancy_match.c
    before = archive.connection.execute(select(m.status).where(m.key == match)).scalar() or ""
    if before == status:
        return
    archive.connection.execute(update(vacancy_match).where(m.key == match).values(status=status, changed_at=at))
    change = FieldChange(field="status", before=before, after=status)
    log_changes(archive, RecordKind.MATCH, match, [change], by=by, at=at)
