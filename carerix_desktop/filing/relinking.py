"""What came to a record or to a user by which mail finds it: older mail is linked, and seen, at once.

RULES.md sections 3 and 4.
"""

from __future__ import annotations

from collections.abc import Collection

from carerix_desktop.domain.addresses import normalise, without_tag
from carerix_desktop.domain.ids import MessageKey, UserKey
from carerix_desktop.domain.record import Handles
from carerix_desktop.domain.vacancy_numbers import VacancyNumbers
from carerix_desktop.filing import audience
from carerix_desktop.filing.batch import Session, settle
from carerix_desktop.storage import archive_graph, archive_messages


def relink(session: Session, handles: Handles) -> None:
    """Compute anew the conversations of all mail that one of these handles stands in.

    For an address also those with another one of the same people.
    """
    normals = {normalise(one) for one in handles.addresses} - {""}
    aliases = session.book.all_addresses_of(normals)
    found = mail_with(session, normals.union(*aliases.values()))
    if handles.domains:
        there = archive_graph.find_addresses_at(session.archive, handles.domains)
        found |= archive_graph.find_messages_with(session.archive, there)
    if handles.numbers:
        numbers = VacancyNumbers(handles.numbers)
        found |= {key for subject, key in archive_graph.walk_subjects(session.archive) if numbers.find(subject)}
    settle(session, (), {node.conversation for node in archive_graph.find_nodes(session.archive, found)})


def recount_user(session: Session, user: UserKey) -> None:
    """Compute anew which older mail a user sent or is addressed by, which way it went, and what is proposed on it."""
    normals = {own.normal for own in session.book.own_addresses() if own.user == user}
    keys = mail_with(session, normals)
    nodes = archive_graph.find_nodes(session.archive, keys)
    addresses = session.book.of_messages([node.key for node in nodes])
    outward = [
        node.key
        for node in nodes
        if node.direction == "in"
        and any(one.field == "from" and session.book.is_own(one.normal) for one in addresses[node.key])
    ]
    archive_messages.mark_going_out(session.archive, outward)
    seen = archive_graph.find_nodes(session.archive, keys | archive_graph.find_seen_by(session.archive, user))
    changed = audience.recount_correspondent(session.archive, session.book, user, [node.key for node in seen])
    session.changes.add([*outward, *changed])
    settle(session, (), {node.conversation for node in nodes})


def mail_with(session: Session, normals: Collection[str]) -> set[MessageKey]:
    """The messages that one of these addresses stands in, with any plus tag or none."""
    wanted = {*normals, *(without_tag(one) for one in normals)} - {""}
    forms = wanted | archive_graph.find_tagged_forms(session.archive, wanted)
    return archive_graph.find_messages_with(session.archive, forms)
