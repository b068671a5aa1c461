"""When two arrivals are one message (RULES.md section 1, R-14).

The same message when Message-ID, From address and Date agree. Without a Message-ID From, To, Date, Subject and the hash
of the decoded text must agree. One with and one without a Message-ID are two.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.message import Address, ParsedMessage


def identity_of(parsed: ParsedMessage) -> bytes:
    """A key of 32 octets that is equal for arrivals of one message and different for others.

    Dates count as instants in whole seconds, an unreadable one as none; Message-IDs as they come from the parser, bare
    and in their letter case; addresses as they compare (`domain.addresses.normalise`).
    """
    date = "" if parsed.date is None else str(int(parsed.date.timestamp()))
    sender = _compared(parsed.from_)
    if parsed.message_id:
        return _digest("with id", parsed.message_id, sender, date)
    subject = " ".join(parsed.subject.split())
    return _digest("without id", sender, _compared(parsed.to), date, subject, parsed.text_hash.hex())


def _compared(addresses: Iterable[Address]) -> str:
    return "\n".join(sorted(normalise(one.address) or one.name.casefold() for one in addresses))


def _digest(*values: str) -> bytes:
    # Each value goes in with its length, so that no two lists of values run into each other.
    joined = "".join(f"{len(value)}:{value}" for value in values)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).digest()
