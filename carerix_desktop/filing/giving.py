"""A person chooses whose something is that came to a merged record before the merge was undone."""

from __future__ import annotations

from typing import Final

from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.ids import MessageKey, RecordKind, UserKey
from carerix_desktop.domain.merging import Undecided
from carerix_desktop.domain.record import Handles
from carerix_desktop.filing import removing
from carerix_desktop.filing.batch import Session
from carerix_desktop.filing.withdrawing import withdraw
from carerix_desktop.storage import archive_links, removed, undecided
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.record_parts import Names, parts_of
from carerix_desktop.storage.removed import Removal

TABLES: Final = {
    "message": "link",
    "address": "record_address",
    "domain": "company_domain",
    "entry": "entry_record",
    "match": "vacancy_match",
}
"""Where the thing's row is, unless its table has its name."""
BY: Final = {"message": "message_key", "entry": "entry_key", "address": "address", "domain": "domain"}
"""The column that says which row, unless it is the key."""


def choose(session: Session, actor: UserKey, removal: int, one: Undecided, *, gone: bool) -> None:
    """Settle one thing: it stays with the record that was kept, or goes to the one that came back."""
    merge = removed.find_removal(session.archive, removal)
    if merge is None or merge.into_key is None or one not in undecided.find(session.archive, removal):
        raise NotVisible("This was chosen already. Look at the list again.")
    if one.what == "message" and not archive_links.sees(session.archive, actor, MessageKey(one.of)):
        raise NotVisible("There is no such message.")
    kept = removed.follow(session.archive, RecordId(merge.kind, merge.into_key))
    owner = removed.follow(session.archive, merge.record)
    if gone and kept is not None and owner is not None and kept != owner:
        _give(session, one, merge, (kept, owner))
    undecided.settle(session.archive, one.key)


def _give(session: Session, one: Undecided, merge: Removal, pair: tuple[RecordId, RecordId]) -> None:
    kept, owner = pair
    affected, before = removing.mail_of(session, kept), removing.handles_of(session, kept)
    for part in parts_of(RecordKind(kept.kind)):
        if part.table != TABLES.get(one.what, one.what) or part.names is not Names.KEY or part.column == "key":
            continue
        column, value = BY.get(one.what, "key"), one.of or one.text
        rows = [row for row in removed.rows_of(session.archive, part, kept) if row[column] == value]
        if removed.identity_of(part) is None:
            for row in rows:
                removed.point(session.archive, part, row["key"], owner.record_key, expected=kept.record_key)
            continue
        others = [row for row in removed.rows_of(session.archive, part, kept) if row not in rows]
        removed.delete_rows(session.archive, part, kept)
        removed.put_missing(session.archive, part, kept, others)
        removed.put_missing(session.archive, part, owner, [{**row, part.column: owner.record_key} for row in rows])
    session.changes.records |= {kept, owner}
    if one.what in ("address", "domain"):
        given = {"address": Handles(addresses=(one.text,)), "domain": Handles(domains=(one.text,))}[one.what]
        withdraw(session, merge._replace(made_at=0), given, affected)
    removing.recompute(session, affected, before)
