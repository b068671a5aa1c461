"""`Outgoing` → the octets that are previewed, kept in Sent and, less Bcc, sent (RFC 5322, RFC 2045, RFC 6532).

    html and text   multipart/alternative { text, html }
    inline images   multipart/alternative { text, multipart/related { html, images } }
    files           multipart/mixed { one of the above, files }

All ASCII, CRLF, short lines, so that a signature over it survives and old servers take it; only an address with other
letters in its local part makes a header UTF-8, which needs SMTPUTF8 to be sent. The program names itself, no more.
"""

from __future__ import annotations

import email.utils
import re
import uuid
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from carerix_desktop.compose.header_lines import address_line, checked_address, fold, identifier_line, text_line
from carerix_desktop.compose.parts import file_part, multipart, text_of, text_part
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.outgoing import Outgoing, Priority
from carerix_desktop.domain.unsubscribe import opt_out_subject

USER_AGENT: Final = "Carerix Desktop"
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}")
_PRIORITIES: Final = {Priority.HIGH: ("1 (Highest)", "high"), Priority.LOW: ("5 (Lowest)", "low")}
_BCC: Final = re.compile(rb"^(?:resent-)?bcc[ \t]*:", re.IGNORECASE)
_MAX_REFERENCES: Final = 60
_DOCUMENT: Final = re.compile(r"\s*(?:<!doctype|<html)\b", re.IGNORECASE)


def build_message(outgoing: Outgoing) -> bytes:
    """The message, with its Bcc.

    Raises:
        UserFault: `injection` where a header, an address, a name or a file name holds a line end or NUL; `bad_address`
            where an address is not exactly one.
    """
    head = "".join(f"{line}\r\n" for line in _header_lines(outgoing) if line)
    return head.encode() + b"MIME-Version: 1.0\r\n" + _body(outgoing)


def strip_bcc(raw: bytes) -> bytes:
    """The message as it leaves: without Bcc and Resent-Bcc, every other octet as it was."""
    kept: list[bytes] = []
    dropping = False
    position = 0
    while position < len(raw):
        end = raw.find(b"\n", position) + 1 or len(raw)
        line = raw[position:end]
        if not line.strip(b"\r\n"):
            break
        if line[:1] not in b" \t":
            dropping = _BCC.match(line) is not None
        if not dropping:
            kept.append(line)
        position = end
    return b"".join((*kept, raw[position:]))


def new_message_id(domain: str) -> str:
    """A Message-ID, bare, that tells nothing of machine, person or time.

    Args:
        domain: of the sender's address.

    Raises:
        UserFault: `bad_address` where it is no domain.
    """
    return f"{uuid.uuid4()}@{checked_address(f'x@{domain}', 'Message-ID').rpartition('@')[2].lower()}"


def _header_lines(outgoing: Outgoing) -> Iterator[str]:
    yield f"Date: {email.utils.format_datetime(outgoing.date)}"
    yield address_line("From", (outgoing.sender,))
    yield _addresses("Reply-To", outgoing.reply_to)
    if outgoing.to or outgoing.cc:
        yield _addresses("To", outgoing.to)
    else:  # RFC 5322 allows none, but some servers then write one that names the Bcc
        yield "To: undisclosed-recipients:;"
    yield _addresses("Cc", outgoing.cc)
    yield _addresses("Bcc", outgoing.bcc)
    yield text_line("Subject", outgoing.subject)
    yield identifier_line("Message-ID", (outgoing.message_id,))
    yield identifier_line("In-Reply-To", outgoing.in_reply_to)
    yield identifier_line("References", _shortened(outgoing.references))
    if outgoing.may_opt_out:
        yield _unsubscribe(outgoing)
    if outgoing.wants_receipt:
        yield address_line("Disposition-Notification-To", (outgoing.sender,))
    if outgoing.priority in _PRIORITIES:
        number, word = _PRIORITIES[outgoing.priority]
        yield f"X-Priority: {number}"
        yield f"Importance: {word}"
    if _LANGUAGE.fullmatch(outgoing.language):
        yield f"Content-Language: {outgoing.language}"
    yield f"User-Agent: {USER_AGENT}"


def _addresses(name: str, addresses: tuple[Address, ...]) -> str:
    return address_line(name, addresses) if addresses else ""


def _unsubscribe(outgoing: Outgoing) -> str:
    """A letter to the sender that names this message (RFC 2369 §3.2)."""
    to = checked_address(outgoing.sender.address, "List-Unsubscribe")
    subject = quote(opt_out_subject(outgoing.message_id))
    return fold("List-Unsubscribe", [f"<mailto:{quote(to, safe='@')}?subject={subject}>"])


def _shortened(references: tuple[str, ...]) -> tuple[str, ...]:
    """The first, where the conversation began, and the nearest (RFC 5322 §3.6.4 sets no bound, servers do)."""
    return references if len(references) <= _MAX_REFERENCES else (references[0], *references[1 - _MAX_REFERENCES :])


def _body(outgoing: Outgoing) -> bytes:
    images = [one for one in outgoing.enclosures if one.content_id and outgoing.html]
    files = [one for one in outgoing.enclosures if not (one.content_id and outgoing.html)]
    body = _text_body(outgoing)
    if outgoing.html:
        shown = text_part(_document(outgoing.html), "html")
        if images:
            shown = multipart(
                "related", [shown, *(file_part(one, inline=True) for one in images)], ' type="text/html";'
            )
        body = multipart("alternative", [body, shown])
    if not files:
        return body
    return multipart("mixed", [body, *(file_part(one, inline=False) for one in files)])


def _text_body(outgoing: Outgoing) -> bytes:
    return text_part(outgoing.text or (text_of(outgoing.html) if outgoing.html else ""), "plain")


def _document(source: str) -> str:
    """A whole document, so that no reader falls back to a charset of its own."""
    if _DOCUMENT.match(source):
        return source
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n{source}\n</body></html>'
