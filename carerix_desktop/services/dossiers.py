"""A record's complete dossier, as far as its viewer may see it: as a ZIP (everything), or as a PDF (to read).

dossier.json                    the record, procedures, notes, log, which mail, what else names it
mail/0001 2026-01-05 SUBJECT.eml    each message as it came, byte for byte
documents/NAME v2.pdf           each version of each document
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from carerix_desktop.domain.dossier import DossierItem, DossierPage
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import MessageKey, RecordKind, UserKey, instant_of
from carerix_desktop.domain.view import QuickFilter
from carerix_desktop.parse.filename import safe_file_name
from carerix_desktop.services.dossier_words import ENGLISH
from carerix_desktop.services.exports import written
from carerix_desktop.services.message_files import eml_name
from carerix_desktop.services.messages import messages_json
from carerix_desktop.services.progress import Progress
from carerix_desktop.services.reading_body import read_body
from carerix_desktop.services.record_file import RecordFile, read_file
from carerix_desktop.services.records_json import record_as_json
from carerix_desktop.storage import dossier, reading, users
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.raw import raw_of
from carerix_desktop.storage.unit_of_work import Reader

Rows = list[dict[str, Any]]
FORMAT = "carerix-desktop-dossier"
LONGEST_TEXT = 20_000
"""Of one message in the PDF; the ZIP has all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What a reader sees of one record."""

    file: RecordFile
    messages: Rows
    entries: Rows
    versions: Rows
    parts: Mapping[str, Rows]
    made_by: str


class Dossiers:
    """Writes dossiers.

    Args:
        store: what a viewer may see.
        fonts: where the fonts of the PDF are.
    """

    def __init__(self, store: Store, fonts: Path) -> None:
        self._store = store
        self._fonts = fonts

    def write(
        self,
        viewer: UserKey,
        kind: RecordKind,
        ref: str,
        path: Path,
        *,
        words: Mapping[str, str] = ENGLISH,
        progress: Progress | None = None,
    ) -> int:
        """Write a dossier in the form of the file's name, .zip or .pdf; how many messages it has.

        Args:
            viewer: who looks; what they may not see is not in it.
            kind: of the record.
            ref: its number.
            path: the file; one that is there is replaced once the new one is whole.
            words: of the PDF (`dossier_words`).
            progress: told how far it is; a wish to stop there leaves no file behind.

        Raises:
            NotVisible: there is no such record.
            UserFault: the file cannot be written, its name has another ending, or it was stopped.
        """
        form = path.suffix.lower()
        if form not in {".zip", ".pdf"}:
            text = "A dossier is a .zip (everything) or a .pdf (to read). Name such a file."
            raise UserFault(text, code="no_such_dossier")
        progress = progress or Progress()
        with self._store.reader(viewer) as reader:
            found = _find(reader, viewer, kind, ref)
            with written(path) as stream:
                if form == ".zip":
                    _write_zip(reader, found, stream, progress)
                else:
                    from carerix_desktop.compose.dossier_pdf import build_dossier_pdf  # slow to load, seldom needed

                    stream.write(build_dossier_pdf(_page(reader, found, words, progress), self._fonts))
        return len(found.messages)


def _find(reader: Reader, viewer: UserKey, kind: RecordKind, ref: str) -> _Found:
    file = read_file(reader, kind, ref)
    key = file.record.key
    keys = list(reading.record_keys(reader, kind, key, QuickFilter()))
    logins = {user.key: user.login for user in users.find_users(reader)}
    return _Found(
        file=file,
        messages=messages_json(reader, keys),
        entries=dossier.entries_of(reader, kind, key),
        versions=dossier.versions_of(reader, kind, key),
        parts=dossier.part_rows(reader, kind, key),
        made_by=logins.get(viewer, ""),
    )


def _write_zip(reader: Reader, found: _Found, stream: BinaryIO, progress: Progress) -> None:
    total = len(found.messages) + len(found.versions)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        whole = _as_json(found)
        for number, one in enumerate(whole["messages"], 1):
            progress.step(number, total)
            archive.writestr(one["file"], raw_of(reader, MessageKey(int(one["id"]))))
        for number, (row, told) in enumerate(zip(found.versions, whole["documents"], strict=True)):
            progress.step(len(found.messages) + number, total)
            archive.writestr(told["file"], dossier.version_content(reader, row["key"]))
        archive.writestr("dossier.json", json.dumps(whole, ensure_ascii=False, indent=1, default=str))


def _as_json(found: _Found) -> dict[str, Any]:
    file = found.file
    names = _Names()
    return {
        "format": FORMAT,
        "version": 1,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "made_by": found.made_by,
        "record": record_as_json(file.record),
        "procedures": [{**record_as_json(one.record), "status": one.status} for one in file.procedures],
        "vacancies": [record_as_json(one.record) for one in file.vacancies],
        "people": [record_as_json(one.record) for one in file.people],
        "company": record_as_json(file.company) if file.company else None,
        "entries": [
            {**row, **{name: _iso(row[name]) for name in ("at", "due_at", "done_at")}} for row in found.entries
        ],
        "documents": [
            {**_without_key(row), "made_at": _iso(row["made_at"]), "file": names.document(row)}
            for row in found.versions
        ],
        "messages": [{**one, "file": f"mail/{eml_name(number, one)}"} for number, one in enumerate(found.messages, 1)],
        "rows": found.parts,
    }


class _Names:
    """File names that are safe on every system, each given once; never a path from somebody's name."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def document(self, row: Mapping[str, Any]) -> str:
        """The name of a document's version."""
        name = safe_file_name(row["filename"] or row["name"], "document")
        stem, dot, ending = name.rpartition(".")
        return self._once("documents", f"{stem or name} v{row['number']}", f".{ending}" if dot and stem else "")

    def _once(self, directory: str, stem: str, ending: str) -> str:
        name, number = f"{directory}/{stem}{ending}", 1
        while name.casefold() in self._given:
            number += 1
            name = f"{directory}/{stem} ({number}){ending}"
        self._given.add(name.casefold())
        return name


