"""The demo's mail servers as a mail program meets them, in their own process."""

import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from imapclient import IMAPClient

from carerix_desktop.demo.play import Play, Ports
from carerix_desktop.demo.server_process import DemoServerProcess, demo_server_command
from carerix_desktop.domain.errors import UserFault

EVA, THOMAS, PASSWORD = "eva@noorderlicht.example", "thomas@noorderlicht.example", "look around"
LETTER = b"From: Eva <eva@noorderlicht.example>\r\nTo: t\r\nSubject: Hoi\r\nMessage-ID: <1@x.example>\r\n\r\nDag.\r\n"


def play(every_s: tuple[float, float] = (0, 0), newest: int = 20) -> Play:
    return Play(today=datetime.now(UTC).isoformat(), password=PASSWORD, newest=newest, every_s=every_s)


@pytest.fixture(scope="module")
def server() -> Iterator[Ports]:
    with DemoServerProcess(play()) as process:
        yield process.wait()


@pytest.fixture
def eva(server: Ports) -> Iterator[IMAPClient]:
    with sign_in(server) as client:
        yield client


def sign_in(server: Ports, user: str = EVA) -> IMAPClient:
    client = IMAPClient("127.0.0.1", port=server.imap, ssl=False)
    client.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    client.login(user, PASSWORD)
    return client


def hears_of_new_mail(client: IMAPClient, timeout_s: float = 8) -> bool:
    client.idle()
    try:
        return any(line[1] == b"EXISTS" for line in client.idle_check(timeout=timeout_s))
    finally:
        client.idle_done()


def test_a_wrong_password_is_refused(server: Ports) -> None:
    client = IMAPClient("127.0.0.1", port=server.imap, ssl=False)
    with pytest.raises(IMAPClient.Error):
        client.login(EVA, "wrong")
    client.shutdown()


def test_folders_carry_their_marks_and_their_dutch_names(eva: IMAPClient) -> None:
    listed = {name: flags for flags, _, name in eva.list_folders()}
    assert b"\\Trash" in listed["Prullenbak"]
    assert b"\\Junk" in listed["Spam"]
    assert b"\\Noselect" in listed["Klanten"]
    assert "Klanten/Waterland Zorggroep/Raamovereenkomst" in listed
    assert not {b"\\Sent"} & set(listed["Verzonden items"])


def test_the_newest_letters_of_each_user_lie_there(eva: IMAPClient) -> None:
    counts = [
        eva.folder_status(name, ["MESSAGES"])[b"MESSAGES"]
        for flags, _, name in eva.list_folders()
        if b"\\Noselect" not in flags
    ]
    assert sum(counts) == 20
    eva.select_folder("INBOX", readonly=True)
    newest = eva.fetch([max(eva.search())], ["BODY.PEEK[]", "RFC822.SIZE", "INTERNALDATE"])
    (data,) = newest.values()
    assert len(data[b"BODY[]"]) == data[b"RFC822.SIZE"]
    assert b"Subject: Re: Uitnodiging eerste gesprek" in data[b"BODY[]"]


def test_flags_and_keywords_are_kept(server: Ports, eva: IMAPClient) -> None:
    eva.select_folder("INBOX")
    uid = max(eva.search())
    eva.add_flags([uid], ["\\Flagged", "$Forwarded", "Bellen"])
    eva.remove_flags([uid], ["\\Seen"])
    with sign_in(server) as another:
        another.select_folder("INBOX", readonly=True)
        flags = set(another.get_flags([uid])[uid])
    assert {b"\\Flagged", b"$Forwarded", b"Bellen"} <= flags
    assert b"\\Seen" not in flags


def test_append_and_move_answer_with_the_new_uid(eva: IMAPClient) -> None:
    assert b"APPENDUID" in eva.append("Concepten", LETTER, ["\\Draft", "\\Seen"])
    eva.select_folder("Concepten")
    uid = max(eva.search(["SUBJECT", "Hoi"]))
    eva.move([uid], "Klanten/Zuiderzee Software")
    assert uid not in eva.search()
    eva.select_folder("Klanten/Zuiderzee Software", readonly=True)
    (moved,) = eva.fetch(eva.search(), ["BODY.PEEK[]"]).values()
    assert moved[b"BODY[]"] == LETTER


def test_a_new_folder_can_be_made(eva: IMAPClient) -> None:
    eva.create_folder("Archief")
    assert eva.folder_exists("Archief")


def test_mail_that_is_sent_arrives_inside_the_demo_and_idle_says_so(server: Ports) -> None:
    with sign_in(server, THOMAS) as thomas:
        before = thomas.select_folder("INBOX", readonly=True)[b"EXISTS"]
        thomas.idle()
        with smtplib.SMTP("127.0.0.1", server.smtp) as smtp:
            smtp.login(EVA, PASSWORD)
            smtp.sendmail(EVA, [THOMAS, "somebody@elsewhere.example"], LETTER)
        news = thomas.idle_check(timeout=8)
        thomas.idle_done()
        assert (before + 1, b"EXISTS") in news
        (letter,) = thomas.fetch([max(thomas.search())], ["BODY.PEEK[]"]).values()
        assert letter[b"BODY[]"].endswith(LETTER)


def test_nobody_sends_without_signing_in(server: Ports) -> None:
    with smtplib.SMTP("127.0.0.1", server.smtp) as smtp, pytest.raises(smtplib.SMTPSenderRefused):
        smtp.sendmail(EVA, [THOMAS], LETTER)


def test_new_mail_comes_while_one_looks() -> None:
    with DemoServerProcess(play(every_s=(0.1, 0.2))) as process, sign_in(process.wait()) as client:
        client.select_folder("INBOX", readonly=True)
        assert hears_of_new_mail(client)


def test_the_servers_are_ready_soon_with_all_mail_and_end_with_their_parent() -> None:
    started = time.monotonic()
    process = DemoServerProcess(play(newest=0))
    ports = process.wait()
    ready_s = time.monotonic() - started
    process.stop()
    assert ready_s < 5  # about one second alone; the machine may be busy
    with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.1", ports.imap), 1):
        pass


def test_a_line_that_is_not_understood_ends_the_process_with_a_sentence() -> None:
    done = subprocess.run(
        demo_server_command(), input="nonsense\n", capture_output=True, encoding="utf-8", timeout=20, check=False
    )
    assert done.returncode == 1
    assert "did not understand" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_server_that_does_not_start_is_one_clear_sentence() -> None:
    with pytest.raises(UserFault, match="did not start"):
        DemoServerProcess(play(), ["/nowhere/at/all"])
    with DemoServerProcess(play(), [sys.executable, "-c", "pass"]) as process, pytest.raises(UserFault):
        process.wait()
