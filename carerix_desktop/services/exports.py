"""Mail and records into files: `export messages` and `export records` (CLI.md), only what the viewer may see.

A file is written beside its place and moved there when it is whole: what stood there stays until then.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

from carerix_desktop.compose.vcard import Version, build_vcard
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.domain.record import COLUMNS, Record, parse_record_ref
from carerix_desktop.domain.view import QuickFilter
from carerix_desktop.host.new_file import new_file
from carerix_desktop.services.message_files import write_eml, write_json, write_mbox, write_zip
from carerix_desktop.services.progress import Progress
from carerix_desktop.services.record_sources import PEOPLE, Form, form_of
from carerix_desktop.services.records_csv import inert
from carerix_desktop.services.records_json import records_as_json
from carerix_desktop.storage import conversations, message_lists, reading, record_matching
from carerix_desktop.storage import records as rows
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.unit_of_work import Reader

RECORDS_AT_ONCE = 500


class Exports:
    """Writes what a viewer may see into files."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def write_messages(
        self,
        viewer: UserKey,
        path: Path,
        record: str = "",
        *,
        chosen: Sequence[int] | None = None,
        progress: Progress | None = None,
    ) -> int:
        """Messages, oldest first, in the form of the file's name: .zip of .eml files, .json, one .eml, else an mbox.

        Each is byte for byte as it came; JSON has their texts and links. An mbox is mboxrd (RFC 4155).

        Args:
            viewer: who exports.
            path: the file; one that is there is replaced once the new one is whole.
            record: only the mail on this file (`KIND:REF`); "" for all.
            chosen: only these messages; what the viewer does not see of them is left out.
            progress: told how far it is; a wish to stop there leaves no file behind.

        Returns:
            how many were written.

        Raises:
            NotVisible: there is no such record.
            UserFault: the file cannot be written, is to hold another number of messages, or it was stopped.
        """
        progress = progress or Progress()
        with self._store.reader(viewer) as reader:
            keys = _messages(reader, record) if chosen is None else _shown(reader, chosen)
            keys.reverse()
            if path.suffix.lower() == ".eml" and len(keys) != 1:
                raise UserFault(
                    "An .eml file holds one message. Name a .zip, .mbox or .json file.", code="no_such_form"
                )
            with written(path) as stream:
                write = {".zip": write_zip, ".json": write_json, ".eml": write_eml}.get(path.suffix.lower(), write_mbox)
                write(reader, keys, stream, progress)
            return len(keys)

    def write_text(self, path: Path, text: str) -> None:
        """A text of the window, such as the report of an import; raises UserFault where it cannot be written."""
        with written(path) as stream:
            stream.write(text.encode("utf-8", "replace"))

    def write_records(
        self,
        viewer: UserKey,
        kind: RecordKind,
        path: Path,
        *,
        chosen: Sequence[int] | None = None,
        version: Version = "3.0",
        progress: Progress | None = None,
    ) -> int:
        """Records of a kind in the form of the file's name: .vcf, .json, or CSV (UTF-8, comma, header row); how many.

        No cell of a CSV is a formula to a spreadsheet (S-13); `import records` gives back what was written.

        Args:
            viewer: who exports.
            kind: of the records.
            path: the file; one that is there is replaced once the new one is whole.
            chosen: their keys; all of them by default.
            version: of the cards.
            progress: told how far it is; a wish to stop there leaves no file behind.

        Raises:
            UserFault: the file cannot be written, its form cannot hold such records, or it was stopped.
        """
        with self._store.reader(viewer) as reader:
            keys = rows.list_keys(reader, kind, ()) if chosen is None else chosen
            found = list(_in_order(reader, kind, keys, progress or Progress()))
            employers = record_matching.names_by_ref(reader, {record.fields.get("company", "") for record in found})
        match form_of(path):
            case Form.VCARD if kind not in PEOPLE:
                raise UserFault(f"A vCard holds people, and no {kind}. Name a .csv or .json file.", code="no_such_form")
            case Form.VCARD:
                cards = (build_vcard(one, employers.get(one.fields.get("company", ""), ""), version) for one in found)
                _write_all(path, cards)
            case Form.JSON:
                _write_all(path, (records_as_json(kind, found),))
            case _:
                _write_csv(path, kind, found)
        return len(found)


def _messages(reader: Reader, record: str) -> list[int]:
    if not record:
        return message_lists.all_keys(reader, None)
    named = parse_record_ref(record)
    key = conversations.find_record(reader, named.kind, named.ref)
    if key is None:
        raise NotVisible(f"There is no {named.kind} with the number {named.ref}.")
    return list(reading.record_keys(reader, named.kind, key, QuickFilter()))


def _shown(reader: Reader, chosen: Sequence[int]) -> list[int]:
    """Those of some messages that the viewer sees, newest first."""
    rows_of = reading.message_rows(reader, chosen)
    return sorted((key for key in set(chosen) if key in rows_of), reverse=True)


def _in_order(reader: Reader, kind: RecordKind, keys: Sequence[int], progress: Progress) -> Iterator[Record]:
    for start in range(0, len(keys), RECORDS_AT_ONCE):
        progress.step(start, len(keys))
        some = keys[start : start + RECORDS_AT_ONCE]
        found = rows.get_records(reader, kind, some)
        yield from (found[key] for key in some if key in found)


def _write_all(path: Path, pieces: Iterable[bytes]) -> None:
    with written(path) as stream:
        for piece in pieces:
            stream.write(piece)


def _write_csv(path: Path, kind: RecordKind, found: list[Record]) -> None:
    owned = {"owner"} if any(record.fields.get("owner") for record in found) else set()
    further = sorted(owned.union(*(record.extra for record in found)))
    with written(path) as stream:
        text = TextIOWrapper(stream, encoding="utf-8", newline="")
        _write_table(text, kind, further, found)
        text.detach()  # flushes; the stream goes on to its place


def _write_table(stream: TextIO, kind: RecordKind, further: list[str], found: list[Record]) -> None:
    writer = csv.writer(stream)
    writer.writerow([*COLUMNS[kind], *map(inert, further)])
    for record in found:
        known = [record.ref if name == "ref" else record.fields.get(name, "") for name in COLUMNS[kind]]
        more = (record.extra.get(name) or record.fields.get(name, "") for name in further)
        writer.writerow([inert(cell) for cell in (*known, *more)])


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A file of an export, in its place once it is whole.

    Raises:
        UserFault: it cannot be written; nothing is left behind.
    """
    try:
        with new_file(path) as stream:
            yield stream
    except OSError as error:
        why = error.strerror or str(error)
        raise UserFault(
            f"“{path}” cannot be written: {why}. Check the folder, its rights and the room.",
            code="unwritable",
            details={"path": str(path)},
        ) from error
