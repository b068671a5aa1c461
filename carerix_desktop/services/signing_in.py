"""Signing in: who opens the program, with which password, and what comes of wrong ones (RULES.md section 4).

With one active user file the program opens at once. With several it asks who, and for the password of that user file,
where the agency's `sign_in` is `ask`; where it is `os`, the account on this computer suffices. A password keeps
colleagues apart at one computer; who can read the store's file can read all of it (RELIABILITY.md C-10).

An unknown login and a wrong password are one answer and take a like time. An attempt is counted before the password
is looked at, so that two windows at once win nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from carerix_desktop.domain.account import Agency, User
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.domain.password import normal_password, read_new_password, remaining_wait, wait_after
from carerix_desktop.domain.rights import Sphere
from carerix_desktop.domain.setting import fold_login
from carerix_desktop.host.password_hash import PasswordHashes, Verdict
from carerix_desktop.services.permission import require_active, require_own_or_administrator, user_with_key
from carerix_desktop.storage import sign_ins, users
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.unit_of_work import Work

ASK = "ask"


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Who signed in; `must_change`: with a password that an administrator gave, and that has to be replaced first."""

    user: User
    must_change: bool


class SigningIn:
    """Passwords of user files, and who may open the program.

    Args:
        hashes: makes and checks them.
        clock: now, aware.
    """

    def __init__(
        self, store: Store, *, hashes: PasswordHashes | None = None, clock: Callable[[], datetime] = _now
    ) -> None:
        self._store = store
        self._hashes = hashes or PasswordHashes()
        self._clock = clock

    def with_password(self) -> frozenset[UserKey]:
        """Which user files have a password."""
        with self._store.work(None) as work:
            return frozenset(sign_ins.known_passwords(work))

    def way(self) -> str:
        """What the agency wants: `ask` or `os`."""
        with self._store.reader(None) as reader:
            return users.find_agency(reader).sign_in

    def asks(self) -> bool:
        """Whether a password is needed: there are several to choose from, and the agency wants to be asked."""
        with self._store.reader(None) as reader:
            return asks_for_password(users.find_agency(reader), users.find_users(reader))

    def set_password(self, acting: UserKey, key: UserKey, password: str) -> None:
        """Give a user file a password: one's own, or any for an administrator; another's is changed at its first use.

        Raises:
            UserFault: not allowed, or it cannot be a password (`domain.password`).
        """
        password_hash = self._hashes.make(read_new_password(password))
        given = acting != key
        with self._store.work(acting, on=Sphere.OWN) as work:
            everybody = users.find_users(work)
            require_own_or_administrator(everybody, acting, key)
            user = user_with_key(everybody, key)
            sign_ins.put_password(work, key, password_hash, must_change=given, at=self._seconds())
            act = "password_given" if given else "password_changed"
            work.record_audit(act, user_key=key, detail=user.login)

    def change_own(self, key: UserKey, current: str, new: str) -> None:
        """Replace one's own password; `current` is not looked at where there is none yet.

        Raises:
            UserFault: the current password is wrong (it counts as a failure), or the new one cannot be.
        """
        normal = read_new_password(new)
        with self._store.reader(None) as reader:
            user = user_with_key(users.find_users(reader), key)
        require_active(user)
        if key in self.with_password():
            self._verify(user, current)
            if normal_password(current) == normal:
                raise UserFault("This is the password that you have already. Choose another one.", code="password_same")
        self.set_password(key, key, new)

    def sign_in(self, login: str, password: str) -> SignedIn:
        """Sign in with a password.

        Raises:
            UserFault: `wrong_password`, for an unknown login as well; `sign_in_wait` after several (seconds in the
                details); `no_password`; `password_damaged`; `switched_off`, after the right password only.
        """
        with self._store.reader(None) as reader:
            found = [user for user in users.find_users(reader) if fold_login(user.login) == fold_login(login)]
        if not found:
            self._hashes.make(normal_password(password))
            raise _wrong()
        user = found[0]
        must_change = self._verify(user, password)
        require_active(user)
        return SignedIn(user=self._note(user.key), must_change=must_change)

    def enter(self, key: UserKey) -> SignedIn:
        """Sign in without a password, where none is asked for.

        Raises:
            UserFault: a password is needed, or the user file was switched off.
        """
        if self.asks():
            raise _wrong()
        if self._store.damage is None:
            return SignedIn(user=self._note(key), must_change=False)
        with self._store.reader(None) as reader:  # a damaged store is read, and nothing is written down in it
            user = user_with_key(users.find_users(reader), key)
        require_active(user)
        return SignedIn(user=user, must_change=False)

    def _note(self, key: UserKey) -> User:
        """Write down that a user has signed in, with a password or by the account on this computer."""
        with self._store.work(key, on=Sphere.OWN) as work:
            user = user_with_key(users.find_users(work), key)
            require_active(user)
            sign_ins.put_last_sign_in(work, key, at=self._seconds())
            work.record_audit("signed_in", user_key=key, detail=user.login)
        return user

    def _verify(self, user: User, password: str) -> bool:
        """Raise UserFault unless it is the password; the answer is whether it has to be changed."""
        known = self._count_attempt(user)
        verdict = self._hashes.check(known.password_hash, normal_password(password))
        if verdict is Verdict.DAMAGED:
            raise UserFault(
                f"The password of {user.name} cannot be read any more. An administrator sets a new one under Users.",
                code="password_damaged",
                details={"name": user.name},
            )
        if verdict is Verdict.WRONG:
            raise self._refused(user, known.failures)
        renewed = self._hashes.make(normal_password(password)) if self._hashes.is_dated(known.password_hash) else ""
        with self._store.work_for(user.key) as work:
            now = sign_ins.known_passwords(work).get(user.key)
            if now is None or now.password_hash != known.password_hash:  # replaced while it was looked at
                raise _wrong()
            sign_ins.put_failures(work, user.key, 0, locked_until=0)
            if renewed:
                sign_ins.renew_hash(work, user.key, renewed)
        return known.must_change

    def _count_attempt(self, user: User) -> sign_ins.KnownPassword:
        """Count the attempt as a failure until it is known to be right; answers the row with this attempt counted."""
        now = self._seconds()
        with self._store.work(None) as work:
            known = sign_ins.known_passwords(work).get(user.key)
            if known is None:
                raise _without_password(user)
            left = remaining_wait(known.failures, known.locked_until, now)
            failures = known.failures if left else known.failures + 1
            until = now + (left or wait_after(failures))
            sign_ins.put_failures(work, user.key, failures, locked_until=until)
        if left:
            raise _waiting(left)
        return sign_ins.KnownPassword(
            password_hash=known.password_hash,
            must_change=known.must_change,
            failures=failures,
            locked_until=until,
        )

    def _refused(self, user: User, failures: int) -> UserFault:
        wait = wait_after(failures)
        if not wait:
            return _wrong()
        with self._store.work(None) as work:
            work.record_audit("sign_in_failed", user_key=user.key, detail=f"{user.login}: {failures}")
        return _waiting(wait)

    def _seconds(self) -> int:
        return int(self._clock().timestamp())


