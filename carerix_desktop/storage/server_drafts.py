"""Which drafts the server's Drafts has, and which it is to get or to lose: for `sync.drafts`.

A draft that was thrown away or sent while the server still has it stays as a row of state `gone` until it is removed
there. While an APPEND is on its way `server_version` is negative: a crash then leaves a version on the server of which
no UID is known here.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import delete, select, update

from carerix_desktop.domain.draft import Draft, DraftState
from carerix_desktop.domain.ids import AccountKey, DraftKey, MessageKey
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.storage.drafts import file_data, find_draft
from carerix_desktop.storage.tables_mail import mailbox, message_copy
from carerix_desktop.storage.tables_write import draft
from carerix_desktop.storage.unit_of_work import Reader, Work


class ServerPlace(NamedTuple):
    """Where the server has a draft: `version` 0 nowhere, negative while it is being put there."""

    key: DraftKey
    message_id: str
    version: int
    uidvalidity: int
    uid: int | None


_PLACE = (draft.c.key, draft.c.message_id, draft.c.server_version, draft.c.server_uidvalidity, draft.c.server_uid)


def find_due(reader: Reader, *, saved_before: int) -> list[ServerPlace]:
    """The viewer's drafts that a person wrote at and that have rested since, in another version than the server's."""
    d = draft.c
    query = select(*_PLACE).where(d.state == DraftState.OPEN, d.version > 1, d.version != d.server_version)
    return [ServerPlace(*row) for row in reader.connection.execute(query.where(d.saved_at <= saved_before))]


def find_gone(reader: Reader) -> list[ServerPlace]:
    """What the server is to lose."""
    query = select(*_PLACE).where(draft.c.state == DraftState.GONE)
    return [ServerPlace(*row) for row in reader.connection.execute(query)]


def has_work(reader: Reader, account: AccountKey, *, saved_before: int) -> bool:
    """Whether the server of an account of the viewer is to get or to lose a draft, and has a folder for it."""
    folder = select(mailbox.c.key).where(
        mailbox.c.account_key == account, mailbox.c.role == FolderRole.DRAFTS, mailbox.c.listed
    )
    if reader.connection.execute(folder.limit(1)).first() is None:
        return False
    return bool(find_due(reader, saved_before=saved_before) or find_gone(reader))


def get_whole(reader: Reader, key: DraftKey) -> tuple[Draft, dict[bytes, bytes]] | None:
    """A draft and the content of its files by sha256; None where it is gone meanwhile."""
    found = find_draft(reader, key)
    if found is None or found.state is not DraftState.OPEN:
        return None
    return found, {file.sha256: file_data(reader, key, file.sha256) for file in found.files}


def mark_appending(work: Work, key: DraftKey, version: int) -> None:
    """Note that a version goes to the server next."""
    _change(work, key, server_version=-version)


def put_place(work: Work, key: DraftKey, *, version: int, uidvalidity: int, uid: int | None) -> None:
    """Note which version the server has, and where."""
    _change(work, key, server_version=version, server_uidvalidity=uidvalidity, server_uid=uid)


def forget_gone(work: Work, key: DraftKey) -> None:
    """The server has lost it: so do we."""
    own = (draft.c.key == key, draft.c.owner_key == work.actor, draft.c.state == DraftState.GONE)
    work.connection.execute(delete(draft).where(*own))


def place_of_copy(reader: Reader, key: MessageKey) -> tuple[int, int | None] | None:
    """UIDVALIDITY and UID of the viewer's copy of a message in Drafts; None where it lies elsewhere."""
    query = (
        select(message_copy.c.uidvalidity, message_copy.c.uid)
        .join_from(message_copy, mailbox, mailbox.c.key == message_copy.c.mailbox_key)
        .where(message_copy.c.message_key == key, mailbox.c.role == FolderRole.DRAFTS)
        .order_by(message_copy.c.key.desc())
    )
    row = reader.connection.execute(query).first()
    return None if row is None else (row[0], row[1])


def lies_at(reader: Reader, key: DraftKey, place: tuple[int, int | None] | None) -> bool:
    """Whether this is where the server has a draft."""
    at = reader.connection.execute(
        select(draft.c.server_uidvalidity, draft.c.server_uid).where(draft.c.key == key)
    ).first()
    return place is not None and at is not None and tuple(at) == place


def _change(work: Work, key: DraftKey, **values: int | None) -> None:
    own = (draft.c.key == key, draft.c.owner_key == work.actor)
    work.connection.execute(update(draft).where(*own).values(**values))
