"""User files: who may change what, which addresses count, and what is refused with one sentence."""

import pytest
from sqlalchemy import insert, select

from carerix_desktop.domain.account import UserRole
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.services.users import Users
from carerix_desktop.storage.engine import open_store
from carerix_desktop.storage.tables_mail import conversation, message, message_address, user_address
from tests.support.settings import SettingsRoom


def test_the_first_user_is_an_administrator_and_needs_nobody_to_act(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'x.sqlite3'}", backup_dir=tmp_path)
    users = Users(store)
    first = users.add(None, "eva", name="Eva", from_address="eva@example.test")
    assert first.role is UserRole.ADMINISTRATOR
    with pytest.raises(UserFault, match="Only an administrator"):
        users.add(None, "mallory", name="M", from_address="m@example.test")
    store.close()


def test_only_an_administrator_adds_users(room: SettingsRoom):
    added = room.users.add(room.admin.key, "tom", name="Tom", from_address="tom@example.test", aliases=["t@x.test"])
    assert (added.role, added.aliases) == (UserRole.RECRUITER, ("t@x.test",))
    with pytest.raises(UserFault) as caught:
        room.users.add(room.recruiter.key, "ann", name="Ann", from_address="ann@example.test")
    assert caught.value.code == "forbidden"


def test_a_recruiter_changes_own_name_but_no_address_role_or_access(room: SettingsRoom):
    eva = room.recruiter
    changed = room.users.change(eva.key, eva.key, {"name": "Eva B."})
    assert changed.name == "Eva B."
    for texts in (
        {"from_address": "x@example.test"},
        {"aliases": "y@example.test"},
        {"role": "administrator"},
        {"incoming_confidential": "yes"},
    ):
        with pytest.raises(UserFault, match="Only an administrator may change addresses"):
            room.users.change(eva.key, eva.key, texts)
    with pytest.raises(UserFault, match="somebody else"):
        room.users.change(eva.key, room.admin.key, {"name": "X"})


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"admin": "yes"}, {"role": UserRole.ADMINISTRATOR}),
        ({"role": "reader"}, {"role": UserRole.READER}),
        ({"aliases": "a@x.test; b@x.test;a@x.test"}, {"aliases": ("a@x.test", "b@x.test")}),
        ({"aliases": ""}, {"aliases": ()}),
        ({"active": "no"}, {"active": False}),
        ({"outgoing_confidential": "YES"}, {"outgoing_confidential": True}),
    ],
)
def test_settings_are_read_from_text(room: SettingsRoom, texts, expected):
    changed = room.users.change(room.admin.key, room.recruiter.key, texts)
    assert {name: getattr(changed, name) for name in expected} == expected
    assert room.users.get(changed.key) == changed


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        ({"colour": "red"}, "no setting “colour”"),
        ({"active": "perhaps"}, "active is yes or no"),
        ({"role": "king"}, "role is one of"),
        ({"from_address": "not an address"}, "is not an e-mail address"),
        ({"from_address": "eva@example.test\nBcc: x@y.test"}, "is not an e-mail address"),
        ({"aliases": "ok@x.test;broken"}, "is not an e-mail address"),
        ({"name": " "}, "Enter a value for name"),
        ({"aliases": "priya@example.test"}, "belongs to another user"),
        ({"from_address": "PRIYA@Example.TEST"}, "belongs to another user"),
    ],
)
def test_what_does_not_fit_is_one_sentence_and_changes_nothing(room: SettingsRoom, texts, sentence):
    with pytest.raises(UserFault, match=sentence):
        room.users.change(room.admin.key, room.recruiter.key, texts)
    assert room.users.get(room.recruiter.key) == room.recruiter


@pytest.mark.parametrize("login", ["", "eva", "EVA", "a b", "x;y", "-x", "é" * 65])
def test_a_login_is_plain_and_there_once(room: SettingsRoom, login):
    with pytest.raises(UserFault):
        room.users.add(room.admin.key, login, name="N", from_address="n@example.test")


