"""A record is deleted, and comes back whole: its rows by `record_parts`, then its mail is computed anew.

Mail itself stays: who sees it follows from the links that are left and from its audience, which nobody touches (C-12).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind, UserKey
from carerix_desktop.domain.record import Handles
from carerix_desktop.filing import relinking
from carerix_desktop.filing.batch import Session, settle
from carerix_desktop.filing.rules import EMPLOYER
from carerix_desktop.filing.withdrawing import BY_EMPLOYER, withdraw
from carerix_desktop.storage import archive_graph, archive_links, removed
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.archive_people import login_of
from carerix_desktop.storage.record_parts import RECORD_PARTS, Deleted, Names, RecordPart, parts_of
from carerix_desktop.storage.records import TABLES
from carerix_desktop.storage.removed import DELETED, Removal, RowValues

LINK = next(part for part in RECORD_PARTS if (part.table, part.column) == ("link", "record_key"))
UNLINK = next(part for part in RECORD_PARTS if (part.table, part.column) == ("unlink", "record_key"))
EVIDENCE = BY_EMPLOYER
NESTED = "removed_record.key"
OF_MAIL = ("link", "unlink", "proposal")


def remove(session: Session, actor: UserKey, record: RecordId) -> int:
    """Delete a record with what only it has, and the matches that hang on it; answer the key of the removal.

    Raises:
        NotVisible: there is no such record.
    """
    own_row(session, record)
    affected, handles = mail_of(session, record), handles_of(session, record)
    removal = _take(session, actor, record)
    note(session, actor, record, "removed")
    recompute(session, affected, handles)
    return removal


def restore(session: Session, actor: UserKey, key: int) -> RecordId:
    """Put a deleted record back as it was, with its mail; what came meanwhile is linked at once.

    Raises:
        NotVisible: there is nothing to put back.
        UserFault: its number was given to another record meanwhile.
    """
    removal = removed.find_removal(session.archive, key)
    if removal is None or removal.why != DELETED or removal.undone_at is not None:
        raise NotVisible("There is nothing to put back: this file is back already, or was erased.")
    require_free_ref(session, removal)
    put_back(session, removal)
    note(session, actor, removal.record, "restored")
    handles = handles_of(session, removal.record)
    affected = mail_of(session, removal.record)
    withdraw(session, removal, handles, affected)
    recompute(session, affected, handles)
    return removal.record


def own_row(session: Session, record: RecordId) -> RowValues:
    """The record's own row; raises NotVisible where there is none."""
    rows = removed.rows_of(session.archive, own_part(record.kind), record)
    if not rows:
        raise NotVisible("This file is not there any more. Look at the list again.")
    return rows[0]


def own_part(kind: str) -> RecordPart:
    """The part that is the record itself."""
    table = TABLES[RecordKind(kind)].name
    return next(part for part in RECORD_PARTS if part.table == table and part.column == "key")


def update_own(session: Session, own: RecordPart, record: RecordId, values: RowValues) -> None:
    """Change the record's own row; a record that it names and that went is followed."""
    table = removed.table_of(own)
    followed = dict(values)
    for part in RECORD_PARTS:
        if part.table == table.name and part.kind is not None and part is not own and followed.get(part.column):
            found = removed.follow(session.archive, RecordId(part.kind.value, followed[part.column]))
            followed[part.column] = None if found is None else found.record_key
    removed.update_row(session.archive, table, record.record_key, followed)


def require_free_ref(session: Session, removal: Removal) -> None:
    """Raise UserFault where another record has the number now."""
    if removed.is_taken(session.archive, RecordKind(removal.kind), removal.ref):
        raise UserFault(
            f"Another {removal.kind} has the number {removal.ref} now. Give that one another number, then try again.",
            code="number_taken",
            details={"ref": removal.ref},
        )


def note_removal(session: Session, actor: UserKey, record: RecordId, why: str, into: RecordKey | None) -> int:
    """Write down that a record goes."""
    row = own_row(session, record)
    values = {
        "kind": record.kind,
        "record_key": record.record_key,
        "ref": row["ref"],
        "name": removed.name_in(row),
        "why": why,
        "into_key": into,
        "made_by": login_of(session.archive, actor),
        "made_at": session.seconds,
    }
    session.changes.records.add(record)
    return removed.add_removal(session.archive, values)


