"""Facts that travel up the house: keys and counts, never content (ARCHITECTURE.md, two roads).

They cross the engine's pipe as JSON; `kind` names the class.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum

from carerix_desktop.domain.ids import AccountKey, MailboxKey, UserKey


class SyncPhase(StrEnum):
    """What the engine is doing for one account."""

    CONNECTING = "connecting"
    LISTING = "listing"  # of a mailbox with much that is new: the list first, then the messages
    FETCHING = "fetching"
    UP_TO_DATE = "up_to_date"
    INCOMPLETE = "incomplete"  # the sync ran, but server n ≠ here n + set aside n somewhere
    OFFLINE = "offline"
    SIGN_IN_FAILED = "sign_in_failed"
    FAILED = "failed"
    PAUSED = "paused"
    ASKING = "asking"  # the mass-delete brake waits for an answer


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagesChanged:
    """Rows were added, changed or removed; a model reads again what it shows."""

    messages: tuple[int, ...] = ()
    mailboxes: tuple[int, ...] = ()
    conversations: tuple[int, ...] = ()
    records: tuple[str, ...] = ()  # "candidate:17" (kind and RecordKey)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountState:
    """How one account stands: for the status in the top bar and the popover."""

    account: AccountKey
    owner: UserKey
    phase: SyncPhase
    code: str = ""  # code of the fault, for OFFLINE, SIGN_IN_FAILED, FAILED
    message: str = ""  # one English sentence
    details: dict[str, str] | None = None  # values for the translated sentence
    done: int = 0
    total: int = 0
    attempts: int = 0
    retry_in_s: float = 0.0
    at: str = ""  # ISO 8601 with offset


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxState:
    """How one mailbox stands."""

    account: AccountKey
    mailbox: MailboxKey
    server: int
    local: int
    set_aside: int
    fetching: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandRefused:
    """A pending command was answered NO: the change was reverted."""

    account: AccountKey
    messages: tuple[int, ...]
    verb: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsChanged:
    """Records were added or edited."""

    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxChanged:
    """Messages of the outbox were queued, changed state or went."""

    submissions: tuple[int, ...] = ()
    lots: tuple[int, ...] = ()


type_names = (MessagesChanged, AccountState, MailboxState, CommandRefused, RecordsChanged, OutboxChanged)
Event = MessagesChanged | AccountState | MailboxState | CommandRefused | RecordsChanged | OutboxChanged
_BY_NAME: dict[str, Callable[..., Event]] = {cls.__name__: cls for cls in type_names}


def dump_event(event: Event) -> str:
    """One line of JSON, for the engine's pipe."""
    return json.dumps({"kind": type(event).__name__, **asdict(event)})


def load_event(line: str) -> Event:
    """The event of one line; raises KeyError or ValueError on anything else."""
    fields = json.loads(line)
    cls = _BY_NAME[fields.pop("kind")]
    if cls is AccountState:
        fields["phase"] = SyncPhase(fields["phase"])
    return cls(**{k: tuple(v) if isinstance(v, list) else v for k, v in fields.items()})
