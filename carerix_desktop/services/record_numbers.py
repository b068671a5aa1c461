"""The numbers of records: the next that are free, and whose number a line of a file means that names none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record_fields import split_values
from carerix_desktop.services.record_sources import PEOPLE, Source
from carerix_desktop.services.records_csv import RecordLine
from carerix_desktop.storage import record_matching
from carerix_desktop.storage import records as rows
from carerix_desktop.storage.unit_of_work import Reader, Work

PREFIXES = {
    RecordKind.CANDIDATE: "K-",
    RecordKind.CONTACT: "P-",
    RecordKind.COMPANY: "B-",
    RecordKind.VACANCY: "V-",
    RecordKind.MATCH: "M-",
}


def free_numbers(door: Reader | Work, kind: RecordKind) -> Iterator[str]:
    """Numbers that are free, from one above the highest of the usual form."""
    prefix = PREFIXES[kind]
    taken = [ref.removeprefix(prefix) for ref in rows.refs_beginning(door, kind, prefix)]
    highest = max((int(number) for number in taken if number.isascii() and number.isdigit()), default=1000)
    return (f"{prefix}{number}" for number in count(highest + 1))


def numbered(door: Reader | Work, kind: RecordKind, source: Source) -> Sequence[RecordLine]:
    """The lines of a file, each with a number where the file may lack them.

    A person whose address stands on one record is that one, a company that is called like one is that one; whoever is
    met again in the file gets the number that was given before, and is then refused as standing there twice.
    """
    lines = [_employed(line, door, kind) for line in source.lines]
    if not source.may_number or all(line.defect or line.fields.get("ref") for line in lines):
        return lines
    names = _Names(door, kind, lines)
    return [line if line.defect or line.fields.get("ref") else names.number(line) for line in lines]


def _employed(line: RecordLine, door: Reader | Work, kind: RecordKind) -> RecordLine:
    """A contact's organisation is its company, where one is called so."""
    name = line.fields.get("organisation", "")
    if kind is not RecordKind.CONTACT or not name or line.fields.get("company"):
        return line
    ref = record_matching.companies_by_name(door, [name]).get(name.lower())
    if ref is None:
        return line
    fields = {column: text for column, text in line.fields.items() if column != "organisation"}
    return replace(line, fields={**fields, "company": ref})


class _Names:
    """Who is known by which handle, and the numbers given meanwhile."""

    def __init__(self, door: Reader | Work, kind: RecordKind, lines: Sequence[RecordLine]) -> None:
        self._kind = kind
        self._free = free_numbers(door, kind)
        self._known = dict(self._find(door, lines))

    def number(self, line: RecordLine) -> RecordLine:
        """The line with a number."""
        handles = self._handles(line)
        ref = next((self._known[handle] for handle in handles if handle in self._known), None) or next(self._free)
        for handle in handles:
            self._known.setdefault(handle, ref)
        return replace(line, fields={**line.fields, "ref": ref})

    def _find(self, door: Reader | Work, lines: Sequence[RecordLine]) -> Mapping[str, str]:
        handles = [handle for line in lines for handle in self._handles(line)]
        if self._kind in PEOPLE:
            return record_matching.refs_by_address(door, self._kind, handles)
        return record_matching.companies_by_name(door, handles) if self._kind is RecordKind.COMPANY else {}

    def _handles(self, line: RecordLine) -> list[str]:
        if self._kind in PEOPLE:
            return [normalise(address) for address in split_values(line.fields.get("emails", ""))]
        name = line.fields.get("name", "").strip().lower()
        return [name] if self._kind is RecordKind.COMPANY and name else []
