"""How a sync is steered from another thread: pause, go on, stop, and "a command waits"."""

from __future__ import annotations

from threading import Condition

from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.ids import MailboxKey

CANCELLED = "cancelled"


class Control:
    """Shared by the thread that synchronises and the one that steers it."""

    def __init__(self) -> None:
        self._change = Condition()
        self._cancelled = False
        self._paused = False
        self._commands = False
        self._wanted: dict[MailboxKey, set[int]] = {}

    def cancel(self) -> None:
        """Stop at the next point; what is filed stays."""
        with self._change:
            self._cancelled = True
            self._change.notify_all()

    def pause(self) -> None:
        """Wait at the next point until `resume`."""
        with self._change:
            self._paused = True

    def resume(self) -> None:
        """Go on."""
        with self._change:
            self._paused = False
            self._change.notify_all()

    def command_waits(self) -> None:
        """A person did something that the server has to hear."""
        with self._change:
            self._commands = True

    def want(self, mailbox: MailboxKey, uid: int) -> None:
        """A person looks at a message that is not here yet."""
        with self._change:
            self._wanted.setdefault(mailbox, set()).add(uid)

    def take_wanted(self) -> dict[MailboxKey, set[int]]:
        """The UIDs that a person looks at, by mailbox; each is answered once."""
        with self._change:
            wanted, self._wanted = self._wanted, {}
            return wanted

    @property
    def cancelled(self) -> bool:
        """Whether it was stopped."""
        return self._cancelled

    @property
    def paused(self) -> bool:
        """Whether it waits."""
        return self._paused

    def check(self) -> bool:
        """Wait while paused; answer whether a command waits.

        Raises:
            ServerFault: code `cancelled`.
        """
        with self._change:
            self._change.wait_for(lambda: self._cancelled or not self._paused)
            if self._cancelled:
                raise ServerFault("The synchronisation was stopped.", code=CANCELLED, retry=False)
            waits, self._commands = self._commands, False
            return waits
