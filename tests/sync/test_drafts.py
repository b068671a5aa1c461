"""Drafts on a real server: the newest version is there and shown once, the older one goes, nobody else's does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from carerix_desktop.domain.draft import Draft
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.message import Address
from carerix_desktop.parse.body import readable
from carerix_desktop.parse.message import parse_message
from carerix_desktop.services.drafting import Drafting
from carerix_desktop.storage.tables_write import draft as draft_table
from carerix_desktop.sync.drafts import drafts_wait
from tests.support.dovecot import DovecotServer, MailUser
from tests.support.sync_rig import SyncRig, mail

JAN = Address(name="Jan", address="jan@example.test")
HALF = Address(name="jan@exam", address="")


def on_server(dovecot: DovecotServer, user: MailUser) -> list[tuple[str, set[str]]]:
    """Subject and flags of what lies in Drafts."""
    text = dovecot.doveadm("-f", "tab", "fetch", "-u", user.address, "hdr.subject flags", "mailbox", "Drafts", "all")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    return [(row[0], set(row[1].split()) - {"\\Recent"}) for row in rows]


class Desk:
    """Eva, who wrote a while ago."""

    def __init__(self, rig: SyncRig) -> None:
        self.rig = rig
        self.now = 1_700_000_000
        self.drafting = Drafting(rig.store, clock=lambda: self.now)

    def write(self, draft: Draft, subject: str, *, to: tuple[Address, ...] = (JAN,)) -> Draft:
        self.now += 60
        content = replace(draft.content, subject=subject, html=f"<p>{subject}</p>", to=to)
        return self.drafting.save(self.rig.owner, replace(draft, content=content), {})

    def start(self) -> Draft:
        return self.drafting.start(self.rig.owner)

    def rows(self) -> int:
        with self.rig.store.work(None) as work:
            return len(work.connection.execute(select(draft_table.c.key)).all())


@pytest.fixture
def desk(rig: SyncRig) -> Desk:
    rig.sync()  # the folders are known
    assert rig.mailbox("Drafts")
    return Desk(rig)


def test_a_draft_goes_to_the_server_and_its_next_version_takes_its_place(
    desk: Desk, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    begun = desk.start()
    assert desk.rig.sync().ok
    assert on_server(dovecot, mail_user) == []  # nobody wrote at it yet
    draft = desk.write(begun, "een", to=(JAN, HALF))
    assert desk.rig.sync().ok
    assert on_server(dovecot, mail_user) == [("een", {"\\Draft", "\\Seen"})]
    for subject in ("twee", "drie"):
        draft = desk.write(draft, subject)
        assert desk.rig.sync().ok
    assert on_server(dovecot, mail_user) == [("drie", {"\\Draft", "\\Seen"})]
    (copy,) = desk.rig.copies("Drafts").values()  # and here it is shown once
    assert copy[0] == draft.message_id
    assert desk.rig.message_count() == 1
    assert desk.rig.sync().octets == 0


def test_the_card_of_our_own_draft_opens_the_draft(desk: Desk) -> None:
    draft = desk.write(desk.start(), "een")
    desk.rig.sync()
    with desk.rig.store.reader(desk.rig.owner) as reader:
        (key,) = reader.connection.exec_driver_sql("SELECT key FROM message").scalars()
    assert desk.drafting.continue_draft(desk.rig.owner, key) == draft
    assert desk.rows() == 1


def test_what_is_thrown_away_goes_from_the_server_too(desk: Desk, dovecot: DovecotServer, mail_user: MailUser) -> None:
    draft = desk.write(desk.start(), "een")
    desk.rig.sync()
    desk.drafting.discard(desk.rig.owner, draft.key)
    assert desk.drafting.find_open(desk.rig.owner) == ()
    assert desk.rig.sync().ok
    assert on_server(dovecot, mail_user) == []
    assert desk.rows() == 0


def test_what_rests_only_for_a_moment_stays_here(desk: Desk, dovecot: DovecotServer, mail_user: MailUser) -> None:
    desk.now = 4_000_000_000
    desk.write(desk.start(), "net getypt")
    desk.rig.sync()
    assert on_server(dovecot, mail_user) == []


def test_another_programs_draft_is_continued_as_ours_and_replaced(
    desk: Desk, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    dovecot.save(
        mail_user.address, mail("elders", sender="eva@example.test", subject="van de telefoon"), mailbox="Drafts"
    )
    dovecot.save(mail_user.address, mail("ander", sender="eva@example.test", subject="blijft"), mailbox="Drafts")
    desk.rig.sync()
    draft = desk.drafting.continue_draft(desk.rig.owner, desk.rig.key("elders"))
    assert (draft.content.subject, draft.message_id) == ("van de telefoon", "elders@kandidaat.test")
    assert draft.content.text.strip() == "This is elders."
    assert desk.drafting.continue_draft(desk.rig.owner, desk.rig.key("elders")) == draft
    desk.write(draft, "van hier")
    assert desk.rig.sync().ok
    assert {subject for subject, _ in on_server(dovecot, mail_user)} == {"van hier", "blijft"}
    assert len(desk.rig.copies("Drafts")) == 2


def test_an_edit_by_another_program_under_the_same_name_is_kept_beside_ours(
    desk: Desk, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    draft = desk.write(desk.start(), "van hier")
    desk.rig.sync()
    theirs = mail("x", sender="eva@example.test", subject="van daar").replace(
        b"<x@kandidaat.test>", f"<{draft.message_id}>".encode()
    )
    dovecot.save(mail_user.address, theirs, mailbox="Drafts")
    desk.write(draft, "van hier, verder")
    assert desk.rig.sync().ok
    assert {subject for subject, _ in on_server(dovecot, mail_user)} == {"van hier, verder", "van daar"}


def test_a_crash_between_append_and_note_leaves_one_version(
    desk: Desk, dovecot: DovecotServer, mail_user: MailUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = desk.write(desk.start(), "een")
    desk.rig.sync()
    draft = desk.write(draft, "twee")

    def cut(*_args: object, **_named: object) -> None:
        raise ServerFault("The line is gone.", code="closed")

    with monkeypatch.context() as patched:
        patched.setattr("carerix_desktop.storage.server_drafts.put_place", cut)
        with pytest.raises(ServerFault):
            desk.rig.sync()
    assert [subject for subject, _ in on_server(dovecot, mail_user)] == ["een", "twee"]
    desk.write(draft, "drie")
    assert desk.rig.sync().ok
    assert [subject for subject, _ in on_server(dovecot, mail_user)] == ["drie"]


def test_a_folder_that_was_numbered_anew_still_gets_one_version(
    desk: Desk, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    draft = desk.write(desk.start(), "een")
    desk.rig.sync()
    with desk.rig.store.work(None) as work:
        work.connection.execute(update(draft_table).values(server_uidvalidity=1, server_uid=99))
    desk.write(draft, "twee")
    assert desk.rig.sync().ok
    assert [subject for subject, _ in on_server(dovecot, mail_user)] == ["twee"]


def test_without_a_drafts_folder_a_draft_stays_here(desk: Desk, dovecot: DovecotServer, mail_user: MailUser) -> None:
    desk.rig.give_role("Drafts", None)
    draft = desk.write(desk.start(), "een")
    desk.rig.sync()
    assert on_server(dovecot, mail_user) == []
    assert desk.drafting.find_open(desk.rig.owner) == (draft,)


def test_what_the_server_gets_is_a_whole_message_with_its_bcc(
    desk: Desk, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    draft = desk.write(desk.start(), "een")
    content = replace(draft.content, bcc=(Address(name="", address="stil@example.test"),))
    desk.now += 60
    desk.drafting.save(desk.rig.owner, replace(draft, content=content), {})
    desk.rig.sync()
    text = dovecot.doveadm("fetch", "-u", mail_user.address, "text", "mailbox", "Drafts", "all")
    raw = text.partition("\n")[2].encode()
    assert [one.address for one in parse_message(raw).bcc] == ["stil@example.test"]
    assert "<p>een</p>" in (readable(raw).html or "")


def test_a_draft_that_cannot_be_built_is_tried_again_with_its_next_version_only(
    desk: Desk, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    draft = desk.write(desk.start(), "a\r\nBcc: x@y.test")
    assert drafts_wait(desk.rig.account, desk.rig.ports)
    assert desk.rig.sync().ok
    assert not drafts_wait(desk.rig.account, desk.rig.ports)
    assert on_server(dovecot, mail_user) == []
    desk.write(draft, "heel")
    assert desk.rig.sync().ok
    assert [subject for subject, _ in on_server(dovecot, mail_user)] == ["heel"]
    assert not drafts_wait(desk.rig.account, desk.rig.ports)


def test_a_server_that_refuses_a_draft_keeps_the_older_version_and_the_sync_goes_on(
    desk: Desk, dovecot: DovecotServer, mail_user: MailUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = desk.write(desk.start(), "een")
    desk.rig.sync()
    draft = desk.write(draft, "twee")

    def refuse(*_args: object, **_named: object) -> None:
        raise ServerFault("Quota exceeded.", code="no")

    with monkeypatch.context() as patched:
        patched.setattr("carerix_desktop.wire.session.ImapclientSession.append", refuse)
        assert desk.rig.sync().ok
    assert not drafts_wait(desk.rig.account, desk.rig.ports)
    desk.write(draft, "drie")
    assert desk.rig.sync().ok
    assert [subject for subject, _ in on_server(dovecot, mail_user)] == ["drie"]
