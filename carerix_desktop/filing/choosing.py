"""What people say of proposals: not for this message, always for this address, never for this address.

RULES.md section 3: what a person said stays. A choice for an address is one row of the table of rules
(`rules.chosen_links`), so that it holds for earlier and later mail alike, whatever came first.
"""

from __future__ import annotations

from collections.abc import Sequence

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind, UserKey
from carerix_desktop.domain.record_changes import FieldChange
from carerix_desktop.filing import box, by_hand
from carerix_desktop.filing.batch import Session, relayed_among, settle
from carerix_desktop.filing.relinking import mail_with
from carerix_desktop.filing.rules import ADDRESS, CANDIDATE, COMPANY, CONTACT, EMPLOYER, FORWARDED
from carerix_desktop.filing.values import (
    AddressUndo,
    AnyUndo,
    BoxUndo,
    ChoiceUndo,
    HandUndo,
    ManyUndo,
    RefusalUndo,
    TieUndo,
)
from carerix_desktop.storage import archive_choices, archive_links
from carerix_desktop.storage.archive_choices import Choice
from carerix_desktop.storage.archive_graph import find_nodes
from carerix_desktop.storage.archive_links import RecordId, StoredLink
from carerix_desktop.storage.archive_people import login_of
from carerix_desktop.storage.archive_records import find_employments
from carerix_desktop.storage.record_log import log_changes


def undo(session: Session, actor: UserKey, before: AnyUndo) -> None:
    """Take a correction back."""
    match before:
        case ManyUndo():
            for part in reversed(before.parts):
                undo(session, actor, part)
        case TieUndo():
            by_hand.undo_tie(session, actor, before)
        case RefusalUndo():
            _take_refusal_back(session, actor, before)
        case ChoiceUndo():
            _take_choice_back(session, actor, before)
        case AddressUndo():
            _give_address_back(session, actor, before)
        case BoxUndo():
            box.undo_box(session, actor, before)
        case HandUndo():
            by_hand.undo(session, actor, before)


def refuse(
    session: Session, actor: UserKey, key: MessageKey, address: str, record: RecordId | None
) -> RefusalUndo | HandUndo:
    """This record, or nobody new for this address, is proposed on this message again."""
    if record is not None:
        return by_hand.unlink(session, actor, key, RecordKind(record.kind), record.record_key)
    node, normal = by_hand.visible_node(session, actor, key), normalise(address)
    before = archive_choices.find_refusal(session.archive, key, normal)
    login = login_of(session.archive, actor)
    archive_choices.put_refusal(session.archive, key, normal, login, session.seconds)
    session.changes.add([key])
    settle(session, (), {node.conversation})
    return RefusalUndo(message=key, normal=normal, before=before)


def _take_refusal_back(session: Session, actor: UserKey, undo: RefusalUndo) -> None:
    """Propose again, as before."""
    node = by_hand.visible_node(session, actor, undo.message)
    archive_choices.remove_refusal(session.archive, undo.message, undo.normal)
    if undo.before is not None:
        archive_choices.put_refusal(session.archive, undo.message, undo.normal, *undo.before)
    session.changes.add([undo.message])
    settle(session, (), {node.conversation}, relayed_among(session, [undo.message]))


def always(
    session: Session, actor: UserKey, key: MessageKey, address: str, record: RecordId | None
) -> ChoiceUndo | AddressUndo:
    """All mail of an address goes to one record; without a record, nobody is proposed for it.

    An address that is on nobody's file is put on that of the person; of one that several have the choice is remembered.
    """
    by_hand.visible_node(session, actor, key)
    normal = _foreign(session, address)
    if record is not None and not archive_links.record_exists(session.archive, record):
        raise NotVisible("There is no such record.")
    session.book.learn([normal])
    known = session.book.people_at(normal)
    session.book.forget(normal)
    if record is not None and record.kind in (CANDIDATE, CONTACT) and not known:
        return _adopt(session, actor, key, address, record)
    return _choose(session, actor, key, normal, record)


def _choose(session: Session, actor: UserKey, key: MessageKey, normal: str, record: RecordId | None) -> ChoiceUndo:
    before = archive_choices.find_choices(session.archive, [normal]).get(normal)
    login = login_of(session.archive, actor)
    archive_choices.put_choice(session.archive, Choice(normal, record, actor, login, session.seconds))
    session.changes.add([key])
    _settle_mail_of(session, normal)
    return ChoiceUndo(message=key, normal=normal, before=None if before is None else _flat(before))


