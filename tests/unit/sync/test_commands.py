"""What a person does here reaches the server, and comes back when the server says no."""

import pytest

from carerix_desktop.domain.command import ChangeFlags, MoveTo, Undo
from carerix_desktop.domain.errors import NotVisible, ServerFault, UserFault
from carerix_desktop.domain.event import AccountState, CommandRefused, SyncPhase
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.services.users import Users
from carerix_desktop.sync.run import SyncReport
from tests.support.fake_imap import ALL_CAPABILITIES
from tests.support.sync_rig import SyncRig, mail

LESSER = [ALL_CAPABILITIES, ALL_CAPABILITIES - {"MOVE"}, ALL_CAPABILITIES - {"UIDPLUS"}]


@pytest.fixture
def filled(rig: SyncRig) -> SyncRig:
    """Three messages in the inbox, one in the archive."""
    for number in range(3):
        rig.server.mailbox("INBOX").add(mail(f"m{number}", minute=number))
    rig.server.mailbox("Archive").add(mail("old"))
    assert rig.sync().ok
    return rig


def flag(rig: SyncRig, *names: str, add: Flags = Flags.NONE, remove: Flags = Flags.NONE) -> Undo:
    keys = tuple(rig.key(name) for name in names)
    return rig.actions.do(rig.owner, ChangeFlags(messages=keys, add=add, remove=remove))


def move(rig: SyncRig, *names: str, to: FolderRole) -> Undo:
    return rig.actions.do(rig.owner, MoveTo(messages=tuple(rig.key(name) for name in names), role=to))


def sent(report: SyncReport) -> dict[str, int]:
    return {folder.name: folder.sent_changes for folder in report.folders if folder.sent_changes}


def test_reading_and_starring_reach_the_server_in_one_command_each(filled: SyncRig) -> None:
    flag(filled, "m0", "m1", add=Flags.SEEN)
    flag(filled, "m2", add=Flags.FLAGGED | Flags.ANSWERED)
    assert filled.counters("INBOX") == (3, 1)
    filled.server.commands.clear()
    report = filled.sync()
    assert report.ok
    assert sent(report) == {"INBOX": 3}
    messages = filled.server.mailbox("INBOX").messages
    assert [messages[uid].flags for uid in (1, 2, 3)] == [Flags.SEEN, Flags.SEEN, Flags.FLAGGED | Flags.ANSWERED]
    assert len([line for line in filled.server.commands if line.startswith("STORE")]) == 2
    assert filled.pending() == 0
    assert filled.counters("INBOX") == (3, 1)


def test_what_is_undone_before_it_left_never_leaves(filled: SyncRig) -> None:
    undo = flag(filled, "m0", add=Flags.SEEN)
    filled.actions.undo(filled.owner, undo)
    moved = move(filled, "m1", to=FolderRole.ARCHIVE)
    filled.actions.undo(filled.owner, moved)
    assert filled.pending() == 0
    assert filled.names("INBOX") == ["m0", "m1", "m2"]
    assert filled.counters("INBOX") == (3, 3)
    assert sent(filled.sync()) == {}


@pytest.mark.parametrize("capabilities", LESSER, ids=["all", "no move", "no uidplus"])
def test_a_move_shows_at_once_and_reaches_the_server(filled: SyncRig, capabilities: frozenset[str]) -> None:
    filled.server.capabilities = capabilities
    move(filled, "m0", to=FolderRole.ARCHIVE)
    assert (filled.names("INBOX"), filled.names("Archive")) == (["m1", "m2"], ["m0", "old"])
    assert (filled.counters("INBOX"), filled.counters("Archive")) == ((2, 2), (2, 2))
    filled.server.commands.clear()
    report = filled.sync()
    assert report.ok
    assert filled.copies("Archive").keys() == {1, 2}
    assert len(filled.server.mailbox("Archive").messages) == 2
    assert not [line for line in filled.server.commands if line.startswith("FETCH-BODIES")]
    assert filled.sync().ok
    assert filled.message_count() == 4


def test_a_move_that_was_carried_out_is_undone_on_the_server_too(filled: SyncRig) -> None:
    undo = move(filled, "m0", to=FolderRole.TRASH)
    assert filled.sync().ok
    assert len(filled.server.mailbox("Trash").messages) == 1
    filled.actions.undo(filled.owner, undo)
    assert filled.names("INBOX") == ["m0", "m1", "m2"]
    assert filled.sync().ok
    assert len(filled.server.mailbox("INBOX").messages) == 3
    assert filled.server.mailbox("Trash").messages == {}


def test_a_second_move_takes_the_first_ones_place(filled: SyncRig) -> None:
    move(filled, "m0", to=FolderRole.ARCHIVE)
    move(filled, "m0", to=FolderRole.TRASH)
    assert filled.pending() == 1
    assert filled.sync().ok
    assert filled.names("Trash") == ["m0"]
    assert len(filled.server.mailbox("Archive").messages) == 1


def test_reading_a_message_that_is_being_moved_reads_it_where_it_goes(filled: SyncRig) -> None:
    move(filled, "m0", to=FolderRole.ARCHIVE)
    flag(filled, "m0", add=Flags.SEEN)
    assert filled.sync().ok
    assert [m.flags for m in filled.server.mailbox("Archive").messages.values()] == [Flags.NONE, Flags.SEEN]


