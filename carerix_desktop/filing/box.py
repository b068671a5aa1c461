"""The confidential box, ticked and unticked by a person, for the whole conversation (RULES.md section 4, `box`)."""

from __future__ import annotations

from carerix_desktop.domain.confidentiality import AudienceReason, Cause
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import ConversationKey, MessageKey, UserKey
from carerix_desktop.filing import closing
from carerix_desktop.filing.batch import Session
from carerix_desktop.filing.by_hand import visible_node
from carerix_desktop.filing.values import BoxUndo
from carerix_desktop.storage import archive_confidential, archive_graph, archive_links
from carerix_desktop.storage.archive_confidential import ReasonRow
from carerix_desktop.storage.archive_graph import ConversationState
from carerix_desktop.storage.archive_people import login_of

UNDONE = "undone"


def set_box(session: Session, actor: UserKey, key: MessageKey, *, confidential: bool) -> BoxUndo | None:
    """Tick or untick; what is so already stays, is no line of the log, and is nothing to take back."""
    talk = visible_node(session, actor, key).conversation
    state = closing.state_of(session.archive, talk)
    if state.confidential == confidential:
        return None
    made, removed = [], []
    login = login_of(session.archive, actor)
    if confidential:
        made = [ReasonRow(key, Cause.BOX.value, "", login, session.seconds)]
    else:
        _require_copy(session, actor, key)
        removed = [row for _, row in archive_confidential.find_reasons(session.archive, [talk])]
    _change(session, made=made, removed=removed)
    archive_graph.set_boxes(session.archive, [ConversationState(talk, confidential, state.opened or not confidential)])
    closing.log(session.archive, {key: confidential}, by=login, at=session.seconds, detail=Cause.BOX.value)
    _tell(session, {talk})
    return BoxUndo(message=key, actor=actor, made=_flat(made), removed=_flat(removed), opened=state.opened)


def undo_box(session: Session, actor: UserKey, undo: BoxUndo) -> None:
    """Put the box back as it was, unless somebody changed it meanwhile; who ticked may, whatever they see now."""
    if undo.actor != actor:
        raise NotVisible("There is no such message.")
    made, removed = ([ReasonRow(*row) for row in rows] for rows in (undo.made, undo.removed))
    nodes = {node.key: node for node in archive_graph.find_nodes(session.archive, {r[0] for r in (*made, *removed)})}
    here = archive_graph.find_nodes(session.archive, [undo.message])
    talk = here[0].conversation if here else None
    if talk is None or closing.state_of(session.archive, talk).confidential != bool(made):
        return
    standing = [row for _, row in archive_confidential.find_reasons(session.archive, [talk])]
    if not set(made) <= set(standing):
        return
    _change(session, made=[row for row in removed if row.message in nodes], removed=made)
    archive_graph.set_boxes(session.archive, [ConversationState(talk, bool(made), undo.opened)])
    talks = {talk} | {node.conversation for node in nodes.values()}
    flipped = closing.recount(session.archive, talks)
    lines = {undo.message: flipped[talk]} if talk in flipped else {}
    closing.log(session.archive, lines, by=login_of(session.archive, actor), at=session.seconds, detail=UNDONE)
    _tell(session, talks)


def _change(session: Session, *, made: list[ReasonRow], removed: list[ReasonRow]) -> None:
    archive_confidential.remove_reasons(session.archive, removed)
    archive_confidential.put_reasons(session.archive, made)


def _flat(rows: list[ReasonRow]) -> tuple[tuple[MessageKey, str, str, str, int], ...]:
    return tuple((row.message, row.rule, row.evidence, row.made_by, row.made_at) for row in rows)


def _tell(session: Session, talks: set[ConversationKey]) -> None:
    session.changes.add(one.key for one in archive_graph.find_members(session.archive, talks))
    session.changes.conversations |= talks


def _require_copy(session: Session, actor: UserKey, key: MessageKey) -> None:
    for row in archive_links.find_audience(session.archive, [key]):
        if row.user == actor and row.why == AudienceReason.COPY.value:
            return
    raise UserFault(
        "Only someone with a copy of the message may make its conversation visible. Ask them.", code="no_copy"
    )
