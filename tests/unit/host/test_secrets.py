"""Passwords go to the keyring, else into the sealed vault, else they serve this session; never plain."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import InitError

from carerix_desktop.domain.account import Account, Endpoint, Security, ServerType
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import AccountKey, UserKey
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.secrets import SecretPlace, Secrets
from carerix_desktop.host.vault import VARIABLE, Vault

PASSWORD = 'geheim "quoted\\" %s\nünd'


class MemoryRing(KeyringBackend):
    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        del self.entries[service, username]


class LockedRing(MemoryRing):
    def set_password(self, service: str, username: str, password: str) -> None:
        raise InitError("locked")

    def get_password(self, service: str, username: str) -> str | None:
        raise InitError("locked")


def account(host: str = "imap.example.test", *, smtp: str = "") -> Account:
    def endpoint(name: str, port: int) -> Endpoint:
        return Endpoint(host=name, port=port, security=Security.SSL, username="eva@example.test")

    return Account(
        key=AccountKey(3),
        owner=UserKey(1),
        type=ServerType.IMAP,
        incoming=endpoint(host, 993),
        fetch=True,
        keep_copy=True,
        remove_after_days=None,
        outgoing=endpoint(smtp, 465) if smtp else None,
    )


def use(monkeypatch: pytest.MonkeyPatch, ring: KeyringBackend) -> None:
    monkeypatch.setattr(keyring, "get_keyring", lambda: ring)


@pytest.fixture
def passphrase(tmp_path: Path) -> dict[str, str]:
    path = tmp_path / "passphrase"
    path.touch(mode=0o600)
    path.write_text("correct horse\n")
    return {VARIABLE: str(path)}


def secrets(directory: Path, environment: dict[str, str] | None = None) -> Secrets:
    return Secrets("p1", directory / "vault.json", Redaction(), environment=environment or {})


def test_the_keyring_keeps_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    use(monkeypatch, MemoryRing())
    assert secrets(tmp_path).set(account(), PASSWORD) is SecretPlace.KEYRING
    assert secrets(tmp_path).get(account()) == PASSWORD
    secrets(tmp_path).delete(account())
    assert secrets(tmp_path).get(account()) is None
    assert list(tmp_path.iterdir()) == []


def test_a_password_is_offered_only_to_the_server_it_was_given_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    use(monkeypatch, MemoryRing())
    secrets(tmp_path).set(account(), PASSWORD)
    assert secrets(tmp_path).get(account("evil.example")) is None


def test_the_outgoing_server_has_the_same_password_unless_it_has_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    use(monkeypatch, MemoryRing())
    both = account(smtp="smtp.example.test")
    kept = secrets(tmp_path)
    kept.set(both, "one")
    assert kept.get(both, outgoing=True) == "one"
    kept.set(both, "two", outgoing=True)
    assert (kept.get(both), kept.get(both, outgoing=True)) == ("one", "two")


@pytest.mark.parametrize("ring", [fail.Keyring(), null.Keyring(), LockedRing()], ids=["none", "null", "locked"])
def test_without_a_keyring_the_vault_keeps_it_sealed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, passphrase: dict[str, str], ring: KeyringBackend
):
    use(monkeypatch, ring)
    assert secrets(tmp_path, passphrase).set(account(), PASSWORD) is SecretPlace.VAULT
    assert secrets(tmp_path, passphrase).get(account()) == PASSWORD
    vault = tmp_path / "vault.json"
    assert stat.S_IMODE(vault.stat().st_mode) == 0o600
    assert "geheim" not in vault.read_text()
    assert "imap.example.test" not in vault.read_text()


def test_without_keyring_and_passphrase_it_says_what_to_do_and_serves_this_session(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    use(monkeypatch, fail.Keyring())
    kept = secrets(tmp_path)
    with pytest.raises(UserFault, match=VARIABLE) as caught:
        kept.set(account(), PASSWORD)
    assert (caught.value.code, kept.place()) == ("nowhere", SecretPlace.NOWHERE)
    assert kept.get(account()) == PASSWORD
    assert secrets(tmp_path).get(account()) is None
    assert list(tmp_path.iterdir()) == []


def test_a_passphrase_can_be_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    use(monkeypatch, fail.Keyring())
    kept = secrets(tmp_path)
    kept.ask_with(lambda: "correct horse")
    assert kept.set(account(), PASSWORD) is SecretPlace.VAULT
    again = secrets(tmp_path)
    again.ask_with(lambda: "wrong horse")
    with pytest.raises(UserFault, match="does not open"):
        again.get(account())
    again.ask_with(lambda: "correct horse")
    assert again.get(account()) == PASSWORD


def test_a_passphrase_file_that_others_can_read_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, passphrase: dict[str, str]
):
    use(monkeypatch, fail.Keyring())
    Path(passphrase[VARIABLE]).chmod(0o640)
    with pytest.raises(UserFault, match="0600"):
        secrets(tmp_path, passphrase).set(account(), PASSWORD)


@pytest.mark.parametrize("change", [{"n": 2**14}, {"data": "AAAA"}, {"format": "other"}, {"salt": 7}])
def test_a_changed_vault_is_refused(tmp_path: Path, change: dict[str, object]):
    path = tmp_path / "vault.json"
    Vault(path, ask=lambda: "x", environment={}, scrypt_n=2**15).put("a", "b")
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    with pytest.raises(UserFault):
        Vault(path, ask=lambda: "x", environment={}).get("a")


def test_two_entries_live_in_one_vault_and_one_can_be_forgotten(tmp_path: Path):
    vault = Vault(tmp_path / "vault.json", ask=lambda: "x", environment={}, scrypt_n=2**14)
    vault.put("a", "1")
    vault.put("b", "2")
    vault.put("a", None)
    assert (vault.get("a"), vault.get("b")) == (None, "2")


REAL_RING = """
import sys
from pathlib import Path
from tests.unit.host.test_secrets import PASSWORD, account
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.secrets import Secrets
def fresh():
    return Secrets("p1", Path(sys.argv[1]) / "vault.json", Redaction())
print(fresh().set(account(), PASSWORD).value, fresh().get(account()) == PASSWORD)
fresh().delete(account())
print(fresh().get(account()))
"""


def test_a_real_gnome_keyring_keeps_and_forgets_it(tmp_path: Path):
    (tmp_path / "run").mkdir(mode=0o700)
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
    }
    environment.pop("PYTHON_KEYRING_BACKEND", None)
    script = 'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"'
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script, "sh", sys.executable, "-c", REAL_RING, str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.split() == ["keyring", "True", "None"], done.stderr
