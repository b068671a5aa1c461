"""Each row of the plan table, in order, and the odd servers between them."""

import pytest

from carerix_desktop.domain.ids import MailboxKey
from carerix_desktop.domain.mailbox import MailboxKnown, MailboxStatus
from carerix_desktop.sync.plan import (
    ChangesSince,
    FetchNew,
    Nothing,
    Plan,
    RefreshFlags,
    Resynchronise,
    SearchAll,
    StartOver,
    plan_mailbox,
)

PLAIN: frozenset[str] = frozenset({"IMAP4REV1"})
CONDSTORE = PLAIN | {"CONDSTORE"}
QRESYNC = CONDSTORE | {"QRESYNC"}


def known(
    uidvalidity: int = 7, uidnext: int = 11, modseq: int = 50, exists: int = 10, local: int = 10, aside: int = 0
) -> MailboxKnown:
    return MailboxKnown(
        key=MailboxKey(1),
        name="INBOX",
        role=None,
        uidvalidity=uidvalidity,
        uidnext=uidnext,
        highestmodseq=modseq,
        exists=exists,
        local=local,
        set_aside=aside,
    )


def says(exists: int = 10, uidnext: int = 11, uidvalidity: int = 7, modseq: int = 50) -> MailboxStatus:
    return MailboxStatus(exists=exists, uidnext=uidnext, uidvalidity=uidvalidity, highestmodseq=modseq)


NEVER = known(uidvalidity=0, uidnext=0, modseq=0, exists=0, local=0)
ROWS = [
    ("never seen", NEVER, says(), QRESYNC, StartOver(rematch=False)),
    ("another UIDVALIDITY", known(), says(uidvalidity=8), QRESYNC, StartOver(rematch=True)),
    ("UIDNEXT shrank", known(), says(uidnext=5), QRESYNC, StartOver(rematch=True)),
    ("all as before", known(), says(), QRESYNC, Nothing()),
    ("all as before, without QRESYNC", known(), says(), CONDSTORE, Nothing()),
    ("all as before with two set aside", known(local=8, aside=2), says(), CONDSTORE, Nothing()),
    ("QRESYNC", known(), says(modseq=51), QRESYNC, Resynchronise(uidvalidity=7, modseq=50)),
    (
        "QRESYNC, something vanished",
        known(),
        says(exists=9, modseq=51),
        QRESYNC,
        Resynchronise(uidvalidity=7, modseq=50),
    ),
    ("CONDSTORE, modseq grew", known(), says(modseq=51), CONDSTORE, ChangesSince(modseq=50)),
    ("CONDSTORE, new mail", known(), says(exists=11, uidnext=12, modseq=51), CONDSTORE, ChangesSince(modseq=50)),
    ("modseq shrank, same UIDs", known(), says(modseq=9), QRESYNC, RefreshFlags()),
    ("modseq shrank, new mail", known(), says(exists=12, uidnext=13, modseq=9), QRESYNC, FetchNew(first_uid=11)),
    ("NOMODSEQ, same UIDs", known(modseq=0), says(modseq=0), QRESYNC, RefreshFlags()),
    ("no CONDSTORE, same UIDs", known(), says(), PLAIN, RefreshFlags()),
    ("no CONDSTORE, new mail", known(), says(exists=12, uidnext=13), PLAIN, FetchNew(first_uid=11)),
    ("no CONDSTORE, one came and one went", known(), says(exists=10, uidnext=12), PLAIN, SearchAll(modseq=0)),
    ("no CONDSTORE, one went", known(), says(exists=9), PLAIN, SearchAll(modseq=0)),
    ("the last sync was cut short", known(local=6), says(), QRESYNC, SearchAll(modseq=50)),
    ("cut short, no CONDSTORE", known(local=6), says(), PLAIN, SearchAll(modseq=0)),
    ("modseq as before but EXISTS differs", known(), says(exists=9), CONDSTORE, SearchAll(modseq=50)),
    ("no UIDNEXT told", known(uidnext=0, modseq=0), says(uidnext=0, modseq=0), PLAIN, SearchAll(modseq=0)),
]


@pytest.mark.parametrize(
    ("before", "status", "capabilities", "plan"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_the_first_row_that_fits(
    before: MailboxKnown, status: MailboxStatus, capabilities: frozenset[str], plan: Plan
) -> None:
    assert plan_mailbox(before, status, capabilities) == plan
