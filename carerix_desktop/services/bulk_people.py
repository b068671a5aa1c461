"""The people of a bulk sending as their files are now: read in a few queries, however many they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from carerix_desktop.domain.account import User
from carerix_desktop.domain.bulk import Addressee, is_on_hold, is_owner, owner_of
from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.record import Record, RecordRef
from carerix_desktop.domain.record_fields import split_values
from carerix_desktop.storage import addressees
from carerix_desktop.storage import records as rows
from carerix_desktop.storage.unit_of_work import Reader

PEOPLE = (RecordKind.CANDIDATE, RecordKind.CONTACT)


def read_people(
    reader: Reader, user: User, chosen: Sequence[RecordRef], vacancy: RecordKey | None, *, today: int
) -> tuple[Addressee, ...]:
    """One addressee for each that was chosen, in that order.

    Args:
        reader: of the user who is sending: mail that this user may not see plays no part.
        user: who is sending.
        chosen: candidates and contacts; a vacancy stands for its contact.
        vacancy: what is mailed about, or None.
        today: when this day began, seconds since 1970.
    """
    found = _read(reader, chosen)
    contacts = _contacts_of(reader, found)
    people = [contacts.get(ref) or found.get(ref) for ref in chosen]
    facts = _Facts(reader, [one for one in people if one is not None and one.kind in PEOPLE], vacancy, today)
    return tuple(
        _unknown(ref) if one is None else facts.addressee(ref, one, user, _vacancy_of(ref, found, vacancy))
        for ref, one in zip(chosen, people, strict=True)
    )


def _read(reader: Reader, chosen: Sequence[RecordRef]) -> dict[RecordRef, Record]:
    found: dict[RecordRef, Record] = {}
    for kind in {ref.kind for ref in chosen}:
        keys = rows.keys_by_ref(reader, kind, [ref.ref for ref in chosen if ref.kind is kind])
        for record in rows.get_records(reader, kind, sorted(keys.values())).values():
            found[RecordRef(kind=kind, ref=record.ref)] = record
    return found


def _contacts_of(reader: Reader, found: Mapping[RecordRef, Record]) -> dict[RecordRef, Record]:
    """By chosen vacancy its contact."""
    named = {ref: one.fields["contact"] for ref, one in found.items() if ref.kind is RecordKind.VACANCY}
    contacts = _read(reader, [RecordRef(kind=RecordKind.CONTACT, ref=one) for one in set(named.values()) if one])
    known = {ref.ref: record for ref, record in contacts.items()}
    return {ref: known[contact] for ref, contact in named.items() if contact in known}


def _vacancy_of(ref: RecordRef, found: Mapping[RecordRef, Record], vacancy: RecordKey | None) -> RecordKey | None:
    return found[ref].key if ref.kind is RecordKind.VACANCY else vacancy


def _unknown(ref: RecordRef) -> Addressee:
    return Addressee(given=str(ref), kind=ref.kind, key=RecordKey(0), ref=ref.ref, name=ref.ref)


class _Facts:
    """What other tables say of these people."""

    def __init__(self, reader: Reader, people: Sequence[Record], vacancy: RecordKey | None, today: int) -> None:
        by_kind = {kind: sorted({one.key for one in people if one.kind is kind}) for kind in PEOPLE}
        self._undeliverable = {
            (kind, key) for kind, keys in by_kind.items() for key in addressees.undeliverable_first(reader, kind, keys)
        }
        self._mail = {
            (kind, key): mail
            for kind, keys in by_kind.items()
            for key, mail in addressees.mail_since(reader, kind, keys, today).items()
        }
        candidates = by_kind[RecordKind.CANDIDATE]
        self._matches = {} if vacancy is None else addressees.matches_with(reader, vacancy, candidates)

    def addressee(self, ref: RecordRef, record: Record, user: User, vacancy: RecordKey | None) -> Addressee:
        """A person, by what was chosen."""
        nobody: tuple[None, str, int, dict[str, str]] = (None, "", 0, {})
        own = record.kind is RecordKind.CANDIDATE
        match, status, changed_at, extra = self._matches.get(record.key, nobody) if own else nobody
        owner = owner_of(record.extra)
        emails = split_values(record.fields.get("emails", ""))
        return Addressee(
            given=str(ref),
            kind=record.kind,
            key=record.key,
            ref=record.ref,
            name=record.name,
            first_name=record.fields.get("first_name", ""),
            address=emails[0] if emails else "",
            language=record.fields.get("language", "").strip().lower(),
            undeliverable=(record.kind, record.key) in self._undeliverable,
            opted_out=record.fields.get("opt_out") == "yes",
            confidential=record.fields.get("confidential") == "yes",
            on_hold=record.kind in PEOPLE and is_on_hold(record.extra, extra),
            vacancy=vacancy,
            match=match,
            match_status=status,
            match_changed_at=changed_at,
            owner=owner,
            owned=is_owner(owner, (user.login, user.name, *user.addresses)),
            mail=self._mail.get((record.kind, record.key)),
        )
