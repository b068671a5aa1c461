"""Records from files: any order, separator and encoding; bad lines are named and the others go in; tried first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.domain.import_columns import WHOLE_NAME
from carerix_desktop.filing.record_desk import RecordDesk
from carerix_desktop.services.progress import STOPPED, Progress
from carerix_desktop.services.record_import import ImportReport, RecordImport
from carerix_desktop.services.record_sources import Choices
from carerix_desktop.services.records import Records
from tests.support.agency import Agency, mail

ANNA = UserKey(1)
CANDIDATE, CONTACT, COMPANY = RecordKind.CANDIDATE, RecordKind.CONTACT, RecordKind.COMPANY


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    made.promote("anna")
    yield made
    made.close()


@pytest.fixture
def records(agency: Agency) -> Records:
    return Records(agency.store, agency.desk)


@pytest.fixture
def imports(agency: Agency) -> RecordImport:
    return RecordImport(agency.store, agency.desk)


def _file(tmp_path: Path, text: str | bytes, name: str = "file.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def _import(imports: RecordImport, tmp_path: Path, kind: RecordKind, text: str | bytes) -> ImportReport:
    return imports.import_file(ANNA, kind, _file(tmp_path, text))


def test_a_csv_adds_and_updates_by_ref_and_keeps_further_columns(
    imports: RecordImport, records: Records, tmp_path: Path
) -> None:
    first = _import(imports, tmp_path, CANDIDATE, "ref,first_name,emails,source\nK-1,Sanne,s@x.nl,site\nK-2,Jan,,\n")
    assert (first.added, first.updated, first.rejected) == (2, 0, ())
    again = _import(imports, tmp_path, CANDIDATE, "\ufeffref,city\r\nK-1,Assen\r\n")
    assert (again.added, again.updated) == (0, 1)
    sanne = records.get(ANNA, CANDIDATE, "K-1")
    assert (sanne.fields["city"], sanne.fields["emails"], sanne.extra) == ("Assen", "s@x.nl", {"source": "site"})


def test_lines_that_cannot_be_are_reported_with_their_number_and_the_rest_goes_in(
    imports: RecordImport, tmp_path: Path
) -> None:
    text = 'ref,first_name,emails\nK-1,"A\nB",a@x.nl\nK-2,B,no\nK-1,Again,\n,Nobody,\n'
    text += "K-3,C,c@x.nl,too many\nK-4,D,d@x.nl\n"
    report = _import(imports, tmp_path, CANDIDATE, text)
    assert report.added == 2
    assert [(each.line, each.why.split(".")[0][:30]) for each in report.rejected] == [
        (4, "“no” is not an e-mail address"),
        (5, "The ref K-1 stands in this fil"),
        (6, "The field ref is empty"),
        (7, "This line has 4 fields, the he"),
    ]


def test_records_name_each_other_by_ref(imports: RecordImport, records: Records, tmp_path: Path) -> None:
    _import(imports, tmp_path, COMPANY, "ref,name,domains\nB-1,Delta BV,Delta.example;delta.nl\n")
    report = _import(imports, tmp_path, CONTACT, "ref,last_name,company\nP-1,Postma,B-1\nP-2,Dijk,B-9\n")
    assert (report.added, report.rejected[0].why) == (
        1,
        "There is no company with the number B-9. Add it first, or correct the column company.",
    )
    assert records.get(ANNA, CONTACT, "P-1").fields["company"] == "B-1"
    assert records.get(ANNA, COMPANY, "B-1").fields["domains"] == "delta.example;delta.nl"
    assert [each.record.ref for each in records.file(ANNA, COMPANY, "B-1").people] == ["P-1"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"name,city\nx,y\n", "lacks the column ref"),
        (b"nummer;naam\n1;2\n", "lacks the column ref"),
        (b"ref,ref,first_name\n1,2,3\n", "column ref twice"),
        (b'"ref,first_name\nK-1,x', "first line cannot be read"),
    ],
)
def test_a_file_that_is_no_such_csv_is_one_clear_sentence(
    imports: RecordImport, records: Records, tmp_path: Path, content: bytes, sentence: str
) -> None:
    with pytest.raises(UserFault, match=sentence):
        _import(imports, tmp_path, CANDIDATE, content)
    assert len(records.list_keys(ANNA, CANDIDATE)) == 0


def test_a_missing_file_is_said(imports: RecordImport, tmp_path: Path) -> None:
    with pytest.raises(UserFault, match="cannot be read"):
        imports.import_file(ANNA, CANDIDATE, tmp_path / "nothing.csv")


def test_one_bad_line_in_ten_thousand_leaves_the_others_in_and_is_named(
    imports: RecordImport, records: Records, tmp_path: Path
) -> None:
    lines = [f'K-{number},Naam {number},"Straat, {number}",k{number}@x.nl' for number in range(2, 10_001)]
    lines[4_998] = 'K-bad,"open quote,x,y'
    report = _import(imports, tmp_path, CANDIDATE, "\n".join(["ref,first_name,city,emails", *lines]) + "\n")
    assert report.added == 9_998
    assert [each.line for each in report.rejected] == [5_000]
    assert len(records.list_keys(ANNA, CANDIDATE)) == 9_998
    assert records.get(ANNA, CANDIDATE, "K-5001").fields["city"] == "Straat, 5001"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_usual_encoding_and_separator_is_found_out(
    imports: RecordImport, records: Records, tmp_path: Path, encoding: str, separator: str
) -> None:
    text = "first_name,ref,last_name\r\nZoë,K-1,Müller\r\n".replace(",", separator)
    assert _import(imports, tmp_path, CANDIDATE, text.encode(encoding)).added == 1
    assert records.get(ANNA, CANDIDATE, "K-1").name == "Zoë Müller"


def test_a_line_with_broken_letters_is_left_out_and_the_others_are_read_as_utf_8(
    imports: RecordImport, records: Records, tmp_path: Path
) -> None:
    text = "ref,first_name\nK-1,Zoë\nK-2,René\nK-3,".encode() + b"Ren\xe9\nK-4,Jan\n"
    report = _import(imports, tmp_path, CANDIDATE, text)
    assert (report.added, [each.line for each in report.rejected]) == (3, [4])
    assert records.get(ANNA, CANDIDATE, "K-2").name == "René"


def test_formulas_stay_text_nul_is_taken_out_and_a_huge_cell_costs_its_own_line(
    imports: RecordImport, records: Records, tmp_path: Path
) -> None:
    text = f"ref,first_name,city\nK-1,=1+1,@SUM(A1)\nK-2,Ja\0n,-x\nK-3,{'x' * 150_000},y\nK-4,{'x' * 30_000},y\n"
    text += "K-5,'=2,y\n"
    report = _import(imports, tmp_path, CANDIDATE, text)
    assert (report.added, [each.line for each in report.rejected]) == (3, [4, 5])
    assert records.get(ANNA, CANDIDATE, "K-1").fields["first_name"] == "=1+1"
    assert records.get(ANNA, CANDIDATE, "K-1").fields["city"] == "@SUM(A1)"
    assert records.get(ANNA, CANDIDATE, "K-2").fields["first_name"] == "Ja n"
    assert records.get(ANNA, CANDIDATE, "K-5").fields["first_name"] == "=2"


def test_a_try_says_what_would_be_done_and_does_nothing(
    imports: RecordImport, records: Records, tmp_path: Path
) -> None:
    _import(imports, tmp_path, CANDIDATE, "ref,first_name\nK-1,Jan\n")
    path = _file(tmp_path, "ref,first_name,emails\nK-1,Piet,\nK-2,Anna,\nK-3,Eva,no\nK-2,Twice,\n")
    tried = imports.import_file(ANNA, CANDIDATE, path, dry=True)
    assert (tried.added, tried.updated, [each.line for each in tried.rejected]) == (1, 1, [4, 5])
    assert [one.name for one in records.get_many(ANNA, CANDIDATE, records.list_keys(ANNA, CANDIDATE))] == ["Jan"]
    done = imports.import_file(ANNA, CANDIDATE, path)
    assert (done.added, done.updated, done.rejected) == (tried.added, tried.updated, tried.rejected)


def test_columns_are_guessed_by_their_names_and_a_choice_is_remembered(
    imports: RecordImport, records: Records, tmp_path: Path
) -> None:
    path = _file(
        tmp_path, "Kandidaatnummer;Voornaam;Achternaam;E-mailadres;Woonplaats;Bron\nK-1;Jan;Bos;j@x.nl;Ede;site\n"
    )
    look = imports.look(ANNA, CANDIDATE, path)
    wanted = ("ref", "first_name", "last_name", "emails", "city", "Bron")
    assert (tuple(look.columns.values()), look.separator, look.remembered, look.lines) == (wanted, ";", False, 1)
    columns = {**look.columns, "Bron": "", "Woonplaats": "notes"}
    assert imports.import_file(ANNA, CANDIDATE, path, choices=Choices(columns=columns)).added == 1
    assert records.get(ANNA, CANDIDATE, "K-1").fields["notes"] == "Ede"
    assert records.get(ANNA, CANDIDATE, "K-1").extra == {}
    again = imports.look(
        ANNA, CANDIDATE, _file(tmp_path, "Bron,Voornaam,Woonplaats,achternaam,E-mailadres,Kandidaatnummer\n")
    )
    assert again.remembered
    assert (again.columns["Woonplaats"], again.columns["Bron"], again.columns["Voornaam"]) == (
        "notes",
        "",
        "first_name",
    )


def test_stopped_half_way_it_leaves_everything_as_it_was(
    imports: RecordImport, records: Records, tmp_path: Path
) -> None:
    class StopsSoon(Progress):
        def step(self, done: int, total: int = 0) -> None:
            if done >= 100:
                self.stop()
            super().step(done, total)

    path = _file(tmp_path, "ref,first_name\n" + "".join(f"K-{n},x\n" for n in range(500)))
    with pytest.raises(UserFault) as stopped:
        imports.import_file(ANNA, CANDIDATE, path, progress=StopsSoon())
    assert stopped.value.code == STOPPED
    assert len(records.list_keys(ANNA, CANDIDATE)) == 0


def test_an_import_links_the_older_mail_of_all_that_it_brings(
    agency: Agency, imports: RecordImport, tmp_path: Path
) -> None:
    agency.file(mail("a", sender="jan@x.nl"), mail("b", sender="piet@x.nl"))
    report = _import(imports, tmp_path, CANDIDATE, "ref,first_name,emails\nK-1,Jan,jan@x.nl\nK-2,Piet,piet@x.nl\n")
    assert report.undo is not None
    agency.records |= {f"candidate:K-{n}": key for n, key in enumerate(report.undo.added, 1)}
    assert (agency.links("a"), agency.links("b")) == ({"candidate:K-1": "address"}, {"candidate:K-2": "address"})


def test_a_file_without_numbers_updates_whom_it_knows_by_address_and_numbers_the_others(
    imports: RecordImport, records: Records, tmp_path: Path
) -> None:
    records.add(ANNA, CANDIDATE, {"ref": "K-1007", "first_name": "Jan", "emails": "jan@x.nl"})
    path = _file(tmp_path, "Voornaam;E-mail\nJohan;JAN@x.nl\nEva;eva@x.nl\nEva twee;eva@x.nl\nPiet;\n")
    columns = imports.look(ANNA, CANDIDATE, path).columns
    with pytest.raises(UserFault, match="lacks the column ref"):
        imports.import_file(ANNA, CANDIDATE, path, choices=Choices(columns=columns))
    choices = Choices(columns=columns, give_numbers=True)
    report = imports.import_file(ANNA, CANDIDATE, path, choices=choices)
    assert (report.added, report.updated, [one.line for one in report.rejected]) == (2, 1, [4])
    named = {one.ref: one.name for one in records.get_many(ANNA, CANDIDATE, records.list_keys(ANNA, CANDIDATE))}
    assert named == {"K-1007": "Johan", "K-1008": "Eva", "K-1009": "Piet"}


def test_cards_come_in_as_people_and_again_as_the_same_people(
    imports: RecordImport, records: Records, tmp_path: Path
) -> None:
    records.add(ANNA, COMPANY, {"ref": "B-1", "name": "Delta BV"})
    text = "BEGIN:VCARD\nVERSION:3.0\nN:Bos;Anna\nEMAIL:a@x.nl\nORG:Delta BV\nEND:VCARD\nBEGIN:VCARD\nFN:Half\n"
    path = _file(tmp_path, text, "people.vcf")
    for added, updated in ((1, 0), (0, 1)):
        report = imports.import_file(ANNA, CONTACT, path)
        assert (report.added, report.updated, [one.line for one in report.rejected]) == (added, updated, [7])
    anna = records.get(ANNA, CONTACT, "P-1001")
    assert (anna.name, anna.fields["company"], anna.extra) == ("Anna Bos", "B-1", {})
    with pytest.raises(UserFault, match="holds people"):
        imports.import_file(ANNA, COMPANY, path)
    with pytest.raises(UserFault, match="holds no vCard"):
        imports.import_file(ANNA, CONTACT, _file(tmp_path, "nothing", "none.vcf"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ('{"records": 3}', "holds no list of records"),
        ("[]", None),
    ],
)
def test_json_that_is_none_is_one_clear_sentence(
    imports: RecordImport, tmp_path: Path, text: str, sentence: str | None
) -> None:
    path = _file(tmp_path, text, "records.json")
    if sentence is None:
        assert imports.import_file(ANNA, CANDIDATE, path).added == 0
        return
    with pytest.raises(UserFault, match=sentence):
        imports.import_file(ANNA, CANDIDATE, path)


def test_a_bad_record_of_a_json_file_is_named_by_its_place(imports: RecordImport, tmp_path: Path) -> None:
    text = '[{"ref": "K-1", "first_name": "A"}, 3, {"kind": "contact", "ref": "P-1"}, {"ref": "K-2", "emails": {}},'
    text += '{"ref": "K-3", "first_name": "B", "extra": []}, {"ref": "K-4", "first_name": "C", "emails": ["a@x.nl"]}]'
    report = imports.import_file(ANNA, CANDIDATE, _file(tmp_path, text, "records.json"))
    assert (report.added, [one.line for one in report.rejected]) == (3, [2, 3, 4])


def test_an_import_is_taken_back_as_a_whole_with_its_links_and_further_fields(
    agency: Agency, records: Records, tmp_path: Path
) -> None:
    imports = RecordImport(agency.store, agency.desk, RecordDesk(agency.store.archivist()).remove)
    agency.records["company:B-1"] = records.add(ANNA, COMPANY, {"ref": "B-1", "name": "Delta"}).record.key
    fields = {"ref": "P-1", "first_name": "Jan", "emails": "jan@x.nl", "company": "B-1", "bron": "site"}
    before = records.add(ANNA, CONTACT, {**fields, "confidential": "yes"}).record
    agency.records["contact:P-1"] = before.key
    agency.file(mail("a", sender="jan@x.nl"))
    text = "ref,first_name,emails,company,bron,nieuw\nP-1,Piet,piet@x.nl,,,ja\nP-2,Eva,,,,\nP-3,Lot,,,,\n"
    path = _file(tmp_path, text)
    report = imports.import_file(ANNA, CONTACT, path)
    assert (report.added, report.updated) == (2, 1)
    assert report.undo is not None
    RecordDesk(agency.store.archivist()).remove(ANNA, CONTACT, report.undo.added[1])
    imports.take_back(ANNA, report.undo)
    assert [one.ref for one in records.get_many(ANNA, CONTACT, records.list_keys(ANNA, CONTACT))] == ["P-1"]
    after = records.get(ANNA, CONTACT, "P-1")
    assert (after.fields, after.extra, after.name) == (before.fields, before.extra, before.name)
    assert agency.links("a")["contact:P-1"] == "address"


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Sanne de Vries", "Sanne", "de Vries"),
        ("de Vries, Sanne", "Sanne", "de Vries"),
        ("Prince", "Prince", ""),
    ],
)
def test_a_column_of_whole_names_becomes_first_and_last_names(
    imports: RecordImport, records: Records, tmp_path: Path, name: str, first: str, last: str
) -> None:
    path = _file(tmp_path, f'Nr;Naam;Plaats\nK-1;"{name}";Assen\n')
    columns = imports.look(ANNA, CANDIDATE, path).columns
    assert columns == {"Nr": "ref", "Naam": WHOLE_NAME, "Plaats": "city"}
    imports.import_file(ANNA, CANDIDATE, path, choices=Choices(columns=columns))
    fields = records.get(ANNA, CANDIDATE, "K-1").fields
    assert (fields["first_name"], fields["last_name"], fields["city"]) == (first, last, "Assen")


def test_parts_of_a_name_that_are_given_win_over_the_whole(
    imports: RecordImport, records: Records, tmp_path: Path
) -> None:
    path = _file(tmp_path, "ref,name,voornaam\nK-1,Johannes Smit,Jan\n")
    imports.import_file(ANNA, CANDIDATE, path, choices=Choices(columns=imports.look(ANNA, CANDIDATE, path).columns))
    assert records.get(ANNA, CANDIDATE, "K-1").name == "Jan Smit"
