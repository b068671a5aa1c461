"""Erasing a person for good: what it will do, the deed, and the proof that nothing is left (C-12).

Only an administrator may. The report counts what is hidden from them too, and shows none of it.
"""

from __future__ import annotations

import email
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from types import MappingProxyType

from carerix_desktop.domain.errors import Bug, NotVisible, UserFault
from carerix_desktop.domain.event import Event, RecordsChanged
from carerix_desktop.domain.ids import RecordKey, RecordKind, UserKey
from carerix_desktop.domain.privacy import BackupWith, EraseCounts, EraseReport, Proof
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.filing.reach import Reach
from carerix_desktop.parse.message import parse_message
from carerix_desktop.services.backups import Backups
from carerix_desktop.services.erased_people import erased_on
from carerix_desktop.services.permission import require_administrator
from carerix_desktop.storage import erasures, removed
from carerix_desktop.storage import records as rows
from carerix_desktop.storage import users as user_rows
from carerix_desktop.storage.backups import holds_any
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.erasures import ErasureRow

PEOPLE = (RecordKind.CANDIDATE, RecordKind.CONTACT)
UNREADABLE = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError, Bug)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """A person was erased: the report, and what a window must read again."""

    report: EraseReport
    events: tuple[Event, ...]


class Erasing:
    """Erases people.

    Args:
        store: where they are.
        desk: which takes them away.
        backups: which may hold them still.
    """

    def __init__(self, store: Store, desk: FilingDesk, backups: Backups) -> None:
        self._store = store
        self._desk = desk
        self._backups = backups

    def foresee(self, acting: UserKey, kind: RecordKind, ref: str) -> EraseReport:
        """What erasing this person will do.

        Raises:
            UserFault: no administrator asks, or it is no person's file.
            NotVisible: there is no such file.
        """
        key = self._permit(acting, kind, ref)
        reach, counts, hold_why = self._desk.find_reach(kind, key)
        return self._report(acting, reach, counts, hold_why)

    def erase(self, acting: UserKey, kind: RecordKind, ref: str, *, typed: str, on_server: bool = False) -> Erasure:
        """Erase a person; the store is then written anew without them, and searched for what is left.

        Args:
            acting: an administrator.
            kind, ref: the person's file.
            typed: the person's name, as typed to confirm.
            on_server: have the mail servers delete their copies at the next synchronisation, too.

        Raises:
            UserFault: not allowed, not confirmed, on legal hold, or a message to them is on its way out.
            NotVisible: there is no such file.
            StoreFault: the disk refused. Before the deed nothing changed; after it, `finish` cleans up later.
        """
        key = self._permit(acting, kind, ref)
        reach, _counts, _hold = self._desk.find_reach(kind, key)
        name = reach.person.rows[0].name or ref
        if " ".join(typed.casefold().split()) != " ".join(name.casefold().split()):
            raise UserFault("Type the name of the person to confirm. Nothing was erased.", code="not_confirmed")
        held = self._report(acting, reach, EraseCounts(), None)
        erased = self._desk.erase(acting, kind, key, on_server=on_server)
        proof = self._clean(erased.report, erased.words)
        report = EraseReport(
            ref=ref,
            name=name,
            counts=erased.counts,
            backups=held.backups,
            also=held.also,
            proof=proof,
            cleaned=proof is not None,
        )
        gone = tuple(f"{one.kind}:{one.record_key}" for one in reach.person.records)
        return Erasure(report=report, events=(erased.changed, RecordsChanged(records=gone)))

    def finish(self) -> int:
        """Clean up after erasures that a crash or a full disk cut off; answers how many."""
        with self._store.reader(None) as reader:
            left = [one.key for one in erasures.find_erasures(reader) if not one.report.get("cleaned")]
        if not left or not self._store.scrub():
            return 0
        with self._store.work(None) as work:
            for key in left:
                erasures.note_cleaned(work, key, None)
        return len(left)

    def reports(self, acting: UserKey) -> list[ErasureRow]:
        """All erasures, newest first; raises UserFault unless an administrator asks."""
        with self._store.reader(acting) as reader:
            require_administrator(user_rows.find_users(reader), acting, "see what was erased")
            return erasures.find_erasures(reader)

    def erased_on(self, addresses: Iterable[str]) -> Mapping[str, date]:
        """Which of these addresses belonged to somebody who was erased, and when: to warn before they come back."""
        with self._store.work(None) as work:
            return erased_on(work, addresses)

    def _permit(self, acting: UserKey, kind: RecordKind, ref: str) -> RecordKey:
        with self._store.reader(acting) as reader:
            require_administrator(user_rows.find_users(reader), acting, "erase a person")
            if kind not in PEOPLE:
                raise UserFault(
                    "Only people are erased: candidates and contacts. Delete other files.", code="no_person"
                )
            key = rows.keys_by_ref(reader, kind, [ref]).get(ref)
            if key is None and any((one.kind, one.ref) == (kind, ref) for one in removed.find_open(reader)):
                raise UserFault("This file was deleted. Put it back first, then erase it.", code="deleted_file")
        if key is None:
            raise NotVisible(f"There is no {kind} with the number {ref}.")
        return key

    def _report(self, acting: UserKey, reach: Reach, counts: EraseCounts, hold_why: str | None) -> EraseReport:
        first, *others = reach.person.rows
        refs = [row.ref for row in reach.person.rows]
        holding = tuple(
            BackupWith(name=one.name, until=one.expires_at.date().isoformat() if one.expires_at else "")
            for one in self._backups.find(acting)
            if holds_any(one.path, reach.forms, refs, self._store.key)
        )
        return EraseReport(
            ref=first.ref,
            name=first.name or first.ref,
            counts=counts,
            backups=holding,
            also=tuple(f"{row.record.kind}:{row.ref}" for row in others),
            hold_why=hold_why,
        )

    def _clean(self, key: int, words: tuple[str, ...]) -> Proof | None:
        """Write the store anew and look for the words in all of it; None where the -wal is still in use."""
        if not self._store.scrub():
            return None
        traces = self._store.find_traces(words, UNFOLD)
        proof = Proof(sought=len(words), found=traces.rows, octets=traces.in_files)
        with self._store.work(None) as work:
            erasures.note_cleaned(work, key, asdict(proof))
        return proof


def unfold_mail(raw: bytes) -> Iterable[str]:
    """The texts of a message as read: its headers and text, and its parts without their transfer encoding."""
    try:
        yield from _unfolded(raw)
    except UNREADABLE:  # what could not be read when it came cannot be read now; its bytes are searched as they are
        return


def _unfolded(raw: bytes) -> Iterable[str]:
    parsed = parse_message(raw)
    everybody = (*parsed.from_, *parsed.reply_to, *parsed.to, *parsed.cc, *parsed.bcc)
    yield "\n".join([parsed.subject, parsed.text, *(f"{one.name} {one.address}" for one in everybody)])
    for part in email.message_from_bytes(raw).walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield content.decode("utf-8", "replace")


UNFOLD: Mapping[str, Callable[[bytes], Iterable[str]]] = MappingProxyType(
    {"message_raw": unfold_mail, "submission": unfold_mail, "set_aside": unfold_mail}
)
