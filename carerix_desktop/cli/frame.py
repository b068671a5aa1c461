"""What every command of the command line has in common: its answer, and who is acting.

A noun's module has `add_parser(nouns)`; each leaf parser sets `run`, a function (office, arguments) → Answer. The
command line holds no logic of its own: it calls the same services as the window (CLI.md).
"""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from carerix_desktop.domain.account import User, UserRole
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.services.office import Office

Nouns = Any
"""argparse's own type of `add_subparsers()`, which it does not publish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command answers: `data` for --json, `text` for people; `ok` False means exit status 1."""

    data: Any
    text: str = ""
    ok: bool = True


Run = Callable[[Office, argparse.Namespace], Answer]


def acting_user(office: Office, arguments: argparse.Namespace) -> User:
    """The user who is acting and looking: `--as LOGIN`, else the profile's only user.

    Raises:
        UserFault: there is no such user, none at all, or several to choose from.
    """
    users = office.users.everybody()
    if arguments.acting:
        for user in users:
            if user.login == arguments.acting:
                return user
        raise UserFault(f"There is no user “{arguments.acting}”. {_choices(users)}", code="no_such_user")
    if len(users) != 1:
        raise UserFault(f"Say who is acting with --as LOGIN. {_choices(users)}", code="who")
    return users[0]


def user_named(office: Office, arguments: argparse.Namespace, login: str) -> tuple[User, User]:
    """The acting user, and the user file named on the command line: one's own, or any for an administrator.

    Raises:
        UserFault: another's user file and the acting user is no administrator, or no such user.
    """
    acting = acting_user(office, arguments) if arguments.acting else _self_or_only(office, arguments, login)
    if acting.login == login:
        return acting, acting
    if acting.role is not UserRole.ADMINISTRATOR:
        raise UserFault("Only an administrator may use another's user file. Use --as with an administrator's login.")
    for user in office.users.everybody():
        if user.login == login:
            return acting, user
    raise UserFault(f"There is no user “{login}”. {_choices(office.users.everybody())}", code="no_such_user")


def _self_or_only(office: Office, arguments: argparse.Namespace, login: str) -> User:
    """Without --as: the only user; where there are several, the one whose user file is named acts for themselves."""
    users = office.users.everybody()
    named = [user for user in users if user.login == login]
    return named[0] if len(users) > 1 and named else acting_user(office, arguments)


def _choices(users: Sequence[User]) -> str:
    if not users:
        return "Add the first with: users add LOGIN --name NAME --from-address ADDRESS."
    return f"Choose one of: {', '.join(user.login for user in users)}."


def read_password(arguments: argparse.Namespace, prompt: str) -> str | None:
    """The password from standard input (`--password-stdin`) or a prompt on a terminal; None where neither is."""
    if arguments.password_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return getpass.getpass(f"{prompt}: ") if sys.stdin.isatty() else None


def table(rows: Sequence[Sequence[object]], head: Sequence[str]) -> str:
    """A plain table for people."""
    texts = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[column]) for row in texts) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in texts
    )
