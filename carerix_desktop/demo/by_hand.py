"""Links that the demo's main user made by hand: put on the files as soon as the messages have arrived.

A thread of its own, because mail arrives by the engine while the window is open already. It asks the services as a
hand would, and gives up after a while.
"""

import logging
import threading
from collections.abc import Sequence

from carerix_desktop.demo.scene import HandLink
from carerix_desktop.domain.errors import Fault, NotVisible
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.services.office import Office

_PAUSE_S, _TRIES = 0.5, 240
_LOG = logging.getLogger(__name__)


class HandLinks:
    """Makes the links, and is closed before the office is.

    Args:
        office: the services.
        actor: whose hand.
        links: what is to be linked.
    """

    def __init__(self, office: Office, actor: UserKey, links: Sequence[HandLink]) -> None:
        self._office, self._actor, self._waiting = office, actor, list(links)
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="demo-links", daemon=True)

    def start(self) -> None:
        """Look for the messages from now on."""
        self._thread.start()

    def close(self) -> None:
        """Stop looking; returns when the thread has ended."""
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join()

    def link_what_is_here(self) -> int:
        """Link the messages that have arrived; the answer is how many are still awaited."""
        self._waiting = [link for link in self._waiting if not self._linked(link)]
        return len(self._waiting)

    def _run(self) -> None:
        try:
            for _ in range(_TRIES):
                if self._closing.wait(_PAUSE_S) or not self.link_what_is_here():
                    return
        except Fault as fault:  # the store is busy or gone: the demo is whole without these links
            _LOG.info("links of the demo were not made: %s", fault.code)

    def _linked(self, link: HandLink) -> bool:
        try:
            message = self._office.messages.find(self._actor, link.message_id)
        except NotVisible:
            return False
        self._office.linking.link(self._actor, message, RecordKind(link.kind), link.ref)
        return True
