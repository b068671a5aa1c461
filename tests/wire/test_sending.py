"""Messages handed over to a real SMTP server: what leaves, what is refused, what is never said twice."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from carerix_desktop.domain.account import Endpoint, Security
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.wire.auth import Credentials, TokenCredentials
from carerix_desktop.wire.sending import AnswerLost, SmtplibSession, open_submission
from carerix_desktop.wire.trust import Trust
from tests.support.certificates import Authority
from tests.support.smtp_sink import SinkRules, SmtpSink

SECRET = 'p"a%s\\s: w\r\nö'
ANNA = Credentials(username="anna", password=SECRET)
RAW = b"From: a@x.nl\r\nTo: b@x.nl\r\nSubject: Hi\r\n\r\n.dot\r\n..two\r\nend\r\n"


@contextmanager
def _session(endpoint: Endpoint, proof: Credentials | TokenCredentials = ANNA) -> Iterator[SmtplibSession]:
    session = open_submission(endpoint, proof, timeout_s=5, dot_timeout_s=5)
    try:
        yield session
    finally:
        session.quit()


def _nothing() -> None:
    """Nobody waits for the dot."""


def test_a_message_arrives_byte_for_byte_also_with_dots() -> None:
    with SmtpSink(rules=SinkRules(users={"anna": SECRET})) as sink, _session(sink.endpoint("anna")) as session:
        answers = session.offer("a@x.nl", ["b@x.nl"], RAW)
        assert [one.accepted for one in answers] == [True]
        assert session.deliver(RAW, _nothing).startswith("250")
        assert sink.kept[0].raw == RAW


def test_each_recipient_has_its_own_answer() -> None:
    rules = SinkRules(recipients={"no@x.nl": "550 5.1.1 nobody here", "later@x.nl": "451 4.7.1 greylisted"})
    with SmtpSink(rules=rules) as sink, _session(sink.endpoint("")) as session:
        answers = session.offer("a@x.nl", ["b@x.nl", "no@x.nl", "later@x.nl"], RAW)
    assert [(one.accepted, one.temporary, one.words) for one in answers][1:] == [
        (False, False, "550 5.1.1 nobody here"),
        (False, True, "451 4.7.1 greylisted"),
    ]


def test_a_refused_sign_in_shows_the_password_nowhere() -> None:
    with SmtpSink(rules=SinkRules(users={"anna": "another"})) as sink, pytest.raises(ServerFault) as refused:
        open_submission(sink.endpoint("anna"), ANNA)
    assert refused.value.code == "auth_failed"
    assert SECRET not in f"{refused.value!r} {refused.value.answer} {ANNA!r}"


def test_a_refused_sender_says_which_address() -> None:
    rules = SinkRules(senders={"a@x.nl": "550 5.7.1 not yours"})
    with SmtpSink(rules=rules) as sink, _session(sink.endpoint("")) as session, pytest.raises(ServerFault) as refused:
        session.offer("a@x.nl", ["b@x.nl"], RAW)
    assert (refused.value.code, refused.value.retry) == ("sender_refused", False)
    assert "a@x.nl" in refused.value.message


@pytest.mark.parametrize("address", ["b@x.nl\r\nRCPT TO:<c@x.nl>", "b@x.nl>", "b\x00@x.nl", "b\u2028@x.nl", ""])
def test_no_address_can_carry_a_command(address: str) -> None:
    with SmtpSink() as sink, _session(sink.endpoint("")) as session:
        with pytest.raises(ServerFault):
            session.offer("a@x.nl", [address], RAW)
        assert sink.verbs.count("RCPT") == 0


def _scripted(*answers: bytes, features: bytes = b"SIZE 100") -> Endpoint:
    """A server that says EHLO features and then these answers, one to each line or text, and closes."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with listener, listener.accept()[0] as sock, sock.makefile("rb") as lines:
            sock.sendall(b"220 hi\r\n")
            lines.readline()
            sock.sendall(b"250-me\r\n250-" + features + b"\r\n250 HELP\r\n")
            for answer in answers:
                if answer.startswith(b"dot "):
                    while lines.readline() not in (b".\r\n", b""):
                        pass
                    sock.sendall(answer[4:])
                elif not lines.readline():
                    return
                else:
                    sock.sendall(answer)

    threading.Thread(target=serve, daemon=True).start()
    return Endpoint(host="127.0.0.1", port=listener.getsockname()[1], security=Security.NONE, username="")


NOBODY = Credentials(username="", password="")


def test_a_message_larger_than_the_server_takes_does_not_begin_to_leave() -> None:
    with _session(_scripted(b"250 ok\r\n"), NOBODY) as session, pytest.raises(ServerFault) as refused:
        session.offer("a@x.nl", ["b@x.nl"], RAW + b"x" * 100)
    assert (refused.value.code, refused.value.retry) == ("too_large", False)


