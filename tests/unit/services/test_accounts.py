"""E-mail settings: saved without secrets, passwords kept apart, and tested as typed."""

from dataclasses import replace

import keyring
import pytest
from keyring.backends import fail

from carerix_desktop.domain.account import Security, ServerType
from carerix_desktop.domain.errors import UserFault
from tests.support.settings import DRAFT, WITH_SENDING, MemoryRing, SettingsRoom


def test_settings_come_back_as_they_were_saved(room: SettingsRoom):
    draft = replace(WITH_SENDING, smtp_username="sender", smtp_security=Security.SSL, fetch=False)
    saved = room.accounts.save(room.recruiter.key, room.recruiter.key, draft).account
    assert room.accounts.get(room.recruiter.key) == saved
    assert (saved.incoming.port, saved.fetch, saved.keep_copy) == (993, False, True)
    assert saved.outgoing is not None
    assert (saved.outgoing.port, saved.outgoing.username) == (465, "sender")
    assert room.accounts.get(room.admin.key) is None


def test_the_password_goes_to_the_keyring_and_nowhere_else(room: SettingsRoom, ring: MemoryRing, tmp_path):
    saved = room.accounts.save(room.recruiter.key, room.recruiter.key, DRAFT, password="geheim-1234")
    assert saved.refused is None
    assert list(ring.entries.values()) == ["geheim-1234"]
    room.store.close()
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"geheim-1234" in path.read_bytes()]


def test_without_a_keyring_the_rest_is_saved_and_the_remedy_told(room: SettingsRoom, monkeypatch):
    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    saved = room.accounts.save(room.recruiter.key, room.recruiter.key, DRAFT, password="geheim")
    assert saved.refused is not None
    assert saved.refused.code == "nowhere"
    assert room.accounts.get(room.recruiter.key) == saved.account


def test_a_kept_password_goes_along_when_the_owner_changes_the_server(room: SettingsRoom):
    eva = room.recruiter.key
    room.accounts.save(eva, eva, DRAFT, password="geheim")
    moved = room.accounts.save(eva, eva, replace(DRAFT, server="mail.example.test")).account
    assert room.accounts.password_of(moved) == "geheim"


def test_others_need_an_administrator(room: SettingsRoom):
    with pytest.raises(UserFault, match="Only an administrator"):
        room.accounts.save(room.recruiter.key, room.admin.key, DRAFT)
    with pytest.raises(UserFault, match="Only an administrator"):
        room.accounts.test(room.recruiter.key, room.admin.key, draft=DRAFT, password="x")
    assert room.accounts.save(room.admin.key, room.recruiter.key, DRAFT).account.owner == room.recruiter.key


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"server": ""}, "Enter the mail server"),
        ({"server": "https://imap.example.test/"}, "is not a server name"),
        ({"server": "imap.example.test:993"}, "is not a server name"),
        ({"server": "two words"}, "is not a server name"),
        ({"server": "a" * 300}, "is not a server name"),
        ({"port": 0}, "A port is a number"),
        ({"port": 70000}, "A port is a number"),
        ({"username": " "}, "Enter the user name"),
        ({"username": "eva\r\nA2 NOOP"}, "one line of text"),
        ({"type": ServerType.POP3, "remove_after_days": 0}, "number from 1 to 3650"),
        ({"smtp_server": "smtp server"}, "is not a server name"),
        ({"smtp_server": "smtp.example.test", "smtp_port": 99999}, "A port is a number"),
    ],
)
def test_what_cannot_be_saved_is_one_sentence(room: SettingsRoom, change, sentence):
    with pytest.raises(UserFault, match=sentence):
        room.accounts.save(room.recruiter.key, room.recruiter.key, replace(DRAFT, **change))
    assert room.accounts.get(room.recruiter.key) is None


@pytest.mark.parametrize("server", ["imap.example.test", "localhost", "127.0.0.1", "::1", "mail.café.test", "a-b.c_d"])
def test_names_and_addresses_of_servers_are_taken(room: SettingsRoom, server):
    saved = room.accounts.save(room.recruiter.key, room.recruiter.key, replace(DRAFT, server=f" {server} "))
    assert saved.account.incoming.host == server


def test_pop_keeps_its_choices_and_says_that_fetching_comes_later(room: SettingsRoom):
    draft = replace(DRAFT, type=ServerType.POP3, keep_copy=True, remove_after_days=14)
    saved = room.accounts.save(room.recruiter.key, room.recruiter.key, draft)
    assert (saved.account.incoming.port, saved.account.remove_after_days) == (995, 14)
    assert [note.code for note in saved.notes] == ["pop_later"]


def test_with_imap_the_copy_always_stays(room: SettingsRoom):
    draft = replace(DRAFT, keep_copy=False, remove_after_days=3, security=Security.NONE)
    saved = room.accounts.save(room.recruiter.key, room.recruiter.key, draft)
    assert (saved.account.keep_copy, saved.account.remove_after_days) == (True, None)
    assert [note.code for note in saved.notes] == ["imap_keeps", "clear"]


def test_the_test_signs_in_to_both_servers_and_sends_nothing(room: SettingsRoom):
    eva = room.recruiter.key
    room.accounts.save(eva, eva, WITH_SENDING, password="geheim")
    steps: list[str] = []
    test = room.accounts.test(eva, eva, progress=lambda way, step: steps.append(f"{way} {step.name}"))
    assert test.ok
    assert room.servers.tested == [
        ("incoming", "imap.example.test", "geheim"),
        ("outgoing", "eva@example.test", "geheim"),
    ]
    assert steps[0] == "incoming find"
    assert steps[-1] == "outgoing send"


def test_a_draft_is_tested_with_the_kept_password_or_the_typed_one(room: SettingsRoom):
    eva = room.recruiter.key
    room.accounts.save(eva, eva, DRAFT, password="old")
    moved = replace(DRAFT, server="other.example.test")
    room.accounts.test(eva, eva, draft=moved)
    room.accounts.test(eva, eva, draft=moved, password="new")
    assert [password for _way, _host, password in room.servers.tested] == ["old", "new"]
    assert room.accounts.require(eva).incoming.host == "imap.example.test"


def test_the_outgoing_servers_own_password_is_used_for_it_alone(room: SettingsRoom):
    eva = room.recruiter.key
    room.accounts.save(eva, eva, WITH_SENDING, password="geheim", smtp_password="smtp-geheim")
    room.accounts.test(eva, eva)
    assert [password for _way, _who, password in room.servers.tested] == ["geheim", "smtp-geheim"]


def test_without_settings_or_password_the_next_step_is_told(room: SettingsRoom):
    eva = room.recruiter.key
    with pytest.raises(UserFault, match="No mail server is set"):
        room.accounts.test(eva, eva)
    room.accounts.save(eva, eva, DRAFT)
    with pytest.raises(UserFault, match="--password-stdin") as caught:
        room.accounts.test(eva, eva)
    assert caught.value.code == "no_password"


def test_a_refused_sign_in_is_an_answer_not_a_fault(room: SettingsRoom):
    eva = room.recruiter.key
    test = room.accounts.test(eva, eva, draft=WITH_SENDING, password="wrong")
    assert (test.ok, test.incoming.code) == (False, "auth_failed")


def test_who_is_switched_off_is_not_synchronised(room: SettingsRoom):
    saved = room.accounts.save(room.recruiter.key, room.recruiter.key, DRAFT).account
    assert room.accounts.at_work() == [saved]
    room.users.change(room.admin.key, room.recruiter.key, {"active": "no"})
    assert room.accounts.at_work() == []
    assert list(room.accounts.everybody().values()) == [saved]
