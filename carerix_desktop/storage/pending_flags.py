"""Flags as the hand and the outbox change them: here at once, and a STORE left, merged or cancelled for the server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from carerix_desktop.domain.command import PendingState, PendingVerb
from carerix_desktop.domain.mailbox import Flags
from carerix_desktop.storage import commands
from carerix_desktop.storage.commands import CopyRow, PendingRow
from carerix_desktop.storage.unit_of_work import Work


def put_flags(work: Work, wanted: Mapping[CopyRow, Flags], *, made_at: int) -> None:
    """Set flags here, and leave, merge or cancel the STORE of each copy that the server has."""
    commands.set_flags(work, {copy.key: flags for copy, flags in wanted.items()})
    pending = commands.find_pending(work, [copy.key for copy in wanted])
    fresh = []
    for copy, flags in wanted.items():
        waiting = pending.get(copy.key, [])
        store = next((p for p in waiting if p.verb is PendingVerb.STORE and p.state is PendingState.WAITING), None)
        in_flight = any(p.state is PendingState.SENT and p.verb is PendingVerb.STORE for p in waiting)
        add, remove = _difference(copy, flags, store, in_flight=in_flight)
        if store is not None and not (add or remove):
            commands.remove_pending(work, [store.key])
        elif store is not None:
            commands.change_pending(work, store.key, add_flags=int(add), remove_flags=int(remove))
        elif (add or remove) and is_on_server(copy, waiting):
            flags_row = {"verb": PendingVerb.STORE.value, "add_flags": int(add), "remove_flags": int(remove)}
            fresh.append({**on_server(copy, waiting), **flags_row})
    commands.add_pending(work, fresh, made_at=made_at)


def _difference(copy: CopyRow, flags: Flags, store: PendingRow | None, *, in_flight: bool) -> tuple[Flags, Flags]:
    """What the server has to add and to remove; while a STORE is in flight nobody knows what it has."""
    if not in_flight:
        return flags & ~copy.server_flags, copy.server_flags & ~flags
    add = store.add if store else Flags.NONE
    remove = store.remove if store else Flags.NONE
    gained, lost = flags & ~copy.flags, copy.flags & ~flags
    return (add | gained) & ~lost, (remove | lost) & ~gained


def is_on_server(copy: CopyRow, waiting: Sequence[PendingRow]) -> bool:
    """Whether the server has the copy, as far as is known here."""
    return copy.account is not None and (copy.uid is not None or bool(waiting))


def on_server(copy: CopyRow, waiting: Sequence[PendingRow]) -> dict[str, object]:
    """Where the server has the copy: where it is shown, or where a MOVE that waits takes it from.

    While a MOVE is in flight that is not known; `sync.commands` fills it in when the answer comes.
    """
    move = next((p for p in waiting if p.verb is PendingVerb.MOVE), None)
    place: dict[str, object] = {"account_key": copy.account, "copy_key": copy.key, "message_key": copy.message}
    if move is None:
        return {**place, "source_key": copy.mailbox, "source_uidvalidity": copy.uidvalidity, "source_uid": copy.uid}
    if move.state is PendingState.WAITING:
        return {
            **place,
            "source_key": move.source,
            "source_uidvalidity": move.uidvalidity,
            "source_uid": move.uid,
        }
    return {**place, "source_key": move.target}
