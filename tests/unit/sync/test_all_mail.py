r"""A mailbox that holds all mail (\All, Gmail): what is nowhere else comes once, what is here never comes again."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from carerix_desktop.domain.command import ChangeFlags, MoveTo
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.storage.tables_mail import echo, message
from tests.support.fake_imap import ALL_CAPABILITIES
from tests.support.gmail import ALL, TRASH, GmailServer
from tests.support.sync_rig import SyncRig, mail

KINDS = {
    "qresync": ALL_CAPABILITIES,
    "condstore": ALL_CAPABILITIES - {"QRESYNC"},
    "plain": ALL_CAPABILITIES - {"QRESYNC", "CONDSTORE"},
    "no uidplus": ALL_CAPABILITIES - {"QRESYNC", "CONDSTORE", "UIDPLUS"},
}


@pytest.fixture(params=KINDS)
def gmail(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[SyncRig]:
    made = SyncRig(tmp_path, server=GmailServer(KINDS[request.param]))
    yield made
    made.close()


def server_of(rig: SyncRig) -> GmailServer:
    assert isinstance(rig.server, GmailServer)
    return rig.server


def fill(rig: SyncRig) -> None:
    """Two in the inbox, one of them labelled as well; one labelled; one sent; two archived without a label."""
    server = server_of(rig)
    server.add("INBOX", mail("in1", minute=1))
    server.add("INBOX", mail("in2", minute=2))
    clients = server.label("Clients")
    clients.add(mail("in2", minute=2))
    clients.add(mail("client", minute=3))
    server.add("[Gmail]/Sent Mail", mail("sent", minute=4, sender="eva@example.test"))
    server.archive(mail("old1", minute=5))
    server.archive(mail("old2", minute=6), flags=Flags.SEEN)


def bodies(rig: SyncRig, mailbox: str = "") -> list[str]:
    """The commands that fetched bodies, of one mailbox or of all."""
    return [line for line in rig.server.commands if line.startswith(f"FETCH-BODIES {mailbox}")]


def adds_up(rig: SyncRig) -> None:
    """One more sync says that all is here, every message once, and every UID of All Mail is a copy or an echo."""
    report = rig.sync()
    assert report.ok
    everything = next(one for one in report.folders if one.name == ALL)
    assert everything.server == everything.local == len(rig.server.mailbox(ALL).messages)
    with rig.store.work(None) as work:
        ids = work.connection.execute(select(message.c.message_id)).scalars().all()
        echoes = set(work.connection.execute(select(echo.c.uid)).scalars())
    assert len(set(ids)) == len(ids)
    here = set(rig.copies(ALL))
    assert not here & echoes
    assert here | echoes == set(rig.server.mailbox(ALL).messages)


def test_what_is_nowhere_else_is_fetched_and_nothing_twice(gmail: SyncRig) -> None:
    fill(gmail)
    report = gmail.sync()
    assert report.ok
    assert [one.name for one in report.folders][-1] == ALL, "all mail comes last"
    assert gmail.names(ALL) == ["old1", "old2"], "the archive shows what is in no other folder"
    assert gmail.counters(ALL) == (2, 1)
    assert [(one.server, one.local, one.fetched) for one in report.folders if one.name == ALL] == [(6, 6, 2)]
    assert {one.name: one.role for one in report.folders}[ALL] is FolderRole.ARCHIVE, "without being asked"
    elsewhere = sum(
        len(m.raw) for name, b in gmail.server.mailboxes.items() if name != ALL for m in b.messages.values()
    )
    assert report.octets == elsewhere + len(mail("old1", minute=5)) + len(mail("old2", minute=6))
    adds_up(gmail)


def test_a_later_sync_asks_for_nothing_that_it_has(gmail: SyncRig) -> None:
    fill(gmail)
    gmail.sync()
    gmail.server.commands.clear()
    assert gmail.sync().ok
    assert not [line for line in gmail.server.commands if line.startswith(("FETCH-BODIES", "FETCH-HEADERS"))]
    gmail.server.add("INBOX", mail("new", minute=9))
    gmail.server.commands.clear()
    assert gmail.sync().ok
    assert len(bodies(gmail)) == len(bodies(gmail, "INBOX")) == 1
    assert [line for line in gmail.server.commands if line.startswith("FETCH-HEADERS")] == [f"FETCH-HEADERS {ALL} 7"]


def test_archiving_elsewhere_shows_it_in_the_archive_with_its_flags_and_no_body(gmail: SyncRig) -> None:
    fill(gmail)
    gmail.sync()
    inbox = gmail.server.mailbox("INBOX")
    inbox.set_flags(1, Flags.SEEN | Flags.FLAGGED)
    inbox.expunge(1)
    gmail.server.commands.clear()
    assert gmail.sync().ok
    assert not bodies(gmail)
    assert gmail.names("INBOX") == ["in2"]
    assert gmail.names(ALL) == ["in1", "old1", "old2"]
    assert gmail.copies(ALL)[1] == ("in1@kandidaat.test", Flags.SEEN | Flags.FLAGGED)
    assert gmail.counters(ALL) == (3, 1)
    adds_up(gmail)


def test_one_label_less_is_not_archived(gmail: SyncRig) -> None:
    fill(gmail)
    gmail.sync()
    gmail.server.mailbox("INBOX").expunge(2)
    assert gmail.sync().ok
    assert gmail.names(ALL) == ["old1", "old2"], "it has a label still"
    gmail.server.mailbox("Clients").expunge(1)
    assert gmail.sync().ok
    assert gmail.names(ALL) == ["in2", "old1", "old2"]
    adds_up(gmail)


def test_back_to_the_inbox_leaves_the_archive(gmail: SyncRig) -> None:
    fill(gmail)
    gmail.sync()
    gmail.server.add("INBOX", mail("old1", minute=5))
    assert gmail.sync().ok
    assert gmail.names("INBOX") == ["in1", "in2", "old1"]
    assert gmail.names(ALL) == ["old2"]
    adds_up(gmail)


def test_archiving_here_leaves_the_inbox_there_and_deletes_nothing(gmail: SyncRig) -> None:
    fill(gmail)
    gmail.sync()
    key = gmail.key("in1")
    gmail.server.commands.clear()
    undo = gmail.actions.do(gmail.owner, MoveTo(messages=(key,), role=FolderRole.ARCHIVE))
    assert gmail.sync().ok
    assert [line for line in gmail.server.commands if line.startswith("MOVE")] == [f"MOVE INBOX 1 {ALL}"]
    assert not bodies(gmail)
    assert gmail.names(ALL) == ["in1", "old1", "old2"]
    assert len(gmail.server.mailbox(ALL).messages) == 6
    adds_up(gmail)
    gmail.actions.undo(gmail.owner, undo)
    assert gmail.sync().ok
    assert gmail.names("INBOX") == ["in1", "in2"]
    assert gmail.names(ALL) == ["old1", "old2"]
    adds_up(gmail)


def test_the_trash_takes_it_out_of_everything_as_gmail_does(gmail: SyncRig) -> None:
    fill(gmail)
    gmail.sync()
    for name in ("in1", "old1"):
        gmail.actions.do(gmail.owner, MoveTo(messages=(gmail.key(name),), role=FolderRole.TRASH))
    assert gmail.sync().ok
    assert gmail.names(TRASH) == ["in1", "old1"]
    assert gmail.names(ALL) == ["old2"]
    assert sorted(gmail.server.mailbox(TRASH).messages) == [1, 2]
    adds_up(gmail)


def test_flags_go_both_ways_for_what_is_in_the_archive_alone(gmail: SyncRig) -> None:
    fill(gmail)
    gmail.sync()
    gmail.actions.do(gmail.owner, ChangeFlags(messages=(gmail.key("old1"),), add=Flags.SEEN))
    gmail.server.mailbox(ALL).set_flags(6, Flags.FLAGGED)
    assert gmail.sync().ok
    assert gmail.server.mailbox(ALL).messages[5].flags == Flags.SEEN
    assert {copy[0][:4]: copy[1] for copy in gmail.copies(ALL).values()} == {"old1": Flags.SEEN, "old2": Flags.FLAGGED}
    assert gmail.counters(ALL) == (2, 1)


def test_another_uidvalidity_costs_headers_only(gmail: SyncRig) -> None:
    fill(gmail)
    gmail.sync()
    keys = {name: gmail.key(name) for name in ("old1", "old2", "in1")}
    gmail.server.mailbox(ALL).reset_uidvalidity(first_uid=50)
    gmail.server.commands.clear()
    report = gmail.sync()
    assert report.ok
    assert report.octets == 0
    assert not bodies(gmail)
    assert {name: gmail.key(name) for name in keys} == keys
    assert gmail.names(ALL) == ["old1", "old2"]
    adds_up(gmail)


def test_a_message_without_message_id_is_told_by_its_text_and_still_here_once(gmail: SyncRig) -> None:
    raw = b"From: a@example.test\r\nSubject: bare\r\n\r\nno id\r\n"
    gmail.server.add("INBOX", raw)
    gmail.server.mailbox(ALL).add(b"From: a@example.test\r\nSubject: other\r\n\r\nno id either\r\n")
    report = gmail.sync()
    assert report.ok
    assert gmail.message_count() == 2
    assert (gmail.counters("INBOX"), gmail.counters(ALL)) == ((1, 1), (1, 1))


def test_the_same_message_id_by_another_sender_is_another_message(gmail: SyncRig) -> None:
    gmail.server.add("INBOX", mail("x"))
    gmail.server.mailbox(ALL).add(mail("x", sender="somebody-else@example.test"))
    assert gmail.sync().ok
    assert gmail.message_count() == 2
    assert gmail.counters(ALL) == (1, 1)


def test_a_draft_that_only_all_mail_shows_yet_stays_a_draft(gmail: SyncRig) -> None:
    """Saved between the look into Drafts and the look into all mail."""

    def save(line: str) -> None:
        if line == f"STATUS {ALL}":
            gmail.server.before = None
            gmail.server.mailbox("[Gmail]/Drafts").add(mail("draft", sender="eva@example.test"), flags=Flags.DRAFT)

    gmail.server.before = save
    gmail.sync()
    with gmail.store.work(None) as work:
        assert work.connection.execute(select(message.c.filed)).scalars().all() == [False]
    adds_up(gmail)
    assert (gmail.counters("[Gmail]/Drafts"), gmail.counters(ALL)) == ((1, 1), (0, 0))


def test_a_connection_that_breaks_anywhere_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """Cut at every command in turn, while mail is archived, labelled and thrown away in between."""
    for cut in itertools.count(1):
        directory = tmp_path / str(cut)
        directory.mkdir()
        rig = SyncRig(directory, server=GmailServer())
        fill(rig)
        left = cut

        def count(_line: str) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                raise ServerFault("cut", code="closed")

        rig.server.before = count
        broken = 0
        for change in (None, lambda s: s.mailbox("INBOX").expunge(1), lambda s: s.add("INBOX", mail("old1", minute=5))):
            if change is not None:
                change(rig.server)
            try:
                rig.sync()
            except ServerFault:
                broken += 1
        rig.server.before = None
        adds_up(rig)
        assert rig.names(ALL) == ["in1", "old2"]
        assert rig.names("INBOX") == ["in2", "old1"]
        assert rig.message_count() == 6
        rig.close()
        if not broken:
            break
    assert cut > 20
