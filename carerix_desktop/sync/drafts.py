r"""Drafts to the server: what rested goes into its Drafts, and the older version of it leaves there (R-10, R-15).

The new version is there before the old one goes. Only UIDs that are ours are expunged: the one noted at the last
APPEND, and, where a crash came between an APPEND and its note, those with our Message-ID and our User-Agent behind it.
What another program wrote under the same Message-ID stays.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime

from carerix_desktop.compose.builder import USER_AGENT
from carerix_desktop.domain.account import Account
from carerix_desktop.domain.errors import ServerFault, UserFault
from carerix_desktop.domain.mailbox import FLAG_NAMES, Flags, FolderRole
from carerix_desktop.filing.draft_message import build_unfinished
from carerix_desktop.parse.headers import parse_headers
from carerix_desktop.storage import server_drafts, sync_state
from carerix_desktop.storage.server_drafts import ServerPlace
from carerix_desktop.sync.half_moves import message_id_search
from carerix_desktop.sync.ports import Ports
from carerix_desktop.wire.imap_answers import ImapSession

log = logging.getLogger(__name__)
REST_S = 4


class DraftSync:
    """Brings the drafts of one account's owner to its server; used by the thread that owns the session."""

    def __init__(self, *, account: Account, session: ImapSession, ports: Ports, rest_s: int = REST_S) -> None:
        self._account = account
        self._session = session
        self._ports = ports
        self._rest_s = rest_s
        self._uidvalidity = 0

    def run(self) -> int:
        """Put what is due, remove what is gone; answers how many drafts were touched.

        Raises:
            ServerFault: the connection is gone; what was not noted is looked for next time.
        """
        before = int(self._ports.clock().timestamp()) - self._rest_s
        with self._ports.store.reader(self._account.owner) as reader:
            due = server_drafts.find_due(reader, saved_before=before)
            gone = server_drafts.find_gone(reader)
            known = sync_state.find_synced(reader, self._account.key) if due or gone else ()
        name = next((one.known.name for one in known if one.known.role is FolderRole.DRAFTS and one.listed), None)
        if name is None:
            return 0
        try:
            self._uidvalidity = self._session.select(name).status.uidvalidity
            done = [self._remove(place) for place in gone] + [self._put(place, name) for place in due]
        except ServerFault as fault:
            if fault.code != "no":
                raise
            log.warning("the server refuses a draft of account %s", self._account.key)
            return 0
        return sum(done)

    def _put(self, place: ServerPlace, name: str) -> bool:
        with self._ports.store.reader(self._account.owner) as reader:
            found = server_drafts.get_whole(reader, place.key)
        if found is None:
            return False
        draft, data = found
        saved_at = datetime.fromtimestamp(draft.saved_at, UTC)
        try:
            raw = build_unfinished(draft, data, date=saved_at)
        except UserFault as fault:  # no sender address, a line end in the subject: it goes when mended
            log.info("draft %s cannot go to the server yet: %s", place.key, fault.code)
            return False
        older = list(self._ours(place))
        with self._ports.store.work(self._account.owner) as work:
            server_drafts.mark_appending(work, place.key, draft.version)
        uid = self._session.append(name, raw, [FLAG_NAMES[Flags.DRAFT], FLAG_NAMES[Flags.SEEN]], saved_at)
        if uid is None:
            self._session.noop()
            uid = max(self._matching(place.message_id), default=None)
        with self._ports.store.work(self._account.owner) as work:
            version, uidvalidity = draft.version, self._uidvalidity
            server_drafts.put_place(work, place.key, version=version, uidvalidity=uidvalidity, uid=uid)
        self._expunge([one for one in older if one != uid])
        return True

    def _remove(self, place: ServerPlace) -> bool:
        self._expunge(list(self._ours(place)))
        with self._ports.store.work(self._account.owner) as work:
            server_drafts.forget_gone(work, place.key)
        return True

    def _ours(self, place: ServerPlace) -> Iterator[int]:
        """The UIDs of this draft that we put there."""
        noted = place.uid if place.uidvalidity == self._uidvalidity else None
        if noted is not None:
            yield noted
        if place.version < 0 or (noted is None and place.version):
            for header in self._session.fetch_headers(
                [uid for uid in self._matching(place.message_id) if noted is None or uid > noted],
                fields=("User-Agent",),
            ):
                if parse_headers(header.raw).text("user-agent") == USER_AGENT:
                    yield header.uid

    def _matching(self, message_id: str) -> list[int]:
        wanted = message_id_search(message_id)
        return self._session.search_uids(wanted) if wanted else []

    def _expunge(self, uids: list[int]) -> None:
        r"""Mark \Deleted and UID EXPUNGE these (RFC 4315); without UIDPLUS they stay marked."""
        if uids:
            self._session.finish_move(sorted(set(uids)))
