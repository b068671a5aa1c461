"""One signed-in SMTP connection that hands messages over (RFC 5321, RFC 6409; SIZE 1870, 8BITMIME 6152, SMTPUTF8 6531).

The hand-over is cut in two, so that the one who keeps the outbox can write down in between how far it came: `offer`
names sender and recipients, `deliver` sends the text and, after a call-back, the final dot. An answer that is lost
after the dot is an `AnswerLost`: the message may have been accepted, and is not sent again without asking (R-16).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from carerix_desktop.domain.account import Endpoint
from carerix_desktop.domain.addresses import fold_domain
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.wire import submission
from carerix_desktop.wire.auth import Proof, SignIn, with_proof
from carerix_desktop.wire.cancel import Cancellation, shut
from carerix_desktop.wire.faults import WIRE_ERRORS, Circumstances, Phase, build_fault, smtp_refusal, translate
from carerix_desktop.wire.network import Network, SystemNetwork, dial
from carerix_desktop.wire.submission import SmtpConnection, encrypt
from carerix_desktop.wire.trust import Trust

DOT_TIMEOUT_S: Final = 600.0  # RFC 5321 §4.5.3.2.6: a server may take ten minutes over the final dot
_LINE_END: Final = re.compile(rb"\r\n|\r|\n")
_PIECE_OCTETS: Final = 256 * 1024
_NO_ADDRESS: Final = re.compile(r"[\x00-\x20<>\x7f\x85\u2028\u2029]")
_SYSTEM_FULL: Final = re.compile(r"\b[45]\.3\.1\b")
_MIB: Final = 1024 * 1024


class AnswerLost(ServerFault):
    """The final dot went out and no answer came back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientAnswer:
    """What the server said of one recipient."""

    code: int
    text: str

    @property
    def accepted(self) -> bool:
        """Whether it will get the message."""
        return 200 <= self.code <= 299

    @property
    def temporary(self) -> bool:
        """Whether the server may accept it later (RFC 5321 §4.2.1)."""
        return 400 <= self.code <= 499

    @property
    def words(self) -> str:
        """Code and words on one line."""
        return " ".join(f"{self.code} {self.text}".split())[:500]


class SubmissionSession(Protocol):
    """A signed-in connection to an outgoing server; used by one thread, but for `abort`."""

    def offer(self, sender: str, recipients: Sequence[str], raw: bytes) -> tuple[RecipientAnswer, ...]:
        """MAIL and RCPT; the answers in the order of the recipients.

        Raises:
            ServerFault: the sender or the message as such is refused, or the connection is gone.
        """

    def deliver(self, raw: bytes, before_dot: Callable[[], None]) -> str:
        """DATA: the text, the call-back, the final dot; answers what the server said.

        Raises:
            AnswerLost: the server may have accepted the message.
            ServerFault: it has not.
        """

    def reset(self) -> None:
        """Take the offer back."""

    def quit(self) -> None:
        """Say goodbye; never raises."""

    def abort(self) -> None:
        """Close at once, from any thread."""


