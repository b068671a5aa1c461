"""The mass-delete brake (R-11): what is asked about, as tables."""

import pytest

from carerix_desktop.domain.command import PendingState, PendingVerb
from carerix_desktop.domain.ids import AccountKey, CommandKey, CopyKey, MailboxKey, MessageKey
from carerix_desktop.domain.mailbox import Flags, FolderRole, MailboxKnown
from carerix_desktop.storage.commands import PendingRow
from carerix_desktop.sync.brake import hold, is_loss, is_mass_delete

INBOX, CLIENTS, ARCHIVE, TRASH, JUNK = (MailboxKey(n) for n in range(1, 6))
ROLES = {
    INBOX: FolderRole.INBOX,
    CLIENTS: None,
    ARCHIVE: FolderRole.ARCHIVE,
    TRASH: FolderRole.TRASH,
    JUNK: FolderRole.JUNK,
}


@pytest.mark.parametrize(
    ("leaving", "folder", "stop"),
    [
        (51, 254, True),
        (51, 255, False),
        (50, 60, False),
        (60, 10_000, False),
        (2_001, 10_000, True),
        (5, 5, True),
        (4, 4, False),
        (1, 1, False),
        (6, 5, True),  # one came and went while it waited
        (0, 0, False),
    ],
)
def test_more_than_fifty_and_a_fifth_or_a_whole_folder_stops(leaving: int, folder: int, stop: bool) -> None:
    assert is_mass_delete(leaving, folder) is stop


@pytest.mark.parametrize(
    ("source", "target", "loses"),
    [
        (FolderRole.INBOX, FolderRole.TRASH, True),
        (FolderRole.INBOX, FolderRole.JUNK, True),
        (None, FolderRole.TRASH, True),
        (FolderRole.SENT, FolderRole.TRASH, True),
        (FolderRole.DRAFTS, FolderRole.TRASH, True),
        (FolderRole.ARCHIVE, FolderRole.TRASH, True),
        (FolderRole.INBOX, FolderRole.ARCHIVE, False),
        (FolderRole.INBOX, None, False),
        (FolderRole.TRASH, FolderRole.INBOX, False),
        (FolderRole.JUNK, FolderRole.TRASH, False),
        (FolderRole.TRASH, FolderRole.JUNK, False),
    ],
)
def test_only_what_leaves_for_trash_or_junk_can_be_lost(
    source: FolderRole | None, target: FolderRole | None, loses: bool
) -> None:
    assert is_loss(source, target) is loses


def moves(source: MailboxKey, target: MailboxKey, count: int, first: int = 0) -> list[PendingRow]:
    """Moves that wait."""
    return [
        PendingRow(
            key=CommandKey(number),
            account=AccountKey(1),
            copy=CopyKey(number),
            message=MessageKey(number),
            verb=PendingVerb.MOVE,
            add=Flags.NONE,
            remove=Flags.NONE,
            source=source,
            uidvalidity=1,
            uid=number + 1,
            target=target,
            state=PendingState.WAITING,
            attempts=0,
        )
        for number in range(first, first + count)
    ]


def folders(exists: int) -> dict[MailboxKey, MailboxKnown]:
    """All folders with so many messages each."""
    size = {"uidvalidity": 1, "uidnext": 1, "highestmodseq": 0, "exists": exists, "local": exists, "set_aside": 0}
    return {key: MailboxKnown(key=key, name=str(key), role=role, **size) for key, role in ROLES.items()}


def test_trash_and_junk_count_together_and_each_folder_for_itself() -> None:
    rows = moves(INBOX, TRASH, 30) + moves(INBOX, JUNK, 30, first=100) + moves(CLIENTS, TRASH, 40, first=200)
    held = hold(rows, folders(100), frozenset())
    assert [(one.mailbox, len(one.commands), one.of) for one in held] == [(INBOX, 60, 100)]


def test_archiving_a_whole_inbox_is_not_asked_about() -> None:
    assert hold(moves(INBOX, ARCHIVE, 100), folders(100), frozenset()) == ()


def test_what_was_allowed_is_not_asked_about_again_but_counts() -> None:
    rows = moves(INBOX, TRASH, 60)
    allowed = frozenset(row.key for row in rows[:59])
    assert [one.commands for one in hold(rows, folders(100), allowed)] == [(rows[59],)]
    assert hold(rows, folders(100), frozenset(row.key for row in rows)) == ()
