"""Taking a person's records away for good: what names them (`record_parts`), and what hangs on those rows in turn."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import String, cast, delete, or_, select, update

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.archive_rows import delete_in, find_all, find_in
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.document_index import delete_indexed, find_indexed
from carerix_desktop.storage.record_parts import Erased, Names, RecordPart, parts_of
from carerix_desktop.storage.tables_files import (
    address_choice,
    document,
    document_version,
    entry,
    entry_record,
    proposal_refusal,
    record_log,
    removed_part,
    removed_record,
)
from carerix_desktop.storage.tables_mail import METADATA, audit
from carerix_desktop.storage.tables_write import (
    draft,
    draft_file,
    lot,
    submission,
    submission_recipient,
    submission_unlink,
    template_draft,
)
from carerix_desktop.storage.unit_of_work import Archive

OWN_TABLES: Final = frozenset({"vacancy_match", "entry_record", "document", "removed_record"})
"""Tables of `Erased.OWN` that this module takes away with all that hangs on them; a house test compares."""
WORDED_TABLES: Final = frozenset({"draft", "submission", "link", "removed_part", "audit"})
"""Tables that name a record in JSON or text, each with a function here or in `erase_mail`."""
PLACES: Final = ("to", "cc", "bcc")


def delete_records(archive: Archive, records: Collection[RecordId]) -> None:
    """Delete what names these records by key, and last the records themselves."""
    for record in records:
        parts = [part for part in parts_of(RecordKind(record.kind)) if part.names is Names.KEY]
        for part in sorted(parts, key=lambda one: one.column == "key"):
            if part.erased is not Erased.OWN:
                _erase_part(archive, part, record)


def _erase_part(archive: Archive, part: RecordPart, record: RecordId) -> None:
    table = METADATA.tables[part.table]
    named = [table.c[part.column] == record.record_key]
    if part.kind is None:
        named.append(table.c.kind == record.kind)
    if part.erased is Erased.EMPTY:
        archive.connection.execute(update(table).where(*named).values({part.column: None}))
    else:
        archive.connection.execute(delete(table).where(*named))


def delete_entries(archive: Archive, whole: Collection[int], records: Collection[RecordId]) -> None:
    """Delete notes and tasks; those that stay on another's file lose these records."""
    delete_in(archive.connection, entry_record, entry_record.c.entry_key, whole)
    delete_in(archive.connection, entry, entry.c.key, whole)
    e = entry_record.c
    for record in records:
        archive.connection.execute(delete(entry_record).where(e.kind == record.kind, e.record_key == record.record_key))


def find_versions(archive: Archive, documents: Collection[int], messages: Collection[int]) -> set[int]:
    """The versions of these documents, and those that came with these messages."""
    v, query = document_version.c, select(document_version.c.key)
    found = {row[0] for row in find_in(archive.connection, query, v.document_key, documents)}
    return found | {row[0] for row in find_in(archive.connection, query, v.message_key, messages)}


def delete_versions(archive: Archive, versions: Collection[int]) -> None:
    """Delete versions of documents with their words in the index, and documents that have none left."""
    v = document_version.c
    for some in chunked(sorted(versions)):
        delete_indexed(archive, find_indexed(archive, v.key.in_(some)))
    documents = {row[0] for row in find_in(archive.connection, select(v.document_key), v.key, versions)}
    delete_in(archive.connection, document_version, v.key, versions)
    left = {row[0] for row in find_in(archive.connection, select(v.document_key), v.document_key, documents)}
    delete_in(archive.connection, document, document.c.key, documents - left)


def delete_documents(archive: Archive, documents: Collection[int]) -> None:
    """Delete documents whose versions are gone."""
    delete_in(archive.connection, document, document.c.key, documents)


def delete_drafts(archive: Archive, keys: Collection[int], *, on_server: bool) -> list[str]:
    """Delete drafts; answer their Message-IDs. Where the server's go too, an empty row of each waits for that."""
    d = draft.c
    rows = find_in(archive.connection, select(d.key, d.message_id, d.server_version, d.content), d.key, keys)
    delete_in(archive.connection, draft_file, draft_file.c.draft_key, keys)
    waiting = {row[0]: row[3] for row in rows if on_server and row[2]}
    delete_in(archive.connection, draft, d.key, set(keys) - waiting.keys())
    for key, content in waiting.items():
        empty = {"sender": content["sender"]}
        archive.connection.execute(update(draft).where(d.key == key).values(state="gone", content=empty))
    return [row[1] for row in rows]