def note(session: Session, actor: UserKey, record: RecordId, act: str, *, before: str = "", after: str = "") -> None:
    """Write a line into the log of a record."""
    line = {"at": session.seconds, "kind": record.kind, "record_key": record.record_key, "act": act}
    made_by = login_of(session.archive, actor)
    removed.put_log_line(session.archive, {**line, "made_by": made_by, "before": before, "after": after})


def _take(session: Session, actor: UserKey, record: RecordId) -> int:
    archive, own = session.archive, own_part(record.kind)
    removal = note_removal(session, actor, record, DELETED, None)
    removed.keep_rows(archive, removal, EVIDENCE, by_employer(session, record))
    for part in parts_of(RecordKind(record.kind)):
        if part.names is not Names.KEY or part is own or part.deleted is Deleted.STAY:
            continue
        rows = removed.rows_of(archive, part, record)
        match part.deleted:
            case Deleted.FOLLOW:
                nested = [_take(session, actor, RecordId(RecordKind.MATCH.value, row["key"])) for row in rows]
                removed.keep_rows(archive, removal, NESTED, [{"key": one} for one in nested])
            case Deleted.EMPTY:
                removed.keep_rows(archive, removal, removed.name_of(part), [{"key": row["key"]} for row in rows])
                removed.rename_rows(archive, part, record, None)
            case Deleted.TAKE:
                removed.keep_rows(archive, removal, removed.name_of(part), rows)
                removed.delete_rows(archive, part, record)
            case _:
                removed.delete_rows(archive, part, record)
    removed.keep_rows(archive, removal, removed.name_of(own), [own_row(session, record)])
    removed.delete_rows(archive, own, record)
    return removal


def put_back(session: Session, removal: Removal) -> None:
    """Insert what was taken; a match whose other side is away waits for that one."""
    archive, record, own = session.archive, removal.record, own_part(removal.kind)
    kept = removed.kept_rows(archive, removal.key)
    row = next(row for row in kept[removed.name_of(own)] if row["key"] == record.record_key)
    if not insert_own(session, own, row, removal):
        return
    for part in parts_of(RecordKind(record.kind)):
        rows = kept.get(removed.name_of(part), [])
        if part is own or part.names is not Names.KEY:
            continue
        if part.deleted is Deleted.EMPTY:
            for one in rows:
                removed.point(archive, part, one["key"], record.record_key, expected=None)
        elif part.deleted is Deleted.TAKE:
            removed.put_missing(archive, part, record, [one for one in rows if _is_of(one, part, record)])
    put_links_of_others(session, kept.get(EVIDENCE, []))
    removed.close_removal(archive, removal.key, session.seconds)
    session.changes.records.add(record)
    for one in kept.get(NESTED, []):
        nested = removed.find_removal(archive, one["key"])
        if nested is not None and nested.undone_at is None:
            put_back(session, nested)


def insert_own(session: Session, own: RecordPart, row: RowValues, removal: Removal) -> bool:
    """Insert the record itself; where a record that it needs is away, wait with that one and answer False."""
    values, table = dict(row), removed.table_of(own)
    for column in table.c:
        part = next((one for one in RECORD_PARTS if (one.table, one.column) == (table.name, column.name)), None)
        if part is None or part is own or part.kind is None or values[column.name] is None:
            continue
        wanted = RecordId(part.kind.value, values[column.name])
        found = removed.follow(session.archive, wanted)
        values[column.name] = None if found is None else found.record_key
        _remember_merges(session, part, row, wanted)
        away = removed.removal_of(session.archive, wanted) if found is None else None
        if found is None and not column.nullable:
            if away is not None:
                removed.become_deleted(session.archive, removal.key)
                removed.keep_rows(session.archive, away.key, NESTED, [{"key": removal.key}])
            return False
        if away is not None:
            removed.keep_rows(session.archive, away.key, removed.name_of(part), [{"key": row["key"]}])
    removed.insert_row(session.archive, table, values)
    return True


