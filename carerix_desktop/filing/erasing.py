"""Erasing a person: one transaction in which all of theirs goes, and they go out of what stays (RELIABILITY.md C-12).

Mail that is on another person's file too stays there, whole in its bytes, and loses this person in every table made
from them and in the index (ADR 17). What is left behind on the disk is wiped afterwards (`storage.scrubbing`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from typing import Final

from carerix_desktop.domain.confidentiality import Cause
from carerix_desktop.domain.ids import ConversationKey, MessageKey, RecordKey, UserKey
from carerix_desktop.domain.privacy import EraseCounts
from carerix_desktop.filing import closing, copies
from carerix_desktop.filing.batch import Session, settle
from carerix_desktop.filing.message_rows import unpacked
from carerix_desktop.filing.reach import Reach, count_reach, require_erasable
from carerix_desktop.storage import (
    archive_confidential,
    archive_copies,
    archive_echoes,
    archive_graph,
    archive_people,
    erase_mail,
    erase_records,
    erasures,
    search_index,
    tombstones,
)
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.erase_mail import ServerPlace
from carerix_desktop.storage.guard import DOCUMENT_INDEX_TABLE, INDEX_TABLE
from carerix_desktop.storage.search_index import Terms
from carerix_desktop.storage.tombstones import Sort

MAIL_COLUMNS: Final = ("subject", "sender", "recipients", "body", "attachments")
DOCUMENT_COLUMNS: Final = ("name", "body")


def erase(session: Session, reach: Reach, actor: UserKey, *, on_server: bool) -> tuple[int, EraseCounts]:
    """Take away all that a person has; answer the key of the report, and what went.

    Args:
        session: the open transaction.
        reach: all that there is, found in this transaction.
        actor: the administrator.
        on_server: have the servers delete their copies, too.

    Raises:
        UserFault: on legal hold, or a message to the person is on its way out.
    """
    require_erasable(session, reach)
    counts = count_reach(session, reach)
    _erase_from_index(session, reach)
    _bar(session, reach)
    _erase_copies(session, reach.mail.whole, on_server=on_server)
    _erase_work(session, reach, on_server=on_server)
    _erase_mail(session, reach)
    _erase_records(session, reach)
    _settle(session, reach)
    login = archive_people.login_of(session.archive, actor)
    ref = reach.person.rows[0].ref
    return erasures.put_erasure(session.archive, login, ref, asdict(counts), session.seconds), counts


def _erase_from_index(session: Session, reach: Reach) -> None:
    """What goes leaves the index by the very terms that it holds; what stays is found by this person's no more."""
    archive, mail = session.archive, reach.mail
    whole = search_index.read_terms(archive, INDEX_TABLE, mail.whole | mail.shared)
    search_index.delete_terms(archive, INDEX_TABLE, MAIL_COLUMNS, whole)
    gone = search_index.split_terms(archive, reach.words)
    left = {key: _without(terms, gone) for key, terms in whole.items() if key in mail.shared}
    search_index.put_terms(archive, INDEX_TABLE, MAIL_COLUMNS, left)
    versions = search_index.read_terms(archive, DOCUMENT_INDEX_TABLE, reach.versions)
    search_index.delete_terms(archive, DOCUMENT_INDEX_TABLE, DOCUMENT_COLUMNS, versions)


def _without(terms: Terms, gone: Collection[tuple[str, ...]]) -> Terms:
    """The terms of a row without these sequences, the longest first."""
    left: Terms = {}
    for column, some in terms.items():
        kept, at = [], 0
        while at < len(some):
            hit = max((len(one) for one in gone if one and tuple(some[at : at + len(one)]) == one), default=0)
            if not hit:
                kept.append(some[at])
            at += hit or 1
        left[column] = kept
    return left


def _bar(session: Session, reach: Reach) -> None:
    """Note keyed hashes of what goes, so that it does not come in again."""
    archive = session.archive
    identities = erasures.find_identities(archive, reach.mail.whole)
    tombstones.put(archive, Sort.MESSAGE, identities, session.seconds)
    tombstones.put(archive, Sort.ADDRESS, [one.encode() for one in reach.person.normals], session.seconds)


