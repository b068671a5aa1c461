"""Conversations: computed anew around what a batch brought, and only there.

A conversation that a new message merely joins is taken as a whole; one in which an older message may now find a nearer
ancestor is loaded and taken apart. A conversation keeps its key as long as the message with that key is in it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from carerix_desktop.domain.conversation import Groups, is_lost_reply
from carerix_desktop.domain.ids import ConversationKey, MessageKey
from carerix_desktop.filing.address_book import AddressBook
from carerix_desktop.filing.ancestry import ALONE, Ancestry, ancestry_of
from carerix_desktop.filing.by_subject import ancestries_by_subject, lost_replies_near
from carerix_desktop.filing.presence import FIRST_LOOK, Presence
from carerix_desktop.storage import archive_graph
from carerix_desktop.storage.archive_graph import ConversationState, MessageNode, Reference
from carerix_desktop.storage.unit_of_work import Archive


@dataclass(slots=True)
class Talk:
    """The part of the archive that was computed anew: its messages, what each answers, what moved.

    `nodes` have their conversation from before; `moves` says where they are now; `changed` are those whose links may be
    others: new messages, messages that answer another one now, and all of a conversation that was asked for.
    """

    nodes: dict[MessageKey, MessageNode] = field(default_factory=dict)
    references: dict[MessageKey, list[Reference]] = field(default_factory=dict)
    ancestry: dict[MessageKey, Ancestry] = field(default_factory=dict)
    moves: dict[MessageKey, ConversationKey] = field(default_factory=dict)
    changed: set[MessageKey] = field(default_factory=set)


def converse(
    archive: Archive, book: AddressBook, fresh: Collection[MessageKey], again: Collection[ConversationKey] = ()
) -> Talk:
    """Put newly filed messages into conversations, and compute anew what they change.

    Args:
        archive: the open batch; all messages and references are in the store.
        book: whose addresses are whose.
        fresh: messages filed just now, each alone in the conversation with its own key.
        again: conversations to compute anew in any case.
    """
    presence = Presence(archive)
    talk = Talk()
    _load(archive, talk, presence, archive_graph.find_nodes(archive, fresh))
    talk.changed.update(talk.nodes)
    unstable = set(again) | _conversations_of_referrers(archive, presence, talk)
    unstable |= _load_lost_replies(archive, book, talk)
    while True:
        _load(archive, talk, presence, archive_graph.find_members(archive, unstable))
        _find_ancestors(archive, book, talk, presence)
        groups = _components(talk)
        unstable = {whole for _, wholes in groups if len(wholes) > 1 for whole in wholes}
        if not unstable:  # else a new message joins whole conversations to each other: they are loaded, too
            break
    talk.changed.update(key for key, node in talk.nodes.items() if node.conversation in again)
    _store(archive, talk, groups)
    return talk


def _load(archive: Archive, talk: Talk, presence: Presence, nodes: Iterable[MessageNode]) -> None:
    """Take messages in, with as much of their references as it takes to find the first that is here."""
    new = {node.key: node for node in nodes if node.key not in talk.nodes}
    found = archive_graph.find_references(archive, new, first=FIRST_LOOK)
    presence.look_up(one.message_id for some in found.values() for one in some)
    longer = [key for key, some in found.items() if len(some) == FIRST_LOOK and not _is_walked(some, presence)]
    whole = archive_graph.find_references(archive, longer)
    presence.look_up(one.message_id for some in whole.values() for one in some)
    talk.nodes |= new
    talk.references |= {key: whole.get(key) or found.get(key, []) for key in new}


def _is_walked(references: Sequence[Reference], presence: Presence) -> bool:
    return any(presence.get(one.message_id) for one in references) and references[0].kind != "report"


def _conversations_of_referrers(archive: Archive, presence: Presence, talk: Talk) -> set[ConversationKey]:
    """Where older messages name a new one, or the same absent one as a new one does."""
    named = {node.message_id for node in talk.nodes.values() if node.message_id}
    for key, references in talk.references.items():
        named.update(ancestry_of(talk.nodes[key], references, presence).names)
    alone = {node.conversation for node in talk.nodes.values()}
    return archive_graph.find_referrers(archive, named) - alone


def _load_lost_replies(archive: Archive, book: AddressBook, talk: Talk) -> set[ConversationKey]:
    """Where an older reply without headers finds a nearer message of its subject among the new ones."""
    lost = lost_replies_near(archive, book, talk.nodes.values())
    found = ancestries_by_subject(archive, book, lost)
    talk.ancestry |= found
    return {
        node.conversation
        for node in lost
        if node.key not in talk.nodes and node.parent != _key_of(found[node.key].parent)
    }


def _key_of(node: MessageNode | None) -> MessageKey | None:
    return None if node is None else node.key


def _find_ancestors(archive: Archive, book: AddressBook, talk: Talk, presence: Presence) -> None:
    lost = []
    for key, node in talk.nodes.items():
        references = talk.references[key]
        if is_lost_reply(is_reply=node.is_reply, names_any=bool(references), bare_subject=node.bare_subject):
            lost.append(node)
        elif key not in talk.ancestry:
            talk.ancestry[key] = ancestry_of(node, references, presence) if references else ALONE
    unknown = [node for node in lost if node.key not in talk.ancestry]
    talk.ancestry |= ancestries_by_subject(archive, book, unknown)


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


def _store(archive: Archive, talk: Talk, groups: Collection[Group]) -> None:
    changes = [
        (key, _key_of(ancestry.parent), ancestry.joined_by)
        for key, ancestry in talk.ancestry.items()
        if key in talk.nodes
        and (talk.nodes[key].parent, talk.nodes[key].joined_by) != (_key_of(ancestry.parent), ancestry.joined_by)
    ]
    archive_graph.put_parents(archive, changes)
    talk.changed.update(key for key, _, _ in changes)
    origins: dict[ConversationKey, set[ConversationKey]] = defaultdict(set)
    for keys, wholes in groups:
        to = wholes[0] if wholes else _conversation_key(talk, keys)
        origins[to].update(talk.nodes[key].conversation for key in keys)
        talk.moves |= {key: to for key in keys if talk.nodes[key].conversation != to}
    _store_conversations(archive, talk, origins)


def _conversation_key(talk: Talk, keys: Collection[MessageKey]) -> ConversationKey:
    """The key of the conversation most of whose messages are here, of those whose first message is; else a new one."""
    sizes = Counter(talk.nodes[key].conversation for key in keys)
    kept = [(-size, key) for key, size in sizes.items() if MessageKey(key) in keys]
    return min(kept)[1] if kept else ConversationKey(min(keys))


def _store_conversations(archive: Archive, talk: Talk, origins: dict[ConversationKey, set[ConversationKey]]) -> None:
    """Make new conversations, move messages, join the boxes, delete what is empty."""
    before = {key for some in origins.values() for key in some}
    boxes = archive_graph.find_boxes(archive, before | set(origins))
    plain = {key: ConversationState(key, False, False) for key in before | set(origins)}
    joined = {
        to: ConversationState(
            to,
            any(boxes.get(key, plain[key]).confidential for key in {*some, to}),
            any(boxes.get(key, plain[key]).opened for key in {*some, to}),
        )
        for to, some in origins.items()
        if boxes
    }
    new = set(origins) - before - _wholes(talk)
    archive_graph.put_conversations(archive, [joined.get(key, plain[key]) for key in new])
    changed = [state for key, state in joined.items() if key not in new and state != boxes.get(key, plain[key])]
    archive_graph.set_boxes(archive, changed)
    archive_graph.move_to_conversations(archive, talk.moves)
    archive_graph.delete_conversations(archive, before - set(origins))


def _wholes(talk: Talk) -> set[ConversationKey]:
    ties = (tie for key in talk.nodes for tie in talk.ancestry[key].ties)
    return {tie.conversation for tie in ties if tie.key not in talk.nodes}
