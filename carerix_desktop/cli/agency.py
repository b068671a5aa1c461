"""`agency show` and `agency set KEY=VALUE …` (CLI.md)."""

from __future__ import annotations

import argparse
from typing import Any

from carerix_desktop.cli.frame import Answer, Nouns, acting_user, table
from carerix_desktop.domain.account import Agency
from carerix_desktop.domain.setting import AGENCY_SETTINGS, parse_pairs
from carerix_desktop.services.office import Office


def add_parser(nouns: Nouns) -> None:
    """Add the noun."""
    verbs = nouns.add_parser("agency", help="the agency's own settings").add_subparsers(required=True, metavar="VERB")
    show = verbs.add_parser("show", help="show them")
    show.set_defaults(run=_show)
    lines = "; ".join(f"{setting.name}: {setting.help}" for setting in AGENCY_SETTINGS.values())
    change = verbs.add_parser("set", help="change them (administrators)", description=f"Settings: {lines}.")
    change.add_argument("settings", nargs="+", metavar="KEY=VALUE")
    change.set_defaults(run=_set)


def _show(office: Office, _arguments: argparse.Namespace) -> Answer:
    return _answer(office.users.agency())


def _set(office: Office, arguments: argparse.Namespace) -> Answer:
    first = not arguments.acting and not office.users.everybody()  # an agency is named before it has users
    acting = None if first else acting_user(office, arguments).key
    return _answer(office.users.change_agency(acting, parse_pairs(arguments.settings)))


def _answer(agency: Agency) -> Answer:
    data: dict[str, Any] = {
        "name": agency.name,
        "mail_domain": agency.mail_domain,
        "keywords": list(agency.keywords),
        "language": agency.language,
        "sign_in": agency.sign_in,
        "backup_days": agency.backup_days,
        "backup_expiry": agency.backup_expiry,
    }
    rows = [(name, "; ".join(value) if isinstance(value, list) else value) for name, value in data.items()]
    return Answer(data=data, text=table(rows, ("setting", "value")))