class SmtplibSession:
    """A `SubmissionSession` on a connection that is signed in; made by `open_submission`."""

    def __init__(self, connection: SmtpConnection, circumstances: Circumstances, dot_timeout_s: float) -> None:
        self._connection = connection
        self._circumstances = circumstances
        self._dot_timeout_s = dot_timeout_s

    def offer(self, sender: str, recipients: Sequence[str], raw: bytes) -> tuple[RecipientAnswer, ...]:
        """MAIL and RCPT."""
        circumstances = replace(self._circumstances, phase=Phase.SENDER, from_address=sender)
        try:
            parameters = self._parameters(sender, recipients, raw)
            self._connection.command_encoding = "utf-8" if " SMTPUTF8" in parameters else "ascii"
            code, text = self._connection.docmd(f"MAIL FROM:<{_on_wire(sender)}>{parameters}")
            if not 200 <= code <= 299:
                raise self._sender_refused(code, _words(text), raw, circumstances)
            answers = []
            for one in recipients:
                code, text = self._connection.docmd(f"RCPT TO:<{_on_wire(one)}>")
                if code == 421:
                    raise smtp_refusal(code, _words(text), self._circumstances)
                answers.append(RecipientAnswer(code=code, text=_words(text)))
            return tuple(answers)
        except WIRE_ERRORS as error:
            raise translate(error, circumstances) from None

    def deliver(self, raw: bytes, before_dot: Callable[[], None]) -> str:
        """DATA."""
        try:
            code, text = self._connection.docmd("DATA")
            if code != 354:
                raise self._refused(code, _words(text), raw)
            self._send(_stuffed(raw))
        except WIRE_ERRORS as error:
            raise translate(error, self._circumstances) from None
        before_dot()
        self._send_dot(raw)
        try:
            code, text = self._connection.getreply()
        except WIRE_ERRORS as error:
            fault = translate(error, self._circumstances)
            raise AnswerLost(fault.message, code=fault.code, details=fault.details, answer=fault.answer) from None
        if 200 <= code <= 299:
            return f"{code} {_words(text)}"
        if not 400 <= code <= 599:  # an answer that is none
            fault = build_fault("protocol", self._circumstances, answer=f"{code} {_words(text)}")
            raise AnswerLost(fault.message, code=fault.code, details=fault.details, answer=fault.answer)
        raise self._refused(code, _words(text), raw)

    def reset(self) -> None:
        """RSET."""
        try:
            self._connection.docmd("RSET")
        except WIRE_ERRORS as error:
            raise translate(error, self._circumstances) from None

    def quit(self) -> None:
        """QUIT, without waiting long."""
        try:
            if self._connection.sock is not None:
                self._connection.sock.settimeout(2)
                self._connection.docmd("QUIT")
        except WIRE_ERRORS:
            pass
        finally:
            self._connection.close()

    def abort(self) -> None:
        """Close at once."""
        if self._connection.sock is not None:
            shut(self._connection.sock)

    def _send_dot(self, raw: bytes) -> None:
        """The final dot, unless the server has ended the talk: what raises here did not leave."""
        try:
            early = self._connection.early_answer()
            if early is not None:
                self._connection.close()  # to a server that reads on, all we say now would be text
                raise self._refused(early[0], _words(early[1]), raw)
            self._connection.send(b".\r\n")
            if self._connection.sock is not None:
                self._connection.sock.settimeout(self._dot_timeout_s)
        except WIRE_ERRORS as error:
            raise translate(error, self._circumstances) from None

    def _send(self, text: bytes) -> None:
        for start in range(0, len(text), _PIECE_OCTETS):
            self._connection.send(text[start : start + _PIECE_OCTETS])

    def _parameters(self, sender: str, recipients: Sequence[str], raw: bytes) -> str:
        features = self._connection.esmtp_features
        limit = int(features.get("size", "") or 0) if features.get("size", "").isdigit() else 0
        if limit and len(raw) > limit:
            raise self._too_large(len(raw), limit, "")
        parts = [f" SIZE={len(raw)}"] if "size" in features else []
        international = [one for one in (sender, *recipients) if not _on_wire(one).isascii()]
        head = raw.partition(b"\r\n\r\n")[0]
        if international or not head.isascii():
            if "smtputf8" not in features:
                address = international[0] if international else sender
                raise build_fault("international_address", self._circumstances, address=address)
            parts.append(" SMTPUTF8")
        if not raw.isascii():
            if "8bitmime" not in features:
                raise build_fault("message_refused", self._circumstances, answer="the server takes 7-bit mail only")
            parts.append(" BODY=8BITMIME")
        return "".join(parts)

    def _sender_refused(self, code: int, text: str, raw: bytes, circumstances: Circumstances) -> ServerFault:
        if (code == 552 and "5.2.2" not in text) or "5.3.4" in text:
            return self._too_large(len(raw), 0, f"{code} {text}")
        return self._room(smtp_refusal(code, text, circumstances), code)

    def _too_large(self, size: int, limit: int, answer: str) -> ServerFault:
        details = {"size": f"{size / _MIB:.1f} MB"} | ({"limit": f"{limit / _MIB:.1f} MB"} if limit else {})
        return build_fault("too_large", self._circumstances, answer=answer, **details)

    def _refused(self, code: int, text: str, raw: bytes) -> ServerFault:
        if "5.3.4" in text:
            return self._too_large(len(raw), 0, f"{code} {text}")
        fault = self._room(smtp_refusal(code, text, self._circumstances), code)
        if code < 500 or fault.code in {"no_room", "sender_refused"}:
            return fault
        return build_fault("message_refused", self._circumstances, answer=f"{code} {text}")

    def _room(self, fault: ServerFault, code: int) -> ServerFault:
        """A full mailbox keeps a message from leaving here; with 5xx until a person has made room."""
        if fault.code != "mailbox_full" and not _SYSTEM_FULL.search(fault.answer):
            return fault
        told = build_fault("no_room", self._circumstances, answer=fault.answer)
        told.retry = code < 500
        return told


