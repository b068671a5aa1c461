"""What is read of a person from a message and a CV, each value with where it comes from (DESIGN.md 5.5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where a value stood."""

    SENDER = "sender"  # From or, where a machine relays, Reply-To
    FORWARDED = "forwarded"  # the inner From of a forward
    SIGNATURE = "signature"
    MESSAGE = "message"  # lines such as "Telefoon: …", as job boards write them
    CV = "cv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A value and where it stood; `page` counts from 1 and is 0 outside a document."""

    text: str
    place: Place
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFindings:
    """What was found; what was not certain is absent.

    `birth_date` is written YYYY-MM-DD.
    """

    name: Finding | None = None
    emails: tuple[Finding, ...] = ()
    phones: tuple[Finding, ...] = ()
    city: Finding | None = None
    birth_date: Finding | None = None

    def then(self, other: PersonFindings) -> PersonFindings:
        """These, and of the other what is missing here; addresses and telephone numbers of both, each once."""
        return PersonFindings(
            name=self.name or other.name,
            emails=_each_once((*self.emails, *other.emails)),
            phones=_each_once((*self.phones, *other.phones)),
            city=self.city or other.city,
            birth_date=self.birth_date or other.birth_date,
        )


_PARTICLES = frozenset(
    "van de der den het ter ten te in 't von vom zu da di del le la el al op aan".split()  # noqa: SIM905
)


def split_name(name: str) -> tuple[str, str]:
    """First names and last name: a particle begins the last name, else the first word is the first name."""
    words = name.split()
    begin = next((at for at, word in enumerate(words[1:], 1) if word.casefold() in _PARTICLES), 1)
    return " ".join(words[:begin]), " ".join(words[begin:])


def _each_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    first: dict[str, Finding] = {}
    for one in findings:
        first.setdefault("".join(one.text.casefold().split()), one)
    return tuple(first.values())
