"""A second look at a server after a connection failed: what does it speak here, and whom is its certificate for?

Only for a person who tests a connection. It goes to the same host and port and nowhere else, and says nothing that is
secret: STARTTLS or a TLS hello without verification, to read a greeting or a certificate.
"""

from __future__ import annotations

import contextlib
import select
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass

from carerix_desktop.domain.account import Security
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.faults import Circumstances, build_fault, wrong_protocol
from carerix_desktop.wire.greeting import spoken_by
from carerix_desktop.wire.network import Network, dial
from carerix_desktop.wire.response import BufferedFile
from carerix_desktop.wire.trust import unverified_context, wrap_tls

_LINES_AT_MOST = 60
_LINE_OCTETS = 4096
_OFFERS = {"imap": b"a CAPABILITY\r\n", "pop3": b"CAPA\r\n", "smtp": b"EHLO [127.0.0.1]\r\n"}
_STARTTLS = {"imap": b"b STARTTLS\r\n", "pop3": b"STLS\r\n", "smtp": b"STARTTLS\r\n"}
_LAST_LINES = {"imap": (b"a ",), "pop3": (b".\r\n", b"-ERR"), "smtp": (b"250 ", b"4", b"5")}
_GREETING_LINES = {"imap": (b"*",), "pop3": (b"+", b"-"), "smtp": (b"220 ", b"4", b"5")}
_GO_AHEAD_LINES = {"imap": (b"b ",), "pop3": (b"+", b"-"), "smtp": (b"220 ", b"4", b"5")}
_UNCLEAR = frozenset({"closed", "protocol", "certificate", "wrong_security"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """How to look again."""

    circumstances: Circumstances
    network: Network
    timeout_s: float
    cancel: Cancellation

    def refine(self, fault: ServerFault) -> ServerFault:
        """Find the real cause behind what failed while encrypting, or the details that its sentence needs."""
        with contextlib.suppress(OSError, ValueError):
            secure = self.circumstances.endpoint.security is Security.SSL
            if fault.code in {"certificate_name", "certificate_expired", "certificate_changed"}:
                return self._with_certificate(fault)
            if fault.code == "certificate":
                with contextlib.suppress(OSError, ValueError):  # where there is none, it is no TLS that failed
                    return self._with_certificate(fault)
            if fault.code in _UNCLEAR and secure:
                return self._heard_in_clear(fault)
            if fault.code in {"timeout", "closed", "protocol"} and not secure:
                return self._heard_over_tls(fault)
        return fault

    def _heard_in_clear(self, fault: ServerFault) -> ServerFault:
        """TLS from the first byte failed: is this a port that speaks in clear?"""
        with self._connection() as sock, sock.makefile("rb") as file:
            greeting = _greeting(sock, file, self.timeout_s)
            spoken = spoken_by(greeting)
            if not spoken:
                return fault
            if spoken != self.circumstances.protocol:
                return wrong_protocol(spoken, self.circumstances, answer=_text(greeting))
            if greeting[3:4] == b"-":
                _lines(file, _GREETING_LINES[spoken])
            sock.sendall(_OFFERS[spoken])
            offered = _lines(file, _LAST_LINES[spoken]).upper()
            sec = Security.TLS if b"STARTTLS" in offered or b"STLS" in offered else Security.NONE
            return build_fault("wrong_security", self.circumstances, sec=sec.value, answer=_text(greeting))

    def _heard_over_tls(self, fault: ServerFault) -> ServerFault:
        """No greeting came in clear: does the port wait for TLS, or for a web browser?"""
        try:
            with self._connection() as sock, self._unverified(sock) as secure, secure.makefile("rb") as file:
                greeting = _greeting(secure, file, self.timeout_s)
        except ssl.SSLError:
            return self._heard_after_a_push(fault)
        spoken = spoken_by(greeting)
        if spoken and spoken != self.circumstances.protocol:
            return wrong_protocol(spoken, self.circumstances, answer=_text(greeting))
        return build_fault("wrong_security", self.circumstances, sec=Security.SSL.value, answer=_text(greeting))

    def _heard_after_a_push(self, fault: ServerFault) -> ServerFault:
        with self._connection() as sock, sock.makefile("rb") as file:
            greeting = _greeting(sock, file, self.timeout_s)
        spoken = spoken_by(greeting)
        if spoken and spoken != self.circumstances.protocol:
            return wrong_protocol(spoken, self.circumstances, answer=_text(greeting))
        return fault

    def _with_certificate(self, fault: ServerFault) -> ServerFault:
        """Read the certificate that was refused: for the sentence, and for who decides to trust it all the same."""
        with self._connection() as sock:
            if self.circumstances.endpoint.security is Security.TLS:
                self._ask_for_tls(sock)
            with self._unverified(sock) as secure:
                der = secure.getpeercert(binary_form=True)
        from carerix_desktop.wire.certificate import read_certificate  # costs 70 ms, and is seldom needed

        facts = read_certificate(der or b"")
        return build_fault(
            fault.code,
            self.circumstances,
            cn=facts.name,
            date=facts.last_day.isoformat(),
            subject=facts.subject or facts.name,
            issuer=facts.issuer,
            valid_from=facts.first_day.isoformat(),
            valid_until=facts.last_day.isoformat(),
            fingerprint=facts.sha256,
            answer=fault.answer,
        )

    def _ask_for_tls(self, sock: socket.socket) -> None:
        protocol = self.circumstances.protocol
        with sock.makefile("rb", buffering=0) as file:  # unbuffered: what follows the answer belongs to TLS
            _lines(file, _GREETING_LINES[protocol])
            if protocol == "smtp":
                sock.sendall(_OFFERS[protocol])
                _lines(file, _LAST_LINES[protocol])
            sock.sendall(_STARTTLS[protocol])
            _lines(file, _GO_AHEAD_LINES[protocol])

    @contextlib.contextmanager
    def _connection(self) -> Iterator[socket.socket]:
        endpoint = self.circumstances.endpoint
        sock = dial(endpoint.host, endpoint.port, timeout_s=self.timeout_s, network=self.network, cancel=self.cancel)
        try:
            yield sock
        finally:
            sock.close()

    @contextlib.contextmanager
    def _unverified(self, sock: socket.socket) -> Iterator[ssl.SSLSocket]:
        secure = wrap_tls(sock, unverified_context(), self.circumstances.endpoint.host, cancel=self.cancel)
        try:
            yield secure
        finally:
            secure.close()


def _greeting(sock: socket.socket, file: BufferedFile, timeout_s: float) -> bytes:
    """Read the first line; a server that says nothing by itself, as a web server does, gets an empty line first."""
    sock.settimeout(timeout_s / 2)
    if not select.select([sock], [], [], timeout_s / 2)[0]:
        sock.sendall(b"\r\n\r\n")
    return file.readline(_LINE_OCTETS)


def _lines(file: BufferedFile, last: tuple[bytes, ...]) -> bytes:
    """Read lines up to one that starts like this."""
    heard = b""
    for _ in range(_LINES_AT_MOST):
        line = file.readline(_LINE_OCTETS)
        heard += line
        if not line or line.startswith(last):
            break
    return heard


def _text(line: bytes) -> str:
    return line.decode("utf-8", "replace")
