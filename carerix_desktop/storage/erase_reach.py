"""What hangs on a person who is to be erased: keys and numbers, read without a viewer (RELIABILITY.md C-12).

Mail, notes and drafts that are another person's too are told apart: they stay, and lose this person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Table, and_, func, or_, select

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.ids import RecordKey
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.archive_rows import find_all, find_in
from carerix_desktop.storage.tables_crm import candidate, contact, record_address, vacancy_match
from carerix_desktop.storage.tables_files import document, entry, entry_record, record_log, removed_record
from carerix_desktop.storage.tables_mail import conversation, link, message, message_address, user_address
from carerix_desktop.storage.tables_write import draft, submission, submission_recipient
from carerix_desktop.storage.unit_of_work import Archive

PEOPLE: dict[str, Table] = {"candidate": candidate, "contact": contact}


class PersonRow(NamedTuple):
    """A candidate or contact as written."""

    record: RecordId
    ref: str
    name: str
    phones: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedPerson:
    """Who is erased.

    Attributes:
        rows: their files: the one that was asked for first, then others of the same person.
        written: their addresses as written.
        normals: those that are theirs alone: no user's, and on nobody else's file.
        merged: removed records that were merged into these; `merged_refs` have the form KIND:REF.
    """

    rows: tuple[PersonRow, ...]
    written: tuple[str, ...]
    normals: frozenset[str]
    merged: tuple[RecordId, ...] = ()
    merged_refs: tuple[str, ...] = ()
    merged_names: tuple[str, ...] = ()

    @property
    def records(self) -> frozenset[RecordId]:
        """Their files' keys."""
        return frozenset(row.record for row in self.rows)


@dataclass(slots=True)
class Shares:
    """Keys that are this person's alone, and keys that are other people's too."""

    whole: set[int] = field(default_factory=set)
    shared: set[int] = field(default_factory=set)


def find_person(archive: Archive, record: RecordId) -> ErasedPerson | None:
    """A person with all their files; None where there is no such record.

    A candidate and a contact of one name with an address in common are one person (RULES.md section 3, `address`).
    """
    own = _row(archive, record)
    if own is None:
        return None
    rows = [own]
    normals = _normals(archive, [record])
    others = _people_with(archive, normals) - {record}
    for other in sorted(others):
        row = _row(archive, other)
        if row is not None and other.kind != record.kind and _same(row.name, own.name):
            rows.append(row)
    records = [row.record for row in rows]
    normals = _normals(archive, records)
    tied = _normals(archive, _people_with(archive, normals) - set(records)) & normals
    mine = find_in(archive.connection, select(user_address.c.normal), user_address.c.normal, normals)
    merged = [found for one in records for found in _merged_into(archive, one)]
    return ErasedPerson(
        rows=tuple(rows),
        written=tuple(_written(archive, records)),
        normals=frozenset(normals - tied - {row[0] for row in mine}),
        merged=tuple(one for one, _ref, _name in merged),
        merged_refs=tuple(f"{one.kind}:{ref}" for one, ref, _name in merged),
        merged_names=tuple(name for _one, _ref, name in merged),
    )


def _row(archive: Archive, record: RecordId) -> PersonRow | None:
    table = PEOPLE[record.kind]
    query = select(table.c.ref, table.c.full_name, table.c.phones).where(table.c.key == record.record_key)
    found = archive.connection.execute(query).first()
    return None if found is None else PersonRow(record, *found)


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _on(records: Collection[RecordId], table: Table) -> Any:
    return or_(*(and_(table.c.kind == one.kind, table.c.record_key == one.record_key) for one in records))


def _normals(archive: Archive, records: Collection[RecordId]) -> set[str]:
    if not records:
        return set()
    query = select(record_address.c.normal).where(_on(records, record_address))
    return set(archive.connection.execute(query).scalars())


def _written(archive: Archive, records: Collection[RecordId]) -> list[str]:
    query = select(record_address.c.address).where(_on(records, record_address)).order_by(record_address.c.key)
    return list(archive.connection.execute(query).scalars())


def _people_with(archive: Archive, normals: Collection[str]) -> set[RecordId]:
    query = select(record_address.c.kind, record_address.c.record_key)
    return {RecordId(*row) for row in find_in(archive.connection, query, record_address.c.normal, normals)}


def _merged_into(archive: Archive, record: RecordId) -> list[tuple[RecordId, str, str]]:
    """The records that were merged into this one, and into those."""
    found: list[tuple[RecordId, str, str]] = []
    r, waiting = removed_record.c, [record]  # who was unmerged is somebody else again
    while waiting:
        one = waiting.pop()
        into = (r.kind == one.kind, r.into_key == one.record_key, r.undone_at.is_(None))
        query = select(r.record_key, r.ref, r.name).where(*into)
        for key, ref, name in archive.connection.execute(query):
            other = RecordId(one.kind, RecordKey(key))
            if other != record and all(other != each for each, _ref, _name in found):
                found.append((other, ref, name))
                waiting.append(other)
    return found


def find_matches(archive: Archive, person: ErasedPerson) -> set[int]:
    """The matches of the person as a candidate."""
    keys = [one.record_key for one in person.records if one.kind == "candidate"]
    query = select(vacancy_match.c.key)
    return {row[0] for row in find_in(archive.connection, query, vacancy_match.c.candidate_key, keys)}


