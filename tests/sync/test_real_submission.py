"""The outbox over a real submission server with Sent beside it, signed in by password and by token (T-07)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from carerix_desktop.domain.account import Security
from carerix_desktop.domain.outgoing import SubmissionState
from carerix_desktop.wire.auth import TokenSignIn
from carerix_desktop.wire.trust import Trust
from tests.support.certificates import Authority
from tests.support.dovecot import MailUser
from tests.support.outbox_rig import OutboxRig
from tests.support.outgoing import prepared
from tests.support.submission_server import SubmissionServer, Tokens

S = SubmissionState


@pytest.fixture
def user(submission_server: SubmissionServer) -> MailUser:
    return submission_server.dovecot.add_user()


@pytest.fixture
def rig(
    tmp_path: Path, submission_server: SubmissionServer, user: MailUser, authority: Authority
) -> Iterator[OutboxRig]:
    made = OutboxRig(
        tmp_path,
        submission_server.endpoint(user, Security.TLS),
        incoming=submission_server.dovecot.endpoint(user),
        password=user.password,
        trust=Trust(extra_ca=authority.path),
    )
    made.sync.sync()
    made.pair_sent()
    yield made
    made.close()


def test_by_password_a_message_is_relayed_without_bcc_and_filed_with_it(
    rig: OutboxRig, submission_server: SubmissionServer, user: MailUser
) -> None:
    one = prepared("jan@example.nl", bcc=["hidden@example.nl"], sender=user.address)
    (key,) = rig.queue(one)
    rig.run()
    assert rig.get(key).state is S.FILED
    kept = submission_server.sink.kept[-1]
    assert (kept.recipients, b"hidden" in kept.raw.partition(b"\r\nFrom:")[2]) == (
        ("jan@example.nl", "hidden@example.nl"),
        False,
    )
    assert rig.sent_on_server() == [(one.message_id, one.raw)]


def test_by_token_a_message_is_relayed_and_filed_and_one_that_expired_is_replaced(
    rig: OutboxRig, submission_server: SubmissionServer, user: MailUser
) -> None:
    old, new = (submission_server.issuer.token(user.address, lifetime) for lifetime in (-60, 3600))
    sending, filing = Tokens(old, new), Tokens(old, new)
    password = rig.sender.incoming
    rig.sender = replace(
        rig.sender,
        proof=TokenSignIn(username=user.address, tokens=sending),
        incoming=TokenSignIn(username=user.address, tokens=filing),
    )
    one = prepared(sender=user.address)
    (key,) = rig.queue(one)
    rig.run()
    assert rig.get(key).state is S.FILED
    assert (sending.asked, filing.asked) == (["", old], ["", old])
    rig.sender = replace(rig.sender, incoming=password)
    assert rig.sent_on_server() == [(one.message_id, one.raw)]


def test_a_sign_in_that_expired_is_told_at_once_and_all_leaves_once_a_person_signed_in(
    rig: OutboxRig, submission_server: SubmissionServer, user: MailUser
) -> None:
    before = len(submission_server.sink.kept)
    with_password = rig.sender
    rig.sender = replace(rig.sender, proof=TokenSignIn(username=user.address, tokens=Tokens()))
    keys = rig.queue(prepared(sender=user.address), prepared(sender=user.address))
    rig.run()
    told = [rig.get(key) for key in keys]
    assert {(one.state, one.error_code) for one in told} == {(S.WAITING, "sign_in_expired")}
    assert all(one.next_attempt_at - rig.now.timestamp() == 3600 for one in told)
    assert all(rig.outbox.raw(rig.owner, key) for key in keys)
    assert len(submission_server.sink.kept) == before
    rig.sender = with_password
    rig.outbox.hurry(rig.owner)
    rig.run()
    assert [rig.get(key).state for key in keys] == [S.FILED, S.FILED]
    assert len(submission_server.sink.kept) == before + 2
