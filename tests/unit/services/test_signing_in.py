"""Signing in: passwords are hashed, wrong ones cost time, and nobody gets in by a damaged row."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.host.password_hash import PasswordHashes, Verdict
from carerix_desktop.services.signing_in import SigningIn
from carerix_desktop.storage.tables_mail import app_user, audit
from carerix_desktop.storage.tables_users import sign_in
from tests.support.settings import SettingsRoom

QUICK = PasswordHashes(memory_kib=8, rounds=1, lanes=1)
GOOD, OTHER = "correct horse", "battery staple"


@dataclass
class Clock:
    """A clock that a test sets."""

    now: datetime = datetime(2026, 11, 27, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def door(room: SettingsRoom, clock: Clock) -> SigningIn:
    signing_in = SigningIn(room.store, hashes=QUICK, clock=clock)
    signing_in.set_password(room.admin.key, room.admin.key, GOOD)
    return signing_in


def refused(act, *arguments: object) -> UserFault:
    with pytest.raises(UserFault) as caught:
        act(*arguments)
    return caught.value


def row(room: SettingsRoom, key: int):
    with room.store.work(None) as work:
        return work.connection.execute(select(sign_in).where(sign_in.c.user_key == key)).one()


def log(room: SettingsRoom) -> list[tuple[str, str, int]]:
    with room.store.work(None) as work:
        query = select(audit.c.made_by, audit.c.act, audit.c.user_key).order_by(audit.c.key)
        return [tuple(line) for line in work.connection.execute(query)]


def test_the_right_password_signs_in_and_is_noted(room: SettingsRoom, door: SigningIn, clock: Clock):
    signed_in = door.sign_in("PRIYA", GOOD)
    assert (signed_in.user, signed_in.must_change) == (room.admin, False)
    with room.store.reader(None) as reader:
        query = select(app_user.c.last_sign_in).where(app_user.c.key == room.admin.key)
        assert reader.connection.execute(query).scalar_one() == int(clock().timestamp())
    assert log(room)[-2:] == [
        ("priya", "password_changed", room.admin.key),
        ("priya", "signed_in", room.admin.key),
    ]


def test_no_password_stands_in_the_store_and_no_reader_sees_its_hash(room: SettingsRoom, door: SigningIn):
    assert row(room, room.admin.key).password_hash.startswith("$argon2id$")
    assert GOOD.encode() not in room.store.path.read_bytes()
    for viewer in (None, room.admin.key, room.recruiter.key):
        with room.store.reader(viewer) as reader:
            assert reader.connection.execute(select(sign_in)).all() == []


def test_an_unknown_login_and_a_wrong_password_are_one_answer(door: SigningIn):
    wrong, unknown = refused(door.sign_in, "priya", "not this one"), refused(door.sign_in, "nobody", GOOD)
    assert (wrong.code, wrong.message, dict(wrong.details)) == (unknown.code, unknown.message, dict(unknown.details))


def test_an_unknown_login_costs_as_much_work_as_a_wrong_password(room: SettingsRoom):
    made: list[str] = []

    class Counting(PasswordHashes):
        def make(self, password: str) -> str:
            made.append(password)
            return super().make(password)

    refused(SigningIn(room.store, hashes=Counting(memory_kib=8, rounds=1, lanes=1)).sign_in, "nobody", "x")
    assert made == ["x"]


def test_what_is_not_the_password_does_not_sign_in(door: SigningIn, clock: Clock):
    near = (GOOD + "\0", GOOD + " ", GOOD.upper())
    for password in ("", "\0", *near, "🔑" * 40, "\udcff", "x" * 10_000_000):
        assert refused(door.sign_in, "priya", password).code in ("wrong_password", "sign_in_wait")
        clock.pass_(900)


def test_the_fifth_wrong_password_begins_a_wait_that_grows(room: SettingsRoom, door: SigningIn, clock: Clock):
    for _attempt in range(4):
        assert refused(door.sign_in, "priya", OTHER).code == "wrong_password"
    assert refused(door.sign_in, "priya", OTHER).details == {"seconds": "30"}
    clock.pass_(10)
    waiting = refused(door.sign_in, "priya", GOOD)
    assert (waiting.code, waiting.details) == ("sign_in_wait", {"seconds": "20"})
    clock.pass_(20)
    assert refused(door.sign_in, "priya", OTHER).details == {"seconds": "60"}
    clock.pass_(60)
    assert door.sign_in("priya", GOOD).user == room.admin
    assert (row(room, room.admin.key).failures, row(room, room.admin.key).locked_until) == (0, 0)
    assert [line for line in log(room) if line[1] == "sign_in_failed"] == [("", "sign_in_failed", room.admin.key)] * 2


def test_a_clock_set_back_during_the_wait_locks_nobody_out(room: SettingsRoom, door: SigningIn, clock: Clock):
    for _attempt in range(5):
        refused(door.sign_in, "priya", OTHER)
    clock.pass_(-86_400)
    assert refused(door.sign_in, "priya", GOOD).details == {"seconds": "30"}
    clock.pass_(30)
    assert door.sign_in("priya", GOOD).user == room.admin


def test_two_windows_share_one_count(room: SettingsRoom, door: SigningIn, clock: Clock):
    other = SigningIn(room.store, hashes=QUICK, clock=clock)
    for attempt in range(5):
        refused((door, other)[attempt % 2].sign_in, "priya", OTHER)
    assert {refused(one.sign_in, "priya", GOOD).code for one in (door, other)} == {"sign_in_wait"}


def test_an_attempt_counts_before_its_password_is_looked_at(room: SettingsRoom, door: SigningIn, clock: Clock):
    seen: list[int] = []

    class Looking(PasswordHashes):
        def check(self, known: str, password: str) -> Verdict:
            seen.append(row(room, room.admin.key).failures)
            return super().check(known, password)

    SigningIn(room.store, hashes=Looking(memory_kib=8, rounds=1, lanes=1), clock=clock).sign_in("priya", GOOD)
    assert seen == [1]


def test_a_password_given_by_an_administrator_has_to_be_changed(room: SettingsRoom, door: SigningIn):
    door.set_password(room.admin.key, room.recruiter.key, GOOD)
    assert door.sign_in("eva", GOOD).must_change
    assert refused(door.change_own, room.recruiter.key, GOOD, GOOD).code == "password_same"
    door.change_own(room.recruiter.key, GOOD, OTHER)
    assert not door.sign_in("eva", OTHER).must_change
    assert ("priya", "password_given", room.recruiter.key) in log(room)
    assert ("eva", "password_changed", room.recruiter.key) in log(room)


def test_nobody_sets_the_password_of_somebody_else_but_an_administrator(room: SettingsRoom, door: SigningIn):
    assert refused(door.set_password, room.recruiter.key, room.admin.key, OTHER).code == "forbidden"
    assert door.sign_in("priya", GOOD).user == room.admin


def test_ones_own_password_is_changed_with_the_current_one(room: SettingsRoom, door: SigningIn):
    assert refused(door.change_own, room.admin.key, OTHER, "another one").code == "wrong_password"
    assert row(room, room.admin.key).failures == 1
    assert refused(door.change_own, room.admin.key, GOOD, "short").code == "password_short"
    door.change_own(room.admin.key, GOOD, OTHER)
    assert refused(door.sign_in, "priya", GOOD).code == "wrong_password"
    door.change_own(room.recruiter.key, "", GOOD)
    assert door.sign_in("eva", GOOD).user == room.recruiter


def test_who_has_no_password_yet_is_told_who_sets_one(door: SigningIn):
    fault = refused(door.sign_in, "eva", "")
    assert (fault.code, fault.message) == (
        "no_password_yet",
        "Eva Bakker has no password yet. An administrator sets one under Users.",
    )


def test_who_was_switched_off_is_told_so_after_the_right_password_only(room: SettingsRoom, door: SigningIn):
    door.set_password(room.admin.key, room.recruiter.key, GOOD)
    room.users.change(room.admin.key, room.recruiter.key, {"active": "no"})
    before = len(log(room))
    assert refused(door.sign_in, "eva", OTHER).code == "wrong_password"
    assert refused(door.sign_in, "eva", GOOD).code == "switched_off"
    assert refused(door.enter, room.recruiter.key).code == "switched_off"
    assert refused(door.change_own, room.recruiter.key, GOOD, OTHER).code == "switched_off"
    assert len(log(room)) == before


def test_a_damaged_row_lets_nobody_in(room: SettingsRoom, door: SigningIn, clock: Clock):
    salt, key = 22 * "A", 43 * "A"
    costly, impossible = f"$argon2id$v=19$m=4194304,t=99,p=1${salt}${key}", f"$argon2id$v=19$m=4,t=1,p=9${salt}${key}"
    for damaged in ("", "x", "$argon2id$", "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$", costly, impossible):
        with room.store.work(None) as work:
            work.connection.execute(update(sign_in).values(password_hash=damaged))
        for password in (GOOD, "", damaged):
            assert refused(door.sign_in, "priya", password).code == "password_damaged"
            clock.pass_(900)
    door.set_password(room.admin.key, room.admin.key, OTHER)
    assert door.sign_in("priya", OTHER).user == room.admin


def test_a_hash_with_other_parameters_is_made_anew(room: SettingsRoom, door: SigningIn, clock: Clock):
    before = row(room, room.admin.key).password_hash
    stronger = PasswordHashes(memory_kib=16, rounds=1, lanes=1)
    SigningIn(room.store, hashes=stronger, clock=clock).sign_in("priya", GOOD)
    after = row(room, room.admin.key).password_hash
    assert (before != after, stronger.is_dated(after), stronger.check(after, GOOD)) == (True, False, Verdict.RIGHT)


def test_passwords_are_asked_for_from_the_second_user_file_on(room: SettingsRoom, door: SigningIn):
    assert not door.asks()
    room.users.change_agency(room.admin.key, {"sign_in": "ask"})
    assert door.asks()
    room.users.change(room.admin.key, room.recruiter.key, {"active": "no"})
    assert not door.asks()


def test_nobody_locks_oneself_out(room: SettingsRoom):
    assert refused(room.users.change_agency, room.admin.key, {"sign_in": "ask"}).code == "own_password_first"
    assert room.users.agency().sign_in == "os"
    room.users.change(room.admin.key, room.recruiter.key, {"active": "no"})
    room.users.change_agency(room.admin.key, {"sign_in": "ask"})
    again = refused(room.users.change, room.admin.key, room.recruiter.key, {"active": "yes"})
    assert again.code == "own_password_first"
    with pytest.raises(UserFault, match="Set your own password first"):
        room.users.add(room.admin.key, "tom", name="Tom", from_address="tom@example.test")
    assert [user.login for user in room.users.everybody() if user.active] == ["priya"]
