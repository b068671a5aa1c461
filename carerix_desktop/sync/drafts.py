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
from carerix_desktop.domain.ids import DraftKey
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
        self._uidvalidity = self._session.select(name).status.uidvalidity
        done = [self._remove(place) for place in gone] + [self._put(place, name) for place in due]
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
            older = list(self._ours(place))
            with self._ports.store.work_for(self._account.owner) as work:
                server_drafts.mark_appending(work, place.key, draft.version)
            uid = self._append(name, raw, saved_at, place.message_id)
        except (UserFault, ServerFault) as fault:
            if isinstance(fault, ServerFault) and fault.code != "no":
                raise
            # A line end in the subject, or a full mailbox: it is safe here, and its next version is tried.
            log.warning("draft %s cannot go to the server: %s", place.key, fault.code)
            self._note(place.key, draft.version, place.uidvalidity, place.uid)
            return False
        self._note(place.key, draft.version, self._uidvalidity, uid)
        self._expunge([one for one in older if one != uid])
        return True

    def _append(self, name: str, raw: bytes, saved_at: datetime, message_id: str) -> int | None:
        flags = [FLAG_NAMES[Flags.DRAFT], FLAG_NAMES[Flags.SEEN]]
        uid = self._session.append(name, raw, flags, saved_at)
        if uid is None:
            self._session.noop()
            uid = max(self._matching(message_id), default=None)
        return uid

    def _note(self, key: DraftKey, version: int, uidvalidity: int, uid: int | None) -> None:
        with self._ports.store.work_for(self._account.owner) as work:
            server_drafts.put_place(work, key, version=version, uidvalidity=uidvalidity, uid=uid)

    def _remove(self, place: ServerPlace) -> bool:
        self._expunge(list(self._ours(place)))
        with self._ports.store.work_for(self._account.owner) as work:
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


def drafts_wait(account: Account, ports: Ports, *, rest_s: int = REST_S) -> bool:
    """Whether there is work for `DraftSync`; a cheap look into the store."""
    before = int(ports.clock().timestamp()) - rest_s
    with ports.store.reader(account.owner) as reader:
        return server_drafts.has_work(reader, account.key, saved_before=before)
