"""How long lists of 100,000 files take: to open, to filter by each sort of field, to sort; and a board of 1,000 cards.

    .venv/bin/python bench/record_lists.py [--records 100000] [--write]

Each figure is the median of five after one that warms up; nothing here is a test.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, Table, insert

from carerix_desktop.app import build_office
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.domain.record_query import Condition, Operator, Place, RecordQuery
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.office import Office
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.tables_crm import candidate, record_address, vacancy, vacancy_match
from carerix_desktop.storage.tables_mail import app_user, audience, conversation, link, message

CANDIDATE, ME = RecordKind.CANDIDATE, UserKey(1)
ALL = RecordQuery(kind=CANDIDATE)
CITIES = ("Groningen", "Assen", "Zwolle", "Emmen", "Drachten", "Sneek", "Leeuwarden", "Meppel")
RESULT = Path(__file__).parent / "results" / "2026-11-27-record-lists.json"


def fill(store: Store, records: int) -> None:
    """Candidates with addresses and owners, one mail on each third, and one vacancy with 1,000 candidates."""
    people = [
        {
            "key": n, "ref": f"K-{n}", "first_name": f"Name {n % 977}", "last_name": f"Surname {n}",
            "full_name": f"Name {n % 977} Surname {n}", "city": CITIES[n % 8], "language": "nl" if n % 3 else "en",
            "confidential": n % 97 == 0, "owner_key": n % 4 or None, "extra": {"hours": str(16 + n % 24)},
            "created_at": n, "changed_at": n,
        }
        for n in range(1, records + 1)
    ]  # fmt: skip
    addresses = [
        {"kind": "candidate", "record_key": n, "position": 0, "address": f"p{n}@post.example",
         "normal": f"p{n}@post.example"}
        for n in range(1, records + 1)
    ]  # fmt: skip
    with store.work(None) as work:
        users = [{"key": n, "login": f"u{n}", "name": f"User {n}", "role": "recruiter"} for n in (1, 2, 3)]
        work.connection.execute(insert(app_user), users)
        work.connection.execute(insert(candidate), people)
        work.connection.execute(insert(record_address), addresses)
        row = {"key": 1, "ref": "V-1", "title": "Developer", "status": "open", "extra": {}}
        work.connection.execute(insert(vacancy), [{**row, "created_at": 0, "changed_at": 0}])
        work.connection.execute(
            insert(vacancy_match),
            [
                {"ref": f"M-{n}", "candidate_key": n, "vacancy_key": 1, "status": "offered", "extra": {},
                 "created_at": n, "changed_at": n}
                for n in range(1, 1001)
            ],
        )  # fmt: skip
        _fill_mail(work.connection, records)


def _fill_mail(connection: Connection, records: int) -> None:
    """One message that everybody sees on every third candidate."""
    base = 1_770_000_000
    keys = [(base + n) << 20 for n in range(1, records + 1, 3)]
    talks = [{"key": n, "confidential": False, **_further(conversation)} for n in range(1, len(keys) + 1)]
    rows = [
        {**_further(message), "key": key, "conversation_key": n, "identity": n.to_bytes(8, "big")}
        for n, key in enumerate(keys, 1)
    ]
    made = {"rule": "sender", "evidence": "", "made_by": "rule", "made_at": 0, "kind": "candidate"}
    links = [{"message_key": key, "record_key": 3 * n - 2, **made} for n, key in enumerate(keys, 1)]
    for table, values in ((conversation, talks), (message, rows), (link, links)):
        connection.execute(insert(table), values)
    seen = [{"message_key": key, "user_key": 1, "why": "copy"} for key in keys]
    connection.execute(insert(audience), seen)


def _further(table: Table) -> dict[str, object]:
    """Something for each column that must not be empty."""
    empty = {"INTEGER": 0, "BIGINT": 0, "TEXT": "", "BOOLEAN": False, "JSON": [], "BLOB": b"", "LARGEBINARY": b""}
    found = {}
    for column in table.c:
        if not column.nullable and not column.primary_key and column.default is None and column.server_default is None:
            found[column.name] = empty.get(str(column.type).upper(), 0)
    found.pop("conversation_key", None)
    found.pop("confidential", None)
    return found


def median_ms(act: Callable[[], object]) -> float:
    """Of five, after one."""
    act()
    took = []
    for _turn in range(5):
        begun = time.perf_counter()
        act()
        took.append((time.perf_counter() - begun) * 1000)
    return round(statistics.median(took), 1)


def measure(office: Office) -> dict[str, float]:
    """Name of the act → milliseconds."""
    lists, records = office.on_files.record_lists, office.records

    def find(*conditions: Condition, query: RecordQuery = ALL) -> Callable[[], object]:
        return lambda: lists.find_keys(ME, replace(query, conditions=conditions))

    page = list(lists.find_keys(ME, ALL))[:200]
    contains, is_ = Operator.CONTAINS, Operator.IS
    acts: dict[str, Callable[[], object]] = {
        "open the list": find(),
        "a page of 200 rows": lambda: records.get_many(ME, CANDIDATE, page),
        "my list": find(query=replace(ALL, place=Place.MINE)),
        "words": find(query=replace(ALL, words="surname 4242")),
        "city is": find(Condition(field="city", operator=is_, value="Assen")),
        "e-mail contains": find(Condition(field="emails", operator=contains, value="4242@")),
        "owner is": find(Condition(field="owner", operator=is_, value="u2")),
        "further field is": find(Condition(field="hours", operator=is_, value="32")),
        "stage is": find(Condition(field="stage", operator=is_, value="offered")),
        "last contact since": find(Condition(field="last_contact", operator=Operator.AFTER, value="2026-02-10")),
        "never in contact": find(Condition(field="last_contact", operator=Operator.EMPTY)),
        "sort by city": find(query=replace(ALL, sort="city")),
        "sort by owner": find(query=replace(ALL, sort="owner", descending=True)),
        "a vacancy with 1,000 candidates": lambda: records.file(ME, RecordKind.VACANCY, "V-1"),
    }
    return {name: median_ms(act) for name, act in acts.items()}


def main() -> int:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {RESULT.name}")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        office = build_office(Profile(Path(directory) / "profile"), Redaction())
        fill(office.store, arguments.records)
        found = measure(office)
        office.close()
    for name, took in found.items():
        sys.stdout.write(f"{name:34}{took:9.1f} ms\n")
    if arguments.write:
        RESULT.write_text(json.dumps({"records": arguments.records, "median_ms": found}, indent=2) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
