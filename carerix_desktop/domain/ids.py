"""The keys by which everybody names things; the ground floor of the house.

A message key is a 53-bit integer whose order is the order of date, so that "newest first" is the order of the
primary key and of the search index alike (see docs/adr/0004).
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import NewType

MessageKey = NewType("MessageKey", int)
ConversationKey = NewType("ConversationKey", int)
UserKey = NewType("UserKey", int)
AccountKey = NewType("AccountKey", int)
MailboxKey = NewType("MailboxKey", int)
CopyKey = NewType("CopyKey", int)
PartKey = NewType("PartKey", int)
RecordKey = NewType("RecordKey", int)
CommandKey = NewType("CommandKey", int)
DraftKey = NewType("DraftKey", int)
SubmissionKey = NewType("SubmissionKey", int)
LotKey = NewType("LotKey", int)
TemplateKey = NewType("TemplateKey", int)
DocumentKey = NewType("DocumentKey", int)
VersionKey = NewType("VersionKey", int)
EntryKey = NewType("EntryKey", int)

COUNTER_BITS = 20
PROMISED = 1 << 19
UID_BITS = 18
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)


class RecordKind(StrEnum):
    """What a message can be filed under."""

    CANDIDATE = "candidate"
    CONTACT = "contact"
    COMPANY = "company"
    VACANCY = "vacancy"
    MATCH = "match"


def first_key_of_second(date: datetime | None, internaldate: datetime | None, arrival: datetime) -> MessageKey:
    """The lowest message key of a message's second.

    Args:
        date: the Date header as an aware instant, or None where it cannot be read.
        internaldate: the server's INTERNALDATE (RFC 9051 §2.3.3) of the first copy, aware, or None.
        arrival: now, aware; no key lies after it.

    Returns:
        seconds since 1970 of min(date, internaldate), clamped to 1990…arrival, shifted left by 20 bits. The caller
        adds a counter below 2**20 that makes the key unique within its second.
    """
    known = [moment for moment in (date, internaldate) if moment is not None]
    moment = max(EARLIEST, min([*known, arrival]) if known else arrival)
    return MessageKey(int(moment.timestamp()) << COUNTER_BITS)


def promised_counter(uid: int) -> int:
    """Where a message of an IMAP mailbox stands within its second: the upper half of the counters, by UID.

    So its key is known from its envelope, and a row of a list does not move when its body arrives (RFC 9051 §2.3.1.1).
    Where another message has that key already, the lower half is counted.
    """
    return PROMISED + uid % (1 << UID_BITS)


def instant_of(key: MessageKey) -> datetime:
    """The instant (aware UTC, whole seconds) that a message key stands for."""
    return datetime.fromtimestamp(key >> COUNTER_BITS, UTC)