def test_an_international_address_is_named_where_the_server_cannot_carry_it() -> None:
    endpoint = _scripted(b"250 ok\r\n", features=b"8BITMIME")
    with _session(endpoint, NOBODY) as session, pytest.raises(ServerFault) as refused:
        session.offer("a@x.nl", ["jö@x.nl"], RAW)
    assert refused.value.code == "international_address"
    assert "jö@x.nl" in refused.value.message


def test_an_international_address_goes_in_utf_8_where_the_server_carries_it() -> None:
    endpoint = _scripted(b"250 ok\r\n", b"250 ok\r\n", features=b"SMTPUTF8")
    with _session(endpoint, NOBODY) as session:
        (answer,) = session.offer("a@x.nl", ["jö@x.nl"], RAW)
    assert answer.code == 250


@pytest.mark.parametrize("last", [b"dot ", b"dot 25", b"dot nonsense\r\n", b"dot 199 what\r\n"])
def test_an_answer_lost_after_the_dot_is_told_apart(last: bytes) -> None:
    dots: list[str] = []
    with _session(_scripted(b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n", last), NOBODY) as session:
        session.offer("a@x.nl", ["b@x.nl"], RAW)
        with pytest.raises(AnswerLost):
            session.deliver(RAW, lambda: dots.append("dot"))
    assert dots == ["dot"]


@pytest.mark.parametrize(
    ("last", "code", "retry"),
    [
        (b"dot 554 5.6.0 spam\r\n", "message_refused", False),
        (b"dot 452 4.3.1 no space\r\n", "no_room", True),
        (b"dot 452 4.2.2 full\r\n", "no_room", True),
        (b"dot 552 5.2.2 over quota\r\n", "no_room", False),
        (b"dot 552 5.3.4 too big\r\n", "too_large", False),
    ],
)
def test_a_refusal_after_the_dot_is_no_lost_answer(last: bytes, code: str, retry: bool) -> None:
    with _session(_scripted(b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n", last), NOBODY) as session:
        session.offer("a@x.nl", ["b@x.nl"], RAW)
        with pytest.raises(ServerFault) as refused:
            session.deliver(RAW, _nothing)
    assert not isinstance(refused.value, AnswerLost)
    assert (refused.value.code, refused.value.retry) == (code, retry)


@pytest.mark.parametrize("mechanism", [b"XOAUTH2", b"OAUTHBEARER"])
def test_a_token_that_expired_is_told_and_no_password_is_tried(mechanism: bytes) -> None:
    endpoint = _scripted(b"334 e30=\r\n", b"535 5.7.8 expired\r\n", features=b"AUTH PLAIN LOGIN " + mechanism)
    proof = TokenCredentials(username="anna", token="t0ken")
    with pytest.raises(ServerFault) as refused:
        open_submission(
            Endpoint(host=endpoint.host, port=endpoint.port, security=endpoint.security, username="anna"), proof
        )
    assert refused.value.code == "sign_in_expired"
    assert "t0ken" not in f"{proof!r} {refused.value.answer}"


@contextmanager
def _giving_up(last: bytes, context: ssl.SSLContext | None) -> Iterator[tuple[Endpoint, threading.Event]]:
    """A server that ends the talk with these words after the first line of the text; the event says that it has."""
    listener, ended = socket.create_server(("127.0.0.1", 0)), threading.Event()

    def serve() -> None:
        with listener, listener.accept()[0] as clear:
            sock = clear if context is None else context.wrap_socket(clear, server_side=True)
            with sock, sock.makefile("rb") as lines:
                sock.sendall(b"220 hi\r\n")
                for answer in (b"250 me\r\n", b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n", last):
                    lines.readline()
                    sock.sendall(answer)
                if not last:
                    sock.shutdown(socket.SHUT_RDWR)
                ended.set()
                lines.read()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    security = Security.NONE if context is None else Security.SSL
    yield Endpoint(host="127.0.0.1", port=listener.getsockname()[1], security=security, username=""), ended
    thread.join(10)


@pytest.mark.parametrize("encrypted", [False, True], ids=["clear", "TLS"])
@pytest.mark.parametrize(
    ("last", "code", "retry"),
    [
        (b"", "closed", True),
        (b"421 4.3.2 closing\r\n", "no", True),
        (b"552 5.3.4 too much\r\n", "too_large", False),
    ],
)
def test_a_server_that_gives_up_in_the_text_has_not_accepted_it_and_gets_no_dot(
    authority: Authority, last: bytes, code: str, retry: bool, encrypted: bool
) -> None:
    context = authority.context() if encrypted else None
    with _giving_up(last, context) as (endpoint, ended):
        session = open_submission(endpoint, NOBODY, timeout_s=5, dot_timeout_s=5, trust=Trust(extra_ca=authority.path))
        session.offer("a@x.nl", ["b@x.nl"], RAW)
        with pytest.raises(ServerFault) as told:
            session.deliver(RAW, lambda: _wait_for(ended))
        session.quit()
    assert not isinstance(told.value, AnswerLost)
    assert (told.value.code, told.value.retry) == (code, retry)


def _wait_for(ended: threading.Event) -> None:
    assert ended.wait(5)
    time.sleep(0.05)  # loopback is not instant
