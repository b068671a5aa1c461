"""A real submission server: Dovecot with AUTH by password and by token, STARTTLS and implicit TLS, relaying to a sink.

Tokens are JSON web tokens (RFC 7519), signed here and checked by the server with the public key that it is given.
"""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from typing import Self

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from carerix_desktop.domain.account import Endpoint, Security
from carerix_desktop.domain.errors import ServerFault
from tests.support.certificates import Authority
from tests.support.dovecot import DovecotServer, MailUser, free_port
from tests.support.smtp_sink import SinkRules, SmtpSink

_RELAYING = """
protocols = imap pop3 lmtp submission
auth_mechanisms = {mechanisms}
hostname = localhost
submission_relay_host = 127.0.0.1
submission_relay_port = {relay}
submission_relay_trusted = yes
service submission-login {{
chroot =
inet_listener submission {{
port = {clear}
}}
inet_listener submissions {{
port = {tls}
ssl = yes
}}
}}
passdb {{
driver = oauth2
mechanisms = xoauth2 oauthbearer
args = {directory}/oauth2.conf
}}
"""
_LOCAL = """
introspection_mode = local
local_validation_key_dict = fs:posix:prefix={directory}/keys/
username_attribute = email
"""


class Issuer:
    """Signs access tokens, valid for so many seconds (less than 0: expired)."""

    def __init__(self) -> None:
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def public_pem(self) -> bytes:
        """What a server checks tokens with."""
        return self._key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )

    def token(self, address: str, lifetime_s: float = 3600) -> str:
        """A token of this user."""
        now = int(time.time())
        head = {"alg": "RS256", "typ": "JWT", "kid": "default"}
        claims = {"sub": address, "email": address, "iat": now - 7200, "exp": int(now + lifetime_s)}
        signed = ".".join(_encoded(json.dumps(part).encode()) for part in (head, claims))
        return f"{signed}.{_encoded(self._key.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256()))}"


class SubmissionServer:
    """A running server; use it as a context manager.

    Attributes:
        sink: where it relays to.
        issuer: whose tokens it takes.
        dovecot: the server itself, which has the mailboxes too.
    """

    def __init__(self, authority: Authority, mechanisms: str = "plain login xoauth2 oauthbearer") -> None:
        self.sink = SmtpSink(rules=SinkRules(clear_auth=False))  # offers no AUTH, or Dovecot would name its user
        self.issuer = Issuer()
        self._ports = {Security.TLS: free_port(), Security.SSL: free_port()}
        self.dovecot = DovecotServer(authority)
        directory = self.dovecot.directory
        keys = directory / "keys" / "default" / "RS256"
        keys.mkdir(parents=True)
        (keys / "default").write_bytes(self.issuer.public_pem())
        (directory / "oauth2.conf").write_text(_LOCAL.format(directory=directory))
        self.dovecot.add_configuration(
            _RELAYING.format(
                mechanisms=mechanisms,
                relay=self.sink.port,
                clear=self._ports[Security.TLS],
                tls=self._ports[Security.SSL],
                directory=directory,
            )
        )

    def __enter__(self) -> Self:
        self.sink.__enter__()
        self.dovecot.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.dovecot.stop()
        self.sink.__exit__()

    def endpoint(self, user: MailUser, security: Security) -> Endpoint:
        """Say where this user sends: STARTTLS (TLS) or TLS from the first byte (SSL)."""
        return Endpoint(host=self.dovecot.host, port=self._ports[security], security=security, username=user.address)


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Tokens:
    """A provider that hands out these tokens in order, and then fails to refresh."""

    def __init__(self, *tokens: str) -> None:
        self._tokens = list(tokens)
        self.asked: list[str] = []

    def access_token(self, refused: str = "") -> str:
        """The next one; `refused` is noted."""
        self.asked.append(refused)
        if not self._tokens:
            raise ServerFault("The sign-in has expired.", code="sign_in_expired", retry=False)
        return self._tokens.pop(0)


@pytest.fixture(scope="session")
def submission_server(authority: Authority) -> Iterator[SubmissionServer]:
    """The session's submission server; take a user of your own for each test."""
    with SubmissionServer(authority) as server:
        yield server
