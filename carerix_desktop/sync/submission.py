"""The outbox's runner: sends what is due for one account, and never the same message twice (ADR 0012; R-16 to R-18).

Before each step that cannot be taken back it is written down durably how far the message is. What a crash or a lost
answer left is settled first: at `envelope` the server cannot have accepted it, so it goes again; at `dot` it may have,
so the Sent folder is asked for its Message-ID, and where that does not tell, a person is.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from carerix_desktop.compose.builder import strip_bcc
from carerix_desktop.domain.account import Account
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.event import OutboxChanged
from carerix_desktop.domain.fault_texts import sentence
from carerix_desktop.domain.ids import SubmissionKey
from carerix_desktop.domain.outbox_rules import retry_after_s, why_of
from carerix_desktop.domain.outgoing import RecipientState, Stage, Submission, SubmissionState
from carerix_desktop.domain.refusals import Refusal, refusal_of
from carerix_desktop.storage import lots, submissions
from carerix_desktop.sync.ports import OutboxPorts
from carerix_desktop.sync.sent_copies import SentCopies
from carerix_desktop.wire.auth import Credentials, SignIn
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.sending import AnswerLost, RecipientAnswer, SubmissionSession

log = logging.getLogger(__name__)
PATIENCE = 3
"""Attempts after which recipients that are refused for now no longer keep the others waiting."""
SIGN_IN_WAIT_S = 3600
"""A refused sign-in is not offered again sooner by itself: servers lock who insists."""
NOT_SET = frozenset({"no_password", "no_outgoing_server"})
SIGN_IN = NOT_SET | {"auth_failed", "app_password", "plain_refused", "sign_in_expired"}
LOST = frozenset({"closed", "timeout", "protocol", "cancelled", "offline"})
UNSURE = (
    "Nobody knows whether this message arrived: the answer of {host} was lost. Ask the recipient, then say so here."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who sends: the account, and what signs in to its outgoing server (None: nothing that is known here).

    `incoming` signs in to the server that has Sent; None: there is none.
    """

    account: Account
    proof: SignIn | None
    incoming: SignIn | None = None
    interval_s: float = 3.0


def sender_of(account: Account, outgoing: str | None, incoming: str | None) -> Sender:
    """The sender of an account with its passwords; a server without a user name asks for none."""
    server = account.outgoing
    known = server is not None and (outgoing is not None or not server.username)
    proof = Credentials(username=server.username, password=outgoing or "") if server is not None and known else None
    credentials = None if incoming is None else Credentials(username=account.incoming.username, password=incoming)
    return Sender(account=account, proof=proof, incoming=credentials, interval_s=account.send_interval_s)


class Greylisted(ServerFault):
    """Recipients are refused for now."""

    def __init__(self, answers: Sequence[RecipientAnswer], host: str) -> None:
        details = {"host": host}
        words = next(answer.words for answer in answers if answer.temporary)
        super().__init__(sentence("greylisted", details, "en"), code="greylisted", details=details, answer=words)
        self.answers = answers


