"""Pieces of IMAP dialogue that many tests share."""

from __future__ import annotations

from pathlib import Path

from carerix_desktop.domain.account import Endpoint
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.session import ImapclientSession, open_imap
from carerix_desktop.wire.trust import Trust
from tests.support.scripted_server import Step

SECRET = "s3cret, very"
CREDENTIALS = Credentials(username="anna@example.test", password=SECRET)


def greeted(*capabilities: str) -> list[Step]:
    """The server greets and says what it can."""
    offered = " ".join(("IMAP4rev1", *capabilities))
    return ["S: * OK ready", "C: * CAPABILITY", f"S: * CAPABILITY {offered}", "S: <tag> OK done"]


def signed_in(*capabilities: str) -> list[Step]:
    """The client signs in by LOGIN and the server can this."""
    offered = " ".join(("IMAP4rev1", *capabilities))
    return [
        *greeted(),
        "C: * LOGIN *",
        f"S: <tag> OK [CAPABILITY {offered}] welcome",
    ]


def selected(*, exists: int = 3, uidnext: int = 10) -> list[Step]:
    """The client opens INBOX."""
    return [
        "C: * SELECT *INBOX*",
        f"S: * {exists} EXISTS",
        "S: * OK [UIDVALIDITY 7] valid",
        f"S: * OK [UIDNEXT {uidnext}] next",
        "S: <tag> OK [READ-WRITE] open",
    ]


def open_scripted(endpoint: Endpoint, *, timeout_s: float = 5, extra_ca: Path | None = None) -> ImapclientSession:
    """Sign in to a scripted server."""
    return open_imap(endpoint, CREDENTIALS, timeout_s=timeout_s, trust=Trust(extra_ca=extra_ca))
