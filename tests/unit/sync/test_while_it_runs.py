"""What happens while a long fetch goes on: commands go out, new mail comes in, a person holds or stops it."""

import threading

import pytest

from carerix_desktop.domain.command import ChangeFlags, MoveTo
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.event import AccountState, SyncPhase
from carerix_desktop.domain.mailbox import Flags, FolderRole
from tests.support.sync_rig import SyncRig, mail


@pytest.fixture
def filling(rig: SyncRig) -> SyncRig:
    """Two mailboxes of several pieces each."""
    for number in range(350):
        rig.server.mailbox("INBOX").add(mail(f"m{number}", minute=number))
        rig.server.mailbox("Archive").add(mail(f"old{number}", minute=number))
    return rig


def when(rig: SyncRig, line: str, act) -> None:
    """Do something once, just before the server is asked this."""
    done: list[str] = []

    def before(asked: str) -> None:
        if asked.startswith(line) and not done:
            done.append(asked)
            act()

    rig.server.before = before


def test_a_command_goes_out_between_two_pieces(filling: SyncRig) -> None:
    def read_the_newest() -> None:
        filling.actions.do(filling.owner, ChangeFlags(messages=(filling.key("m349"),), add=Flags.SEEN))
        filling.actions.do(filling.owner, MoveTo(messages=(filling.key("m348"),), role=FolderRole.ARCHIVE))
        filling.control.command_waits()

    when(filling, "FETCH-BODIES Archive", read_the_newest)
    report = filling.sync()
    assert report.ok, "what the commands changed meanwhile was taken over too"
    assert filling.server.mailbox("INBOX").messages[350].flags == Flags.SEEN
    lines = [line.split()[0:2] for line in filling.server.commands if line.split()[0] in ("STORE", "FETCH-BODIES")]
    assert lines.index(["STORE", "INBOX"]) < len(lines) - 1 - lines[::-1].index(["FETCH-BODIES", "Archive"])
    assert len(filling.names("Archive")) == 351


def test_new_mail_does_not_wait_for_the_end_of_another_folder(filling: SyncRig) -> None:
    def arrive() -> None:
        filling.server.mailbox("INBOX").add(mail("news"))
        filling.control.command_waits()

    when(filling, "FETCH-BODIES Archive", arrive)
    assert filling.sync().ok
    fetched = [line.split()[1:] for line in filling.server.commands if line.startswith("FETCH-BODIES")]
    news = fetched.index(["INBOX", "351"])
    assert any(one[0] == "Archive" for one in fetched[news + 1 :])


def test_new_mail_in_the_folder_that_is_being_fetched_comes_first(filling: SyncRig) -> None:
    def arrive() -> None:
        filling.server.mailbox("INBOX").add(mail("news"))
        filling.control.command_waits()

    when(filling, "FETCH-BODIES INBOX", arrive)
    assert filling.sync().ok
    fetched = [line.split()[2] for line in filling.server.commands if line.startswith("FETCH-BODIES INBOX")]
    assert fetched[1] == "351"
    assert len(filling.names("INBOX")) == 351


def test_the_newest_hundred_of_the_inbox_come_first(filling: SyncRig) -> None:
    filling.sync()
    fetched = [line.split()[2].split(",") for line in filling.server.commands if line.startswith("FETCH-BODIES INBOX")]
    assert fetched[0] == [str(uid) for uid in range(350, 250, -1)]


def test_cancel_keeps_what_is_filed(filling: SyncRig) -> None:
    when(filling, "FETCH-BODIES Archive", filling.control.cancel)
    with pytest.raises(ServerFault) as fault:
        filling.sync()
    assert fault.value.code == "cancelled"
    assert len(filling.copies("INBOX")) == 350


def test_pause_waits_and_resume_goes_on(filling: SyncRig) -> None:
    timer = threading.Timer(0.2, filling.control.resume)

    def hold() -> None:
        filling.control.pause()
        timer.start()

    when(filling, "FETCH-BODIES Archive", hold)
    assert filling.sync().ok
    timer.join()


def test_progress_counts_up_to_all(filling: SyncRig) -> None:
    filling.sync()
    states = [one for one in filling.events if isinstance(one, AccountState) and one.phase is SyncPhase.FETCHING]
    assert {state.total for state in states if state.total} == {700}
    assert [state.done for state in states] == sorted(state.done for state in states)
