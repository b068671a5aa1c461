"""The files from which records come: tables (CSV), cards (vCard) or JSON; all give lines with fields by our columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.import_columns import header_signature, own_names
from carerix_desktop.domain.record import COLUMNS
from carerix_desktop.parse.vcard import Card, parse_vcards
from carerix_desktop.services.records_csv import RecordLine, Table, read_octets, read_table, record_lines
from carerix_desktop.services.records_json import read_records_json

PEOPLE = frozenset({RecordKind.CANDIDATE, RecordKind.CONTACT})


class Form(StrEnum):
    """How a file holds records; by its suffix."""

    CSV = "csv"
    VCARD = "vcf"
    JSON = "json"


def form_of(path: Path) -> Form:
    """The form of a file; whatever is neither cards nor JSON is a table."""
    return {".vcf": Form.VCARD, ".vcard": Form.VCARD, ".json": Form.JSON}.get(path.suffix.lower(), Form.CSV)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """How a file is read; what is left empty is found out.

    Attributes:
        encoding: as Python calls it; of tables.
        separator: between two cells; of tables.
        columns: column of the table → ours, its own name as a further field, or "" to leave it out; None: by our names.
        give_numbers: whether a table without a column `ref` may come in: who is known by address or name is updated,
            all others get the next free numbers. Cards and JSON always may.
    """

    encoding: str = ""
    separator: str = ""
    columns: Mapping[str, str] | None = None
    give_numbers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that was read.

    Attributes:
        lines: its records.
        may_number: whether lines without a number get one.
        signature, columns: what is remembered of a table, where a person chose.
    """

    lines: Sequence[RecordLine]
    may_number: bool
    signature: str = ""
    columns: Mapping[str, str] | None = None


def read_source(kind: RecordKind, path: Path, choices: Choices) -> Source:
    """Read a file of records.

    Raises:
        UserFault: it cannot be read, lacks a column, or its form cannot hold such records.
    """
    match form_of(path):
        case Form.VCARD:
            return Source(lines=list(_cards(path, kind)), may_number=True)
        case Form.JSON:
            return Source(lines=read_records_json(path, kind), may_number=True)
        case _:
            return _table(kind, path, read_table(path, choices.encoding, choices.separator), choices)


def _table(kind: RecordKind, path: Path, table: Table, choices: Choices) -> Source:
    columns = own_names(kind, table.header) if choices.columns is None else dict(choices.columns)
    numbering = choices.give_numbers and "ref" not in columns.values()
    return Source(
        lines=record_lines(path, kind, table, columns, numbering=numbering),
        may_number=numbering,
        signature="" if choices.columns is None else header_signature(table.header),
        columns=columns,
    )


def _cards(path: Path, kind: RecordKind) -> Iterator[RecordLine]:
    if kind not in PEOPLE:
        raise UserFault("A vCard holds people. Import it as candidates or as contacts.", code="no_such_form")
    found = False
    for card in parse_vcards(read_octets(path)):
        found = True
        yield RecordLine(number=card.number, fields=_fields_of(card, kind), defect=card.defect)
    if not found:
        said = f"{path.name} holds no vCard. It must have BEGIN:VCARD."
        raise UserFault(said, code="no_cards", details={"name": path.name})


def _fields_of(card: Card, kind: RecordKind) -> dict[str, str]:
    """Its fields; the number only where it was ours, of this kind."""
    whose, _colon, ref = card.fields.get("ref", "").partition(":")
    further = {"organisation", "birthday"} | ({"title"} if kind is RecordKind.CANDIDATE else {"notes", "city"})
    kept = {name: text for name, text in card.fields.items() if name in COLUMNS[kind] or name in further}
    return {**kept, "ref": ref if whose == kind.value else ""}
