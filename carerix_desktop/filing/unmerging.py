"""A merge is undone, however long ago: each record gets its own back.

What was theirs at the merge goes back, less what a person took away since. Mail that came since is computed anew from
addresses; what a person linked since goes with the address in its headers. What cannot be decided stays with the record
that was kept, and is listed until a person chooses. Of several merges into one record the last is undone first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from carerix_desktop.domain.addresses import without_tag
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import MessageKey, RecordKind, UserKey
from carerix_desktop.domain.record import Handles
from carerix_desktop.filing import removing
from carerix_desktop.filing.batch import Session
from carerix_desktop.filing.merging import RESULT
from carerix_desktop.filing.removing import EVIDENCE, LINK, NESTED, UNLINK
from carerix_desktop.filing.rules import ALWAYS, HAND
from carerix_desktop.filing.withdrawing import withdraw
from carerix_desktop.storage import archive_graph, archive_links, removed, undecided
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.record_parts import Deleted, Merged, Names, RecordPart, parts_of
from carerix_desktop.storage.removed import MERGED, Removal, RowValues
from carerix_desktop.storage.tables_files import removed_record

Identity = tuple[Any, ...]
Kept = Mapping[str, list[RowValues]]
NOT_ASKED = ("record_log", "record_visit", "unlink", "proposal", "person_privacy", "address_choice", "not_double")
"""Tables whose later rows are nobody's question."""


def unmerge(session: Session, actor: UserKey, key: int) -> RecordId:
    """Undo a merge; answer the record that is back.

    Raises:
        NotVisible: there is no such merge, or it was undone already.
        UserFault: something that came later has to be undone first; the sentence says what.
    """
    removal = removed.find_removal(session.archive, key)
    if removal is None or removal.why != MERGED or removal.undone_at is not None or removal.into_key is None:
        raise NotVisible("There is no such merge any more. Open the file again.")
    kept = RecordId(removal.kind, removal.into_key)
    _require_undoable(session, removal, kept)
    affected = removing.mail_of(session, kept)
    before = removing.handles_of(session, kept)
    for rows in removed.kept_rows(session.archive, key).values():
        affected |= {row["message_key"] for row in rows if row.get("message_key") is not None}
    _part(session, removal, kept)
    removing.note(session, actor, kept, "unmerged", before=removal.ref)
    removing.note(session, actor, removal.record, "unmerged", before=removal.ref)
    session.changes.records |= {kept, removal.record}
    handles = Handles.joined([before, *(removing.handles_of(session, one) for one in (kept, removal.record))])
    withdraw(session, removal, handles, affected)
    _give_by_address(session, removal, kept)
    removing.recompute(session, affected, handles)
    return removal.record


def _require_undoable(session: Session, removal: Removal, kept: RecordId) -> None:
    away = removed.removal_of(session.archive, kept)
    if away is not None and away.why == MERGED:
        into = removed.follow(session.archive, kept)
        ref = "" if into is None else removing.own_row(session, into)["ref"]
        raise UserFault(
            f"{away.ref} was itself merged into {ref} later. Undo that merge first.",
            code="merged_further",
            details={"ref": away.ref, "into": ref},
        )
    if away is not None:
        raise UserFault(f"{away.ref} was deleted. Put it back first.", code="merged_deleted", details={"ref": away.ref})
    removing.own_row(session, kept)
    r = removed_record.c
    same = (r.kind == kept.kind, r.into_key == kept.record_key, r.key > removal.key)
    later = removed.find_open(session.archive, *same)
    if later:
        raise UserFault(
            f"{later[0].ref} was merged into this file later. Undo that merge first.",
            code="merged_later",
            details={"ref": later[0].ref},
        )
    removing.require_free_ref(session, removal)


