"""What a person does with messages: read, star, move, archive, delete, and take it back (ARCHITECTURE.md, road OUT).

Each act is one unit of work: visible? → change the copies here → leave a command for the server → commit. What waits
for the server is merged and cancelled here as far as it has not gone out yet, so that an undone act never leaves.
Only the actor's own copies are touched; messages that are seen through a file only are left as they are.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence

from carerix_desktop.domain.command import ChangeFlags, Command, CopyBefore, MoveTo, PendingState, PendingVerb, Undo
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.event import Event, MessagesChanged
from carerix_desktop.domain.ids import MailboxKey, MessageKey, UserKey
from carerix_desktop.domain.rights import Sphere
from carerix_desktop.storage import commands
from carerix_desktop.storage.commands import CopyRow, Placement, Target
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.pending_flags import is_on_server, on_server, put_flags
from carerix_desktop.storage.unit_of_work import Work


def _tell_nobody(_event: Event) -> None:
    """Where nobody listens (the command line)."""


class Actions:
    """Carries out commands of the hand.

    Args:
        store: the profile's store.
        publish: told what changed, after the commit; from the calling thread.
        clock: seconds since 1970.
        refile: files messages that were moved out of Drafts or Junk, after the commit (`FilingDesk.refile`).
    """

    def __init__(
        self,
        store: Store,
        *,
        publish: Callable[[Event], None] = _tell_nobody,
        clock: Callable[[], float] = time.time,
        refile: Callable[[Sequence[MessageKey]], Event] | None = None,
    ) -> None:
        self._store = store
        self._publish = publish
        self._clock = clock
        self._refile = refile

    def do(self, actor: UserKey, command: Command) -> Undo:
        """Carry out a command; the server hears of it later.

        Raises:
            NotVisible: one of the messages is not there for this user; nothing was done.
            UserFault: there is no such folder to move to.
        """
        with self._store.work(actor, on=Sphere.OWN) as work:
            work.require_visible(command.messages)
            match command:
                case ChangeFlags():
                    touched, changed = self._change(work, command)
                case MoveTo():
                    touched, changed = self._move(work, command)
        self._publish(_event(touched, changed))
        if isinstance(command, MoveTo) and self._refile is not None:
            self._publish(self._refile([copy.message for copy in touched]))
        return Undo(copies=tuple(CopyBefore(copy=c.key, mailbox=c.mailbox, flags=c.flags) for c in touched))

    def undo(self, actor: UserKey, undo: Undo) -> None:
        """Give copies the flags and the mailbox back that they had; those that are gone by now are left out."""
        now = int(self._clock())
        with self._store.work(actor, on=Sphere.OWN) as work:
            before = {one.copy: one for one in undo.copies}
            copies = commands.get_copies(work, list(before))
            work.require_visible(copy.message for copy in copies)
            put_flags(work, {copy: before[copy.key].flags for copy in copies}, made_at=now)
            for mailbox in {before[copy.key].mailbox for copy in copies}:
                target = commands.find_target(work, key=mailbox)
                moving = [c for c in copies if before[c.key].mailbox == mailbox != c.mailbox]
                if target is not None and moving:
                    _put_into(work, commands.get_copies(work, [c.key for c in moving]), target, made_at=now)
        self._publish(_event(copies, [one.mailbox for one in before.values()]))

    def _change(self, work: Work, command: ChangeFlags) -> tuple[Sequence[CopyRow], Iterable[MailboxKey]]:
        copies = commands.find_copies(work, command.messages)
        wanted = {copy: (copy.flags | command.add) & ~command.remove for copy in copies}
        changed = {copy: flags for copy, flags in wanted.items() if flags != copy.flags}
        put_flags(work, changed, made_at=int(self._clock()))
        return tuple(changed), ()

    def _move(self, work: Work, command: MoveTo) -> tuple[Sequence[CopyRow], Iterable[MailboxKey]]:
        target = commands.find_target(work, role=command.role, key=command.mailbox)
        if target is None:
            raise _no_target(command)
        found = commands.find_copies(work, command.messages, source=command.source)
        copies = tuple(copy for copy in found if copy.mailbox != target.key)
        _put_into(work, copies, target, made_at=int(self._clock()))
        return copies, (target.key,)


def _put_into(work: Work, copies: Sequence[CopyRow], target: Target, *, made_at: int) -> None:
    """Show copies in another mailbox, and leave, redirect or cancel the MOVE of each that the server has."""
    pending = commands.find_pending(work, [copy.key for copy in copies])
    placements, fresh = [], []
    for copy in copies:
        waiting = pending.get(copy.key, [])
        move = next((p for p in waiting if p.verb is PendingVerb.MOVE and p.state is PendingState.WAITING), None)
        uid, uidvalidity = None, 0
        if move is not None and move.source == target.key:
            commands.remove_pending(work, [move.key])
            uid, uidvalidity = move.uid, move.uidvalidity
        elif move is not None:
            commands.change_pending(work, move.key, target_key=target.key)
        elif is_on_server(copy, waiting) and copy.account == target.account:
            fresh.append({**on_server(copy, waiting), "verb": PendingVerb.MOVE.value, "target_key": target.key})
        placements.append(Placement(copy=copy.key, mailbox=target.key, uidvalidity=uidvalidity, uid=uid))
    commands.place_copies(work, placements)
    commands.add_pending(work, fresh, made_at=made_at)


def _no_target(command: MoveTo) -> UserFault:
    if command.role is None:
        return UserFault("That folder is no longer there. Choose another one.", code="no_folder")
    name = command.role.value.capitalize()
    details = {"role": command.role.value}
    text = f"No folder of your mailbox serves as {name}. Choose one in Settings, Edit folders."
    return UserFault(text, code="no_folder", details=details)


def _event(copies: Sequence[CopyRow], mailboxes: Iterable[MailboxKey]) -> MessagesChanged:
    touched = [copy.mailbox for copy in copies]
    return MessagesChanged(
        messages=tuple(dict.fromkeys(copy.message for copy in copies)),
        mailboxes=tuple(dict.fromkeys([*touched, *mailboxes])),
    )
