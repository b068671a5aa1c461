"""What proves who we are to a server (RFC 4616 for SASL PLAIN). A secret never shows in a repr, a log or a fault."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field

HIDDEN = "•••"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """A user name and its password; the repr leaves the password out."""

    username: str
    password: str = field(repr=False)

    def plain(self) -> bytes:
        """The message of SASL PLAIN, not yet in base64: no authorisation identity, UTF-8."""
        return b"\0" + self.username.encode() + b"\0" + self.password.encode()

    def redact(self, text: str) -> str:
        """Take the password, in every form in which it went over the wire, out of a server's words."""
        forms = {
            self.password,
            self.password.replace("\\", "\\\\").replace('"', '\\"'),
            base64.b64encode(self.plain()).decode(),
            base64.b64encode(self.password.encode()).decode(),
        }
        for form in sorted(forms, key=len, reverse=True):
            if form:
                text = text.replace(form, HIDDEN)
        return text
