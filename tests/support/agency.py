"""A small agency over a real store, into which tests file mail that they write as a few headers.

`Agency` speaks the tests' language: records are "candidate:K-1", messages go by their Message-ID, and what the store
says comes back in a form that is the same whatever came first.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache, cached_property
from pathlib import Path

from sqlalchemy import func, insert, select, update

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.ids import MailboxKey, MessageKey, RecordKey, RecordKind, UserKey
from carerix_desktop.domain.mailbox import Flags
from carerix_desktop.domain.message import Arrival, FiledArrival, Route
from carerix_desktop.domain.record import Handles
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.host.limited import Limited
from carerix_desktop.parse.message import parse_message
from carerix_desktop.services.document_reading import READING_LIMITS, DocumentReading
from carerix_desktop.storage.tables_crm import (
    candidate,
    company,
    company_domain,
    contact,
    record_address,
    vacancy,
    vacancy_match,
)
from carerix_desktop.storage.tables_mail import (
    app_user,
    audience,
    link,
    mailbox,
    message,
    message_copy,
    proposal,
    user_address,
)
from tests.support.stores import new_store

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
ANNA, BRAM = "anna@bureau.nl", "bram@bureau.nl"


def mail(
    message_id: str = "",
    *,
    sender: str = "jan@example.nl",
    to: str = ANNA,
    subject: str = "Hallo",
    day: float = 0,
    reply_to: str = "",
    refs: Sequence[str] = (),
    irt: str = "",
    body: str = "Dag.",
    **headers: str,
) -> bytes:
    """A raw message; `day` counts from the start of the year, other headers have `_` for `-`."""
    lines = [f"From: {sender}", f"To: {to}", f"Subject: {subject}"]
    lines.append(f"Date: {format_datetime(START + timedelta(days=day))}")
    lines += [f"Message-ID: <{message_id}>"] if message_id else []
    lines += [f"In-Reply-To: <{irt}>"] if irt else []
    lines += ["References: " + " ".join(f"<{one}>" for one in refs)] if refs else []
    lines += [f"Reply-To: {reply_to}"] if reply_to else []
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + f"\r\n\r\n{body}\r\n").encode()


@cache
def _empty_store() -> Path:
    """A store with its schema, made once for all tests of a run."""
    directory = Path(tempfile.mkdtemp(prefix="agency-"))
    atexit.register(shutil.rmtree, directory, ignore_errors=True)
    new_store(directory).close()
    return directory


@dataclass(frozen=True, slots=True)
class Sent:
    """A message on its way in: its bytes, and where it arrives ("anna/inbox")."""

    raw: bytes
    place: str = "anna/inbox"


class Agency:
    """Two users with mailboxes, and what records a test adds."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_empty_store() / "store.sqlite3", directory / "store.sqlite3")
        self.store = new_store(directory)
        self.desk = FilingDesk(self.store.archivist(), lambda: NOW)
        self.users: dict[str, UserKey] = {}
        self.boxes: dict[str, MailboxKey] = {}
        self.records: dict[str, RecordKey] = {}
        self._uid = 0
        for login, address in (("anna", ANNA), ("bram", BRAM)):
            self.add_user(login, address)

    def add_user(self, login: str, *addresses: str, proven: bool = True, added_at: datetime = START) -> UserKey:
        key = UserKey(len(self.users) + 1)
        self.users[login] = key
        with self.store.work(None) as work:
            work.connection.execute(insert(app_user).values(key=key, login=login, name=login.title(), role="recruiter"))
            for role in ("inbox", "sent", "drafts", "trash", "junk", "archive", ""):
                box = MailboxKey(key * 10 + len([name for name in self.boxes if name.startswith(f"{login}/")]))
                self.boxes[f"{login}/{role}"] = box
                row: dict[str, object] = {
                    "key": box,
                    "owner_key": key,
                    "name": role or "Other",
                    "attributes": [],
                    "role": role or None,
                }
                work.connection.execute(insert(mailbox).values(**row, uidvalidity=1))
        for address in addresses:
            self.add_own_address(login, address, proven=proven, added_at=added_at)
        return key

    def promote(self, login: str) -> None:
        """Make a user an administrator."""
        with self.store.work(None) as work:
            mine = app_user.c.key == self.users[login]
            work.connection.execute(update(app_user).where(mine).values(role="administrator"))

    def add_own_address(self, login: str, address: str, *, proven: bool = True, added_at: datetime = START) -> None:
        row = {"user_key": self.users[login], "address": address, "normal": normalise(address), "kind": "alias"}
        with self.store.work(None) as work:
            moment = int(added_at.timestamp())
            work.connection.execute(insert(user_address).values(**row, added_at=moment, proven=proven))

    def add_record(self, name: str, *addresses: str, full_name: str = "") -> RecordKey:
        kind, _, ref = name.partition(":")
        table, column = {
            "candidate": (candidate, "full_name"),
            "contact": (contact, "full_name"),
            "company": (company, "name"),
            "vacancy": (vacancy, "title"),
        }[kind]
        key = RecordKey(len(self.records) + 100)
        self.records[name] = key
        with self.store.work(None) as work:
            row = {"key": key, "ref": ref, "extra": {}, "created_at": 0, "changed_at": 0}
            work.connection.execute(insert(table).values(**row, **{column: full_name or ref}))
        for address in addresses:
            self.add_address(name, address, relink=False)
        return key

    def add_company(self, name: str, *domains: str, relink: bool = True) -> None:
        key = self.add_record(name)
        with self.store.work(None) as work:
            for domain in domains:
                work.connection.execute(insert(company_domain).values(company_key=key, domain=domain))
        if relink:
            self.desk.relink(Handles(domains=domains))

    def employ(self, name: str, company_name: str) -> None:
        with self.store.work(None) as work:
            change = update(contact).where(contact.c.key == self.records[name])
            work.connection.execute(change.values(company_key=self.records[company_name]))

    def add_match(self, name: str, candidate_name: str, vacancy_name: str) -> None:
        key = self.records[name] = RecordKey(len(self.records) + 100)
        whom = {
            "candidate_key": self.records[candidate_name],
            "vacancy_key": self.records[vacancy_name],
            "status": "new",
        }
        row = {"key": key, "ref": name.partition(":")[2], "extra": {}, "created_at": 0, "changed_at": 0}
        with self.store.work(None) as work:
            work.connection.execute(insert(vacancy_match).values(**row, **whom))

    def add_address(self, name: str, address: str, *, relink: bool = True) -> None:
        kind = RecordKind(name.partition(":")[0])
        with self.store.work(None) as work:
            row = {"kind": kind.value, "record_key": self.records[name], "position": 0, "address": address}
            work.connection.execute(insert(record_address).values(**row, normal=normalise(address)))
        if relink:
            self.desk.relink(Handles(addresses=(address,)))

    def arrival(self, sent: Sent | bytes, *, uid: int | None = None, flags: Flags = Flags.NONE) -> Arrival:
        raw, place = (sent.raw, sent.place) if isinstance(sent, Sent) else (sent, "anna/inbox")
        self._uid += 1
        parsed = parse_message(raw)
        return Arrival(
            owner=self.users[place.partition("/")[0]],
            mailbox=self.boxes[place],
            route=Route.IMAP,
            uidvalidity=1,
            uid=uid or self._uid,
            raw=raw,
            parsed=parsed,
            internaldate=parsed.date or NOW,
            flags=flags,
        )

    def file(self, *mails: Sent | bytes, batch: int = 1000) -> list[FiledArrival]:
        arrivals = [self.arrival(one) for one in mails]
        filed: list[FiledArrival] = []
        for start in range(0, len(arrivals), batch):
            filed += self.desk.file_batch(arrivals[start : start + batch]).filed
        return filed

    def key(self, message_id: str) -> MessageKey:
        with self.store.archivist().batch() as archive:
            return MessageKey(
                archive.connection.execute(select(message.c.key).where(message.c.message_id == message_id)).scalar_one()
            )

    def has_one(self, message_id: str) -> bool:
        """Whether exactly one message, and a filed one, has this Message-ID."""
        return [
            filed for (filed,) in self._rows(select(message.c.filed).where(message.c.message_id == message_id))
        ] == [True]

    def links(self, message_id: str) -> dict[str, str]:
        """Record → rule."""
        return {name: rule for name, (rule, _) in self.reasons(message_id).items()}

    def reasons(self, message_id: str) -> dict[str, tuple[str, str]]:
        """Record → rule and evidence."""
        return dict(self.all_links().get(message_id, {}))

    def all_links(self) -> dict[str, dict[str, tuple[str, str]]]:
        names = {(name.partition(":")[0], key): name for name, key in self.records.items()}
        query = select(message.c.message_id, link.c.kind, link.c.record_key, link.c.rule, link.c.evidence)
        found: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
        for message_id, kind, key, rule, evidence in self._rows(query.where(link.c.message_key == message.c.key)):
            found[message_id][names[kind, key]] = (rule, evidence)
        return dict(found)

    def proposals(self, message_id: str) -> set[tuple[str, str, str]]:
        """(why, record or "", address)."""
        return self.all_proposals().get(message_id, set())

    def all_proposals(self) -> dict[str, set[tuple[str, str, str]]]:
        names = {(name.partition(":")[0], key): name for name, key in self.records.items()}
        columns = (message.c.message_id, proposal.c.why, proposal.c.kind, proposal.c.record_key, proposal.c.address)
        found: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
        for message_id, why, kind, key, address in self._rows(
            select(*columns).where(proposal.c.message_key == message.c.key)
        ):
            found[message_id].add((why, names[kind, key] if kind else "", address))
        return dict(found)

    def conversations(self) -> set[frozenset[str]]:
        """Filed messages by conversation."""
        found: dict[int, set[str]] = defaultdict(set)
        query = select(message.c.conversation_key, message.c.message_id).where(message.c.filed)
        for talk, message_id in self._rows(query):
            found[talk].add(message_id)
        return {frozenset(some) for some in found.values()}

    def joined_by(self) -> dict[str, str]:
        """Message → why it is in its conversation."""
        return dict(self._rows(select(message.c.message_id, message.c.joined_by)))

    def parents(self) -> dict[str, str | None]:
        """Message → the message that it answers."""
        above = message.alias()
        query = select(message.c.message_id, above.c.message_id).outerjoin(above, above.c.key == message.c.parent_key)
        return dict(self._rows(query))

    def audience(self, message_id: str) -> set[tuple[str, str]]:
        """(login, why)."""
        query = select(app_user.c.login, audience.c.why).where(
            audience.c.user_key == app_user.c.key,
            audience.c.message_key == message.c.key,
            message.c.message_id == message_id,
        )
        return set(self._rows(query))

    def counters(self) -> dict[str, tuple[int, int]]:
        """Mailbox → total and unread, as kept."""
        names = {key: name for name, key in self.boxes.items()}
        rows = self._rows(select(mailbox.c.key, mailbox.c.total, mailbox.c.unread))
        return {names[key]: (total, unread) for key, total, unread in rows if key in names}

    def counted(self) -> dict[str, tuple[int, int]]:
        """Mailbox → total and unread, as counted."""
        seen = message_copy.c.flags.op("&")(1)
        query = select(message_copy.c.mailbox_key, func.count(), func.count() - func.sum(seen)).group_by(
            message_copy.c.mailbox_key
        )
        counted = {key: (total, unread) for key, total, unread in self._rows(query)}
        return {name: counted.get(key, (0, 0)) for name, key in self.boxes.items()}

    def copies(self, message_id: str) -> list[tuple[str, int | None, Flags]]:
        """(mailbox, uid, flags)."""
        names = {key: name for name, key in self.boxes.items()}
        c = message_copy.c
        query = select(c.mailbox_key, c.uid, c.flags).where(c.message_key == message.c.key).order_by(c.key)
        rows = self._rows(query.where(message.c.message_id == message_id))
        return [(names[box], uid, Flags(flags)) for box, uid, flags in rows]

    def picture(self) -> dict[str, object]:
        """All that must not depend on the order in which mail came; messages go by identity."""
        above = message.alias()
        c = message.c
        names: dict[int, str] = {
            key: f"{message_id}/{identity.hex()[:6]}"
            for key, message_id, identity in self._rows(select(c.key, c.message_id, c.identity))
        }
        talks: dict[int, set[str]] = defaultdict(set)
        for key, talk in self._rows(select(c.key, c.conversation_key)):
            talks[talk].add(names[key])
        ties = select(c.key, above.c.key, c.joined_by).outerjoin(above, above.c.key == c.parent_key)
        links = select(link.c.message_key, link.c.kind, link.c.record_key, link.c.rule, link.c.evidence)
        p = proposal.c
        return {
            "ties": {names[key]: (names.get(parent), why) for key, parent, why in self._rows(ties)},
            "conversations": {frozenset(some) for some in talks.values()},
            "links": {(names[key], *rest) for key, *rest in self._rows(links)},
            "proposals": {
                (names[key], *rest)
                for key, *rest in self._rows(select(p.message_key, p.why, p.kind, p.record_key, p.address))
            },
            "audience": {(names[key], *rest) for key, *rest in self._rows(select(audience))},
        }

    def count(self, table_name: str) -> int:
        with self.store.archivist().batch() as archive:
            return int(archive.connection.exec_driver_sql(f"SELECT count(*) FROM {table_name}").scalar() or 0)

    @cached_property
    def reading(self) -> DocumentReading:
        """Reads documents in a limited child, which `close` ends."""
        return DocumentReading(Limited(READING_LIMITS))

    def close(self) -> None:
        if "reading" in self.__dict__:
            self.reading.close()
        self.store.close()

    def _rows(self, query) -> Iterable:
        with self.store.archivist().batch() as archive:
            return [tuple(row) for row in archive.connection.execute(query)]
