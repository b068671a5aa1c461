"""Drafts and their files, for their owner alone: a Reader sees no other ones, and a Work asks for its actor's.

A file's content is kept once per row and never written again while the draft keeps it: saving a text costs no more
with 20 MB attached.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Select, delete, insert, select, update

from carerix_desktop.domain.draft import Draft, DraftFile, DraftState
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import DraftKey, UserKey
from carerix_desktop.storage.draft_json import dump_content, load_content
from carerix_desktop.storage.tables_write import draft, draft_file
from carerix_desktop.storage.unit_of_work import Archive, Reader, Work

_PLACES_BETWEEN = 1_000_000  # rows step aside by so much while their positions are dealt anew
_FILE = (
    draft_file.c.draft_key,
    draft_file.c.filename,
    draft_file.c.content_type,
    draft_file.c.size_octets,
    draft_file.c.sha256,
    draft_file.c.content_id,
)


def find_draft(door: Reader | Work, key: DraftKey) -> Draft | None:
    """A draft of the viewer or actor; None where there is none."""
    row = door.connection.execute(_own(door).where(draft.c.key == key)).first()
    return None if row is None else _draft_of(row, _files(door, [row.key])[row.key])


def find_drafts(door: Reader | Work, state: DraftState) -> tuple[Draft, ...]:
    """The viewer's drafts in a state, the last saved first."""
    query = _own(door).where(draft.c.state == state).order_by(draft.c.saved_at.desc(), draft.c.key.desc())
    rows = door.connection.execute(query).all()
    files = _files(door, [row.key for row in rows])
    return tuple(_draft_of(row, files[row.key]) for row in rows)


def file_data(reader: Reader, key: DraftKey, sha256: bytes) -> bytes:
    """The content of a file of a draft.

    Raises:
        NotVisible: there is no such draft or file for this viewer.
    """
    query = select(draft_file.c.data).where(draft_file.c.draft_key == key, draft_file.c.sha256 == sha256).limit(1)
    data = reader.connection.execute(query).scalar()
    if data is None:
        raise NotVisible("There is no such file in this draft.")
    return bytes(data)


def add_draft(work: Work, new: Draft, data: Mapping[bytes, bytes]) -> DraftKey:
    """Store a draft for the first time, as its version 1; `data` holds the content of each file by sha256."""
    row = {"owner_key": work.actor, "message_id": new.message_id, **_row_of(new), "version": 1}
    key = DraftKey(work.connection.execute(insert(draft).returning(draft.c.key), row).scalar_one())
    _put_files(work, key, new.files, data)
    return key


def change_draft(work: Work, changed: Draft, data: Mapping[bytes, bytes]) -> None:
    """Write a draft over its stored version; `changed.version` is the new one. `data` needs hold new files only.

    Raises:
        UserFault: the content of a file is neither here nor in `data`.
    """
    own = (draft.c.key == changed.key, draft.c.owner_key == work.actor)
    work.connection.execute(update(draft).where(*own).values(**_row_of(changed), version=changed.version))
    if _files(work, [changed.key])[changed.key] != changed.files:
        _put_files(work, changed.key, changed.files, data)


def delete_draft(work: Work, key: DraftKey) -> bool:
    """Remove a draft of the actor with its files; whether there was one."""
    if work.connection.execute(_own(work).where(draft.c.key == key)).first() is None:
        return False
    bury(work, key)
    return True


def bury(door: Work | Archive, key: DraftKey) -> None:
    """Remove a draft with its files; as long as the server has it, what is needed to remove it there stays."""
    door.connection.execute(delete(draft_file).where(draft_file.c.draft_key == key))
    there = draft.c.server_version != 0
    gone = {"state": DraftState.GONE.value, "content": {}}
    door.connection.execute(update(draft).where(draft.c.key == key, there).values(gone))
    door.connection.execute(delete(draft).where(draft.c.key == key, ~there))


