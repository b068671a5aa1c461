"""Who may see what, enforced below every query (RULES.md section 4; ADR 0003).

The rule is said once, in `visibility`: a message shows to those in its audience, and, once it is on a record's file and
its conversation is not confidential, to every active user.

On SQLite a reading connection is bound to one viewer for life. `bind_viewer` shadows each table that bears messages
with a TEMP VIEW of the same name, built from the rule, and installs an authorizer that lets those tables be read
through the views only: `main.message`, the index's shadow tables, the schema tables, other databases and every write
are refused. Each view reads through an inner view with a secret name, because SQLite names a common table expression
as the source of a read just as it names a view: without the secret, `WITH message AS (SELECT * FROM main.message)`
would get round it. EXPLAIN QUERY PLAN tells such a name; therefore `engine` refuses every statement that says one.

FTS5's own statements are prepared before the lock closes and again when the schema changes or the file is written anew;
then searches of a reader that was open are refused (never answered wrongly). `engine` opens such readers anew.
"""

from __future__ import annotations

import secrets
import sqlite3
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, exists, false, literal, or_, select
from sqlalchemy.dialects import sqlite

from carerix_desktop.domain.ids import UserKey
from carerix_desktop.storage import tables_crm, tables_files, tables_mail, tables_users, tables_write, visibility
from carerix_desktop.storage.opening import errors
from carerix_desktop.storage.tables_files import (
    address_choice,
    document,
    document_version,
    entry,
    entry_record,
    record_visit,
    removed_part,
    saved_filter,
    tombstone,
)
from carerix_desktop.storage.tables_mail import (
    app_user,
    audience,
    audit,
    conversation,
    echo,
    hand_tie,
    link,
    mailbox,
    message,
    message_copy,
    pending_command,
    set_aside,
)
from carerix_desktop.storage.tables_sync import envelope
from carerix_desktop.storage.tables_users import address_proof, sign_in, user_setting
from carerix_desktop.storage.tables_write import (
    draft,
    draft_file,
    lot,
    submission,
    submission_recipient,
    submission_unlink,
    template_draft,
)
from carerix_desktop.storage.visibility import anchor, me_of, sees, shows, visible_to

INDEX_TABLE = "message_fts"
DOCUMENT_INDEX_TABLE = "document_fts"
OF_A_MESSAGE = (
    tables_mail.message_raw,
    tables_mail.message_address,
    tables_mail.message_reference,
    tables_mail.part,
    tables_mail.unlink,
    audience,
    tables_files.proposal_refusal,
    tables_users.confidential_reason,
)
SOURCE = "guarded_source_"
"""How the secret names of inner views begin."""
NOT_TO_BE_CALLED = frozenset({"load_extension", "fts5", "bm25", "highlight", "snippet"})
"""Functions that no reader needs; those of the index weigh and show what is in it whoever asks."""
HIDDEN = (removed_part, tombstone, sign_in, address_proof)
"""What no reader sees."""
OPEN = frozenset(
    table.name
    for table in (
        tables_mail.agency,
        app_user,
        tables_mail.user_address,
        tables_mail.account,
        tables_crm.candidate,
        tables_crm.contact,
        tables_crm.company,
        tables_crm.company_domain,
        tables_crm.vacancy,
        tables_crm.vacancy_match,
        tables_write.template,
        tables_write.template_version,
        tables_write.template_file,
        tables_write.signature,
        tables_files.record_log,
        tables_files.custom_field,
        tables_files.removed_record,
        tables_files.not_double,
        tables_files.person_privacy,
        tables_files.retention_rule,
        tables_files.erasure,
        tables_files.import_mapping,
    )
) | {"alembic_version"}


