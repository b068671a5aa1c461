"""Who opens the window: the only user, the one of this computer's account, or the one who signs in."""

from __future__ import annotations

import getpass

from PySide6.QtCore import QSettings

from carerix_desktop.domain.account import User
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.setting import fold_login
from carerix_desktop.gui.settings.first_run import welcome
from carerix_desktop.gui.signing_in.dialog import SignIn
from carerix_desktop.gui.theme import Theme
from carerix_desktop.services.office import Office
from carerix_desktop.services.signing_in import known_here

LAST = "sign_in/last"


def who_is_looking(
    office: Office, settings: QSettings, login: str, theme: Theme, *, asks_anyway: bool = False
) -> User | None:
    """The user who signed in; None when nobody did.

    Args:
        office: the services.
        settings: of this computer; remembers who was here last.
        login: who was named at the start, or "".
        theme: the look.
        asks_anyway: another user wants to sign in now.

    Raises:
        UserFault: there is no such user, or the user file was switched off.
    """
    everybody = office.users.everybody()
    if not everybody:
        return welcome(office, theme)
    named = _named(everybody, login)
    if office.signing_in.asks() or (asks_anyway and named is None):
        user = _ask(office, settings, theme, named)
    else:
        found = named or known_here(everybody, _system_account(), str(settings.value(LAST, "")))
        user = office.signing_in.enter(found.key).user if found else _ask(office, settings, theme, None)
    if user is not None:
        settings.setValue(LAST, user.login)
        settings.sync()
    return user


def sign_in_dialog(office: Office, settings: QSettings, theme: Theme, *, last: str = "") -> SignIn:
    """The window that asks who is working, on the people of an office."""
    return SignIn(
        theme,
        office.signing_in,
        [user for user in office.users.everybody() if user.active],
        agency=office.users.agency().name,
        asks=office.signing_in.asks(),
        last=last or str(settings.value(LAST, "")),
    )


def _ask(office: Office, settings: QSettings, theme: Theme, named: User | None) -> User | None:
    dialog = sign_in_dialog(office, settings, theme, last=named.login if named else "")
    dialog.exec()
    user = dialog.user
    dialog.deleteLater()
    return user


def _named(everybody: list[User], login: str) -> User | None:
    if not login:
        return None
    for user in everybody:
        if fold_login(user.login) == fold_login(login):
            return user
    raise UserFault(f"There is no user {login}. Users are added with: users add LOGIN.", code="no_such_user")


def _system_account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in some containers
        return ""
