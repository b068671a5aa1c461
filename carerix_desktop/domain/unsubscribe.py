"""Leaving a mailing list (RFC 2369, RFC 8058): what a list offers; nothing is sent but by a click (S-16).

Our own bulk mail that is about no vacancy offers it too: a letter whose subject names the mail that was got.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

_ASKED: Final = re.compile(r"\s*unsubscribe\s+<?([!-;=?-~]{3,300})>?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsubscribe:
    """The ways out that a message names; at least one is there.

    Attributes:
        mailto: a mailto: address with one recipient, "" without.
        url: an https address, "" without.
        one_click: a POST to `url` is enough; else it is a page for a person.
    """

    mailto: str = ""
    url: str = ""
    one_click: bool = False

    @property
    def host(self) -> str:
        """The server behind `url`."""
        return urlsplit(self.url).hostname or ""


def opt_out_subject(message_id: str) -> str:
    """The subject of the letter by which the recipient of a message (its bare Message-ID) asks for no more."""
    return f"unsubscribe {message_id}"


def opted_out_of(subject: str) -> str:
    """The Message-ID (bare) that a letter with this subject names; "" where it is another letter."""
    asked = _ASKED.fullmatch(subject[:400])
    return asked[1] if asked else ""
