"""Two records become one: all that names the one that goes names the one that is kept, and how it was is remembered.

One unit of work: a crash leaves the two, or the one. Links move with their rule and evidence; the audience of a message
and the box of its conversation stay as they are (C-12), so confidential mail keeps its viewers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.domain.merging import further_status
from carerix_desktop.domain.record import Handles
from carerix_desktop.domain.record_fields import CheckedFields
from carerix_desktop.filing import removing
from carerix_desktop.filing.batch import Session
from carerix_desktop.filing.removing import EVIDENCE, LINK, NESTED, UNLINK
from carerix_desktop.filing.rules import EMPLOYER, HAND
from carerix_desktop.storage import archive_links, records, removed
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.record_parts import Deleted, Merged, Names, RecordPart, parts_of
from carerix_desktop.storage.removed import MERGED, RowValues
from carerix_desktop.storage.unit_of_work import Work

MERGEABLE = (RecordKind.CANDIDATE, RecordKind.CONTACT, RecordKind.COMPANY)
RESULT = ":result"
WITH_RESULT = ("record_address", "company_domain", "person_privacy")


def merge(
    session: Session,
    actor: UserKey,
    pair: tuple[RecordId, RecordId],
    fields: CheckedFields,
    references: Mapping[str, int],
) -> int:
    """Merge the second of two records into the first, which then has these fields; answer the key of the removal.

    Raises:
        UserFault: they are one record, or of two kinds, or of a kind that is not merged.
        NotVisible: one of them is gone.
    """
    kept, gone = pair
    if kept == gone:
        raise UserFault("A file cannot be merged with itself. Choose two files.", code="merge_itself")
    if kept.kind != gone.kind or RecordKind(kept.kind) not in MERGEABLE:
        raise UserFault("Only two candidates, two contacts or two companies can be merged.", code="merge_kinds")
    rows = [removing.own_row(session, one) for one in pair]
    affected = removing.mail_of(session, kept) | removing.mail_of(session, gone)
    handles = Handles.joined([removing.handles_of(session, one) for one in pair])
    removal = _join(session, actor, kept, gone)
    work = Work(session.archive.connection, actor)
    records.put_record(work, RecordKind(kept.kind), kept.record_key, fields, references)
    _keep_result(session, removal, kept)
    removing.note(session, actor, kept, "merged", before=rows[1]["ref"], after=rows[0]["ref"])
    session.changes.records |= {kept, gone}
    removing.recompute(session, affected, handles)
    return removal


def _join(session: Session, actor: UserKey, kept: RecordId, gone: RecordId) -> int:
    """Remember both records as they are, then have everything name the one that is kept."""
    archive, own = session.archive, removing.own_part(kept.kind)
    removal = removing.note_removal(session, actor, gone, MERGED, kept.record_key)
    parts = [one for one in parts_of(RecordKind(kept.kind)) if _moves(one)]
    for part in parts:
        for record in (kept, gone):
            removed.keep_rows(archive, removal, removed.name_of(part), removed.rows_of(archive, part, record))
    _join_matches(session, actor, removal, kept, gone)
    _name_employer(session, removal, kept, gone)
    _settle_refusals(session, kept, gone)
    for part in parts:
        if part is not own:
            _move(session, part, kept, gone)
    if any(part.table == "person_privacy" for part in parts):
        _keep_hold(session, removal, kept)
    removed.delete_rows(archive, own, gone)
    return removal


def _moves(part: RecordPart) -> bool:
    return part.names is Names.KEY and part.merged is Merged.MOVE


def _join_matches(session: Session, actor: UserKey, removal: int, kept: RecordId, gone: RecordId) -> None:
    """Two matches with one vacancy become one at the further stage."""
    for part in parts_of(RecordKind(kept.kind)):
        if part.deleted is not Deleted.FOLLOW:
            continue
        mine = {row["vacancy_key"]: row for row in removed.rows_of(session.archive, part, kept)}
        for row in removed.rows_of(session.archive, part, gone):
            same = mine.get(row["vacancy_key"])
            if same is not None:
                _join_match(session, actor, removal, same, row)


def _join_match(session: Session, actor: UserKey, removal: int, mine: RowValues, theirs: RowValues) -> None:
    stays, goes = (RecordId(RecordKind.MATCH.value, row["key"]) for row in (mine, theirs))
    nested = _join(session, actor, stays, goes)
    status = further_status(mine["status"], theirs["status"])
    archive_links.set_match_status(session.archive, stays.record_key, status, by=actor, at=session.seconds)
    _keep_result(session, nested, stays)
    removed.keep_rows(session.archive, removal, NESTED, [{"key": nested}])
    removing.note(session, actor, stays, "merged", before=theirs["ref"], after=mine["ref"])


def _name_employer(session: Session, removal: int, kept: RecordId, gone: RecordId) -> None:
    """Links to companies that the contact brought along rest on the contact that is kept."""
    rows = removing.by_employer(session, gone)
    removed.keep_rows(session.archive, removal, EVIDENCE, rows)
    if not rows:
        return
    evidence = f"{EMPLOYER}: {removing.own_row(session, kept)['ref']}"
    for row in rows:
        company = RecordId(row["kind"], row["record_key"])
        archive_links.remove_link(session.archive, row["message_key"], company)
        removed.put_missing(session.archive, LINK, company, [{**row, "evidence": evidence}])


def _settle_refusals(session: Session, kept: RecordId, gone: RecordId) -> None:
    """A message on one of the two files is on the one file, also where somebody took it off the other."""
    both = (kept, gone)
    linked = {row["message_key"]: row for one in both for row in removed.rows_of(session.archive, LINK, one)}
    for one in both:
        for row in removed.rows_of(session.archive, UNLINK, one):
            if row["message_key"] in linked:
                archive_links.remove_unlink(session.archive, row["message_key"], one)


def _move(session: Session, part: RecordPart, kept: RecordId, gone: RecordId) -> None:
    archive, identity = session.archive, removed.identity_of(part)
    if part.deleted is Deleted.DROP:
        removed.delete_rows(archive, part, gone)
        return
    if identity is None:
        removed.rename_rows(archive, part, gone, kept.record_key)
        return
    rows = removed.rows_of(archive, part, gone)
    removed.delete_rows(archive, part, gone)
    if part is LINK:
        _prefer_hand(session, kept, rows)
    after = len(removed.rows_of(archive, part, kept)) if "position" in removed.table_of(part).c else 0
    moved = [{**row, part.column: kept.record_key} for row in rows]
    moved = [{**row, "position": row["position"] + after} for row in moved] if after else moved
    removed.put_missing(archive, part, kept, moved)


def _prefer_hand(session: Session, kept: RecordId, rows: Sequence[RowValues]) -> None:
    """Where a person linked a message to the one that goes, that says more than a rule."""
    mine = {row["message_key"]: row for row in removed.rows_of(session.archive, LINK, kept)}
    for row in rows:
        same = mine.get(row["message_key"])
        if same is not None and row["rule"] == HAND != same["rule"]:
            archive_links.remove_link(session.archive, row["message_key"], kept)


def _keep_hold(session: Session, removal: int, kept: RecordId) -> None:
    """A legal hold on one of the two is a hold on the one."""
    part = next(one for one in parts_of(RecordKind(kept.kind)) if one.table == "person_privacy")
    before = removed.kept_rows(session.archive, removal).get(removed.name_of(part), [])
    rows = removed.rows_of(session.archive, part, kept)
    held = [row for row in before if row["hold"]]
    if rows and held and not rows[0]["hold"]:
        removed.delete_rows(session.archive, part, kept)
        why = {"hold": True, "hold_why": held[0]["hold_why"]}
        removed.put_missing(session.archive, part, kept, [{**rows[0], **why}])


def _keep_result(session: Session, removal: int, kept: RecordId) -> None:
    """Remember what the one record says now: what differs from it at the time of undoing came later."""
    own = removing.own_part(kept.kind)
    for part in parts_of(RecordKind(kept.kind)):
        if part is own or part.table in WITH_RESULT:
            name, rows = removed.name_of(part), removed.rows_of(session.archive, part, kept)
            removed.keep_rows(session.archive, removal, f"{name}{RESULT}", rows)
