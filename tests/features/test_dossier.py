"""A person's complete dossier as a ZIP and as a PDF: all that the viewer sees, nothing else, safe names."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zstandard
from sqlalchemy import insert

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKey, RecordKind, UserKey
from carerix_desktop.services.dossiers import Dossiers
from carerix_desktop.services.exports import Exports
from carerix_desktop.services.progress import STOPPED, Progress
from carerix_desktop.services.records import Records
from carerix_desktop.storage.tables_files import document, document_version, entry, entry_record
from tests.house import tree
from tests.support.agency import Agency, Sent, mail

ANNA, BRAM = UserKey(1), UserKey(2)
CANDIDATE = RecordKind.CANDIDATE
HTML = mail("html", day=3, Content_Type="text/html", body="<p>Kijk: <img src='http://spy.example/x.png'>hier</p>")


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    """Jan's file: three messages, one of them confidential, a note, a confidential note, a document in two versions."""
    made = Agency(tmp_path / "store")
    records = Records(made.store, made.desk)
    person = {"ref": "K-1", "first_name": "Jan", "last_name": "Müller", "emails": "jan@example.nl", "bron": "=1+1"}
    made.records["candidate:K-1"] = key = records.add(ANNA, CANDIDATE, person).record.key
    records.add(ANNA, RecordKind.VACANCY, {"ref": "V-1", "title": "Java Developer"})
    records.add(ANNA, RecordKind.MATCH, {"ref": "M-1", "candidate": "K-1", "vacancy": "V-1", "status": "invited"})
    made.file(
        mail("open", day=1, subject="../../etc/passwd", body="Geheimloos."),
        mail("closed", day=2, subject="Loon", body="Zeldzaamgeheim."),
        Sent(HTML, "bram/inbox"),
    )
    made.desk.set_confidential(ANNA, made.key("closed"), confidential=True)
    _add_entry(made, key, "Gebeld over uren", "Dertig uur.", None)
    _add_entry(made, key, "Over het loon", "Geheimnotitie.", made.key("closed"))
    _add_document(made, key)
    yield made
    made.close()


def _add_entry(agency: Agency, key: RecordKey, title: str, body: str, message: int | None) -> None:
    row = {"sort": "note", "author_key": ANNA, "at": 1767690000, "title": title, "body": body, "changed_at": 0}
    with agency.store.work(None) as work:
        made = work.connection.execute(insert(entry).values(**row, message_key=message))
        assert made.inserted_primary_key is not None
        on = {"entry_key": made.inserted_primary_key[0], "kind": "candidate", "record_key": key, "at": 1767690000}
        work.connection.execute(insert(entry_record).values(**on))


def _add_document(agency: Agency, key: RecordKey) -> None:
    with agency.store.work(None) as work:
        row = {"kind": "candidate", "record_key": key, "name": "CV", "sort": "cv", "changed_at": 0}
        made = work.connection.execute(insert(document).values(**row))
        assert made.inserted_primary_key is not None
        for number in (1, 2):
            data = f"versie {number}".encode()
            work.connection.execute(
                insert(document_version).values(
                    document_key=made.inserted_primary_key[0],
                    number=number,
                    filename="C:\\x\\..\\CV Jan.pdf",
                    content_type="application/pdf",
                    size_octets=len(data),
                    sha256=bytes(32),
                    content=zstandard.compress(data),
                    made_by="anna",
                    made_at=1767690000,
                )
            )


@pytest.fixture
def dossiers(agency: Agency) -> Dossiers:
    return Dossiers(agency.store, tree.ROOT / "resources" / "fonts")


def _zip(dossiers: Dossiers, viewer: UserKey, path: Path) -> tuple[dict[str, bytes], dict[str, Any]]:
    dossiers.write(viewer, CANDIDATE, "K-1", path)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        found = {name: archive.read(name) for name in archive.namelist()}
    return found, json.loads(found["dossier.json"])


def test_the_zip_has_everything_byte_for_byte_under_safe_names(dossiers: Dossiers, tmp_path: Path) -> None:
    found, told = _zip(dossiers, ANNA, tmp_path / "jan.zip")
    assert told["record"]["last_name"] == "Müller"
    assert told["procedures"][0]["status"] == "invited"
    assert [one["message_id"] for one in told["messages"]] == ["html", "closed", "open"]
    assert found[told["messages"][0]["file"]] == HTML
    assert told["messages"][2]["links"][0]["ref"] == "K-1"
    assert {one["title"] for one in told["entries"]} == {"Gebeld over uren", "Over het loon"}
    assert [found[one["file"]] for one in told["documents"]] == [b"versie 1", b"versie 2"]
    assert [one["file"] for one in told["documents"]] == ["documents/CV Jan v1.pdf", "documents/CV Jan v2.pdf"]
    assert {row["act"] for row in told["rows"]["record_log"]} >= {"created"}
    assert not [name for name in found if ".." in name or name.startswith("/") or "\\" in name]
    assert all(name == "dossier.json" or name.count("/") == 1 for name in found)


