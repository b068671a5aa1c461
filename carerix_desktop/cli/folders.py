"""`folders discover`, `folders propose`, `folders set`: pairing our folders with the server's (CLI.md)."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from carerix_desktop.cli.frame import Answer, Nouns, read_password, table, user_named
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.folder_roles import DiscoveredMailbox, FolderProposal, propose_roles
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.setting import parse_pairs
from carerix_desktop.services.folders import FolderPlan, ServerFolder
from carerix_desktop.services.office import Office

HEAD = ("folder", "messages", "role", "confidence", "why")


def add_parser(nouns: Nouns) -> None:
    """Add the noun."""
    verbs = nouns.add_parser("folders", help="Edit folders").add_subparsers(required=True, metavar="VERB")
    discover = verbs.add_parser("discover", help="list the server's folders with a proposed role each")
    discover.add_argument("login", metavar="LOGIN")
    _add_password(discover)
    discover.set_defaults(run=_discover)
    propose = verbs.add_parser("propose", help="propose roles for a JSON list on standard input, offline")
    propose.set_defaults(run=_propose)
    change = verbs.add_parser("set", help=f"pair folders; roles: {' '.join(FolderRole)}")
    change.add_argument("login", metavar="LOGIN")
    change.add_argument("pairs", nargs="+", metavar="ROLE=NAME", help="an empty NAME takes the pair away")
    change.add_argument("--create", action="store_true", help="make folders that are missing on the server")
    _add_password(change)
    change.set_defaults(run=_set)


def _add_password(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input, once")


def _discover(office: Office, arguments: argparse.Namespace) -> Answer:
    acting, user = user_named(office, arguments, arguments.login)
    found = office.folders.discover(acting.key, user.key, password=_password(office, arguments, user.key))
    data = [{**_as_json(folder.proposal), **_beside(folder)} for folder in found]
    return Answer(data=data, text=_text(data))


def _propose(_office: Office, _arguments: argparse.Namespace) -> Answer:
    data = [_as_json(proposal) for proposal in propose_roles(parse_listing(sys.stdin.read()))]
    return Answer(data=data, text=_text(data))


def _set(office: Office, arguments: argparse.Namespace) -> Answer:
    acting, user = user_named(office, arguments, arguments.login)
    pairs = {_role(name): folder.strip() or None for name, folder in parse_pairs(arguments.pairs).items()}
    create = tuple(name for name in pairs.values() if name) if arguments.create else ()
    password = read_password(arguments, "Password") if arguments.password_stdin else None
    paired = office.folders.save(acting.key, user.key, FolderPlan(pairs=pairs, create=create), password=password)
    data = {role.value: paired[role] for role in FolderRole if role in paired}
    return Answer(data=data, text=table(list(data.items()), ("role", "folder")))


def _password(office: Office, arguments: argparse.Namespace, owner: UserKey) -> str | None:
    account = office.accounts.require(owner)
    if arguments.password_stdin or not office.accounts.has_password(account):
        return read_password(arguments, f"Password of {account.incoming.username}")
    return None


def _role(name: str) -> FolderRole:
    if name.lower() not in set(FolderRole):
        raise UserFault(f"There is no role “{name[:40]}”. Choose one of: {', '.join(FolderRole)}.")
    return FolderRole(name.lower())


def parse_listing(text: str) -> list[DiscoveredMailbox]:
    """A JSON list of {"name", "delimiter", "flags"} , "messages" where counted; raises UserFault on all else."""
    wanted = 'Give a JSON list of {"name", "delimiter", "flags"} on standard input.'
    try:
        entries = json.loads(text)
    except ValueError as error:
        raise UserFault(f"This is not JSON. {wanted}") from error
    if not isinstance(entries, list):
        raise UserFault(f"This is not a list. {wanted}")
    return [_parse_entry(entry, wanted) for entry in entries]


def _parse_entry(entry: object, wanted: str) -> DiscoveredMailbox:
    fields = entry if isinstance(entry, dict) else {}
    name, delimiter, flags = fields.get("name"), fields.get("delimiter"), fields.get("flags", [])
    messages = fields.get("messages")
    if not isinstance(name, str) or not isinstance(flags, list) or not isinstance(delimiter, str | None):
        raise UserFault(f"An entry of the list has no name, or flags that are no list. {wanted}")
    counted = messages if isinstance(messages, int) else None
    return DiscoveredMailbox(
        name=name, delimiter=delimiter or "", flags=tuple(str(flag) for flag in flags), messages=counted
    )


def _as_json(proposal: FolderProposal) -> dict[str, Any]:
    return {
        "name": proposal.name,
        "delimiter": proposal.delimiter,
        "flags": list(proposal.flags),
        "selectable": proposal.selectable,
        "role": proposal.role.value if proposal.role else None,
        "confidence": proposal.confidence.value,
        "why": proposal.why,
    }


def _beside(folder: ServerFolder) -> dict[str, Any]:
    """Further keys: counts, and what a person decided before."""
    return {
        "messages": folder.messages,
        "paired": folder.paired.value if folder.paired else None,
        "wanted": folder.wanted,
    }


def _text(entries: list[dict[str, Any]]) -> str:
    rows = [
        (entry["name"], entry.get("messages", ""), entry["role"] or "", entry["confidence"], entry["why"])
        for entry in entries
    ]
    return table([["" if cell is None else cell for cell in row] for row in rows], HEAD)
