"""Mail in and out of files: `import mail`, by the same road as fetched mail, and `messages export-index` (CLI.md)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from carerix_desktop.domain.identity import identity_of
from carerix_desktop.domain.ids import MailboxKey, MessageKey, UserKey, instant_of
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.message import Arrival, Route
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.parse.message import parse_message
from carerix_desktop.services.mail_files import MailFile, MailFiles, read_mail
from carerix_desktop.services.permission import require_own_or_administrator
from carerix_desktop.services.progress import Progress
from carerix_desktop.storage import mail_index
from carerix_desktop.storage.conversations import record_names
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.unit_of_work import Reader
from carerix_desktop.storage.users import find_users

BATCH_MESSAGES = 100
BATCH_OCTETS = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A message of the files that was left out: where it stands, and one sentence why."""

    where: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailReport:
    """What became of an import.

    `added` counts messages new to the store, and those stored already that the acting user could not see before;
    `already_there` the arrivals of the others. `stopped`: somebody asked to stop before the end.
    """

    added: int
    already_there: int
    set_aside: tuple[SetAside, ...]
    stopped: bool = False


ERASED_BEFORE = "it was erased here, with the person whose it is"


@dataclass(slots=True)
class _Tally:
    added: int = 0
    already_there: int = 0
    set_aside: list[SetAside] = field(default_factory=list)
    met: set[MessageKey] = field(default_factory=set)
    met_files: int = 0
    stopped: bool = False

    def report(self) -> MailReport:
        """What is told."""
        aside = tuple(self.set_aside)
        return MailReport(added=self.added, already_there=self.already_there, set_aside=aside, stopped=self.stopped)


