"""LIST, XLIST, NAMESPACE, STATUS: which mailboxes there are (RFC 9051 §6.3.9, RFC 6154, RFC 2342, RFC 8440).

Gmail's old XLIST is asked only where SPECIAL-USE is not offered. Attributes are handed on as they came: servers write
them in any letter case.
"""

from __future__ import annotations

import imaplib
import re
from typing import Any

from carerix_desktop.domain.mailbox import ListedMailbox, MailboxStatus
from carerix_desktop.wire.imap_connection import BoundedImap4
from carerix_desktop.wire.imap_control import command, decoded_name, quoted, untagged, wire_name

_ENTRY = re.compile(
    rb'\((?P<flags>[^()]*)\) (?:NIL|"\\?(?P<delimiter>[^"])?") ?'
    rb'(?:"(?P<quoted>(?:[^"\\]|\\.)*+)"|(?P<atom>[^\s"]\S*)|\{\d+\})?',
    re.IGNORECASE | re.DOTALL,
)
_NAMESPACE = re.compile(rb'\("(?P<prefix>(?:[^"\\]|\\.)*+)" (?:NIL|"(?:[^"\\]|\\.)*+")[^()]*\)')
_STATUS_ITEM = re.compile(rb"(MESSAGES|UIDNEXT|UIDVALIDITY|HIGHESTMODSEQ) (\d{1,19})", re.IGNORECASE)


class MailboxNames:
    """Decoded names and what the server calls them; a name that was never listed is written in modified UTF-7."""

    def __init__(self) -> None:
        self._wire: dict[str, bytes] = {}

    def remember(self, name: str, wire: bytes) -> None:
        """Keep what the server calls a mailbox; the first of two that decode alike wins."""
        self._wire.setdefault(name, wire)

    def argument(self, name: str) -> bytes:
        """Write a name as an argument of a command."""
        return quoted(self._wire.get(name) or wire_name(name))


def list_mailboxes(line: BoundedImap4, capabilities: frozenset[str], names: MailboxNames) -> list[ListedMailbox]:
    """List every mailbox of ours once, with its special-use attributes where the server has them."""
    found = {item.name: item for item in _list(line, capabilities, b"", names)}
    for prefix in personal_prefixes(line, capabilities):
        if not any(name.startswith(decoded_name(prefix)) for name in found):
            found.update({item.name: item for item in _list(line, capabilities, prefix, names)})
    return list(found.values())


def personal_prefixes(line: BoundedImap4, capabilities: frozenset[str]) -> list[bytes]:
    """Ask where our own mailboxes live; most often the empty prefix, sometimes "INBOX."."""
    if "NAMESPACE" not in capabilities:
        return []
    try:
        command(line, "NAMESPACE")
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        return []
    said = [item for item in untagged(line, "NAMESPACE") if isinstance(item, bytes)]
    if not said or not said[0].startswith(b"(("):
        return []
    personal = said[0].split(b"))", 1)[0] + b"))"
    return [m["prefix"].replace(b"\\\\", b"\\") for m in _NAMESPACE.finditer(personal) if m["prefix"]]


def mailbox_status(line: BoundedImap4, argument: bytes, *, condstore: bool) -> MailboxStatus:
    """Ask for the counts of a mailbox."""
    items = "(MESSAGES UIDNEXT UIDVALIDITY HIGHESTMODSEQ)" if condstore else "(MESSAGES UIDNEXT UIDVALIDITY)"
    command(line, "STATUS", argument, items)
    values: dict[bytes, int] = {}
    for item in untagged(line, "STATUS"):
        text = item if isinstance(item, bytes) else item[0]
        values.update({k.upper(): int(v) for k, v in _STATUS_ITEM.findall(text.rpartition(b"(")[2])})
    return MailboxStatus(
        exists=values.get(b"MESSAGES", 0),
        uidnext=values.get(b"UIDNEXT", 0),
        uidvalidity=values.get(b"UIDVALIDITY", 0),
        highestmodseq=values.get(b"HIGHESTMODSEQ", 0),
    )


def _list(
    line: BoundedImap4, capabilities: frozenset[str], reference: bytes, names: MailboxNames
) -> list[ListedMailbox]:
    verb = "LIST"
    if "SPECIAL-USE" in capabilities and "LIST-EXTENDED" in capabilities:
        try:
            command(line, "LIST", quoted(reference), '"*"', "RETURN (SPECIAL-USE)")
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error:  # says that it can and cannot
            command(line, "LIST", quoted(reference), '"*"')
    else:
        verb = "XLIST" if "XLIST" in capabilities and "SPECIAL-USE" not in capabilities else "LIST"
        command(line, verb, quoted(reference), '"*"')
    listed = (_listed(item, names) for item in untagged(line, verb) if item)
    return [item for item in listed if item is not None]


def _listed(item: Any, names: MailboxNames) -> ListedMailbox | None:
    """Read one answer: bytes, or a pair of bytes and literal where the name came as a literal."""
    head, literal = (item[0], item[1]) if isinstance(item, tuple) else (item, None)
    entry = _ENTRY.match(head)
    if entry is None:
        return None
    wire = literal if literal is not None else entry["atom"]
    if entry["quoted"] is not None:
        wire = re.sub(rb"\\(.)", rb"\1", entry["quoted"])
    flags = tuple(entry["flags"].decode("utf-8", "replace").split())
    name = decoded_name(wire or b"")
    if "\\inbox" in (flag.lower() for flag in flags) or name.upper() == "INBOX":  # XLIST translates even INBOX
        name, wire = "INBOX", b"INBOX"
    if not wire:
        return None
    names.remember(name, wire)
    return ListedMailbox(name=name, delimiter=(entry["delimiter"] or b"").decode("latin-1"), flags=flags)
