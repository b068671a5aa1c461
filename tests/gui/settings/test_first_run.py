"""The first run: connect a mailbox or look around, in either language; nothing is stored before it worked."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.account import Security, UserRole
from carerix_desktop.gui.settings.certificate_dialog import CertificateDialog
from carerix_desktop.gui.settings.first_run import FirstRun, demo_command
from carerix_desktop.gui.theme import Theme
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.secrets import Secrets
from carerix_desktop.services.accounts import Accounts
from carerix_desktop.services.users import Users
from carerix_desktop.storage.engine import open_store
from tests.support.fake_servers import GOOD, FakeServers, Strangers
from tests.support.settings import MemoryRing

LEFT = Qt.MouseButton.LeftButton


@dataclass
class Empty:
    """A profile in which nobody is yet."""

    users: Users
    accounts: Accounts
    servers: FakeServers
    remembered: dict[str, str] = field(default_factory=dict)

    def remember(self, name: str, value: str) -> None:
        self.remembered[name] = value


@pytest.fixture
def empty(tmp_path: Path, ring: MemoryRing) -> Iterator[Empty]:
    store = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}", backup_dir=tmp_path)
    servers = FakeServers()
    secrets = Secrets("test", tmp_path / "vault.json", Redaction(), environment={})
    yield Empty(users=Users(store), accounts=Accounts(store, secrets, servers), servers=servers)
    store.close()


@pytest.fixture
def welcome(qtbot: QtBot, theme: Theme, empty: Empty) -> FirstRun:
    dialog = FirstRun(empty.users, empty.accounts, theme, empty.remember)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def fill(qtbot: QtBot, dialog: FirstRun, password: str = "geheim") -> None:
    form = dialog.form
    qtbot.keyClicks(form.nameEdit, "Eva Bakker")
    qtbot.keyClicks(form.addressEdit, "Eva.Bakker@example.test")
    qtbot.keyClicks(form.passwordEdit, password)
    qtbot.keyClicks(form.serverEdit, "imap.example.test")


def test_connecting_makes_the_first_user_an_administrator_with_settings(
    qtbot: QtBot, welcome: FirstRun, empty: Empty
) -> None:
    assert not welcome.form.connectButton.isEnabled()
    fill(qtbot, welcome)
    with qtbot.waitSignal(welcome.accepted):
        qtbot.mouseClick(welcome.form.connectButton, LEFT)
    user = welcome.user
    assert user is not None
    assert (user.login, user.name, user.role) == ("eva.bakker", "Eva Bakker", UserRole.ADMINISTRATOR)
    account = empty.accounts.require(user.key)
    assert (account.incoming.port, account.incoming.security, account.incoming.username) == (
        993,
        Security.SSL,
        "Eva.Bakker@example.test",
    )
    assert empty.accounts.password_of(account) == "geheim"


def test_nothing_is_stored_before_it_worked_unless_saved_anyway(qtbot: QtBot, welcome: FirstRun, empty: Empty) -> None:
    fill(qtbot, welcome, "wrong")
    assert not welcome.form.anywayButton.isVisible()
    qtbot.mouseClick(welcome.form.connectButton, LEFT)
    qtbot.waitUntil(welcome.form.anywayButton.isVisible)
    assert "User name or password is not correct" in welcome.note.accessibleName()
    assert empty.users.everybody() == []
    with qtbot.waitSignal(welcome.accepted):
        qtbot.mouseClick(welcome.form.anywayButton, LEFT)
    assert [user.name for user in empty.users.everybody()] == ["Eva Bakker"]


def test_a_certificate_that_nobody_vouches_for_is_looked_at_and_trusted(
    qtbot: QtBot, welcome: FirstRun, empty: Empty
) -> None:
    empty.accounts._servers = Strangers()
    fill(qtbot, welcome)
    qtbot.mouseClick(welcome.form.connectButton, LEFT)
    qtbot.waitUntil(lambda: bool(welcome.note.findChildren(QPushButton)))
    welcome.note.findChildren(QPushButton)[0].click()
    dialog = welcome.findChild(CertificateDialog)
    assert dialog is not None
    with qtbot.waitSignal(welcome.accepted):
        dialog.trust.click()
    assert welcome.user is not None
    assert empty.accounts.require(welcome.user.key).incoming.pin == GOOD


def test_without_security_a_second_click_is_needed(qtbot: QtBot, welcome: FirstRun, empty: Empty) -> None:
    fill(qtbot, welcome)
    box = welcome.form.securityBox
    box.setCurrentIndex(box.findData("none"))
    assert welcome.form.portEdit.text() == "143"
    qtbot.mouseClick(welcome.form.connectButton, LEFT)
    assert "Click Connect again" in welcome.note.accessibleName()
    assert empty.servers.tested == []
    with qtbot.waitSignal(welcome.accepted):
        qtbot.mouseClick(welcome.form.connectButton, LEFT)


def test_the_test_can_be_stopped_and_the_window_left(qtbot: QtBot, welcome: FirstRun, empty: Empty) -> None:
    fill(qtbot, welcome)
    empty.servers.silent = True
    qtbot.mouseClick(welcome.form.connectButton, LEFT)
    assert welcome.form.cancelButton.isVisible()
    qtbot.mouseClick(welcome.form.cancelButton, LEFT)
    assert not welcome.form.cancelButton.isVisible()
    assert welcome.form.connectButton.isEnabled()
    welcome.reject()
    assert welcome.user is None


def test_a_wrong_server_name_and_a_wrong_address_say_so(qtbot: QtBot, welcome: FirstRun, empty: Empty) -> None:
    fill(qtbot, welcome)
    qtbot.keyClicks(welcome.form.serverEdit, "/mail")
    qtbot.mouseClick(welcome.form.connectButton, LEFT)
    assert "is not a server name" in welcome.note.accessibleName()
    welcome.form.serverEdit.setText("imap.example.test")
    welcome.form.addressEdit.setText("no address")
    qtbot.mouseClick(welcome.form.connectButton, LEFT)
    qtbot.waitUntil(lambda: "not an e-mail address" in welcome.note.accessibleName())
    assert empty.users.everybody() == []


def test_without_a_keyring_it_says_so_and_goes_on(
    qtbot: QtBot, welcome: FirstRun, empty: Empty, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    fill(qtbot, welcome)
    qtbot.mouseClick(welcome.form.connectButton, LEFT)
    qtbot.waitUntil(lambda: "asked at each start" in welcome.note.accessibleName())
    assert welcome.user is not None
    welcome.reject()


def test_the_language_can_be_switched_at_once_and_is_remembered(
    qtbot: QtBot, any_language: None, welcome: FirstRun, empty: Empty
) -> None:
    box = welcome.form.languageBox
    box.setCurrentIndex(box.findData("nl"))
    qtbot.waitUntil(lambda: welcome.form.title.text() == "Verbind je mailbox")
    assert QLocale().language() == QLocale.Language.Dutch
    assert empty.remembered == {"language": "nl"}
    box.setCurrentIndex(box.findData("en"))
    qtbot.waitUntil(lambda: welcome.form.title.text() == "Connect your mailbox")


def test_the_demo_opens_in_a_process_of_its_own(
    qtbot: QtBot, welcome: FirstRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_more: started.append(command))
    with qtbot.waitSignal(welcome.rejected):
        qtbot.mouseClick(welcome.look_around.demo_button, LEFT)
    assert started == [demo_command()]
    assert demo_command()[-1] == "--demo"