class OutboxRunner:
    """Runs one account's outbox once; the caller holds the lock `outbox`.

    Args:
        sender: whose outbox, and how to sign in.
        ports: the world.
        cancel: ends what is going on with a server at once; what was not answered stays written down.
    """

    def __init__(self, sender: Sender, ports: OutboxPorts, cancel: Cancellation | None = None) -> None:
        self._sender = sender
        self._ports = ports
        self._cancel = cancel
        self._session: SubmissionSession | None = None
        self._sent = SentCopies(sender.account, sender.incoming, ports, cancel)

    def run(self) -> None:
        """Settle what was left, send what is due, file what was accepted; refusals become states, not errors."""
        try:
            self._settle_left()
            self._send_due()
            self._close()
            self._sent.file_all()
        finally:
            self._close()
            self._sent.close()

    def _settle_left(self) -> None:
        with self._ports.store.reader(self._sender.account.owner) as reader:
            left = submissions.find_sending(reader, self._sender.account.owner)
        for one in left:
            if one.stage is Stage.DOT:
                if one.next_attempt_at <= self._now():
                    self._ask_sent(one)
            else:
                self._back(one.key, state=SubmissionState.WAITING)

    def _ask_sent(self, one: Submission) -> None:
        """The answer to the final dot is not known: the Sent folder may tell (servers that file by themselves)."""
        try:
            found = self._sent.is_there(one)
        except ServerFault as fault:
            if fault.retry:
                self._postpone([one], fault)
                return
            found = False
        if found:
            self._accepted(one.key)
            return
        log.warning("submission %s: the answer was lost", one.key)
        text = UNSURE.format(host=self._host)
        self._change(one, state=SubmissionState.UNKNOWN, error_code="answer_lost", error=text)

    def _send_due(self) -> None:
        before: Submission | None = None
        while (one := self._next()) is not None:
            pause = before is not None and one.lot is not None and before.lot == one.lot
            if pause and self._ports.wait(self._sender.interval_s):
                return
            if not self._send(one):
                return
            before = one

    def _next(self) -> Submission | None:
        """The first that is due; it is asked for each time, because a person may have taken one back meanwhile."""
        if self._cancel is not None and self._cancel.cancelled:
            return None
        with self._ports.store.reader(self._sender.account.owner) as reader:
            return submissions.find_next_due(reader, self._sender.account.owner, self._now())

    def _send(self, one: Submission) -> bool:
        """Hand one message over; False where no other can go either now."""
        try:
            session = self._open()
        except ServerFault as fault:
            self._all_wait(fault)
            return False
        claimed = self._claim(one)
        if claimed is None:
            return True
        with self._ports.store.reader(one.owner) as reader:
            raw = strip_bcc(submissions.raw_of(reader, one.key))
        try:
            self._hand_over(session, claimed, raw)
        except AnswerLost:
            self._drop()
            with self._ports.store.reader(one.owner) as reader:
                lost = submissions.get_submission(reader, one.key)
            if lost is not None:
                self._ask_sent(lost)
        except ServerFault as fault:
            self._refused(claimed, fault)
            if fault.code in LOST:
                self._drop()
                return False  # the others wait for the same server
            self._take_back(session)
        return True

    def _hand_over(self, session: SubmissionSession, one: Submission, raw: bytes) -> None:
        answers = session.offer(one.envelope_from, [r.address for r in one.recipients], raw)
        accepted = any(answer.accepted for answer in answers)
        waiting = [a for a in answers if a.temporary and not (accepted and refusal_of(a.words) is Refusal.TOO_MANY)]
        if waiting and (not accepted or one.attempts < PATIENCE):
            raise Greylisted(answers, self._host)
        if not accepted:
            self._note(one, answers, Stage.ENVELOPE)
            host = self._host
            text = f"{host} accepted no recipient. Check the addresses; its own words stand beside each."
            words = answers[0].words if answers else ""
            raise ServerFault(text, code="recipients_refused", details={"host": host}, retry=False, answer=words)
        session.deliver(raw, lambda: self._note(one, answers, Stage.DOT))
        self._accepted(one.key)

    def _claim(self, one: Submission) -> Submission | None:
        """Write down that the hand-over begins; None where a person was faster."""
        with self._ports.store.work_for(one.owner) as work:
            now = submissions.get_submission(work, one.key)
            if (
                now is None
                or now.state not in submissions.READY_STATES
                or now.release_at is None
                or now.release_at > self._now()
            ):
                return None
            values = {"state": SubmissionState.SENDING.value, "stage": Stage.ENVELOPE.value}
            submissions.change_submission(work, one.key, attempts=now.attempts + 1, **values)
            claimed = submissions.get_submission(work, one.key)
        self._tell(one)
        return claimed

    def _note(self, one: Submission, answers: Sequence[RecipientAnswer], stage: Stage) -> None:
        """Write down, before the dot leaves, what the server said of each recipient."""
        states = {
            position: (RecipientState.ACCEPTED, "") if answer.accepted else (RecipientState.REFUSED, answer.words)
            for position, answer in enumerate(answers)
        }
        with self._ports.store.work_for(one.owner) as work:
            submissions.set_recipients(work, one.key, states)
            submissions.change_submission(work, one.key, stage=stage.value)

    def _keep_words(self, one: Submission, answers: Sequence[RecipientAnswer]) -> None:
        """For the person who waits: who is refused, and why; nobody has the message yet."""
        words = {
            position: (RecipientState.WAITING, answer.words)
            for position, answer in enumerate(answers)
            if not answer.accepted
        }
        with self._ports.store.work_for(one.owner) as work:
            submissions.set_recipients(work, one.key, words)

    def _accepted(self, key: SubmissionKey) -> None:
        self._ports.publish(self._ports.desk.file_sent(key))
        with self._ports.store.reader(self._sender.account.owner) as reader:
            one = submissions.get_submission(reader, key)
        if one is not None:
            self._tell(one)

    def _refused(self, one: Submission, fault: ServerFault) -> None:
        log.info("submission %s: %s, attempt %d", one.key, fault.code, one.attempts)
        why = why_of(fault)
        if fault.retry or fault.code in LOST:
            again = self._now() + retry_after_s(one.attempts)
            self._back(one.key, state=SubmissionState.WAITING, next_attempt_at=again, **why)
            if isinstance(fault, Greylisted):
                self._keep_words(one, fault.answers)
        else:
            with self._ports.store.work_for(one.owner) as work:
                values = {"state": SubmissionState.FAILED.value, "stage": ""}
                submissions.change_submission(work, one.key, **values, **why)
                if one.lot is not None:
                    lots.finish_lot(work, one.lot)
        self._tell(one)

    def _back(self, key: SubmissionKey, *, state: SubmissionState, **values: object) -> None:
        with self._ports.store.work_for(self._sender.account.owner) as work:
            submissions.change_submission(work, key, state=state.value, stage="", **values)
            submissions.forget_answers(work, key)

    def _all_wait(self, fault: ServerFault) -> None:
        """The server cannot be reached or will not let us in: everything that is due waits for it together."""
        with self._ports.store.reader(self._sender.account.owner) as reader:
            due = submissions.find_due(reader, self._sender.account.owner, self._now())
        self._postpone(due, fault)

    def _postpone(self, some: Sequence[Submission], fault: ServerFault) -> None:
        if not some or fault.code == "cancelled":
            return
        attempts = max(one.attempts for one in some) + 1
        wait_s = SIGN_IN_WAIT_S if fault.code in SIGN_IN else retry_after_s(attempts)
        log.info("account %s: nothing can be sent: %s, attempt %d", self._sender.account.key, fault.code, attempts)
        why = {**why_of(fault), "attempts": attempts}
        with self._ports.store.work_for(self._sender.account.owner) as work:
            submissions.postpone(work, [one.key for one in some], until=self._now() + wait_s, **why)
            for one in some:
                if one.state is SubmissionState.HELD:
                    submissions.change_submission(work, one.key, state=SubmissionState.WAITING.value)
        lots_touched = tuple(dict.fromkeys(one.lot for one in some if one.lot is not None))
        self._ports.publish(OutboxChanged(submissions=tuple(one.key for one in some), lots=lots_touched))

    def _change(self, one: Submission, *, state: SubmissionState, **values: object) -> None:
        with self._ports.store.work_for(one.owner) as work:
            submissions.change_submission(work, one.key, state=state.value, **values)
        self._tell(one)

    def _open(self) -> SubmissionSession:
        """Sign in.

        Raises:
            ServerFault: also `no_outgoing_server` and `no_password`: a person has to set them.
        """
        if self._session is None:
            server, proof = self._sender.account.outgoing, self._sender.proof
            if server is None or proof is None:
                code = "no_outgoing_server" if server is None else "no_password"
                raise ServerFault(sentence(code, {}, "en"), code=code, retry=False)
            self._session = self._ports.open_submission(server, proof, self._cancel)
        return self._session

    def _take_back(self, session: SubmissionSession) -> None:
        try:
            session.reset()
        except ServerFault:
            self._drop()

    def _drop(self) -> None:
        if self._session is not None:
            self._session.abort()
        self._close()

    def _close(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.quit()

    def _tell(self, one: Submission) -> None:
        self._ports.publish(OutboxChanged(submissions=(one.key,), lots=() if one.lot is None else (one.lot,)))

    @property
    def _host(self) -> str:
        return self._sender.account.outgoing.host if self._sender.account.outgoing is not None else "The server"

    def _now(self) -> int:
        return int(self._ports.clock().timestamp())
