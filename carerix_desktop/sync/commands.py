r"""Carries out on the server what a person did here: flags and moves (ARCHITECTURE.md, road OUT).

Every command can be sent again without harm: flags go as +FLAGS and -FLAGS, and a MOVE whose UID is gone is done
(RFC 6851; COPYUID of RFC 4315 tells the new UID, else a search by Message-ID), and without MOVE one that was copied is
only finished (`sync.half_moves`). A row is marked `sent` before its
command leaves, removed when it is answered, and taken back here when the answer is NO. UIDs of another UIDVALIDITY are
never sent (R-07), nothing but our own UIDs is ever expunged (R-10, kept in `wire`).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from carerix_desktop.domain.account import Account
from carerix_desktop.domain.command import PendingState, PendingVerb
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.event import CommandRefused, MessagesChanged
from carerix_desktop.domain.ids import MailboxKey
from carerix_desktop.domain.mailbox import OWNER_ONLY_ROLES, FolderRole, MailboxKnown, flag_names
from carerix_desktop.storage import commands, sync_state
from carerix_desktop.storage.commands import PendingRow, Placement
from carerix_desktop.storage.unit_of_work import Work
from carerix_desktop.sync.brake import Answers, Held, hold
from carerix_desktop.sync.half_moves import find_copied, message_id_search
from carerix_desktop.sync.ports import Ports
from carerix_desktop.sync.reconcile import pieces, sequence_set
from carerix_desktop.wire.imap_answers import ImapSession, MoveResult

log = logging.getLogger(__name__)
AT_ONCE = 200


@dataclass(slots=True)
class Sent:
    """What a pass did: changes carried out per source mailbox, and what the brake held."""

    changes: dict[MailboxKey, int] = field(default_factory=dict)
    held: tuple[Held, ...] = ()


class CommandSender:
    """Sends what waits for one account; used by the thread that owns the session."""

    def __init__(self, *, account: Account, session: ImapSession, ports: Ports, answers: Answers) -> None:
        self._account = account
        self._session = session
        self._ports = ports
        self._answers = answers
        self._mailboxes: dict[MailboxKey, MailboxKnown] = {}

    def run(self) -> Sent:
        """Send all that can be sent now.

        Raises:
            ServerFault: the connection is gone; what was not answered is sent again next time.
        """
        self._take_back(self._answers.take_refused(), "")
        sent = Sent()
        done: set[int] = set()
        while rows := self._next(sent, done):
            groups = [list(group) for _, group in groupby(rows, key=_errand)]
            for group in groups:
                for some in pieces(group, AT_ONCE):
                    done.update(row.key for row in some)
                    self._carry_out(some, sent)
        return sent

    def _next(self, sent: Sent, done: set[int]) -> list[PendingRow]:
        """What can go out, the same errands beside each other: flags before moves, because a move changes UIDs."""
        with self._ports.store.reader(self._account.owner) as reader:
            waiting = commands.next_pending(reader, self._account.key)
            if not waiting:
                return []
            self._mailboxes = {one.known.key: one.known for one in sync_state.find_synced(reader, self._account.key)}
        sent.held = hold(waiting, self._mailboxes, self._answers.allowed)
        self._answers.ask(sent.held)
        held = {row.key for one in sent.held for row in one.commands}
        stores = {row.copy for row in waiting if row.verb is PendingVerb.STORE and row.key not in done}
        ready = [
            row
            for row in waiting
            if row.key not in held | done
            and row.uid is not None
            and row.source in self._mailboxes
            and not (row.verb is PendingVerb.MOVE and row.copy in stores and self._has_store_here(row, waiting))
        ]
        return sorted(ready, key=lambda row: (_errand(row), row.key))

    @staticmethod
    def _has_store_here(move: PendingRow, waiting: Sequence[PendingRow]) -> bool:
        """Whether a STORE of the same copy names the place that this MOVE would take it away from."""
        return any(
            row.verb is PendingVerb.STORE and row.copy == move.copy and (row.source, row.uid) == (move.source, move.uid)
            for row in waiting
        )

    def _carry_out(self, rows: Sequence[PendingRow], sent: Sent) -> None:
        first = rows[0]
        if first.source is None or not self._open(first):
            return
        rows = self._leave_out_done(rows)
        if not rows:
            return
        with self._ports.store.work_for(self._account.owner) as work:
            commands.mark_sent(work, [row.key for row in rows])
        try:
            self._send(rows)
        except ServerFault as fault:
            if fault.code != "no":
                raise
            if len(rows) > 1:  # one of them is to blame; the others must not suffer
                for row in rows:
                    self._carry_out([row], sent)
                return
            self._take_back(rows, fault.answer or fault.message)
            return
        sent.changes[first.source] = sent.changes.get(first.source, 0) + len(rows)

    def _open(self, row: PendingRow) -> bool:
        """Select the mailbox that the server has the copies in; False where the UIDs are not of its UIDVALIDITY."""
        known = self._mailboxes.get(row.source) if row.source is not None else None
        if known is None:
            return False
        try:
            selected = self._session.select(known.name)
        except ServerFault as fault:
            if fault.code != "no":
                raise
            self._take_back([row], fault.answer or fault.message)
            return False
        return selected.status.uidvalidity == row.uidvalidity

    def _leave_out_done(self, rows: Sequence[PendingRow]) -> Sequence[PendingRow]:
        """After a crash: a MOVE that went out and whose UID is gone is done, and one that was copied is finished."""
        unsure = [r for r in rows if r.verb is PendingVerb.MOVE and r.state is PendingState.SENT and r.uid is not None]
        if not unsure:
            return rows
        there = set(self._session.search_uids(f"UID {sequence_set([row.uid for row in unsure if row.uid])}"))
        moved = [row for row in unsure if row.uid not in there]
        if moved:
            self._moved(moved, MoveResult())
            self._open(rows[0])
        copied = [] if "MOVE" in self._session.capabilities else self._finish([r for r in unsure if r not in moved])
        return [row for row in rows if row not in moved and row not in copied]

    def _finish(self, rows: Sequence[PendingRow]) -> list[PendingRow]:
        """Of moves that were cut off: take away here what lies in the target already; answer which were finished."""
        target = self._mailboxes.get(rows[0].target) if rows and rows[0].target is not None else None
        if target is None:
            return []
        found = find_copied(self._session, [row.uid for row in rows if row.uid], target.name)
        self._open(rows[0])
        copied = [row for row in rows if row.uid in found.mapping]
        if copied:
            gone = self._session.finish_move(list(found.mapping))
            self._moved(copied, replace(found, expunged=gone))
            self._open(rows[0])
        return copied

    def _send(self, rows: Sequence[PendingRow]) -> None:
        first = rows[0]
        uids = [row.uid for row in rows if row.uid is not None]
        if first.verb is PendingVerb.STORE:
            for flags, add in ((first.add, True), (first.remove, False)):
                if flags:
                    self._session.store_flags(uids, flag_names(flags), add=add)
            self._stored(rows)
            return
        if first.verb is PendingVerb.EXPUNGE:
            self._expunged(rows, expunged=self._session.finish_move(uids))
            return
        target = self._mailboxes.get(first.target) if first.target is not None else None
        if target is None:
            raise ServerFault("The folder to move to is gone.", code="no")
        self._moved(rows, self._session.move(uids, target.name))

    def _stored(self, rows: Sequence[PendingRow]) -> None:
        with self._ports.store.work_for(self._account.owner) as work:
            copies = commands.get_copies(work, [row.copy for row in rows])
            had = {copy.key: copy.server_flags for copy in copies}
            now = {row.copy: (had[row.copy] | row.add) & ~row.remove for row in rows if row.copy in had}
            commands.set_server_flags(work, now)
            commands.remove_pending(work, [row.key for row in rows])

    def _expunged(self, rows: Sequence[PendingRow], *, expunged: bool) -> None:
        r"""Where the server cannot expunge single messages they stay marked `\Deleted`, and settled here (R-10)."""
        with self._ports.store.work_for(self._account.owner) as work:
            for row in rows:
                if expunged and row.source is not None and row.uid is not None:
                    sync_state.forget_set_aside(work, row.source, row.uidvalidity, [row.uid])
            sync_state.shift_exists(work, {rows[0].source: -len(rows) if expunged else 0})
            commands.remove_pending(work, [row.key for row in rows])

    def _moved(self, rows: Sequence[PendingRow], result: MoveResult) -> None:
        places = {row.key: (result.uidvalidity, result.mapping.get(row.uid or 0)) for row in rows}
        lost = [row for row in rows if places[row.key][1] is None]
        for row, place in zip(lost, self._look_for(lost), strict=True):
            places[row.key] = place
        with self._ports.store.work_for(self._account.owner) as work:
            for row in rows:
                _settle_move(work, row, *places[row.key])
                gone = result.expunged and row.uid is not None
                sync_state.shift_exists(work, {row.source: -int(gone), row.target: 1})
            commands.remove_pending(work, [row.key for row in rows])
        if any(self._role(row.source) in OWNER_ONLY_ROLES for row in rows):
            self._ports.publish(self._ports.desk.refile([row.message for row in rows]))

    def _role(self, key: MailboxKey | None) -> FolderRole | None:
        known = self._mailboxes.get(key) if key is not None else None
        return known.role if known else None

    def _look_for(self, rows: Sequence[PendingRow]) -> list[tuple[int, int | None]]:
        """Where the server tells no COPYUID: the newest UID of the target with the Message-ID that is not here yet."""
        target = self._mailboxes.get(rows[0].target) if rows and rows[0].target is not None else None
        if target is None:
            return [(0, None) for _ in rows]
        try:
            validity = self._session.select(target.name, readonly=True).status.uidvalidity
        except ServerFault as fault:
            if fault.code != "no":
                raise
            return [(0, None) for _ in rows]  # the move is done; where it went is not ours to see
        with self._ports.store.reader(self._account.owner) as reader:
            taken = sync_state.uids_here(reader, target.key, validity)
            ids = commands.find_message_ids(reader, [row.message for row in rows])
        places: list[tuple[int, int | None]] = []
        for row in rows:
            wanted = ids.get(row.message, "")
            criteria = message_id_search(wanted)
            found = self._session.search_uids(criteria) if criteria else []
            uid = max((one for one in found if one not in taken), default=None)
            if uid is not None:
                taken.add(uid)
            places.append((validity, uid))
        return places

    def _take_back(self, rows: Sequence[PendingRow], answer: str) -> None:
        """Undo here what the server will not do, and say so."""
        if not rows:
            return
        with self._ports.store.work_for(self._account.owner) as work:
            touched: list[MailboxKey] = []
            for row in rows:
                touched += _revert(work, row)
            commands.remove_pending(work, [row.key for row in rows])
        messages = tuple(dict.fromkeys(row.message for row in rows))
        self._ports.publish(MessagesChanged(messages=messages, mailboxes=tuple(dict.fromkeys(touched))))
        if answer:
            log.warning("account %s: %s refused by the server", self._account.key, rows[0].verb)
            verb = rows[0].verb.value
            self._ports.publish(
                CommandRefused(account=self._account.key, messages=messages, verb=verb, answer=answer[:500])
            )


def _errand(row: PendingRow) -> tuple[int, int, int, int, int, int]:
    """Rows with the same errand go out in one command."""
    verb = [PendingVerb.STORE, PendingVerb.MOVE, PendingVerb.EXPUNGE].index(row.verb)
    return (verb, row.source or 0, row.uidvalidity, int(row.add), int(row.remove), row.target or 0)


def _settle_move(work: Work, row: PendingRow, uidvalidity: int, uid: int | None) -> None:
    """The server has the copy in its target: tell the copy, or the next command of it."""
    later = [one for one in commands.find_pending(work, [row.copy]).get(row.copy, []) if one.key != row.key]
    for one in later:
        if one.uid is None:
            commands.change_pending(
                work, one.key, source_key=row.target, source_uidvalidity=uidvalidity, source_uid=uid
            )
    if any(one.verb is PendingVerb.MOVE for one in later) or row.target is None:
        return  # it is shown elsewhere by now
    place = Placement(copy=row.copy, mailbox=row.target, uidvalidity=uidvalidity if uid else 0, uid=uid)
    commands.place_copies(work, [place])


def _revert(work: Work, row: PendingRow) -> list[MailboxKey]:
    copies = commands.get_copies(work, [row.copy])
    if not copies:
        return []
    copy = copies[0]
    if row.verb is PendingVerb.STORE:
        commands.set_flags(work, {copy.key: (copy.flags & ~row.add) | row.remove})
        return [copy.mailbox]
    if row.source is None:
        return [copy.mailbox]
    later = [one for one in commands.find_pending(work, [row.copy]).get(row.copy, []) if one.key != row.key]
    for one in later:
        commands.change_pending(
            work, one.key, source_key=row.source, source_uidvalidity=row.uidvalidity, source_uid=row.uid
        )
    if not any(one.verb is PendingVerb.MOVE for one in later):
        place = Placement(copy=copy.key, mailbox=row.source, uidvalidity=row.uidvalidity, uid=row.uid)
        commands.place_copies(work, [place])
    return [copy.mailbox, row.source]
