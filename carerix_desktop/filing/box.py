"""The confidential box, ticked and unticked by a person, for the whole conversation (RULES.md section 4, `box`)."""

from __future__ import annotations

from carerix_desktop.domain.confidentiality import AudienceReason
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import MessageKey, UserKey
from carerix_desktop.filing.batch import Session
from carerix_desktop.filing.by_hand import visible_node
from carerix_desktop.storage import archive_graph, archive_links
from carerix_desktop.storage.archive_graph import ConversationState
from carerix_desktop.storage.unit_of_work import Work

TICKED, UNTICKED = "confidential_on", "confidential_off"


def set_box(session: Session, actor: UserKey, key: MessageKey, *, confidential: bool) -> None:
    """Tick or untick; what is so already stays, and is no line of the log."""
    node = visible_node(session, actor, key)
    before = archive_graph.find_boxes(session.archive, [node.conversation]).get(node.conversation)
    was, opened = (False, False) if before is None else (before.confidential, before.opened)
    if was == confidential:
        return
    if not confidential:
        _require_copy(session, actor, key)
    state = ConversationState(node.conversation, confidential, opened or not confidential)
    archive_graph.set_boxes(session.archive, [state])
    act = TICKED if confidential else UNTICKED
    Work(session.archive.connection, actor).record_audit(act, message_key=key, detail="box")
    session.changes.add(one.key for one in archive_graph.find_members(session.archive, [node.conversation]))
    session.changes.conversations.add(node.conversation)


def _require_copy(session: Session, actor: UserKey, key: MessageKey) -> None:
    for row in archive_links.find_audience(session.archive, [key]):
        if row.user == actor and row.why == AudienceReason.COPY.value:
            return
    raise UserFault(
        "Only someone with a copy of the message may make its conversation visible. Ask them.", code="no_copy"
    )
