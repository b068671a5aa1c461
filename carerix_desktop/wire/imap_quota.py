"""Whether the mailbox is full, by GETQUOTAROOT (RFC 9208 §4.1, RFC 2087)."""

from __future__ import annotations

import imaplib
import re

from carerix_desktop.wire.imap_connection import BoundedImap4
from carerix_desktop.wire.imap_control import command, untagged

_RESOURCE = re.compile(rb"(?:STORAGE|MESSAGE) (\d{1,19}) (\d{1,19})", re.IGNORECASE)


def mailbox_is_full(line: BoundedImap4, capabilities: frozenset[str]) -> bool:
    """Ask for the quota of INBOX; False where the server knows none."""
    if not any(name == "QUOTA" or name.startswith("QUOTA=") for name in capabilities):
        return False
    try:
        command(line, "GETQUOTAROOT", '"INBOX"')
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        return False
    said = [item for item in untagged(line, "QUOTA") if isinstance(item, bytes)]
    resources = [(int(used), int(limit)) for item in said for used, limit in _RESOURCE.findall(item)]
    return any(used >= limit for used, limit in resources)
