"""The documents of the files: put, listed, read, renamed, deleted and put back.

A version that came from a message shows where the message shows (C-05): readers see it through the guard's views; what
writes asks the same condition, so that a name which only a hidden version bears is free, and nothing hidden is deleted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, false, func, insert, or_, select, update

from carerix_desktop.domain.document import DocumentSort, DocumentView, NewVersion, TextState, VersionView
from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.ids import DocumentKey, MessageKey, RecordKey, RecordKind, VersionKey
from carerix_desktop.storage.document_index import IndexedVersion, delete_indexed, find_indexed, put_indexed
from carerix_desktop.storage.raw import pack_alone, unpack_alone
from carerix_desktop.storage.tables_files import document, document_version
from carerix_desktop.storage.tables_mail import app_user, conversation, message
from carerix_desktop.storage.unit_of_work import Reader, Work
from carerix_desktop.storage.visibility import visible_to

_V = document_version.c
_SHOWN = (_V.key, _V.document_key, _V.filename, _V.content_type, _V.size_octets, _V.made_by, _V.made_at, _V.message_key,
          _V.text_state)  # fmt: skip
_GONE = "There is no such document any more. Look at the list again."
Rows = tuple[Mapping[str, Any], ...]


def put_version(work: Work, kind: RecordKind, record: RecordKey, new: NewVersion, at: int) -> VersionKey:
    """Add a document, or a version where the actor sees a document of that name; the same octets are no new version.

    Raises:
        NotVisible: the message that it comes from is not there for the actor.
    """
    if new.message is not None:
        work.require_visible([new.message])
    digest = sha256(new.data).digest()
    key = _named(work, kind, record, new.name)
    if key is None:
        key = _insert_document(work, kind, record, new, at)
    else:
        same = _shown_to(work, _V.document_key == key).order_by(_V.number.desc()).limit(1)
        last = work.connection.execute(same.with_only_columns(_V.key, _V.sha256)).first()
        if new.sort is not None:
            set_sort(work, key, new.sort)
        if last is not None and last.sha256 == digest:
            return VersionKey(last.key)
    return _insert_version(work, key, new, digest, at)


def find_documents_of(reader: Reader, kind: RecordKind, record: RecordKey) -> tuple[DocumentView, ...]:
    """The documents of a file that the viewer sees, the one that changed last first."""
    rows = reader.connection.execute(
        select(document).where(document.c.kind == kind, document.c.record_key == record)
    ).all()
    versions: dict[int, list[Any]] = defaultdict(list)
    query = (
        select(*_SHOWN, func.coalesce(conversation.c.confidential, false()).label("confidential"))
        .outerjoin_from(document_version, message, message.c.key == _V.message_key)
        .outerjoin(conversation, conversation.c.key == message.c.conversation_key)
        .where(_V.document_key.in_([row.key for row in rows]))
        .order_by(_V.number)
    )
    for row in reader.connection.execute(query):
        versions[row.document_key].append(row)
    views = [_document_view(row, versions[row.key]) for row in rows if versions[row.key]]
    return tuple(sorted(views, key=lambda view: (view.present.made_at, view.key), reverse=True))


def count_documents_of(reader: Reader, kind: RecordKind, record: RecordKey) -> int:
    """How many documents the viewer sees on a file."""
    query = select(func.count()).select_from(document).where(document.c.kind == kind, document.c.record_key == record)
    return reader.connection.execute(query).scalar() or 0


def content_of(reader: Reader, version: VersionKey) -> tuple[str, str, bytes]:
    """File name, content type and octets of a version; raises NotVisible."""
    query = select(_V.filename, _V.content_type, _V.content).where(_V.key == version)
    row = reader.connection.execute(query).first()
    if row is None:
        raise NotVisible(_GONE)
    return row.filename, row.content_type, unpack_alone(row.content)


def text_of(reader: Reader, version: VersionKey) -> str:
    """The text of a version as it was read; "" where there is none."""
    return reader.connection.execute(select(_V.text).where(_V.key == version)).scalar() or ""


def find_waiting(reader: Reader, limit: int) -> list[VersionKey]:
    """Versions whose text is still to be read, newest first."""
    query = select(_V.key).where(_V.text_state == TextState.WAITING.value).order_by(_V.key.desc()).limit(limit)
    return [VersionKey(key) for key in reader.connection.execute(query).scalars()]


def put_text(work: Work, version: VersionKey, state: TextState, text: str) -> None:
    """Keep what was read of a version, and index it; a version that is gone by now is left out."""
    before = find_indexed(work, _V.key == version)
    delete_indexed(work, before)
    work.connection.execute(update(document_version).where(_V.key == version).values(text_state=state.value, text=text))
    put_indexed(work, [IndexedVersion(one.key, one.name, text) for one in before])


def newest_version(work: Work) -> int:
    """The highest key of a version: what is put later has a higher one."""
    return work.connection.execute(select(func.max(_V.key))).scalar() or 0


def take_versions(work: Work, versions: Sequence[VersionKey]) -> None:
    """Delete versions that were just put; a document without any goes with them."""
    keys = list(versions)
    documents = set(work.connection.execute(select(_V.document_key).where(_V.key.in_(keys))).scalars())
    delete_indexed(work, find_indexed(work, _V.key.in_(keys)))
    work.connection.execute(delete(document_version).where(_V.key.in_(keys)))
    left = exists(select(1).where(_V.document_key == document.c.key))
    work.connection.execute(delete(document).where(document.c.key.in_(documents), ~left))


def as_new(work: Work, version: VersionKey) -> tuple[RecordKind, RecordKey, NewVersion]:
    """A version as a new one of its document, and the file that it is on. Raises NotVisible."""
    columns = (document.c.kind, document.c.record_key, document.c.name, _V.content_type, _V.content, _V.message_key)
    row = work.connection.execute(_shown_to(work, _V.key == version).with_only_columns(*columns)).first()
    if row is None:
        raise NotVisible(_GONE)
    data = unpack_alone(row.content)
    new = NewVersion(name=row.name, content_type=row.content_type, data=data, message=row.message_key)
    return RecordKind(row.kind), RecordKey(row.record_key), new


def place_of(work: Work, key: DocumentKey) -> tuple[RecordKind, RecordKey]:
    """The file that a document is on. Raises NotVisible."""
    row = _require(work, key)
    return RecordKind(row.kind), RecordKey(row.record_key)


def is_name_taken(work: Work, key: DocumentKey, name: str) -> bool:
    """Whether another document of the same file, as far as the actor sees it, has that name."""
    kind, record = place_of(work, key)
    return _named(work, kind, record, name) not in (None, key)


def rename(work: Work, key: DocumentKey, name: str) -> str:
    """Give a document another name; answers the one that it had. Raises NotVisible."""
    before = _require(work, key)
    rows = find_indexed(work, _V.document_key == key)
    delete_indexed(work, rows)
    work.connection.execute(update(document).where(document.c.key == key).values(name=name))
    put_indexed(work, [IndexedVersion(one.key, name, one.text) for one in rows])
    return str(before.name)


def set_sort(work: Work, key: DocumentKey, sort: DocumentSort) -> DocumentSort:
    """Say what a document is; answers what it was. Raises NotVisible."""
    before = _require(work, key)
    work.connection.execute(update(document).where(document.c.key == key).values(sort=sort.value))
    return DocumentSort(before.sort)


def take_out(work: Work, key: DocumentKey) -> tuple[Rows, Rows]:
    """Delete what the actor sees of a document; answers the rows, for `put_back`. Raises NotVisible."""
    _require(work, key)
    query = select(document).where(document.c.key == key)
    documents = tuple(dict(row) for row in work.connection.execute(query).mappings())
    shown = _shown_to(work, _V.document_key == key).with_only_columns(document_version)
    versions = tuple(dict(row) for row in work.connection.execute(shown).mappings())
    keys = [row["key"] for row in versions]
    delete_indexed(work, find_indexed(work, _V.key.in_(keys)))
    work.connection.execute(delete(document_version).where(_V.key.in_(keys)))
    left = exists(select(1).where(_V.document_key == document.c.key))
    work.connection.execute(delete(document).where(document.c.key == key, ~left))
    return documents, versions


def put_back(work: Work, taken: tuple[Rows, Rows]) -> None:
    """Put back what was deleted; what came from a message that went meanwhile stays away."""
    documents, versions = taken
    wanted = {row["message_key"] for row in versions} - {None}
    here = set(work.connection.execute(select(message.c.key).where(message.c.key.in_(wanted))).scalars())
    kept = [row for row in versions if row["message_key"] is None or row["message_key"] in here]
    for row in documents:
        known = work.connection.execute(select(document.c.key).where(document.c.key == row["key"])).first()
        if known is None and kept:
            work.connection.execute(insert(document).values(**row))
    if kept:
        work.connection.execute(insert(document_version), kept)
        put_indexed(work, find_indexed(work, _V.key.in_([row["key"] for row in kept])))


def _named(work: Work, kind: RecordKind, record: RecordKey, name: str) -> DocumentKey | None:
    """The document of that name, whatever the case of its letters, of which the actor sees a version."""
    same = func.lower(document.c.name) == name.lower()
    query = _shown_to(work, document.c.kind == kind, document.c.record_key == record, same)
    found = work.connection.execute(query.with_only_columns(document.c.key).order_by(document.c.key).limit(1)).scalar()
    return None if found is None else DocumentKey(found)


def _require(work: Work, key: DocumentKey) -> Any:
    row = work.connection.execute(_shown_to(work, document.c.key == key).with_only_columns(document).limit(1)).first()
    if row is None:
        raise NotVisible(_GONE)
    return row


def _shown_to(work: Work, *where: ColumnElement[bool]) -> Any:
    """Versions that the actor sees, with their documents: the guard's condition, for what writes."""
    about = message.alias()
    seen = exists(select(1).where(about.c.key == _V.message_key, visible_to(work.actor, about)))
    active = exists(select(1).where(app_user.c.key == work.actor, app_user.c.active))
    joined = select(_V.key).join_from(document_version, document, document.c.key == _V.document_key)
    return joined.where(active, or_(_V.message_key.is_(None), seen), *where)


