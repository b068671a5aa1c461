"""Addresses that a user was given later: when they count from, and how they are proven (RELIABILITY.md C-11; ADR 18).

Administrators set addresses. One given later, to which mail was here already, gives sight of that mail only after
proof: by a code that a *colleague* mails to the address and its user alone enters, or by signing in, with the address
as user name, to a server that another administrator entered. Whoever sends a code could read it on the way (in their
own Sent, at a server of their own), so nobody sends one for their own address.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from carerix_desktop.compose.builder import build_message, new_message_id
from carerix_desktop.domain import address_proof as proof
from carerix_desktop.domain.account import Account, Security, User, UserRole
from carerix_desktop.domain.address_proof import AddressStatus
from carerix_desktop.domain.addresses import domain_of, normalise
from carerix_desktop.domain.errors import Fault, UserFault
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.outgoing import Outgoing
from carerix_desktop.domain.rights import Sphere
from carerix_desktop.services.accounts import Accounts
from carerix_desktop.services.permission import require_own_or_administrator, user_with_key
from carerix_desktop.storage import address_proofs as rows
from carerix_desktop.storage.accounts import find_account, find_server_set_by
from carerix_desktop.storage.address_proofs import KeptCode
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.unit_of_work import Reader, Work
from carerix_desktop.storage.users import find_agency, find_users

_COST: Final = {"n": 2**14, "r": 8, "p": 1}


def _now() -> datetime:
    return datetime.now(UTC)


class AddressProofs:
    """What is known of the addresses of user files, and the two ways to prove one.

    Args:
        readdress: told whose address was proven, after the commit: earlier mail is theirs to see (filing).
        clock: now, aware.
    """

    def __init__(
        self,
        store: Store,
        accounts: Accounts,
        *,
        readdress: Callable[[UserKey], object],
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._store = store
        self._accounts = accounts
        self._readdress = readdress
        self._clock = clock

    def status(self, viewer: UserKey, owner: UserKey) -> tuple[AddressStatus, ...]:
        """The addresses of a user file, one's own or any for an administrator; raises UserFault otherwise."""
        with self._store.reader(viewer) as reader:
            users = find_users(reader)
            require_own_or_administrator(users, viewer, owner)
            vouched = _vouched_account(reader, users, owner)
            name = normalise(vouched.incoming.username) if vouched else ""
            found = rows.find_addresses(reader, owner)
        return tuple(replace(one, by_sign_in=not one.proven and normalise(one.address) == name) for one in found)

    def send_code(self, acting: UserKey, owner: UserKey, address: str, *, password: str | None = None) -> None:
        """Mail a code to an address of a colleague, through one's own outgoing server. It is kept nowhere here.

        Args:
            password: of the acting user's outgoing server, for this one time; default the kept one.

        Raises:
            UserFault: it is one's own address, not an address of that user, proven already, or a code went there less
                than a minute ago; or nothing is set to send with.
            ServerFault: the mail server refused; then there is no code.
        """
        code, moment = proof.new_code(), self._seconds()
        with self._store.work(acting, on=Sphere.OWN) as work:
            users = find_users(work)
            sender, user = _active(users, acting), user_with_key(users, owner)
            normal = _unproven(work, owner, address)
            _require_colleague(sender, user)
            kept = rows.find_code(work, owner, normal)
            if kept is not None and moment - kept.sent_at < proof.PAUSE_S:
                raise UserFault(
                    "A code was mailed to this address less than a minute ago. Wait a minute and try again.",
                    code="code_too_soon",
                )
            agency = find_agency(work)
            made = KeptCode(code_hash=_hash(code), sent_at=moment, expires_at=moment + proof.VALID_S, failures=0)
            rows.put_code(work, owner, normal, made)
            work.record_audit("address_code_sent", detail=address, user_key=owner)
        subject, text = proof.proof_words(agency, sender, user, address, code)
        own = sender.from_address or sender.system_address
        try:
            self._accounts.submit(acting, own, address, self._message(sender, own, subject, text), password=password)
        except Fault:
            with self._store.work(acting, on=Sphere.OWN) as work:
                rows.drop_code(work, owner, normal)
            raise

    def enter_code(self, acting: UserKey, address: str, code: str) -> None:
        """The user whose address it is enters the code that came there: earlier mail is theirs to see.

        Raises:
            UserFault: not an address of the acting user, no code waits, it is too old, wrong, or wrong too often.
        """
        with self._store.work(acting, on=Sphere.OWN) as work:
            _active(find_users(work), acting)
            normal = _unproven(work, acting, address)
            fault = self._judge(work, acting, normal, code)
            if fault is None:
                rows.mark_proven(work, acting, normal)
                work.record_audit("address_proven", detail=f"{address}: code", user_key=acting)
        if fault is not None:  # after the commit, which counts the try
            raise fault
        self._readdress(acting)

    def prove_by_sign_in(self, acting: UserKey, address: str, *, password: str | None = None) -> None:
        """Sign in to one's own incoming server with the address as user name: earlier mail is the user's to see.

        Raises:
            UserFault: the account has another user name, it is not encrypted, or no other administrator entered it.
            ServerFault: the server refused.
        """
        with self._store.reader(acting) as reader:
            users = find_users(reader)
            _active(users, acting)
            normal = _unproven(reader, acting, address)
            account = _vouched_account(reader, users, acting)
        if account is None or normalise(account.incoming.username) != normal:
            raise _no_sign_in()
        test = self._accounts.test(acting, acting, password=password).incoming
        if not test.ok:
            raise UserFault(test.message, code=test.code, details=test.details)
        with self._store.work(acting, on=Sphere.OWN) as work:
            if _vouched_account(work, find_users(work), acting) != account:
                raise _no_sign_in()
            rows.mark_proven(work, acting, _unproven(work, acting, address))
            work.record_audit("address_proven", detail=f"{address}: sign-in", user_key=acting)
        self._readdress(acting)

    def _judge(self, work: Work, user: UserKey, normal: str, code: str) -> UserFault | None:
        kept = rows.find_code(work, user, normal)
        if kept is None or kept.expires_at <= self._seconds() or kept.failures >= proof.TRIES:
            return UserFault(
                "There is no code for this address that still counts. Ask a colleague to send a new one.",
                code="no_code",
            )
        if _fits(proof.read_code(code), kept.code_hash):
            return None
        rows.count_failure(work, user, normal)
        left = proof.TRIES - kept.failures - 1
        text = f"This is not the code that was mailed. Tries left: {left}."
        return UserFault(text if left else f"{text} Ask a colleague to send a new one.", code="wrong_code")

    def _message(self, sender: User, own: str, subject: str, text: str) -> bytes:
        """Without the address in a header: whom it names there would see it by that (RULES.md section 4)."""
        if not own:
            raise UserFault("You have no sender address to send with. Enter one first.", code="no_sender_address")
        return build_message(
            Outgoing(
                message_id=f"{proof.PROOF_MARK}{new_message_id(domain_of(normalise(own)))}",
                date=self._clock(),
                sender=Address(name=sender.name, address=own),
                subject=subject,
                text=text,
            )
        )

    def _seconds(self) -> int:
        return int(self._clock().timestamp())


