"""Drafts: of several versions of one draft only the newest is kept (RULES.md section 3).

Versions share Message-ID and From; the newest is the one with the latest Date, whatever came first. A copy of an older
version that the server still holds becomes a copy of the newest one, so that the folder's counts add up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.ids import ConversationKey, MessageKey, UserKey
from carerix_desktop.domain.message import ParsedMessage
from carerix_desktop.filing.message_rows import index_row, unpacked
from carerix_desktop.parse.message import parse_message
from carerix_desktop.storage.archive_copies import give_copies
from carerix_desktop.storage.archive_echoes import give_echoes
from carerix_desktop.storage.archive_messages import delete_messages, find_drafts, find_raw
from carerix_desktop.storage.search_index import delete_index_rows
from carerix_desktop.storage.unit_of_work import Archive


class NewDraft(NamedTuple):
    """A message of this batch of which all copies lie in one user's Drafts."""

    identity: bytes
    owner: UserKey
    parsed: ParsedMessage


class Version(NamedTuple):
    """One version of a draft, new or stored; sorts by age."""

    date: int
    identity: bytes  # b"" for a stored one
    key: MessageKey  # 0 for a new one


@dataclass(slots=True)
class Versions:
    """Which drafts of a batch are older versions of another, and which stored ones are."""

    replaced_by: dict[bytes, Version] = field(default_factory=dict)
    superseded: dict[MessageKey, Version] = field(default_factory=dict)

    def standing(self, keys: Mapping[bytes, MessageKey]) -> dict[bytes, MessageKey]:
        """Which message stands for each replaced one of the batch."""
        return {identity: one.key or keys[one.identity] for identity, one in self.replaced_by.items()}

    def settle(self, archive: Archive, keys: Mapping[bytes, MessageKey]) -> None:
        """Delete superseded drafts; the newest versions are here."""
        for old, newest in self.superseded.items():
            new = newest.key or keys[newest.identity]
            give_copies(archive, old, new, ConversationKey(new))
            give_echoes(archive, old, new)
        raws = find_raw(archive, self.superseded.keys())
        rows = [index_row(key, parse_message(unpacked(*raw))) for key, raw in raws.items()]
        delete_index_rows(archive, rows)
        delete_messages(archive, self.superseded.keys())


def newest_versions(archive: Archive, drafts: Sequence[NewDraft]) -> Versions:
    """Compare the new drafts of a batch with each other and with those here."""
    versions = Versions()
    groups: dict[tuple[UserKey, str, str], list[Version]] = defaultdict(list)
    for draft in drafts:
        sender = normalise(draft.parsed.from_[0].address) if draft.parsed.from_ else ""
        date = int(draft.parsed.date.timestamp()) if draft.parsed.date else 0
        groups[draft.owner, draft.parsed.message_id, sender].append(Version(date, draft.identity, MessageKey(0)))
    for owner in {draft.owner for draft in drafts}:
        ids = [draft.parsed.message_id for draft in drafts if draft.owner == owner]
        for stored in find_drafts(archive, owner, ids):
            group = groups.get((owner, stored.message_id, stored.sender))
            if group is not None:
                group.append(Version(stored.date or 0, b"", stored.key))
    for group in groups.values():
        *older, newest = sorted(group)
        for one in older:
            if one.key:
                versions.superseded[one.key] = newest
            else:
                versions.replaced_by[one.identity] = newest
    return versions
