"""What rules concluded while a record was away or was part of another: taken back when it returns, and concluded anew.

Then an address spoke for one person who now has it with another one, and a domain or an employer for another company.
"""

from __future__ import annotations

from collections.abc import Collection

from carerix_desktop.domain.addresses import domain_of, longest_match, normalise, without_tag
from carerix_desktop.domain.ids import MessageKey, RecordKind
from carerix_desktop.domain.record import Handles
from carerix_desktop.filing import relinking
from carerix_desktop.filing.batch import Session
from carerix_desktop.filing.rules import ADDRESS, COMPANY, EMPLOYER, FORWARDED, REFERENCE
from carerix_desktop.storage import archive_graph, archive_links, removed
from carerix_desktop.storage.archive_links import StoredLink
from carerix_desktop.storage.removed import Removal

BY_EMPLOYER = "link.evidence"
"""Under what links to companies are kept that a contact brought along."""


def withdraw(session: Session, removal: Removal, handles: Handles, affected: Collection[MessageKey]) -> None:
    """Take back what rules concluded from these handles since the record went; settling concludes anew.

    Args:
        session: the open transaction.
        removal: the record that is back, and since when it was away.
        handles: of that record, and of the one that it was part of.
        affected: further messages of them.
    """
    normals = {normalise(one) for one in handles.addresses} - {""}
    wanted = normals | {without_tag(one) for one in normals}
    keys = relinking.mail_with(session, wanted)
    if handles.domains:
        there = archive_graph.find_addresses_at(session.archive, handles.domains)
        keys |= archive_graph.find_messages_with(session.archive, there)
    of_company = removal.kind == RecordKind.COMPANY.value
    keys |= set(affected) if of_company else set()
    gone = [
        (one.message, one.kind, one.record_key)
        for some in archive_links.find_links(session.archive, keys).values()
        for one in some
        if one.made_at >= removal.made_at
        and (_speaks_for(one, wanted, handles.domains) or (of_company and _by_employer(one)))
    ]
    archive_links.replace_links(session.archive, gone, ())
    if of_company and removal.into_key is not None:
        removed.forget_since(session.archive, BY_EMPLOYER, removal.into_key, removal.made_at)


def _speaks_for(one: StoredLink, normals: Collection[str], domains: Collection[str]) -> bool:
    """Whether a rule made the link because of one of these addresses or domains."""
    if one.rule == REFERENCE:
        return True
    if one.rule not in (ADDRESS, FORWARDED, COMPANY):
        return False
    normal = normalise(one.evidence.partition(": ")[2])
    at_one = one.rule == COMPANY and longest_match(domain_of(normal), set(domains)) is not None
    return at_one or bool({normal, without_tag(normal)} & set(normals))


def _by_employer(one: StoredLink) -> bool:
    return one.rule == COMPANY and one.evidence.startswith(EMPLOYER)
