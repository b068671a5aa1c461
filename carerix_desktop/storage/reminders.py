"""Sent messages to which an answer was to be here by now."""

from __future__ import annotations

from sqlalchemy import select

from carerix_desktop.domain.ids import SubmissionKey, UserKey
from carerix_desktop.domain.outgoing import Submission
from carerix_desktop.storage.submissions import Door, get_submission
from carerix_desktop.storage.tables_write import submission


def find_reminders(door: Door, owner: UserKey, now: int) -> tuple[Submission, ...]:
    """Messages whose reminder is due, the oldest first."""
    due = (submission.c.owner_key == owner, submission.c.remind_at <= now)
    keys = door.connection.execute(select(submission.c.key).where(*due).order_by(submission.c.remind_at)).scalars()
    found = [get_submission(door, SubmissionKey(key)) for key in keys.all()]
    return tuple(one for one in found if one is not None)
