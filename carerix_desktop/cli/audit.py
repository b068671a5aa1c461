"""`audit list` and `audit export`: the log of who did what, as far as the acting user may see it."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from carerix_desktop.cli.frame import Answer, Nouns, acting_user, table
from carerix_desktop.domain.audit import ACT_GROUPS, AuditWish
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.services.audit_log import COLUMNS, PAGE, as_row
from carerix_desktop.services.office import Office


def add_parser(nouns: Nouns) -> None:
    """Add the noun."""
    verbs = nouns.add_parser("audit", help="the log of who did what").add_subparsers(required=True, metavar="VERB")
    show = verbs.add_parser("list", help="the newest lines first")
    show.add_argument("--limit", type=int, default=PAGE, metavar="N")
    show.set_defaults(run=_list)
    export = verbs.add_parser("export", help="into a file")
    export.add_argument("--to", type=Path, required=True, metavar="FILE.csv|.json")
    export.set_defaults(run=_export)
    for verb in (show, export):
        verb.add_argument("--since", default="", metavar="TIME", help="from this day or moment on (ISO 8601)")
        verb.add_argument("--until", default="", metavar="TIME", help="before this day or moment")
        verb.add_argument("--by", default="", metavar="LOGIN", help="what this user did")
        acts = [*ACT_GROUPS, *(act for some in ACT_GROUPS.values() for act in some)]
        verb.add_argument("--act", choices=acts, metavar="ACT", help=f"an act, or a group: {', '.join(ACT_GROUPS)}")
        verb.add_argument("--user", default="", metavar="LOGIN", help="what was done to this user file")


def _list(office: Office, arguments: argparse.Namespace) -> Answer:
    viewer, wish = acting_user(office, arguments).key, _wish(office, arguments)
    found = office.administration.audit_log.find(viewer, wish, limit=max(1, arguments.limit))
    data = [as_row(line) for line in found]
    text = table([list(row.values()) for row in data], COLUMNS) if data else "Nothing in the log."
    return Answer(data=data, text=text)


def _export(office: Office, arguments: argparse.Namespace) -> Answer:
    viewer, wish = acting_user(office, arguments).key, _wish(office, arguments)
    written = office.administration.audit_log.export(viewer, wish, arguments.to)
    return Answer(data={"written": written}, text=f"{written} written to {arguments.to}.")


def _wish(office: Office, arguments: argparse.Namespace) -> AuditWish:
    act, user = arguments.act or "", None
    if arguments.user:
        user = next((one.key for one in office.users.everybody() if one.login == arguments.user), None)
        if user is None:
            raise UserFault(f"There is no user “{arguments.user}”. See: users list.", code="no_such_user")
    return AuditWish(
        since=_seconds(arguments.since),
        until=_seconds(arguments.until),
        by=arguments.by,
        acts=ACT_GROUPS.get(act, (act,) if act else ()),
        user=user,
    )


def _seconds(text: str) -> int | None:
    if not text:
        return None
    try:
        return int(datetime.fromisoformat(text).astimezone().timestamp())
    except ValueError:
        raise UserFault(f"“{text[:40]}” is no time. Write it as 2026-11-27 or 2026-11-27T09:00+01:00.") from None
