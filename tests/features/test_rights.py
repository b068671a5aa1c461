"""Who only reads, and who is switched off, changes nothing: every service function that takes an acting user is asked.

The functions are found by looking at the office, so that a new one is asked too; its arguments come from a table by
name, and where the door opens before they are looked at, they may be anything.
"""

from __future__ import annotations

import inspect
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from carerix_desktop.app import build_office
from carerix_desktop.domain.account import UserRole
from carerix_desktop.domain.account_draft import AccountDraft
from carerix_desktop.domain.command import ChangeFlags, Undo
from carerix_desktop.domain.draft import Draft, DraftContent
from carerix_desktop.domain.entry import EntrySort, EntryText
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import DraftKey, MessageKey, RecordKind, UserKey
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.merging import Undecided
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.privacy import Condition, Privacy, RetentionRule
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.record_query import SavedFilter
from carerix_desktop.domain.rights import READ_ONLY, SWITCHED_OFF, Sphere, may_change
from carerix_desktop.domain.template import TemplateKind, TemplateText
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.folders import FolderPlan
from carerix_desktop.services.new_people import Chosen
from carerix_desktop.services.office import Office
from carerix_desktop.services.permission import FORBIDDEN
from carerix_desktop.services.record_import import ImportUndo

READS = {
    "doctor.examine": "looks at this machine",
    "folders.discover": "looks at a server, of one's own account",
    "accounts.test": "signs in to a server, of one's own account",
    "record_import.look": "looks at a file",
}
"""Takes an acting user and changes nothing."""

OWN = {
    "users.change": "the own user file",
    "signing_in.set_password": "the own password",
    "preferences.put": "how the own window looks",
    "address_proofs.send_code": "proof of the own address",
    "address_proofs.enter_code": "proof of the own address",
    "address_proofs.prove_by_sign_in": "proof of the own address",
    "accounts.save": "the own e-mail settings",
    "folders.save": "the own folders",
    "actions.do": "flags and folder of the own copies",
    "actions.undo": "flags and folder of the own copies",
    "drafting.discard": "the own draft, thrown away",
    "drafting.save_signature": "the own signature",
    "templates.drop": "the own text that was not saved",
    "outbox.undo": "a message from before, taken back",
    "outbox.cancel": "a message from before, cancelled",
    "outbox.hold": "a message from before, held back",
    "outbox.resolve": "the answer whether a message from before arrived",
    "outbox.stop_lot": "a bulk sending from before, stopped",
    "outbox.wave_reminder_away": "a reminder of an own message",
    "record_lists.visit": "which files were open last",
}
"""What is one's own: a reader may, who is switched off may not."""

SANNE = RecordRef(kind=RecordKind.CANDIDATE, ref="K-1")

SPECIAL: dict[str, dict[str, Any]] = {
    "Merging.choose": {"chosen": (Undecided(key=1, what="message", of=1),)},
    "NewPeople.add": {"chosen": Chosen()},
    "NewPeople.create": {"chosen": Chosen()},
    "RecordImport.take_back": {"undo": ImportUndo(kind=RecordKind.CANDIDATE, added=(), before=())},
    "Templates.save": {
        "written": TemplateText(name="x", language="nl", kind=TemplateKind.CANDIDATE, subject="", text="")
    },
    "Preferences.put": {"name": "theme", "value": "dark"},
    "PrivacyNotes.keep": {"until": date(2999, 1, 1), "why": "asked"},
    "PrivacyNotes.save": {"privacy": Privacy()},
    "PrivacyNotes.save_rule": {
        "rule": RetentionRule(kind=RecordKind.CANDIDATE, condition=Condition.NO_CONTACT, months=12)
    },
}
"""What some look at before they come to the door."""

LETTER = (
    b"From: Sanne <sanne@post.example>\r\nTo: lena@bureau.example, oscar@bureau.example\r\nSubject: Hello\r\n"
    b"Date: Mon, 23 Nov 2026 09:15:00 +0100\r\nMessage-ID: <m1@post.example>\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n"
    b'--b\r\nContent-Type: text/plain; name="cv.txt"\r\n\r\nCV\r\n--b--\r\n'
)

REFUSALS = {READ_ONLY, SWITCHED_OFF, FORBIDDEN}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = build_office(Profile(tmp_path_factory.mktemp("profile")), Redaction())
    priya = made.users.add(None, "priya", name="Priya Nair", from_address="priya@bureau.example").key
    for login, texts in (("lena", {"role": "reader"}), ("oscar", {"active": "no"})):
        user = made.users.add(priya, login, name=login.title(), from_address=f"{login}@bureau.example")
        made.users.change(priya, user.key, texts)
    for number in (1, 2):
        made.records.add(priya, RecordKind.CANDIDATE, {"ref": f"K-{number}", "first_name": "Sanne"})
    letter = tmp_path_factory.mktemp("mail") / "one.eml"
    letter.write_bytes(LETTER)
    assert made.exchange.import_mail(priya, priya, letter, FolderRole.INBOX).added == 1
    yield made
    made.close()


def services_of(office: Office) -> dict[str, Callable[..., Any]]:
    """Every public function of the office that takes an acting user, by its name."""
    named = [name for name in dir(office) if not name.startswith("_")]
    parts = (
        {name: getattr(office, name) for name in named} | office.on_files.by_name() | office.administration.by_name()
    )
    found: dict[str, Callable[..., Any]] = {}
    for name, part in parts.items():
        if name in ("store", "bulk"):  # bulk hands what it makes to the outbox
            continue
        for method, function in inspect.getmembers(part, inspect.ismethod):
            names = inspect.signature(function).parameters
            if not method.startswith("_") and {"acting", "actor"} & names.keys():
                found[f"{name}.{method}"] = function
    found["drafting.save"], found["drafting.discard"] = office.drafting.save, office.drafting.discard
    return found