def guarded_selects(viewer: UserKey | None) -> dict[str, Select[*tuple[Any, ...]]]:
    """What the viewer may read of each guarded table: its name → a SELECT with the same columns."""
    me = me_of(viewer)
    admin = exists(select(1).where(app_user.c.key == me, app_user.c.role == "administrator", app_user.c.active))
    selects = {table.name: _of_a_visible_message(table, viewer) for table in OF_A_MESSAGE}
    selects[hand_tie.name] = _visible_ties(viewer)
    selects |= _work_on_records(viewer, me)
    selects |= _with_nothing_of_hidden_ones(viewer)
    inner = message.alias()
    talk_seen = exists(select(1).where(inner.c.conversation_key == conversation.c.key, visible_to(viewer, inner)))
    selects[conversation.name] = select(conversation).where(talk_seen, anchor(conversation))
    for own in (message_copy, echo, envelope, pending_command, draft, lot, submission, template_draft):
        selects[own.name] = select(own).where(own.c.owner_key == me)
    for table, owned, key in (
        (draft_file, draft, draft_file.c.draft_key),
        (submission_recipient, submission, submission_recipient.c.submission_key),
        (submission_unlink, submission, submission_unlink.c.submission_key),
    ):
        selects[table.name] = select(table).where(exists(select(1).where(owned.c.key == key, owned.c.owner_key == me)))
    selects[mailbox.name] = visibility.mailboxes(viewer, admin)
    mine = exists(select(1).where(mailbox.c.key == set_aside.c.mailbox_key, mailbox.c.owner_key == me))
    selects[set_aside.name] = select(set_aside).where(mine)
    logged = sees(viewer, audit.c.message_key)
    selects[audit.name] = select(audit).where(or_(logged, and_(audit.c.message_key.is_(None), admin)))
    return selects


def _with_nothing_of_hidden_ones(viewer: UserKey | None) -> dict[str, Select[*tuple[Any, ...]]]:
    """Tables that have columns of their own for a viewer."""
    return {
        message.name: visibility.messages(viewer),
        link.name: visibility.links(viewer),
        tables_mail.proposal.name: visibility.proposals(viewer),
        tables_crm.record_address.name: visibility.addresses(viewer),
    }


def _of_a_visible_message(table: Table, viewer: UserKey | None) -> Select[*tuple[Any, ...]]:
    return select(table).where(sees(viewer, table.c.message_key), anchor(table))


def _visible_ties(viewer: UserKey | None) -> Select[*tuple[Any, ...]]:
    """What people said of visible messages; that one was joined to another only where that one is visible, too."""
    seen = sees(viewer, hand_tie.c.joined_to)
    return _of_a_visible_message(hand_tie, viewer).where(or_(hand_tie.c.joined_to.is_(None), seen))


def _work_on_records(viewer: UserKey | None, me: ColumnElement[int]) -> dict[str, Select[*tuple[Any, ...]]]:
    active = exists(select(1).where(app_user.c.key == me, app_user.c.active))
    shown = {
        entry.name: select(entry).where(active, shows(entry, viewer), anchor(entry)),
        document_version.name: visibility.versions(viewer).where(active, anchor(document_version)),
    }
    on, of = entry.alias(), document_version.alias()
    on_shown = exists(select(1).where(on.c.key == entry_record.c.entry_key, shows(on, viewer)))
    of_shown = exists(select(1).where(of.c.document_key == document.c.key, shows(of, viewer)))
    return (
        shown
        | {
            entry_record.name: select(entry_record).where(active, on_shown, anchor(entry_record)),
            document.name: select(document).where(active, of_shown, anchor(document)),
            saved_filter.name: select(saved_filter).where(
                or_(saved_filter.c.owner_key == me, and_(saved_filter.c.owner_key.is_(None), active))
            ),
            record_visit.name: select(record_visit).where(record_visit.c.user_key == me),
            address_choice.name: select(address_choice).where(
                or_(address_choice.c.user_key == me, and_(address_choice.c.kind.is_not(None), active))
            ),
            user_setting.name: select(user_setting).where(user_setting.c.user_key == me),
        }
        | {hidden.name: select(hidden).where(false()) for hidden in HIDDEN}
    )