def open_submission(
    endpoint: Endpoint,
    sign_in: SignIn,
    *,
    timeout_s: float = 30,
    dot_timeout_s: float = DOT_TIMEOUT_S,
    trust: Trust | None = None,
    network: Network | None = None,
    cancel: Cancellation | None = None,
) -> SmtplibSession:
    """Connect, encrypt, sign in.

    Args:
        endpoint: the outgoing server.
        sign_in: how; without a user name nobody does, and a token that expired is replaced once.
        timeout_s: for the connection and then for every silence of the server.
        dot_timeout_s: for the answer to the final dot.
        trust: the system's authorities where none is given.
        network: the real one where none is given.
        cancel: ends the opening, and later the connection, at once.

    Raises:
        ServerFault: with a code of DESIGN.md section 8.
    """
    network = network or SystemNetwork()

    def attempt(proof: Proof) -> SmtplibSession:
        circumstances = Circumstances(
            endpoint=endpoint, protocol="smtp", credentials=proof, network=network, phase=Phase.CONNECT
        )
        connection = _open(
            circumstances, proof, timeout_s=timeout_s, trust=trust or Trust(), network=network, cancel=cancel
        )
        return SmtplibSession(connection, replace(circumstances, phase=Phase.COMMAND), dot_timeout_s)

    return with_proof(sign_in, attempt)


def _open(
    circumstances: Circumstances,
    proof: Proof,
    *,
    timeout_s: float,
    trust: Trust,
    network: Network,
    cancel: Cancellation | None,
) -> SmtpConnection:
    endpoint = circumstances.endpoint
    connection: SmtpConnection | None = None
    try:
        sock = dial(endpoint.host, endpoint.port, timeout_s=timeout_s, network=network, cancel=cancel)
        sock.settimeout(timeout_s)
        connection = encrypt(endpoint, sock, trust=trust, circumstances=circumstances, cancel=cancel)
        circumstances = replace(circumstances, phase=Phase.SIGN_IN)
        submission.sign_in(connection, proof, circumstances)
    except WIRE_ERRORS as error:
        if connection is not None:
            connection.close()
        cancelled = cancel is not None and cancel.cancelled
        raise build_fault("cancelled", circumstances) if cancelled else translate(error, circumstances) from None
    return connection


def _stuffed(raw: bytes) -> bytes:
    """The text with CRLF at the end of each line and dots doubled (RFC 5321 §4.5.2); a bare CR or LF could end it."""
    text = _LINE_END.sub(b"\r\n", raw)
    text = re.sub(rb"(?m)^\.", b"..", text)
    return text if text.endswith(b"\r\n") else text + b"\r\n"


def _on_wire(address: str) -> str:
    """The address as the envelope has it: the domain in its ASCII form.

    Raises:
        ValueError: it would end the command.
    """
    if _NO_ADDRESS.search(address) or not address:
        raise ValueError("not an address that SMTP can carry")
    local, at, domain = address.rpartition("@")
    return f"{local}{at}{fold_domain(domain)}" if at and not domain.isascii() else address


def _words(text: bytes) -> str:
    return text.decode("utf-8", "replace").replace("\n", " ")