def _insert_document(work: Work, kind: RecordKind, record: RecordKey, new: NewVersion, at: int) -> DocumentKey:
    sort = (new.sort or DocumentSort.OTHER).value
    row = {"kind": kind.value, "record_key": record, "name": new.name, "sort": sort, "changed_at": at}
    result = work.connection.execute(insert(document).values(**row))
    assert result.inserted_primary_key is not None
    return DocumentKey(result.inserted_primary_key[0])


def _insert_version(work: Work, key: DocumentKey, new: NewVersion, digest: bytes, at: int) -> VersionKey:
    number = work.connection.execute(select(func.max(_V.number)).where(_V.document_key == key)).scalar() or 0
    login = work.connection.execute(select(app_user.c.login).where(app_user.c.key == work.actor)).scalar() or ""
    row = {
        "document_key": key,
        "number": number + 1,
        "filename": new.name,
        "content_type": new.content_type,
        "size_octets": len(new.data),
        "sha256": digest,
        "content": pack_alone(new.data),
        "message_key": new.message,
        "made_by": login,
        "made_at": at,
    }
    result = work.connection.execute(insert(document_version).values(**row))
    work.connection.execute(update(document).where(document.c.key == key).values(changed_at=at))
    assert result.inserted_primary_key is not None
    version = VersionKey(result.inserted_primary_key[0])
    put_indexed(work, find_indexed(work, _V.key == version))
    return version


def _document_view(row: Any, versions: Sequence[Any]) -> DocumentView:
    views = [_version_view(number, one) for number, one in enumerate(versions, 1)]
    return DocumentView(
        key=DocumentKey(row.key),
        kind=RecordKind(row.kind),
        record=RecordKey(row.record_key),
        name=row.name,
        sort=DocumentSort(row.sort),
        versions=tuple(reversed(views)),
    )


def _version_view(number: int, row: Any) -> VersionView:
    return VersionView(
        key=VersionKey(row.key),
        number=number,
        filename=row.filename,
        content_type=row.content_type,
        size_octets=row.size_octets,
        made_by=row.made_by,
        made_at=datetime.fromtimestamp(row.made_at, UTC),
        message=None if row.message_key is None else MessageKey(row.message_key),
        text_state=TextState(row.text_state),
        confidential=bool(row.confidential),
    )
