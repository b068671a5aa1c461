"""The outbox's runner against real servers: sent once, filed once, or asked about (R-16 to R-20)."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from carerix_desktop.domain.account import Endpoint, Security
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.ids import RecordKind, SubmissionKey
from carerix_desktop.domain.outgoing import Consequences, RecipientState, Stage, SubmissionState
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.services.records import Records
from carerix_desktop.storage import submissions
from carerix_desktop.storage.tables_mail import link, message
from carerix_desktop.sync.ports import OutboxPorts
from carerix_desktop.wire.auth import SignIn
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.imap_answers import ImapSession
from carerix_desktop.wire.trust import Trust
from tests.support.certificates import Authority
from tests.support.cutting_sink import Cut, CuttingSink
from tests.support.dovecot import DovecotServer, MailUser
from tests.support.outbox_rig import OutboxRig
from tests.support.outgoing import prepared
from tests.support.smtp_sink import SinkRules, SmtpSink

S = SubmissionState
EVA = "eva@example.test"


@pytest.fixture
def sink() -> Iterator[CuttingSink]:
    with CuttingSink() as made:
        yield made


@pytest.fixture
def local(tmp_path: Path, sink: CuttingSink) -> Iterator[OutboxRig]:
    """A sender whose mail is not fetched: Sent is here only."""
    made = OutboxRig(tmp_path, sink.endpoint())
    yield made
    made.close()


@pytest.fixture
def rig(
    tmp_path: Path, sink: CuttingSink, dovecot: DovecotServer, mail_user: MailUser, authority: Authority
) -> Iterator[OutboxRig]:
    """A sender with a Sent folder on a real server."""
    made = OutboxRig(
        tmp_path,
        sink.endpoint(),
        incoming=dovecot.endpoint(mail_user),
        password=mail_user.password,
        trust=Trust(extra_ca=authority.path),
    )
    made.sync.sync()
    made.pair_sent()
    yield made
    made.close()


def without_sent(code: str) -> Callable[[OutboxPorts], OutboxPorts]:
    """The server of the Sent folder refuses with this code."""

    def refuse(_endpoint: Endpoint, _credentials: SignIn, _cancel: Cancellation | None) -> ImapSession:
        raise ServerFault("The folder cannot be reached.", code=code)

    return lambda ports: replace(ports, open_session=refuse)


def test_a_message_is_sent_archived_and_filed_once_with_its_bcc(rig: OutboxRig, sink: CuttingSink) -> None:
    taken: list[bytes] = []
    sink.on_accept = taken.append
    one = prepared("jan@example.nl", bcc=["hidden@example.nl"], sender=EVA)
    (key,) = rig.queue(one)
    rig.run()
    done = rig.get(key)
    assert (done.state, done.stage) == (S.FILED, Stage.NONE)
    assert b"hidden" not in taken[0]
    assert rig.sent_on_server() == [(one.message_id, one.raw)]
    rig.sync.sync()
    assert rig.copies_here() == 1
    assert rig.sync.copies("Sent").keys() == {1}


def test_a_file_kept_off_stays_off_where_the_server_files_by_itself_and_sent_comes_back(
    rig: OutboxRig, sink: CuttingSink, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    sink.on_accept = lambda raw: dovecot.save(mail_user.address, raw, mailbox="Sent")
    fields = {"ref": "K-1", "first_name": "Jan", "last_name": "Jansen", "emails": "jan@example.nl"}
    jan = Records(rig.store, FilingDesk(rig.store.archivist())).add(rig.owner, RecordKind.CANDIDATE, fields).record
    rig.queue(prepared("jan@example.nl", sender=EVA, follows=Consequences(unlinks=((jan.kind, jan.key),))))
    rig.queue(prepared("jan@example.nl", sender=EVA, subject="Other"))
    rig.run()
    rig.sync.sync()
    with rig.store.work(None) as work:
        query = select(message.c.subject, link.c.rule).join_from(link, message, link.c.message_key == message.c.key)
        assert [tuple(row) for row in work.connection.execute(query)] == [("Other", "address")]
    assert rig.copies_here() == 2


def test_a_server_that_files_by_itself_gets_no_second_copy(
    rig: OutboxRig, sink: CuttingSink, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    sink.on_accept = lambda raw: dovecot.save(mail_user.address, raw, mailbox="Sent")
    (key,) = rig.queue(prepared(sender=EVA))
    rig.run()
    assert rig.get(key).state is S.FILED
    assert len(rig.sent_on_server()) == 1
    rig.sync.sync()
    assert rig.copies_here() == 1


def test_filing_that_fails_is_tried_again_and_shows_until_then(rig: OutboxRig) -> None:
    (key,) = rig.queue(prepared(sender=EVA))
    rig.run(without_sent("mailbox_full"))
    waiting = rig.get(key)
    assert (waiting.state, waiting.error_code, waiting.attempts) == (S.SENT, "mailbox_full", 1)
    rig.run()
    assert rig.get(key).state is S.SENT  # not before its time
    rig.later(seconds=6)
    rig.run()
    assert (rig.get(key).state, rig.get(key).error) == (S.FILED, "")
    assert len(rig.sent_on_server()) == 1


def test_a_copy_that_a_sync_brought_first_is_not_doubled(rig: OutboxRig, sink: CuttingSink) -> None:
    (key,) = rig.queue(prepared(sender=EVA))

    rig.run(without_sent("closed"))
    assert rig.sender.incoming is not None
    session = rig.open_session(rig.account.incoming, rig.sender.incoming, None)
    with rig.store.reader(rig.owner) as reader:
        session.append("Sent", submissions.raw_of(reader, key), ["\\Seen"], None)
    session.logout()
    rig.sync.sync()
    rig.later(seconds=6)
    rig.run()
    assert rig.get(key).state is S.FILED
    assert rig.copies_here() == 1
    assert len(rig.sent_on_server()) == 1


def test_a_refused_recipient_is_shown_and_the_others_get_it(tmp_path: Path) -> None:
    rules = SinkRules(recipients={"no@example.nl": "550 5.1.1 nobody here"})
    with SmtpSink(rules=rules) as sink:
        rig = OutboxRig(tmp_path, sink.endpoint(""))
        (key,) = rig.queue(prepared("jan@example.nl", "no@example.nl", sender=EVA))
        rig.run()
        done = rig.get(key)
        rig.close()
    assert done.state is S.FILED
    assert [(one.state, one.answer) for one in done.recipients] == [
        (RecipientState.ACCEPTED, ""),
        (RecipientState.REFUSED, "550 5.1.1 nobody here"),
    ]
    assert sink.kept[0].recipients == ("jan@example.nl",)


def test_where_no_recipient_is_accepted_it_failed_and_can_be_tried_again(tmp_path: Path) -> None:
    with SmtpSink(rules=SinkRules(recipients={"no@example.nl": "550 5.1.1 nobody here"})) as sink:
        rig = OutboxRig(tmp_path, sink.endpoint(""))
        (key,) = rig.queue(prepared("no@example.nl", sender=EVA))
        rig.run()
        failed = rig.get(key)
        assert (failed.state, failed.error_code, failed.answer) == (
            S.FAILED,
            "recipients_refused",
            "550 5.1.1 nobody here",
        )
        sink.rules = SinkRules()
        rig.outbox.retry(rig.owner, key)
        rig.run()
        assert rig.get(key).state is S.FILED
        rig.close()


def test_a_recipient_refused_for_now_holds_the_others_up_three_times_only(tmp_path: Path) -> None:
    with SmtpSink(rules=SinkRules(recipients={"full@example.nl": "452 4.2.2 full"})) as sink:
        rig = OutboxRig(tmp_path, sink.endpoint(""))
        (key,) = rig.queue(prepared("jan@example.nl", "full@example.nl", sender=EVA))
        for _ in range(3):
            rig.run()
            rig.later(minutes=6)
        done = rig.get(key)
        rig.close()
    assert (done.state, len(sink.kept)) == (S.FILED, 1)
    assert done.recipients[1].state is RecipientState.REFUSED


BAD: list[tuple[str, SinkRules, str, S]] = [
    ("sender", SinkRules(senders={EVA: "553 5.7.1 not your address"}), "sender_refused", S.FAILED),
    ("sign-in", SinkRules(users={"eva": "another"}), "auth_failed", S.WAITING),
    ("mailbox full", SinkRules(senders={EVA: "452 4.3.1 out of space"}), "no_room", S.WAITING),
]


@pytest.mark.parametrize(("name", "rules", "code", "state"), BAD, ids=[row[0] for row in BAD])
def test_what_the_server_refuses_is_told_per_message_and_the_text_stays(
    tmp_path: Path, name: str, rules: SinkRules, code: str, state: S
) -> None:
    with SmtpSink(rules=rules) as sink:
        rig = OutboxRig(tmp_path, sink.endpoint("eva" if rules.users else ""))
        keys = rig.queue(prepared(sender=EVA), prepared(sender=EVA))
        rig.run()
        told = [(rig.get(key).state, rig.get(key).error_code) for key in keys]
        kept = [rig.outbox.raw(rig.owner, key) for key in keys]
        rig.close()
    assert told == [(state, code), (state, code)], name
    assert all(kept)
    assert sink.kept == []


def test_a_message_larger_than_the_server_takes_failed_with_the_figures(local: OutboxRig, sink: CuttingSink) -> None:
    (key,) = local.queue(prepared(sender=EVA, body="x" * 1_000_001))
    local.run()
    failed = local.get(key)
    assert (failed.state, failed.error_code) == (S.FAILED, "too_large")
    assert "1.0 MB" in failed.error
    assert sink.accepted == {}


def test_attempts_are_apart_and_the_others_wait_with_it(tmp_path: Path) -> None:
    rig = OutboxRig(tmp_path, Endpoint(host="127.0.0.1", port=1, security=Security.NONE, username=""))
    keys = rig.queue(prepared(sender=EVA), prepared(sender=EVA))
    for attempts, seconds in ((1, 5), (2, 30), (3, 120), (4, 300), (5, 300)):
        rig.run()
        rig.run()
        told = [rig.get(key) for key in keys]
        assert [one.attempts for one in told] == [attempts, attempts]
        assert {one.next_attempt_at - int(rig.now.timestamp()) for one in told} == {seconds}
        assert {(one.state, one.error_code) for one in told} == {(S.WAITING, "refused")}
        rig.later(seconds=seconds)
    rig.close()


@pytest.mark.parametrize("days", [-3650, -1, 1, 3650])
def test_a_clock_that_jumps_sends_nothing_twice_and_keeps_planned_mail(
    local: OutboxRig, sink: CuttingSink, days: int
) -> None:
    done, planned = prepared(sender=EVA), prepared(sender=EVA)
    local.queue(done)
    at = int((local.now + timedelta(days=5000)).timestamp())
    (later,) = local.outbox.queue(local.owner, [planned], release_at=at)
    local.run()
    local.later(days=days)
    local.run()
    local.run()
    assert sink.accepted == {done.message_id: 1}
    assert local.get(later).state is S.HELD


def test_messages_of_a_lot_are_apart_single_ones_are_not(local: OutboxRig) -> None:
    local.sender = replace(local.sender, interval_s=3)
    local.queue(prepared(sender=EVA), prepared(sender=EVA))
    local.run()
    assert local.waits == []
    lot = local.outbox.make_lot(local.owner, "Reject", None, 3)
    local.queue(*(prepared(sender=EVA, lot=lot) for _ in range(3)))
    local.run()
    assert local.waits == [3, 3]


def test_a_stopped_lot_sends_nothing_more_and_goes_on_without_a_second_copy(
    local: OutboxRig, sink: CuttingSink
) -> None:
    lot = local.outbox.make_lot(local.owner, "Reject", None, 3)
    some = [prepared(sender=EVA, lot=lot) for _ in range(3)]
    local.queue(*some)

    def stop_after_one(ports: OutboxPorts) -> OutboxPorts:
        def wait(_seconds: float) -> bool:
            local.outbox.stop_lot(local.owner, lot)
            return False

        return replace(ports, wait=wait)

    local.run(stop_after_one)
    local.run()
    assert sum(sink.accepted.values()) == 2  # the one that was about to leave is the last
    local.outbox.continue_lot(local.owner, lot)
    local.run()
    assert sink.accepted == {one.message_id: 1 for one in some}


def _keep_running(rig: OutboxRig, key: SubmissionKey) -> None:
    for _ in range(4):
        rig.run()
        rig.later(minutes=6)
        if rig.get(key).state in {S.FILED, S.UNKNOWN, S.FAILED}:
            return


def _cut_and_check(rig: OutboxRig, sink: CuttingSink, cut: Cut, *, files_itself: bool) -> S:
    one = prepared(sender=EVA)
    (key,) = rig.queue(one)
    sink.plan(cut)
    _keep_running(rig, key)
    state, times = rig.get(key).state, sink.accepted[one.message_id]
    if state is S.UNKNOWN:
        # Where the cut in the text shows only after the dot has left, nobody here can know.
        assert Cut.IN_THE_TEXT <= cut <= Cut.IN_THE_ANSWER
        assert times <= 1
        assert not (files_itself and times)  # there the Sent folder tells
    else:
        assert (state, times) == (S.FILED, 1), f"{cut!r}"
    return state


@pytest.mark.parametrize("files_itself", [False, True], ids=["plain", "files by itself"])
def test_a_connection_cut_at_any_of_twelve_points_delivers_once_or_asks(
    rig: OutboxRig, sink: CuttingSink, dovecot: DovecotServer, mail_user: MailUser, files_itself: bool
) -> None:
    if files_itself:
        sink.on_accept = lambda raw: dovecot.save(mail_user.address, raw, mailbox="Sent")
    states = {cut: _cut_and_check(rig, sink, cut, files_itself=files_itself) for cut in Cut}
    assert states[Cut.AT_DOT_NOT_ACCEPTED] is S.UNKNOWN
    assert states[Cut.BEFORE_ANSWER] is (S.FILED if files_itself else S.UNKNOWN)
    names = [name for name, _ in rig.sent_on_server()]
    assert len(names) == len(set(names)) == sum(state is S.FILED for state in states.values())


def _many_cuts(rig: OutboxRig, sink: CuttingSink, count: int, seed: int) -> None:
    chance = random.Random(seed)
    order = [cut for cut in Cut for _ in range(count)]
    chance.shuffle(order)
    for cut in order:
        _cut_and_check(rig, sink, cut, files_itself=False)


def test_a_seeded_tenth_of_the_cuts(local: OutboxRig, sink: CuttingSink) -> None:
    _many_cuts(local, sink, 10, seed=1)


@pytest.mark.soak
def test_twelve_cut_points_a_hundred_times_each(rig: OutboxRig, sink: CuttingSink) -> None:
    _many_cuts(rig, sink, 100, seed=2)
    names = [name for name, _ in rig.sent_on_server()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("stage", "in_sent", "state", "times"),
    [
        (Stage.ENVELOPE, False, S.FILED, 1),
        (Stage.DOT, False, S.UNKNOWN, 0),
        (Stage.DOT, True, S.FILED, 0),
    ],
)
def test_what_a_crash_left_is_settled_by_its_stage(
    rig: OutboxRig,
    sink: CuttingSink,
    dovecot: DovecotServer,
    mail_user: MailUser,
    stage: Stage,
    in_sent: bool,
    state: S,
    times: int,
) -> None:
    one = prepared(sender=EVA)
    (key,) = rig.queue(one)
    with rig.store.work(rig.owner) as work:
        submissions.change_submission(work, key, state="sending", stage=stage.value)
    if in_sent:
        dovecot.save(mail_user.address, one.raw, mailbox="Sent")
    rig.run()
    assert (rig.get(key).state, sink.accepted[one.message_id]) == (state, times)


def test_the_answer_to_unknown_decides(local: OutboxRig, sink: CuttingSink) -> None:
    one = prepared(sender=EVA)
    (key,) = local.queue(one)
    sink.plan(Cut.AT_DOT_NOT_ACCEPTED)
    local.run()
    assert local.get(key).state is S.UNKNOWN
    local.run()
    assert sink.accepted == {}
    local.outbox.resolve(local.owner, key, was_sent=False)
    local.run()
    assert (local.get(key).state, sink.accepted) == (S.FILED, {one.message_id: 1})