def bind_viewer(connection: sqlite3.Connection, viewer: UserKey | None, *, damaged: bool = False) -> None:
    """Bind a fresh SQLite connection to one viewer: views in place of tables, then the authorizer.

    Args:
        connection: fresh.
        viewer: who looks.
        damaged: an index that cannot be read is no fault; then searches are refused.
    """
    lock = _Lock()
    for name, query in guarded_selects(viewer).items():
        text = str(query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
        _shadow(connection, name, _in_main(text), lock)
    inner, seen, key = message.alias("m"), audience.alias("s"), literal(-1)
    me = me_of(viewer)
    rule = or_(  # the first half is part of the rule already: it spares most hits the look at their message
        exists(select(1).where(seen.c.message_key == key, seen.c.user_key == me)),
        exists(select(1).where(inner.c.key == key, visible_to(viewer, inner))),
    )
    text = str(rule.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})).replace("-1", "f.rowid")
    columns = f"f.rowid AS message_key, f.{INDEX_TABLE} AS matching"
    _shadow(connection, INDEX_TABLE, f"SELECT {columns} FROM main.{INDEX_TABLE} f WHERE {_in_main(text)}", lock)
    version = document_version.alias("d")
    shown = exists(select(1).where(version.c.key == key, shows(version, viewer)))
    text = str(shown.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})).replace("-1", "f.rowid")
    columns = f"f.rowid AS version_key, f.{DOCUMENT_INDEX_TABLE} AS matching"
    source = f"SELECT {columns} FROM main.{DOCUMENT_INDEX_TABLE} f WHERE {_in_main(text)}"
    _shadow(connection, DOCUMENT_INDEX_TABLE, source, lock)
    connection.set_authorizer(lock.authorize)
    try:
        _warm_up(connection)
    except errors():
        if not damaged:
            raise
    finally:
        lock.closed = True


def _warm_up(connection: sqlite3.Connection) -> None:
    """Have FTS5 prepare its statements, as it does at the first search of each direction, before the lock closes.

    The migrations' row 0 sees to it that there is an index to search.
    """
    for table, name in ((INDEX_TABLE, "message_key"), (DOCUMENT_INDEX_TABLE, "version_key")):
        for direction in ("ASC", "DESC"):
            search = f"SELECT {name} FROM {table} WHERE matching MATCH ? ORDER BY {name} {direction} LIMIT 1"
            connection.execute(search, ('"a" OR "b"*',)).fetchall()


def _in_main(text: str) -> str:
    """Name the database of each table, so that the views read the tables and not each other."""
    for table in tables_mail.METADATA.tables:
        for word in ("FROM ", "JOIN ", ", "):
            text = text.replace(f"{word}{table} ", f"{word}main.{table} ").replace(
                f"{word}{table}\n", f"{word}main.{table}\n"
            )
    return text


def _shadow(connection: sqlite3.Connection, name: str, text: str, lock: _Lock) -> None:
    secret = lock.new_source()
    connection.execute(f"CREATE TEMP VIEW {secret} AS {text}")
    connection.execute(f"CREATE TEMP VIEW {name} AS SELECT * FROM {secret}")
    lock.views.add(name)


@dataclass(slots=True)
class _Lock:
    """The authorizer's state: open while the connection is prepared, closed for good after that."""

    sources: set[str] = field(default_factory=set)
    views: set[str] = field(default_factory=set)
    closed: bool = False
    numbers: count[int] = field(default_factory=count)

    def new_source(self) -> str:
        name = f"{SOURCE}{next(self.numbers)}_{secrets.token_hex(16)}"
        self.sources.add(name)
        return name

    def authorize(self, action: int, one: str | None, two: str | None, database: str | None, source: str | None) -> int:
        if not self.closed:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_READ:
            return self._read(one or "", database, source)
        if action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE, sqlite3.SQLITE_TRANSACTION):
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_FUNCTION:
            return sqlite3.SQLITE_DENY if two in NOT_TO_BE_CALLED else sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_PRAGMA and one in ("data_version", "schema_version") and two is None:
            return sqlite3.SQLITE_OK
        return sqlite3.SQLITE_DENY

    def _read(self, table: str, database: str | None, source: str | None) -> int:
        if table.startswith("sqlite_"):
            return sqlite3.SQLITE_DENY
        allowed = source in self.sources if database == "main" else self._read_view(table)
        allowed = allowed or (database == "main" and table in OPEN)
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY

    def _read_view(self, table: str) -> bool:
        return table in self.views or table in self.sources
