"""The audit log: what one may see of it, by the page, narrowed, and into files."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from carerix_desktop.domain.audit import ACT_GROUPS, AuditWish, group_of
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.services.audit_log import AuditLog, as_row
from carerix_desktop.services.progress import Progress
from carerix_desktop.storage.tables_mail import app_user, audit
from tests.support.agency import Agency, Sent, mail

LINES = 450


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Agency]:
    """Bram administers; Anna has a confidential message and one on a file; the log has lines about all of it."""
    made = Agency(tmp_path_factory.mktemp("log"))
    made.add_record("candidate:K-1", "jan@example.nl")
    made.file(
        Sent(mail("secret", sender="piet@example.nl", subject="Vertrouwelijk"), "anna/inbox"),
        Sent(mail("open", sender="jan@example.nl", subject="Open"), "anna/inbox"),
    )
    secret, shown = made.key("secret"), made.key("open")
    rows = [
        ("anna", "confidential_on", secret, None, "", ""),
        ("anna", "confidential_off", shown, None, "box", "=HYPERLINK('x')"),
        ("bram", "user_changed", None, made.users["anna"], "aliases", "100% zeker"),
        *(("bram", "agency_changed", None, None, f"keywords {number}", "") for number in range(LINES)),
    ]
    with made.store.work(None) as work:
        bram = app_user.c.key == made.users["bram"]
        work.connection.execute(update(app_user).where(bram).values(role="administrator"))
        work.connection.execute(audit.delete())
        for place, (by, act, message, user, detail, reason) in enumerate(rows):
            line = {"at": 1000 + place, "made_by": by, "act": act, "message_key": message, "user_key": user}
            work.connection.execute(insert(audit), {**line, "detail": detail, "reason": reason})
    yield made
    made.close()


def test_who_sees_the_message_sees_its_lines_and_administrators_all_that_are_about_none(agency: Agency) -> None:
    log, anna, bram = AuditLog(agency.store), agency.users["anna"], agency.users["bram"]
    assert [(line.act, line.subject) for line in log.find(anna)] == [
        ("confidential_off", "Open"),
        ("confidential_on", "Vertrouwelijk"),
    ]
    wish = AuditWish(until=1003)
    assert [(line.act, line.user, line.subject) for line in log.find(bram, wish)] == [
        ("user_changed", "anna", ""),
        ("confidential_off", "", "Open"),
    ]
    assert all("key" not in as_row(line) for line in log.find(bram, wish))  # a gap would tell


def test_pages_follow_each_other_without_a_gap(agency: Agency) -> None:
    log, bram = AuditLog(agency.store), agency.users["bram"]
    keys: list[int] = []
    before = None
    while page := log.find(bram, before=before, limit=100):
        keys += [line.key for line in page]
        before = page[-1].key
    assert keys == sorted(keys, reverse=True)
    assert len(set(keys)) == LINES + 2


@pytest.mark.parametrize(
    ("wish", "number"),
    [
        (AuditWish(since=1003, until=1013), 10),
        (AuditWish(by="anna"), 1),
        (AuditWish(acts=ACT_GROUPS["users"]), 1),
        (AuditWish(acts=("agency_changed",), words="keywords 44"), 14),
        (AuditWish(words="OPEN"), 1),
        (AuditWish(words="100%"), 1),
        (AuditWish(words="%"), 1),
        (AuditWish(words="vertrouwelijk"), 0),
        (AuditWish(words="' OR 1=1 --"), 0),
    ],
)
def test_what_is_asked_for_narrows(agency: Agency, wish: AuditWish, number: int) -> None:
    assert len(AuditLog(agency.store).find(agency.users["bram"], wish)) == number


def test_what_was_done_to_one_user_file_or_one_message_is_found(agency: Agency) -> None:
    log, bram = AuditLog(agency.store), agency.users["bram"]
    assert [line.act for line in log.find(bram, AuditWish(user=agency.users["anna"]))] == ["user_changed"]
    assert [line.act for line in log.find(bram, AuditWish(message=agency.key("open")))] == ["confidential_off"]
    assert log.find(bram, AuditWish(message=agency.key("secret"))) == ()


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_file_has_what_is_seen_and_nothing_that_computes(agency: Agency, form: str, tmp_path: Path) -> None:
    log, bram, path = AuditLog(agency.store), agency.users["bram"], tmp_path / f"log.{form}"
    assert log.export(bram, AuditWish(), path) == LINES + 2
    seen = [as_row(line) for line in log.find(bram, limit=1000)]
    if form == "json":
        assert json.loads(path.read_text("utf-8")) == seen
    else:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert [row["detail"] for row in rows] == [row["detail"] for row in seen]
        assert rows[-1]["reason"] == "'=HYPERLINK('x')"
    assert "piet" not in path.read_text("utf-8")


def test_a_stopped_export_leaves_no_file_and_another_form_is_refused(agency: Agency, tmp_path: Path) -> None:
    log, bram, stopped = AuditLog(agency.store), agency.users["bram"], Progress()
    stopped.stop()
    with pytest.raises(UserFault, match="Stopped"):
        log.export(bram, AuditWish(), tmp_path / "log.csv", progress=stopped)
    with pytest.raises(UserFault, match=r"\.csv or \.json"):
        log.export(bram, AuditWish(), tmp_path / "log.xlsx")
    with pytest.raises(UserFault, match="cannot be written"):
        log.export(bram, AuditWish(), tmp_path / "nowhere" / "log.csv")
    assert list(tmp_path.iterdir()) == []


def test_each_act_is_in_one_group() -> None:
    acts = [act for some in ACT_GROUPS.values() for act in some]
    assert len(acts) == len(set(acts))
    assert group_of("user_added") == "users"
    assert group_of("from_a_later_version") == ""
