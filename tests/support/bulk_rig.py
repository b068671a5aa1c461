"""Many candidates on one vacancy, merged by the real service into a real outbox that a real server takes."""

from __future__ import annotations

import csv
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from carerix_desktop.domain.account import Endpoint, Security
from carerix_desktop.domain.bulk import Copy
from carerix_desktop.domain.ids import LotKey, RecordKind
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.services.bulk import Bulk
from carerix_desktop.services.drafting import Drafting
from carerix_desktop.services.record_import import RecordImport
from carerix_desktop.services.records import Records
from carerix_desktop.storage.accounts import find_accounts
from carerix_desktop.storage.engine import open_store
from carerix_desktop.storage.tables_crm import candidate, vacancy_match
from carerix_desktop.sync.ports import OutboxPorts
from carerix_desktop.sync.submission import OutboxRunner, sender_of
from carerix_desktop.wire.imap_answers import ImapSession
from carerix_desktop.wire.sending import open_submission
from tests.support.fake_templates import FakeTemplates
from tests.support.outbox_rig import STARTED, OutboxRig
from tests.support.smtp_sink import SmtpSink

_FIRST = ("Ruben", "Özge", "Iris", "Łukasz", "Zoë", "Nguyễn", "O'Neil", "Anne-Fleur", "{{ user.name }}", "Bo <b>")
_LAST = ("Smit", "Kaya", "van Leeuwen", "Żak", "de Boer", "Văn", "& Zn", "El Idrissi", "{% raw %}", "Ye")


class BulkRig:
    """An outbox with `size` candidates whose name, number and address belong together."""

    def __init__(self, directory: Path, sink: SmtpSink, size: int, seed: int) -> None:
        self.sink = sink
        self.rig = OutboxRig(directory, sink.endpoint("eva"))
        store, clock = self.rig.store, self.rig.outbox._clock
        desk = FilingDesk(store.archivist())
        self.records, self._imports = Records(store, desk), RecordImport(store, desk)
        self.templates = FakeTemplates(store)
        self.bulk = Bulk(store, self.templates, Drafting(store, clock=clock), self.rig.outbox, clock=clock)
        self.people: dict[str, tuple[str, str]] = {}
        self._fill(directory, size, random.Random(seed))

    def _fill(self, directory: Path, size: int, chance: random.Random) -> None:
        owner = self.rig.owner
        rows = []
        for number in range(1, size + 1):
            ref, first = f"K-{number}", chance.choice(_FIRST)
            address = f"{chance.choice('abcdefgh')}.k{number}@post{number % 7}.example"
            rows.append([ref, first, chance.choice(_LAST), address, chance.choice(("nl", "en", "de", ""))])
            self.people[ref] = (first, address)
        files: dict[RecordKind, list[list[str]]] = {
            RecordKind.CANDIDATE: [["ref", "first_name", "last_name", "emails", "language"], *rows],
            RecordKind.VACANCY: [["ref", "title", "status"], ["V-1", "Java {{ 7*7 }} Developer", "open"]],
            RecordKind.MATCH: [
                ["ref", "candidate", "vacancy", "status"],
                *([f"M-{ref}", ref, "V-1", "interview"] for ref in self.people),
            ],
        }
        for kind, lines in files.items():
            path = directory / f"{kind}.csv"
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(lines)
            assert not self._imports.import_file(owner, kind, path).rejected

    def make(self) -> tuple[Copy, ...]:
        """The message of everybody, rejected from the vacancy."""
        vacancy = self.bulk.vacancy_key(self.rig.owner, "V-1")
        chosen = [RecordRef(kind=RecordKind.CANDIDATE, ref=ref) for ref in self.people]
        return self.bulk.make(self.rig.owner, "reject", self.bulk.look(self.rig.owner, chosen, vacancy))

    def send(self, copies: Sequence[Copy]) -> LotKey:
        """As one lot, to leave at once."""
        lot = self.bulk.send(self.rig.owner, copies, title="Reject", vacancy=None, hold_s=0).lot
        assert lot is not None
        return lot

    def statuses(self) -> dict[str, str]:
        """The status of the match by candidate."""
        query = select(candidate.c.ref, vacancy_match.c.status).where(vacancy_match.c.candidate_key == candidate.c.key)
        with self.rig.store.work(None) as work:
            return {row.ref: row.status for row in work.connection.execute(query)}

    def address_of(self, ref: str) -> str:
        """Where a candidate is mailed."""
        return self.people[ref][1]

    def close(self) -> None:
        """Release everything."""
        self.rig.close()


def main(directory: Path, port: int) -> None:
    """The runner in a process of its own, to be killed: `python -m tests.support.bulk_rig DIRECTORY PORT`."""
    store = open_store(f"sqlite:///{directory / 'store.sqlite3'}")
    endpoint = Endpoint(host="127.0.0.1", port=port, security=Security.NONE, username="eva")
    with store.work(None) as work:
        (account,) = find_accounts(work)
    ports = OutboxPorts(
        store=store,
        desk=FilingDesk(store.archivist()),
        open_submission=lambda at, proof, cancel: open_submission(at, proof, timeout_s=5, cancel=cancel),
        open_session=_no_session,
        clock=lambda: STARTED,
        publish=lambda _event: None,
        wait=_briefly,
    )
    OutboxRunner(sender_of(replace(account, outgoing=endpoint), "geheim", None), ports).run()


def _briefly(_seconds: float) -> bool:
    time.sleep(0.03)
    return False


def _no_session(*_args: object) -> ImapSession:
    raise AssertionError("mail is not fetched here")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
