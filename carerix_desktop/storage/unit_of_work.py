"""The doors to the store: a Reader bound to one viewer, the hand's Work, and the archive's Archive.

A query module's functions take one of these as their first argument and use its `connection` (SQLAlchemy Core). On a
Reader the message tables show only what the viewer may see. A Work writes for a person: it must ask `require_visible`
for each message that it touches, in its own transaction. An Archive is unfiltered and belongs to `filing` alone (a
house test lists who names `Archivist`): identity, conversations and back-linking must see hidden mail; its callers
answer with keys, never with content.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import DatabaseError

from carerix_desktop.domain.account import UserRole
from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.ids import MessageKey, UserKey
from carerix_desktop.domain.rights import Sphere, may_change, refusal
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.condition import Condition
from carerix_desktop.storage.tables_mail import app_user, audit, message
from carerix_desktop.storage.visibility import visible_to


@dataclass(frozen=True, slots=True)
class Reader:
    """A read transaction as one viewer."""

    connection: Connection
    viewer: UserKey | None


@dataclass(frozen=True, slots=True)
class Work:
    """A unit of work of the hand; `actor` None is the program itself (first user, set-up)."""

    connection: Connection
    actor: UserKey | None

    def require_visible(self, keys: Iterable[MessageKey]) -> None:
        """Raise NotVisible unless the actor may see each of the messages."""
        wanted = set(keys)
        for some in chunked(sorted(wanted)):
            query = select(message.c.key).where(message.c.key.in_(some), visible_to(self.actor, message))
            wanted.difference_update(self.connection.execute(query).scalars())
        if wanted:
            raise NotVisible("There is no such message.")

    def record_audit(
        self,
        act: str,
        *,
        message_key: MessageKey | None = None,
        user_key: UserKey | None = None,
        detail: str = "",
        reason: str = "",
    ) -> None:
        """Write a line of the audit log: who (the actor's login), what, whose user file it is about, when, and why."""
        query = select(app_user.c.login).where(app_user.c.key == self.actor)
        login = self.connection.execute(query).scalar() or ""
        about = {"message_key": message_key, "user_key": user_key, "detail": detail, "reason": reason}
        self.connection.execute(insert(audit), {"at": int(time.time()), "made_by": login, "act": act, **about})


def require_rights(connection: Connection, actor: UserKey, on: Sphere = Sphere.SHARED) -> None:
    """Raise UserFault where a user may not change that, and where there is no such user (`domain.rights`).

    Asked in the transaction that writes, so that who lost a right a moment ago does not use it any more.
    """
    found = connection.execute(select(app_user.c.role, app_user.c.active).where(app_user.c.key == actor)).first()
    if found is None or not may_change(UserRole(found.role), active=found.active, on=on):
        raise refusal(active=found is not None and bool(found.active))


@dataclass(frozen=True, slots=True)
class Archive:
    """A writing transaction without a viewer."""

    connection: Connection


class Archivist:
    """The capability to open an Archive."""

    def __init__(self, engine: Engine, condition: Condition) -> None:
        self._engine = engine
        self._condition = condition

    @contextmanager
    def batch(self) -> Iterator[Archive]:
        """One transaction: committed at the end, rolled back on any error.

        Raises:
            StoreFault: the database or the disk refused, or is damaged; nothing of the batch is there.
        """
        self._condition.require_sound()
        try:
            with self._engine.begin() as connection:
                yield Archive(connection)
        except DatabaseError as error:
            raise self._condition.fault(error) from error
