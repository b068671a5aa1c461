"""After a change of UIDVALIDITY: list the mailbox anew and give the copies that are here their new UIDs.

RFC 9051 §2.3.1.1 says to empty the cache; we match by Message-ID, size and INTERNALDATE instead, so that rows, links
and read state stay and bodies are not fetched again (RELIABILITY.md, R-07). Commands that wait are held back until they
name the new UIDs.
"""

from __future__ import annotations

import logging
from dataclasses import replace

from carerix_desktop.domain.account import Account
from carerix_desktop.domain.mailbox import MailboxKnown
from carerix_desktop.filing.values import ListedUid, MailboxProgress
from carerix_desktop.parse.headers import parse_headers
from carerix_desktop.parse.message_ids import parse_message_id
from carerix_desktop.storage import commands, envelopes, sync_state
from carerix_desktop.sync.ports import Ports
from carerix_desktop.sync.reconcile import pieces
from carerix_desktop.wire.imap_answers import FetchedHeader, FlagUpdate, ImapSession

log = logging.getLogger(__name__)
FLAGS_AT_ONCE = 2000
MATCHED = ("Message-ID",)


def rematch(
    session: ImapSession, account: Account, known: MailboxKnown, progress: MailboxProgress, ports: Ports
) -> None:
    """Match the copies of a mailbox again; what was not found on the server loses its copy, never its message.

    Args:
        session: with the mailbox selected.
        account: whose.
        known: the mailbox as it was; nothing of another UIDVALIDITY stays.
        progress: the server's state now.
        ports: the world.
    """
    log.warning("mailbox %s was numbered anew by its server and is matched again", known.key)
    uids = session.search_uids()
    listed, flags = [], []
    for header in session.fetch_headers(uids, fields=MATCHED) if uids else ():
        listed.append(_listed(header))
        flags.append(FlagUpdate(uid=header.uid, flags=header.flags, keywords=header.keywords))
    with ports.store.work_for(account.owner) as work:
        commands.recall_moves(work, known.key)
        sync_state.forget_all_set_aside(work, known.key)
        envelopes.drop_mailboxes(work, [known.key])
    unsure = replace(progress, highestmodseq=0)  # until the flags are taken over as well
    found = ports.desk.rematch_copies(known.key, listed, unsure)
    with ports.store.work_for(account.owner) as work:
        commands.repoint_pending(work, known.key, progress.uidvalidity)
    ports.publish(found.changed)
    for some in pieces(flags, FLAGS_AT_ONCE):
        ports.publish(ports.desk.update_flags(known.key, some))
    log.info(
        "mailbox %s: %d matched, %d to fetch, %d gone", known.key, found.matched, len(found.missing), found.removed
    )


def _listed(header: FetchedHeader) -> ListedUid:
    return ListedUid(
        uid=header.uid,
        message_id=parse_message_id(parse_headers(header.raw).first("message-id")),
        size_octets=header.rfc822_size,
        internaldate=header.internaldate,
    )
