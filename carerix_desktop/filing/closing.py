"""Which conversations are confidential: those in which any message has a reason (RULES.md section 4).

The reasons belong to the messages, so what the rules close is a function of the set of messages that are here, whatever
came first, and of two conversations that come apart each keeps what is its own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from carerix_desktop.domain.ids import ConversationKey, MessageKey
from carerix_desktop.storage import archive_confidential, archive_graph
from carerix_desktop.storage.archive_confidential import AuditLine
from carerix_desktop.storage.archive_graph import ConversationState
from carerix_desktop.storage.unit_of_work import Archive

TICKED, UNTICKED = "confidential_on", "confidential_off"


def state_of(archive: Archive, talk: ConversationKey) -> ConversationState:
    """The box of one conversation."""
    return archive_graph.find_boxes(archive, [talk]).get(talk, ConversationState(talk, False, False))


def recount(archive: Archive, talks: Collection[ConversationKey]) -> dict[ConversationKey, bool]:
    """Set the boxes of conversations by the reasons of their messages; answer which changed, and how they are now."""
    closed = {talk for talk, _row in archive_confidential.find_reasons(archive, talks)}
    before = archive_graph.find_boxes(archive, talks)
    states = [before.get(talk, ConversationState(talk, False, False)) for talk in talks]
    changed = [
        one._replace(confidential=one.key in closed) for one in states if one.confidential != (one.key in closed)
    ]
    archive_graph.set_boxes(archive, changed)
    return {one.key: one.confidential for one in changed}


def log(archive: Archive, boxes: Mapping[MessageKey, bool], *, by: str, at: int, detail: str) -> None:
    """Write down that boxes changed, each as a line about one message of the conversation."""
    lines = [AuditLine(at, by, TICKED if on else UNTICKED, key, detail) for key, on in boxes.items()]
    archive_confidential.put_audit(archive, lines)
