"""Corrections by a person: they stay, whatever the rules say, and can be taken back (RULES.md section 3, `hand`)."""

from __future__ import annotations

from dataclasses import replace

from carerix_desktop.domain.confidentiality import BY_HAND
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind, UserKey
from carerix_desktop.filing.batch import Hand, Session, settle
from carerix_desktop.filing.closing import EVERY_CAUSE, NO_CAUSE, state_of
from carerix_desktop.filing.conversing import Talk
from carerix_desktop.filing.rules import HAND
from carerix_desktop.filing.values import HandUndo, TieUndo
from carerix_desktop.storage import archive_graph, archive_links
from carerix_desktop.storage.archive_graph import MessageNode
from carerix_desktop.storage.archive_links import RecordId, StoredLink
from carerix_desktop.storage.archive_people import login_of
from carerix_desktop.storage.archive_ties import HandTie, find_ties, put_tie, remove_tie

EVIDENCE = "by hand"


def link(session: Session, actor: UserKey, key: MessageKey, kind: RecordKind, record_key: RecordKey) -> HandUndo:
    """Link a message to a record by hand."""
    node, record = visible_node(session, actor, key), RecordId(kind.value, record_key)
    if not archive_links.record_exists(session.archive, record):
        raise NotVisible("There is no such record.")
    undo = _before(session, key, kind, record_key)
    login = login_of(session.archive, actor)
    archive_links.remove_unlink(session.archive, key, record)
    archive_links.put_link(session.archive, StoredLink(key, *record, HAND, EVIDENCE, login, session.seconds))
    _settle(session, node, record)
    return undo


def unlink(session: Session, actor: UserKey, key: MessageKey, kind: RecordKind, record_key: RecordKey) -> HandUndo:
    """Take a message off a record's file; no rule puts it there again."""
    node, record = visible_node(session, actor, key), RecordId(kind.value, record_key)
    if not archive_links.record_exists(session.archive, record):
        raise NotVisible("There is no such record.")
    undo = _before(session, key, kind, record_key)
    archive_links.remove_link(session.archive, key, record)
    archive_links.put_unlink(session.archive, key, record, login_of(session.archive, actor), session.seconds)
    _settle(session, node, record)
    return undo


def undo(session: Session, actor: UserKey, before: HandUndo) -> None:
    """Put link and unlink back as they were.

    Unlinking may have hidden the message from the actor; then the note that it was theirs to unlink lets them undo.
    """
    record = RecordId(before.kind.value, before.record_key)
    noted = archive_links.find_unlink(session.archive, before.message, record)
    if noted is None or noted[0] != login_of(session.archive, actor):
        visible_node(session, actor, before.message)
    archive_links.remove_link(session.archive, before.message, record)
    archive_links.remove_unlink(session.archive, before.message, record)
    if before.link is not None:
        rule, evidence, made_by, made_at = before.link
        row = StoredLink(before.message, *record, rule, evidence, made_by, made_at)
        archive_links.put_link(session.archive, row)
    if before.unlink is not None:
        archive_links.put_unlink(session.archive, before.message, record, *before.unlink)
    for node in archive_graph.find_nodes(session.archive, [before.message]):
        _settle(session, node, record)


def split(session: Session, actor: UserKey, key: MessageKey) -> TieUndo:
    """Begin a conversation of its own with this message: what answers it comes along."""
    node = visible_node(session, actor, key)
    undo = _undo_of(session, key)
    put_tie(session.archive, HandTie(key, True, None, *_now_by(session, actor)))
    hand = Hand(login_of(session.archive, actor), keeps=EVERY_CAUSE)  # each half stays as confidential as the whole was
    if not _settle_all(session, node, hand).moves:
        raise UserFault(
            "The conversation begins with this message: there is nothing to split off.", code="nothing_to_split"
        )
    return undo


def join(session: Session, actor: UserKey, key: MessageKey, other: MessageKey) -> TieUndo:
    """Put the conversation of a message together with another message's."""
    node, target = visible_node(session, actor, key), visible_node(session, actor, other)
    if node.conversation == target.conversation:
        raise UserFault("These messages are in one conversation already.", code="one_conversation")
    undo = replace(_undo_of(session, key), boxes=(_box(session, node), _box(session, target)), other=other)
    severed = undo.before is not None and undo.before[0]
    put_tie(session.archive, HandTie(key, severed, other, *_now_by(session, actor)))
    _settle_all(session, node, Hand(login_of(session.archive, actor)))
    return undo


def undo_tie(session: Session, actor: UserKey, undo: TieUndo) -> None:
    """Put back what was said of the message before it was split off or joined.

    Of two conversations that come apart again each is as confidential as it was, unless somebody decided meanwhile.
    """
    node = visible_node(session, actor, undo.message)
    untouched = _box(session, node) == (any(one[0] for one in undo.boxes), any(one[1] for one in undo.boxes))
    if undo.before is None:
        remove_tie(session.archive, undo.message)
    else:
        put_tie(session.archive, HandTie(undo.message, *undo.before))
    apart = bool(undo.boxes) and undo.other is not None and untouched
    hand = Hand(login_of(session.archive, actor), keeps=NO_CAUSE if apart else BY_HAND)
    _settle_all(session, node, hand)
    if apart and undo.other is not None:
        for key, (_confidential, opened) in zip((undo.message, undo.other), undo.boxes, strict=True):
            for one in archive_graph.find_nodes(session.archive, [key]):
                state = state_of(session.archive, one.conversation)
                archive_graph.set_boxes(session.archive, [state._replace(opened=opened)])


def _undo_of(session: Session, key: MessageKey) -> TieUndo:
    before = find_ties(session.archive, [key]).get(key)
    return TieUndo(message=key, before=None if before is None else before[1:])


def _box(session: Session, node: MessageNode) -> tuple[bool, bool]:
    state = state_of(session.archive, node.conversation)
    return state.confidential, state.opened


def _settle_all(session: Session, node: MessageNode, hand: Hand) -> Talk:
    """Compute anew the conversation of a message, and those that name what it names: ties may begin to count again."""
    session.changes.add([node.key])
    named = {one.message_id for one in archive_graph.find_references(session.archive, [node.key])[node.key]}
    return settle(session, (), {node.conversation} | archive_graph.find_referrers(session.archive, named), hand=hand)


def _now_by(session: Session, actor: UserKey) -> tuple[str, int]:
    return login_of(session.archive, actor), session.seconds


def visible_node(session: Session, actor: UserKey, key: MessageKey) -> MessageNode:
    """The message, which the actor must see and which must be filed."""
    """The message, where the actor sees it and it is filed; raises NotVisible or UserFault."""
    if not archive_links.sees(session.archive, actor, key):
        raise NotVisible("There is no such message.")
    found = archive_graph.find_nodes(session.archive, [key])
    if not found:
        raise UserFault(
            "This message is only in Drafts or Junk, which are never filed. Move it to another folder first.",
            code="not_filed",
        )
    return found[0]


def _before(session: Session, key: MessageKey, kind: RecordKind, record_key: RecordKey) -> HandUndo:
    record = RecordId(kind.value, record_key)
    stored = archive_links.find_link(session.archive, key, record)
    return HandUndo(
        message=key,
        kind=kind,
        record_key=record_key,
        link=None if stored is None else (stored.rule, stored.evidence, stored.made_by, stored.made_at),
        unlink=archive_links.find_unlink(session.archive, key, record),
    )


def _settle(session: Session, node: MessageNode, record: RecordId) -> None:
    session.changes.add([node.key])
    session.changes.records.add(record)
    settle(session, (), {node.conversation})
