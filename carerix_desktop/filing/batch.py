"""One batch in one transaction: receive → converse → link → copies → audience."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from carerix_desktop.domain.automation import relayed_reply_to
from carerix_desktop.domain.confidentiality import BY_HAND, Cause
from carerix_desktop.domain.ids import ConversationKey, MailboxKey, MessageKey
from carerix_desktop.domain.mailbox import OWNER_ONLY_ROLES
from carerix_desktop.domain.message import Arrival, FiledArrival
from carerix_desktop.filing import audience, bounces, conversing, copies, linking, opt_outs
from carerix_desktop.filing.address_book import AddressBook
from carerix_desktop.filing.causes import BY_RULE, find_causes
from carerix_desktop.filing.changes import Changes
from carerix_desktop.filing.closing import Boxes
from carerix_desktop.filing.conversing import Talk
from carerix_desktop.filing.graph import Graph
from carerix_desktop.filing.kept_off import find_kept_off, note_kept_off
from carerix_desktop.filing.message_rows import unpacked
from carerix_desktop.filing.reception import Reception
from carerix_desktop.filing.values import MailboxProgress
from carerix_desktop.parse.message import parse_message
from carerix_desktop.storage import archive_copies, archive_graph, archive_links, archive_messages, envelopes
from carerix_desktop.storage.archive_links import AudienceRow
from carerix_desktop.storage.unit_of_work import Archive


class Hand(NamedTuple):
    """Who moves messages between conversations, and which reasons then close all parts of one that comes apart."""

    login: str = BY_RULE
    keeps: frozenset[Cause] = BY_HAND


NO_HAND = Hand()
NOTHING_RELAYED: Mapping[MessageKey, str] = MappingProxyType({})


class Session:
    """An open transaction of the desk: the archive, the address book, now, and what changed so far."""

    def __init__(self, archive: Archive, now: datetime) -> None:
        self.archive = archive
        self.now = now
        self.book = AddressBook(archive)
        self.changes = Changes()

    @property
    def seconds(self) -> int:
        """Now, in seconds since 1970."""
        return int(self.now.timestamp())

    def uidvalidity_of(self, mailbox: MailboxKey, progress: MailboxProgress | None) -> int:
        """The UIDVALIDITY that UIDs of a mailbox are meant under."""
        if progress is not None:
            return progress.uidvalidity
        found = archive_copies.find_mailbox_rows(self.archive, [mailbox])
        return found[mailbox].uidvalidity if found else 0

    def set_progress(self, progress: MailboxProgress | None) -> None:
        """Store a mailbox's new sync state, if there is one."""
        if progress is None:
            return
        state = {
            "uidvalidity": progress.uidvalidity,
            "uidnext": progress.uidnext,
            "highestmodseq": progress.highestmodseq,
            "server_exists": progress.server_exists,
            "synced_at": self.seconds,
        }
        archive_copies.set_progress(self.archive, progress.mailbox, state)
        self.changes.mailboxes.add(progress.mailbox)


def file_arrivals(session: Session, arrivals: Sequence[Arrival]) -> tuple[FiledArrival, ...]:
    """File arrivals; answer what became of each, in their order."""
    if not arrivals:
        return ()
    archive = session.archive
    mailboxes = archive_copies.find_mailbox_rows(archive, {one.mailbox for one in arrivals})
    reception = Reception(archive, session.book, mailboxes, session.now)
    received = reception.receive(arrivals)
    kept_off = find_kept_off(archive, arrivals, received)
    again = received.again | {received.conversations[key] for _, key in kept_off}
    talk = conversing.converse(Graph(archive, received.rows.new), session.book, received.filed, again)
    boxes = Boxes(archive, talk)
    conversing.begin_conversations(archive, talk)
    reception.put(received, talk.places())
    note_kept_off(archive, kept_off, session.seconds)
    _settle_around(session, talk, received.relayed)
    envelopes.drop_places(archive, ((a.mailbox, a.uidvalidity, a.uid) for a in arrivals if a.uid is not None))
    conversations = received.conversations | {key: node.conversation for key, node in talk.nodes.items()} | talk.moves
    pairs = list(zip(arrivals, received.keys, strict=True))
    known = set(received.keys) - received.new
    added, touched = copies.add_copies(archive, pairs, known, conversations, mailboxes)
    session.changes.add(received.new)
    session.changes.touch(touched)
    owners = {(key, arrival.owner) for arrival, key in pairs}
    filed = {key for key in received.keys if received.is_filed[key]}
    admitted = audience.admit(archive, session.book, owners=owners, filed=filed, new=received.new)
    session.changes.add(row.message for row in admitted)
    had_copies = archive_links.find_audience(archive, received.filed - received.new)
    _close(session, boxes, received.filed, {*admitted, *had_copies})
    fresh = [(key, arrival.parsed) for arrival, key in pairs if key in received.filed]
    bounces.note_bounces(archive, [parsed for _key, parsed in fresh], session.changes)
    opt_outs.note_opt_outs(archive, fresh, session.changes, session.seconds)
    first_seen: set[MessageKey] = set()
    answers = []
    for key, new_copy in zip(received.keys, added, strict=True):
        new = key in received.new and key not in first_seen
        first_seen.add(key)
        answers.append(FiledArrival(message=key, new_message=new, new_copy=new_copy))
    return tuple(answers)


