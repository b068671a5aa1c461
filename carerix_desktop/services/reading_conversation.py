"""One conversation, put together from its rows for the reading pane."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.ids import ConversationKey, MessageKey, RecordKind, instant_of
from carerix_desktop.domain.mailbox import Flags
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.view import ConversationView, Direction, LinkView, MessageView, PartView, ProposalView
from carerix_desktop.storage import conversations
from carerix_desktop.storage.reading import own_flags
from carerix_desktop.storage.unit_of_work import Reader


def read(reader: Reader, key: MessageKey) -> ConversationView:
    """The conversation that a message is in, as far as the viewer sees it.

    Raises:
        NotVisible: the viewer may not see the message, or there is none.
    """
    talk = conversations.conversation_of(reader, key)
    if talk is None:
        raise NotVisible("There is no such message.")
    rows = conversations.conversation_messages(reader, talk)
    keys = [row.key for row in rows]
    names = {login: name for login, name, _why in conversations.who_can_see(reader, key)}
    return ConversationView(
        key=ConversationKey(talk),
        subject=next((row.subject for row in rows if row.key == key), ""),
        confidential=talk in conversations.confidential_among(reader, [talk]),
        messages=_messages(reader, rows, keys),
        links=_links(reader, keys),
        proposals=_proposals(reader, keys),
        who_can_see=tuple(names.values()),
    )


def _messages(reader: Reader, rows: Sequence[Any], keys: Sequence[int]) -> tuple[MessageView, ...]:
    addresses = conversations.addresses_of(reader, keys)
    parts = conversations.parts_of(reader, keys)
    flags = own_flags(reader, keys)
    views = []
    for row in rows:
        fields: dict[str, list[Address]] = {}
        for entry in addresses.get(row.key, []):
            fields.setdefault(entry.field, []).append(Address(name=entry.name, address=entry.address))
        own = flags.get(row.key)
        views.append(_message(row, fields, parts.get(row.key, []), own))
    return tuple(views)


def _message(row: Any, fields: dict[str, list[Address]], parts: Sequence[Any], own: Flags | None) -> MessageView:
    shown = Flags.SEEN if own is None else own
    return MessageView(
        key=MessageKey(row.key),
        subject=row.subject,
        date=instant_of(MessageKey(row.key)),
        sender=Address(name=row.sender_name, address=row.sender_address),
        to=tuple(fields.get("to", ())),
        cc=tuple(fields.get("cc", ())),
        reply_to=tuple(fields.get("reply_to", ())),
        direction=Direction(row.direction),
        preview=row.preview,
        unread=Flags.SEEN not in shown,
        flagged=Flags.FLAGGED in shown,
        answered=Flags.ANSWERED in shown,
        own_copy=own is not None,
        parts=tuple(
            PartView(
                section=part.section,
                filename=part.filename,
                content_type=part.content_type,
                size_octets=part.size_octets,
                inline=part.inline,
            )
            for part in parts
        ),
    )


def _links(reader: Reader, keys: Sequence[int]) -> tuple[LinkView, ...]:
    """Every link of the conversation's messages; the same record on several messages stands several times."""
    found = conversations.links_of(reader, keys)
    names = conversations.record_names(reader, {(row.kind, row.record_key) for rows in found.values() for row in rows})
    people = conversations.user_names(reader, {row.made_by for rows in found.values() for row in rows})
    return tuple(
        LinkView(
            kind=RecordKind(row.kind),
            ref=names[row.kind, row.record_key][0],
            label=names[row.kind, row.record_key][1],
            rule=row.rule,
            evidence=row.evidence,
            by=people.get(row.made_by, row.made_by),
            at=datetime.fromtimestamp(row.made_at, UTC),
            message=MessageKey(key),
        )
        for key in keys
        for row in found.get(key, [])
        if (row.kind, row.record_key) in names
    )


def _proposals(reader: Reader, keys: Sequence[int]) -> tuple[ProposalView, ...]:
    found = conversations.proposals_of(reader, keys)
    named = {(row.kind, row.record_key) for rows in found.values() for row in rows if row.kind}
    names = conversations.record_names(reader, named)
    spoken = {
        entry.normal: entry.name
        for rows in conversations.addresses_of(reader, sorted(found)).values()
        for entry in rows
        if entry.name
    }
    views = []
    for key in keys:
        for row in found.get(key, []):
            ref, label = names.get((row.kind, row.record_key), ("", "")) if row.kind else ("", "")
            views.append(
                ProposalView(
                    why=row.why,
                    kind=RecordKind(row.kind) if row.kind else None,
                    ref=ref,
                    label=label,
                    name=spoken.get(row.address, ""),
                    address=row.address,
                    message=MessageKey(key),
                )
            )
    return tuple(views)
