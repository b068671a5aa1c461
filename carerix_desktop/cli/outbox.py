"""`outbox`: what waits to be sent; sends it in this process, beside a running window too (CLI.md)."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import UTC, datetime

from carerix_desktop.cli.frame import Answer, Nouns, acting_user, read_password, table
from carerix_desktop.domain.account import Account, Endpoint, User
from carerix_desktop.domain.errors import NotVisible, ServerFault, UserFault
from carerix_desktop.domain.event import Event
from carerix_desktop.domain.ids import SubmissionKey
from carerix_desktop.domain.outgoing import Submission, SubmissionState
from carerix_desktop.services.office import Office
from carerix_desktop.sync.ports import OutboxPorts
from carerix_desktop.sync.submission import OutboxRunner, sender_of
from carerix_desktop.wire.auth import SignIn
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.imap_answers import ImapSession
from carerix_desktop.wire.sending import SubmissionSession, open_submission
from carerix_desktop.wire.session import open_imap

LOCK_WAIT_S = 30.0
LONGEST_HOLD_S = 30
"""`outbox run` waits for messages that are held for their undo time; what is planned for later stays."""
_GONE = frozenset({SubmissionState.SENT, SubmissionState.FILED, SubmissionState.CANCELLED})


def add_parser(nouns: Nouns) -> None:
    """Add the noun."""
    verbs = nouns.add_parser("outbox", help="messages on their way out").add_subparsers(required=True, metavar="VERB")
    listed = verbs.add_parser("list", help="what waits to be sent, and how it stands")
    listed.add_argument("--all", action="store_true", help="also what was sent or cancelled")
    listed.set_defaults(run=_list)
    run = verbs.add_parser("run", help="send what may leave now, and wait for what is held for at most 30 seconds")
    run.add_argument(
        "--password-stdin", action="store_true", help="read the password from standard input, use it this one time"
    )
    run.set_defaults(run=_run)
    for name, text, act in (
        ("cancel", "do not send a message", _cancel),
        ("hold", "keep a message until it is released", _hold),
        ("retry", "try again now what failed or waits for another attempt", _retry),
    ):
        verb = verbs.add_parser(name, help=text)
        verb.add_argument("id", metavar="ID")
        verb.set_defaults(run=act)
    release = verbs.add_parser("release", help="let a message leave")
    release.add_argument("id", metavar="ID")
    release.add_argument("--at", metavar="TIME", help="ISO 8601 with offset; default now")
    release.set_defaults(run=_release)
    resolve = verbs.add_parser("resolve", help="say whether a message arrived of which the answer was lost")
    resolve.add_argument("id", metavar="ID")
    answer = resolve.add_mutually_exclusive_group(required=True)
    answer.add_argument("--sent", action="store_true", help="it arrived")
    answer.add_argument("--not-sent", action="store_true", help="it did not: send it again")
    resolve.set_defaults(run=_resolve)


def outbox_ports(office: Office, publish: Callable[[Event], None] | None = None) -> OutboxPorts:
    """The real world for the outbox's runner."""
    return OutboxPorts(
        store=office.store,
        desk=office.desk,
        open_submission=_open_submission,
        open_session=_open_session,
        clock=lambda: datetime.now(UTC),
        publish=publish or _nobody,
        wait=_wait,
    )


def _open_submission(endpoint: Endpoint, proof: SignIn, cancel: Cancellation | None) -> SubmissionSession:
    return open_submission(endpoint, proof, cancel=cancel)


def _open_session(endpoint: Endpoint, credentials: SignIn, cancel: Cancellation | None) -> ImapSession:
    return open_imap(endpoint, credentials, cancel=cancel)


def _wait(seconds: float) -> bool:
    time.sleep(seconds)
    return False


def _nobody(_event: Event) -> None:
    """Nobody watches."""


def _list(office: Office, arguments: argparse.Namespace) -> Answer:
    user = acting_user(office, arguments)
    return _answer(office.outbox.find(user.key, open_only=not arguments.all, limit=10_000))


def _run(office: Office, arguments: argparse.Namespace) -> Answer:
    user = acting_user(office, arguments)
    account = office.accounts.require(user.key)
    if account.outgoing is None:
        text = "No outgoing server is set. Give it with: account set LOGIN --smtp-server HOST."
        raise UserFault(text, code="no_outgoing_server")
    outgoing, incoming = _passwords(office, arguments, account)
    runner = OutboxRunner(sender_of(account, outgoing, incoming), outbox_ports(office))
    lock = office.profile.lock("outbox", account.key)
    before = office.outbox.find(user.key, open_only=True, limit=10_000)
    office.outbox.hurry(user.key)
    lock.take(wait_s=LOCK_WAIT_S)
    try:
        runner.run()
        while (left := office.outbox.held_for_s(user.key)) is not None and left <= LONGEST_HOLD_S:
            time.sleep(max(left, 0.2))
            runner.run()
    finally:
        lock.free()
    return _ran(office, user, before)


