"""mailto: addresses of links → what the composer begins with (RFC 6068; S-07).

Only To, Cc, Subject, Body and In-Reply-To are read: no page may attach a file, choose the sender or slip in a blind
copy, and a line break in a header value ends it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from carerix_desktop.domain.message import Address
from carerix_desktop.parse.addresses import parse_addresses
from carerix_desktop.parse.message_ids import parse_message_id

MAX_CHARS: Final = 60_000
MAX_RECIPIENTS: Final = 100
_MAX_BODY_CHARS: Final = 20_000
_MAX_SUBJECT_CHARS: Final = 500
_LINE_END: Final = re.compile(r"[\r\n\x00\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailto:
    """What a mailto: address asks for."""

    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    subject: str = ""
    body: str = ""
    in_reply_to: str = ""


def parse_mailto(url: str) -> Mailto:
    """Read a mailto: address; anything else, and what a page has no say in, gives nothing."""
    scheme, colon, rest = url.strip()[:MAX_CHARS].partition(":")
    if not colon or scheme.lower() != "mailto":
        return Mailto()
    path, _, query = rest.partition("#")[0].partition("?")
    fields: dict[str, list[str]] = {"to": [path]}
    for pair in query.replace("&amp;", "&").split("&"):
        name, _, value = pair.partition("=")
        fields.setdefault(unquote(name).strip().lower(), []).append(value)
    return Mailto(
        to=_addresses(fields["to"]),
        cc=_addresses(fields.get("cc", [])),
        subject=_line(fields.get("subject", [""])[0])[:_MAX_SUBJECT_CHARS],
        body=_body(fields.get("body", [""])[0]),
        in_reply_to=parse_message_id(_line(fields.get("in-reply-to", [""])[0])),
    )


def _addresses(values: list[str]) -> tuple[Address, ...]:
    """The addresses of a field: commas separate before decoding, so that an encoded one may stand in a name."""
    found = [parse_addresses([_line(one)]) for value in values for one in value.split(",") if one.strip()]
    kept = {one.address: one for several in found for one in several if one.address}
    return tuple(kept.values())[:MAX_RECIPIENTS]


def _line(value: str) -> str:
    """One line, decoded, up to the first line break: what stands behind it would be a header of its own."""
    return _CONTROL.sub("", _LINE_END.split(unquote(value, errors="replace"), maxsplit=1)[0]).strip()


def _body(value: str) -> str:
    text = unquote(value, errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", text)[:_MAX_BODY_CHARS]
