r"""A mailbox marked \All (RFC 6154): ask who each new message is before its body is fetched.

On Gmail an archived message without a label lies only there, and all other mail lies there again. Message-ID, From and
Date of a UID are its identity (RULES.md section 1); what lies in another mailbox of the account already is settled by
it, some 300 octets a message instead of its body. A message without a Message-ID is fetched: only its text tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from carerix_desktop.domain.identity import identity_of
from carerix_desktop.domain.ids import MailboxKey
from carerix_desktop.filing.values import ListedIdentity
from carerix_desktop.sync.intake import FAILURES
from carerix_desktop.sync.ports import Ports
from carerix_desktop.sync.writer import WriteQueue
from carerix_desktop.wire.imap_answers import FetchedHeader, ImapSession

IDENTIFYING = ("Message-ID", "From", "Date")
AT_ONCE = 1000


class Recognition:
    """Recognises messages of one selected mailbox.

    Args:
        mailbox, uidvalidity: which.
        session: with the mailbox selected.
        ports: the world.
        queue: the writer's queue of this mailbox; what it holds is written before anything is looked up.
    """

    def __init__(
        self, mailbox: MailboxKey, uidvalidity: int, *, session: ImapSession, ports: Ports, queue: WriteQueue
    ) -> None:
        self._mailbox = mailbox
        self._uidvalidity = uidvalidity
        self._session = session
        self._ports = ports
        self._queue = queue

    def settle(self, uids: Sequence[int]) -> list[int]:
        """Settle those whose messages are here by another mailbox; answer the others, in their order.

        Raises:
            ServerFault: the connection is gone; what was settled stays.
            StoreFault: the store refuses.
        """
        headers = self._session.fetch_headers(uids, fields=IDENTIFYING) if uids else ()
        listed = [one for one in map(self._listed, headers) if one is not None]
        settled: list[frozenset[int]] = []
        desk, place = self._ports.desk, (self._mailbox, self._uidvalidity)
        self._queue.put(lambda: settled.append(desk.recognise(*place, listed)))
        self._queue.flush()
        return [uid for uid in uids if not any(uid in some for some in settled)]

    def _listed(self, header: FetchedHeader) -> ListedIdentity | None:
        try:
            parsed = self._ports.parse(header.raw)
        except FAILURES:
            return None  # then its body is fetched, and set aside with its bytes where that cannot be read either
        if not parsed.message_id:
            return None
        return ListedIdentity(
            uid=header.uid,
            identity=identity_of(parsed),
            flags=header.flags,
            keywords=header.keywords,
            internaldate=header.internaldate,
            size_octets=header.rfc822_size,
        )
