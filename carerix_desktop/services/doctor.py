"""`doctor`: is everything here that the program needs? Each check says what it found and what to do about it.

Checks that need what this floor must not import (Qt) are handed in by the composition root.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from carerix_desktop.domain.account import Account, User, UserRole
from carerix_desktop.domain.errors import ServerFault, StoreFault, UserFault
from carerix_desktop.host.secrets import NOWHERE, SecretPlace, Secrets
from carerix_desktop.services.accounts import Accounts
from carerix_desktop.services.servers import Servers
from carerix_desktop.services.users import Users
from carerix_desktop.storage.engine import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line of the answer; `remedy` is empty where all is well."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


Probe = Callable[[], Check]
EXAMINE_S = 30.0


def refused_store(fault: StoreFault) -> Check:
    """The one check that there is where the store cannot be opened."""
    return Check(name="store", ok=False, detail=fault.code, remedy=fault.message)


class Doctor:
    """Runs the checks.

    Args:
        probes: further checks, such as Qt, run first.
    """

    def __init__(
        self,
        store: Store,
        secrets: Secrets,
        users: Users,
        accounts: Accounts,
        servers: Servers,
        *,
        probes: Sequence[Probe] = (),
    ) -> None:
        self._store = store
        self._secrets = secrets
        self._users = users
        self._accounts = accounts
        self._servers = servers
        self._probes = probes

    def examine(self, acting: User | None) -> list[Check]:
        """Every check; accounts are those of the acting user, for an administrator all that are switched on."""
        checks = [*(probe() for probe in self._probes), self._check_keyring(), self._check_store()]
        return [*checks, *self._network(acting)] if checks[-1].ok else checks

    def _check_keyring(self) -> Check:
        place = self._secrets.place()
        detail = {
            SecretPlace.KEYRING: "the system's keyring",
            SecretPlace.VAULT: "an encrypted vault in the profile, because this machine has no keyring",
            SecretPlace.NOWHERE: "passwords can be kept nowhere",
        }[place]
        ok = place is not SecretPlace.NOWHERE
        return Check(name="keyring", ok=ok, detail=detail, remedy="" if ok else NOWHERE)

    def _check_store(self) -> Check:
        try:
            users = len(self._users.everybody())
        except StoreFault as fault:
            return refused_store(fault)
        sealed = "" if self._store.key is None else ", encrypted"
        damage = self._store.examine(EXAMINE_S)
        if damage is not None:
            return refused_store(damage)
        return Check(name="store", ok=True, detail=f"{self._store.path}, {users} user files{sealed}")

    def _network(self, acting: User | None) -> list[Check]:
        accounts = self._examined(acting)
        hosts = dict.fromkeys(
            endpoint.host
            for _user, account in accounts
            for endpoint in (account.incoming, account.outgoing)
            if endpoint
        )
        checks = [self._check_name(host) for host in hosts or ("localhost",)]
        if not accounts:
            return [*checks, Check(name="sign_in", ok=True, detail="no mail server is set yet")]
        return [*checks, *(self._check_sign_in(user, account) for user, account in accounts)]

    def _examined(self, acting: User | None) -> list[tuple[User, Account]]:
        accounts = self._accounts.everybody()
        everybody = acting is None or acting.role is UserRole.ADMINISTRATOR
        return [
            (user, accounts[user.key])
            for user in self._users.everybody()
            if user.active and user.key in accounts and (everybody or user == acting)
        ]

    def _check_name(self, host: str) -> Check:
        try:
            self._servers.look_up(host)
        except ServerFault as fault:
            return Check(name="name_look_up", ok=False, detail=f"{host}: {fault.code}", remedy=fault.message)
        return Check(name="name_look_up", ok=True, detail=f"{host} is known")

    def _check_sign_in(self, user: User, account: Account) -> Check:
        try:
            test = self._accounts.test(user.key, user.key)
        except UserFault as fault:
            return Check(name="sign_in", ok=False, detail=f"{user.login}: {fault.code}", remedy=fault.message)
        server = account.outgoing.host if test.incoming.ok and account.outgoing else account.incoming.host
        failed = next((result for result in (test.incoming, test.outgoing) if result and not result.ok), None)
        if failed is None:
            return Check(name="sign_in", ok=True, detail=f"{user.login}: {account.incoming.host} answers")
        return Check(name="sign_in", ok=False, detail=f"{user.login}, {server}: {failed.code}", remedy=failed.message)
