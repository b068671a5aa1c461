"""`agency`, `users`, `account`, `folders` and `doctor` as a script or a support person uses them (CLI.md)."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from carerix_desktop.app import run
from carerix_desktop.host.vault import VARIABLE
from tests.support.certificates import authority
from tests.support.dovecot import DovecotServer, MailUser, dovecot, mail_user

__all__ = ["authority", "dovecot", "mail_user"]

SECRET = 'geheim "quoted\\" %s'
EVA = ("users", "add", "eva", "--name", "Eva Bakker", "--from-address", "eva@example.test")
ACCOUNT = ("--type", "imap", "--server", "imap.example.test", "--security", "ssl", "--username", "eva@example.test")


@dataclass(frozen=True, slots=True)
class Said:
    """What a command answered."""

    status: int
    data: Any
    error: str


Tell = Callable[..., Said]


@pytest.fixture
def tell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tell:
    """Run a command on the test's own profile; `stdin` is what is piped in."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.delenv(VARIABLE, raising=False)

    def command(*words: str, stdin: str = "") -> Said:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        try:
            status = run(["--profile", str(tmp_path / "profile"), "--json", *words])
        except SystemExit as wrong_usage:
            status = int(wrong_usage.code or 0)
        out = capsys.readouterr()
        assert "Traceback" not in out.out + out.err
        return Said(status, json.loads(out.out) if out.out.strip() else None, out.err.strip())

    return command