def _ran(office: Office, user: User, before: tuple[Submission, ...]) -> Answer:
    after = tuple(office.outbox.get(user.key, one.key) for one in before)
    stuck = [one for one in after if one.state is SubmissionState.WAITING and one.error_code]
    if stuck and not any(one.state in _GONE for one in after):
        raise ServerFault(stuck[0].error, code=stuck[0].error_code, answer=stuck[0].answer)
    later = {SubmissionState.HELD, *_GONE}
    return _answer(after, ok=all(one.state in later for one in after))


def _passwords(office: Office, arguments: argparse.Namespace, account: Account) -> tuple[str, str | None]:
    if arguments.password_stdin:
        given = read_password(arguments, "") or ""
        return given, given
    incoming = office.secrets.get(account)
    outgoing = office.secrets.get(account, outgoing=True)
    if outgoing is None and account.outgoing is not None and account.outgoing.username:
        outgoing = incoming = read_password(arguments, f"Password of {account.outgoing.username}")
        if outgoing is None:
            raise UserFault(
                "There is no password for the outgoing server here. Give it with --password-stdin, or keep it with "
                "account set LOGIN --password-stdin.",
                code="no_password",
            )
    return outgoing or "", incoming


def _cancel(office: Office, arguments: argparse.Namespace) -> Answer:
    user, key = _named(office, arguments)
    office.outbox.cancel(user.key, key)
    return _answer([office.outbox.get(user.key, key)])


def _hold(office: Office, arguments: argparse.Namespace) -> Answer:
    user, key = _named(office, arguments)
    office.outbox.hold(user.key, key)
    return _answer([office.outbox.get(user.key, key)])


def _retry(office: Office, arguments: argparse.Namespace) -> Answer:
    user, key = _named(office, arguments)
    office.outbox.retry(user.key, key)
    return _answer([office.outbox.get(user.key, key)])


def _release(office: Office, arguments: argparse.Namespace) -> Answer:
    user, key = _named(office, arguments)
    office.outbox.release(user.key, key, _moment(arguments.at))
    return _answer([office.outbox.get(user.key, key)])


def _resolve(office: Office, arguments: argparse.Namespace) -> Answer:
    user, key = _named(office, arguments)
    office.outbox.resolve(user.key, key, was_sent=arguments.sent)
    return _answer([office.outbox.get(user.key, key)])


def _named(office: Office, arguments: argparse.Namespace) -> tuple[User, SubmissionKey]:
    user = acting_user(office, arguments)
    if not arguments.id.isdecimal():
        raise NotVisible("There is no such message in the outbox. See them with: outbox list")
    return user, SubmissionKey(int(arguments.id[:18]))


def _moment(text: str | None) -> int:
    if text is None:
        return int(time.time())
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UserFault(f"“{text}” is not a time. Write it as 2026-11-23T09:00:00+01:00.", code="bad_time") from error
    return int((moment if moment.tzinfo else moment.astimezone()).timestamp())


def _answer(found: tuple[Submission, ...] | list[Submission], *, ok: bool = True) -> Answer:
    data = [_row(one) for one in found]
    rows = [(one.key, ", ".join(r.address for r in one.recipients), one.subject, one.state, one.error) for one in found]
    head = ("id", "to", "subject", "state", "last error")
    return Answer(data=data, text=table(rows, head) if rows else "Nothing waits to be sent.", ok=ok)


def _row(one: Submission) -> dict[str, object]:
    return {
        "id": str(one.key),
        "to": [recipient.address for recipient in one.recipients],
        "subject": one.subject,
        "state": one.state.value,
        "attempts": one.attempts,
        "last_error": one.error or None,
        "code": one.error_code or None,
        "answer": one.answer or None,
        "message_id": one.message_id,
        "release_at": _iso(one.release_at),
        "sent_at": _iso(one.sent_at),
        "recipients": [
            {"address": r.address, "field": r.field.value, "state": r.state.value, "answer": r.answer or None}
            for r in one.recipients
        ],
    }


def _iso(seconds: int | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).astimezone().isoformat(timespec="seconds")
