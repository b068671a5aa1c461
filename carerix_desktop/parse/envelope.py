"""A few header fields → what a list shows of a message whose body is still to come (RFC 5322 §3.6).

Reads each field as `parse.message` will read it again from the whole message, so that a row says the same before and
after. Never raises.
"""

from __future__ import annotations

from typing import Final

from carerix_desktop.domain.message import Address, Envelope
from carerix_desktop.parse.addresses import parse_addresses
from carerix_desktop.parse.dates import parse_date
from carerix_desktop.parse.headers import parse_headers

_MAX_SUBJECT_CHARS: Final = 2_000
_NOBODY: Final = Address(name="", address="")


def parse_envelope(raw: bytes) -> Envelope:
    """The date, sender, recipients and subject of a header block, or of some fields of one."""
    headers = parse_headers(raw)
    senders = parse_addresses(headers.every("from")[:1])
    return Envelope(
        date=parse_date(headers.first("date")),
        sender=senders[0] if senders else _NOBODY,
        to=parse_addresses(headers.every("to")[:1]),
        subject=headers.text("subject")[:_MAX_SUBJECT_CHARS],
    )
