"""What becomes of a leaver's work: tasks and files go to a colleague, what waits in the outbox is not sent."""

from __future__ import annotations

from sqlalchemy import or_, select, update

from carerix_desktop.domain.draft import DraftState
from carerix_desktop.domain.entry import EntrySort
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.domain.outgoing import LotState, SubmissionState
from carerix_desktop.storage.tables_crm import candidate, company, contact, vacancy
from carerix_desktop.storage.tables_files import entry
from carerix_desktop.storage.tables_mail import app_user, message
from carerix_desktop.storage.tables_write import draft, lot, submission
from carerix_desktop.storage.unit_of_work import Work
from carerix_desktop.storage.visibility import visible_to

OWNED = tuple(table for table in (candidate, contact, company, vacancy) if "owner_key" in table.c)


def put_left(work: Work, user: UserKey, at: int | None) -> None:
    """Since when a user file is switched off; None: it is not."""
    work.connection.execute(update(app_user).where(app_user.c.key == user).values(deactivated_at=at))


def give_work(work: Work, leaver: UserKey, to: UserKey) -> None:
    """Open tasks and the files that the leaver is the owner of become a colleague's."""
    give_tasks(work, leaver, to)
    for table in OWNED:
        work.connection.execute(update(table).where(table.c.owner_key == leaver).values(owner_key=to))


def give_tasks(work: Work, leaver: UserKey, to: UserKey) -> None:
    """Open tasks become a colleague's.

    One about mail that the colleague does not see stays where it is: they would not see the task either.
    """
    about = select(message.c.key).where(message.c.key == entry.c.message_key, visible_to(to, message)).exists()
    mine = (entry.c.sort == EntrySort.TASK.value, entry.c.assignee_key == leaver, entry.c.done_at.is_(None))
    given = update(entry).where(*mine, or_(entry.c.message_key.is_(None), about)).values(assignee_key=to)
    work.connection.execute(given)


def cancel_waiting(work: Work, leaver: UserKey) -> None:
    """What has not begun to leave is not sent; its drafts are open again."""
    waits = (SubmissionState.HELD.value, SubmissionState.WAITING.value)
    mine = (submission.c.owner_key == leaver, submission.c.state.in_(waits))
    drafts = select(submission.c.draft_key).where(*mine, submission.c.draft_key.is_not(None))
    work.connection.execute(update(draft).where(draft.c.key.in_(drafts)).values(state=DraftState.OPEN.value))
    work.connection.execute(update(submission).where(*mine).values(state=SubmissionState.CANCELLED.value))
    runs = (lot.c.owner_key == leaver, lot.c.state == LotState.RUNNING.value)
    work.connection.execute(update(lot).where(*runs).values(state=LotState.STOPPED.value))
