"""The rule of who sees a message, and what a hidden one must not tell through what is seen (RULES.md section 4).

SQLAlchemy Core without a dialect: `guard` makes these SELECTs the views of an SQLite connection; row-level security of
PostgreSQL is made of the same conditions (ADR 21). A visible message tells nothing of a hidden one around it: not the
key of a hidden parent (C-03), not a file that only a hidden message brought it onto, not which hidden one it answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, case, exists, false, func, literal, not_, or_, select
from sqlalchemy.sql.selectable import NamedFromClause

from carerix_desktop.domain.ids import UserKey
from carerix_desktop.storage.tables_crm import record_address
from carerix_desktop.storage.tables_files import document_version
from carerix_desktop.storage.tables_mail import (
    app_user,
    audience,
    conversation,
    link,
    mailbox,
    message,
    message_address,
    message_reference,
    proposal,
)

NOBODY = 0
Shown = Select[*tuple[Any, ...]]
INHERITED = ("reply", "bounce")
"""Rules by which a message has the links of another one."""
FIELD_NAMES = {"from": "From", "reply_to": "Reply-To", "to": "To", "cc": "Cc", "bcc": "Bcc", "sender": "Sender"}
OWN_COUNTERS = ("uidvalidity", "uidnext", "highestmodseq", "server_exists", "total", "unread")
"""Of a mailbox: an administrator sees another's folders, not how much is in them."""


def me_of(viewer: UserKey | None) -> ColumnElement[int]:
    """The viewer's key as a literal of the statement."""
    return literal(NOBODY if viewer is None else viewer, literal_execute=True)


def visible_to(viewer: UserKey | None, of: NamedFromClause) -> ColumnElement[bool]:
    """The rule, as a condition on the table `message` or an alias of it."""
    me = me_of(viewer)
    seen = audience.alias()
    held = link.alias()
    talk = conversation.alias()
    user = app_user.alias()
    return or_(
        exists(select(1).where(seen.c.message_key == of.c.key, seen.c.user_key == me)),
        and_(
            exists(select(1).where(held.c.message_key == of.c.key)),
            exists(select(1).where(talk.c.key == of.c.conversation_key, talk.c.confidential == false())),
            exists(select(1).where(user.c.key == me, user.c.active)),
        ),
    )


