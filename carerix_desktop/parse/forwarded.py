"""Who wrote the message that a forward carries: from an attached message, or from the block of header lines above it.

The block is known in Dutch, English, German and French, as Outlook, Gmail, Apple Mail and Thunderbird write it.
"""

from __future__ import annotations

import re
from typing import Final

from carerix_desktop.domain.automation import bears_signs
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.subject import SubjectMark, outermost_mark
from carerix_desktop.parse.addresses import parse_addresses
from carerix_desktop.parse.automation import read_automation
from carerix_desktop.parse.headers import Headers, find_body, parse_block
from carerix_desktop.parse.scan import Entity
from carerix_desktop.parse.transfer import decode_transfer

_MAX_TEXT: Final = 100_000
_MAX_HEADER_OCTETS: Final = 1 << 18
_MARKER: Final = re.compile(
    r"^[>\s]*(?:-{2,}\s*(?:doorgestuurd bericht|forwarded message|weitergeleitete nachricht|message transféré"
    r"|forwarded by .{0,80})"
    r"|(?:begin doorgestuurd bericht|begin forwarded message|anfang der weitergeleiteten nachricht"
    r"|début du message (?:transféré|réexpédié)))",
    re.IGNORECASE | re.MULTILINE,
)
_FROM_LINE: Final = re.compile(
    r"^[>\s]{0,8}\*{0,2}(?:van|from|von|de)\s?:\*{0,2}[ \t\xa0]*(\S.{0,400})$", re.IGNORECASE | re.MULTILINE
)
_OTHER_LINE: Final = re.compile(
    r"^[>\s]{0,8}\*{0,2}(?:verzonden|datum|aan|onderwerp|cc|sent|date|to|subject|gesendet|datum|an|betreff|envoyé|à|objet|sujet|pour|reply-to)"
    r"\s?:\*{0,2}",
    re.IGNORECASE | re.MULTILINE,
)
_MAILTO: Final = re.compile(r"\[mailto:([^\]\s]+)\]", re.IGNORECASE)
_LINKED: Final = re.compile(r"<([^<>\s]+@[^<>\s]+)\s?<mailto:\1>>", re.IGNORECASE)  # Outlook's plain text of a link
_WRAPPED: Final = re.compile(r"\n[>\s]{0,8}(<[^<>\s]{3,254}>)[ \t\r]*(?=\n)")  # a long name leaves no room beside it
_WINDOW: Final = 1_200  # characters behind "From:" within which the other lines of the block stand
_ABOVE: Final = 400  # characters before "From:", where Thunderbird writes the subject and the date


def inner_sender(subject: str, text: str, attached: Headers | None) -> Address | None:
    """The original sender of a forwarded message; None where the message forwards nothing that can be read.

    Args:
        subject: the decoded subject. A reply forwards nothing, whatever it quotes; where the subject says nothing the
            text must say so, since what mailers quote carries the same block of header lines.
        text: the plain text of the message.
        attached: the header fields of the first attached message/rfc822, or None.
    """
    if attached is not None:
        senders = [sender for sender in parse_addresses(attached.every("from")) if sender.address]
        return senders[0] if senders and not bears_signs(read_automation(attached), senders) else None
    mark = outermost_mark(subject)
    if mark is SubjectMark.REPLY:
        return None
    text = text[:_MAX_TEXT]
    marker = _MARKER.search(text) if "---" in text or "egin " in text or "nfang " in text or "ébut " in text else None
    if marker is None and mark is not SubjectMark.FORWARD:
        return None
    return _block_sender(text, marker.end() if marker else 0)


def attached_headers(raw: bytes, root: Entity) -> Headers | None:
    """The header fields of the first attached message/rfc822 of a message that is no report."""
    if root.content_type == "multipart/report":
        return None
    for leaf in root.leaves():
        if leaf.content_type in ("message/rfc822", "message/global"):
            if leaf.inner is not None:
                return leaf.inner.headers
            body = decode_transfer(raw[leaf.body : min(leaf.end, leaf.body + _MAX_HEADER_OCTETS)], leaf.encoding)
            return parse_block(body[: find_body(body, 0, len(body))])
    return None


def _lines_above(text: str, start: int, end: int) -> list[str]:
    """The names of the block's lines that stand directly above "From:"."""
    names: list[str] = []
    for line in reversed(text[max(start, end - _ABOVE) : end].splitlines()):
        name = _OTHER_LINE.match(line)
        if name is None:
            break
        names.append(name[0])
    return names


def _block_sender(text: str, position: int) -> Address | None:
    for line in _FROM_LINE.finditer(text, position):
        window = text[line.end() : line.end() + _WINDOW]
        block = [*_lines_above(text, position, line.start()), *_OTHER_LINE.findall(window)]
        if len(set(block)) < 2:
            continue
        wrapped = None if "@" in line[1] else _WRAPPED.match(window)
        written = f"{line[1]} {wrapped[1]}" if wrapped else line[1]
        written = _LINKED.sub(r"<\1>", _MAILTO.sub(r"<\1>", written.replace("\xa0", " ").replace("*", ""))).strip()
        senders = [sender for sender in parse_addresses([written]) if sender.address]
        return senders[0] if len(senders) == 1 else None
    return None