class Exchange:
    """Imports mail from files and exports the index.

    Args:
        store: what a viewer may see.
        desk: where mail is filed.
        clock: now, aware; stands in for a Date header that cannot be read.
        read: the messages of a path; those of `mail_files` by default, of `mail_sources` in the program.
    """

    def __init__(
        self,
        store: Store,
        desk: FilingDesk,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        read: Callable[[Path], MailFiles] = read_mail,
    ) -> None:
        self._store = store
        self._desk = desk
        self._clock = clock
        self._read = read

    def import_mail(
        self, actor: UserKey, owner: UserKey, path: Path, role: FolderRole, progress: Progress | None = None
    ) -> MailReport:
        """Archive and link the messages of files as if they had been fetched; the files stay as they are.

        Args:
            actor: who imports; what is hidden from them counts as added.
            owner: whose copies these become, one per message and role.
            path: the file, folder or profile.
            role: the folder they are filed in, where theirs does not say it.
            progress: told how many came; a wish to stop there keeps what came until then.

        Raises:
            UserFault: not allowed, no such file, or no mail of a kind that we know; nothing was added.
            StoreFault: the store refused; what was filed before stays, and the same import may be run again.
        """
        with self._store.work(actor) as work:
            require_own_or_administrator(find_users(work), actor, owner)
        tally, progress = _Tally(), progress or Progress()
        boxes: dict[FolderRole, MailboxKey] = {}
        with closing(self._read(path)) as files:
            for batch in _batches(files, progress):
                tally.set_aside += [SetAside(where=one.where, why=one.defect) for one in batch if one.defect]
                sound = [one for one in batch if not one.defect]
                for wanted in {one.role or role for one in sound} - boxes.keys():
                    boxes[wanted] = self._desk.local_mailbox(owner, wanted)
                arrivals = [self._arrival(owner, boxes[one.role or role], one) for one in sound]
                self._file(actor, arrivals, [one.where for one in sound], tally)
                tally.met_files += len(batch)
                if not progress.goes_on(tally.met_files):
                    tally.stopped = True
                    break
        return tally.report()

    def _arrival(self, owner: UserKey, mailbox: MailboxKey, found: MailFile) -> Arrival:
        parsed = parse_message(found.raw)
        return Arrival(
            owner=owner,
            mailbox=mailbox,
            route=Route.IMPORT,
            uidvalidity=0,
            uid=None,
            raw=found.raw,
            parsed=parsed,
            internaldate=parsed.date or self._clock(),
            flags=found.flags,
        )

    def _file(self, actor: UserKey, arrivals: list[Arrival], where: list[str], tally: _Tally) -> None:
        identities = [identity_of(one.parsed) for one in arrivals]
        with self._store.reader(actor) as reader:
            seen = mail_index.visible_identities(reader, set(identities))
        batch = self._desk.file_batch(arrivals)
        tally.set_aside += [SetAside(where=where[place], why=ERASED_BEFORE) for place in sorted(batch.barred)]
        left = [identity for place, identity in enumerate(identities) if place not in batch.barred]
        for identity, one in zip(left, batch.filed, strict=True):
            hidden = identity not in seen and one.message not in tally.met
            tally.met.add(one.message)
            if one.new_message or hidden:
                tally.added += 1
            else:
                tally.already_there += 1

    def export_index(self, viewer: UserKey) -> list[dict[str, Any]]:
        """Every message that the viewer may see, newest first, with links, proposals and the viewer's own copies."""
        with self._store.reader(viewer) as reader:
            messages = mail_index.all_messages(reader)
            to: dict[MessageKey, list[str]] = defaultdict(list)
            for key, address in mail_index.all_recipients(reader):
                to[key].append(address)
            links, proposals = _links(reader)
            copies: dict[MessageKey, list[dict[str, str | None]]] = defaultdict(list)
            for key, role, route in mail_index.own_copies(reader):
                copies[key].append({"role": role, "route": route})
            closed = mail_index.confidential_conversations(reader)
        oldest = {one.conversation: one.key for one in messages}  # newest first, so the last one stays
        return [
            {
                "id": str(one.key),
                "message_id": one.message_id,
                "thread_id": str(oldest[one.conversation]),
                "date": instant_of(one.key).isoformat(),
                "from": one.sender,
                "to": to.get(one.key, []),
                "subject": one.subject,
                "direction": one.direction,
                "confidential": one.conversation in closed,
                "links": links.get(one.key, []),
                "proposals": proposals.get(one.key, []),
                "copies": copies.get(one.key, []),
            }
            for one in messages
        ]


def _batches(files: Iterator[MailFile], progress: Progress) -> Iterator[list[MailFile]]:
    """So many at once that each is filed within seconds; a wish to stop ends the one that is being read."""
    batch: list[MailFile] = []
    octets = 0
    for one in files:
        batch.append(one)
        octets += len(one.raw)
        if len(batch) >= BATCH_MESSAGES or octets >= BATCH_OCTETS or progress.is_to_stop:
            yield batch
            batch, octets = [], 0
    if batch:
        yield batch


Entries = dict[MessageKey, list[dict[str, str | None]]]


def _links(reader: Reader) -> tuple[Entries, Entries]:
    """Links and proposals per message, with the records' own numbers."""
    links = mail_index.all_links(reader)
    proposals = mail_index.all_proposals(reader)
    wanted = {(one.kind, one.record_key) for one in links}
    wanted |= {(one.kind, one.record_key) for one in proposals if one.kind is not None and one.record_key is not None}
    refs = {record: name[0] for record, name in record_names(reader, wanted).items()}
    linked: Entries = defaultdict(list)
    for one in links:
        ref = refs.get((one.kind, one.record_key))
        row = {"kind": one.kind, "ref": ref, "rule": one.rule, "evidence": one.evidence, "by": one.made_by}
        linked[one.message].append(dict(row))
    proposed: Entries = defaultdict(list)
    for two in proposals:
        ref = refs.get((two.kind, two.record_key)) if two.kind is not None and two.record_key is not None else None
        proposed[two.message].append({"why": two.why, "kind": two.kind, "ref": ref, "address": two.address})
    return linked, proposed
