"""The engine's side of its pipe: commands come in as lines of JSON, events go out so, at most ten times a second.

Changed messages are gathered, because one refresh of a window serves two hundred commits; an account's state never
overtakes the changes that led to it. Nothing but keys and counts goes out; passwords only ever come in.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from carerix_desktop.domain.event import Event, MessagesChanged, dump_event
from carerix_desktop.domain.ids import AccountKey, MailboxKey

EVERY_S = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One line that came in."""

    do: str
    account: AccountKey | None = None
    at_work: tuple[AccountKey, ...] = ()
    proceed: bool = False
    mailbox: MailboxKey | None = None
    uid: int = 0
    passwords: tuple[tuple[AccountKey, str], ...] = ()
    outgoing: tuple[tuple[AccountKey, str], ...] = ()

    def __repr__(self) -> str:
        """Without the passwords."""
        return f"Order(do={self.do!r}, account={self.account!r})"


def read_order(line: str) -> Order:
    """The order of one line.

    Raises:
        ValueError: it is none.
    """
    fields = json.loads(line)
    if not isinstance(fields, dict) or not isinstance(fields.get("do"), str):
        raise ValueError("no order")
    accounts = fields.get("accounts") or []
    return Order(
        do=fields["do"],
        account=fields.get("account"),
        proceed=bool(fields.get("proceed")),
        at_work=tuple(AccountKey(int(one["account"])) for one in accounts),
        mailbox=fields.get("mailbox"),
        uid=int(fields.get("uid") or 0),
        passwords=tuple(
            (AccountKey(int(one["account"])), str(one["password"])) for one in accounts if "password" in one
        ),
        outgoing=tuple(
            (AccountKey(int(one["account"])), str(one["outgoing"])) for one in accounts if "outgoing" in one
        ),
    )


class EventPipe:
    """Writes events as lines; `publish` may be called from any thread.

    Args:
        write: writes one line and flushes; an OSError means that nobody reads any more, and ends the writing.
    """

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._change = threading.Condition()
        self._gathered: list[MessagesChanged] = []
        self._closed = False
        self._flushed_at = 0.0
        self._thread = threading.Thread(target=self._beat, name="events", daemon=True)
        self._thread.start()

    def publish(self, event: Event) -> None:
        """Send an event, changed messages a little later and together."""
        with self._change:
            if isinstance(event, MessagesChanged):
                self._gathered.append(event)
                self._change.notify()
                return
            self._flush()
            self._line(dump_event(event))

    def close(self) -> None:
        """Send what is gathered and end."""
        with self._change:
            self._flush()
            self._closed = True
            self._change.notify()
        self._thread.join()

    def _beat(self) -> None:
        with self._change:
            while not self._closed:
                self._change.wait_for(lambda: self._closed or bool(self._gathered))
                rest = EVERY_S - (time.monotonic() - self._flushed_at)
                if rest > 0 and not self._closed:
                    self._change.wait_for(lambda: self._closed, rest)
                self._flush()

    def _flush(self) -> None:
        if self._gathered:
            self._line(dump_event(merge_changes(self._gathered)))
            self._gathered = []
            self._flushed_at = time.monotonic()

    def _line(self, line: str) -> None:
        if self._closed:
            return
        try:
            self._write(line + "\n")
        except OSError:
            self._closed = True


def merge_changes(changes: list[MessagesChanged]) -> MessagesChanged:
    """Several changes as one, each key once, in the order in which they came."""
    return MessagesChanged(
        messages=tuple(dict.fromkeys(key for one in changes for key in one.messages)),
        mailboxes=tuple(dict.fromkeys(key for one in changes for key in one.mailboxes)),
        conversations=tuple(dict.fromkeys(key for one in changes for key in one.conversations)),
        records=tuple(dict.fromkeys(key for one in changes for key in one.records)),
    )
