"""What keeps a message from leaving is told per message and per recipient, and its text is never lost."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from carerix_desktop.domain.account import Endpoint, Security
from carerix_desktop.domain.fault_texts import sentence
from carerix_desktop.domain.outgoing import RecipientState, SubmissionState
from carerix_desktop.sync.submission import sender_of
from tests.support.outbox_rig import OutboxRig
from tests.support.outgoing import prepared

S = SubmissionState
R = RecipientState
EVA, JAN, NO = "eva@example.test", "jan@example.nl", "no@example.nl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """How a server answers; what is not named it accepts."""

    size: str = ""
    auth: str = "235 ok"
    mail: str = "250 ok"
    rcpt: dict[str, str] = field(default_factory=dict)
    dot: str = "250 taken"


@contextmanager
def _server(says: Says) -> Iterator[Endpoint]:
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=_serve, args=(listener, says), daemon=True)
    thread.start()
    try:
        port = listener.getsockname()[1]
        yield Endpoint(host="127.0.0.1", port=port, security=Security.NONE, username="eva@login.test")
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


def _serve(listener: socket.socket, says: Says) -> None:
    while True:
        try:
            sock, _ = listener.accept()
        except OSError:
            return
        with sock, sock.makefile("rb") as lines:
            sock.sendall(b"220 hi\r\n")
            for line in lines:
                sock.sendall(_answer(line.decode(), says).encode() + b"\r\n")
                if line.startswith(b"DATA"):
                    while lines.readline() not in (b".\r\n", b""):
                        pass
                    sock.sendall(says.dot.encode() + b"\r\n")


def _answer(line: str, says: Says) -> str:
    match line[:4].upper():
        case "EHLO":
            return "\r\n".join(
                ["250-me", *([f"250-SIZE {says.size}"] if says.size else []), "250-8BITMIME", "250 AUTH PLAIN"]
            )
        case "AUTH":
            return says.auth
        case "MAIL":
            return says.mail
        case "RCPT":
            return next((answer for address, answer in says.rcpt.items() if f"<{address}>" in line), "250 ok")
        case "DATA":
            return "354 go"
    return "250 ok"


@contextmanager
def _rig(tmp_path: Path, says: Says) -> Iterator[OutboxRig]:
    with _server(says) as endpoint:
        rig = OutboxRig(tmp_path, endpoint)
        yield rig
        rig.close()


BIG = "x" * 1_600_000
TOLD: list[tuple[str, Says, S, str, str, str]] = [
    (
        "larger than SIZE",
        Says(size="1048576"),
        S.FAILED,
        "too_large",
        "The message is 1.5 MB; 127.0.0.1 takes 1.0 MB at most.",
        "Het bericht is 1,5 MB; 127.0.0.1 neemt hoogstens 1,0 MB aan.",
    ),
    (
        "larger than it says only afterwards",
        Says(dot="552 5.3.4 message size exceeds fixed limit"),
        S.FAILED,
        "too_large",
        "The message is 1.5 MB, more than 127.0.0.1 takes.",
        "Het bericht is 1,5 MB, meer dan 127.0.0.1 aanneemt.",
    ),
    (
        "another's sender",
        Says(mail="553 5.7.1 sender address rejected: not owned by user"),
        S.FAILED,
        "sender_refused",
        "You may not send as eva@example.test. Use eva@login.test,",
        "Je mag niet verzenden als eva@example.test. Gebruik eva@login.test ",
    ),
    (
        "full for now",
        Says(mail="452 4.3.1 insufficient system storage"),
        S.WAITING,
        "no_room",
        "127.0.0.1 has no room for this message",
        "127.0.0.1 heeft geen ruimte voor dit bericht",
    ),
    (
        "one's own mailbox is over its quota",
        Says(dot="552 5.2.2 over quota"),
        S.FAILED,
        "no_room",
        "127.0.0.1 has no room for this message",
        "127.0.0.1 heeft geen ruimte voor dit bericht",
    ),
    (
        "password changed",
        Says(auth="535 5.7.8 authentication failed"),
        S.WAITING,
        "auth_failed",
        "User name or password is not correct.",
        "Gebruikersnaam of wachtwoord klopt niet.",
    ),
    (
        "spam",
        Says(dot="554 5.6.0 looks like spam"),
        S.FAILED,
        "message_refused",
        "127.0.0.1 refused the message.",
        "127.0.0.1 weigert het bericht.",
    ),
]


@pytest.mark.parametrize(
    ("says", "state", "code", "english", "dutch"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD]
)
def test_what_holds_a_message_up_is_kept_with_it_for_both_languages(
    tmp_path: Path, says: Says, state: S, code: str, english: str, dutch: str
) -> None:
    one = prepared(JAN, sender=EVA, body=BIG if code == "too_large" else "Dag.")
    with _rig(tmp_path, says) as rig:
        (key,) = rig.queue(one)
        rig.run()
        told = rig.get(key)
        assert (told.state, told.error_code) == (state, code)
        assert sentence(told.error_code, told.details, "en").startswith(english)
        assert sentence(told.error_code, told.details, "nl").startswith(dutch)
        assert told.error == sentence(told.error_code, told.details, "en")
        assert rig.outbox.raw(rig.owner, key) == one.raw


def test_each_recipient_who_is_refused_for_now_is_told_while_the_message_waits(tmp_path: Path) -> None:
    says = Says(rcpt={NO: "452 4.2.2 mailbox full", "grey@example.nl": "450 4.7.1 greylisted"})
    with _rig(tmp_path, says) as rig:
        (key,) = rig.queue(prepared(JAN, NO, "grey@example.nl", sender=EVA))
        rig.run()
        told = rig.get(key)
        assert (told.state, told.error_code) == (S.WAITING, "greylisted")
        assert [(one.state, one.answer) for one in told.recipients] == [
            (R.WAITING, ""),
            (R.WAITING, "452 4.2.2 mailbox full"),
            (R.WAITING, "450 4.7.1 greylisted"),
        ]
        for _ in range(2):
            rig.later(minutes=6)
            rig.run()
        assert [one.state for one in rig.get(key).recipients] == [R.ACCEPTED, R.REFUSED, R.REFUSED]
        assert rig.get(key).recipients[0].answer == ""


def test_whoever_is_one_too_many_does_not_keep_the_others_waiting_and_is_told(tmp_path: Path) -> None:
    with _rig(tmp_path, Says(rcpt={NO: "452 4.5.3 Too many recipients"})) as rig:
        (key,) = rig.queue(prepared(JAN, NO, sender=EVA))
        rig.run()
        told = rig.get(key)
        assert told.state is S.FILED
        assert [(one.state, one.answer) for one in told.recipients] == [
            (R.ACCEPTED, ""),
            (R.REFUSED, "452 4.5.3 Too many recipients"),
        ]


def test_what_every_recipient_was_refused_for_stands_beside_each(tmp_path: Path) -> None:
    says = Says(rcpt={JAN: "550 5.1.1 unknown", NO: "554 5.7.1 relaying denied"})
    with _rig(tmp_path, says) as rig:
        (key,) = rig.queue(prepared(JAN, NO, sender=EVA))
        rig.run()
        told = rig.get(key)
        assert (told.state, told.error_code) == (S.FAILED, "recipients_refused")
        assert [(one.state, one.answer) for one in told.recipients] == [
            (R.REFUSED, "550 5.1.1 unknown"),
            (R.REFUSED, "554 5.7.1 relaying denied"),
        ]


@pytest.mark.parametrize("missing", ["no_password", "no_outgoing_server"])
def test_without_a_password_or_a_server_what_is_due_says_so_and_leaves_once_it_is_there(
    tmp_path: Path, missing: str
) -> None:
    with _rig(tmp_path, Says()) as rig:
        complete = rig.sender
        account = rig.account if missing == "no_password" else replace(rig.account, outgoing=None)
        rig.sender = sender_of(account, None, None)
        (key,) = rig.queue(prepared(JAN, sender=EVA))
        planned = rig.outbox.queue(rig.owner, [prepared(JAN, sender=EVA)], release_at=2**40)[0]
        rig.run()
        told = rig.get(key)
        assert (told.state, told.error_code) == (S.WAITING, missing)
        assert told.error == sentence(missing, {}, "en")
        assert rig.get(planned).error_code == ""
        rig.sender = complete
        rig.outbox.hurry(rig.owner)
        rig.run()
        assert (rig.get(key).state, rig.get(key).error_code) == (S.FILED, "")


def test_a_server_that_asks_for_no_sign_in_needs_no_password(tmp_path: Path) -> None:
    with _rig(tmp_path, Says(auth="535 nobody asked")) as rig:
        assert rig.account.outgoing is not None
        rig.sender = sender_of(replace(rig.account, outgoing=replace(rig.account.outgoing, username="")), None, None)
        (key,) = rig.queue(prepared(JAN, sender=EVA))
        rig.run()
        assert rig.get(key).state is S.FILED