def _iso(seconds: int | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat()


def _without_key(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "key"}


def _page(reader: Reader, found: _Found, words: Mapping[str, str], progress: Progress) -> DossierPage:
    record, file = found.file.record, found.file
    facts = [(words.get(name, name), value) for name, value in [("ref", record.ref), *record.fields.items()]]
    facts += [(name, value) for name, value in record.extra.items()]
    lists = [
        (words[heading], tuple(_related(one) for one in some))
        for heading, some in (("procedures", file.procedures), ("vacancies", file.vacancies), ("people", file.people))
        if some
    ]
    if found.versions:
        lines = tuple(f"{row['name']} (v{row['number']}, {row['filename']})" for row in found.versions)
        lists.append((words["documents"], lines))
    now = datetime.now(UTC).astimezone()
    return DossierPage(
        title=record.name,
        subtitle=f"{words[record.kind.value]} {record.ref}, {now:%Y-%m-%d %H:%M}, {found.made_by}",
        facts=tuple((label, value) for label, value in facts if value and value != "no"),
        lists=tuple(lists),
        timeline=words["timeline"],
        items=_items(reader, found, words, progress),
        page=words["page"],
    )


def _related(one: Any) -> str:
    return ", ".join(text for text in (one.record.name, one.detail, one.status) if text)


def _items(reader: Reader, found: _Found, words: Mapping[str, str], progress: Progress) -> Iterator[DossierItem]:
    """The time line, newest first; a message is read when its turn comes."""
    dated: list[tuple[datetime, int, Any]] = [
        (instant_of(MessageKey(int(one["id"]))), 0, one) for one in found.messages
    ]
    dated += [(datetime.fromtimestamp(row["at"], UTC), 1, row) for row in found.entries]
    dated += [(datetime.fromtimestamp(row["at"], UTC), 2, row) for row in found.parts.get("record_log", ())]
    dated.sort(key=lambda one: one[0], reverse=True)
    for number, (at, sort, one) in enumerate(dated):
        progress.step(number, len(dated))
        match sort:
            case 0:
                yield _message(reader, at, one, words)
            case 1:
                title = f"{words.get(one['sort'], one['sort'])}: {one['title']}".rstrip(": ")
                yield DossierItem(at=at.astimezone(), title=title, about=one["author"], text=one["body"])
            case _:
                yield _change(at, one, words)


def _message(reader: Reader, at: datetime, one: Mapping[str, Any], words: Mapping[str, str]) -> DossierItem:
    key = MessageKey(int(one["id"]))
    text = read_body(key, raw_of(reader, key), allow_remote=False).text
    if len(text) > LONGEST_TEXT:
        text = f"{text[:LONGEST_TEXT]}\n\n{words['shortened']}"
    about = f"{one['from']} → {', '.join(one['to'])}"
    return DossierItem(at=at.astimezone(), title=one["subject"] or words["no_subject"], about=about, text=text)


def _change(at: datetime, row: Mapping[str, Any], words: Mapping[str, str]) -> DossierItem:
    field = words.get(row["field"], row["field"])
    title = f"{words.get(row['act'], row['act'])}: {field}".rstrip(": ")
    text = f"{row['before'] or '–'} → {row['after'] or '–'}" if row["field"] else ""
    return DossierItem(at=at.astimezone(), title=title, about=row["made_by"], text=text)
