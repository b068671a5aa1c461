"""A CSV file of records: UTF-8, comma, a header row (CLI.md). A bad line becomes a defect, never an error."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import COLUMNS

NEEDED = {
    RecordKind.CANDIDATE: ("ref",),
    RecordKind.CONTACT: ("ref",),
    RecordKind.COMPANY: ("ref", "name"),
    RecordKind.VACANCY: ("ref", "title"),
    RecordKind.MATCH: ("ref", "candidate", "vacancy"),
}


FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What a spreadsheet may take for a formula, be it behind marks of text."""


def inert(cell: str) -> str:
    """A cell that no spreadsheet computes: one that begins like a formula gets the mark of text before it (S-13)."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """What `inert` was given."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvLine:
    """One row: the line where it begins (the header is line 1), its fields by column, what is wrong with it."""

    number: int
    fields: dict[str, str]
    defect: str = ""


def read_csv(path: Path, kind: RecordKind) -> list[CsvLine]:
    """All rows of a file.

    Raises:
        UserFault: the file cannot be read, is not UTF-8, is empty, or its header lacks a column.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserFault(f"{path.name} is not in UTF-8. Save it again as “CSV UTF-8”, then import it.") from error
    except OSError as error:
        raise UserFault(f"{path} cannot be read: {error.strerror}. Check the name and its rights.") from error
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        header = [plain(name).strip().lower() for name in next(reader, [])]
    except csv.Error as error:
        raise UserFault(f"{path.name} is no CSV file: {error}. Save it as comma-separated text.") from error
    _check_header(path, kind, header)
    return [line for line in _lines(reader, header) if line.defect or any(line.fields.values())]


def _check_header(path: Path, kind: RecordKind, header: list[str]) -> None:
    if not any(header):
        raise UserFault(f"{path.name} is empty. Its first line must name the columns: {', '.join(COLUMNS[kind])}.")
    missing = [name for name in NEEDED[kind] if name not in header]
    if missing:
        hint = " It is separated by ; and must be by commas." if len(header) == 1 and ";" in header[0] else ""
        raise UserFault(
            f"{path.name} lacks the column {', '.join(missing)} for a {kind}.{hint} "
            f"The columns are: {', '.join(COLUMNS[kind])}."
        )
    doubled = sorted({name for name in header if name and header.count(name) > 1})
    if doubled:
        raise UserFault(f"{path.name} has the column {doubled[0]} twice. Keep one of them.")


def _lines(reader: Iterator[list[str]], header: list[str]) -> Iterator[CsvLine]:
    while True:
        number = reader.line_num + 1  # type: ignore[attr-defined] # csv.reader counts lines; its type has no public name
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield CsvLine(number=number, fields={}, defect=f"This line is no CSV: {error}.")
            continue
        if len(row) > len(header):
            defect = f"This line has {len(row)} fields, the header {len(header)}. Put quotes around a text with commas."
            yield CsvLine(number=number, fields={}, defect=defect)
        elif row:
            yield CsvLine(number=number, fields=dict(zip(header, map(plain, row), strict=False)))
