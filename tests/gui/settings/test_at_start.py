"""On a machine that keeps no passwords they are asked at the start, and the engine is told."""

from __future__ import annotations

from pathlib import Path

import keyring
import pytest
from keyring.backends import fail
from PySide6.QtWidgets import QInputDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from carerix_desktop.gui.settings.at_start import SecretsAtStart
from carerix_desktop.gui.settings.passphrase import PassphraseDialog
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.secrets import Secrets
from carerix_desktop.services.accounts import Accounts
from tests.gui.settings.conftest import Desk
from tests.support.settings import DRAFT


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def look(desk: Desk, window: QWidget) -> SecretsAtStart:
    start = SecretsAtStart(desk.context, window, desk.services)
    start.look()
    return start


def test_nobody_is_asked_while_the_keyring_has_it_or_nothing_is_set(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    look(desk, window)
    desk.room.accounts.save(desk.room.admin.key, desk.room.admin.key, DRAFT, password="geheim")
    look(desk, window)
    desk.context.jobs.wait()
    qtbot.wait(50)
    assert window.findChildren(QInputDialog) == []
    assert desk.saved == []


def test_a_missing_password_is_asked_and_used_until_the_end(
    qtbot: QtBot, desk: Desk, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    account = desk.room.accounts.save(desk.room.admin.key, desk.room.admin.key, DRAFT).account
    look(desk, window)
    qtbot.waitUntil(lambda: bool(window.findChildren(QInputDialog)))
    dialog = window.findChildren(QInputDialog)[0]
    assert "eva@example.test" in dialog.labelText()
    dialog.setTextValue("geheim")
    dialog.accept()
    assert desk.room.accounts.password_of(account) == "geheim"
    assert desk.saved == [account]


def test_a_locked_vault_asks_for_its_passphrase_until_it_opens(
    qtbot: QtBot, desk: Desk, window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    room = desk.room
    filled = Secrets("test", tmp_path / "vault.json", Redaction(), ask=lambda: "correct horse", environment={})
    Accounts(room.store, filled, room.servers).save(room.admin.key, room.admin.key, DRAFT, password="geheim")
    look(desk, window)
    for passphrase in ("wrong horse", "correct horse"):
        answer(qtbot, window, passphrase)
    qtbot.waitUntil(lambda: bool(desk.saved), timeout=10_000)
    assert desk.room.accounts.password_of(desk.saved[0]) == "geheim"


def answer(qtbot: QtBot, window: QWidget, passphrase: str) -> None:
    qtbot.waitUntil(lambda: bool(window.findChildren(PassphraseDialog)), timeout=10_000)
    dialog = window.findChildren(PassphraseDialog)[0]
    dialog.form.passphraseEdit.setText(passphrase)
    dialog.accept()
    qtbot.waitUntil(lambda: not isValid(dialog), timeout=10_000)
