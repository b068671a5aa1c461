"""What proves who we are to a server: a password, or a token that somebody else obtains (RFC 4616, 6749, 7628).

A secret never shows in a repr, a log or a fault. Where a token is wanted no password is tried (T-07).
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from carerix_desktop.domain.errors import ServerFault

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
        return _without(forms, text)


class TokenProvider(Protocol):
    """Gives access tokens (RFC 6749 §1.4) of one user at one provider; asked by any thread."""

    def access_token(self, refused: str = "") -> str:
        """A token that is valid now; refreshed where it has to be.

        Args:
            refused: one that a server has just refused: another is obtained, however long this one seemed valid.

        Raises:
            ServerFault: `sign_in_expired`: a person has to sign in again; or what kept it from being refreshed.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenCredentials:
    """A user name and an access token; the repr leaves the token out."""

    username: str
    token: str = field(repr=False)

    def xoauth2(self) -> bytes:
        """The message of XOAUTH2, not yet in base64."""
        return f"user={self.username}\x01auth=Bearer {self.token}\x01\x01".encode()

    def oauthbearer(self, host: str, port: int) -> bytes:
        """The message of SASL OAUTHBEARER (RFC 7628 §3.1), not yet in base64."""
        name = self.username.replace("=", "=3D").replace(",", "=2C")
        return f"n,a={name},\x01host={host}\x01port={port}\x01auth=Bearer {self.token}\x01\x01".encode()

    def redact(self, text: str) -> str:
        """Take the token out of a server's words."""
        return _without({self.token, base64.b64encode(self.xoauth2()).decode()}, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenSignIn:
    """A user name, and who gives its tokens; there is no password here to fall back to (T-07)."""

    username: str
    tokens: TokenProvider = field(repr=False)


Proof = Credentials | TokenCredentials
SignIn = Proof | TokenSignIn
"""How to sign in: what proves it now, or who gives the proof each time."""
Opened = TypeVar("Opened")


def with_proof(sign_in: SignIn, attempt: Callable[[Proof], Opened]) -> Opened:
    """Sign in; where a token is refused as expired, once more with another one, and then no more.

    Raises:
        ServerFault: of the attempt, or of the provider, which may be unable to give a token.
    """
    if not isinstance(sign_in, TokenSignIn):
        return attempt(sign_in)
    token = sign_in.tokens.access_token()
    try:
        return attempt(TokenCredentials(username=sign_in.username, token=token))
    except ServerFault as fault:
        if fault.code != "sign_in_expired":
            raise
    return attempt(TokenCredentials(username=sign_in.username, token=sign_in.tokens.access_token(token)))


def _without(forms: set[str], text: str) -> str:
    for form in sorted(forms, key=len, reverse=True):
        if form:
            text = text.replace(form, HIDDEN)
    return text
