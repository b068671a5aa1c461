"""Conversations: computed anew around what a batch brought, and only there.

A conversation that a new message merely joins is taken as a whole; one in which an older message may now find a nearer
ancestor is loaded and taken apart. A conversation keeps its key as long as the message with that key is in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from carerix_desktop.domain.conversation import Groups, JoinedBy, is_lost_reply
from carerix_desktop.domain.ids import ConversationKey, MessageKey
from carerix_desktop.filing.address_book import AddressBook
from carerix_desktop.filing.ancestry import ALONE, SEVERED, Ancestry, ancestry_of, joined_by_hand
from carerix_desktop.filing.by_subject import ancestries_by_subject, lost_replies_near
from carerix_desktop.filing.graph import Graph
from carerix_desktop.filing.presence import FIRST_LOOK, Presence
from carerix_desktop.storage import archive_graph
from carerix_desktop.storage.archive_graph import ConversationState, MessageNode, Reference
from carerix_desktop.storage.archive_ties import HandTie, find_ties
from carerix_desktop.storage.unit_of_work import Archive

Place = tuple[ConversationKey, MessageKey | None, JoinedBy]
"""Where a message goes: its conversation, the message that it answers, and why it is there."""


@dataclass(slots=True)
class Talk:
    """The part of the archive that was computed anew: its messages, what each answers, what moved.

    `nodes` have their conversation from before, `new` ones (not stored yet) their own key; `moves` says where they are
    now; `changed` are those whose links may be others: new messages, messages that answer another one now, and all of a
    conversation that was asked for. `answering` are those of the store that do. `origins` says of each conversation
    which ones its messages come from. `hand` and `joined` are what people said of these messages, and the messages that
    they joined them to.
    """

    nodes: dict[MessageKey, MessageNode] = field(default_factory=dict)
    references: dict[MessageKey, list[Reference]] = field(default_factory=dict)
    ancestry: dict[MessageKey, Ancestry] = field(default_factory=dict)
    moves: dict[MessageKey, ConversationKey] = field(default_factory=dict)
    changed: set[MessageKey] = field(default_factory=set)
    new: Collection[MessageKey] = ()
    answering: list[tuple[MessageKey, MessageKey | None, str]] = field(default_factory=list)
    origins: dict[ConversationKey, set[ConversationKey]] = field(default_factory=dict)
    hand: dict[MessageKey, HandTie] = field(default_factory=dict)
    joined: dict[MessageKey, MessageNode] = field(default_factory=dict)

    def places(self) -> dict[MessageKey, Place]:
        """Where the new messages go."""
        places: dict[MessageKey, Place] = {}
        for key in self.new:
            to, ancestry = self.moves.get(key, self.nodes[key].conversation), self.ancestry[key]
            places[key] = (to, _key_of(ancestry.parent), ancestry.joined_by)
        return places


def converse(
    graph: Graph, book: AddressBook, fresh: Collection[MessageKey], again: Collection[ConversationKey] = ()
) -> Talk:
    """Find the conversations of newly filed messages, and compute anew what they change; nothing is stored yet.

    Args:
        graph: the messages, stored and about to be.
        book: whose addresses are whose.
        fresh: messages filed just now, each alone in the conversation with its own key.
        again: conversations to compute anew in any case.
    """
    presence = Presence(graph)
    talk = Talk(new=graph.new)
    _load(graph, talk, presence, graph.nodes(fresh))
    talk.changed.update(talk.nodes)
    unstable = set(again) | _conversations_of_referrers(graph.archive, presence, talk)
    unstable |= _load_lost_replies(graph, book, talk)
    while True:
        _load(graph, talk, presence, archive_graph.find_members(graph.archive, unstable))
        _find_ancestors(graph, book, talk, presence)
        groups = _components(talk)
        unstable = {whole for _, wholes in groups if len(wholes) > 1 for whole in wholes}
        if not unstable:  # else a new message joins whole conversations to each other: they are loaded, too
            break
    talk.changed.update(key for key, node in talk.nodes.items() if node.conversation in again)
    _decide(talk, groups)
    return talk


def _load(graph: Graph, talk: Talk, presence: Presence, nodes: Iterable[MessageNode]) -> None:
    """Take messages in, with as much of their references as it takes to find the first that is here."""
    new = {node.key: node for node in nodes if node.key not in talk.nodes}
    found = graph.references(new, FIRST_LOOK)
    presence.look_up(one.message_id for some in found.values() for one in some)
    longer = [key for key, some in found.items() if len(some) == FIRST_LOOK and not _is_walked(some, presence)]
    whole = graph.references(longer)
    presence.look_up(one.message_id for some in whole.values() for one in some)
    talk.nodes |= new
    talk.references |= {key: whole.get(key) or found.get(key, []) for key in new}
    hand = find_ties(graph.archive, new.keys() - set(talk.new))
    joined = {tie.joined_to for tie in hand.values() if tie.joined_to is not None}
    talk.hand |= hand
    talk.joined |= {node.key: node for node in graph.nodes(joined)}


def _is_walked(references: Sequence[Reference], presence: Presence) -> bool:
    return any(presence.get(one.message_id) for one in references) and references[0].kind != "report"


def _conversations_of_referrers(archive: Archive, presence: Presence, talk: Talk) -> set[ConversationKey]:
    """Where older messages name a new one, or the same absent one as a new one does."""
    named = {node.message_id for node in talk.nodes.values() if node.message_id}
    for key, references in talk.references.items():
        named.update(ancestry_of(talk.nodes[key], references, presence).names)
    alone = {node.conversation for node in talk.nodes.values()}
    return archive_graph.find_referrers(archive, named) - alone


def _load_lost_replies(graph: Graph, book: AddressBook, talk: Talk) -> set[ConversationKey]:
    """Where an older reply without headers finds a nearer message of its subject among the new ones."""
    lost = lost_replies_near(graph.archive, book, talk.nodes.values())
    found = ancestries_by_subject(graph, book, lost)
    talk.ancestry |= found
    return {
        node.conversation
        for node in lost
        if node.key not in talk.nodes and node.parent != _key_of(found[node.key].parent)
    }


def _key_of(node: MessageNode | None) -> MessageKey | None:
    return None if node is None else node.key


def _find_ancestors(graph: Graph, book: AddressBook, talk: Talk, presence: Presence) -> None:
    lost = []
    for key, node in talk.nodes.items():
        references = talk.references[key]
        if is_lost_reply(is_reply=node.is_reply, names_any=bool(references), bare_subject=node.bare_subject):
            lost.append(node)
        elif key not in talk.ancestry:
            talk.ancestry[key] = ancestry_of(node, references, presence) if references else ALONE
    unknown = [node for node in lost if node.key not in talk.ancestry]
    talk.ancestry |= ancestries_by_subject(graph, book, unknown)
    talk.ancestry |= {key: _by_hand(talk, tie) for key, tie in talk.hand.items()}


def _by_hand(talk: Talk, tie: HandTie) -> Ancestry:
    """What ties a message of which a person said something."""
    ancestry = SEVERED if tie.severed else talk.ancestry[tie.message]
    target = None if tie.joined_to is None else talk.joined.get(tie.joined_to)
    return ancestry if target is None else joined_by_hand(ancestry, target)


Group = tuple[set[MessageKey], list[ConversationKey]]
"""Messages that are computed anew and tied to each other, with the whole conversations that they join."""


def _components(talk: Talk) -> list[Group]:
    union = Groups()
    for key in talk.nodes:
        here = ("message", key)
        union.add(here)
        for tie in talk.ancestry[key].ties:
            union.join(here, ("message", tie.key) if tie.key in talk.nodes else ("whole", tie.conversation))
        for name in talk.ancestry[key].names:
            union.join(here, ("name", name))
    groups: list[Group] = []
    for members in union.all():
        keys = {MessageKey(int(key)) for kind, key in members if kind == "message"}
        groups.append((keys, [ConversationKey(int(key)) for kind, key in members if kind == "whole"]))
    return groups


def _decide(talk: Talk, groups: Collection[Group]) -> None:
    talk.answering = [
        (key, _key_of(ancestry.parent), ancestry.joined_by)
        for key, ancestry in talk.ancestry.items()
        if key in talk.nodes
        and key not in talk.new
        and (talk.nodes[key].parent, talk.nodes[key].joined_by) != (_key_of(ancestry.parent), ancestry.joined_by)
    ]
    talk.changed.update(key for key, _, _ in talk.answering)
    for keys, wholes in groups:
        to = wholes[0] if wholes else _conversation_key(talk, keys)
        origins = talk.origins.setdefault(to, set())
        origins.update(talk.nodes[key].conversation for key in keys if key not in talk.new)
        talk.moves |= {key: to for key in keys if talk.nodes[key].conversation != to}


def _conversation_key(talk: Talk, keys: Collection[MessageKey]) -> ConversationKey:
    """The conversation most of whose messages are here, of the stored ones whose first message is; else a new one."""
    sizes = Counter(talk.nodes[key].conversation for key in keys if key not in talk.new)
    kept = [(-size, key) for key, size in sizes.items() if MessageKey(key) in keys]
    return min(kept)[1] if kept else ConversationKey(min(keys))


def begin_conversations(archive: Archive, talk: Talk) -> None:
    """Make the conversations that are new; then new messages can be put into them.

    One that takes in messages of an opened one counts as opened; which are confidential `closing` says afterwards.
    """
    here = {key for some in talk.origins.values() for key in some} | _wholes(talk)
    boxes = archive_graph.find_boxes(archive, here)
    joined = {to: _joined(to, {*some, to}, boxes) for to, some in talk.origins.items()}
    archive_graph.put_conversations(archive, [state for key, state in joined.items() if key not in here])
    changed = [
        state
        for key, state in joined.items()
        if key in here and state.opened and not (key in boxes and boxes[key].opened)
    ]
    archive_graph.set_boxes(archive, changed)


def move_messages(archive: Archive, talk: Talk) -> None:
    """Store what the messages of the store answer now, move them, and delete the conversations that are empty."""
    archive_graph.put_parents(archive, talk.answering)
    archive_graph.move_to_conversations(archive, {key: to for key, to in talk.moves.items() if key not in talk.new})
    left = {key for some in talk.origins.values() for key in some}
    archive_graph.delete_conversations(archive, left - talk.origins.keys())


def _joined(
    to: ConversationKey, keys: Collection[ConversationKey], boxes: Mapping[ConversationKey, ConversationState]
) -> ConversationState:
    """The box of a conversation that others are joined to, before it is settled which are confidential."""
    own = boxes.get(to, ConversationState(to, False, False))
    return own._replace(opened=any(boxes[key].opened for key in keys if key in boxes))


def _wholes(talk: Talk) -> set[ConversationKey]:
    ties = (tie for key in talk.nodes for tie in talk.ancestry[key].ties)
    return {tie.conversation for tie in ties if tie.key not in talk.nodes}
