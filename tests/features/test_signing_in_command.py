"""Who acts on the command line: with `ask` by a password from a file of their own, with `os` as before."""

from __future__ import annotations

from pathlib import Path

import pytest

from carerix_desktop.cli.frame import SIGN_IN_FILE
from carerix_desktop.host.password_hash import PasswordHashes
from carerix_desktop.services import signing_in
from tests.features.test_settings_command_line import EVA, Tell, tell

__all__ = ["tell"]

TOM = ("users", "add", "tom", "--name", "Tom", "--from-address", "tom@example.test")
GOOD, OTHER = "correct horse", "battery staple"


@pytest.fixture
def agency(tell: Tell, monkeypatch: pytest.MonkeyPatch) -> Tell:
    """Eva, an administrator with a password, and Tom, who has none; passwords are asked for."""
    monkeypatch.delenv(SIGN_IN_FILE, raising=False)
    monkeypatch.setattr(signing_in, "PasswordHashes", lambda: PasswordHashes(memory_kib=8, rounds=1, lanes=1))
    tell(*EVA)
    assert tell("--as", "eva", *TOM).status == 0
    assert tell("--as", "eva", "users", "password", "eva", "--password-stdin", stdin=f"{GOOD}\n").status == 0
    assert tell("--as", "eva", "agency", "set", "sign_in=ask").data["sign_in"] == "ask"
    return tell


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file with the password of who is acting."""
    path = tmp_path / "sign-in"
    path.touch(mode=0o600)
    path.write_text(f"{GOOD}\n")
    monkeypatch.setenv(SIGN_IN_FILE, str(path))
    return path


def refused(said) -> str:
    assert (said.status, said.error) == (1, said.data["error"]["message"])
    return said.data["error"]["code"]


def test_who_is_acting_gives_a_password_from_a_file_that_only_they_can_read(agency: Tell, key: Path) -> None:
    assert agency("--as", "EVA", "messages", "list").data == []
    key.write_text(OTHER)
    assert refused(agency("--as", "eva", "messages", "list")) == "wrong_password"
    key.write_text("")
    assert refused(agency("--as", "eva", "messages", "list")) == "sign_in_file"
    key.chmod(0o640)
    said = agency("--as", "eva", "messages", "list")
    assert (refused(said), "0600" in said.error) == ("sign_in_file", True)
    key.unlink()
    assert refused(agency("--as", "eva", "messages", "list")) == "sign_in_file"


def test_without_a_file_and_a_terminal_nobody_acts(agency: Tell) -> None:
    said = agency("--as", "eva", "account", "set", "eva", "--password-stdin", stdin=f"{GOOD}\n")
    assert (refused(said), SIGN_IN_FILE in said.error) == ("sign_in_file", True)


def test_an_administrator_gives_a_password_that_its_owner_replaces(agency: Tell, key: Path) -> None:
    assert refused(agency("--as", "tom", "messages", "list")) == "no_password_yet"
    assert agency("--as", "eva", "users", "password", "TOM", "--password-stdin", stdin=f"{OTHER}\n").status == 0
    key.write_text(OTHER)
    said = agency("--as", "tom", "messages", "list")
    assert (refused(said), "users password tom" in said.error) == ("must_change", True)
    assert agency("users", "password", "tom", "--password-stdin", stdin="my own words\n").data["login"] == "tom"
    key.write_text("my own words")
    assert agency("--as", "tom", "messages", "list").data == []
    assert refused(agency("--as", "tom", "users", "password", "eva", "--password-stdin", stdin=f"{OTHER}\n"))
    key.write_text(GOOD)
    assert agency("--as", "eva", "users", "set", "tom", "active=no").status == 0
    assert agency("--as", "eva", "messages", "list").data == []  # alone: nothing is asked for


@pytest.mark.parametrize("piped", ["", "short\n", "x" * 10_000_000, "eight\0 888\n"])
def test_what_cannot_be_a_password_is_refused_with_a_sentence(tell: Tell, piped: str) -> None:
    tell(*EVA)
    assert refused(tell("users", "password", "eva", "--password-stdin", stdin=piped)).startswith("password_")


def test_nobody_switches_to_asking_without_a_password_of_their_own(tell: Tell) -> None:
    tell(*EVA)
    tell(*TOM)
    assert refused(tell("--as", "eva", "agency", "set", "sign_in=ask")) == "own_password_first"
    assert tell("agency", "show").data["sign_in"] == "os"
    assert tell("--as", "tom", "messages", "list").data == []


def test_who_was_switched_off_does_nothing_any_more(tell: Tell) -> None:
    tell(*EVA)
    tell(*TOM)
    tell("--as", "eva", "users", "set", "tom", "active=no")
    for command in (("messages", "list"), ("search", "a"), ("users", "set", "tom", "active=yes")):
        assert refused(tell("--as", "tom", *command)) == "switched_off"
