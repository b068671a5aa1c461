"""User files and the agency: what Settings › Users, `users` and `agency` ask (CLI.md)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from carerix_desktop.domain.account import Agency, User, UserRole
from carerix_desktop.domain.addresses import normalise, reach_same
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.domain.rights import Sphere
from carerix_desktop.domain.setting import (
    AGENCY_SETTINGS,
    USER_SETTINGS,
    Value,
    fold_login,
    read_address,
    read_login,
    read_name,
    read_settings,
)
from carerix_desktop.services.permission import require_administrator, require_own_or_administrator, user_with_key
from carerix_desktop.services.signing_in import require_way_in
from carerix_desktop.storage import leaving
from carerix_desktop.storage import users as rows
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.unit_of_work import Work

NOBODY = UserKey(0)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainMove:
    """The system address of one user before and after another mail domain; `free`: nobody else has it."""

    name: str
    before: str
    after: str
    free: bool


class Users:
    """The user files of a store.

    Args:
        clock: now, aware.
        readdress: told whose addresses changed, after the commit: older mail is theirs to see, and goes out from them.
    """

    def __init__(
        self,
        store: Store,
        *,
        clock: Callable[[], datetime] = _now,
        readdress: Callable[[UserKey], object] = lambda _user: None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._readdress = readdress

    def everybody(self) -> list[User]:
        """Every user file, active or not, in the order in which they were added."""
        with self._store.reader(None) as reader:
            return rows.find_users(reader)

    def activity(self, viewer: UserKey) -> Mapping[UserKey, rows.Activity]:
        """When each user was here last, and their mail was fetched; raises UserFault unless an administrator asks."""
        with self._store.reader(viewer) as reader:
            require_administrator(rows.find_users(reader), viewer, "see who was here when")
            return rows.find_activity(reader)

    def get(self, key: UserKey) -> User:
        """One user file; raises UserFault when it is gone."""
        return user_with_key(self.everybody(), key)

    def add(
        self,
        acting: UserKey | None,
        login: str,
        *,
        name: str,
        from_address: str,
        aliases: Sequence[str] = (),
        admin: bool = False,
        reader: bool = False,
    ) -> User:
        """Add a user file. The first needs nobody to act, and is always an administrator's.

        Raises:
            UserFault: no administrator acts; the login or an address is wrong or somebody else's.
        """
        with self._store.work(acting) as work:
            users = rows.find_users(work)
            require_administrator(users, acting, "add users")
            plain = UserRole.READER if reader else UserRole.RECRUITER
            role = UserRole.ADMINISTRATOR if admin or not users else plain
            user = User(
                key=NOBODY,
                login=read_login(login.strip()),
                name=read_name("name", name),
                from_address=read_address("from_address", from_address),
                system_address=_system_address(login.strip(), rows.find_agency(work).mail_domain),
                aliases=tuple(dict.fromkeys(read_address("alias", alias) for alias in aliases if alias.strip())),
                role=role,
                active=True,
                incoming_confidential=False,
                outgoing_confidential=False,
            )
            if any(fold_login(other.login) == fold_login(user.login) for other in users):
                raise UserFault(f"There is a user “{user.login}” already. Choose another login.", code="login_taken")
            _require_free(work, user)
            require_way_in(work, [*users, user], acting)
            key = rows.add_user(work, user, at=self._seconds())
            work.record_audit("user_added", user_key=key, detail=user.login)
        self._readdress(key)
        return replace(user, key=key)

    def change(
        self,
        acting: UserKey,
        key: UserKey,
        texts: Mapping[str, str],
        *,
        why: str = "",
        work_to: UserKey | None = None,
    ) -> User:
        """Change settings of a user file, given as text (`domain.setting.USER_SETTINGS`).

        Who is switched off sends nothing that still waits; open tasks and files go to `work_to`, where one is named.

        Args:
            acting: whose hand.
            key: of the user file.
            texts: setting → text.
            why: for the audit log.
            work_to: a colleague; only where the user file is switched off.

        Raises:
            UserFault: not allowed, an unknown setting or a wrong value, an address of somebody else, or the last
                administrator would be gone.
        """
        values = read_settings(USER_SETTINGS, texts)
        with self._store.work(acting, on=Sphere.OWN) as work:
            users = rows.find_users(work)
            require_own_or_administrator(users, acting, key)
            before = user_with_key(users, key)
            after = _changed(before, values)
            if any(USER_SETTINGS[name].administrator for name in values) and after != before:
                require_administrator(users, acting, "change addresses, role, access or what is confidential")
            everybody = [after if user.key == key else user for user in users]
            _require_administrator_left(everybody)
            _require_free(work, after)
            rows.change_user(work, after, at=self._seconds())
            if after.active and not before.active:
                require_way_in(work, everybody, acting)
            if after.active != before.active:
                self._turn(work, after, None if work_to is None else user_with_key(users, work_to))
            work.record_audit("user_changed", user_key=key, detail=", ".join(sorted(values)), reason=why)
        if _own_addresses(after) != _own_addresses(before):
            self._readdress(key)
        return after

    def _turn(self, work: Work, user: User, colleague: User | None) -> None:
        """A user file was switched on or off."""
        leaving.put_left(work, user.key, None if user.active else self._seconds())
        if user.active:
            return
        leaving.cancel_waiting(work, user.key)
        if colleague is None:
            return
        if colleague.key == user.key or not colleague.active:
            raise UserFault(
                f"{colleague.name} does not work here any more. Choose another colleague.",
                code="not_here",
                details={"name": colleague.name},
            )
        leaving.give_work(work, user.key, colleague.key)
        work.record_audit("work_handed_over", user_key=user.key, detail=f"to {colleague.login}")

    def agency(self) -> Agency:
        """The agency's settings."""
        with self._store.reader(None) as reader:
            return rows.find_agency(reader)

    def preview_domain(self, viewer: UserKey, domain: str) -> tuple[DomainMove, ...]:
        """What another mail domain would do to the system addresses, before it is saved.

        Raises:
            UserFault: it is no domain, or no administrator looks.
        """
        new = str(read_settings(AGENCY_SETTINGS, {"mail_domain": domain})["mail_domain"])
        with self._store.reader(viewer) as reader:
            users, old = rows.find_users(reader), rows.find_agency(reader).mail_domain
        require_administrator(users, viewer, "change the agency's settings")
        before = {user.key: user.system_address for user in users}
        return tuple(
            DomainMove(
                name=one.name,
                before=before[one.key],
                after=one.system_address,
                free=not one.system_address or _free_of(one, users),
            )
            for one in moved_addresses(users, old, new)
        )

    def change_agency(self, acting: UserKey | None, texts: Mapping[str, str]) -> Agency:
        """Change the agency's settings, given as text (`domain.setting.AGENCY_SETTINGS`).

        A new mail domain gives each user without a system address, or with one made from the old domain, a new one.

        Raises:
            UserFault: no administrator acts, an unknown setting or a wrong value.
        """
        values = read_settings(AGENCY_SETTINGS, texts)
        with self._store.work(acting) as work:
            users = rows.find_users(work)
            require_administrator(users, acting, "change the agency's settings")
            before = rows.find_agency(work)
            rows.put_agency(work, {name: _text_of(value) for name, value in values.items()})
            after = rows.find_agency(work)
            if after.sign_in != before.sign_in:
                require_way_in(work, users, acting)
            moved = moved_addresses(users, before.mail_domain, after.mail_domain)
            for user in moved:
                _require_free(work, user)
                rows.change_user(work, user, at=self._seconds())
            work.record_audit("agency_changed", detail=", ".join(sorted(values)))
        for user in moved:
            self._readdress(user.key)
        return after

    def _seconds(self) -> int:
        return int(self._clock().timestamp())


