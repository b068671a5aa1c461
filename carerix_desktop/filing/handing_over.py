"""Mail of one user that a colleague gets as well: own copies, in folders of their own, so that they see it.

The mailbox of a leaver goes as a whole, but for what is confidential, and for Drafts and Junk: that stays with its
owner, and neither the colleague nor the administrator learns that there is any (RULES.md section 4). A confidential
conversation is handed over by its owner, who has a copy of it, by name.

What lies in the colleague's folder already is left alone: the same hand-over again adds what is new, or nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import MailboxKey, MessageKey, UserKey
from carerix_desktop.domain.message import Route
from carerix_desktop.filing.audience import COPY
from carerix_desktop.filing.batch import Session
from carerix_desktop.filing.by_hand import visible_node
from carerix_desktop.filing.values import HandedOver
from carerix_desktop.storage import archive_copies, archive_handover, archive_links
from carerix_desktop.storage.archive_copies import Counts
from carerix_desktop.storage.archive_handover import HandedCopy
from carerix_desktop.storage.archive_links import AudienceRow
from carerix_desktop.storage.archive_people import login_of
from carerix_desktop.storage.unit_of_work import Work

BEGUN, DONE, CONVERSATION = "mailbox_handover_begun", "mailbox_handed_over", "conversation_handed_over"
INBOX = "INBOX"


def hand_over_some(
    session: Session, actor: UserKey, people: tuple[UserKey, UserKey], why: str, *, before: HandedOver, limit: int
) -> HandedOver:
    """Hand the next copies of a mailbox over; the audit log has the beginning and the end.

    Args:
        session: the open transaction.
        actor: the administrator.
        people: whose mailbox it is, and who gets it.
        why: in the administrator's words.
        before: where the last batch ended.
        limit: of copies in this batch.
    """
    owner, to = people
    audit = Work(session.archive.connection, actor)
    name = login_of(session.archive, to)
    if not before.after:
        audit.record_audit(BEGUN, user_key=owner, detail=f"to {name}", reason=why)
    found = archive_handover.find_open_copies(session.archive, owner, before.after, limit)
    added = before.added + _give(session, owner, to, found)
    finished = len(found) < limit
    if finished:
        audit.record_audit(DONE, user_key=owner, detail=f"to {name}: {added}", reason=why)
    return HandedOver(
        added=added,
        looked_at=before.looked_at + len(found),
        total=archive_handover.count_open_copies(session.archive, owner) if not before.after else before.total,
        after=found[-1].key if found else before.after,
        finished=finished,
    )


def hand_over_conversation(session: Session, actor: UserKey, key: MessageKey, to: UserKey, why: str) -> int:
    """Hand the actor's own copies of a conversation to a colleague; answers how many were added.

    Raises:
        NotVisible: the actor does not see such a message.
        UserFault: the actor has no copy of it.
    """
    node = visible_node(session, actor, key)
    found = archive_handover.find_copies_of_conversation(session.archive, actor, node.conversation)
    if key not in {one.message for one in found}:
        raise UserFault(
            "Only someone with a copy of the message may hand its conversation over. Ask them.", code="no_own_copy"
        )
    added = _give(session, actor, to, found)
    detail = f"to {login_of(session.archive, to)}"
    Work(session.archive.connection, actor).record_audit(CONVERSATION, message_key=key, detail=detail, reason=why)
    session.changes.conversations.add(node.conversation)
    return added


def require_colleague(session: Session, owner: UserKey, to: UserKey) -> None:
    """Raise unless there is such a colleague, who works here and is somebody else."""
    if owner == to or not login_of(session.archive, to):
        raise NotVisible("Choose a colleague who is to get it.")


def _give(session: Session, owner: UserKey, to: UserKey, found: Sequence[HandedCopy]) -> int:
    label = archive_handover.label_of(session.archive, owner)
    boxes: dict[str, MailboxKey] = {}
    for folder in dict.fromkeys(one.folder for one in found):
        shown = "Inbox" if folder.upper() == INBOX else folder
        boxes[folder] = archive_handover.handed_mailbox(session.archive, to, f"{label}/{shown}")
    held = archive_handover.find_held(session.archive, boxes.values())
    counts, rows, given = Counts(), [], set[MessageKey]()
    for one in found:
        box = boxes[one.folder]
        if (box, one.message) in held:
            continue
        held.add((box, one.message))
        place = (one.message, one.conversation, box, to, Route.HANDOVER.value, 0, None)
        rows.append((*place, one.flags, one.flags, one.keywords, one.internaldate, one.size_octets))
        counts.add(box, one.flags)
        given.add(one.message)
    archive_copies.put_copies(session.archive, rows)
    archive_copies.move_counters(session.archive, counts)
    seen = archive_links.find_audience(session.archive, given)
    archive_links.put_audience(session.archive, sorted({AudienceRow(key, to, COPY) for key in given} - seen))
    session.changes.add(given)
    session.changes.mailboxes.update(boxes.values())
    return len(rows)
