"""Documents by words in their name and text: the full-text index through the guard's view, bound parameters only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import literal_column, select
from sqlalchemy import table as named_table
from sqlalchemy.sql import column

from carerix_desktop.domain.ids import DocumentKey, RecordKey, RecordKind, VersionKey
from carerix_desktop.storage.tables_files import document, document_version
from carerix_desktop.storage.unit_of_work import Reader

_INDEX = named_table("document_fts", column("version_key"), column("matching"))
_MOST_VERSIONS = 5


class FoundVersion(NamedTuple):
    """A version that holds the words, with the name and file of its document and its text."""

    version: VersionKey
    document: DocumentKey
    kind: RecordKind
    record: RecordKey
    name: str
    text: str


def search_documents(
    reader: Reader, words: Sequence[str], limit: int, on: tuple[RecordKind, RecordKey] | None = None
) -> list[FoundVersion]:
    """The newest version with every word (as the beginning of one) of each document, newest first.

    Args:
        reader: bound to the viewer.
        words: as they were typed.
        limit: of documents.
        on: a file, to look on that one only.
    """
    terms = " AND ".join(f'"{_plain(word)}"*' for word in words if any(sign.isalnum() for sign in word))
    if not terms:
        return []
    v, d = document_version.c, document.c
    query = (
        select(v.key, d.key, d.kind, d.record_key, d.name, v.text)
        .join_from(_INDEX, document_version, v.key == _INDEX.c.version_key)
        .join(document, d.key == v.document_key)
        .where(literal_column("matching").op("MATCH", is_comparison=True)(terms))
        .order_by(_INDEX.c.version_key.desc())
        .limit(limit * _MOST_VERSIONS)
    )
    if on is not None:
        query = query.where(d.kind == on[0].value, d.record_key == on[1])
    first: dict[int, FoundVersion] = {}
    for version, key, kind, record, name, text in reader.connection.execute(query):
        found = FoundVersion(
            VersionKey(version), DocumentKey(key), RecordKind(kind), RecordKey(record), str(name), str(text)
        )
        first.setdefault(key, found)
    return list(first.values())[:limit]


def _plain(word: str) -> str:
    return word.replace('"', '""').replace("\x00", " ")
