"""`backup` as a person types it: made, listed, put back; a half one is refused with one line (R-25)."""

from __future__ import annotations

import json
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.command_line import CommandLine


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    program = CommandLine(profile=tmp_path / "profile", authority=Path(sys.executable))
    program.ask("users", "add", "anna", "--name", "Anna", "--from-address", "anna@bureau.nl")
    return program


def test_a_backup_is_made_listed_put_back_and_a_half_one_is_refused(line: CommandLine, tmp_path: Path):
    made = line.ask("backup", "make")
    line.ask("users", "add", "bram", "--name", "Bram", "--from-address", "bram@bureau.nl")
    assert [one["name"] for one in line.ask("--as", "anna", "backup", "list")] == [made["name"]]
    half = tmp_path / "half.sqlite"
    half.write_bytes((line.profile / "backups" / made["name"]).read_bytes()[:50_000])
    refused = line.run("backup", "restore", str(half))
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert "Nothing was changed" in refused.stderr
    assert len(line.ask("--as", "anna", "users", "list")) == 2
    answer = line.ask("backup", "restore", made["name"])
    assert [user["login"] for user in line.ask("users", "list")] == ["anna"]
    line.ask("backup", "restore", answer["kept"])
    assert len(line.ask("--as", "anna", "users", "list")) == 2


def test_a_backup_goes_into_the_store_that_is_named(line: CommandLine, tmp_path: Path):
    made, elsewhere = line.ask("backup", "make"), tmp_path / "elsewhere.sqlite3"
    before = (line.profile / "carerix.sqlite3").read_bytes()
    assert line.ask("--store", f"sqlite:///{elsewhere}", "backup", "restore", made["name"])["kept"] is None
    assert (line.profile / "carerix.sqlite3").read_bytes() == before
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o600
    assert [user["login"] for user in line.ask("--store", f"sqlite:///{elsewhere}", "users", "list")] == ["anna"]


def test_a_damaged_store_says_how_a_backup_is_put_back_and_that_works(line: CommandLine):
    made = line.ask("backup", "make")
    (line.profile / "carerix.sqlite3").write_bytes(b"damaged" * 10_000)
    refused = line.run("users", "list")
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert json.loads(refused.stdout)["error"]["code"] == "damaged_store"
    assert "backup restore" in refused.stderr
    told = line.run("doctor")
    assert told.returncode == 1
    (check,) = json.loads(told.stdout)["checks"]
    assert (check["name"], check["ok"], check["detail"]) == ("store", False, "damaged_store")
    assert "backup restore" in check["remedy"]
    assert (line.profile / "carerix.sqlite3").read_bytes() == b"damaged" * 10_000
    line.ask("backup", "restore", made["name"])
    assert [user["login"] for user in line.ask("users", "list")] == ["anna"]


def test_nothing_is_fetched_into_a_store_with_a_damaged_page(line: CommandLine):
    path = line.profile / "carerix.sqlite3"
    with closing(sqlite3.connect(path)) as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'message_copy'").fetchone()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(path.read_bytes())
    content[(root - 1) * 8192 : (root - 1) * 8192 + 8] = b"\xff" * 8
    path.write_bytes(content)
    refused = line.run("engine")
    assert refused.returncode == 1
    assert json.loads(refused.stdout)["error"]["code"] == "damaged_store"
    assert "damaged" in line.run("doctor").stdout
    assert path.read_bytes() == content


def test_a_store_of_a_newer_version_is_refused_by_each_command_and_stays(line: CommandLine):
    path = line.profile / "carerix.sqlite3"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    before = path.read_bytes()
    for words in (("users", "list"), ("engine",), ("doctor",)):
        refused = line.run(*words)
        assert refused.returncode == 1
        assert "newer_schema" in refused.stdout
        assert "newer version" in refused.stdout
    assert path.read_bytes() == before
    assert list((line.profile / "backups").iterdir()) == []


def test_a_person_is_noted_foreseen_erased_and_reported(line: CommandLine, tmp_path: Path):
    people = tmp_path / "people.csv"
    people.write_text("ref,first_name,last_name,emails\nK-1,Sanne,Vries,sanne@vries.example\n")
    line.ask("import", "records", "--kind", "candidate", str(people))
    noted = line.ask("privacy", "set", "candidate:K-1", "ground=consent", "consent_on=2024-01-01")
    assert line.ask("privacy", "show", "candidate:K-1") == noted
    assert (noted["ground"], noted["consent_on"], noted["consent_until"]) == ("consent", "2024-01-01", None)
    wrong = line.run("privacy", "set", "candidate:K-1", "consent_on=soon")
    assert (wrong.returncode, wrong.stderr.count("\n")) == (1, 1)
    assert line.ask("privacy", "erase", "candidate:K-1")["counts"]["records"] == 1
    refused = line.run("privacy", "erase", "candidate:K-1", "--confirm", "Somebody Else")
    assert refused.returncode == 1
    done = line.ask("privacy", "erase", "candidate:K-1", "--confirm", "sanne vries")
    assert (done["cleaned"], done["proof"]["found"]) == (True, {})
    assert [one["ref"] for one in line.ask("privacy", "reports")] == ["K-1"]
    assert line.ask("privacy", "propose") == []
    assert line.ask("records", "list", "--kind", "candidate") == []
