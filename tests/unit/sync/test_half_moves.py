"""A move on a server without MOVE, cut after each of its steps: one message in the target, none lost."""

import itertools
from pathlib import Path

import pytest
from sqlalchemy import select

from carerix_desktop.domain.command import MoveTo
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.storage.tables_mail import message_copy
from carerix_desktop.sync.half_moves import find_copied
from tests.support.fake_imap import ALL_CAPABILITIES, FakeImapServer
from tests.support.sync_rig import SyncRig, mail

NO_ID = b"From: a@example.test\r\nSubject: bare\r\n\r\nnobody knows me\r\n"


def moving(directory: Path, capabilities: frozenset[str]) -> SyncRig:
    """Three messages on their way to the archive; one bears no Message-ID."""
    rig = SyncRig(directory, server=FakeImapServer(capabilities))
    for raw in (mail("one"), mail("two"), NO_ID):
        rig.server.mailbox("INBOX").add(raw)
    rig.server.mailbox("Archive").add(mail("old"))
    assert rig.sync().ok
    here = message_copy.c.mailbox_key == rig.mailbox("INBOX")
    with rig.store.work(rig.owner) as work:
        keys = tuple(work.connection.execute(select(message_copy.c.message_key).where(here)).scalars())
    rig.actions.do(rig.owner, MoveTo(messages=keys, role=FolderRole.ARCHIVE))
    return rig


@pytest.mark.parametrize("missing", [{"MOVE"}, {"MOVE", "UIDPLUS"}], ids=["no move", "no uidplus"])
def test_a_cut_at_any_command_leaves_one_message_in_the_target(tmp_path: Path, missing: set[str]) -> None:
    cuts = []
    for cut in itertools.count(1):
        directory = tmp_path / str(cut)
        directory.mkdir()
        rig = moving(directory, ALL_CAPABILITIES - missing)
        left = cut

        def count(line: str) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                cuts.append(line.split(maxsplit=1)[0])
                raise ServerFault("cut", code="closed")

        rig.server.before = count
        try:
            rig.sync()
            broken = False
        except ServerFault:
            broken = True
        rig.server.before = None
        rig.sync_until_it_works()
        archive, inbox = rig.server.mailbox("Archive"), rig.server.mailbox("INBOX")
        raws = sorted(message.raw for message in archive.messages.values())
        assert raws == sorted([mail("one"), mail("two"), NO_ID, mail("old")]), f"after a cut at {cuts}"
        left_behind = list(inbox.messages.values())
        assert all(Flags.DELETED in message.flags for message in left_behind)
        assert len(left_behind) == (3 if "UIDPLUS" in missing else 0)
        assert rig.counters("Archive")[0] == 4
        assert rig.message_count() == 4
        assert rig.pending() == 0
        rig.close()
        if not broken:
            break
    assert {"COPY", "DELETE"} <= set(cuts)


def test_the_answer_to_the_last_step_may_be_lost_too(tmp_path: Path) -> None:
    rig = moving(tmp_path, ALL_CAPABILITIES - {"MOVE"})

    def cut(line: str) -> None:
        if line.startswith("EXPUNGE"):
            rig.server.mailbox("INBOX").expunge(1, 2, 3)
            raise ServerFault("cut", code="closed")

    rig.server.before = cut
    with pytest.raises(ServerFault):
        rig.sync()
    rig.server.before = None
    rig.sync_until_it_works()
    assert len(rig.server.mailbox("Archive").messages) == rig.counters("Archive")[0] == 4
    rig.close()


def test_another_message_with_that_message_id_is_not_taken_for_it() -> None:
    server = FakeImapServer(ALL_CAPABILITIES - {"MOVE"})
    server.mailbox("INBOX").add(mail("one"))
    server.mailbox("Archive").add(mail("one", body="quite another text\n"))
    server.mailbox("Archive").add(mail("one", sender="else@example.test"))
    session = server.connect()
    session.select("INBOX")
    assert find_copied(session, [1], "Archive").mapping == {}
    server.mailbox("Archive").add(mail("one"))
    session.select("INBOX")
    assert find_copied(session, [1], "Archive").mapping == {1: 3}
    server.close()


def test_two_equal_messages_need_two_copies() -> None:
    server = FakeImapServer(ALL_CAPABILITIES - {"MOVE"})
    for name in ("INBOX", "INBOX", "Archive"):
        server.mailbox(name).add(mail("one"))
    session = server.connect()
    session.select("INBOX")
    assert len(find_copied(session, [1, 2], "Archive").mapping) == 1
    server.close()
