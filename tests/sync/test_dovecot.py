"""A complete synchronisation with a real server, both ways."""

import shutil

from carerix_desktop.domain.command import ChangeFlags, MoveTo
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.sync.run import AccountSync
from carerix_desktop.sync.writer import Writer
from tests.support.dovecot import DovecotServer, MailUser
from tests.support.sync_rig import SyncRig, mail


def on_server(dovecot: DovecotServer, user: MailUser, mailbox: str) -> dict[str, set[str]]:
    """Message-ID's local part → flags, as the server has them."""
    text = dovecot.doveadm("-f", "tab", "fetch", "-u", user.address, "hdr.message-id flags", "mailbox", mailbox, "all")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    return {row[0].strip("<>").partition("@")[0]: set(row[1].split()) - {"\\Recent"} for row in rows}


def test_all_folders_come_with_their_dutch_names_and_everything_adds_up(
    rig: SyncRig, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    for name in ("Verzonden items", "Klanten/Größe & Co", "Klanten/één twee"):
        dovecot.doveadm("mailbox", "create", "-u", mail_user.address, name)
        dovecot.save(mail_user.address, mail(f"in-{len(name)}"), mailbox=name)
    dovecot.deliver(mail_user.address, mail("first"))
    report = rig.sync()
    assert report.ok
    assert {one.name for one in report.folders} >= {
        "INBOX",
        "Verzonden items",
        "Klanten/Größe & Co",
        "Klanten/één twee",
    }
    assert rig.names("Klanten/Größe & Co") == ["in-18"]
    assert {one.name: one.role for one in report.folders}["Sent"] is FolderRole.SENT
    again = rig.sync()
    assert again.ok
    assert again.octets == 0
    assert again.seconds < 1


def test_read_starred_and_answered_reach_the_server_and_come_back(
    rig: SyncRig, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    for name in ("one", "two"):
        dovecot.save(mail_user.address, mail(name))
    rig.sync()
    keys = (rig.key("one"),)
    rig.actions.do(rig.owner, ChangeFlags(messages=keys, add=Flags.SEEN | Flags.FLAGGED | Flags.ANSWERED))
    assert rig.sync().ok
    assert on_server(dovecot, mail_user, "INBOX")["one"] == {"\\Seen", "\\Flagged", "\\Answered"}
    dovecot.doveadm("flags", "remove", "-u", mail_user.address, "\\Flagged", "mailbox", "INBOX", "all")
    dovecot.doveadm("flags", "add", "-u", mail_user.address, "\\Seen", "mailbox", "INBOX", "all")
    assert rig.sync().ok
    assert {copy[1] for copy in rig.copies("INBOX").values()} == {Flags.SEEN | Flags.ANSWERED, Flags.SEEN}
    assert rig.counters("INBOX") == (2, 0)


def test_archive_move_and_trash_go_both_ways_with_undo(
    rig: SyncRig, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    for name in ("keep", "bin", "back"):
        dovecot.save(mail_user.address, mail(name))
    rig.sync()
    rig.actions.do(rig.owner, MoveTo(messages=(rig.key("keep"),), role=FolderRole.ARCHIVE))
    rig.actions.do(rig.owner, MoveTo(messages=(rig.key("bin"),), role=FolderRole.TRASH))
    undo = rig.actions.do(rig.owner, MoveTo(messages=(rig.key("back"),), role=FolderRole.TRASH))
    report = rig.sync()
    assert report.ok
    assert {one.name: one.sent_changes for one in report.folders}["INBOX"] == 3
    assert on_server(dovecot, mail_user, "INBOX").keys() == set()
    assert on_server(dovecot, mail_user, "Archive").keys() == {"keep"}
    rig.actions.undo(rig.owner, undo)
    assert rig.sync().ok
    assert on_server(dovecot, mail_user, "INBOX").keys() == {"back"}
    dovecot.doveadm("move", "-u", mail_user.address, "INBOX", "mailbox", "Trash", "all")
    dovecot.doveadm("expunge", "-u", mail_user.address, "mailbox", "Archive", "all")
    assert rig.sync().ok
    assert rig.names("INBOX") == ["back", "bin"]
    assert rig.names("Archive") == []
    assert rig.message_count() == 3


def test_only_our_own_message_is_removed_where_others_are_marked_deleted(
    rig: SyncRig, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    for name in ("ours", "theirs"):
        dovecot.save(mail_user.address, mail(name))
    dovecot.doveadm(
        "flags", "add", "-u", mail_user.address, "\\Deleted", "header", "message-id", "<theirs@kandidaat.test>"
    )
    rig.sync()
    rig.actions.do(rig.owner, MoveTo(messages=(rig.key("ours"),), role=FolderRole.TRASH))
    assert rig.sync().ok
    assert on_server(dovecot, mail_user, "INBOX").keys() == {"theirs"}


def test_a_new_uidvalidity_fetches_little_again_and_keeps_rows(
    rig: SyncRig, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    dovecot.drop_many(mail_user.address, [mail(f"m{n}", minute=n, body="word " * 1100) for n in range(300)])
    first = rig.sync()
    assert first.ok
    keys = {name: rig.key(name) for name in rig.names("INBOX")}
    rig.actions.do(rig.owner, ChangeFlags(messages=(rig.key("m7"),), add=Flags.SEEN))
    _renumber(dovecot, mail_user)
    dovecot.drop_many(mail_user.address, [mail("new", minute=1)])
    again = rig.sync()
    assert again.ok
    assert {one.name: one.fetched for one in again.folders}["INBOX"] == 1
    assert {name: rig.key(name) for name in keys} == keys
    assert on_server(dovecot, mail_user, "INBOX")["m7"] == {"\\Seen"}
    assert rig.message_count() == 301


def test_nuls_and_bare_line_ends_are_kept_as_they_came(
    rig: SyncRig, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    odd = mail("odd").replace(b"This is", b"This\xff\x80is") + b"bare\nline\nends\r\n"
    dovecot.drop_many(mail_user.address, [odd])
    assert rig.sync().ok
    assert rig.raw("odd").replace(b"\r\n", b"\n") == odd.replace(b"\r\n", b"\n")


def _renumber(dovecot: DovecotServer, user: MailUser) -> None:
    """Make the server forget its UIDs, as after a restore from a backup."""
    box = dovecot.maildir(user.address)
    for path in (*box.glob("dovecot-uidlist*"), *box.glob("dovecot.index*")):
        path.unlink()
    shutil.rmtree(box / "dovecot.index", ignore_errors=True)
    for path in (box / "dovecot-uidvalidity",):
        path.unlink(missing_ok=True)


def test_one_connection_sees_what_came_since_its_last_pass(
    rig: SyncRig, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    writer = Writer()
    session = rig.ports.open_session(rig.account.incoming, rig.credentials, None)
    sync = AccountSync(account=rig.account, ports=rig.ports, writer=writer, control=rig.control)
    try:
        for number in range(3):
            dovecot.save(mail_user.address, mail(f"m{number}"))
            assert sync.run(session).ok
            assert len(rig.names("INBOX")) == number + 1
    finally:
        session.logout()
        writer.close()