def _part(session: Session, removal: Removal, kept: RecordId) -> None:
    """Give two records that were one back what was theirs."""
    archive, gone, own = session.archive, removal.record, removing.own_part(removal.kind)
    rows = removed.kept_rows(archive, removal.key)
    own_rows = {row["key"]: row for row in rows[removed.name_of(own)]}
    if not removing.insert_own(session, own, own_rows[gone.record_key], removal):
        return
    _give_fields_back(session, removal, kept, own_rows[kept.record_key], rows)
    for one in rows.get(NESTED, []):
        nested = removed.find_removal(archive, one["key"])
        if nested is not None and nested.undone_at is None and nested.into_key is not None:
            _part(session, nested, RecordId(nested.kind, nested.into_key))
    for part in parts_of(RecordKind(kept.kind)):
        if part is own or part.names is not Names.KEY or part.merged is not Merged.MOVE:
            continue
        if part.deleted is not Deleted.DROP:
            _give_rows_back(session, removal, kept, part, rows)
    removing.put_links_of_others(session, rows.get(EVIDENCE, []))
    removed.close_removal(archive, removal.key, session.seconds)


def _give_fields_back(session: Session, removal: Removal, kept: RecordId, before: RowValues, rows: Kept) -> None:
    """The fields of the kept record as they were, but for those that were changed since."""
    own = removing.own_part(kept.kind)
    current = removed.rows_of(session.archive, own, kept)
    if not current:
        return
    now, result = current[0], rows[f"{removed.name_of(own)}{RESULT}"][0]
    back: RowValues = {}
    for name in now.keys() - {"key", "ref", "created_at", "changed_at", "extra"}:
        if now[name] == result[name]:
            back[name] = before[name]
        elif now[name] != before[name]:
            undecided.put(session.archive, removal.key, "field", text=name)
    names = {*now["extra"], *result["extra"], *before["extra"]}
    extra = {}
    for name in sorted(names):
        changed = now["extra"].get(name) != result["extra"].get(name)
        value = (now if changed else before)["extra"].get(name)
        if changed:
            undecided.put(session.archive, removal.key, "field", text=name)
        if value is not None:
            extra[name] = value
    removing.update_own(session, own, kept, {**back, "extra": extra, "changed_at": before["changed_at"]})


def _give_rows_back(session: Session, removal: Removal, kept: RecordId, part: RecordPart, rows: Kept) -> None:
    identity = removed.identity_of(part)
    name = removed.name_of(part)
    theirs = [row for row in rows.get(name, []) if row[part.column] == removal.record_key]
    mine = [row for row in rows.get(name, []) if row[part.column] == kept.record_key]
    if identity is None:
        own = next(iter(removed.table_of(part).primary_key.columns)).name
        for row in theirs:
            removed.point(session.archive, part, row[own], removal.record_key, expected=kept.record_key)
        known = {row[own] for row in (*mine, *theirs)}
        _list_later(
            session, removal, part, [r for r in removed.rows_of(session.archive, part, kept) if r[own] not in known]
        )
        return
    sorter = _Sorter(identity, removed.rows_of(session.archive, part, kept), rows.get(f"{name}{RESULT}"))
    if part is UNLINK:
        linked = {one: {r["message_key"] for r in _rows_about(rows, LINK, one)} for one in (kept, removal.record)}
        sorter.dropped = {(key,) for some in linked.values() for key in some}
        to_gone = sorter.later(sorter.identities(theirs), linked[removal.record])
        there = sorter.identities(mine)
        to_kept = [r for r in to_gone if r["message_key"] in linked[kept] and (r["message_key"],) not in there]
        stay = [row for row in sorter.others(mine, theirs) if row not in to_gone]
    else:
        to_gone, to_kept, stay = [], [], sorter.others(mine, theirs)
    mine, theirs = sorter.back(mine, theirs), sorter.back(theirs, mine)
    for record in (kept, removal.record):
        removed.delete_rows(session.archive, part, record)
    removed.put_missing(session.archive, part, kept, [*mine, *to_kept, *stay])
    given = [{**row, part.column: removal.record_key} for row in (*theirs, *to_gone)]
    removed.put_missing(session.archive, part, removal.record, given)
    _list_later(session, removal, part, stay)


def _rows_about(rows: Kept, part: RecordPart, record: RecordId) -> list[RowValues]:
    return [row for row in rows.get(removed.name_of(part), []) if row[part.column] == record.record_key]


def _is_by_hand(row: RowValues) -> bool:
    """Whether a person linked this very message: not all mail of an address."""
    return bool(row["rule"] == HAND and not row["evidence"].startswith(ALWAYS))