def find_messages(archive: Archive, person: ErasedPerson, forms: Collection[str], matches: Collection[int]) -> Shares:
    """The mail of a person: that on their file, and that to or from their addresses.

    Args:
        archive: the open transaction.
        person: who.
        forms: their addresses in all forms that mail has.
        matches: their matches.
    """
    linked = set(archive.connection.execute(select(link.c.message_key).where(_on(person.records, link))).scalars())
    query = select(link.c.message_key).where(link.c.kind == "match")
    linked |= {row[0] for row in find_in(archive.connection, query, link.c.record_key, matches)}
    query = select(message_address.c.message_key)
    addressed = {row[0] for row in find_in(archive.connection, query, message_address.c.normal, forms)}
    shared = _with_others(archive, linked | addressed, person) | _to_others(archive, addressed - linked, person)
    return Shares((linked | addressed) - shared, (linked | addressed) & shared)


def _with_others(archive: Archive, keys: Collection[int], person: ErasedPerson) -> set[int]:
    """Messages that are on another person's file."""
    query = select(link.c.message_key, link.c.kind, link.c.record_key).where(link.c.kind.in_(list(PEOPLE)))
    rows = find_in(archive.connection, query, link.c.message_key, keys)
    return {row[0] for row in rows if RecordId(row[1], row[2]) not in person.records}


def _to_others(archive: Archive, keys: Collection[int], person: ErasedPerson) -> set[int]:
    """Messages on nobody's file (drafts, say) with an address that stands on another person's."""
    query = select(message_address.c.message_key, message_address.c.normal)
    rows = find_in(archive.connection, query, message_address.c.message_key, keys)
    found = select(record_address.c.normal, record_address.c.kind, record_address.c.record_key)
    people = find_in(archive.connection, found, record_address.c.normal, {row[1] for row in rows})
    others = {row[0] for row in people if RecordId(row[1], row[2]) not in person.records}
    return {row[0] for row in rows if row[1] in others}


def find_entries(archive: Archive, person: ErasedPerson, matches: Collection[int], gone: Collection[int]) -> Shares:
    """Notes, calls, tasks and appointments on the person's files, and those about mail that goes."""
    e = entry_record.c
    on_files = _on(_with_matches(person, matches), entry_record)
    mine = set(archive.connection.execute(select(e.entry_key).where(on_files)).scalars())
    query = select(e.entry_key, e.kind, e.record_key).where(e.kind.in_(list(PEOPLE)))
    rows = find_in(archive.connection, query, e.entry_key, mine)
    shared = {row[0] for row in rows if RecordId(row[1], row[2]) not in person.records}
    about = {row[0] for row in find_in(archive.connection, select(entry.c.key), entry.c.message_key, gone)}
    return Shares((mine - shared) | about, shared - about)


def _with_matches(person: ErasedPerson, matches: Collection[int]) -> list[RecordId]:
    return [*person.records, *(RecordId("match", RecordKey(key)) for key in matches)]


def find_documents(archive: Archive, person: ErasedPerson, matches: Collection[int]) -> set[int]:
    """The documents on the person's files."""
    on_files = _on(_with_matches(person, matches), document)
    return set(archive.connection.execute(select(document.c.key).where(on_files)).scalars())


def find_drafts(archive: Archive, person: ErasedPerson, gone: Collection[int]) -> Shares:
    """Drafts to the person, linked to them, or that answer or forward mail that goes."""
    found = Shares()
    for key, content in find_all(archive.connection, select(draft.c.key, draft.c.content)):
        to = {normalise(one["address"]) for name in ("to", "cc", "bcc") for one in content.get(name, ())} - {""}
        linked = {RecordId(kind, RecordKey(record)) for kind, record in content.get("links", ())}
        about = {content.get("answers"), content.get("forwards")} & set(gone)
        if not (to & person.normals or linked & person.records or about):
            continue
        others = to - person.normals, [one for one in linked - person.records if one.kind in PEOPLE]
        (found.shared if any(others) and not about else found.whole).add(key)
    return found


def find_submissions(archive: Archive, person: ErasedPerson, gone: Collection[int]) -> Shares:
    """Rows of the outbox to the person; those of mail that goes, and those to nobody else, go whole."""
    s, r = submission.c, submission_recipient.c
    query = select(r.submission_key)
    mine = {row[0] for row in find_in(archive.connection, query, r.normal, person.normals)}
    linked = {
        key
        for key, links in find_all(archive.connection, select(s.key, s.links))
        if {RecordId(kind, RecordKey(record)) for kind, record in links} & person.records
    }
    archived = {row[0] for row in find_in(archive.connection, select(s.key), s.message_key, gone)}
    rows = find_in(archive.connection, select(r.submission_key, r.normal), r.submission_key, mine | linked)
    shared = {row[0] for row in rows if row[1] not in person.normals} - archived
    return Shares((mine | linked | archived) - shared, (mine | linked) & shared)


def find_in_states(archive: Archive, keys: Collection[int], states: Iterable[str]) -> set[int]:
    """Those of the outbox's rows that are in one of these states."""
    query = select(submission.c.key).where(submission.c.state.in_(list(states)))
    return {row[0] for row in find_in(archive.connection, query, submission.c.key, keys)}


def count_in(archive: Archive, column: Any, keys: Collection[int], *conditions: Any) -> int:
    """How many rows name one of these keys in a column."""
    return len(find_in(archive.connection, select(column).where(*conditions), column, keys))


def count_confidential(archive: Archive, keys: Collection[int]) -> int:
    """How many of these messages are in a confidential conversation."""
    query = select(message.c.key).join(conversation, conversation.c.key == message.c.conversation_key)
    return len(find_in(archive.connection, query.where(conversation.c.confidential), message.c.key, keys))


def count_log_lines(archive: Archive, person: ErasedPerson) -> int:
    """Lines of the log of changes, and removed records that went into this one."""
    query = select(func.count()).select_from(record_log).where(_on(person.records, record_log))
    return int(archive.connection.execute(query).scalar() or 0) + len(person.merged)
