"""The audience: who sees a message whatever its files (RULES.md section 4).

Users with a copy, and, once the message counts as filed, who sent it or is addressed by it. What is only in Drafts or
Junk is its owner's alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from carerix_desktop.domain.address_proof import PROOF_MARK
from carerix_desktop.domain.ids import MessageKey, UserKey
from carerix_desktop.filing.address_book import AddressBook
from carerix_desktop.storage import archive_graph, archive_links
from carerix_desktop.storage.archive_copies import find_owners
from carerix_desktop.storage.archive_links import AudienceRow
from carerix_desktop.storage.unit_of_work import Archive

COPY, SENT, ADDRESSED = "copy", "sent", "addressed"
ADDRESSED_FIELDS = frozenset({"to", "cc", "bcc"})


def admit(
    archive: Archive,
    book: AddressBook,
    *,
    owners: Iterable[tuple[MessageKey, UserKey]],
    filed: Collection[MessageKey],
    new: Collection[MessageKey] = (),
) -> set[AudienceRow]:
    """Let users in who have a copy, and those who sent filed messages or are addressed by them.

    Args:
        archive: the open batch.
        book: whose addresses are whose.
        owners: who has a copy of which message.
        filed: messages that count as filed.
        new: messages that nobody sees yet.

    Returns:
        who came to see what, and why.
    """
    wanted = {AudienceRow(key, user, COPY) for key, user in owners} | _correspondents(archive, book, filed)
    here = archive_links.find_audience(archive, {row.message for row in wanted if row.message not in new})
    archive_links.put_audience(archive, sorted(wanted - here))
    return wanted - here


def _correspondents(archive: Archive, book: AddressBook, filed: Collection[MessageKey]) -> set[AudienceRow]:
    rows = set()
    codes = archive_graph.find_with_marks(archive, PROOF_MARK)  # who awaits a code sees it by a copy alone (ADR 18)
    for key, addresses in book.of_messages(set(filed) - codes).items():
        for one in addresses:
            why = SENT if one.field == "from" else ADDRESSED if one.field in ADDRESSED_FIELDS else ""
            if why and book.is_own(one.normal):
                rows |= {AudienceRow(key, user, why) for user in book.users_seen_at(one.normal, key >> 20)}
    return rows


def remove_owners(archive: Archive, messages: Collection[MessageKey], owner: UserKey) -> None:
    """Take out those who have no copy any more."""
    left = {key for key, user in find_owners(archive, messages) if user == owner}
    archive_links.remove_audience(archive, [AudienceRow(key, owner, COPY) for key in set(messages) - left])


def recount_correspondent(
    archive: Archive, book: AddressBook, user: UserKey, filed: Collection[MessageKey]
) -> set[MessageKey]:
    """Compute anew which of these messages a user sent or is addressed by; answer which changed."""
    wanted = {row for row in _correspondents(archive, book, filed) if row.user == user}
    here = {row for row in archive_links.find_audience(archive, filed) if row.user == user and row.why != COPY}
    archive_links.put_audience(archive, wanted - here)
    archive_links.remove_audience(archive, here - wanted)
    return {row.message for row in wanted ^ here}