@pytest.fixture
def passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A passphrase file, so that the vault keeps passwords."""
    path = tmp_path / "passphrase"
    path.touch(mode=0o600)
    path.write_text("correct horse battery\n")
    return path


def test_the_first_user_needs_nobody_and_is_an_administrator(tell: Tell) -> None:
    first = tell(*EVA, "--alias", "e@example.test")
    assert first.status == 0
    assert first.data == {
        "id": "1",
        "login": "eva",
        "name": "Eva Bakker",
        "from_address": "eva@example.test",
        "aliases": ["e@example.test"],
        "system_address": "",
        "role": "administrator",
        "admin": True,
        "active": True,
        "incoming_confidential": False,
        "outgoing_confidential": False,
    }
    tell("users", "add", "tom", "--name", "Tom", "--from-address", "tom@example.test")
    assert [user["login"] for user in tell("users", "list").data] == ["eva", "tom"]


def test_who_acts_is_named_when_there_are_several(tell: Tell) -> None:
    tell(*EVA)
    tell("users", "add", "tom", "--name", "Tom", "--from-address", "tom@example.test")
    refused = tell("agency", "set", "name=Noorderlicht")
    assert refused.status == 1
    assert "eva, tom" in refused.error
    assert refused.data["error"]["message"] == refused.error
    assert tell("--as", "tom", "agency", "set", "name=X").data["error"]["code"] == "forbidden"
    assert tell("--as", "eva", "agency", "set", "name=Noorderlicht").data["name"] == "Noorderlicht"
    assert tell("--as", "tom", "users", "set", "eva", "name=X").status == 1
    assert tell("--as", "eva", "users", "set", "tom", "aliases=a@x.test;b@x.test", "admin=yes").data["aliases"] == [
        "a@x.test",
        "b@x.test",
    ]


def test_the_agency_starts_with_defaults(tell: Tell) -> None:
    assert tell("agency", "show").data == {
        "name": "",
        "mail_domain": "",
        "keywords": ["confidential", "vertrouwelijk", "vertraulich", "confidentiel"],
        "language": "en",
        "sign_in": "os",
        "backup_days": 30,
        "backup_expiry": "ask",
    }


@pytest.mark.parametrize(
    "words",
    [
        ("users", "set", "eva", "colour=red"),
        ("users", "set", "eva", "nonsense"),
        ("users", "set", "nobody", "name=X"),
        ("users", "add", "eva", "--name", "Again", "--from-address", "x@example.test"),
        ("agency", "set", "language=fr"),
        ("account", "show", "eva"),
        ("account", "test", "eva"),
        ("folders", "discover", "eva"),
        ("folders", "set", "eva", "attic=Zolder"),
        ("account", "set", "eva", *ACCOUNT, "--port", "70000"),
        ("account", "set", "eva", *ACCOUNT, "--server", "https://x.test/"),
    ],
)
def test_bad_input_is_one_sentence_and_status_1(tell: Tell, words: tuple[str, ...]) -> None:
    tell(*EVA)
    said = tell(*words)
    assert said.status == 1
    assert said.data["error"]["code"]
    assert said.error == said.data["error"]["message"]
    assert len(said.error.splitlines()) == 1


def test_a_first_account_without_what_it_needs_is_wrong_usage(tell: Tell) -> None:
    tell(*EVA)
    assert tell("account", "set", "eva", "--server", "imap.example.test").status == 2
    assert tell("account", "set", "eva", *ACCOUNT, "--security", "quantum").status == 2


def test_settings_are_kept_and_changed_one_by_one_without_secrets(tell: Tell) -> None:
    tell(*EVA)
    words = ("--smtp-server", "smtp.example.test", "--smtp-security", "ssl")
    saved = tell("account", "set", "eva", *ACCOUNT, *words).data
    assert (saved["type"], saved["port"], saved["security"], saved["keep_copy"]) == ("imap", 993, "ssl", True)
    assert (saved["smtp_server"], saved["smtp_port"], saved["smtp_username"]) == (
        "smtp.example.test",
        465,
        "eva@example.test",
    )
    changed = tell("account", "set", "eva", "--security", "tls", "--no-fetch").data
    assert (changed["port"], changed["fetch"], changed["server"]) == (143, False, "imap.example.test")
    pop = tell("account", "set", "eva", "--type", "pop", "--security", "ssl", "--remove-after-days", "14").data
    assert (pop["type"], pop["port"], pop["remove_after_days"]) == ("pop", 995, 14)
    assert "not there yet" in pop["notes"][0]
    assert "password" not in pop
    assert tell("account", "show", "eva").data == {**pop, "notes": []}


def test_a_password_with_nowhere_to_keep_it_saves_the_rest_and_tells_the_remedy(tell: Tell) -> None:
    tell(*EVA)
    said = tell("account", "set", "eva", *ACCOUNT, "--password-stdin", stdin=f"{SECRET}\n")
    assert (said.status, said.data["error"]["code"]) == (1, "nowhere")
    assert VARIABLE in said.error
    shown = tell("account", "show", "eva").data
    assert (shown["server"], shown["password_kept"]) == ("imap.example.test", False)


def test_an_empty_password_is_refused(tell: Tell) -> None:
    tell(*EVA)
    said = tell("account", "set", "eva", *ACCOUNT, "--password-stdin", stdin="")
    assert (said.status, said.data["error"]["code"]) == (1, "no_password")
    assert tell("account", "show", "eva").data["error"]["code"] == "no_account"


def test_a_password_goes_into_the_vault_and_nowhere_in_plain(
    tell: Tell, passphrase: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(*EVA)
    monkeypatch.setenv(VARIABLE, str(passphrase))
    saved = tell("account", "set", "eva", *ACCOUNT, "--password-stdin", stdin=f"{SECRET}\n")
    assert (saved.status, saved.data["password_kept"]) == (0, True)
    assert not [path for path in (tmp_path / "profile").rglob("*") if path.is_file() and b"geheim" in path.read_bytes()]
    passphrase.chmod(0o644)
    said = tell("account", "test", "eva")
    assert (said.status, said.data["error"]["code"]) == (1, "vault")
    assert "0600" in said.error


@pytest.fixture
def connected(
    tell: Tell, dovecot: DovecotServer, mail_user: MailUser, passphrase: Path, monkeypatch: pytest.MonkeyPatch
) -> Tell:
    """Eva's settings name a real server, and her password is in the vault."""
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.authority.path))
    monkeypatch.setenv(VARIABLE, str(passphrase))
    tell(*EVA)
    where = ("--server", dovecot.host, "--port", str(dovecot.ports["imaps"]), "--username", mail_user.address)
    words = ("--type", "imap", "--security", "ssl", *where, "--password-stdin")
    assert tell("account", "set", "eva", *words, stdin=f"{mail_user.password}\n").status == 0
    return tell


