"""Corrections by a person: they stay, whatever the rules say, and can be taken back (RULES.md section 3, `hand`)."""

from __future__ import annotations

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind, UserKey
from carerix_desktop.filing.batch import Session, settle
from carerix_desktop.filing.rules import HAND
from carerix_desktop.filing.values import HandUndo
from carerix_desktop.storage import archive_graph, archive_links
from carerix_desktop.storage.archive_graph import MessageNode
from carerix_desktop.storage.archive_links import RecordId, StoredLink
from carerix_desktop.storage.archive_people import login_of

EVIDENCE = "by hand"


def link(session: Session, actor: UserKey, key: MessageKey, kind: RecordKind, record_key: RecordKey) -> HandUndo:
    """Link a message to a record by hand."""
    node, record = _visible_node(session, actor, key), RecordId(kind.value, record_key)
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
    node, record = _visible_node(session, actor, key), RecordId(kind.value, record_key)
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
        _visible_node(session, actor, before.message)
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


def _visible_node(session: Session, actor: UserKey, key: MessageKey) -> MessageNode:
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