class _Sorter:
    """Sorts the rows that stand on the one record now: whose they were at the merge, and which came since.

    Args:
        identity: the columns by which a row is told from the others of its record.
        now: the rows as they are.
        result: the rows right after the merge, where they are remembered; else all of both records are meant.
    """

    def __init__(self, identity: tuple[str, ...], now: list[RowValues], result: list[RowValues] | None) -> None:
        self._identity = identity
        self._now = {self._of(row): row for row in now}
        self._result = None if result is None else {self._of(row): row for row in result}
        self.dropped: set[Identity] = set()
        """What the merge itself left out."""

    def _of(self, row: RowValues) -> Identity:
        return tuple(row[name] for name in self._identity)

    def identities(self, rows: Iterable[RowValues]) -> set[Identity]:
        """What the rows are about."""
        return {self._of(row) for row in rows}

    def back(self, rows: Iterable[RowValues], others: Iterable[RowValues]) -> list[RowValues]:
        """A record's rows as they go back: without those that a person took away since, with what was changed since."""
        others_by = {self._of(row): row for row in others}
        found = []
        for row in rows:
            one = self._of(row)
            now = self._now.get(one)
            if now is not None:
                found.append(self._with_changes(row, now, others_by.get(one)))
            elif one in self.dropped or (self._result is not None and one not in self._result):
                found.append(row)
        return found

    def _with_changes(self, row: RowValues, now: RowValues, other: RowValues | None) -> RowValues:
        """As it was, but for what is neither as this one nor as the other one was."""
        if "rule" in row:
            changed = _is_by_hand(now) and row["rule"] != HAND and (other is None or other["rule"] != HAND)
            return {**row, **{n: now[n] for n in ("rule", "evidence", "made_by", "made_at")}} if changed else row
        if "undeliverable" in row:
            return {**row, "undeliverable": now["undeliverable"]}
        return row

    def later(self, known: Collection[Identity], among: Collection[int]) -> list[RowValues]:
        """Rows that came since and are about one of these messages."""
        return [row for one, row in self._now.items() if one not in known and one[0] in among]

    def others(self, mine: Iterable[RowValues], theirs: Iterable[RowValues]) -> list[RowValues]:
        """Rows that came since."""
        known = self.identities(mine) | self.identities(theirs)
        return [row for one, row in self._now.items() if one not in known]


def _list_later(session: Session, removal: Removal, part: RecordPart, rows: Iterable[RowValues]) -> None:
    """List what came since and stays: links of mail are looked at afterwards, once addresses are back."""
    if part.table in NOT_ASKED or part is LINK:
        return
    for row in rows:
        match part.table:
            case "record_address":
                undecided.put(session.archive, removal.key, "address", text=row["address"])
            case "company_domain":
                undecided.put(session.archive, removal.key, "domain", text=row["domain"])
            case "entry_record":
                undecided.put(session.archive, removal.key, "entry", of=row["entry_key"])
            case "vacancy_match":
                undecided.put(session.archive, removal.key, "match", of=row["key"])
            case _:
                undecided.put(session.archive, removal.key, part.table, of=row["key"])


def _give_by_address(session: Session, removal: Removal, kept: RecordId) -> None:
    """What a person linked to the one record since goes with the address in its headers, or is listed."""
    later = [
        row
        for row in removed.rows_of(session.archive, LINK, kept)
        if _is_by_hand(row) and row["made_at"] >= removal.made_at
    ]
    keys = {MessageKey(row["message_key"]) for row in later}
    met = archive_graph.find_addresses(session.archive, keys)
    mine = set(removing.handles_of(session, kept).addresses)
    theirs = set(removing.handles_of(session, removal.record).addresses)
    for row in later:
        key = MessageKey(row["message_key"])
        if archive_links.find_link(session.archive, key, removal.record) is not None:
            continue
        there = {form for one in met.get(key, ()) for form in (one.normal, without_tag(one.normal))}
        if there & theirs and not there & mine:
            archive_links.remove_link(session.archive, key, kept)
            moved = {**row, "record_key": removal.record_key}
            removed.put_missing(session.archive, LINK, removal.record, [moved])
        elif not there & mine:
            undecided.put(session.archive, removal.key, "message", of=key)
