"""One conversation as a viewer sees it: messages, addresses, parts, links with reasons, and who can see it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Row, Select, false, func, literal, select, union_all

from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.tables_crm import candidate, company, contact, vacancy, vacancy_match
from carerix_desktop.storage.tables_mail import (
    app_user,
    audience,
    conversation,
    link,
    message,
    message_address,
    message_copy,
    part,
    proposal,
    unlink,
)
from carerix_desktop.storage.unit_of_work import Reader, Work

_NAMED = {
    RecordKind.CANDIDATE: (candidate, candidate.c.full_name),
    RecordKind.CONTACT: (contact, contact.c.full_name),
    RecordKind.COMPANY: (company, company.c.name),
    RecordKind.VACANCY: (vacancy, vacancy.c.title),
    RecordKind.MATCH: (vacancy_match, vacancy_match.c.ref),
}
_REASONS = ("copy", "sent", "addressed", "file")  # the first that holds is the one that is said
RecordName = tuple[str, str]
"""A record's ref, and what a chip calls it."""


def record_names(reader: Reader | Work, wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], RecordName]:
    """(kind, key) → (ref, name) for records of any kind."""
    by_kind: dict[str, set[int]] = {}
    for kind, key in wanted:
        by_kind.setdefault(kind, set()).add(key)
    names: dict[tuple[str, int], RecordName] = {}
    for kind, keys in by_kind.items():
        table, name = _NAMED[RecordKind(kind)]
        for some in chunked(sorted(keys)):
            rows = reader.connection.execute(select(table.c.key, table.c.ref, name).where(table.c.key.in_(some)))
            names.update({(kind, key): (ref, text or ref) for key, ref, text in rows})
    return names


def user_names(reader: Reader, logins: Collection[str]) -> dict[str, str]:
    """What the users with these logins are called."""
    query = select(app_user.c.login, app_user.c.name).where(app_user.c.login.in_(sorted(logins)))
    return {login: name or login for login, name in reader.connection.execute(query)}


def find_record(reader: Reader | Work, kind: RecordKind, ref: str) -> RecordKey | None:
    """The key of a record by its kind and ref."""
    table, _name = _NAMED[kind]
    found = reader.connection.execute(select(table.c.key).where(table.c.ref == ref)).scalar()
    return None if found is None else RecordKey(found)


def conversation_of(reader: Reader, key: int) -> int | None:
    """The conversation of a message, or None where the viewer may not see it."""
    return reader.connection.execute(select(message.c.conversation_key).where(message.c.key == key)).scalar()


def conversation_messages(reader: Reader, talk: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """Its messages, oldest first."""
    query = select(message).where(message.c.conversation_key == talk).order_by(message.c.key)
    return reader.connection.execute(query).all()


def confidential_among(reader: Reader, talks: Sequence[int]) -> set[int]:
    """Which of these conversations are confidential."""
    found: set[int] = set()
    for some in chunked(talks):
        query = select(conversation.c.key).where(conversation.c.key.in_(some), conversation.c.confidential)
        found.update(reader.connection.execute(query).scalars())
    return found


def oldest_of(reader: Reader, talks: Sequence[int]) -> dict[int, int]:
    """The oldest message of each conversation that the viewer sees.

    It names the conversation outside: the conversation's own key is that of its first message, which may be hidden, and
    would tell when that was written (C-03).
    """
    found: dict[int, int] = {}
    for some in chunked(talks):
        query = select(message.c.conversation_key, func.min(message.c.key)).group_by(message.c.conversation_key)
        rows = reader.connection.execute(query.where(message.c.conversation_key.in_(some)))
        found.update({row[0]: row[1] for row in rows})
    return found


def addresses_of(reader: Reader, keys: Sequence[int]) -> dict[int, list[Row[*tuple[Any, ...]]]]:
    """Addresses per message in the order of the headers: field, name, address."""
    return _by_message(reader, select(message_address).order_by(message_address.c.position), keys)


def parts_of(reader: Reader, keys: Sequence[int]) -> dict[int, list[Row[*tuple[Any, ...]]]]:
    """Attachments and inline parts per message."""
    return _by_message(reader, select(part).order_by(part.c.key), keys)


def copies_of(reader: Reader, keys: Sequence[int]) -> dict[int, list[Row[*tuple[Any, ...]]]]:
    """The viewer's own copies per message."""
    return _by_message(reader, select(message_copy).order_by(message_copy.c.key), keys)


def links_of(reader: Reader, keys: Sequence[int]) -> dict[int, list[Row[*tuple[Any, ...]]]]:
    """Links per message: kind, record_key, rule, evidence, made_by, made_at."""
    return _by_message(reader, select(link).order_by(link.c.kind, link.c.record_key), keys)


def unlinks_of(reader: Reader, key: int) -> tuple[tuple[RecordKind, RecordKey], ...]:
    """The files that a person kept a message off."""
    query = select(unlink.c.kind, unlink.c.record_key).where(unlink.c.message_key == key)
    rows = reader.connection.execute(query.order_by(unlink.c.kind, unlink.c.record_key))
    return tuple((RecordKind(kind), RecordKey(record_key)) for kind, record_key in rows)


def proposals_of(reader: Reader, keys: Sequence[int]) -> dict[int, list[Row[*tuple[Any, ...]]]]:
    """Proposals per message: why, kind, record_key, address."""
    return _by_message(reader, select(proposal).order_by(proposal.c.key), keys)


def who_can_see(reader: Reader, key: int) -> list[tuple[str, str, str]]:
    """(login, name, why) of everybody who can see a message; `why` is copy, sent, addressed or file."""
    direct = (
        select(app_user.c.login, app_user.c.name, audience.c.why)
        .join_from(audience, app_user, app_user.c.key == audience.c.user_key)
        .where(audience.c.message_key == key)
    )
    open_talk = (
        select(message.c.key)
        .join_from(message, conversation, conversation.c.key == message.c.conversation_key)
        .where(message.c.key == key, ~conversation.c.confidential)
    )
    on_file = (
        select(app_user.c.login, app_user.c.name, literal("file"))
        .where(app_user.c.active)
        .where(select(link.c.message_key).where(link.c.message_key.in_(open_talk)).exists())
    )
    rows = sorted(reader.connection.execute(union_all(direct, on_file)), key=lambda row: _REASONS.index(row[2]))
    found: dict[str, tuple[str, str, str]] = {}
    for login, name, why in rows:
        found.setdefault(login, (login, name, why))
    return [found[login] for login in sorted(found)]


def _by_message(
    reader: Reader, query: Select[*tuple[Any, ...]], keys: Sequence[int]
) -> dict[int, list[Row[*tuple[Any, ...]]]]:
    column = query.selected_columns["message_key"]
    found: dict[int, list[Row[*tuple[Any, ...]]]] = {}
    for some in chunked(keys):
        for row in reader.connection.execute(query.where(column.in_(some))):
            found.setdefault(row.message_key, []).append(row)
    return found


def is_answered(reader: Reader, sent: MessageKey) -> bool:
    """Whether somebody wrote in the conversation of a message after it was sent, as far as the reader may see."""
    one = message.alias()
    talk = select(one.c.conversation_key).where(one.c.key == sent).scalar_subquery()
    later = (
        message.c.conversation_key == talk,
        message.c.key > sent,
        message.c.direction == "in",
        message.c.automated == false(),
    )
    return reader.connection.execute(select(message.c.key).where(*later).limit(1)).first() is not None
