"""`store` as a person types it: encrypted, its key written down, lost and given back, plain again (ADR 20)."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from carerix_desktop.host.profile import Profile
from tests.support.command_line import CommandLine

PLAIN = b"SQLite format 3\x00"


@pytest.fixture
def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """A profile with a user, and a vault that opens by a passphrase file."""
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("correct horse battery staple\n")
    passphrase.chmod(0o600)
    monkeypatch.setenv("CARERIX_DESKTOP_PASSPHRASE_FILE", str(passphrase))
    program = CommandLine(profile=tmp_path / "profile", authority=Path(sys.executable))
    program.ask("users", "add", "anna", "--name", "Anna", "--from-address", "anna@bureau.nl")
    return program


def _logins(line: CommandLine) -> list[str]:
    return [user["login"] for user in line.ask("users", "list")]


def test_a_store_is_encrypted_used_and_made_plain_again(line: CommandLine) -> None:
    path = line.profile / "carerix.sqlite3"
    old = line.ask("backup", "make")
    sealed = line.ask("store", "encrypt")
    assert sealed == {"path": str(path), "encrypted": True, "key": "vault", "plain_backups": 1}
    assert path.read_bytes()[:16] != PLAIN
    assert _logins(line) == ["anna"]
    made = line.ask("backup", "make")
    assert (line.profile / "backups" / made["name"]).read_bytes()[:16] != PLAIN
    assert line.ask("store", "show")["plain_backups"] == 1
    line.ask("backup", "restore", old["name"])
    assert path.read_bytes()[:16] != PLAIN
    assert _logins(line) == ["anna"]
    assert line.ask("store", "decrypt")["encrypted"] is False
    assert path.read_bytes()[:16] == PLAIN
    assert _logins(line) == ["anna"]


def test_what_a_kill_left_is_cleaned_at_the_next_command_unless_somebody_is_at_it(line: CommandLine) -> None:
    left = [line.profile / f".carerix.sqlite3.{end}" for end in ("converting", "replaced")]
    for path in left:
        path.write_bytes(b"old mail" * 1000)
    with Profile(line.profile).lock("window"):
        line.ask("users", "list")
        assert all(path.exists() for path in left)
    line.ask("users", "list")
    assert not any(path.exists() for path in left)


def test_a_lost_key_is_one_sentence_and_the_recovery_key_brings_it_back(line: CommandLine) -> None:
    path = line.profile / "carerix.sqlite3"
    line.ask("store", "encrypt")
    key = line.ask("store", "key")["recovery_key"]
    before = path.read_bytes()
    (line.profile / "vault.json").unlink()
    for words in (("users", "list"), ("store", "decrypt")):
        refused = line.run(*words)
        assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
        assert json.loads(refused.stdout)["error"]["code"] == "no_key"
        assert "recovery key" in refused.stderr
    for wrong in ("00" * 32, "no key"):
        refused = line.run("store", "unlock", "--password-stdin", stdin=f"{wrong}\n")
        assert json.loads(refused.stdout)["error"]["code"] == "bad_key"
    assert path.read_bytes() == before
    line.ask("store", "unlock", "--password-stdin", stdin=f"{key}\n")
    assert _logins(line) == ["anna"]
    everything = b"".join(one.read_bytes() for one in line.profile.rglob("*") if one.is_file())
    assert key.encode() not in everything
    assert bytes.fromhex(key) not in everything


def test_the_engine_takes_the_key_from_its_pipe_alone(line: CommandLine) -> None:
    line.ask("store", "encrypt")
    key = line.ask("store", "key")["recovery_key"]
    (line.profile / "vault.json").unlink()
    refused = line.run("engine", stdin='{"do": "accounts", "accounts": []}\n')
    assert json.loads(refused.stdout)["error"]["code"] == "no_key"
    greeting = json.dumps({"store_key": key})
    assert line.run("engine", stdin=f'{greeting}\n{{"do": "quit"}}\n').returncode == 0
    refused = line.run("engine", stdin=json.dumps({"store_key": "00" * 32}) + "\n")
    assert json.loads(refused.stdout)["error"]["code"] == "wrong_key"
