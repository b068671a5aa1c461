"""What every page of the window is given: the two doors, the look, the services, and the ways to another page.

Made once by `main_window`; nothing here is global. `PageSpec` is how records and settings hang up their pages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from carerix_desktop.domain.account import User
from carerix_desktop.domain.command import Command, Undo
from carerix_desktop.domain.ids import DraftKey, MailboxKey, MessageKey, RecordKind
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.rights import may_change
from carerix_desktop.domain.view import (
    BodyView,
    Card,
    ConversationView,
    FolderRow,
    ListSource,
    QuickFilter,
    RecordHit,
    Sort,
)
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.choices import Choices
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.keys import Keys
from carerix_desktop.gui.theme import Theme


class ReadingService(Protocol):
    """`services.reading.Reading`: bound to one viewer, safe on any worker thread."""

    def folders(self) -> list[FolderRow]: ...
    def counts(self) -> dict[str, int]: ...
    def list_keys(self, source: ListSource, quick: QuickFilter, sort: Sort) -> Any: ...
    def cards(self, source: ListSource, keys: Any) -> list[Card]: ...
    def awaited(self, source: ListSource) -> int: ...
    def entry_of(self, source: ListSource, key: int) -> MessageKey | None: ...
    def members(self, source: ListSource, keys: Any) -> tuple[MessageKey, ...]: ...
    def conversation(self, key: MessageKey) -> ConversationView: ...
    def body(self, key: MessageKey, *, allow_remote: bool = False) -> BodyView: ...
    def part(self, key: MessageKey, section: str) -> tuple[str, bytes]: ...
    def remote_image(self, key: MessageKey, index: int) -> tuple[str, bytes]: ...
    def source(self, key: MessageKey) -> bytes: ...
    def leave_list(self, key: MessageKey) -> str: ...


class ActionService(Protocol):
    """`services.actions` and `services.linking`, bound to one viewer, called on the command thread.

    What each act but `do` answers is handed to `undo_link`, which takes it back; nobody
    looks inside.
    """

    def do(self, command: Command) -> Undo: ...
    def undo(self, undo: Undo) -> None: ...
    def link(self, key: MessageKey, kind: RecordKind, ref: str) -> object: ...
    def unlink(self, key: MessageKey, kind: RecordKind, ref: str) -> object: ...
    def link_all(self, keys: Sequence[MessageKey], records: Sequence[RecordRef]) -> object: ...
    def always(self, key: MessageKey, address: str, record: RecordRef | None) -> object: ...
    def refuse(self, keys: Sequence[MessageKey], address: str, record: RecordRef | None) -> object: ...
    def split(self, key: MessageKey) -> object: ...
    def join(self, keys: Sequence[MessageKey]) -> object: ...
    def undo_link(self, token: object) -> None: ...


class SearchService(Protocol):
    """`services.search.Search`: files by words."""

    def find_records(self, query: str, limit: int, kind: RecordKind | None = None) -> list[RecordHit]: ...


class SyncControl(Protocol):
    """The supervisor, as far as a person may steer it; every call returns at once."""

    def fetch_now(self) -> None: ...
    def fetch_message(self, mailbox: MailboxKey, uid: int) -> None: ...
    def pause(self) -> None: ...
    def resume(self) -> None: ...
    def cancel(self) -> None: ...
    def answer(self, proceed: bool) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything that the window asks, bound to the user who is signed in.

    `more` holds what the pages of records and settings need, by name ("records", "accounts", "users", …): the
    composition root fills it, each page reads its own.
    """

    viewer: User
    reading: ReadingService
    actions: ActionService
    search: SearchService
    sync: SyncControl | None
    more: dict[str, Any]

    @property
    def can_write(self) -> bool:
        """Whether there is an outbox to write to, and the viewer may send."""
        user = self.viewer
        return {"drafting", "outbox"} <= set(self.more) and may_change(user.role, active=user.active)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A message that somebody wants to write.

    Attributes:
        how: new, reply, reply_all, forward, forward_attached, edit_as_new, resend, continue (a draft
            of the Drafts folder), each of `message`; or draft.
        to, records, mailto: of a new message; a mailto address is read by the rules of `services.drafting` (S-07).
        situation: begin with a template of this situation ("invite", "reject"), "choose" opens the choice.
        own_window: in a window of its own.
    """

    how: str = "new"
    message: MessageKey | None = None
    draft: DraftKey | None = None
    to: tuple[Address, ...] = ()
    records: tuple[tuple[RecordKind, str], ...] = ()
    mailto: str = ""
    situation: str = ""
    own_window: bool = False


def _nobody_writes(_wish: Wish) -> None:
    """Where no outbox is at hand."""


def _nobody_undoes(*_args: object, **_keywords: object) -> None:
    """Where no window is at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Handed to every page by constructor.

    Attributes:
        open_record: go to a file, by kind and ref.
        open_page: go to a page by name; the argument is handed to its `arrive(argument)` if it has that method.
        toast: something in one sentence.
        done: a finished action in one sentence (text, or a function of a count), and the function that takes it back:
            by the toast's button and by Ctrl+Z. `kind` and `count` merge like actions; `also` is another button.
        write: begin a message.
        can_write: whether there is an outbox to write to.
        settings: what the window itself remembers.
        choices: what the user chose for the window.
        keys: of the window's actions.
    """

    jobs: Jobs
    bridge: Bridge
    theme: Theme
    services: Services
    open_record: Callable[[RecordKind, str], None]
    open_page: Callable[..., None]
    toast: Callable[..., None]
    done: Callable[..., None] = _nobody_undoes
    write: Callable[[Wish], None] = _nobody_writes
    can_write: bool = False
    settings: QSettings | None = None
    choices: Choices | None = None
    keys: Keys | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """A page behind a rail item.

    Attributes:
        name: stable, for settings and shots ("candidates").
        icon: a name in resources/icons.
        title: gives the translated label at call time.
        make: builds the page on the first visit. It may have `arrive(argument)`, `panes() -> list[QWidget]`, and
            `keep_now() -> bool` for what is not saved when the window goes: False has the window stay.
    """

    name: str
    icon: str
    title: Callable[[], str]
    make: Callable[[Context], QWidget]
