"""What every command of the command line has in common: its answer, and who is acting.

A noun's module has `add_parser(nouns)`; each leaf parser sets `run`, a function (office, arguments) → Answer. The
command line holds no logic of its own: it calls the same services as the window (CLI.md).
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from carerix_desktop.domain.account import User, UserRole
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.setting import fold_login
from carerix_desktop.host.secret_file import read_secret_file
from carerix_desktop.services.office import Office
from carerix_desktop.services.permission import require_active

SIGN_IN_FILE = "CARERIX_DESKTOP_SIGN_IN_FILE"
"""Names the file with the password of who is acting: standard input may be another password's."""
Nouns = Any
"""argparse's own type of `add_subparsers()`, which it does not publish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command answers: `data` for --json, `text` for people; `ok` False means exit status 1."""

    data: Any
    text: str = ""
    ok: bool = True


Run = Callable[[Office, argparse.Namespace], Answer]


def acting_user(
    office: Office, arguments: argparse.Namespace, *, named: str = "", changes_password: bool = False
) -> User:
    """The user who is acting and looking: `--as LOGIN`, else the profile's only user; signed in where that is asked.

    Args:
        office: the services.
        arguments: of the command.
        named: whose user file the command names: that user acts where there are several and nobody else was named.
        changes_password: whether a password that an administrator gave is good enough for this command.

    Raises:
        UserFault: there is no such user, none at all, or several to choose from; switched off; the password is wrong.
    """
    user = _who(office, arguments, named)
    if not office.signing_in.asks():
        require_active(user)
        return user
    signed_in = office.signing_in.sign_in(user.login, _sign_in_password(user))
    if signed_in.must_change and not changes_password:
        raise UserFault(
            f"This password was given by an administrator. Choose your own first: users password {user.login}.",
            code="must_change",
        )
    return signed_in.user


def _who(office: Office, arguments: argparse.Namespace, named: str) -> User:
    users = office.users.everybody()
    found = _with_login(users, arguments.acting or (named if len(users) > 1 else ""))
    if found is not None:
        return found
    if arguments.acting:
        raise UserFault(f"There is no user “{arguments.acting}”. {_choices(users)}", code="no_such_user")
    if len(users) != 1:
        raise UserFault(f"Say who is acting with --as LOGIN. {_choices(users)}", code="who")
    return users[0]


def user_named(
    office: Office, arguments: argparse.Namespace, login: str, *, changes_password: bool = False
) -> tuple[User, User]:
    """The acting user, and the user file named on the command line: one's own, or any for an administrator.

    Raises:
        UserFault: another's user file and the acting user is no administrator, or no such user.
    """
    acting = acting_user(office, arguments, named=login, changes_password=changes_password)
    users = office.users.everybody()
    found = _with_login(users, login)
    if found == acting:
        return acting, acting
    if acting.role is not UserRole.ADMINISTRATOR:
        raise UserFault("Only an administrator may use another's user file. Use --as with an administrator's login.")
    if found is None:
        raise UserFault(f"There is no user “{login}”. {_choices(users)}", code="no_such_user")
    return acting, found


def _with_login(users: Sequence[User], login: str) -> User | None:
    return next((user for user in users if fold_login(user.login) == fold_login(login)), None)


def _sign_in_password(user: User) -> str:
    named = os.environ.get(SIGN_IN_FILE, "")
    if named:
        return read_secret_file(Path(named), "password", SIGN_IN_FILE)
    if sys.stdin.isatty():
        return getpass.getpass(f"Password of {user.login}: ")
    raise UserFault(
        f"{user.login} signs in with a password: write it into a file with mode 0600 and name that file in "
        f"{SIGN_IN_FILE}.",
        code="sign_in_file",
    )


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