def settle(
    session: Session,
    fresh: Collection[MessageKey],
    again: Collection[ConversationKey],
    relayed: Mapping[MessageKey, str] = NOTHING_RELAYED,
    hand: Hand = NO_HAND,
) -> Talk:
    """Converse and link around newly filed messages and around conversations that changed otherwise; answer the talk.

    Args:
        session: the open transaction.
        fresh: messages filed just now.
        again: conversations to compute anew.
        relayed: of automated mail, where a job board relays it, its Reply-To.
        hand: the person who splits or joins, and what their act keeps closed.
    """
    talk = conversing.converse(Graph(session.archive), session.book, fresh, again)
    boxes = Boxes(session.archive, talk, hand.keeps)
    conversing.begin_conversations(session.archive, talk)
    _settle_around(session, talk, relayed)
    _close(session, boxes, fresh, archive_links.find_audience(session.archive, fresh), by=hand.login)
    return talk


def _close(
    session: Session,
    boxes: Boxes,
    fresh: Collection[MessageKey],
    sights: Collection[AudienceRow],
    by: str = BY_RULE,
) -> None:
    """Make confidential what the rules say, once all messages are where they belong.

    Args:
        session: the open transaction.
        boxes: as they were before anything moved.
        fresh: messages filed for the first time.
        sights: who came to see what; of fresh messages also who had a copy in Drafts or Junk.
        by: who moved messages.
    """
    got = {(row.message, row.user) for row in sights if row.why == audience.COPY}
    found = find_causes(session.archive, session.book, fresh, got, session.seconds)
    changed = boxes.settle(found, by=by, at=session.seconds)
    session.changes.add(node.key for node in archive_graph.find_members(session.archive, changed))
    session.changes.conversations |= changed


def _settle_around(session: Session, talk: Talk, relayed: Mapping[MessageKey, str]) -> None:
    conversing.move_messages(session.archive, talk)
    linked = linking.link(session.archive, session.book, talk, relayed, session.seconds)
    session.changes.converse(talk)
    session.changes.link(linked)


def refile(session: Session, messages: Collection[MessageKey]) -> None:
    """File those of the messages that now have a copy outside Drafts and Junk."""
    hidden = archive_copies.find_mailboxes_with_role(session.archive, [role.value for role in OWNER_ONLY_ROLES])
    newly = archive_messages.unfiled_elsewhere(session.archive, messages, hidden)
    if newly:
        archive_messages.mark_filed(session.archive, newly)
        settle(session, newly, (), relayed_among(session, newly))
        raws = archive_messages.find_raw(session.archive, newly).values()
        bounces.note_bounces(session.archive, [parse_message(unpacked(*raw)) for raw in raws], session.changes)
        audience.admit(session.archive, session.book, owners=(), filed=newly)
        session.changes.add(newly)


def relayed_among(session: Session, keys: Collection[MessageKey]) -> dict[MessageKey, str]:
    """What reception would have noted of messages that lay in Drafts or Junk until now: read from their raw bytes."""
    automated = [node.key for node in archive_graph.find_nodes(session.archive, keys) if node.automated]
    raws = archive_messages.find_raw(session.archive, automated)
    found = {key: relayed_reply_to(parse_message(unpacked(*raw))) for key, raw in raws.items()}
    return {key: address for key, address in found.items() if address}
