"""Who opens the window: by the agency's rule, by the account on this computer, by who was here last; and a switch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from carerix_desktop.app import build_office
from carerix_desktop.domain.account import User
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.gui import start
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.settings.first_run import Newcomer, make_first_user
from carerix_desktop.gui.signing_in import entry
from carerix_desktop.gui.theme import Theme
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.office import Office
from tests.support.settings import DRAFT, SettingsRoom


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = build_office(Profile(tmp_path / "profile"), Redaction())
    eva = made.users.add(None, "eva", name="Eva Bakker", from_address="eva@bureau.example")
    made.users.add(eva.key, "tom", name="Tom", from_address="tom@bureau.example")
    yield made
    made.close()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Who was marked each time that the sign-in window was shown; nobody signs in there."""
    shown: list[str] = []

    def ask(_office: Office, settings: QSettings, _theme: Theme, named: User | None) -> None:
        shown.append(named.login if named else str(settings.value(entry.LAST, "")))

    monkeypatch.setattr(entry, "_ask", ask)
    monkeypatch.setattr(entry, "_system_account", lambda: "root")
    return shown


def login_of(user: User | None) -> str:
    return user.login if user else ""


def test_without_passwords_the_account_of_the_computer_opens_its_user_file(
    office: Office, settings: QSettings, theme: Theme, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert login_of(entry.who_is_looking(office, settings, "", theme)) == ""
    assert asked == [""]
    monkeypatch.setattr(entry, "_system_account", lambda: "TOM")
    assert login_of(entry.who_is_looking(office, settings, "", theme)) == "tom"
    monkeypatch.setattr(entry, "_system_account", lambda: "root")
    assert login_of(entry.who_is_looking(office, settings, "", theme)) == "tom"  # who was here last
    assert login_of(entry.who_is_looking(office, settings, "EVA", theme)) == "eva"
    assert asked == [""]
    assert login_of(entry.who_is_looking(office, settings, "", theme, asks_anyway=True)) == ""
    assert asked == ["", "eva"]


def test_with_passwords_everybody_is_asked_even_by_name(
    office: Office, settings: QSettings, theme: Theme, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    eva = office.users.everybody()[0]
    office.signing_in.set_password(eva.key, eva.key, "correct horse")
    office.users.change_agency(eva.key, {"sign_in": "ask"})
    monkeypatch.setattr(entry, "_system_account", lambda: "eva")
    for login in ("", "tom"):
        assert entry.who_is_looking(office, settings, login, theme) is None
    assert asked == ["", "tom"]
    with pytest.raises(UserFault, match="There is no user sanne"):
        entry.who_is_looking(office, settings, "sanne", theme)
    office.users.change(eva.key, office.users.everybody()[1].key, {"active": "no"})
    assert login_of(entry.who_is_looking(office, settings, "", theme)) == "eva"  # the only one: opens at once
    with pytest.raises(UserFault, match="switched off"):
        entry.who_is_looking(office, settings, "tom", theme)


def test_a_profile_of_the_window_asks_and_one_of_the_command_line_does_not(room: SettingsRoom, tmp_path: Path) -> None:
    office = build_office(Profile(tmp_path / "new"), Redaction())
    newcomer = Newcomer(name="Eva", address="eva@x.test", draft=DRAFT, password="secret")
    make_first_user(office.users, room.accounts, newcomer)
    assert office.users.agency().sign_in == "ask"
    office.close()
    make_first_user(room.users, room.accounts, newcomer)
    assert room.users.agency().sign_in == "os"


def test_another_user_gets_a_window_of_their_own_and_nothing_of_the_first(
    qtbot: QtBot, office: Office, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    eva, tom = office.users.everybody()
    turns = iter([eva, tom])
    asked: list[bool] = []
    seen: list[tuple[str, int]] = []

    def who(*_arguments: object, asks_anyway: bool = False) -> User:
        asked.append(asks_anyway)
        return next(turns)

    def look() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible():
                viewer, act = window.context.services.viewer, window.actions_of_window
                if not seen or seen[-1][0] != viewer.login:
                    seen.append((viewer.login, len(office.store._readers)))
                    (act.switch_user if viewer == eva else act.quit).trigger()

    monkeypatch.setattr(start, "who_is_looking", who)
    monkeypatch.setattr(start, "dress", lambda *_arguments: theme)
    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(200)
    assert start.run_window(office, None) == 0
    timer.stop()
    assert ([login for login, _readers in seen], asked) == (["eva", "tom"], [False, True])
    assert not {eva.key, tom.key} & set(office.store._readers)