def find_by_message_id(reader: Reader, message_id: str) -> Draft | None:
    """The viewer's draft with a Message-ID (bare); None where there is none."""
    key = reader.connection.execute(_own(reader).where(draft.c.message_id == message_id)).scalar()
    return None if key is None else find_draft(reader, DraftKey(key))


def is_taken(work: Work, message_id: str) -> bool:
    """Whether any draft has a Message-ID already."""
    return work.connection.execute(select(draft.c.key).where(draft.c.message_id == message_id)).first() is not None


def _own(door: Reader | Work) -> Select[*tuple[Any, ...]]:
    owner = door.viewer if isinstance(door, Reader) else door.actor
    return select(draft).where(draft.c.owner_key == owner, draft.c.state != DraftState.GONE)


def _row_of(one: Draft) -> dict[str, object]:
    return {"state": one.state.value, "content": dump_content(one.content), "saved_at": one.saved_at}


def _draft_of(row: Row[*tuple[Any, ...]], files: tuple[DraftFile, ...]) -> Draft:
    return Draft(
        key=DraftKey(row.key),
        owner=UserKey(row.owner_key),
        message_id=row.message_id,
        content=load_content(row.content),
        files=files,
        state=DraftState(row.state),
        saved_at=row.saved_at,
        version=row.version,
    )


def _files(door: Reader | Work, keys: Sequence[int]) -> dict[int, tuple[DraftFile, ...]]:
    query = select(*_FILE).where(draft_file.c.draft_key.in_(keys)).order_by(draft_file.c.position)
    found: dict[int, tuple[DraftFile, ...]] = defaultdict(tuple)
    for key, filename, content_type, size, sha256, content_id in door.connection.execute(query):
        found[key] += (
            DraftFile(
                filename=filename,
                content_type=content_type,
                size_octets=size,
                sha256=bytes(sha256),
                content_id=content_id,
            ),
        )
    return found


def _put_files(work: Work, key: DraftKey, files: Sequence[DraftFile], data: Mapping[bytes, bytes]) -> None:
    """Make the rows of a draft's files these, in this order; content that is here already stays where it is."""
    mine = draft_file.c.draft_key == key
    aside = draft_file.c.position + _PLACES_BETWEEN
    work.connection.execute(update(draft_file).where(mine).values(position=aside))
    here: dict[bytes, list[int]] = defaultdict(list)
    for sha256, position in work.connection.execute(select(draft_file.c.sha256, draft_file.c.position).where(mine)):
        here[bytes(sha256)].append(position)
    for position, one in enumerate(files):
        named = {"filename": one.filename, "content_type": one.content_type, "content_id": one.content_id}
        if here[one.sha256]:
            row = (mine, draft_file.c.position == here[one.sha256].pop())
            work.connection.execute(update(draft_file).where(*row).values(position=position, **named))
            continue
        content = _content(work, one, data)
        row_values = {"draft_key": key, "position": position, "size_octets": len(content), "sha256": one.sha256}
        work.connection.execute(insert(draft_file), {**row_values, **named, "data": content})
    work.connection.execute(delete(draft_file).where(mine, draft_file.c.position >= _PLACES_BETWEEN))


def _content(work: Work, one: DraftFile, data: Mapping[bytes, bytes]) -> bytes:
    """The bytes of a file that gets a row: given, or in another draft of the actor."""
    if one.sha256 in data:
        return data[one.sha256]
    own = select(draft.c.key).where(draft.c.owner_key == work.actor)
    query = select(draft_file.c.data).where(draft_file.c.sha256 == one.sha256, draft_file.c.draft_key.in_(own))
    found = work.connection.execute(query.limit(1)).scalar()
    if found is None:
        text = f"The file {one.filename} is not there any more. Attach it again, or take it out of the message."
        raise UserFault(text, code="attachment_gone", details={"name": one.filename})
    return bytes(found)