def _remember_merges(session: Session, part: RecordPart, row: RowValues, wanted: RecordId) -> None:
    """A row that comes back and names a record that was merged away goes with that one when the merge is undone."""
    merge = removed.removal_of(session.archive, wanted)
    while merge is not None and merge.into_key is not None:
        theirs = {**row, part.column: merge.record_key}
        removed.keep_rows(session.archive, merge.key, removed.name_of(part), [theirs])
        merge = removed.removal_of(session.archive, RecordId(merge.kind, merge.into_key))


def _is_of(row: RowValues, part: RecordPart, record: RecordId) -> bool:
    return bool(row[part.column] == record.record_key)


def by_employer(session: Session, record: RecordId) -> list[RowValues]:
    """The links to companies that a contact brought along."""
    if record.kind != RecordKind.CONTACT.value:
        return []
    evidence = f"{EMPLOYER}: {own_row(session, record)['ref']}"
    mine = {row["message_key"] for row in removed.rows_of(session.archive, LINK, record)}
    found = archive_links.find_links(session.archive, mine)
    return [_as_row(one) for some in found.values() for one in some if one.evidence == evidence]


def put_links_of_others(session: Session, rows: Iterable[RowValues]) -> None:
    """Put links to companies back, as far as the companies are here."""
    for row in rows:
        company = removed.follow(session.archive, RecordId(row["kind"], row["record_key"]))
        if company is None:
            continue
        key = MessageKey(row["message_key"])
        refused = archive_links.find_unlink(session.archive, key, company) is not None
        stored = archive_links.find_link(session.archive, key, company)
        if not refused and (stored is None or stored.evidence.startswith(EMPLOYER)):
            archive_links.remove_link(session.archive, key, company)
            removed.put_missing(session.archive, LINK, company, [{**row, "record_key": company.record_key}])


def _as_row(one: archive_links.StoredLink) -> RowValues:
    names = ("message_key", "kind", "record_key", "rule", "evidence", "made_by", "made_at")
    return dict(zip(names, one, strict=True))


def mail_of(session: Session, record: RecordId) -> set[MessageKey]:
    """The messages that say something of a record, of its matches, or of the people who work there."""
    keys: set[MessageKey] = set()
    for part in parts_of(RecordKind(record.kind)):
        if part.names is Names.KEY and part.table in OF_MAIL:
            keys |= {row["message_key"] for row in removed.rows_of(session.archive, part, record)}
        elif part.deleted is Deleted.FOLLOW:
            for row in removed.rows_of(session.archive, part, record):
                keys |= mail_of(session, RecordId(RecordKind.MATCH.value, row["key"]))
        elif (part.table, part.column) == ("contact", "company_key"):
            for row in removed.rows_of(session.archive, part, record):
                keys |= mail_of(session, RecordId(RecordKind.CONTACT.value, row["key"]))
    return keys


def handles_of(session: Session, record: RecordId) -> Handles:
    """By what mail finds a record and its matches."""
    found: dict[str, set[str]] = {"addresses": set(), "domains": set(), "numbers": set()}
    for part in parts_of(RecordKind(record.kind)):
        rows = removed.rows_of(session.archive, part, record) if part.names is Names.KEY else []
        match part.table:
            case "record_address":
                found["addresses"] |= {row["normal"] for row in rows}
            case "company_domain":
                found["domains"] |= {row["domain"] for row in rows}
            case "vacancy_match":
                vacancies = {RecordId(RecordKind.VACANCY.value, row["vacancy_key"]) for row in rows}
                found["numbers"] |= {own_row(session, one)["ref"] for one in vacancies}
            case "vacancy" if part.column == "key":
                found["numbers"] |= {row["ref"] for row in rows}
            case _:
                pass
    return Handles(**{name: tuple(sorted(some)) for name, some in found.items()})


def recompute(session: Session, affected: Collection[MessageKey], handles: Handles) -> None:
    """Compute anew the conversations of these messages and of all mail that one of the handles stands in."""
    session.changes.add(affected)
    nodes = archive_graph.find_nodes(session.archive, set(affected))
    settle(session, (), {node.conversation for node in nodes})
    if handles:
        relinking.relink(session, handles)
