"""The window on a damaged store: a banner, no synchronisation, and the way to a backup (R-24)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from carerix_desktop import app
from carerix_desktop.app import build_office
from carerix_desktop.domain.errors import StoreFault
from carerix_desktop.gui import start
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.store_trouble import StoreTrouble, WayOn
from carerix_desktop.gui.theme import Theme
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.backups import newest_backup
from carerix_desktop.storage.engine import Look
from carerix_desktop.sync.supervisor import Supervisor

TO_READ = Look(examine_s=30.0, alone=True, read_damaged=True)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """A profile with one user and one backup, whose store was closed."""
    made = Profile(tmp_path / "profile")
    office = build_office(made, Redaction())
    eva = office.users.add(None, "eva", name="Eva Bakker", from_address="eva@bureau.example", aliases=())
    office.backups.make(eva.key)
    office.close()
    return made


def _spoil(profile: Profile) -> bytes:
    """Damage the root page of a table that the window reads late."""
    path = profile.database
    with closing(sqlite3.connect(path)) as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'vacancy_match'").fetchone()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(path.read_bytes())
    content[(root - 1) * 8192 : (root - 1) * 8192 + 8] = b"\xff" * 8
    path.write_bytes(content)
    return bytes(content)


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked of the engine's supervisor; no process is started."""
    asked: list[str] = []
    monkeypatch.setattr(Supervisor, "start", lambda _self: asked.append("start"))
    monkeypatch.setattr(Supervisor, "stop", lambda _self: asked.append("stop"))
    return asked


def test_the_window_on_a_damaged_store_says_so_reads_on_and_offers_the_backup(
    qtbot: QtBot, theme: Theme, profile: Profile, engines: list[str]
) -> None:
    damaged = _spoil(profile)
    office = build_office(profile, Redaction(), look=TO_READ)
    wanted: list[Path] = []
    with start.opened(office, office.users.everybody()[0], theme, wanted.append) as window:
        left: list[str] = []
        window.leaving.left.connect(lambda: left.append("left"))
        window.show()
        qtbot.waitUntil(window.damage.isVisible)
        assert "damaged" in window.damage.accessibleName()
        assert "nothing is written" in window.damage.accessibleName()
        (button,) = window.damage.findChildren(QPushButton)
        button.click()
        assert wanted == [newest_backup(profile).path]  # type: ignore[union-attr] # one was made
        assert left == ["left"]
        qtbot.waitUntil(lambda: window.jobs.wait(0))
    delete(window)
    office.close()
    assert engines == []
    assert profile.database.read_bytes() == damaged


def test_damage_that_shows_later_ends_the_synchronisation_and_is_said(
    qtbot: QtBot, theme: Theme, profile: Profile, engines: list[str]
) -> None:
    office = build_office(profile, Redaction())
    with start.opened(office, office.users.everybody()[0], theme) as window:
        window.show()
        qtbot.waitUntil(lambda: engines == ["start"])
        qtbot.waitUntil(lambda: window.jobs.wait(0))
        assert not window.damage.isVisible()
        _spoil(profile)
        assert office.store.examine(30.0) is not None
        qtbot.waitUntil(window.damage.isVisible)
        qtbot.waitUntil(lambda: engines == ["start", "stop"])
    delete(window)
    office.close()


@pytest.mark.parametrize(
    ("code", "offered"), [("damaged_store", True), ("newer_schema", False), ("cannot_open", False)]
)
def test_where_the_store_cannot_be_opened_a_dialog_says_so_and_offers_what_can_help(
    qtbot: QtBot, profile: Profile, code: str, offered: bool
) -> None:
    fault = StoreFault("In English.", code=code, details={"path": str(profile.database)})
    dialog = StoreTrouble(fault, newest_backup(profile))
    qtbot.addWidget(dialog)
    assert dialog.text() == fault_line(fault)
    assert str(profile.database) in dialog.text()
    assert "Nothing was changed" in dialog.informativeText()
    assert (dialog.restore is not None) == offered
    assert dialog.defaultButton() is dialog.leave
    button = dialog.restore or dialog.leave
    QTimer.singleShot(0, button.click)
    backup = newest_backup(profile)
    assert backup is not None
    assert dialog.ask() == (WayOn(restore=backup.path) if offered else WayOn())


def test_a_backup_that_was_chosen_there_is_put_back_and_the_window_opens(
    qtbot: QtBot, profile: Profile, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    profile.database.write_bytes(b"no database at all " * 1000)
    backup = newest_backup(profile)
    assert backup is not None
    asked: list[str] = []

    def ask(_profile: Profile, fault: StoreFault) -> WayOn:
        asked.append(fault.code)
        return WayOn(restore=backup.path)

    shown: list[list[str]] = []

    def show(office, _login, _on_restore) -> int:
        shown.append([user.login for user in office.users.everybody()])
        return 0

    monkeypatch.setattr(start, "ask_the_way_on", ask)
    monkeypatch.setattr(start, "run_window", show)
    assert app.run(["--profile", str(profile.directory)]) == 0
    assert (asked, shown) == (["damaged_store"], [["eva"]])
    assert capsys.readouterr().err.count("\n") == 1
    (kept,) = profile.directory.glob("*.damaged-*")
    assert kept.read_bytes() == b"no database at all " * 1000


def test_whoever_quits_there_finds_everything_as_it_was(
    qtbot: QtBot, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile.database.write_bytes(b"no database at all " * 1000)
    monkeypatch.setattr(start, "ask_the_way_on", lambda _profile, _fault: WayOn())
    assert app.run(["--profile", str(profile.directory)]) == 1
    assert profile.database.read_bytes() == b"no database at all " * 1000
