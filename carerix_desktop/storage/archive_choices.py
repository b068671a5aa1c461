"""What people said of proposals: not for this message, and always for this address (RULES.md section 3, `hand`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, delete, func, insert, select

from carerix_desktop.domain.ids import MessageKey, UserKey
from carerix_desktop.storage.archive_links import RecordId, StoredLink, record_exists
from carerix_desktop.storage.archive_rows import find_in
from carerix_desktop.storage.tables_crm import record_address
from carerix_desktop.storage.tables_files import address_choice, proposal_refusal
from carerix_desktop.storage.tables_mail import link
from carerix_desktop.storage.unit_of_work import Archive


class Choice(NamedTuple):
    """Whose the mail of an address is; without a record: nobody is proposed for it."""

    normal: str
    record: RecordId | None
    user: UserKey
    made_by: str
    made_at: int


def find_choices(archive: Archive, normals: Collection[str]) -> dict[str, Choice]:
    """What was chosen for these addresses; a choice of a record that is gone does not count."""
    found = {}
    for row in find_in(archive.connection, select(address_choice), address_choice.c.normal, normals):
        normal, kind, record_key, user, made_by, made_at = row
        record = None if kind is None else RecordId(kind, record_key)
        if record is None or record_exists(archive, record):
            found[normal] = Choice(normal, record, user, made_by, made_at)
    return found


def put_choice(archive: Archive, choice: Choice) -> None:
    """Remember a choice, in place of the one that was made for the same address."""
    remove_choice(archive, choice.normal)
    kind, record_key = choice.record or (None, None)
    row = {"normal": choice.normal, "kind": kind, "record_key": record_key, "user_key": choice.user}
    archive.connection.execute(insert(address_choice), {**row, "made_by": choice.made_by, "made_at": choice.made_at})


def remove_choice(archive: Archive, normal: str) -> None:
    """Forget what was chosen for an address."""
    archive.connection.execute(delete(address_choice).where(address_choice.c.normal == normal))


def find_refusals(archive: Archive, messages: Collection[MessageKey]) -> dict[MessageKey, set[str]]:
    """The addresses, as they compare, that people said no to on these messages."""
    found: dict[MessageKey, set[str]] = defaultdict(set)
    query = select(proposal_refusal.c.message_key, proposal_refusal.c.address)
    for key, address in find_in(archive.connection, query, proposal_refusal.c.message_key, messages):
        found[key].add(address)
    return found


def find_refusal(archive: Archive, key: MessageKey, normal: str) -> tuple[str, int] | None:
    """Who said no to a proposal, and when (seconds); or None."""
    query = select(proposal_refusal.c.made_by, proposal_refusal.c.made_at)
    same = (proposal_refusal.c.message_key == key, proposal_refusal.c.address == normal)
    row = archive.connection.execute(query.where(*same)).first()
    return None if row is None else (row[0], row[1])


def put_refusal(archive: Archive, key: MessageKey, normal: str, made_by: str, made_at: int) -> None:
    """Note that a person said no to a proposal."""
    remove_refusal(archive, key, normal)
    row = {"message_key": key, "address": normal, "made_by": made_by, "made_at": made_at}
    archive.connection.execute(insert(proposal_refusal), row)


def remove_refusal(archive: Archive, key: MessageKey, normal: str) -> None:
    """Forget that a person said no to a proposal."""
    same = and_(proposal_refusal.c.message_key == key, proposal_refusal.c.address == normal)
    archive.connection.execute(delete(proposal_refusal).where(same))


def add_address(archive: Archive, record: RecordId, address: str, normal: str) -> None:
    """Put a new address last on a person's record."""
    mine = _of(record)
    last = archive.connection.execute(select(func.max(record_address.c.position)).where(mine)).scalar()
    place = {"kind": record.kind, "record_key": record.record_key, "position": 0 if last is None else last + 1}
    archive.connection.execute(insert(record_address), {**place, "address": address, "normal": normal})


def remove_address(archive: Archive, record: RecordId, normal: str) -> None:
    """Take an address off a person's record."""
    archive.connection.execute(delete(record_address).where(_of(record), record_address.c.normal == normal))


def addresses_on(archive: Archive, record: RecordId) -> str:
    """The addresses on a person's record in their order, as in a CSV file."""
    query = select(record_address.c.address).where(_of(record)).order_by(record_address.c.position)
    return ";".join(archive.connection.execute(query).scalars())


def find_links_to(archive: Archive, record: RecordId, since: int) -> list[StoredLink]:
    """The links to a record that were made then or later."""
    mine = (link.c.kind == record.kind, link.c.record_key == record.record_key, link.c.made_at >= since)
    return [StoredLink(*row) for row in archive.connection.execute(select(link).where(*mine))]


def _of(record: RecordId) -> ColumnElement[bool]:
    return and_(record_address.c.kind == record.kind, record_address.c.record_key == record.record_key)
