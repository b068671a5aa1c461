"""`backup list`, `backup make`, `backup delete` and `backup restore`: copies of the whole store."""

from __future__ import annotations

import argparse
from typing import Any

from carerix_desktop.cli.frame import Answer, Nouns, acting_user, table
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.host.secrets import Secrets
from carerix_desktop.services.backups import Backup, restore
from carerix_desktop.services.office import Office


def add_parser(nouns: Nouns) -> None:
    """Add the noun."""
    verbs = nouns.add_parser("backup", help="copies of the whole store").add_subparsers(required=True, metavar="VERB")
    verbs.add_parser("list", help="all of them, newest first").set_defaults(run=_list)
    verbs.add_parser("make", help="make one now; a synchronisation may run beside").set_defaults(run=_make)
    delete = verbs.add_parser("delete", help="delete one")
    delete.add_argument("name", metavar="NAME")
    delete.set_defaults(run=_delete)
    back = verbs.add_parser("restore", help="put one back; window and synchronisation must be closed")
    back.add_argument("name", metavar="NAME|FILE")
    back.set_defaults(run_closed=_restore)


def _as_json(backup: Backup) -> dict[str, Any]:
    return {
        "name": backup.name,
        "made_at": backup.made_at.isoformat(),
        "expires_at": backup.expires_at.isoformat() if backup.expires_at else None,
        "size": backup.size_octets,
        "why": backup.why,
    }


def _list(office: Office, arguments: argparse.Namespace) -> Answer:
    found = office.backups.find(acting_user(office, arguments).key)
    rows = [
        (one.name, one.made_at.isoformat(), one.expires_at.isoformat() if one.expires_at else "never", one.size_octets)
        for one in found
    ]
    return Answer(data=[_as_json(one) for one in found], text=table(rows, ("NAME", "MADE", "EXPIRES", "BYTES")))


def _make(office: Office, arguments: argparse.Namespace) -> Answer:
    made = office.backups.make(acting_user(office, arguments).key)
    return Answer(data=_as_json(made), text=str(made.path))


def _delete(office: Office, arguments: argparse.Namespace) -> Answer:
    office.backups.delete(acting_user(office, arguments).key, arguments.name)
    return Answer(data={"deleted": arguments.name})


def _restore(profile: Profile, arguments: argparse.Namespace) -> Answer:
    database = profile.database_file(arguments.store)
    key = Secrets(profile.identifier, profile.vault, Redaction()).get_store_key()
    restored = restore(profile, arguments.name, database, key)
    kept = str(restored.kept) if restored.kept else None
    text = f"{restored.path} is back." + (f" What was there before is kept as {kept}." if kept else "")
    return Answer(data={"restored": str(restored.path), "kept": kept}, text=text)
