"""The mass-delete brake (RELIABILITY.md, R-11): what would empty a folder waits until a person says yes.

The whole rule stands here. Counted are messages that leave one folder for Trash or Junk and wait to be sent together;
servers empty both by themselves, and no other command of ours takes anything away. Moves between other folders lose
nothing and pass; what leaves Trash or Junk is being saved, or is thrown away already. Of a whole folder the brake asks
from five messages on: to empty one of four by hand is a daily act, and a question each time teaches to click yes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from carerix_desktop.domain.command import PendingVerb
from carerix_desktop.domain.ids import CommandKey, MailboxKey
from carerix_desktop.domain.mailbox import FolderRole, MailboxKnown
from carerix_desktop.storage.commands import PendingRow

LOSING = frozenset({FolderRole.TRASH, FolderRole.JUNK})
MASS = 50
SHARE = 5  # a fifth, 20 %
WHOLE_FROM = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Commands that wait for an answer: so many messages would leave this mailbox."""

    mailbox: MailboxKey
    commands: tuple[PendingRow, ...]
    of: int


def is_loss(source: FolderRole | None, target: FolderRole | None) -> bool:
    """Whether a move between folders of these roles can lose mail."""
    return target in LOSING and source not in LOSING


def is_mass_delete(leaving: int, folder: int) -> bool:
    """More than 50 and more than 20 % of a folder, or the whole of a folder that is more than a handful."""
    whole = leaving >= folder and leaving >= WHOLE_FROM
    return whole or (leaving > MASS and leaving * SHARE > folder)


def hold(
    rows: Sequence[PendingRow], mailboxes: Mapping[MailboxKey, MailboxKnown], allowed: frozenset[CommandKey]
) -> tuple[Held, ...]:
    """Which of the waiting moves have to be asked about."""
    leaving: dict[MailboxKey, list[PendingRow]] = {}
    for row in rows:
        source = mailboxes.get(row.source) if row.source is not None else None
        target = mailboxes.get(row.target) if row.target is not None else None
        if row.verb is not PendingVerb.MOVE or source is None or target is None:
            continue
        if is_loss(source.role, target.role):
            leaving.setdefault(source.key, []).append(row)
    found = []
    for key, moves in leaving.items():
        asked = [row for row in moves if row.key not in allowed]
        size = mailboxes[key].exists
        if asked and is_mass_delete(len(moves), size):
            found.append(Held(mailbox=key, commands=tuple(asked), of=size))
    return tuple(found)


class Answers:
    """What the person said; asked for by the sync's thread, given from another."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._asked: tuple[PendingRow, ...] = ()
        self._allowed: frozenset[CommandKey] = frozenset()
        self._refused: tuple[PendingRow, ...] = ()

    def ask(self, held: Sequence[Held]) -> None:
        """These wait for an answer now."""
        with self._lock:
            self._asked = tuple(row for one in held for row in one.commands)

    def give(self, *, proceed: bool) -> None:
        """The answer to all that was asked."""
        with self._lock:
            if proceed:
                self._allowed |= {row.key for row in self._asked}
            else:
                self._refused = self._asked
            self._asked = ()

    @property
    def allowed(self) -> frozenset[CommandKey]:
        """Commands that may go out."""
        with self._lock:
            return self._allowed

    def take_refused(self) -> tuple[PendingRow, ...]:
        """Commands to take back, once."""
        with self._lock:
            refused, self._refused = self._refused, ()
            return refused