def _active(users: list[User], acting: UserKey) -> User:
    require_own_or_administrator(users, acting, acting)
    return user_with_key(users, acting)


def _require_colleague(sender: User, user: User) -> None:
    if sender.key == user.key:
        raise UserFault(
            "A code for your own address is mailed by a colleague: whoever sends it could read it. Ask an "
            "administrator, or any colleague where you are the only one.",
            code="own_code",
        )
    if UserRole.ADMINISTRATOR not in (sender.role, user.role):
        raise UserFault("Only an administrator may mail a code for this user. Ask one.", code="forbidden")


def _unproven(door: Reader | Work, owner: UserKey, address: str) -> str:
    """The comparable form of an address of a user that is to be proven."""
    normal = normalise(address)
    found = next((one for one in rows.find_addresses(door, owner) if normal and normalise(one.address) == normal), None)
    if found is None:
        raise UserFault("This is not an address of this user file. See: users addresses LOGIN.", code="not_an_address")
    if found.proven:
        raise UserFault("This address counts for all mail already. Nothing has to be done.", code="proven_already")
    return normal


def _vouched_account(door: Reader | Work, users: list[User], owner: UserKey) -> Account | None:
    """A user's account where another administrator entered its incoming server, and it is encrypted."""
    account, by = find_account(door, owner), find_server_set_by(door, owner)
    vouching = any(user.key == by != owner and user.active and user.role is UserRole.ADMINISTRATOR for user in users)
    return account if vouching and account and account.incoming.security is not Security.NONE else None


def _no_sign_in() -> UserFault:
    return UserFault(
        "Signing in proves an address only where it is the user name, the connection is encrypted, and another "
        "administrator entered the server. Ask a colleague to send a code instead.",
        code="no_sign_in_proof",
    )


def _hash(code: str) -> str:
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}${hashlib.scrypt(code.encode(), salt=salt, **_COST).hex()}"


def _fits(code: str, kept: str) -> bool:
    salt, _, expected = kept.partition("$")
    made = hashlib.scrypt(code.encode(), salt=bytes.fromhex(salt), **_COST).hex()
    return hmac.compare_digest(made, expected)
