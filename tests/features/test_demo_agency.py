"""The whole demo but its window: set up by the services, fetched through the engine, taken away again."""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from carerix_desktop.app import build_office
from carerix_desktop.demo.start import DEMO_SETTING, DemoStage, clear_left_behind, fetch_everything, stage_demo
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.timeline import TimelineFilter
from carerix_desktop.host.locks import ProfileLock

OPEN = ("new", "proposed", "invited", "interview", "offered")


@pytest.fixture(scope="module")
def stage() -> Iterator[DemoStage]:
    with stage_demo(build_office, every_s=(0, 0)) as demo:
        yield demo


@pytest.fixture(scope="module")
def fetched(stage: DemoStage) -> DemoStage:
    reports = fetch_everything(stage)
    assert [report.ok for report in reports] == [True] * 4
    assert all(folder.server == folder.local for report in reports for folder in report.folders)
    assert min(sum(folder.fetched for folder in report.folders) for report in reports) > 300
    return stage


def test_the_records_are_there(stage: DemoStage) -> None:
    office, eva = stage.office, stage.accounts["eva"].owner
    counts = {kind.value: len(office.records.list_keys(eva, kind)) for kind in RecordKind}
    assert {**counts, "match": 0} == {"candidate": 200, "contact": 60, "company": 25, "vacancy": 30, "match": 0}
    assert counts["match"] > 200


def test_stages_log_and_documents_have_the_days_of_an_agency_at_work(stage: DemoStage) -> None:
    office, now = stage.office, datetime.now(UTC)
    viewer = office.users.everybody()[0].key
    board = office.records.file(viewer, RecordKind.VACANCY, "V-2417").procedures
    since = [now - one.since for one in board if one.since is not None]
    assert len({age.days for age in since}) >= 6
    assert timedelta() < min(since) < timedelta(days=8)
    assert all(age < timedelta(days=60) for age, one in zip(since, board, strict=True) if one.status in OPEN)
    page = office.on_files.timelines.page(viewer, RecordKind.VACANCY, "V-2417", only=TimelineFilter.STATUS)
    steps = [one.change for one in page.items if one.change is not None and one.change.change.field == "status"]
    assert {one.change.after for one in steps} >= {"proposed", "invited"}
    assert all(one.at < now.timestamp() for one in steps)
    (cv,) = office.on_files.documents.of(viewer, RecordKind.CANDIDATE, "K-1001")
    newest, oldest = cv.versions
    assert timedelta(days=100) < newest.made_at - oldest.made_at < timedelta(days=300)


def test_the_profile_says_that_it_is_a_demo(stage: DemoStage) -> None:
    assert stage.office.profile.setting(DEMO_SETTING) == "yes"
    assert stage.login == "eva"


def test_folders_are_paired_in_the_words_of_the_server(stage: DemoStage) -> None:
    pairs = stage.office.folders.pairs(stage.accounts["eva"].owner)
    assert pairs[FolderRole.SENT] == "Verzonden items"
    assert pairs[FolderRole.TRASH] == "Prullenbak"
    assert pairs[FolderRole.ARCHIVE].startswith("Archief 20")
    assert set(pairs) == set(FolderRole)


def test_the_settings_pass_the_connection_test(stage: DemoStage) -> None:
    eva = stage.accounts["eva"].owner
    answer = stage.office.accounts.test(eva, eva)
    assert answer.ok, answer


def test_mail_is_filed_under_the_people_who_wrote(fetched: DemoStage) -> None:
    index = fetched.office.exchange.export_index(fetched.accounts["eva"].owner)
    assert len(index) > 2000
    newest = next(one for one in index if "sanne.devries@post.example" in one["from"])
    linked = {(link["kind"], link["ref"]) for link in newest["links"]}
    assert ("candidate", "K-1001") in linked
    rules = Counter(link["rule"] for one in index for link in one["links"])
    assert rules["address"] > 300
    assert rules["reply"] > 300


def test_what_was_linked_by_hand_is_followed_by_the_answers(fetched: DemoStage) -> None:
    assert fetched.by_hand.link_what_is_here() == 0
    index = fetched.office.exchange.export_index(fetched.accounts["eva"].owner)
    newest = next(one for one in index if "sanne.devries@post.example" in one["from"])
    assert ("vacancy", "V-2417", "reply") in {(link["kind"], link["ref"], link["rule"]) for link in newest["links"]}


def test_unknown_senders_are_proposed_as_new_people(fetched: DemoStage) -> None:
    index = fetched.office.exchange.export_index(fetched.accounts["eva"].owner)
    mehmet = next(one for one in index if "mehmet.yildiz@mailbox.example" in one["from"])
    assert mehmet["links"] == []
    assert [proposal["why"] for proposal in mehmet["proposals"]] == ["new"]


def test_nothing_of_the_demo_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with stage_demo(build_office, newest=1, every_s=(0, 0)) as demo:
        assert demo.office.profile.directory.parent == tmp_path
    assert list(tmp_path.iterdir()) == []


def test_profiles_of_demos_that_were_killed_are_removed_and_those_in_use_are_not(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    long_ago = now.timestamp() - 7200
    for name in ("carerix-demo-killed", "carerix-demo-open", "carerix-demo-young", "letters"):
        (tmp_path / name).mkdir()
    with ProfileLock(tmp_path / "carerix-demo-open", "window"):
        for name in ("carerix-demo-killed", "carerix-demo-open", "letters"):
            os.utime(tmp_path / name, (long_ago, long_ago))
        clear_left_behind(tmp_path, now)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["carerix-demo-open", "carerix-demo-young", "letters"]
