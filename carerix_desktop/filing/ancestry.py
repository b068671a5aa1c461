"""Which message each one answers, and what else ties it to its conversation (RULES.md section 2; RFC 5322 §3.6.4).

JWZ's algorithm said as edges between nodes that are messages or, for Message-IDs that are not here, names: two answers
to a message that never came are in one conversation. A message's list of references is walked from the nearest on
(In-Reply-To first) and ends at the first message that is here: nothing farther ties it. The result is a function of the
set of messages, whatever came first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from carerix_desktop.domain.conversation import JoinedBy, walk
from carerix_desktop.filing.presence import Presence
from carerix_desktop.storage.archive_graph import MessageNode, Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Ancestry:
    """What ties one message to others.

    Attributes:
        parent: the message that it answers, by header or by subject; None where that is not here.
        evidence: the header and the Message-ID that say so, "" without a parent.
        joined_by: header, subject, report, or "" (its conversation begins with it, as far as is known here).
        ties: the messages that it shares a conversation with.
        names: Message-IDs that are not here, shared with whoever else names them.
    """

    parent: MessageNode | None = None
    evidence: str = ""
    joined_by: JoinedBy = JoinedBy.NOTHING
    ties: tuple[MessageNode, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def reported(self) -> MessageNode | None:
        """The message that this one reports on, if that is here."""
        return self.ties[0] if self.joined_by is JoinedBy.REPORT else None

    @property
    def reported_evidence(self) -> str:
        """The header and the Message-ID that say what it reports on."""
        return "" if self.reported is None else f"Message-ID: <{self.reported.message_id}>"

    @property
    def source(self) -> MessageNode | None:
        """The message whose links come to this one: what it reports on or answers."""
        return self.reported or self.parent


ALONE = Ancestry()
SEVERED = Ancestry(joined_by=JoinedBy.HAND)
"""A person split the conversation here: what the headers and the subject say counts no more."""

HEADER_NAMES = {"in_reply_to": "In-Reply-To", "reference": "References"}


def joined_by_hand(ancestry: Ancestry, target: MessageNode) -> Ancestry:
    """What ties a message that a person joined to another one's conversation."""
    if any(tie.key == target.key for tie in ancestry.ties):
        return ancestry
    return replace(ancestry, ties=(*ancestry.ties, target), joined_by=ancestry.joined_by or JoinedBy.HAND)


def split_walks(references: Sequence[Reference]) -> tuple[list[Reference], list[Reference]]:
    """The references of a message as two walks: to what it reports on, and to what it answers."""
    reports = [one for one in references if one.kind == "report"]
    return reports, [one for one in references if one.kind != "report"]


def ancestry_of(node: MessageNode, references: Sequence[Reference], presence: Presence) -> Ancestry:
    """What the headers of a message tie it to; the Message-IDs must have been looked up."""

    def find(message_id: str) -> MessageNode | None:
        target = presence.get(message_id)
        return None if target is None or target.key == node.key else target

    reports, answers = split_walks(references)
    reported, _, report_names = walk((one.message_id for one in reports), find)
    parent, named, names = walk((one.message_id for one in answers), find)
    header = next((HEADER_NAMES[one.kind] for one in answers if one.message_id == named), "")
    evidence = f"{header}: <{named}>" if parent is not None else ""
    if reported is not None:  # a report belongs where the message is that it reports on, and answers no other
        parent, evidence = (parent, evidence) if parent == reported else (None, "")
        joined_by = JoinedBy.REPORT
        return Ancestry(parent=parent, evidence=evidence, joined_by=joined_by, ties=(reported,), names=report_names)
    ties = () if parent is None else (parent,)
    joined_by = JoinedBy.NOTHING if parent is None else JoinedBy.HEADER
    return Ancestry(parent=parent, evidence=evidence, joined_by=joined_by, ties=ties, names=(*report_names, *names))
