"""Mailbox names in modified UTF-7, as IMAP4rev1 servers send them (RFC 3501 section 5.1.3).

Stands beside the other words of the domain, because `folders propose` reads names that nobody decoded before.
"""

import base64
import binascii
import re

_SHIFTED = re.compile(r"&([A-Za-z0-9+,]*)-")


def decode_modified_utf7(name: str) -> str | None:
    """The decoded name, or None where `name` is not modified UTF-7 or holds nothing to decode."""
    if "&" not in name or not name.isascii():
        return None
    parts: list[str] = []
    end = 0
    for match in _SHIFTED.finditer(name):
        decoded = _decode_run(match.group(1))
        plain = name[end : match.start()]
        if decoded is None or "&" in plain:
            return None
        parts += [plain, decoded]
        end = match.end()
    rest = name[end:]
    return None if "&" in rest or end == 0 else "".join(parts) + rest


def _decode_run(run: str) -> str | None:
    """One `&…-` run: base64 with a comma for the slash and without padding, of UTF-16 in network order."""
    if not run:
        return "&"
    padded = run.replace(",", "/") + "=" * (-len(run) % 4)
    try:
        return base64.b64decode(padded, validate=True).decode("utf-16-be")
    except (binascii.Error, UnicodeDecodeError):
        return None