def mask_drafts(
    archive: Archive, keys: Collection[int], normals: Collection[str], records: Collection[RecordId]
) -> None:
    """Take a person out of the recipients and files of drafts that go on."""
    for key, content in find_in(archive.connection, select(draft.c.key, draft.c.content), draft.c.key, keys):
        changed = {**content, "links": _other_links(content.get("links", ()), records)}
        changed["unlinks"] = _other_links(content.get("unlinks", ()), records)
        for place in PLACES:
            changed[place] = [one for one in content.get(place, ()) if normalise(one["address"]) not in normals]
        archive.connection.execute(update(draft).where(draft.c.key == key).values(content=changed))


def _other_links(links: Sequence[Sequence[Any]], records: Collection[RecordId]) -> list[list[Any]]:
    return [[kind, key] for kind, key in links if RecordId(kind, key) not in records]


def delete_submissions(archive: Archive, keys: Collection[int]) -> list[str]:
    """Delete rows of the outbox, and lots that have none left; answer their Message-IDs."""
    connection, s = archive.connection, submission.c
    rows = find_in(connection, select(s.message_id, s.lot_key), s.key, keys)
    delete_in(connection, submission_recipient, submission_recipient.c.submission_key, keys)
    delete_in(connection, submission_unlink, submission_unlink.c.submission_key, keys)
    delete_in(connection, submission, s.key, keys)
    lots = {row[1] for row in rows if row[1] is not None}
    left = {row[0] for row in find_in(connection, select(s.lot_key), s.lot_key, lots)}
    delete_in(connection, lot, lot.c.key, lots - left)
    return [row[0] for row in rows]


def mask_submissions(
    archive: Archive, keys: Collection[int], normals: Collection[str], records: Collection[RecordId]
) -> None:
    """Take a person out of the envelope and the files of mail to several people that was sent already."""
    r = submission_recipient.c
    for key, links in find_in(archive.connection, select(submission.c.key, submission.c.links), submission.c.key, keys):
        change = update(submission).where(submission.c.key == key)
        archive.connection.execute(change.values(links=_other_links(links, records)))
        gone = delete(submission_recipient).where(r.submission_key == key, r.normal.in_(sorted(normals)))
        archive.connection.execute(gone)


def delete_history(
    archive: Archive, records: Collection[RecordId], messages: Collection[int], words: Collection[str]
) -> int:
    """Delete what is remembered of removed records of this person, and this person in what others' removals keep."""
    connection, r = archive.connection, removed_record.c
    rows = find_all(connection, select(r.key, r.kind, r.record_key, r.into_key))
    mine = {key for key, kind, own, into in rows if {RecordId(kind, own), RecordId(kind, into)} & set(records)}
    parts = find_all(connection, select(removed_part.c.key, removed_part.c.removed_key, removed_part.c.row))
    low = [json.dumps(word.casefold())[1:-1] for word in words]
    gone = {
        key
        for key, removed, row in parts
        if removed in mine or _names(row, records, messages) or any(one in json.dumps(row).casefold() for one in low)
    }
    delete_in(connection, removed_part, removed_part.c.key, gone)
    delete_in(connection, removed_record, r.key, mine)
    return len(mine)


def _names(row: Mapping[str, Any], records: Collection[RecordId], messages: Collection[int]) -> bool:
    named = RecordId(str(row.get("kind")), row.get("record_key", 0)) in records
    by_column = any(
        RecordId(kind, row[column]) in records
        for kind, column in (("candidate", "candidate_key"), ("contact", "contact_key"))
        if row.get(column) is not None
    )
    return named or by_column or row.get("message_key") in messages


def scrub_texts(archive: Archive, words: Collection[str], refs: Collection[str], normals: Collection[str]) -> None:
    """Take names and addresses out of what tables say about others: logs, choices, refusals, texts not saved yet."""
    connection = archive.connection
    delete_in(connection, address_choice, address_choice.c.normal, normals)
    delete_in(connection, proposal_refusal, proposal_refusal.c.address, normals)
    if not words:
        return
    for column in (record_log.c.before, record_log.c.after, audit.c.detail):
        said = or_(column.in_(sorted(refs)), *(column.icontains(word, autoescape=True) for word in words))
        connection.execute(update(column.table).where(said).values({column.name: ""}))
    text = cast(template_draft.c.content, String)
    forms = {*words, *(json.dumps(word)[1:-1] for word in words)}
    connection.execute(delete(template_draft).where(or_(*(text.icontains(one, autoescape=True) for one in forms))))
