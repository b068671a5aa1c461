"""`export messages` and `export records` (CLI.md; S-13): only what the viewer may see, and back again unchanged."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.services.exchange import Exchange
from carerix_desktop.services.exports import Exports
from carerix_desktop.services.mail_files import read_mail
from carerix_desktop.services.record_import import RecordImport
from carerix_desktop.services.records import Records
from carerix_desktop.services.records_csv import inert, plain
from tests.support.agency import Agency, Sent, mail

ANNA, BRAM = UserKey(1), UserKey(2)
TRICKY = mail(
    "tricky", body="Dag,\r\n\r\nFrom hier verder\r\n>From daar\r\n\r\nFrom jan@x.nl Mon Jan  5 09:00:00 2026\r\n."
)
BARE = b"From: jan@example.nl\nTo: anna@bureau.nl\nMessage-ID: <bare>\nDate: Mon, 5 Jan 2026 09:00:00 +0000\n\nno end"


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path / "store")
    yield made
    made.close()


def test_mail_goes_out_and_in_again_byte_for_byte(agency: Agency, tmp_path: Path) -> None:
    agency.file(TRICKY, mail("b", day=1, body="\xe9".encode().decode("latin-1")), BARE)
    path = tmp_path / "mail.mbox"
    assert Exports(agency.store).write_messages(ANNA, path) == 3
    written = {one.raw for one in read_mail(path)}
    assert TRICKY in written
    assert BARE + b"\n" in written
    other = Agency(tmp_path / "other")
    other.promote("anna")
    report = Exchange(other.store, other.desk).import_mail(ANNA, ANNA, path, FolderRole.INBOX)
    assert (report.added, report.set_aside) == (3, ())
    other.close()


def test_what_the_viewer_does_not_see_is_not_written(agency: Agency, tmp_path: Path) -> None:
    agency.add_record("candidate:K-1", "jan@example.nl")
    agency.file(mail("hers", sender="piet@x.nl"), Sent(mail("his", to="bram@bureau.nl"), "bram/inbox"))
    path = tmp_path / "mail.mbox"
    assert Exports(agency.store).write_messages(BRAM, path) == 1
    assert b"<hers>" not in path.read_bytes()
    assert Exports(agency.store).write_messages(ANNA, path, "candidate:K-1") == 1
    assert b"<his>" in path.read_bytes()
    with pytest.raises(NotVisible):
        Exports(agency.store).write_messages(ANNA, path, "candidate:K-2")
    assert b"<his>" in path.read_bytes(), "a refused export replaces nothing"
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["mail.mbox"]


@pytest.mark.parametrize("cell", ["=1+1", "+31612345678", "-x", "@SUM(A1)", "\t=1", "'=1", "''@", "'t Hart", "", "a=b"])
def test_no_cell_is_a_formula_and_each_comes_back(cell: str) -> None:
    assert plain(inert(cell)) == cell
    assert not inert(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_records_go_out_and_in_again(agency: Agency, tmp_path: Path) -> None:
    records = Records(agency.store, agency.desk)
    first = {"ref": "K-1", "first_name": "=HYPERLINK(1)", "emails": "a@x.nl;b@x.nl", "phones": "+31 6 1;+31 6 2"}
    records.add(ANNA, RecordKind.CANDIDATE, {**first, "notes": 'line\n"two", three', "@bron": "-1"})
    records.add(ANNA, RecordKind.CANDIDATE, {"ref": "K-2", "last_name": "'t Hart", "confidential": "yes"})
    path = tmp_path / "candidates.csv"
    assert Exports(agency.store).write_records(ANNA, RecordKind.CANDIDATE, path) == 2
    with path.open(encoding="utf-8", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    other = Agency(tmp_path / "other")
    other.promote("anna")
    again = Records(other.store, other.desk)
    imported = RecordImport(other.store, other.desk).import_file(ANNA, RecordKind.CANDIDATE, path)
    assert imported.rejected == ()
    for ref in ("K-1", "K-2"):
        one, two = records.get(ANNA, RecordKind.CANDIDATE, ref), again.get(ANNA, RecordKind.CANDIDATE, ref)
        assert (one.fields, one.name) == (two.fields, two.name)
    assert again.get(ANNA, RecordKind.CANDIDATE, "K-1").extra["@bron"] == "-1"
    other.close()


def test_a_folder_that_is_not_there_is_said(agency: Agency, tmp_path: Path) -> None:
    with pytest.raises(UserFault, match="cannot be written"):
        Exports(agency.store).write_records(ANNA, RecordKind.CANDIDATE, tmp_path / "no" / "x.csv")


@pytest.mark.parametrize("kind", [RecordKind.CANDIDATE, RecordKind.COMPANY, RecordKind.VACANCY])
def test_json_goes_out_and_in_again_unchanged(agency: Agency, tmp_path: Path, kind: RecordKind) -> None:
    records = Records(agency.store, agency.desk)
    records.add(ANNA, RecordKind.COMPANY, {"ref": "B-1", "name": "=Delta", "domains": "delta.nl;x.nl", "bron": "-1"})
    records.add(ANNA, RecordKind.VACANCY, {"ref": "V-1", "title": "Java", "company": "B-1", "status": "open"})
    person = {"ref": "K-1", "first_name": "Zoë", "emails": "a@x.nl", "notes": "een\ntwee", "opt_out": "yes"}
    records.add(ANNA, RecordKind.CANDIDATE, {**person, "beschikbaar": "ja"})
    other = Agency(tmp_path / "other")
    other.promote("anna")
    for each in (RecordKind.COMPANY, kind):
        Exports(agency.store).write_records(ANNA, each, tmp_path / "out.json")
        report = RecordImport(other.store, other.desk).import_file(ANNA, each, tmp_path / "out.json")
        assert report.rejected == ()
    Exports(other.store).write_records(ANNA, kind, tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "out.json").read_bytes()
    other.close()


def test_cards_hold_people_and_the_contacts_employer(agency: Agency, tmp_path: Path) -> None:
    records = Records(agency.store, agency.desk)
    records.add(ANNA, RecordKind.COMPANY, {"ref": "B-1", "name": "Delta BV"})
    records.add(ANNA, RecordKind.CONTACT, {"ref": "P-1", "first_name": "Eva", "company": "B-1", "title": "HR"})
    path = tmp_path / "contacts.vcf"
    assert Exports(agency.store).write_records(ANNA, RecordKind.CONTACT, path, version="4.0") == 1
    assert b"ORG:Delta BV" in path.read_bytes()
    with pytest.raises(UserFault, match="A vCard holds people"):
        Exports(agency.store).write_records(ANNA, RecordKind.COMPANY, tmp_path / "companies.vcf")
    assert not (tmp_path / "companies.vcf").exists()
