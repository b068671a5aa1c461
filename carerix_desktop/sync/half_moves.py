r"""Moves that were cut in the middle, on a server without MOVE: was the message copied already?

There a move is COPY, `+FLAGS (\Deleted)` and UID EXPUNGE. When the connection ended after the COPY, a second COPY would
leave the message twice in its target (RELIABILITY.md, R-01). So the target is asked first, by Message-ID or, where
there is none, by size; the same message is one with the same size and the same identifying header fields.
"""

from __future__ import annotations

from collections.abc import Sequence

from carerix_desktop.parse.headers import parse_headers
from carerix_desktop.parse.message_ids import parse_message_id
from carerix_desktop.sync.recognition import IDENTIFYING
from carerix_desktop.wire.imap_answers import FetchedHeader, ImapSession, MoveResult


def find_copied(session: ImapSession, uids: Sequence[int], target: str) -> MoveResult:
    """Which of these messages of the selected mailbox lie in the target already; afterwards the target is selected.

    Raises:
        ServerFault: the connection is gone, or the server refuses the target.
    """
    sources = list(session.fetch_headers(uids, fields=IDENTIFYING))
    validity = session.select(target, readonly=True).status.uidvalidity
    taken: set[int] = set()
    mapping: dict[int, int] = {}
    for source in sources:
        found = _same_in_target(session, source, taken)
        if found:
            mapping[source.uid] = found
            taken.add(found)
    return MoveResult(uidvalidity=validity, mapping=mapping)


def message_id_search(message_id: str) -> str:
    """SEARCH criteria for a Message-ID; "" for one that cannot be asked for without a literal."""
    plain = message_id.isascii() and message_id.isprintable() and not set(message_id) & set('"\\')
    return f'HEADER Message-ID "{message_id}"' if plain and message_id else ""


def _same_in_target(session: ImapSession, source: FetchedHeader, taken: set[int]) -> int:
    """The newest UID with the same message, 0 for none."""
    size = source.rfc822_size
    by_size = f"LARGER {size - 1} SMALLER {size + 1}" if size else "ALL"
    message_id = parse_message_id(parse_headers(source.raw).first("message-id"))
    candidates = [uid for uid in session.search_uids(message_id_search(message_id) or by_size) if uid not in taken]
    headers = session.fetch_headers(candidates, fields=IDENTIFYING) if candidates else ()
    return max((one.uid for one in headers if (one.raw, one.rfc822_size) == (source.raw, size)), default=0)
