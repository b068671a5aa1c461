"""Everything in a profile is its owner's alone, whatever the umask says; what was opened up is closed again (S-19)."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from carerix_desktop import app
from carerix_desktop.app import build_office
from carerix_desktop.gui import start
from carerix_desktop.gui.theme import Theme
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.storage.engine import open_store
from carerix_desktop.sync.supervisor import Supervisor


@pytest.fixture(autouse=True)
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def _loose(directory: Path) -> dict[str, str]:
    """What others could read or enter."""
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (directory, *directory.rglob("*"))}
    return {path.name: oct(mode) for path, mode in modes.items() if mode & 0o077}


def _run(profile: Path, *words: str) -> None:
    assert app.run(["--profile", str(profile), "--json", *words]) == 0


def test_what_commands_and_the_window_leave_in_a_profile_is_private(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setattr(Supervisor, "start", lambda _self: None)
    monkeypatch.setattr(Supervisor, "stop", lambda _self: None)
    profile = tmp_path / "profile"
    _run(profile, "users", "add", "eva", "--name", "Eva", "--from-address", "eva@bureau.example")
    _run(profile, "backup", "make")
    made = json.loads(capsys.readouterr().out.splitlines()[-1])
    letter = tmp_path / "letter.eml"
    letter.write_bytes(b"From: jan@example.nl\r\nTo: eva@bureau.example\r\nSubject: Dag\r\n\r\nDag.\r\n")
    _run(profile, "import", "mail", str(letter), "--owner", "eva")
    _run(profile, "export", "messages", "--to", str(profile / "export.mbox"))
    _run(profile, "backup", "restore", made["name"])
    office = build_office(Profile(profile), Redaction())
    with start.opened(office, office.users.everybody()[0], theme) as window:
        window.show()
        qtbot.waitUntil(lambda: window.jobs.wait(0))
        assert profile.joinpath("carerix.sqlite3-wal").exists()
        assert _loose(profile) == {}
    delete(window)
    office.close()
    assert (profile / "window.ini").exists()
    assert _loose(profile) == {}


def test_what_was_opened_up_is_closed_at_the_next_start(tmp_path: Path) -> None:
    profile = Profile(tmp_path / "profile")
    for path in (profile.vault, profile.logs / "window.log", profile.backups / "x.sqlite", profile.database):
        path.touch(mode=0o644)
    profile.backups.chmod(0o755)
    profile.directory.chmod(0o755)
    Profile(tmp_path / "profile")
    assert _loose(profile.directory) == {}


def test_a_store_elsewhere_is_private_from_its_first_octet(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    path = tmp_path / "elsewhere.sqlite3"
    store = open_store(f"sqlite:///{path}", backup_dir=tmp_path / "backups")
    assert sorted(one.name for one in tmp_path.iterdir()) == [f"{path.name}{end}" for end in ("", "-shm", "-wal")]
    assert _loose(tmp_path) == {}
    store.close()


def test_a_store_that_was_opened_up_is_closed_with_its_log(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    path = tmp_path / "elsewhere.sqlite3"
    open_store(f"sqlite:///{path}").close()
    path.chmod(0o666)
    store = open_store(f"sqlite:///{path}")
    assert _loose(tmp_path) == {}
    store.close()
    shutil.rmtree(tmp_path / "backups", ignore_errors=True)
