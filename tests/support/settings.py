"""A store with user files and the settings' services over it, with a keyring in memory and servers in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from carerix_desktop.domain.account import Security, ServerType, User
from carerix_desktop.domain.account_draft import AccountDraft
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.secrets import Secrets
from carerix_desktop.services.accounts import Accounts
from carerix_desktop.services.folders import Folders
from carerix_desktop.services.users import Users
from carerix_desktop.storage.engine import Store, open_store
from tests.support.fake_servers import FakeServers, listed

DRAFT = AccountDraft(
    type=ServerType.IMAP, server="imap.example.test", security=Security.SSL, username="eva@example.test"
)
WITH_SENDING = AccountDraft(
    type=ServerType.IMAP,
    server="imap.example.test",
    security=Security.SSL,
    username="eva@example.test",
    smtp_server="smtp.example.test",
)


class MemoryRing(KeyringBackend):
    """A keyring that forgets at the end of the test."""

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


@dataclass
class SettingsRoom:
    """Everything that a test of the settings needs."""

    store: Store
    secrets: Secrets
    servers: FakeServers
    users: Users
    accounts: Accounts
    folders: Folders
    admin: User
    recruiter: User


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> MemoryRing:
    """The machine's keyring, in memory."""
    made = MemoryRing()
    monkeypatch.setattr(keyring, "get_keyring", lambda: made)
    return made


@pytest.fixture
def room(tmp_path: Path, ring: MemoryRing) -> Iterator[SettingsRoom]:
    """An agency with an administrator (priya) and a recruiter (eva), and a server with the usual folders."""
    store = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}", backup_dir=tmp_path)
    secrets = Secrets("test", tmp_path / "vault.json", Redaction(), environment={})
    servers = FakeServers().add(
        listed("INBOX"), listed("Verzonden items"), listed("Archief 2026"), listed("Klanten"), listed("Klanten/Delta")
    )
    servers.counts = {"INBOX": 12904, "Verzonden items": 8311, "Archief 2026": 5120, "Klanten/Delta": 188}
    users = Users(store)
    admin = users.add(None, "priya", name="Priya Nair", from_address="priya@example.test")
    recruiter = users.add(admin.key, "eva", name="Eva Bakker", from_address="eva@example.test")
    accounts = Accounts(store, secrets, servers)
    yield SettingsRoom(
        store=store,
        secrets=secrets,
        servers=servers,
        users=users,
        accounts=accounts,
        folders=Folders(store, accounts, servers),
        admin=admin,
        recruiter=recruiter,
    )
    store.close()