def _erase_copies(session: Session, keys: Collection[int], *, on_server: bool) -> None:
    """Delete all copies; their UIDs are settled, so that no synchronisation fetches them again."""
    archive = session.archive
    messages = [MessageKey(key) for key in keys]
    places = erase_mail.find_places(archive, keys)
    seen_again = archive_echoes.find_echoes_of(archive, messages)
    boxes = archive_copies.find_mailbox_rows(archive, {one.mailbox for one in seen_again})
    places += [
        ServerPlace(boxes[one.mailbox].account or 0, one.owner, one.mailbox, one.uidvalidity, one.uid, 0, one.message)
        for one in seen_again
    ]
    archive_echoes.delete_echoes(archive, [one.key for one in seen_again])
    session.changes.touch(copies.remove_copies(archive, archive_copies.find_copies_of(archive, messages)))
    erase_mail.bar_places(archive, places, session.seconds)
    if on_server:
        erase_mail.ask_server(archive, [one for one in places if one.account], session.seconds)


def _erase_work(session: Session, reach: Reach, *, on_server: bool) -> None:
    """Notes, documents, drafts and the outbox."""
    archive, records = session.archive, _records(reach)
    erase_records.delete_entries(archive, reach.entries.whole, records)
    erase_records.delete_versions(archive, reach.versions)
    erase_records.delete_documents(archive, reach.documents)
    submissions = reach.submissions
    ids = erase_records.delete_drafts(archive, reach.drafts.whole, on_server=on_server)
    erase_records.mask_drafts(archive, reach.drafts.shared, reach.person.normals, records)
    erase_records.delete_submissions(archive, submissions.whole)
    erase_records.mask_submissions(archive, submissions.shared, reach.person.normals, records)
    tombstones.put(archive, Sort.DRAFT, [one.encode() for one in ids], session.seconds)


def _erase_mail(session: Session, reach: Reach) -> None:
    """Mail that goes, this person in mail that stays, and bytes that could not be read and name them."""
    archive = session.archive
    erase_mail.mask_mail(archive, reach.mail.shared, reach.forms, reach.words)
    erase_mail.drop_envelopes(archive, reach.forms)
    low = [word.casefold().encode() for word in reach.words]
    named = [
        key
        for key, raw in erase_mail.find_set_aside(archive)
        if any(word in unpacked("zstd", raw).lower() for word in low)
    ]
    erase_mail.drop_set_aside_bytes(archive, named)


def _erase_records(session: Session, reach: Reach) -> None:
    archive, records = session.archive, _records(reach)
    every = [*records, *reach.person.merged]
    erase_records.delete_history(archive, every, reach.mail.whole, reach.words)
    erase_records.delete_records(archive, [*sorted(records, key=lambda one: one.kind != "match"), *reach.person.merged])
    refs = [row.ref for row in reach.person.rows]
    names = [*(f"{row.record.kind}:{row.ref}" for row in reach.person.rows), *reach.person.merged_refs]
    archive_confidential.forget_people(archive, names)
    erase_records.scrub_texts(
        archive, reach.words, [*refs, *(f"{Cause.PERSON}: {name}" for name in names)], reach.forms
    )


def _settle(session: Session, reach: Reach) -> None:
    """Delete the messages, and compute anew the conversations that they were in."""
    archive = session.archive
    talks = erase_mail.conversations_of(archive, reach.mail.whole | reach.mail.shared)
    closing.keep_closed(archive, [ConversationKey(key) for key in talks], without=reach.mail.whole)
    erase_mail.delete_mail(archive, reach.mail.whole)
    session.changes.add(MessageKey(key) for key in reach.mail.whole | reach.mail.shared)
    session.changes.records.update(_records(reach))
    members = archive_graph.find_members(archive, [ConversationKey(key) for key in talks])
    settle(session, (), {node.conversation for node in members})


def _records(reach: Reach) -> list[RecordId]:
    matches = [RecordId("match", RecordKey(key)) for key in sorted(reach.matches)]
    return [*(row.record for row in reach.person.rows), *matches]
