"""What a person writes on files: notes, calls, tasks and appointments."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from carerix_desktop.domain.ids import EntryKey, MessageKey, UserKey
from carerix_desktop.domain.record import RecordRef


class EntrySort(StrEnum):
    """What an entry is."""

    NOTE = "note"
    CALL = "call"
    TASK = "task"
    APPOINTMENT = "appointment"


CALL_OUTCOMES = ("reached", "no_answer", "voicemail", "call_back")
CALL_DIRECTIONS = ("out", "in")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryText:
    """An entry as it is written; `Entry` is what the store made of it.

    Attributes:
        at: when the call or the appointment is, or the note was written; seconds since 1970.
        detail: of a call `direction`, `number`, `outcome`, `minutes`; of an appointment `place`.
        records: on whose files it is.
        assignee: who is to do a task; None is whoever writes it.
        due_at, remind_at: of a task.
        message: the mail that it is about; the entry shows where that mail shows.
    """

    sort: EntrySort
    at: int
    title: str = ""
    body: str = ""
    detail: dict[str, str] = field(default_factory=dict)
    records: tuple[RecordRef, ...] = ()
    assignee: UserKey | None = None
    due_at: int | None = None
    remind_at: int | None = None
    message: MessageKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRecord:
    """A record as an entry names it."""

    ref: RecordRef
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the store.

    Attributes:
        written: what it says.
        author_key, author: who wrote it.
        assignee: who is to do the task, by name.
        on: the records that it is on, with their names.
        done_at: when the task was done; None while it is open.
        changed_at: of its last change.
        confidential: it is about a message of a confidential conversation.
    """

    key: EntryKey
    written: EntryText
    author_key: UserKey
    author: str
    assignee: str
    on: tuple[NamedRecord, ...]
    done_at: int | None
    changed_at: int
    confidential: bool = False