def arguments(office: Office, function: Callable[..., Any], me: UserKey, path: Path) -> dict[str, Any]:
    """Something for each parameter that needs it; sound where it is looked at before the door."""
    letter = office.messages.find(me, "m1@post.example")
    content = DraftContent(sender=Address(name="", address="x@bureau.example"))
    known: dict[str, Any] = {
        "acting": me, "actor": me, "viewer": me, "owner": me, "kind": RecordKind.CANDIDATE, "ref": "K-1",
        "kept": "K-1", "gone": "K-2", "refs": ("K-1", "K-2"), "message": letter, "other": letter,
        "fields": {"first_name": "Other"}, "texts": {"name": "Other"}, "login": "new", "name": "New",
        "from_address": "", "path": path, "role": FolderRole.INBOX, "key": 1, "typed": "Sanne", "on_server": False,
        "command": ChangeFlags(messages=()), "undo": Undo(copies=()), "language": "", "text": "", "html": "",
        "was_sent": True, "at": 0, "release_at": 0, "until": None, "prepared": (), "copies": (), "draft": None,
        "wanted": SavedFilter(kind=RecordKind.CANDIDATE, name="x"), "plan": FolderPlan(pairs={}, create=(), wanted={}),
        "chosen": {}, "people": (), "steps": (), "matches": (), "record": None, "files": (), "removals": (1,),
        "leaver": 1, "to": key_of(office, "priya"), "why": "asked", "address": "x@bureau.example", "code": "1",
        "changes": (), "records": (), "sections": ("2",), "word": "intern",
        "written": EntryText(sort=EntrySort.NOTE, at=0, title="x", records=(SANNE,)),
    }  # fmt: skip
    if function.__qualname__ == "Accounts.save":
        known["draft"] = AccountDraft(server="imap.bureau.example", username="x")
    if function.__qualname__ == "Drafting.save":
        known |= {"draft": Draft(key=DraftKey(0), owner=me, message_id="", content=content, files=(), saved_at=0)}
        known |= {"new_files": {}}
    if function.__qualname__ in ("Users.change", "SigningIn.set_password"):
        known |= {"key": me, "password": "een lang wachtwoord"}
    known |= SPECIAL.get(function.__qualname__, {})
    needed = inspect.signature(function).parameters.values()
    return {one.name: known.get(one.name) for one in needed if one.default is inspect.Parameter.empty}


def outcome(office: Office, function: Callable[..., Any], me: UserKey, path: Path) -> str:
    """How a function answers: the code of the fault, or "" where it did something."""
    try:
        function(**arguments(office, function, me, path))
    except UserFault as fault:
        return fault.code
    return ""


def dump(office: Office) -> list[str]:
    with sqlite3.connect(office.store.path) as connection:
        return list(connection.iterdump())


def key_of(office: Office, login: str) -> UserKey:
    return next(user.key for user in office.users.everybody() if user.login == login)


@pytest.mark.parametrize("login", ["lena", "oscar"])
def test_no_service_changes_what_is_shared_for_who_only_reads_or_is_switched_off(office, tmp_path, login):
    me, before = key_of(office, login), dump(office)
    asked = {name: one for name, one in services_of(office).items() if name not in OWN.keys() | READS.keys()}
    wrong = {name: code for name, one in asked.items() if (code := outcome(office, one, me, tmp_path)) not in REFUSALS}
    assert wrong == {}
    assert dump(office) == before
    assert len(asked) > 80  # the list is made by looking: a part that hides from it would show here


def test_a_reader_keeps_what_is_their_own_and_who_is_switched_off_does_not(office, tmp_path):
    functions = services_of(office)
    assert OWN.keys() <= functions.keys()
    assert READS.keys() <= functions.keys()
    lena, oscar, before = key_of(office, "lena"), key_of(office, "oscar"), dump(office)
    assert {name for name in OWN if outcome(office, functions[name], oscar, tmp_path) != SWITCHED_OFF} == set()
    assert dump(office) == before
    assert {name for name in OWN if outcome(office, functions[name], lena, tmp_path) in REFUSALS} == set()


def test_a_reader_who_was_promoted_may_at_once_and_the_other_way_round(office):
    priya = key_of(office, "priya")
    tom = office.users.add(priya, "tom", name="Tom", from_address="tom@bureau.example").key
    office.records.change(tom, RecordKind.CANDIDATE, "K-1", {"city": "Breda"})
    office.users.change(priya, tom, {"role": "reader"})
    with pytest.raises(UserFault, match="read-only"):
        office.records.change(tom, RecordKind.CANDIDATE, "K-1", {"city": "Tilburg"})
    office.users.change(priya, tom, {"role": "recruiter"})
    office.records.change(tom, RecordKind.CANDIDATE, "K-1", {"city": "Tilburg"})


def test_who_is_not_in_the_store_changes_nothing(office):
    with pytest.raises(UserFault), office.store.work(UserKey(99)):
        pass
    with pytest.raises((UserFault, NotVisible)):
        office.desk.set_confidential(UserKey(99), MessageKey(1), confidential=True)


@pytest.mark.parametrize("role", list(UserRole))
@pytest.mark.parametrize("on", list(Sphere))
def test_the_table_of_rights(role: UserRole, on: Sphere):
    assert not may_change(role, active=False, on=on)
    assert may_change(role, active=True, on=on) == (on is Sphere.OWN or role is not UserRole.READER)