@pytest.mark.parametrize("texts", [{"role": "recruiter"}, {"admin": "no"}, {"active": "no"}])
def test_the_last_administrator_stays(room: SettingsRoom, texts):
    with pytest.raises(UserFault, match="last administrator"):
        room.users.change(room.admin.key, room.admin.key, texts)


def test_who_is_switched_off_changes_nothing_any_more(room: SettingsRoom):
    room.users.change(room.admin.key, room.recruiter.key, {"active": "no"})
    with pytest.raises(UserFault, match="switched off"):
        room.users.change(room.recruiter.key, room.recruiter.key, {"name": "X"})


def test_the_mail_domain_gives_everybody_a_system_address(room: SettingsRoom):
    room.users.change_agency(room.admin.key, {"mail_domain": "@In.Example.test"})
    assert [user.system_address for user in room.users.everybody()] == ["priya@in.example.test", "eva@in.example.test"]
    added = room.users.add(room.admin.key, "tom@work", name="Tom", from_address="tom@example.test")
    assert added.system_address == "tom@in.example.test"
    room.users.change(room.admin.key, room.recruiter.key, {"system_address": "eva.7f3@in.example.test"})
    room.users.change_agency(room.admin.key, {"mail_domain": "mail.test"})
    assert [user.system_address for user in room.users.everybody()] == [
        "priya@mail.test",
        "eva.7f3@in.example.test",
        "tom@mail.test",
    ]


def test_the_agency_has_defaults_and_is_changed_by_administrators_only(room: SettingsRoom):
    agency = room.users.agency()
    assert (agency.language, agency.sign_in) == ("en", "os")
    assert agency.keywords == ("confidential", "vertrouwelijk", "vertraulich", "confidentiel")
    changed = room.users.change_agency(room.admin.key, {"keywords": "geheim; privé", "language": "nl", "name": "X"})
    assert (changed.keywords, changed.language, changed.name) == (("geheim", "privé"), "nl", "X")
    with pytest.raises(UserFault, match="Only an administrator"):
        room.users.change_agency(room.recruiter.key, {"name": "Y"})
    with pytest.raises(UserFault, match="sign_in is one of ask, os"):
        room.users.change_agency(room.admin.key, {"sign_in": "never"})


def put_mail(room: SettingsRoom, key: int, to: str) -> None:
    """One filed message in the store, addressed to somebody."""
    row = {
        "key": key, "identity": key.to_bytes(32, "big"), "conversation_key": key, "message_id": f"{key}@x", "date": 1,
        "subject": "s", "bare_subject": "s", "is_reply": False, "sender_name": "", "sender_address": "a@b.test",
        "sender_normal": "a@b.test", "recipients": "", "preview": "", "direction": "in", "automated": False,
        "has_attachments": False, "size_octets": 1, "filed": True,
    }  # fmt: skip
    address = {"message_key": key, "position": 0, "field": "to", "name": "", "address": to, "normal": to}
    with room.store.work(None) as work:
        work.connection.execute(insert(conversation), {"key": key, "confidential": False, "opened": False})
        work.connection.execute(insert(message), row)
        work.connection.execute(insert(message_address), address)


def test_an_address_given_with_the_user_counts_at_once_one_given_later_only_without_mail(room: SettingsRoom):
    put_mail(room, 77, "ann@example.test")
    put_mail(room, 78, "sales@example.test")
    ann = room.users.add(room.admin.key, "ann", name="Ann", from_address="ann@example.test")
    room.users.change(room.admin.key, ann.key, {"aliases": "sales@example.test;new@example.test"})
    with room.store.work(None) as work:
        proven = dict(
            work.connection.execute(
                select(user_address.c.address, user_address.c.proven).where(user_address.c.user_key == ann.key)
            ).all()
        )
    assert proven == {"ann@example.test": True, "sales@example.test": False, "new@example.test": True}


def test_an_address_stays_proven_when_something_else_changes(room: SettingsRoom):
    put_mail(room, 79, "eva@example.test")
    room.users.change(room.admin.key, room.recruiter.key, {"aliases": "eva.b@example.test"})
    with room.store.work(None) as work:
        query = select(user_address.c.proven).where(user_address.c.address == "eva@example.test")
        assert work.connection.execute(query).scalar_one() is True
