"""The files of the agency: candidates, contacts, companies, vacancies and matches.

A record is named `KIND:REF` by people (`candidate:K-1001`) and by (kind, RecordKey) inside.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKey, RecordKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRef:
    """A record as people name it: kind and the agency's own number."""

    kind: RecordKind
    ref: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.ref}"


def parse_record_ref(text: str) -> RecordRef:
    """`KIND:REF` → RecordRef; raises UserFault on anything else."""
    kind, colon, ref = text.partition(":")
    if not colon or not ref.strip() or kind.strip().lower() not in set(RecordKind):
        kinds = ", ".join(RecordKind)
        raise UserFault(f"“{text}” does not name a record. Write KIND:REF, with one of these kinds: {kinds}.")
    return RecordRef(kind=RecordKind(kind.strip().lower()), ref=ref.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record with all that its form shows.

    `fields` holds the CSV columns of its kind as text (CLI.md), without `ref`, and `owner`; several values
    have `;` between; other records are given by their `ref`; yes/no values are `yes` and `no`. `extra` holds further
    columns.
    """

    key: RecordKey
    kind: RecordKind
    ref: str
    name: str
    fields: dict[str, str] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handles:
    """By what mail finds records: addresses and domains, as they compare, and vacancies' numbers."""

    addresses: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.addresses or self.domains or self.numbers)

    @classmethod
    def joined(cls, many: Collection[Handles]) -> Handles:
        """All handles of many records."""
        return cls(
            addresses=tuple(one for some in many for one in some.addresses),
            domains=tuple(one for some in many for one in some.domains),
            numbers=tuple(one for some in many for one in some.numbers),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMarks:
    """What mail has taught of a person.

    Attributes:
        undeliverable: addresses of the file from which mail came back for good.
        opted_out_at: when the person wrote to get no mailings, seconds since 1970; None where they did not.
    """

    undeliverable: tuple[str, ...] = ()
    opted_out_at: int | None = None


COLUMNS: dict[RecordKind, tuple[str, ...]] = {
    RecordKind.CANDIDATE: (
        "ref",
        "first_name",
        "last_name",
        "emails",
        "phones",
        "city",
        "language",
        "confidential",
        "opt_out",
        "notes",
    ),
    RecordKind.CONTACT: (
        "ref",
        "first_name",
        "last_name",
        "emails",
        "phones",
        "company",
        "title",
        "language",
        "confidential",
        "opt_out",
    ),
    RecordKind.COMPANY: ("ref", "name", "domains", "city"),
    RecordKind.VACANCY: ("ref", "title", "company", "contact", "status"),
    RecordKind.MATCH: ("ref", "candidate", "vacancy", "status"),
}
OWNED = frozenset({RecordKind.CANDIDATE, RecordKind.CONTACT, RecordKind.COMPANY, RecordKind.VACANCY})
"""Records with a further field `owner`: the login of the user who looks after them."""
MATCH_STATUSES = ("new", "proposed", "invited", "interview", "offered", "placed", "rejected", "withdrawn")