def _free_of(user: User, users: Sequence[User]) -> bool:
    taken = [normalise(one) for other in users if other.key != user.key for one in other.addresses]
    return not any(reach_same(normalise(user.system_address), one) for one in taken)


def moved_addresses(users: Sequence[User], old: str, new: str) -> list[User]:
    """The users whom another mail domain gives another system address, as they are then."""
    made = [
        replace(user, system_address=_system_address(user.login, new))
        for user in users
        if user.system_address in ("", _system_address(user.login, old))
    ]
    return [user for user in made if old != new and user not in users]


def _system_address(login: str, domain: str) -> str:
    """RULES.md section 5: login@agency's mail domain; a login that is an address gives its local part."""
    return f"{login.partition('@')[0]}@{domain}" if domain else ""


def _changed(user: User, values: Mapping[str, Value]) -> User:
    fields: dict[str, object] = dict(values)
    admin = fields.pop("admin", None)
    if "role" in fields:
        fields["role"] = UserRole(str(fields["role"]))
    elif admin is not None:
        plain = UserRole.RECRUITER if user.role is UserRole.ADMINISTRATOR else user.role
        fields["role"] = UserRole.ADMINISTRATOR if admin else plain
    # dataclasses.replace has no typed keywords; each value was read by its declaration.
    changed: User = replace(user, **fields)  # type: ignore[arg-type] # see the line above
    return changed


def _require_administrator_left(users: Sequence[User]) -> None:
    if not any(user.active and user.role is UserRole.ADMINISTRATOR for user in users):
        raise UserFault(
            "This is the last administrator. Make somebody else an administrator first.", code="last_administrator"
        )


def _require_free(work: Work, user: User) -> None:
    for address, owner in rows.owners_of(work, user.addresses).items():
        if owner != user.key:
            raise rows.address_taken(address)


def _text_of(value: Value) -> str:
    return ";".join(value) if isinstance(value, tuple) else str(value)


def _own_addresses(user: User) -> set[str]:
    return {user.from_address, user.system_address, *user.aliases}