def asks_for_password(agency: Agency, everybody: Sequence[User]) -> bool:
    """Whether who opens the program has to give a password."""
    return agency.sign_in == ASK and sum(user.active for user in everybody) > 1


def known_here(everybody: Sequence[User], system_account: str, last: str) -> User | None:
    """Who opens the program where no password is asked for: the only one, the one of this account, or the last one.

    Args:
        everybody: the user files.
        system_account: login name at the operating system.
        last: login of who was looking last on this computer.
    """
    active = [user for user in everybody if user.active]
    if len(active) == 1:
        return active[0]
    logins = {fold_login(user.login): user for user in active}
    return logins.get(fold_login(system_account)) or logins.get(fold_login(last))


def require_way_in(work: Work, everybody: Sequence[User], acting: UserKey | None) -> None:
    """Raise UserFault where passwords are asked for from now on and the acting user has none: nobody locks oneself out.

    Args:
        everybody: as it will be.
    """
    if asks_for_password(users.find_agency(work), everybody) and acting not in sign_ins.known_passwords(work):
        raise UserFault(
            "With several users the program asks for a password, and you have none yet. "
            "Set your own password first (My account, or: users password LOGIN).",
            code="own_password_first",
        )


def _wrong() -> UserFault:
    return UserFault(
        "Login and password do not belong together. Check both; an administrator can set a new password.",
        code="wrong_password",
    )


def _waiting(seconds: int) -> UserFault:
    return UserFault(
        f"Too many wrong passwords. Wait {seconds} seconds, then try again.",
        code="sign_in_wait",
        details={"seconds": str(seconds)},
    )


def _without_password(user: User) -> UserFault:
    return UserFault(
        f"{user.name} has no password yet. An administrator sets one under Users.",
        code="no_password_yet",
        details={"name": user.name},
    )