def test_flags_stay_local_while_a_store_command_is_pending(filled: SyncRig) -> None:
    flag(filled, "m0", add=Flags.SEEN)
    filled.server.mailbox("INBOX").set_flags(1, Flags.FLAGGED)

    def away(line: str) -> None:
        if line.startswith("STORE"):
            raise ServerFault("gone", code="closed")

    filled.server.before = away
    with pytest.raises(ServerFault):
        filled.sync()
    assert filled.copies("INBOX")[1][1] == Flags.SEEN
    filled.server.before = None
    assert filled.sync().ok
    assert filled.copies("INBOX")[1][1] == Flags.SEEN | Flags.FLAGGED
    assert filled.server.mailbox("INBOX").messages[1].flags == Flags.SEEN | Flags.FLAGGED


def test_a_refused_command_is_taken_back_and_said(filled: SyncRig) -> None:
    move(filled, "m0", "m1", to=FolderRole.ARCHIVE)
    flag(filled, "m2", add=Flags.SEEN)

    def refuse(line: str) -> None:
        if (line.startswith("MOVE INBOX") and "1" in line.split()[2].split(",")) or line.startswith("STORE"):
            raise ServerFault("no", code="no", answer="NO not permitted")

    filled.server.before = refuse
    report = filled.sync()
    assert report.ok
    assert filled.names("INBOX") == ["m0", "m2"], "m1 suffers nothing from the refusal of m0"
    assert filled.counters("INBOX") == (2, 2)
    refused = [event for event in filled.events if isinstance(event, CommandRefused)]
    assert {(event.verb, event.messages) for event in refused} == {
        ("store", (filled.key("m2"),)),
        ("move", (filled.key("m0"),)),
    }
    assert refused[0].answer == "NO not permitted"


def test_a_move_whose_answer_was_lost_is_not_made_twice(filled: SyncRig) -> None:
    move(filled, "m0", to=FolderRole.ARCHIVE)
    box, archive = filled.server.mailbox("INBOX"), filled.server.mailbox("Archive")

    def cut(line: str) -> None:
        if line.startswith("MOVE"):
            archive.add(box.messages[1].raw)
            box.expunge(1)
            raise ServerFault("gone", code="closed")

    filled.server.before = cut
    with pytest.raises(ServerFault):
        filled.sync()
    filled.server.before = None
    assert filled.sync().ok
    assert len(archive.messages) == 2
    assert filled.names("Archive") == ["m0", "old"]
    assert filled.copies("Archive").keys() == {1, 2}
    assert filled.pending() == 0


def test_a_message_that_somebody_else_moved_away_meanwhile_is_not_shown_twice(filled: SyncRig) -> None:
    move(filled, "m0", to=FolderRole.ARCHIVE)
    filled.server.mailbox("Junk").add(filled.server.mailbox("INBOX").messages[1].raw)
    filled.server.mailbox("INBOX").expunge(1)
    assert filled.sync().ok
    assert filled.sync().ok
    assert filled.names("Archive") == ["old"]
    assert filled.names("Junk") == ["m0"]
    assert filled.counters("Archive") == (1, 1)


def test_emptying_a_folder_into_the_trash_asks_first(rig: SyncRig) -> None:
    names = [f"m{number}" for number in range(8)]
    for number, name in enumerate(names):
        rig.server.mailbox("INBOX").add(mail(name, minute=number))
    rig.sync()
    move(rig, *names, to=FolderRole.TRASH)
    report = rig.sync()
    assert not report.ok
    assert len(report.held[0].commands) == 8
    assert len(rig.server.mailbox("INBOX").messages) == 8
    asking = [one for one in rig.events if isinstance(one, AccountState) and one.phase is SyncPhase.ASKING]
    assert asking[0].details == {"n": "8", "of": "8", "mailbox": str(rig.mailbox("INBOX"))}
    rig.answers.give(proceed=True)
    assert rig.sync().ok
    assert len(rig.server.mailbox("Trash").messages) == 8


def test_the_answer_no_brings_the_messages_back(rig: SyncRig) -> None:
    for number in range(8):
        rig.server.mailbox("INBOX").add(mail(f"m{number}", minute=number))
    rig.sync()
    move(rig, *[f"m{number}" for number in range(8)], to=FolderRole.TRASH)
    rig.sync()
    rig.answers.give(proceed=False)
    assert rig.sync().ok
    assert len(rig.names("INBOX")) == 8
    assert rig.counters("INBOX") == (8, 8)


def test_a_move_out_of_junk_is_filed(rig: SyncRig) -> None:
    rig.server.mailbox("Junk").add(mail("lost"))
    rig.sync()
    move(rig, "lost", to=FolderRole.INBOX)
    assert rig.sync().ok
    from sqlalchemy import select

    from carerix_desktop.storage.tables_mail import message

    with rig.store.work(None) as work:
        assert work.connection.execute(select(message.c.filed)).scalar_one()


def test_nobody_acts_on_what_they_do_not_see(filled: SyncRig) -> None:
    bram = Users(filled.store).add(filled.owner, "bram", name="Bram", from_address="bram@noorderlicht.example").key
    with pytest.raises(NotVisible):
        filled.actions.do(bram, ChangeFlags(messages=(filled.key("m0"),), add=Flags.SEEN))
    with pytest.raises(NotVisible):
        filled.actions.do(filled.owner, ChangeFlags(messages=(MessageKey(1),), add=Flags.SEEN))


def test_a_missing_folder_is_one_sentence(filled: SyncRig) -> None:
    filled.give_role("Archive", None)
    with pytest.raises(UserFault, match="Archive"):
        move(filled, "m0", to=FolderRole.ARCHIVE)
    assert filled.names("INBOX") == ["m0", "m1", "m2"]
