"""What cannot be filed: UIDs in work, marked before they are parsed, and messages set aside with their reason.

A mark that outlives its batch tells of a crash on that message (ARCHITECTURE.md, two roads).
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import and_, bindparam, delete, select, update

from carerix_desktop.domain.ids import MailboxKey
from carerix_desktop.storage.archive_rows import find_all, find_in, put_rows
from carerix_desktop.storage.tables_mail import set_aside
from carerix_desktop.storage.unit_of_work import Archive

TRYING, ASIDE = "trying", "aside"


def mark_trying(archive: Archive, box: MailboxKey, uidvalidity: int, uids: Collection[int], at: int) -> None:
    """Count one more attempt for each UID."""
    place = and_(set_aside.c.mailbox_key == box, set_aside.c.uidvalidity == uidvalidity)
    known = [row[0] for row in find_in(archive.connection, select(set_aside.c.uid).where(place), set_aside.c.uid, uids)]
    if known:
        more = update(set_aside).where(place, set_aside.c.uid == bindparam("u"))
        values = more.values(attempts=set_aside.c.attempts + 1, state=TRYING, at=at)
        archive.connection.execute(values, [{"u": uid} for uid in known])
    columns = ("mailbox_key", "uidvalidity", "uid", "state", "attempts", "reason", "at", "raw")
    new = [(box, uidvalidity, uid, TRYING, 1, "", at, None) for uid in dict.fromkeys(uids) if uid not in known]
    put_rows(archive.connection, set_aside, columns, new)


def clear_marks(archive: Archive, box: MailboxKey, uidvalidity: int, uids: Collection[int]) -> None:
    """These UIDs are filed, or gone from the server."""
    place = and_(set_aside.c.mailbox_key == box, set_aside.c.uidvalidity == uidvalidity)
    if archive.connection.execute(select(set_aside.c.key).where(place).limit(1)).first() is not None:
        gone = delete(set_aside).where(place, set_aside.c.uid == bindparam("u"))
        archive.connection.execute(gone, [{"u": uid} for uid in uids])


def clear_other_validities(archive: Archive, box: MailboxKey, uidvalidity: int) -> None:
    """Forget what was set aside under another UIDVALIDITY: its UIDs mean nothing any more."""
    other = and_(set_aside.c.mailbox_key == box, set_aside.c.uidvalidity != uidvalidity)
    archive.connection.execute(delete(set_aside).where(other))


def find_tried(archive: Archive, box: MailboxKey, uidvalidity: int) -> dict[int, int]:
    """The UIDs that are marked and not set aside, with the number of attempts."""
    place = and_(set_aside.c.mailbox_key == box, set_aside.c.uidvalidity == uidvalidity, set_aside.c.state == TRYING)
    rows = find_all(archive.connection, select(set_aside.c.uid, set_aside.c.attempts).where(place))
    return {row[0]: row[1] for row in rows}


def put_aside(
    archive: Archive, box: MailboxKey, uidvalidity: int, uid: int, *, reason: str, raw: bytes | None, at: int
) -> None:
    """Set one UID aside with its reason and, where the bytes came, the packed bytes."""
    place = and_(set_aside.c.mailbox_key == box, set_aside.c.uidvalidity == uidvalidity, set_aside.c.uid == uid)
    attempts = archive.connection.execute(select(set_aside.c.attempts).where(place)).scalar() or 1
    archive.connection.execute(delete(set_aside).where(place))
    columns = ("mailbox_key", "uidvalidity", "uid", "state", "attempts", "reason", "at", "raw")
    put_rows(archive.connection, set_aside, columns, [(box, uidvalidity, uid, ASIDE, attempts, reason, at, raw)])
