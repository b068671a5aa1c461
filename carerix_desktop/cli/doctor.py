"""`doctor`: is everything here that the program needs? (CLI.md)."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict

from carerix_desktop.cli.frame import Answer, Nouns, acting_user
from carerix_desktop.services.doctor import Check, refused_store
from carerix_desktop.services.office import Office


def add_parser(nouns: Nouns) -> None:
    """Add the noun."""
    parser = nouns.add_parser("doctor", help="check Qt, keyring, store, names and sign-in")
    parser.set_defaults(run=_examine, run_refused=lambda fault: _answer([refused_store(fault)]))


def _examine(office: Office, arguments: argparse.Namespace) -> Answer:
    users = office.users.everybody()
    acting = acting_user(office, arguments) if arguments.acting or len(users) == 1 else None
    return _answer(office.doctor.examine(acting))


def _answer(checks: Sequence[Check]) -> Answer:
    lines = [
        f"{'ok  ' if check.ok else 'FAIL'} {check.name}: {check.detail}"
        + (f"\n     {check.remedy}" if check.remedy else "")
        for check in checks
    ]
    ok = all(check.ok for check in checks)
    return Answer(data={"ok": ok, "checks": [asdict(check) for check in checks]}, text="\n".join(lines), ok=ok)
