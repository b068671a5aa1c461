"""A colleague leaves: the user file is switched off, work and mailbox go to another (`users deactivate`, `handover`).

Confidential mail stays with its owner; it is handed over by name, a conversation at a time, by the owner alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from carerix_desktop.domain.account import User
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.event import MessagesChanged
from carerix_desktop.domain.ids import MessageKey, UserKey
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.filing.values import HandedOver
from carerix_desktop.services.permission import require_administrator, user_with_key
from carerix_desktop.services.progress import Progress
from carerix_desktop.services.users import Users
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.leaving import give_tasks
from carerix_desktop.storage.users import find_users

BATCH = 500


def _tell_nobody(_changed: MessagesChanged) -> None:
    """Where nobody listens (the command line)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a hand-over did: copies that the colleague got; `stopped`: somebody asked to stop before the end."""

    added: int
    stopped: bool = False


class Leaving:
    """Switches user files off and hands mail over.

    Args:
        store: who is who.
        users: changes user files.
        desk: hands copies over.
        publish: told what changed, after each commit.
    """

    def __init__(
        self,
        store: Store,
        users: Users,
        desk: FilingDesk,
        *,
        publish: Callable[[MessagesChanged], None] = _tell_nobody,
    ) -> None:
        self._store = store
        self._users = users
        self._desk = desk
        self._publish = publish

    def deactivate(self, acting: UserKey, key: UserKey, *, to: UserKey | None, why: str) -> User:
        """Switch a user file off: no signing in, no fetching, nothing that waits in the outbox is sent.

        The addresses stay the leaver's, so that old mail stays internal mail.

        Args:
            acting: an administrator.
            key: who leaves.
            to: who gets their open tasks and the files that they are the owner of; None leaves them.
            why: for the audit log.

        Raises:
            UserFault: not allowed, no reason, no such colleague, or it is the last administrator.
        """
        return self._users.change(acting, key, {"active": "no"}, why=_reason(why), work_to=to)

    def hand_over(
        self, acting: UserKey, leaver: UserKey, *, to: UserKey, why: str, progress: Progress | None = None
    ) -> Report:
        """Give a colleague copies of a leaver's mail that is not confidential, in folders of their own.

        It may be stopped, or cut off, and done again: what is there already is not added twice.

        Raises:
            UserFault: not allowed, no reason, the leaver still works here, or the colleague does not.
            StoreFault: the disk refused; what came until then is there.
        """
        reason, progress, done = _reason(why), progress or Progress(), HandedOver()
        while not done.finished:
            self._permit(acting, leaver, to)
            done, changed = self._desk.hand_over_some(acting, (leaver, to), reason, before=done, limit=BATCH)
            self._publish(changed)
            if not done.finished and not progress.goes_on(done.looked_at, done.total):
                return Report(added=done.added, stopped=True)
        with self._store.work(acting) as work:
            give_tasks(work, leaver, to)  # about mail that they see now
        progress.goes_on(done.total, done.total)
        return Report(added=done.added)

    def hand_over_conversation(self, acting: UserKey, message: MessageKey, *, to: UserKey, why: str) -> MessagesChanged:
        """Give a colleague the conversation of a message that the acting user has a copy of, confidential or not.

        Raises:
            NotVisible: the acting user does not see it.
            UserFault: no reason, no copy of one's own, or the colleague does not work here.
        """
        reason = _reason(why)
        with self._store.reader(None) as reader:
            _require_at_work(user_with_key(find_users(reader), to))
        changed = self._desk.hand_over_conversation(acting, message, to, reason)
        self._publish(changed)
        return changed

    def _permit(self, acting: UserKey, leaver: UserKey, to: UserKey) -> None:
        with self._store.reader(None) as reader:
            users = find_users(reader)
        require_administrator(users, acting, "hand a mailbox over")
        gone = user_with_key(users, leaver)
        if gone.active:
            raise UserFault(
                f"{gone.name} still works here. Switch the user file off first, then hand the mailbox over.",
                code="still_here",
                details={"name": gone.name},
            )
        _require_at_work(user_with_key(users, to))


def _require_at_work(user: User) -> None:
    if not user.active:
        raise UserFault(
            f"{user.name} does not work here any more. Choose another colleague.",
            code="not_here",
            details={"name": user.name},
        )


def _reason(why: str) -> str:
    reason = " ".join(why.split())
    if not reason:
        raise UserFault("Say why: it stands in the audit log.", code="no_reason")
    return reason
