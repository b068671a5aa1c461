r"""Echoes: a mailbox marked \All shows every message again, and only what is nowhere else is a copy there.

Of each UID of such a mailbox there is a copy, where the message lies in no other mailbox of the account (on Gmail: mail
that was archived and has no label), or else an echo: a row with the server's word and no place in any list. The two
turn into each other in the same transaction that takes the last copy elsewhere away, or brings one, and no body is
fetched for it. Nothing here ever reaches a server.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from carerix_desktop.domain.ids import MailboxKey, MessageKey
from carerix_desktop.domain.message import Arrival, Route
from carerix_desktop.filing.values import FlagsSeen, ListedIdentity
from carerix_desktop.storage import archive_copies, archive_echoes, archive_messages
from carerix_desktop.storage.archive_copies import CopyRow, Counts, MailboxRow
from carerix_desktop.storage.archive_echoes import EchoRow
from carerix_desktop.storage.archive_rows import Values
from carerix_desktop.storage.unit_of_work import Archive

Boxes = Mapping[MailboxKey, MailboxRow]


def is_elsewhere(copy: CopyRow, all_mail: MailboxRow, boxes: Boxes) -> bool:
    r"""Whether a copy makes its message's UID in an \All mailbox an echo: the account has it in another mailbox."""
    box = boxes.get(copy.mailbox)
    return box is not None and not box.all_mail and box.account == all_mail.account and copy.owner == all_mail.owner


def recognise(
    archive: Archive, all_mail: MailboxRow, uidvalidity: int, listed: Sequence[ListedIdentity]
) -> frozenset[int]:
    r"""Note as echoes what lies in another mailbox of the account already; answer their UIDs.

    Identity is that of RULES.md section 1, which the three header fields give in full where there is a Message-ID. A
    message that is here by other ways (an import, a colleague) is not recognised: its owner's own bytes are fetched.
    """
    known = archive_messages.find_identities(archive, {one.identity for one in listed})
    copies = archive_copies.find_copies_of(archive, {one.key for one in known.values()})
    boxes = archive_copies.find_mailbox_rows(archive, {copy.mailbox for copy in copies})
    elsewhere = {copy.message for copy in copies if is_elsewhere(copy, all_mail, boxes)}
    rows: list[Values] = []
    for one in listed:
        found = known.get(one.identity)
        if found is not None and found.key in elsewhere:
            moment = int(one.internaldate.timestamp())
            words = " ".join(one.keywords)
            place = (found.key, all_mail.key, all_mail.owner, uidvalidity, one.uid)
            rows.append((*place, int(one.flags), words, moment, one.size_octets))
    archive_echoes.put_echoes(archive, rows)
    return frozenset(row[4] for row in rows)


def echo_of(arrival: Arrival, key: MessageKey) -> Values:
    """The echo of a message that was fetched before it turned out to be elsewhere."""
    place = (key, arrival.mailbox, arrival.owner, arrival.uidvalidity, arrival.uid)
    words = " ".join(arrival.keywords)
    return (*place, int(arrival.flags), words, int(arrival.internaldate.timestamp()), len(arrival.raw))


def step_back(archive: Archive, copies: Sequence[CopyRow], boxes: Boxes, counts: Counts) -> list[CopyRow]:
    r"""Copies in \All mailboxes whose messages came elsewhere become echoes, unless a command of theirs waits."""
    waiting = archive_copies.find_commanded(archive, [copy.key for copy in copies])
    going = [c for c in copies if c.key not in waiting and c.uid is not None and boxes[c.mailbox].all_mail]
    rows: list[Values] = []
    for copy in going:
        place = (copy.message, copy.mailbox, copy.owner, copy.uidvalidity, copy.uid)
        rows.append((*place, copy.server_flags, copy.keywords, copy.internaldate, copy.size_octets))
        counts.add(copy.mailbox, copy.flags, -1)
    archive_copies.delete_copies(archive, [copy.key for copy in going])
    archive_echoes.put_echoes(archive, rows)
    return going


def step_forward(archive: Archive, messages: Collection[MessageKey], counts: Counts) -> list[EchoRow]:
    """Echoes of messages that lost their last copy elsewhere become copies."""
    echoes = archive_echoes.find_echoes_of(archive, messages)
    if not echoes:
        return []
    copies = archive_copies.find_copies_of(archive, {one.message for one in echoes})
    places = {one.mailbox for one in echoes} | {copy.mailbox for copy in copies}
    boxes = archive_copies.find_mailbox_rows(archive, places)
    coming = [
        one
        for one in echoes
        if not any(copy.message == one.message and is_elsewhere(copy, boxes[one.mailbox], boxes) for copy in copies)
    ]
    talks = archive_echoes.find_conversations(archive, {one.message for one in coming})
    archive_echoes.delete_echoes(archive, [one.key for one in coming])
    archive_copies.put_copies(archive, [_copy_row(one, talks[one.message]) for one in coming])
    for one in coming:
        counts.add(one.mailbox, one.flags)
    return coming


def _copy_row(one: EchoRow, conversation: int) -> Values:
    place = (one.message, conversation, one.mailbox, one.owner, Route.IMAP.value, one.uidvalidity, one.uid)
    return (*place, one.flags, one.flags, one.keywords, one.internaldate, one.size_octets)


def update_flags(archive: Archive, box: MailboxKey, uidvalidity: int, updates: Iterable[FlagsSeen]) -> None:
    """Keep the server's word about flags, so that an echo that becomes a copy has the right ones."""
    said = {one.uid: one for one in updates}
    echoes = archive_echoes.find_echoes_at(archive, box, uidvalidity, said)
    rows = [(one.key, int(said[one.uid].flags), " ".join(said[one.uid].keywords)) for one in echoes]
    archive_echoes.set_echo_flags(archive, rows)


def forget(archive: Archive, box: MailboxKey, uidvalidity: int, uids: Collection[int]) -> None:
    """These UIDs are gone on the server."""
    gone = archive_echoes.find_echoes_at(archive, box, uidvalidity, uids)
    archive_echoes.delete_echoes(archive, [one.key for one in gone])
