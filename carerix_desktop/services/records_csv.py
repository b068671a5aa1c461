"""A file of records as a table: encoding and separator found, a header row, then one line after the other.

A bad line becomes a defect, never an error, and takes no other line with it: an open quotation mark that swallows what
follows is given up at its own line, and reading goes on with the next.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Final

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.import_columns import doubled_columns, missing_columns, split_whole_name
from carerix_desktop.domain.record import COLUMNS
from carerix_desktop.parse.encoding import decode_lines, guess_encoding, is_broken

LARGEST_OCTETS: Final = 200 * 1024 * 1024
SEPARATORS: Final = (",", ";", "\t", "|")
LINES_OF_A_RECORD: Final = 1000
LOOKED_AT: Final = 40
FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What a spreadsheet may take for a formula, be it behind marks of text."""


def inert(cell: str) -> str:
    """A cell that no spreadsheet computes: one that begins like a formula gets the mark of text before it (S-13)."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """What `inert` was given."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLine:
    """One record of a file: the line where it begins (the first is 1), its fields by column, what is wrong with it."""

    number: int
    fields: Mapping[str, str]
    defect: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A file that was read as a table.

    Attributes:
        encoding: as Python calls it.
        separator: between two cells.
        header: the names of the columns, as in the file.
        rows: line number, cells, and the defect or "".
    """

    encoding: str
    separator: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...], str], ...]


def read_octets(path: Path) -> bytes:
    """All of a file.

    Raises:
        UserFault: it cannot be read, or is larger than any list of people.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_OCTETS + 1)
    except OSError as error:
        said = f"{path} cannot be read: {error.strerror}. Check the name and its rights."
        raise UserFault(said, code="unreadable", details={"path": str(path)}) from error
    if len(data) > LARGEST_OCTETS:
        most = str(LARGEST_OCTETS // 1024 // 1024)
        said = f"{path.name} is larger than {most} MB. Split it, then import it."
        raise UserFault(said, code="large_list", details={"name": path.name, "n": most})
    return data


def read_table(path: Path, encoding: str = "", separator: str = "") -> Table:
    """Read a file; what is not given is found out.

    Raises:
        UserFault: the file cannot be read, is empty, or there is no such encoding.
    """
    data = read_octets(path)
    encoding = encoding or guess_encoding(data)
    try:
        text = decode_lines(data, encoding)
    except LookupError as error:
        said = f"“{encoding}” is no encoding. Try utf-8, cp1252 or utf-16."
        raise UserFault(said, code="no_encoding", details={"value": encoding}) from error
    lines = list(StringIO(text, newline=""))
    first = 0
    if lines and (told := re.fullmatch(r"\"?sep=(.)\"?[\r\n]*", lines[0])):  # how spreadsheets name their separator
        first, separator = 1, separator or told[1]
    separator = separator or _separator_of(lines[first : first + LOOKED_AT])
    records = _Records(lines, separator, first)
    cells, defect = records.read_header()
    if defect:
        said = f"The first line cannot be read, which must name the columns of {path.name}. {defect}"
        raise UserFault(said, code="bad_header", details={"name": path.name})
    header = tuple(plain(name).strip() for name in cells)
    if not any(header):
        said = f"{path.name} is empty. Its first line must name the columns."
        raise UserFault(said, code="empty_list", details={"name": path.name})
    return Table(encoding=encoding, separator=separator, header=header, rows=tuple(records.rows(len(header))))


def record_lines(
    path: Path, kind: RecordKind, table: Table, columns: Mapping[str, str], *, numbering: bool = False
) -> list[RecordLine]:
    """The rows of a table by our columns.

    Args:
        path: for the sentences.
        kind: of the records.
        table: the file.
        columns: what each column of the file is (`domain.import_columns`).
        numbering: whether lines without `ref` get a number later.

    Raises:
        UserFault: a column is missing, or one is given twice.
    """
    _check_columns(path, kind, table, {**columns, **({"": "ref"} if numbering else {})})
    names = [columns.get(name, "") for name in table.header]
    found = []
    for number, cells, defect in table.rows:
        fields = {name: plain(cell) for name, cell in zip(names, cells, strict=False) if name}
        if defect or any(fields.values()):
            found.append(RecordLine(number=number, fields=split_whole_name(fields), defect=defect))
    return found


def _check_columns(path: Path, kind: RecordKind, table: Table, columns: Mapping[str, str]) -> None:
    unknown = sorted(set(columns) - set(table.header) - {""})
    if unknown:
        said = f"{path.name} has no column “{unknown[0]}”. It has: {', '.join(table.header)}."
        raise UserFault(said, code="no_column", details={"name": path.name, "value": unknown[0]})
    missing = missing_columns(kind, columns)
    if missing:
        raise UserFault(
            f"{path.name} lacks the column {', '.join(missing)} for a {kind}. "
            f"The columns are: {', '.join(COLUMNS[kind])}.",
            code="missing_column",
            details={"name": path.name, "field": missing[0]},
        )
    given = [columns.get(name, "") for name in table.header]
    doubled = sorted({name for name in given if name and given.count(name) > 1}) or doubled_columns(columns)
    if doubled:
        said = f"{path.name} has the column {doubled[0]} twice. Keep one of them."
        raise UserFault(said, code="doubled_column", details={"name": path.name, "field": doubled[0]})


def _separator_of(lines: Sequence[str]) -> str:
    """What cuts the header into several columns, and most rows into as many."""

    def score(separator: str) -> tuple[bool, int, int]:
        widths = [_width(line, separator) for line in lines]
        return widths[0] > 1, widths.count(widths[0]), widths[0]

    return max(SEPARATORS, key=score) if lines else SEPARATORS[0]


def _width(line: str, separator: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=separator), []))
    except csv.Error:
        return 0


class _Records:
    """Cuts lines into records; one that cannot be is a defect of the line where it begins."""

    def __init__(self, lines: Sequence[str], separator: str, first: int) -> None:
        self._lines = lines
        self._separator = separator
        self._at = first

    def read_header(self) -> tuple[list[str], str]:
        """The first record, and its defect."""
        if self._at >= len(self._lines):
            return [], ""
        taken, cells, defect = self._record(0)
        self._at += taken
        return cells, defect

    def rows(self, width: int) -> Iterator[tuple[int, tuple[str, ...], str]]:
        """The others, with their numbers."""
        while self._at < len(self._lines):
            number = self._at + 1
            taken, cells, defect = self._record(width)
            self._at += taken
            if cells or defect:
                yield number, tuple(cells), defect

    def _record(self, width: int) -> tuple[int, list[str], str]:
        """How many lines it takes, its cells, and its defect; `width` 0 for the header."""
        more = LINES_OF_A_RECORD if self._lines[self._at].count('"') % 2 else 1
        some = self._lines[self._at : self._at + more]
        reader = csv.reader(some, delimiter=self._separator, strict=True)
        try:
            cells = next(reader)
        except csv.Error as error:
            return 1, [], f"This line is no CSV: {error}."
        taken = reader.line_num
        if width and taken > 1 and len(cells) != width:
            return 1, [], "This line is no CSV: a quotation mark is opened and not closed."
        if width and len(cells) > width:
            hint = f"Put quotes around a text with {self._separator!r} in it."
            return taken, [], f"This line has {len(cells)} fields, the header {width}. {hint}"
        if any(map(is_broken, cells)):
            return taken, [], "This line has letters that cannot be read. Choose another encoding, or correct it."
        return taken, cells, ""
