"""How long what is added to a file takes to link the mail that is here already (RULES.md section 3).

python bench/back_link.py [--messages N] [--work DIR]

A store of N messages is made by the command line's own import. Then three candidates get an address each, which stands
in few, many and very many messages (20, 1,000 and 5,000 of 100,000), a company gets a domain, and a vacancy is added
whose number stands in subjects.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from pathlib import Path

from carerix_desktop.app import build_office
from carerix_desktop.cli.main import build_parser
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.office import Office

ROOT = Path(__file__).parents[1]
ANNA = "anna@bureau.example"
EVERY = {"seldom": 5_000, "often": 100, "always": 20}
"""Name → how many letters there are for each one of this person."""
GOAL_S = 2.0


def letters(count: int) -> Iterator[str]:
    """Mail of many people, and of the three of `EVERY`; every third letter answers another one."""
    start = datetime(2022, 1, 3, 8, tzinfo=UTC)
    for number in range(count):
        name = next((name for turn, name in enumerate(EVERY) if number % EVERY[name] == 3 + turn), "")
        sender = f"{name}@post.example" if name else f"iemand{number % 5_000}@post{number % 400}.example"
        answers = f"In-Reply-To: <{number - 5_000}@post.example>\n" if number % 3 == 0 and number >= 5_000 else ""
        yield (
            f"From x Mon Jan  3 08:00:00 2022\nMessage-ID: <{number}@post.example>\nFrom: {sender}\nTo: {ANNA}\n"
            f"{answers}Date: {format_datetime(start + timedelta(minutes=15 * number))}\n"
            f"Subject: {'Vacature V-77' if number % 100 == 50 else 'Vraag'} {number // 3}\n\n"
            f"Hallo,\n\nWanneer kan ik langskomen met nummer {number}?\n\nGroet\n\n"
        )


def made_store(work: Path, count: int) -> Office:
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    office = build_office(Profile(work / "profile"), Redaction())

    def run(*words: str) -> None:
        arguments = build_parser().parse_args(words)
        arguments.run(office, arguments)

    box = work / "mail.mbox"
    box.write_text("".join(letters(count)))
    run("users", "add", "anna", "--name", "Anna", "--from-address", ANNA)
    run("--as", "anna", "import", "mail", str(box), "--owner", "anna")
    return office


def measure(office: Office) -> list[dict[str, object]]:
    """Each of the three addresses, then a company's domain (250 of 100,000) and a vacancy's number (1,000)."""
    anna = office.users.everybody()[0].key
    for name in EVERY:
        office.records.add(anna, RecordKind.CANDIDATE, {"ref": name, "first_name": "Jan", "last_name": name})
    office.records.add(anna, RecordKind.COMPANY, {"ref": "domain", "name": "Delta"})
    acts = {
        name: partial(office.records.change, anna, RecordKind.CANDIDATE, name, {"emails": f"{name}@post.example"})
        for name in EVERY
    }
    acts["domain"] = partial(office.records.change, anna, RecordKind.COMPANY, "domain", {"domains": "post7.example"})
    acts["V-77"] = partial(office.records.add, anna, RecordKind.VACANCY, {"ref": "V-77", "title": "Monteur"})
    figures: list[dict[str, object]] = []
    for name, act in acts.items():
        wall, cpu = time.perf_counter(), time.process_time()
        act()
        taken = {"wall_s": round(time.perf_counter() - wall, 3), "cpu_s": round(time.process_time() - cpu, 3)}
        linked = sum(any(link["ref"] == name for link in one["links"]) for one in office.exchange.export_index(anna))
        figures.append({"what": name, "linked": linked, **taken})
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "bench" / "back-link")
    arguments = parser.parse_args()
    before = time.perf_counter()
    office = made_store(arguments.work, arguments.messages)
    try:
        made_s = round(time.perf_counter() - before, 1)
        machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
        results = {
            "machine": f"{machine}, load average {os.getloadavg()[0]:.1f}",
            "messages": arguments.messages,
            "made_s": made_s,
            "goal_s": GOAL_S,
            "figures": measure(office),
        }
    finally:
        office.close()
    text = json.dumps(results, indent=2)
    print(text)
    target = ROOT / "bench" / "results" / f"{time.strftime('%Y-%m-%d')}-back-link.json"
    target.write_text(f"{text}\n")
    shutil.rmtree(arguments.work)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
