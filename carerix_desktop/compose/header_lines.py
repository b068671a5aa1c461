"""Values → header lines that nothing can be injected into (RFC 5322 §2.2, RFC 2047, RFC 2231, RFC 6532).

The standard library lets an encoded line break through (CVE-2024-6923), so headers are written here: every value goes
through `one_line` first, which refuses what any reader could take for the end of a line, also in an encoded word.
Lines are folded at 76 characters and are ASCII, but for the local part of an internationalised address (RFC 6532).
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable
from typing import Final

from carerix_desktop.domain.addresses import fold_domain
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.message import Address

_WIDTH: Final = 76
_WORD_WIDTH: Final = 75  # RFC 2047 §2
_LINE_ENDS: Final = re.compile("[\x00\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS: Final = re.compile(r"[\x01-\x08\t\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]+")
_ENCODED_WORD: Final = re.compile(r"=\?[^?\s]{1,60}\?([bBqQ])\?([^?]*)\?=")
_ATOMS: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")
_LITERAL_Q: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")  # RFC 2047 §5 (3)
_PARAMETER_CHARS: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`{|}~")
_ADDRESS: Final = re.compile(r'(?:[^\s<>()\[\],:;\\"@]{1,64}|"(?:[^"\\]|\\.){0,62}")@([^\s<>()\[\],:;\\"@]{1,255})')
_LITERAL_ADDRESS: Final = re.compile(r"[^\s<>()\[\],:;\\\"@]{1,64}@\[[0-9A-Za-z:.]{1,80}\]")
_DOMAIN: Final = re.compile(r"(?=.{1,255}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,62})\.)*[a-z0-9_](?:[a-z0-9_-]{0,62})")


def one_line(value: str, what: str) -> str:
    """A value that stays one line whoever reads it; other controls become a space, lone surrogates a question mark.

    Args:
        value: the decoded value.
        what: the header it is for, for the message.

    Raises:
        UserFault: `injection`, where it holds CR, LF, NUL, U+0085, U+2028 or U+2029, plain or in an encoded word.
    """
    if _LINE_ENDS.search(value) or ("=?" in value and _hides_line_end(value)):
        raise UserFault(
            f"{what} holds a line break or another character that a header cannot have. Remove it and try again.",
            code="injection",
            details={"header": what},
        )
    return _CONTROLS.sub(" ", value).encode("utf-8", "replace").decode("utf-8").strip()


def text_line(name: str, value: str) -> str:
    """A header for people, such as Subject."""
    value = one_line(value, name)
    plain = value.isascii() and "=?" not in value and "  " not in value
    words = value.split(" ") if plain else []
    if plain and all(len(word) < _WIDTH - len(name) - 2 for word in words):
        return fold(name, words)
    return fold(name, encoded_words(value, first=_WIDTH - len(name) - 2))


def address_line(name: str, addresses: Iterable[Address]) -> str:
    """An address header: display names quoted or encoded, one unit per word."""
    units: list[str] = []
    for address in addresses:
        if units:
            units[-1] += ","
        units += _address_units(address, name)
    return fold(name, units)


def identifier_line(name: str, identifiers: Iterable[str]) -> str:
    """Message-IDs in brackets; "" where none is left.

    One that came with old mail and is no identifier is left out: an answer must not fail on it.
    """
    units = [
        f"<{bare}>" for bare in (one_line(one, name) for one in identifiers) if re.fullmatch(r"[!-;=?-~]{1,900}", bare)
    ]
    return fold(name, units) if units else ""


def parameter(name: str, value: str) -> str:
    """A MIME parameter; one that is not plain ASCII in the form of RFC 2231, in pieces where it is long."""
    value = one_line(value, name)
    if value.isascii() and len(value) < 60 and "=?" not in value:
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'{name}="{escaped}"'
    pieces = [""]
    for octet in value.encode():
        sign = chr(octet) if octet in _PARAMETER_CHARS else f"%{octet:02X}"
        if len(pieces[-1]) + len(sign) > 56:
            pieces.append("")
        pieces[-1] += sign
    if len(pieces) == 1:
        return f"{name}*=utf-8''{pieces[0]}"
    pieces[0] = f"utf-8''{pieces[0]}"
    return ";\r\n ".join(f"{name}*{number}*={piece}" for number, piece in enumerate(pieces))


def encoded_words(value: str, *, first: int = _WORD_WIDTH) -> list[str]:
    """A value as encoded words of whole characters (RFC 2047 §2), in the shorter of its two encodings.

    Args:
        value: one line.
        first: how long the first word may be; the others 75.
    """
    data = value.encode()
    by_q = sum(1 if octet in _LITERAL_Q or octet == 0x20 else 3 for octet in data)
    encode, letter = (_q, "q") if by_q <= len(data) * 4 / 3 else (_b, "b")
    words: list[str] = []
    pending = ""
    room = min(first, _WORD_WIDTH) - len("=?utf-8?q??=")
    for sign in value:
        if pending and len(encode(pending + sign)) > room:
            words.append(f"=?utf-8?{letter}?{encode(pending)}?=")
            pending, room = "", _WORD_WIDTH - len("=?utf-8?q??=")
        pending += sign
    if pending:
        words.append(f"=?utf-8?{letter}?{encode(pending)}?=")
    return words


def fold(name: str, units: Iterable[str]) -> str:
    """A header of units with a space between them, folded before a unit that would make a line too long."""
    line = f"{name}:"
    lines: list[str] = []
    for unit in units:
        if len(line) + 1 + len(unit) > _WIDTH and line != f"{name}:":
            lines.append(line)
            line = ""
        line += f" {unit}"
    return "\r\n".join((*lines, line))


def checked_address(address: str, what: str) -> str:
    """An address as a header writes it: exactly one, its domain in ASCII where its local part is (RFC 5891).

    Raises:
        UserFault: `injection`; `bad_address` where it is not exactly one address.
    """
    plain = one_line(address, what)
    match = _ADDRESS.fullmatch(plain)
    domain = fold_domain(match[1]) if match else ""
    sound = _DOMAIN.fullmatch(domain) if match else _LITERAL_ADDRESS.fullmatch(plain)
    if not sound or "=?" in plain:
        raise UserFault(
            f"“{plain}” is no e-mail address. Correct it and try again.", code="bad_address", details={"address": plain}
        )
    local = plain.rpartition("@")[0]
    return f"{local}@{domain}" if match and not match[1].isascii() and local.isascii() else plain


def _address_units(address: Address, what: str) -> list[str]:
    written = checked_address(address.address, what)
    name = one_line(address.name, what)
    if not name:
        return [written]
    return [*_phrase(name), f"<{written}>"]


def _phrase(name: str) -> list[str]:
    if not name.isascii() or "=?" in name or len(name) > 60 or "  " in name:
        return encoded_words(name, first=60)
    if _ATOMS.fullmatch(name):
        return name.split(" ")
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return [f'"{escaped}"']


def _hides_line_end(value: str) -> bool:
    for word in _ENCODED_WORD.finditer(value):
        data = word[2].encode("utf-8", "replace")
        try:
            octets = binascii.a2b_qp(data, header=True) if word[1] in "qQ" else binascii.a2b_base64(data + b"===")
        except binascii.Error:
            continue
        if _LINE_ENDS.search(octets.decode("utf-8", "replace")) or _LINE_ENDS.search(octets.decode("latin-1")):
            return True
    return False


def _q(text: str) -> str:
    return "".join(
        "_" if octet == 0x20 else chr(octet) if octet in _LITERAL_Q else f"={octet:02X}" for octet in text.encode()
    )


def _b(text: str) -> str:
    return binascii.b2a_base64(text.encode(), newline=False).decode("ascii")
