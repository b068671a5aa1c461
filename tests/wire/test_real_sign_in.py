"""Signing in to a real server by each mechanism, by password and by token, to send and to fetch (T-01, T-07)."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from carerix_desktop.domain.account import Security
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.wire.auth import Credentials, SignIn, TokenCredentials, TokenSignIn
from carerix_desktop.wire.sending import open_submission
from carerix_desktop.wire.session import open_imap
from carerix_desktop.wire.trust import Trust
from tests.support.certificates import Authority
from tests.support.dovecot import MailUser
from tests.support.submission_server import SubmissionServer, Tokens

MESSAGE = b"From: a@x.nl\r\nTo: jan@example.nl\r\nSubject: Hi\r\n\r\n.dot\r\nend\r\n"
BOTH = (Security.TLS, Security.SSL)


@pytest.fixture(scope="module", params=["PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER"])
def only(request: pytest.FixtureRequest, authority: Authority) -> Iterator[tuple[str, SubmissionServer]]:
    """A server that offers this mechanism and no other."""
    with SubmissionServer(authority, request.param.lower()) as server:
        yield request.param, server


@pytest.fixture
def user(submission_server: SubmissionServer) -> MailUser:
    return submission_server.dovecot.add_user()


def _send(server: SubmissionServer, user: MailUser, sign_in: SignIn, security: Security = Security.SSL) -> None:
    trust = Trust(extra_ca=server.dovecot.authority.path)
    session = open_submission(server.endpoint(user, security), sign_in, timeout_s=10, trust=trust)
    session.offer(user.address, ["jan@example.nl"], MESSAGE)
    session.deliver(MESSAGE, lambda: None)
    session.quit()


def _fetch(server: SubmissionServer, user: MailUser, sign_in: SignIn, security: Security = Security.SSL) -> None:
    trust = Trust(extra_ca=server.dovecot.authority.path)
    session = open_imap(server.dovecot.endpoint(user, security), sign_in, timeout_s=10, trust=trust)
    assert session.select("INBOX", readonly=True).status.uidvalidity
    session.logout()


ROADS = pytest.mark.parametrize("road", [_send, _fetch], ids=["SMTP", "IMAP"])
Road = Callable[[SubmissionServer, MailUser, SignIn], None]


def _attempts(server: SubmissionServer, user: MailUser, count: int) -> list[str]:
    """How the server says that this user came, once it said so `count` times: the mechanism, and in or out."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        lines = [line for line in server.dovecot.log().splitlines() if f"user=<{user.address}>, method=" in line]
        if len(lines) >= count:
            break
        time.sleep(0.05)
    return [
        f"{line.partition('method=')[2].partition(',')[0]} {'in' if ' Login: ' in line else 'out'}" for line in lines
    ]


@pytest.mark.parametrize("security", BOTH)
def test_a_message_is_relayed_by_each_mechanism(only: tuple[str, SubmissionServer], security: Security) -> None:
    mechanism, server = only
    user = server.dovecot.add_user()
    proof: SignIn = Credentials(username=user.address, password=user.password)
    if mechanism in {"XOAUTH2", "OAUTHBEARER"}:
        proof = TokenCredentials(username=user.address, token=server.issuer.token(user.address))
    before = len(server.sink.kept)
    _send(server, user, proof, security)
    if mechanism != "LOGIN":  # the command LOGIN of IMAP is PLAIN to this server
        _fetch(server, user, proof, security)
    assert [(one.sender, one.recipients) for one in server.sink.kept[before:]] == [(user.address, ("jan@example.nl",))]
    assert server.sink.kept[-1].raw.endswith(MESSAGE)
    times = 1 if mechanism == "LOGIN" else 2
    assert _attempts(server, user, times) == [f"{mechanism} in"] * times


@ROADS
def test_where_only_passwords_are_taken_a_token_does_not_leave(road: Road, authority: Authority) -> None:
    with SubmissionServer(authority, "plain login") as server:
        user = server.dovecot.add_user()
        with pytest.raises(ServerFault):
            road(server, user, TokenCredentials(username=user.address, token=server.issuer.token(user.address)))
        assert _attempts(server, user, 0) == []


@ROADS
def test_a_token_that_expired_is_replaced_once(road: Road, submission_server: SubmissionServer, user: MailUser) -> None:
    old, new = (submission_server.issuer.token(user.address, lifetime) for lifetime in (-60, 3600))
    tokens = Tokens(old, new)
    road(submission_server, user, TokenSignIn(username=user.address, tokens=tokens))
    assert tokens.asked == ["", old]
    assert _attempts(submission_server, user, 2) == ["OAUTHBEARER out", "OAUTHBEARER in"]


@ROADS
def test_a_second_token_that_is_refused_is_told_and_not_replaced_again(
    road: Road, submission_server: SubmissionServer, user: MailUser
) -> None:
    tokens = Tokens(*(submission_server.issuer.token(user.address, lifetime) for lifetime in (-60, -50, 3600)))
    with pytest.raises(ServerFault) as refused:
        road(submission_server, user, TokenSignIn(username=user.address, tokens=tokens))
    assert (refused.value.code, refused.value.retry, len(tokens.asked)) == ("sign_in_expired", False, 2)
    assert "Sign in again" in refused.value.message


@ROADS
def test_where_there_is_no_new_token_nothing_more_is_tried_and_no_password(
    road: Road, submission_server: SubmissionServer, user: MailUser
) -> None:
    tokens = Tokens(submission_server.issuer.token(user.address, -60))
    with pytest.raises(ServerFault) as refused:
        road(submission_server, user, TokenSignIn(username=user.address, tokens=tokens))
    assert refused.value.code == "sign_in_expired"
    assert _attempts(submission_server, user, 1) == ["OAUTHBEARER out"]


@ROADS
def test_a_token_of_somebody_else_lets_nobody_in_and_shows_nowhere(
    road: Road, submission_server: SubmissionServer, user: MailUser
) -> None:
    token = submission_server.issuer.token("somebody@example.test")
    proof = TokenCredentials(username=user.address, token=token)
    with pytest.raises(ServerFault) as refused:
        road(submission_server, user, proof)
    assert refused.value.code == "sign_in_expired"
    assert token not in f"{refused.value!r} {refused.value.answer} {proof!r}"