def _take_choice_back(session: Session, actor: UserKey, undo: ChoiceUndo) -> None:
    """Let the rules decide again, or what was chosen before; who chose may, whatever they see now."""
    made = archive_choices.find_choices(session.archive, [undo.normal]).get(undo.normal)
    if made is None or made.user != actor:
        by_hand.visible_node(session, actor, undo.message)
    archive_choices.remove_choice(session.archive, undo.normal)
    if undo.before is not None:
        kind, record_key, user, made_by, made_at = undo.before
        record = None if kind is None or record_key is None else RecordId(kind.value, record_key)
        archive_choices.put_choice(session.archive, Choice(undo.normal, record, user, made_by, made_at))
    session.changes.add([undo.message])
    _settle_mail_of(session, undo.normal)


def _adopt(session: Session, actor: UserKey, key: MessageKey, address: str, record: RecordId) -> AddressUndo:
    """The message goes there by hand, the other mail of the address by rule."""
    normal = normalise(address)
    link = by_hand.link(session, actor, key, RecordKind(record.kind), record.record_key)
    before = archive_choices.addresses_on(session.archive, record)
    archive_choices.add_address(session.archive, record, address, normal)
    _log(session, actor, record, before)
    session.book.forget(normal)
    _settle_mail_of(session, normal)
    return AddressUndo(link=link, normal=normal, since=session.seconds)


def _give_address_back(session: Session, actor: UserKey, undo: AddressUndo) -> None:
    """Take the address off again; the links that rest on it go, those that stood before stay."""
    record = RecordId(undo.link.kind.value, undo.link.record_key)
    before = archive_choices.addresses_on(session.archive, record)
    by_hand.undo(session, actor, undo.link)
    archive_choices.remove_address(session.archive, record, undo.normal)
    _log(session, actor, record, before)
    since = archive_choices.find_links_to(session.archive, record, undo.since)
    _withdraw(session, record, [one for one in since if _rests_on(one, undo.normal)])
    session.book.forget(undo.normal)
    _settle_mail_of(session, undo.normal)


def _rests_on(link: StoredLink, normal: str) -> bool:
    return link.rule in (ADDRESS, FORWARDED) and normalise(link.evidence.partition(": ")[2]) == normal


def _withdraw(session: Session, record: RecordId, links: Sequence[StoredLink]) -> None:
    """Remove links, and those to a contact's company that came by them; what else holds is linked again."""
    gone = [(one.message, one.kind, one.record_key) for one in links]
    if record.kind == CONTACT:
        refs = {f"{EMPLOYER}: {job.ref}" for job in find_employments(session.archive, [record.record_key])}
        found = archive_links.find_links(session.archive, [one.message for one in links])
        others = [one for some in found.values() for one in some if one.rule == COMPANY and one.evidence in refs]
        gone += [(one.message, one.kind, one.record_key) for one in others]
    archive_links.replace_links(session.archive, gone, ())
    session.changes.add(message for message, _kind, _key in gone)
    session.changes.records.update(RecordId(kind, key) for _message, kind, key in gone)


def _foreign(session: Session, address: str) -> str:
    """The address as it compares; a user's own is on nobody's file."""
    normal = normalise(address)
    if not normal or session.book.is_own(normal):
        raise UserFault(
            f"{address} is no address that a file can have. Link this message alone.",
            code="colleagues_address",
            details={"address": address},
        )
    return normal


def _settle_mail_of(session: Session, normal: str) -> None:
    keys = mail_with(session, {normal})
    nodes = find_nodes(session.archive, keys)
    settle(session, (), {node.conversation for node in nodes}, relayed_among(session, keys))


def _log(session: Session, actor: UserKey, record: RecordId, before: str) -> None:
    change = FieldChange(field="emails", before=before, after=archive_choices.addresses_on(session.archive, record))
    kind, key = RecordKind(record.kind), record.record_key
    log_changes(session.archive, kind, key, [change], by=actor, at=session.seconds)
    session.changes.records.add(record)


def _flat(choice: Choice) -> tuple[RecordKind | None, RecordKey | None, UserKey, str, int]:
    if choice.record is None:
        return None, None, choice.user, choice.made_by, choice.made_at
    return RecordKind(choice.record.kind), choice.record.record_key, choice.user, choice.made_by, choice.made_at
