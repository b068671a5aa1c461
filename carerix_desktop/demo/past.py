"""The demo's past: files, stages, log and documents that came on the days when an agency at work had made them."""

from __future__ import annotations

import csv
import io
import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from carerix_desktop.demo.documents import document, file_name
from carerix_desktop.demo.stories import ARCS_OF_STATUS, HISTORY_DAYS, days_ago
from carerix_desktop.domain.account import User
from carerix_desktop.domain.document import DocumentSort, NewVersion
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.host.profile import write_private
from carerix_desktop.services.documents import Documents
from carerix_desktop.services.office import Office
from carerix_desktop.services.record_import import RecordImport
from carerix_desktop.services.record_lists import RecordLists

Row = Mapping[str, str]
WAVES, AGES = 8, 3
CVS = 8
_LOG = logging.getLogger(__name__)


class PastClock:
    """The moment that is played."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> float:
        """Seconds since 1970."""
        return self.moment.timestamp()


class Past:
    """Plays it into an office.

    Args:
        office: the services.
        users: by login; the first one imports.
        moment: the present of the demo.
    """

    def __init__(self, office: Office, users: Mapping[str, User], moment: datetime) -> None:
        self._office, self._users, self._moment = office, users, moment
        self._first = next(iter(users.values()))
        self._clock = PastClock(moment)
        self._import = RecordImport(office.store, office.desk, clock=self._clock)
        self._lists = RecordLists(office.store, self._clock)
        self._documents = Documents(office.store, office.on_files.document_reading, self._clock)

    def play(self, records: Mapping[str, Sequence[Row]], spared: frozenset[str]) -> None:
        """All files, the stages of their procedures, and some documents; whoever is spared gets no document."""
        for kind, rows in records.items():
            if kind != RecordKind.MATCH:
                for days, some in _waves(rows):
                    self._bring(RecordKind(kind), some, days)
        self._play_stages(records["match"], {row["ref"]: row["owner"] for row in records["vacancy"]})
        self._put_documents([row for row in records["candidate"] if row["ref"] not in spared][:CVS])

    def _bring(self, kind: RecordKind, rows: Sequence[Row], days: float) -> None:
        """Records as a CSV file, by the same import as everybody's."""
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, fieldnames=list(rows[0]), extrasaction="raise")
        writer.writeheader()
        writer.writerows(rows)
        path = self._office.profile.directory / f"{kind}.csv"
        write_private(path, text.getvalue().encode())
        self._go_to(days)
        report = self._import.import_file(self._first.key, kind, path)
        path.unlink()
        for line in report.rejected:
            _LOG.error("the demo's %s on line %d was refused: %s", kind, line.line, line.why)

    def _play_stages(self, matches: Sequence[Row], owners: Mapping[str, str]) -> None:
        """Each procedure begins as new, and comes to where it is by the steps of its stories, by who works on it."""
        begun: dict[float, list[Row]] = defaultdict(list)
        moved: dict[tuple[float, str, str], list[str]] = defaultdict(list)
        for number, match in enumerate(matches):
            start = days_ago(match["status"], number % AGES, AGES)
            begun[start].append({**match, "status": "new"})
            for day, status in ARCS_OF_STATUS[match["status"]]:
                moved[start - day, status, owners[match["vacancy"]]].append(match["ref"])
        for start, some in begun.items():
            self._bring(RecordKind.MATCH, some, start)
        for (days, status, owner), refs in sorted(moved.items(), reverse=True):
            self._go_to(days)
            self._lists.change_many(self._users[owner].key, RecordKind.MATCH, refs, {"status": status})

    def _put_documents(self, people: Sequence[Row]) -> None:
        """Their CVs, of every third an older version too."""
        for number, row in enumerate(people):
            name = f"CV {row['first_name']} {row['last_name']}.pdf"
            for days in (200 + number, 12 + 9 * number) if number % 3 == 0 else (12 + 9 * number,):
                self._go_to(days)
                data = document(file_name(name), _cv(row, self._clock.moment)).data
                new = NewVersion(name=name, content_type="application/pdf", data=data, sort=DocumentSort.CV)
                self._documents.add(self._first.key, RecordKind.CANDIDATE, row["ref"], [new])

    def _go_to(self, days: float) -> None:
        """So many days ago, at an hour of work, never in the future."""
        then = (self._moment - timedelta(days=days)).replace(hour=9 + int(days * 7) % 8, minute=int(days * 13) % 60)
        self._clock.moment = min(then, self._moment - timedelta(hours=1))


def _waves(rows: Sequence[Row]) -> Iterator[tuple[float, Sequence[Row]]]:
    """The rows in portions, the first ones the longest ago."""
    size = -(-len(rows) // WAVES)
    for wave in range(0, len(rows), size):
        yield HISTORY_DAYS * (1 - wave / len(rows) * 0.95) + 15, rows[wave : wave + size]


def _cv(row: Row, moment: datetime) -> list[str]:
    return [
        f"{row['first_name']} {row['last_name']}",
        row["function"],
        row["city"],
        f"{row['emails']}  |  {row['phones']}",
        "",
        f"Curriculum vitae, {moment:%m-%Y}",
        f"{row['function']}, {row['hours']} uur per week",
        "HBO, Hanzehogeschool Groningen",
        "Talen: Nederlands, Engels",
    ]
