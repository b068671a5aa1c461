"""The second connection of an account: waits for news of INBOX and says that there is some (RFC 2177).

IDLE is taken up again every 29 seconds, well before the 29 minutes after which servers may hang up, because the answer
to DONE is also the sign of life by which silence is noticed within a minute (R-06).
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from carerix_desktop.domain.errors import Fault, ServerFault
from carerix_desktop.sync.retry import Backoff, is_worth_retrying
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.imap_answers import IdleOutcome, ImapSession
from carerix_desktop.wire.wake import WakeSocket

log = logging.getLogger(__name__)
IDLE_S = 29.0


class Listener:
    """Owns the connection that idles, and the thread that owns the connection.

    Args:
        open_session: signs in.
        on_news: called from the listener's thread; also when the connection was lost, so that somebody looks.
        name: of the thread.
    """

    def __init__(
        self, open_session: Callable[[Cancellation], ImapSession], on_news: Callable[[], None], name: str
    ) -> None:
        self._open_session = open_session
        self._on_news = on_news
        self._wake = WakeSocket()
        self._stop = threading.Event()
        self._again = threading.Event()
        self._backoff = Backoff()
        self._opening = Cancellation()
        self._session: ImapSession | None = None
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """End it; returns when the thread has ended."""
        self._stop.set()
        self._again.set()
        self._opening.cancel()
        self._wake.wake()
        self._thread.join(1.0)
        session = self._session
        if self._thread.is_alive() and session is not None:
            session.abort()
        self._thread.join()
        self._wake.close()

    def network_back(self) -> None:
        """The machine has a network again."""
        self._backoff.network_back()
        self._again.set()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._opening = Cancellation()
            try:
                self._session = session = self._open_session(self._opening)
                try:
                    if "IDLE" not in session.capabilities:
                        return
                    session.select("INBOX", readonly=True)
                    self._backoff.worked()
                    self._on_news()  # what came before this SELECT is told by nobody
                    self._listen(session)
                finally:
                    session.logout()
                    self._session = None
            except Fault as fault:
                self._backoff.failed()
                log.info("listening ended: %s", fault.code)
                if isinstance(fault, ServerFault) and not is_worth_retrying(fault):
                    return
                if not self._stop.is_set():
                    self._on_news()
                self._wait()

    def _wait(self) -> None:
        while not self._stop.is_set() and (left := self._backoff.left()):
            self._again.wait(left)
            self._again.clear()

    def _listen(self, session: ImapSession) -> None:
        while not self._stop.is_set():
            outcome = session.idle(self._wake, timeout_s=IDLE_S)
            if outcome is IdleOutcome.NEWS and not self._stop.is_set():
                self._on_news()
