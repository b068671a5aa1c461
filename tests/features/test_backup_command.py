"""`backup` as a person types it: made, listed, put back; a half one is refused with one line (R-25)."""

from __future__ import annotations

import sys
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


def test_a_damaged_store_says_how_a_backup_is_put_back_and_that_works(line: CommandLine):
    made = line.ask("backup", "make")
    (line.profile / "carerix.sqlite3").write_bytes(b"damaged" * 10_000)
    refused = line.run("users", "list")
    assert refused.returncode == 1
    assert "backup restore" in refused.stderr
    line.ask("backup", "restore", made["name"])
    assert [user["login"] for user in line.ask("users", "list")] == ["anna"]


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
