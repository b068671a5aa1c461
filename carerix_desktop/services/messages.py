"""Messages as the command line shows them (CLI.md): the same rows and the same guard as the window's.

`id` names the message, the same value for every user; what the viewer may not see answers exactly as an unknown id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.ids import MessageKey, UserKey, instant_of
from carerix_desktop.domain.mailbox import Flags, FolderRole, flag_names
from carerix_desktop.domain.record import parse_record_ref
from carerix_desktop.domain.view import QuickFilter
from carerix_desktop.services.reading_body import read_body
from carerix_desktop.storage import confidential, conversations, message_lists, reading
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.raw import raw_of
from carerix_desktop.storage.search import Found
from carerix_desktop.storage.unit_of_work import Reader

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageQuery:
    """What to list: of a folder role, of a record (`KIND:REF`), or all; at most `limit`, newest first."""

    role: FolderRole | None = None
    record: str = ""
    limit: int = 100


class Messages:
    """Lists and shows messages for a viewer."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def list(self, viewer: UserKey, query: MessageQuery) -> Rows:
        """Newest first, each message once."""
        with self._store.reader(viewer) as reader:
            return listed(reader, _keys(reader, query))

    def found(self, viewer: UserKey, found: Found) -> Rows:
        """The messages of a search."""
        with self._store.reader(viewer) as reader:
            return listed(reader, found.keys)

    def find(self, viewer: UserKey, name: str) -> MessageKey:
        """The key of a message by its id or its Message-ID.

        Raises:
            NotVisible: there is none that the viewer may see.
        """
        with self._store.reader(viewer) as reader:
            key = message_lists.find_message(reader, name.strip().strip("<>"))
        if key is None:
            raise NotVisible(f"There is no message “{name}”. Look it up with: messages list.")
        return key

    def show(self, viewer: UserKey, name: str) -> dict[str, Any]:
        """One message with its text, safe HTML, attachments, links, who can see it, and why it is confidential."""
        key = self.find(viewer, name)
        with self._store.reader(viewer) as reader:
            (summary,) = listed(reader, [key])
            raw = raw_of(reader, key)
            addresses = conversations.addresses_of(reader, [key]).get(key, [])
            parts = conversations.parts_of(reader, [key]).get(key, [])
            links = links_json(reader, [key]).get(key, [])
            because = reasons_json(reader, key) if summary["confidential"] else []
            seen_by = [{"login": login, "why": why} for login, _name, why in conversations.who_can_see(reader, key)]
        body = read_body(key, raw, allow_remote=False)
        return {
            **summary,
            "cc": [entry.address for entry in addresses if entry.field == "cc"],
            "bcc": [entry.address for entry in addresses if entry.field == "bcc"],
            "text": body.text,
            "html_safe": body.html or "",
            "attachments": [
                {"filename": part.filename, "content_type": part.content_type, "size": part.size_octets}
                for part in parts
            ],
            "links": links,
            "who_can_see": seen_by,
            "confidential_because": because,
        }


def reasons_json(reader: Reader, key: MessageKey) -> list[dict[str, str]]:
    """Why the conversation of a message is confidential, as far as the viewer sees it."""
    box = confidential.box_of(reader, key)
    members = [] if box is None else confidential.members_of(reader, box[0])
    return [
        {
            "rule": row.rule,
            "evidence": row.evidence,
            "by": row.made_by,
            "at": datetime.fromtimestamp(row.made_at, UTC).isoformat(),
            "message": str(row.message_key),
        }
        for row in confidential.reasons_of(reader, members)
    ]


def messages_json(reader: Reader, keys: Sequence[int]) -> list[dict[str, Any]]:
    """Messages with their links, for files that are handed out."""
    links = links_json(reader, keys)
    return [{**one, "links": links.get(int(one["id"]), [])} for one in listed(reader, keys)]


def links_json(reader: Reader, keys: Sequence[int]) -> dict[int, list[dict[str, str]]]:
    """Links per message: kind, ref, rule, evidence, by."""
    found = conversations.links_of(reader, keys)
    names = conversations.record_names(reader, {(row.kind, row.record_key) for rows in found.values() for row in rows})
    return {
        key: [
            {
                "kind": row.kind,
                "ref": names[row.kind, row.record_key][0],
                "rule": row.rule,
                "evidence": row.evidence,
                "by": row.made_by,
            }
            for row in rows
            if (row.kind, row.record_key) in names
        ]
        for key, rows in found.items()
    }


def _keys(reader: Reader, query: MessageQuery) -> list[int]:
    if query.record:
        named = parse_record_ref(query.record)
        record = conversations.find_record(reader, named.kind, named.ref)
        if record is None:
            raise NotVisible(f"There is no {named.kind} with the number {named.ref}.")
        keys = list(reading.record_keys(reader, named.kind, record, QuickFilter()))
        if query.role is not None:
            own = set(message_lists.keys_in_mailboxes(reader, reading.mailboxes_with_role(reader, query.role), None))
            keys = [key for key in keys if key in own]
        return keys[: query.limit]
    if query.role is not None:
        return message_lists.keys_in_mailboxes(reader, reading.mailboxes_with_role(reader, query.role), query.limit)
    return message_lists.all_keys(reader, query.limit)


def listed(reader: Reader, keys: Sequence[int]) -> list[dict[str, Any]]:
    """The rows of `messages list` for these keys, in their order."""
    rows = reading.message_rows(reader, keys)
    addresses = conversations.addresses_of(reader, keys)
    copies = message_lists.copy_roles(reader, keys)
    flags = reading.own_flags(reader, keys)
    talks = sorted({row.conversation_key for row in rows.values()})
    closed, oldest = conversations.confidential_among(reader, talks), conversations.oldest_of(reader, talks)
    return [
        {
            "id": str(key),
            "message_id": rows[key].message_id,
            "thread_id": str(oldest[rows[key].conversation_key]),
            "date": instant_of(MessageKey(key)).isoformat(),
            "from": rows[key].sender_address,
            "to": [entry.address for entry in addresses.get(key, []) if entry.field == "to"],
            "subject": rows[key].subject,
            "role": copies.get(key),
            "flags": list(flag_names(flags.get(key, Flags.NONE))),
            "confidential": rows[key].conversation_key in closed,
            "direction": rows[key].direction,
            "has_attachments": rows[key].has_attachments,
        }
        for key in keys
        if key in rows
    ]
