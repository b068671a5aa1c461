"""Copies that go: their owners lose what only the copy gave them; the messages stay on the files (R-12)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from carerix_desktop.domain.ids import MessageKey, UserKey
from carerix_desktop.filing import audience, copies
from carerix_desktop.filing.batch import Session
from carerix_desktop.storage.archive_copies import CopyRow


def remove(session: Session, gone: Collection[CopyRow]) -> None:
    """Delete copies, and the sight that only they gave."""
    session.changes.touch(copies.remove_copies(session.archive, gone))
    forget_owners(session, gone)


def forget_owners(session: Session, gone: Collection[CopyRow]) -> None:
    """Take owners out of the audience of messages of which they have no copy any more."""
    theirs: dict[UserKey, set[MessageKey]] = defaultdict(set)
    for copy in gone:
        theirs[copy.owner].add(copy.message)
    for owner, messages in theirs.items():
        audience.remove_owners(session.archive, messages, owner)
        session.changes.add(messages)
