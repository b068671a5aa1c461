"""Which conversations are confidential: those in which any message has a reason (RULES.md section 4).

The reasons belong to the messages, so what the rules close is a function of the set of messages that are here, whatever
came first. What a person closed stays so in all its parts: a part that leaves takes a reason of its own along.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from carerix_desktop.domain.confidentiality import BY_HAND, Cause
from carerix_desktop.domain.ids import ConversationKey, MessageKey
from carerix_desktop.filing.conversing import Talk
from carerix_desktop.storage import archive_confidential, archive_graph
from carerix_desktop.storage.archive_confidential import AuditLine, ReasonRow
from carerix_desktop.storage.archive_graph import ConversationState
from carerix_desktop.storage.confidential import TICKED, UNTICKED
from carerix_desktop.storage.unit_of_work import Archive

EVERY_CAUSE = frozenset(Cause)
NO_CAUSE: frozenset[Cause] = frozenset()


def state_of(archive: Archive, talk: ConversationKey) -> ConversationState:
    """The box of one conversation."""
    return archive_graph.find_boxes(archive, [talk]).get(talk, ConversationState(talk, False, False))


def recount(archive: Archive, talks: Collection[ConversationKey]) -> dict[ConversationKey, bool]:
    """Set the boxes of conversations by the reasons of their messages; answer which changed, and how they are now."""
    if not talks:
        return {}
    closed = {talk for talk, _row in archive_confidential.find_reasons(archive, talks)}
    before = archive_graph.find_boxes(archive, talks)
    states = [before.get(talk, ConversationState(talk, False, False)) for talk in talks]
    changed = [
        one._replace(confidential=one.key in closed) for one in states if one.confidential != (one.key in closed)
    ]
    archive_graph.set_boxes(archive, changed)
    return {one.key: one.confidential for one in changed}


def keep_closed(archive: Archive, talks: Collection[ConversationKey], *, without: Collection[int]) -> None:
    """Before messages go for good: what is left of a conversation that they made confidential stays so."""
    reasons = archive_confidential.find_reasons(archive, talks)
    left = {talk for talk, row in reasons if row.message not in without}
    going: dict[ConversationKey, ReasonRow] = {}
    for talk, row in reasons:
        if talk not in left:
            going.setdefault(talk, row)
    stay: dict[ConversationKey, MessageKey] = {}
    for node in archive_graph.find_members(archive, going):
        if node.key not in without:
            stay[node.conversation] = min(node.key, stay.get(node.conversation, node.key))
    rows = [
        ReasonRow(key, Cause.CONVERSATION.value, "", going[talk].made_by, going[talk].made_at)
        for talk, key in stay.items()
    ]
    archive_confidential.put_reasons(archive, rows)


def log(archive: Archive, boxes: Mapping[MessageKey, bool], *, by: str, at: int, detail: str) -> None:
    """Write down that boxes changed, each as a line about one message of the conversation."""
    lines = [AuditLine(at, by, TICKED if on else UNTICKED, key, detail) for key, on in boxes.items()]
    archive_confidential.put_audit(archive, lines)


class Boxes:
    """The boxes of the conversations around a batch: looked at before its messages move, settled after.

    Args:
        archive: the open batch.
        talk: what is about to move.
        kept: which reasons close all parts of a conversation that comes apart, and not only the part that has them.
    """

    def __init__(self, archive: Archive, talk: Talk, kept: frozenset[Cause] = BY_HAND) -> None:
        self._archive = archive
        self._talk = talk
        self._kept = kept
        here = {key: node.conversation for key, node in talk.nodes.items() if key not in talk.new}
        self._moved = {key: (here[key], to) for key, to in talk.moves.items() if key in here}
        self._ends = {talk for ends in self._moved.values() for talk in ends}
        self._reasons = archive_confidential.find_reasons(archive, self._ends)
        self._closed = {talk for talk, _row in self._reasons}

    def settle(self, found: Mapping[MessageKey, list[ReasonRow]], *, by: str, at: int) -> set[ConversationKey]:
        """Store the reasons that were found, set the boxes anew and write down what changed; answer where.

        Args:
            found: new reasons by message.
            by: who moved messages, a login or "rule".
            at: now, in seconds.
        """
        new = [row for rows in found.values() for row in rows]
        archive_confidential.put_reasons(self._archive, [*self._taken_along(), *new])
        talks = {row.key: row.conversation for row in archive_confidential.find_filed(self._archive, found)}
        flipped = recount(self._archive, self._ends | set(talks.values()))
        lines = _first_of_each(talks, new, flipped)
        lines += self._lines_of_moves(by, at, {line.message for line in lines})
        archive_confidential.put_audit(self._archive, lines)
        return set(flipped)

    def _taken_along(self) -> Iterable[ReasonRow]:
        """A reason for each part of a conversation that a person closed and that comes apart, if it has none."""
        held: dict[ConversationKey, list[ReasonRow]] = defaultdict(list)
        for talk, row in self._reasons:
            if Cause(row.rule) in self._kept:
                held[talk].append(row)
        parts: dict[tuple[ConversationKey, ConversationKey], set[MessageKey]] = defaultdict(set)
        for key, node in self._talk.nodes.items():
            if node.conversation in held and key not in self._talk.new:
                parts[node.conversation, self._talk.moves.get(key, node.conversation)].add(key)
        for (origin, _to), keys in parts.items():
            if not any(row.message in keys for row in held[origin]):
                first = min(held[origin], key=lambda row: (row.made_at, row.message))
                yield ReasonRow(min(keys), Cause.CONVERSATION.value, "", first.made_by, first.made_at)

    def _lines_of_moves(self, by: str, at: int, told: set[MessageKey]) -> list[AuditLine]:
        """A line for the messages that went from an open conversation into a closed one, or came out of one."""
        closed = {talk for talk, _row in archive_confidential.find_reasons(self._archive, self._ends)}
        groups: dict[tuple[ConversationKey, ConversationKey], list[MessageKey]] = defaultdict(list)
        for key, node in self._talk.nodes.items():
            if key not in self._talk.new and node.conversation in self._ends:
                groups[node.conversation, self._talk.moves.get(key, node.conversation)].append(key)
        return [
            AuditLine(at, by, TICKED if to in closed else UNTICKED, min(keys), Cause.CONVERSATION.value)
            for (origin, to), keys in groups.items()
            if (origin in self._closed) != (to in closed) and not told.intersection(keys)
        ]


def _first_of_each(
    talks: Mapping[MessageKey, ConversationKey], rows: Iterable[ReasonRow], flipped: Mapping[ConversationKey, bool]
) -> list[AuditLine]:
    """A line for each conversation that new reasons closed, about the message that has the first of them."""
    first: dict[ConversationKey, ReasonRow] = {}
    for row in sorted(rows, key=lambda row: (row.message, row.rule)):
        first.setdefault(talks[row.message], row)
    return [
        AuditLine(row.made_at, row.made_by, TICKED, row.message, f"{row.rule}: {row.evidence}".removesuffix(": "))
        for talk, row in first.items()
        if flipped.get(talk)
    ]
