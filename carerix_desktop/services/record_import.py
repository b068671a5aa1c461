"""Records from files: looked at, tried without writing, imported in one unit of work, and taken back (CLI.md).

A line that cannot be is left out and named; all others go in together, or none when the import is stopped.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKey, RecordKind, UserKey
from carerix_desktop.domain.import_columns import guess_columns, header_signature
from carerix_desktop.domain.record import Handles, Record
from carerix_desktop.domain.record_fields import CheckedFields, split_values
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.services.erased_people import erased_on, refuse_erased
from carerix_desktop.services.permission import require_administrator
from carerix_desktop.services.progress import Progress
from carerix_desktop.services.record_checks import check_record, no_such_record
from carerix_desktop.services.record_numbers import numbered
from carerix_desktop.services.record_sources import Choices, Form, form_of, read_source
from carerix_desktop.services.records_csv import RecordLine, read_table
from carerix_desktop.storage import import_mappings, users
from carerix_desktop.storage import records as rows
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.unit_of_work import Reader, Work

Remove = Callable[[UserKey, RecordKind, RecordKey], object]
SAMPLE_ROWS = 4
STEP = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a file holds, before anything is imported.

    Attributes:
        lines: how many records there are.
        encoding, separator: as found out or chosen; "" where the file is no table.
        header: its columns.
        sample: the first rows, a cell for each column.
        columns: the mapping that was remembered for such a header, else guessed by the names.
        remembered: whether it was remembered.
    """

    lines: int
    encoding: str = ""
    separator: str = ""
    header: tuple[str, ...] = ()
    sample: tuple[tuple[str, ...], ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    remembered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A line of a file that was left out, and why in one sentence; the window translates by the fault's code."""

    line: int
    why: str
    code: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportUndo:
    """What takes an import back: the records that it added, and the others as they were."""

    kind: RecordKind
    added: tuple[RecordKey, ...]
    before: tuple[Record, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import of records did, or would do."""

    added: int
    updated: int
    rejected: tuple[Rejected, ...]
    undo: ImportUndo | None = None


@dataclass(slots=True)
class _Tally:
    kind: RecordKind
    at: int | None = None
    erased: Mapping[str, date] = field(default_factory=dict)
    added: list[RecordKey] = field(default_factory=list)
    updated: list[RecordKey] = field(default_factory=list)
    would_add: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    touched: list[Handles] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


class RecordImport:
    """Brings records in from files.

    Args:
        store: where records are.
        desk: links the older mail to what is new.
        remove: deletes a record so that it can come back (`RecordDesk.remove`); needed to take an import back.
        clock: seconds since 1970.
    """

    def __init__(
        self,
        store: Store,
        desk: FilingDesk,
        remove: Remove | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._store, self._clock = store, clock
        self._desk = desk
        self._remove = remove

    def look(self, actor: UserKey, kind: RecordKind, path: Path, choices: Choices | None = None) -> Look:
        """Read a file and propose what its columns are; nothing is imported.

        Raises:
            UserFault: it cannot be read.
        """
        given = choices or Choices()
        if form_of(path) is not Form.CSV:
            return Look(lines=len(read_source(kind, path, given).lines))
        table = read_table(path, given.encoding, given.separator)
        with self._store.reader(actor) as reader:
            kept = import_mappings.find_mapping(reader, kind, header_signature(table.header))
        columns = {name: kept.get(name, name) for name in table.header} if kept else guess_columns(kind, table.header)
        sample = tuple(cells for _number, cells, defect in table.rows if not defect)[:SAMPLE_ROWS]
        return Look(
            encoding=table.encoding,
            separator=table.separator,
            header=table.header,
            sample=sample,
            lines=len(table.rows),
            columns=columns,
            remembered=bool(kept),
        )

    def import_file(
        self,
        actor: UserKey,
        kind: RecordKind,
        path: Path,
        *,
        choices: Choices | None = None,
        dry: bool = False,
        progress: Progress | None = None,
    ) -> ImportReport:
        """Add or update records by `ref`.

        Args:
            actor: who imports.
            kind: of the records.
            path: the file.
            choices: how to read it; a mapping that is given is remembered for such files.
            dry: say what would be done, and do nothing.
            progress: told how far it is; a wish to stop there leaves everything as it was.

        Raises:
            UserFault: no administrator acts, the file cannot be read or lacks a column, or the import was stopped;
                nothing was imported.
        """
        self._permit(actor)
        given = choices or Choices()
        source = read_source(kind, path, given)
        progress = progress or Progress()
        given_addresses = (one for line in source.lines for one in split_values(line.fields.get("emails", "")))
        with self._store.work(None) as work:
            erased = erased_on(work, given_addresses)
        if dry:
            with self._store.reader(actor) as reader:
                tally = _put_all(reader, _Tally(kind, erased=erased), numbered(reader, kind, source), progress)
            return _report(tally, ())
        with self._store.work(actor) as work:
            if source.signature and source.columns is not None:
                import_mappings.put_mapping(work, kind, source.signature, source.columns)
            lines = numbered(work, kind, source)
            before = _as_they_are(work, kind, lines)
            tally = _put_all(work, _Tally(kind, at=int(self._clock()), erased=erased), lines, progress)
        if any(tally.touched):
            self._desk.relink(Handles.joined(tally.touched))
        return _report(tally, [before[key] for key in tally.updated])

    def take_back(self, actor: UserKey, undo: ImportUndo, progress: Progress | None = None) -> None:
        """Undo an import: what it changed is as it was, in one unit of work; then what it added is deleted, one by one.

        What was deleted since is left alone; each deletion can itself be taken back. Raises StoreFault.
        """
        progress, total = progress or Progress(), len(undo.before) + len(undo.added)
        named_in = [RecordLine(number=0, fields=record.fields) for record in undo.before]
        touched: list[Handles] = []
        with self._store.work(actor) as work:
            here = rows.get_records(work, undo.kind, [int(record.key) for record in undo.before])
            named = _all_named(work, named_in)
            for number, record in enumerate(undo.before):
                progress.step(number, total)
                if record.key in here:
                    checked = _as_before(record, here[record.key])
                    references = _references(checked, named)
                    touched.append(rows.put_record(work, undo.kind, record.key, checked, references)[1])
        for number, key in enumerate(undo.added, len(undo.before)):
            progress.goes_on(number, total)
            self._remove_one(actor, undo.kind, key)
        if any(touched):
            self._desk.relink(Handles.joined(touched))

    def _permit(self, actor: UserKey) -> None:
        with self._store.reader(actor) as reader:
            require_administrator(users.find_users(reader), actor, "import records")

    def _remove_one(self, actor: UserKey, kind: RecordKind, key: RecordKey) -> None:
        assert self._remove is not None
        try:
            self._remove(actor, kind, key)
        except NotVisible:  # somebody deleted it since
            return


def _as_before(record: Record, now: Record) -> CheckedFields:
    """All fields as they were; a further field that came since goes."""
    extra = {name: record.extra.get(name, "") for name in {**now.extra, **record.extra}}
    return CheckedFields(values={**record.fields, "ref": record.ref}, extra=extra)


def _put_all(door: Reader | Work, tally: _Tally, lines: Sequence[RecordLine], progress: Progress) -> _Tally:
    """Put each line, through a Work; through a Reader only see whether it could be."""
    kind = tally.kind
    known = rows.keys_by_ref(door, kind, [line.fields.get("ref", "").strip() for line in lines])
    named = _all_named(door, lines)
    for number, line in enumerate(lines):
        if number % STEP == 0:
            progress.step(number, len(lines))
        try:
            checked = _with_known_owner(_check_line(kind, line, known, tally.seen), named["owner"])
            if checked.values["ref"] not in known:
                refuse_erased(checked, tally.erased)
            references = _references(checked, named)
        except UserFault as fault:
            why, code, details = fault.message, fault.code, fault.details
            tally.rejected.append(Rejected(line=line.number, why=why, code=code, details=details))
            continue
        tally.seen.add(checked.values["ref"])
        _put(door, tally, known.get(checked.values["ref"]), checked, references)
    progress.step(len(lines), len(lines))
    return tally


def _put(
    door: Reader | Work,
    tally: _Tally,
    key: RecordKey | None,
    checked: CheckedFields,
    references: Mapping[str, int],
) -> None:
    made = key
    if isinstance(door, Work):
        made, touched = rows.put_record(door, tally.kind, key, checked, references, at=tally.at)
        tally.touched.append(touched)
    if key is not None:
        tally.updated.append(key)
    elif made is not None:
        tally.added.append(made)
    else:
        tally.would_add += 1


def _report(tally: _Tally, before: Sequence[Record]) -> ImportReport:
    added = tuple(tally.added)
    undo = ImportUndo(kind=tally.kind, added=added, before=tuple(before)) if added or before else None
    return ImportReport(
        added=len(added) + tally.would_add, updated=len(tally.updated), rejected=tuple(tally.rejected), undo=undo
    )


def _as_they_are(work: Work, kind: RecordKind, lines: Sequence[RecordLine]) -> dict[int, Record]:
    keys = rows.keys_by_ref(work, kind, [line.fields.get("ref", "").strip() for line in lines])
    return rows.get_records(work, kind, sorted(keys.values()))


def _check_line(kind: RecordKind, line: RecordLine, known: Mapping[str, RecordKey], seen: set[str]) -> CheckedFields:
    if line.defect:
        raise UserFault(line.defect, code="bad_line")
    ref = line.fields.get("ref", "").strip()
    checked = check_record(kind, line.fields, new=ref not in known)
    if checked.values["ref"] in seen:
        said = f"The ref {ref} stands in this file already. Remove one of the two lines."
        raise UserFault(said, code="doubled_ref", details={"ref": ref})
    return checked


def _all_named(door: Reader | Work, lines: Sequence[RecordLine]) -> dict[str, dict[str, int]]:
    """The keys of all records that the lines name by ref, by column, and of all users by login."""
    found: dict[str, dict[str, int]] = {"owner": {user.login: int(user.key) for user in users.find_users(door)}}
    for name, (kind, _column) in rows.REFERENCES.items():
        refs = {line.fields.get(name, "").strip() for line in lines} - {""}
        found[name] = dict(rows.keys_by_ref(door, kind, refs))
    return found


def _references(checked: CheckedFields, named: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """The keys of the records that the fields name by ref, and of the owner by login.

    Raises:
        UserFault: one of them is not there.
    """
    owner = checked.values.get("owner", "")
    found = {"owner": named["owner"][owner]} if owner else {}
    for name, (kind, _column) in rows.REFERENCES.items():
        ref = checked.values.get(name, "")
        if not ref:
            continue
        key = named[name].get(ref)
        if key is None:
            raise no_such_record(kind, ref, name)
        found[name] = key
    return found


def _with_known_owner(checked: CheckedFields, logins: Container[str]) -> CheckedFields:
    """An owner whom a file names and who is no user here is kept as a further column."""
    owner = checked.values.get("owner", "")
    if not owner or owner in logins:
        return checked
    values = {name: text for name, text in checked.values.items() if name != "owner"}
    return CheckedFields(values=values, extra={**checked.extra, "owner": owner})