def test_what_a_colleague_does_not_see_is_not_in_theirs(dossiers: Dossiers, tmp_path: Path) -> None:
    found, told = _zip(dossiers, BRAM, tmp_path / "jan.zip")
    assert [one["message_id"] for one in told["messages"]] == ["html", "open"]
    assert [one["title"] for one in told["entries"]] == ["Gebeld over uren"]
    everything = b"".join(found.values())
    for hidden in (b"Zeldzaamgeheim", b"Geheimnotitie", b"Loon", b"closed"):
        assert hidden not in everything
    dossiers.write(BRAM, CANDIDATE, "K-1", tmp_path / "jan.pdf")
    assert "Zeldzaamgeheim" not in _text_of(tmp_path / "jan.pdf")


def _text_of(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    pdf.close()
    return text


def test_the_pdf_can_be_read_from_the_facts_to_the_last_message(dossiers: Dossiers, tmp_path: Path) -> None:
    path = tmp_path / "jan.pdf"
    assert dossiers.write(ANNA, CANDIDATE, "K-1", path) == 3
    text = _text_of(path)
    mail_and_work = ("Geheimloos.", "Zeldzaamgeheim.", "Gebeld over uren", "CV")
    for wanted in ("Jan Müller", "jan@example.nl", "Java Developer", *mail_and_work):
        assert wanted in text
    assert b"spy.example" not in path.read_bytes()


def test_any_letter_and_any_length_makes_a_pdf(agency: Agency, dossiers: Dossiers, tmp_path: Path) -> None:
    odd = "\U0001f600 漢字 مرحبا \u202e\x07" + "x" * 5_000 + "\n" * 50 + "woord " * 20_000
    agency.file(mail("odd", day=5, subject="Ω 😀" * 100, body=odd, Content_Type="text/plain; charset=utf-8"))
    dossiers.write(ANNA, CANDIDATE, "K-1", tmp_path / "odd.pdf")
    assert "Shortened here" in _text_of(tmp_path / "odd.pdf")


@pytest.mark.parametrize("name", ["jan.zip", "jan.pdf"])
def test_a_dossier_that_is_stopped_leaves_nothing_and_keeps_what_stood_there(
    dossiers: Dossiers, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "out" / name
    path.parent.mkdir()
    path.write_bytes(b"before")
    progress = Progress()
    progress.stop()
    with pytest.raises(UserFault) as stopped:
        dossiers.write(ANNA, CANDIDATE, "K-1", path, progress=progress)
    assert stopped.value.code == STOPPED
    assert [(one.name, one.read_bytes()) for one in path.parent.iterdir()] == [(name, b"before")]


def test_who_is_not_there_and_another_form_are_said(dossiers: Dossiers, tmp_path: Path) -> None:
    with pytest.raises(NotVisible):
        dossiers.write(ANNA, CANDIDATE, "K-9", tmp_path / "x.zip")
    with pytest.raises(UserFault, match=r"is a \.zip"):
        dossiers.write(ANNA, CANDIDATE, "K-1", tmp_path / "x.docx")
    with pytest.raises(UserFault, match="cannot be written"):
        dossiers.write(ANNA, CANDIDATE, "K-1", tmp_path / "no" / "x.zip")
    assert [one.name for one in tmp_path.iterdir()] == ["store"]


def test_messages_go_out_as_eml_files_and_as_json(agency: Agency, tmp_path: Path) -> None:
    exports = Exports(agency.store)
    assert exports.write_messages(BRAM, tmp_path / "mail.zip") == 2
    with zipfile.ZipFile(tmp_path / "mail.zip") as archive:
        names = archive.namelist()
        assert names == ["0001 2026-01-06 passwd.eml", "0002 2026-01-08 Hallo.eml"]
        assert archive.read(names[1]) == HTML
    assert exports.write_messages(BRAM, tmp_path / "mail.json", "candidate:K-1") == 2
    told = json.loads((tmp_path / "mail.json").read_text())
    assert (told[0]["message_id"], told[0]["text"].strip()) == ("open", "Geheimloos.")
    chosen = [int(agency.key("closed")), int(agency.key("open"))]
    assert exports.write_messages(BRAM, tmp_path / "one.eml", chosen=chosen) == 1
    assert b"Geheimloos" in (tmp_path / "one.eml").read_bytes()
    with pytest.raises(UserFault, match="holds one message"):
        exports.write_messages(ANNA, tmp_path / "two.eml", chosen=chosen)
    assert not (tmp_path / "two.eml").exists()
