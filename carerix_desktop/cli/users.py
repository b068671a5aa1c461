"""`users list`, `users add`, `users set`, `users password`: the user files (CLI.md)."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from typing import Any

from carerix_desktop.cli.frame import Answer, Nouns, acting_user, read_password, table, user_named
from carerix_desktop.domain.account import User, UserRole
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.setting import USER_SETTINGS, parse_pairs
from carerix_desktop.services.office import Office


def add_parser(nouns: Nouns) -> None:
    """Add the noun."""
    verbs = nouns.add_parser("users", help="the user files").add_subparsers(required=True, metavar="VERB")
    show = verbs.add_parser("list", help="list them")
    show.set_defaults(run=_list)
    add = verbs.add_parser("add", help="add one; the first is always an administrator")
    add.add_argument("login", metavar="LOGIN")
    add.add_argument("--name", required=True, metavar="N", help="the person's name")
    add.add_argument("--from-address", required=True, metavar="A", help="sender address")
    add.add_argument("--alias", action="append", default=[], metavar="A", help="a further address")
    add.add_argument("--admin", action="store_true", help="make this user an administrator")
    add.set_defaults(run=_add)
    lines = "; ".join(f"{setting.name}: {setting.help}" for setting in USER_SETTINGS.values())
    change = verbs.add_parser("set", help="change one", description=f"Settings: {lines}. Yes/no values: yes, no.")
    change.add_argument("login", metavar="LOGIN")
    change.add_argument("settings", nargs="+", metavar="KEY=VALUE")
    change.set_defaults(run=_set)
    addresses = verbs.add_parser("addresses", help="the addresses of one, and since when each counts")
    addresses.add_argument("login", metavar="LOGIN")
    addresses.set_defaults(run=_addresses)
    prove = verbs.add_parser("prove", help="prove an address that was given later", description=_PROVE_DESCRIPTION)
    prove.add_argument("login", metavar="LOGIN")
    prove.add_argument("address", metavar="ADDRESS")
    way = prove.add_mutually_exclusive_group()
    way.add_argument("--code-stdin", action="store_true", help="read the code that came to the address")
    way.add_argument("--sign-in", action="store_true", help="prove it by signing in to the user's mail server")
    prove.add_argument("--password-stdin", action="store_true", help="the mail server's password, for this one time")
    prove.set_defaults(run=_prove)
    _add_password(verbs)
    _add_leaving(verbs)


def _add_password(verbs: Nouns) -> None:
    password = verbs.add_parser(
        "password",
        help="give one a password, or change your own",
        description="With agency set sign_in=ask and several users, people sign in with it. Administrators give one to "
        "anybody, which is changed at its first use; others change their own.",
    )
    password.add_argument("login", metavar="LOGIN")
    password.add_argument("--password-stdin", action="store_true", help="the new password is the first line piped in")
    password.set_defaults(run=_password)


def _add_leaving(verbs: Nouns) -> None:
    gone = verbs.add_parser(
        "deactivate",
        help="switch one off: somebody leaves",
        description="No signing in and no fetching any more; what waits in the outbox is not sent. The addresses stay "
        "theirs, so that old mail stays internal mail. On again: users set LOGIN active=yes.",
    )
    gone.add_argument("login", metavar="LOGIN")
    gone.add_argument("--to", metavar="LOGIN", help="who gets the open tasks, and the files that they are the owner of")
    gone.add_argument("--why", required=True, metavar="TEXT", help="for the audit log")
    gone.set_defaults(run=_deactivate)
    over = verbs.add_parser(
        "handover",
        help="give a colleague the mailbox of one who left",
        description="Own copies of all their mail that is not confidential, in folders NAME/…; drafts and "
        "junk are left out. Confidential mail stays with its owner. Again: what came since is added, nothing twice.",
    )
    over.add_argument("login", metavar="LOGIN")
    over.add_argument("--to", required=True, metavar="LOGIN", help="the colleague")
    over.add_argument("--why", required=True, metavar="TEXT", help="for the audit log")
    over.set_defaults(run=_hand_over)


_PROVE_DESCRIPTION = (
    "Without an option a code is mailed to the address, by a colleague (--as): nobody mails one for their own address. "
    "The user whose address it is enters it with --code-stdin."
)


def _list(office: Office, _arguments: argparse.Namespace) -> Answer:
    users = office.users.everybody()
    rows = [(user.login, user.name, user.from_address, user.role, "yes" if user.active else "no") for user in users]
    text = table(rows, ("login", "name", "from_address", "role", "active")) if rows else "No users yet."
    return Answer(data=[as_json(user) for user in users], text=text)


def _add(office: Office, arguments: argparse.Namespace) -> Answer:
    first = not office.users.everybody()
    user = office.users.add(
        None if first else acting_user(office, arguments).key,
        arguments.login,
        name=arguments.name,
        from_address=arguments.from_address,
        aliases=arguments.alias,
        admin=arguments.admin,
    )
    return Answer(data=as_json(user), text=f"Added {user.login}, {user.role}.")


def _set(office: Office, arguments: argparse.Namespace) -> Answer:
    acting, user = user_named(office, arguments, arguments.login)
    changed = office.users.change(acting.key, user.key, parse_pairs(arguments.settings))
    return Answer(data=as_json(changed), text=f"Saved {changed.login}.")


def _addresses(office: Office, arguments: argparse.Namespace) -> Answer:
    acting, user = user_named(office, arguments, arguments.login)
    found = office.administration.address_proofs.status(acting.key, user.key)
    data = [
        {
            "address": one.address,
            "kind": one.kind,
            "proven": one.proven,
            "counts_from": datetime.fromtimestamp(one.counts_from, UTC).isoformat(),
        }
        for one in found
    ]
    lines = [(one["address"], one["kind"], "all mail" if one["proven"] else one["counts_from"]) for one in data]
    return Answer(data=data, text=table(lines, ("address", "kind", "counts for")))


def _prove(office: Office, arguments: argparse.Namespace) -> Answer:
    user = next((one for one in office.users.everybody() if one.login == arguments.login), None)
    acting = acting_user(office, arguments, named=arguments.login)
    if user is None:
        raise UserFault(f"There is no user “{arguments.login}”.", code="no_such_user")
    proofs, text = office.administration.address_proofs, f"{arguments.address} counts for all mail now."
    if (arguments.code_stdin or arguments.sign_in) and acting.key != user.key:
        raise UserFault("Only the user whose address it is can do this. Use --as with their login.", code="forbidden")
    password = sys.stdin.readline().rstrip("\r\n") if arguments.password_stdin else None
    if arguments.code_stdin:
        proofs.enter_code(user.key, arguments.address, sys.stdin.readline())
    elif arguments.sign_in:
        proofs.prove_by_sign_in(user.key, arguments.address, password=password)
    else:
        proofs.send_code(acting.key, user.key, arguments.address, password=password)
        text = f"A code was mailed to {arguments.address}. {user.login} enters it with: --code-stdin."
    addresses = _addresses(office, arguments)
    return Answer(data=addresses.data, text=text)


def _password(office: Office, arguments: argparse.Namespace) -> Answer:
    acting, user = user_named(office, arguments, arguments.login, changes_password=True)
    password = read_password(arguments, f"New password of {user.login}")
    if password is None:
        raise UserFault("Pipe the new password in with --password-stdin.", code="no_password")
    office.signing_in.set_password(acting.key, user.key, password)
    return Answer(data=as_json(user), text=f"Saved the password of {user.login}.")


def _deactivate(office: Office, arguments: argparse.Namespace) -> Answer:
    acting, user = user_named(office, arguments, arguments.login)
    to = _colleague(office, arguments.to).key if arguments.to else None
    changed = office.leaving.deactivate(acting.key, user.key, to=to, why=arguments.why)
    return Answer(data=as_json(changed), text=f"{changed.login} is switched off.")


def _hand_over(office: Office, arguments: argparse.Namespace) -> Answer:
    acting, user = user_named(office, arguments, arguments.login)
    report = office.leaving.hand_over(acting.key, user.key, to=_colleague(office, arguments.to).key, why=arguments.why)
    return Answer(data={"added": report.added}, text=f"{report.added} copies handed over to {arguments.to}.")


def _colleague(office: Office, login: str) -> User:
    for user in office.users.everybody():
        if user.login == login:
            return user
    raise UserFault(f"There is no user “{login}”. See: users list.", code="no_such_user")


def as_json(user: User) -> dict[str, Any]:
    """A user file as the command line answers it."""
    return {
        "id": str(user.key),
        "login": user.login,
        "name": user.name,
        "from_address": user.from_address,
        "aliases": list(user.aliases),
        "system_address": user.system_address,
        "role": user.role.value,
        "admin": user.role is UserRole.ADMINISTRATOR,
        "active": user.active,
        "incoming_confidential": user.incoming_confidential,
        "outgoing_confidential": user.outgoing_confidential,
    }
