"""Every column of the schema that names a record, and what becomes of it when the record goes: one table.

Merging, deleting, erasing and the dossier of a person all read it, so that none of them forgets a table; a house test
fails when a column names a record and is not here. A record is named by its key (and, where it may be of five tables,
by a `kind` column beside it), inside JSON, or by its number in a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from carerix_desktop.domain.ids import RecordKind


class Names(StrEnum):
    """How a column names a record."""

    KEY = "key"
    JSON = "json"  # (kind, key) inside a document
    TEXT = "text"  # `kind:key` or the record's number inside a text


class Deleted(StrEnum):
    """What deleting a record does with the row; restoring undoes it."""

    TAKE = "take"  # kept in `removed_part` and deleted
    EMPTY = "empty"  # the column becomes NULL; `removed_part` keeps which rows
    DROP = "drop"  # filing makes it anew
    FOLLOW = "follow"  # the row is a record of its own, which is deleted with this one
    STAY = "stay"  # shows nowhere without its record, and waits for it


class Merged(StrEnum):
    """What merging a record into another does with the row; unmerging undoes it."""

    MOVE = "move"  # names the record that is kept; a row that names it already wins
    STAY = "stay"  # still names the record that went; who uses it follows `removed_record` to the one that is kept


class Erased(StrEnum):
    """What erasing a person does with the row."""

    DELETE = "delete"
    EMPTY = "empty"  # the column, or the place in the JSON or text, that names the person; the row stays
    OWN = "own"  # deleted with all that hangs on it in turn: children by foreign key, search index, files


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPart:
    """One column that names a record.

    Attributes:
        table: its table.
        column: the column.
        kind: of the record; None where the column `kind` of the row says it.
        names: how.
        deleted: at deletion.
        merged: at a merge.
        erased: at erasure.
        dossier: whether the row belongs in a person's complete dossier.
    """

    table: str
    column: str
    kind: RecordKind | None = None
    names: Names = Names.KEY
    deleted: Deleted = Deleted.TAKE
    merged: Merged = Merged.MOVE
    erased: Erased = Erased.DELETE
    dossier: bool = False


_CANDIDATE, _CONTACT, _COMPANY = RecordKind.CANDIDATE, RecordKind.CONTACT, RecordKind.COMPANY
_VACANCY, _MATCH = RecordKind.VACANCY, RecordKind.MATCH
_STAY, _EMPTY = Deleted.STAY, Deleted.EMPTY

RECORD_PARTS = (
    # The records themselves, and what only they have.
    RecordPart(table="candidate", column="key", kind=_CANDIDATE, dossier=True),
    RecordPart(table="contact", column="key", kind=_CONTACT, dossier=True),
    RecordPart(table="company", column="key", kind=_COMPANY, dossier=True),
    RecordPart(table="vacancy", column="key", kind=_VACANCY, dossier=True),
    RecordPart(table="vacancy_match", column="key", kind=_MATCH, dossier=True),
    RecordPart(table="record_address", column="record_key", dossier=True),
    RecordPart(table="company_domain", column="company_key", kind=_COMPANY, dossier=True),
    RecordPart(table="person_privacy", column="record_key", deleted=_STAY, dossier=True),
    # Records that point at records.
    RecordPart(table="contact", column="company_key", kind=_COMPANY, deleted=_EMPTY, erased=Erased.EMPTY),
    RecordPart(table="vacancy", column="company_key", kind=_COMPANY, deleted=_EMPTY, erased=Erased.EMPTY),
    RecordPart(table="vacancy", column="contact_key", kind=_CONTACT, deleted=_EMPTY, erased=Erased.EMPTY, dossier=True),
    RecordPart(
        table="vacancy_match",
        column="candidate_key",
        kind=_CANDIDATE,
        deleted=Deleted.FOLLOW,
        erased=Erased.OWN,
        dossier=True,
    ),
    RecordPart(table="vacancy_match", column="vacancy_key", kind=_VACANCY, deleted=Deleted.FOLLOW, erased=Erased.OWN),
    # Mail.
    RecordPart(table="link", column="record_key", dossier=True),
    RecordPart(table="link", column="evidence", kind=_CONTACT, names=Names.TEXT, erased=Erased.EMPTY),
    RecordPart(table="unlink", column="record_key"),
    RecordPart(table="proposal", column="record_key", deleted=Deleted.DROP),
    RecordPart(table="address_choice", column="record_key"),
    # Work on the record.
    RecordPart(table="record_log", column="record_key", deleted=_STAY, dossier=True),
    RecordPart(table="entry_record", column="record_key", erased=Erased.OWN, dossier=True),
    RecordPart(table="document", column="record_key", deleted=_STAY, erased=Erased.OWN, dossier=True),
    RecordPart(table="record_visit", column="record_key"),
    RecordPart(table="not_double", column="record_key"),
    RecordPart(table="not_double", column="other_key"),
    # Writing: a draft, a lot or a message of the outbox goes on, to the record that is kept or to none.
    RecordPart(
        table="draft", column="content", names=Names.JSON, deleted=_STAY, merged=Merged.STAY, erased=Erased.EMPTY
    ),
    RecordPart(
        table="submission", column="links", names=Names.JSON, deleted=_STAY, merged=Merged.STAY, erased=Erased.EMPTY
    ),
    RecordPart(
        table="submission",
        column="match_key",
        kind=_MATCH,
        deleted=_STAY,
        merged=Merged.STAY,
        erased=Erased.EMPTY,
    ),
    RecordPart(table="submission_unlink", column="record_key", deleted=_STAY, merged=Merged.STAY),
    RecordPart(
        table="lot", column="vacancy_key", kind=_VACANCY, deleted=_STAY, merged=Merged.STAY, erased=Erased.EMPTY
    ),
    # What is remembered of what went.
    RecordPart(table="removed_record", column="record_key", deleted=_STAY, merged=Merged.STAY, erased=Erased.OWN),
    RecordPart(table="removed_record", column="into_key", deleted=_STAY, merged=Merged.STAY, erased=Erased.OWN),
    RecordPart(
        table="removed_part", column="row", names=Names.JSON, deleted=_STAY, merged=Merged.STAY, erased=Erased.EMPTY
    ),
    RecordPart(
        table="audit", column="detail", names=Names.TEXT, deleted=_STAY, merged=Merged.STAY, erased=Erased.EMPTY
    ),
)


def parts_of(kind: RecordKind) -> Iterator[RecordPart]:
    """The parts that may name a record of this kind."""
    return (part for part in RECORD_PARTS if part.kind in (None, kind))
