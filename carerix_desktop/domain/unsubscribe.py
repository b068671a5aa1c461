"""Leaving a mailing list (RFC 2369, RFC 8058): what a list offers; nothing is sent but by a click (S-16)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


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
