"""`import mail` and `messages export-index` over a real store, as CLI.md has them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.services.exchange import Exchange, MailReport
from carerix_desktop.services.linking import Linking
from tests.support.agency import ANNA, NOW, Agency, Sent, mail

FROM = b"From jan@example.nl Mon Jan  5 09:00:00 2026\n"


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path / "store")
    yield made
    made.close()


def mbox(path: Path, *mails: bytes) -> Path:
    path.write_bytes(b"".join(FROM + raw.replace(b"\r\n", b"\n") + b"\n" for raw in mails))
    return path


def load(agency: Agency, path: Path, *, actor: str = "anna", owner: str = "anna", role: str = "inbox") -> MailReport:
    exchange = Exchange(agency.store, agency.desk, clock=lambda: NOW)
    return exchange.import_mail(agency.users[actor], agency.users[owner], path, FolderRole(role))


def counts(report: MailReport) -> tuple[int, int, int]:
    return report.added, report.already_there, len(report.set_aside)


def index(agency: Agency, login: str) -> dict[str, dict]:
    found = Exchange(agency.store, agency.desk).export_index(agency.users[login])
    return {one["message_id"]: one for one in found}


def test_an_import_is_filed_as_if_it_had_been_fetched(agency: Agency, tmp_path: Path) -> None:
    agency.add_record("candidate:K-1", "jan@example.nl")
    report = load(agency, mbox(tmp_path / "a.mbox", mail("a"), mail("b", irt="a", day=1), mail("a"), b"junk\n"))
    assert counts(report) == (2, 1, 1)
    assert report.set_aside[0].where == "message 4"
    assert agency.links("a") == {"candidate:K-1": "address"}
    assert agency.links("b") == {"candidate:K-1": "reply"}


def test_the_same_file_again_adds_nothing(agency: Agency, tmp_path: Path) -> None:
    path = mbox(tmp_path / "a.mbox", mail("a"), mail("b"))
    load(agency, path)
    assert counts(load(agency, path)) == (0, 2, 0)
    assert agency.count("message_copy") == agency.count("message") == 2


def test_one_copy_per_owner_and_role(agency: Agency, tmp_path: Path) -> None:
    path = mbox(tmp_path / "a.mbox", mail("a"))
    agency.file(mail("a"))
    assert counts(load(agency, path)) == (0, 1, 0)
    assert agency.count("message_copy") == 1  # the fetched copy has the same role
    load(agency, path, role="archive")
    assert agency.count("message_copy") == 2


def test_a_hidden_message_counts_as_added(agency: Agency, tmp_path: Path) -> None:
    agency.file(Sent(mail("a", to="list@x.nl"), "bram/inbox"))
    path = mbox(tmp_path / "a.mbox", mail("a", to="list@x.nl"), mail("a", to="list@x.nl"))
    assert counts(load(agency, path)) == (1, 1, 0)
    assert counts(load(agency, path)) == (0, 2, 0)


def test_what_is_no_mail_adds_nothing(agency: Agency, tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    path.write_text("Dear all,")
    with pytest.raises(UserFault):
        load(agency, path)
    assert agency.count("message") == 0


def test_what_arrives_in_junk_is_not_filed(agency: Agency, tmp_path: Path) -> None:
    load(agency, mbox(tmp_path / "a.mbox", mail("a")), role="junk")
    assert agency.proposals("a") == set()


def test_the_index_shows_what_each_user_may_see(agency: Agency) -> None:
    agency.add_record("candidate:K-1", "jan@example.nl")
    agency.add_record("candidate:K-2", "tie@x.nl", full_name="A")
    agency.add_record("candidate:K-3", "tie@x.nl", full_name="B")
    agency.file(mail("a"), mail("b", sender="who@x.nl", day=1), mail("c", sender="tie@x.nl", day=2))
    found = index(agency, "anna")
    assert list(found) == ["c", "b", "a"]
    assert found["a"] == {
        "id": str(agency.key("a")),
        "message_id": "a",
        "thread_id": str(agency.key("a")),
        "date": "2026-01-05T09:00:00+00:00",
        "from": "jan@example.nl",
        "to": [ANNA],
        "subject": "Hallo",
        "direction": "in",
        "confidential": False,
        "links": [
            {
                "kind": "candidate",
                "ref": "K-1",
                "rule": "address",
                "evidence": "From: jan@example.nl",
                "by": "rule",
            }
        ],
        "proposals": [],
        "copies": [{"role": "inbox", "route": "imap"}],
    }
    assert found["b"]["proposals"] == [{"why": "new", "kind": None, "ref": None, "address": "who@x.nl"}]
    assert [(one["why"], one["ref"]) for one in found["c"]["proposals"]] == [("tie", "K-2"), ("tie", "K-3")]
    others = index(agency, "bram")
    assert list(others) == ["a"]
    assert others["a"]["copies"] == []
    assert others["a"]["id"] == found["a"]["id"]


def test_a_person_corrects_by_number(agency: Agency) -> None:
    agency.add_record("candidate:K-1")
    agency.file(mail("a"))
    linking = Linking(agency.store, agency.desk)
    anna, key = agency.users["anna"], agency.key("a")
    done = linking.link(anna, key, RecordKind.CANDIDATE, "K-1")
    assert agency.links("a") == {"candidate:K-1": "hand"}
    assert done.changed.records == (f"candidate:{agency.records['candidate:K-1']}",)
    linking.undo(anna, done.undo)
    assert agency.links("a") == {}
    linking.unlink(anna, key, RecordKind.CANDIDATE, "K-1")
    with pytest.raises(NotVisible, match="records list"):
        linking.link(anna, key, RecordKind.CANDIDATE, "K-2")