def sees(viewer: UserKey | None, key: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether the message with a key shows."""
    about = message.alias()
    return exists(select(1).where(about.c.key == key, visible_to(viewer, about)))


def shows(table: NamedFromClause, viewer: UserKey | None) -> ColumnElement[bool]:
    """Whether a row that may be of a message shows."""
    return or_(table.c.message_key.is_(None), sees(viewer, table.c.message_key))


def anchor(table: Table) -> ColumnElement[bool]:
    """A condition that always holds and reads a column which is not the row id.

    SQLite asks the authorizer about a table of which only the row id is read without saying for which view. A plain
    IS NOT NULL would be optimised away on a column that cannot be null.
    """
    columns = [column for column in table.c if not column.primary_key and not column.nullable]
    return func.typeof((columns or [*table.c])[0]) != ""


def _with(table: Table, changed: Mapping[str, ColumnElement[Any]]) -> Shown:
    """All columns of a table, some of them as the viewer may know them."""
    return select(*(changed[c.name].label(c.name) if c.name in changed else c for c in table.c))


def messages(viewer: UserKey | None) -> Shown:
    """Messages; the key of a hidden parent does not show (C-03)."""
    parent = case((sees(viewer, message.c.parent_key), message.c.parent_key))
    return _with(message, {"parent_key": parent}).where(visible_to(viewer, message))


def links(viewer: UserKey | None) -> Shown:
    """Links; one that came from another message shows where one that shows in the conversation brought it there.

    Else it shows only where the message's own addresses put it there, too; the evidence then names these.
    """
    inherited = and_(link.c.rule.in_(INHERITED), _closed(link.c.message_key))
    origin, address = _origin(viewer), _address_on_record()
    unsaid = and_(inherited, not_(_parent_shows(viewer, link.c.message_key)))
    changed = {
        "rule": case((and_(unsaid, origin.is_(None)), literal("address")), else_=link.c.rule),
        "evidence": case(
            (and_(unsaid, origin.is_(None)), address),
            (unsaid, literal("References: <").concat(origin).concat(">")),
            else_=link.c.evidence,
        ),
    }
    shown = or_(not_(inherited), origin.is_not(None), address.is_not(None))
    return _with(link, changed).where(sees(viewer, link.c.message_key), shown, anchor(link))


def _closed(key: ColumnElement[Any]) -> ColumnElement[bool]:
    """Only then a message of a conversation on files can be hidden."""
    about, talk = message.alias(), conversation.alias()
    of = (about.c.key == key, talk.c.key == about.c.conversation_key, talk.c.confidential)
    return exists(select(1).where(*of))


def _parent_shows(viewer: UserKey | None, key: ColumnElement[Any]) -> ColumnElement[bool]:
    about, parent = message.alias(), message.alias()
    of = (about.c.key == key, parent.c.key == about.c.parent_key, visible_to(viewer, parent))
    return exists(select(1).where(*of))


def _origin(viewer: UserKey | None) -> ColumnElement[str | None]:
    """The Message-ID of the latest other message that shows in the conversation and is on the file by itself."""
    about, other, held = message.alias(), message.alias(), link.alias()
    query = select(other.c.message_id).where(
        about.c.key == link.c.message_key,
        other.c.conversation_key == about.c.conversation_key,
        other.c.key != about.c.key,
        held.c.message_key == other.c.key,
        held.c.kind == link.c.kind,
        held.c.record_key == link.c.record_key,
        held.c.rule.not_in(INHERITED),
        visible_to(viewer, other),
    )
    return query.order_by(other.c.key.desc()).limit(1).scalar_subquery()


def _address_on_record() -> ColumnElement[str | None]:
    """Which header of the message has an address of the record, as the rule `address` words it."""
    on, of = record_address.alias(), message_address.alias()
    name = case(FIELD_NAMES, value=of.c.field, else_=of.c.field)
    query = select(name.concat(": ").concat(of.c.address)).where(
        of.c.message_key == link.c.message_key,
        on.c.normal == of.c.normal,
        on.c.kind == link.c.kind,
        on.c.record_key == link.c.record_key,
    )
    return query.order_by(of.c.position).limit(1).scalar_subquery()


def proposals(viewer: UserKey | None) -> Shown:
    """Proposals; those that come from the message that is answered show where that one shows."""
    own = or_(proposal.c.why != "reply", _parent_shows(viewer, proposal.c.message_key))
    return select(proposal).where(sees(viewer, proposal.c.message_key), own, anchor(proposal))


def versions(viewer: UserKey | None) -> Shown:
    """Versions of documents, numbered without those that a hidden message brought."""
    earlier = document_version.alias()
    number = select(func.count(earlier.c.number)).where(
        earlier.c.document_key == document_version.c.document_key,
        earlier.c.number <= document_version.c.number,
        shows(earlier, viewer),
    )
    return _with(document_version, {"number": number.scalar_subquery()}).where(shows(document_version, viewer))


def addresses(viewer: UserKey | None) -> Shown:
    """Addresses of people; that mail to one came back shows where a report that says so shows."""
    reported = _report_on(record_address.c.normal)
    known = or_(not_(exists(reported)), exists(_report_on(record_address.c.normal, viewer, seen=True)))
    marked = case((record_address.c.undeliverable, known), else_=false())
    return _with(record_address, {"undeliverable": marked}).where(anchor(record_address))


def _report_on(normal: ColumnElement[str], viewer: UserKey | None = None, *, seen: bool = False) -> Select[Any]:
    to, sent, said = message_address.alias(), message.alias(), message_reference.alias()
    query = select(1).where(
        to.c.normal == normal,
        sent.c.key == to.c.message_key,
        sent.c.direction == "out",
        said.c.message_id == sent.c.message_id,
        said.c.kind == "report",
    )
    return query.where(sees(viewer, said.c.message_key)) if seen else query


def mailboxes(viewer: UserKey | None, admin: ColumnElement[bool]) -> Shown:
    """One's own folders; an administrator sees those of others, and nothing of what is in them."""
    mine = mailbox.c.owner_key == me_of(viewer)
    hidden = {name: case((mine, mailbox.c[name]), else_=0) for name in OWN_COUNTERS}
    return _with(mailbox, hidden).where(or_(mine, admin))