def test_folders_are_discovered_paired_and_made(connected: Tell, dovecot: DovecotServer, mail_user: MailUser) -> None:
    dovecot.doveadm("mailbox", "create", "-u", mail_user.address, "Klanten/Zuiderzee & Zn", "Ärchief")
    dovecot.deliver(mail_user.address, b"Subject: one\r\n\r\nbody\r\n")
    found = {entry["name"]: entry for entry in connected("folders", "discover", "eva").data}
    assert {"name", "delimiter", "flags", "selectable", "role", "confidence", "why"} <= set(found["INBOX"])
    assert (found["INBOX"]["messages"], found["INBOX"]["confidence"]) == (1, "certain")
    assert (found["Sent"]["role"], found["Sent"]["why"]) == ("sent", "the server says so")
    assert found["Klanten/Zuiderzee & Zn"]["role"] is None
    assert connected("folders", "set", "eva", "archive=Ärchief", "sent=Sent").data == {
        "inbox": "INBOX",
        "sent": "Sent",
        "archive": "Ärchief",
    }
    missing = connected("folders", "set", "eva", "junk=Rommel")
    assert (missing.status, missing.data["error"]["code"]) == (1, "no_such_folder")
    assert connected("folders", "set", "eva", "junk=Rommel", "--create").data["junk"] == "Rommel"
    assert "Rommel" in dovecot.doveadm("mailbox", "list", "-u", mail_user.address)
    assert connected("folders", "set", "eva", "sent=Rommel").data["error"]["code"] == "twice"
    assert "archive" not in connected("folders", "set", "eva", "archive=").data


def test_a_password_for_this_one_time_is_not_kept(
    tell: Tell, dovecot: DovecotServer, mail_user: MailUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.authority.path))
    tell(*EVA)
    where = ("--server", dovecot.host, "--port", str(dovecot.ports["imaps"]), "--username", mail_user.address)
    tell("account", "set", "eva", "--type", "imap", "--security", "ssl", *where)
    once = f"{mail_user.password}\n"
    assert tell("account", "test", "eva", "--password-stdin", stdin=once).data["incoming"]["ok"]
    assert tell("folders", "discover", "eva", "--password-stdin", stdin=once).status == 0
    assert tell("folders", "set", "eva", "sent=Sent").status == 0  # known from the discovery
    assert tell("account", "test", "eva").data["error"]["code"] == "no_password"


def test_the_proposal_works_offline_and_reads_modified_utf7(tell: Tell) -> None:
    listing = [
        {"name": "INBOX", "delimiter": "/", "flags": []},
        {"name": "Gel&APY-schte Elemente", "delimiter": "/", "flags": []},
        {"name": "Verzonden items", "delimiter": None},
        {"name": "[Gmail]", "delimiter": "/", "flags": ["\\Noselect"]},
    ]
    said = tell("folders", "propose", stdin=json.dumps(listing))
    assert [(entry["role"], entry["confidence"]) for entry in said.data] == [
        ("inbox", "certain"),
        ("trash", "likely"),
        ("sent", "likely"),
        (None, "none"),
    ]
    for wrong in ("", "{", '{"name": "x"}', "[1]", '[{"flags": []}]', '[{"name": "x", "flags": "y"}]'):
        refused = tell("folders", "propose", stdin=wrong)
        assert (refused.status, refused.data["error"]["code"]) == (1, "bad_input")


def test_doctor_checks_everything_and_says_what_to_do(connected: Tell) -> None:
    said = connected("doctor")
    assert [check["name"] for check in said.data["checks"]] == ["qt", "keyring", "store", "name_look_up", "sign_in"]
    assert (said.status, said.data["ok"]) == (0, True)
    connected("account", "set", "eva", "--port", "1")
    ill = connected("doctor")
    assert (ill.status, ill.data["ok"]) == (1, False)
    assert [check["detail"] for check in ill.data["checks"] if not check["ok"]] == ["eva, 127.0.0.1: refused"]
    assert all(check["remedy"] for check in ill.data["checks"] if not check["ok"])
