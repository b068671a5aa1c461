"""Which files a message belongs to (RULES.md section 3): the rules' pure parts, by name and by order.

`filing.rules` puts them to work over the store, as a table; every doubt between people becomes a proposal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import Final, NamedTuple


class LinkRule(StrEnum):
    """The rules in their order: the first that gives a link names it."""

    HAND = "hand"
    REPLY = "reply"
    ADDRESS = "address"
    FORWARDED = "forwarded"
    COMPANY = "company"
    REFERENCE = "reference"
    BOUNCE = "bounce"


class ProposalWhy(StrEnum):
    """What a person is asked: which of several people, who an unknown sender is, whether an answer goes on."""

    TIE = "tie"
    NEW = "new"
    REPLY = "reply"


class NamedPerson(NamedTuple):
    """A person on an address: `candidate` or `contact`, and the full name."""

    kind: str
    name: str


_FIELDS: Final = {
    "in": frozenset({"from", "reply_to", "to", "cc"}),
    "out": frozenset({"to", "cc", "bcc"}),
}
_SETTLING: Final = frozenset({LinkRule.HAND, LinkRule.REPLY})


class Sureness(StrEnum):
    """How sure a link is: what a person or an identifier says is certain, what only points that way is likely."""

    CERTAIN = "certain"
    LIKELY = "likely"


_LIKELY: Final = frozenset(
    {
        (LinkRule.REPLY, "Subject"),  # the headers were lost: the subject and the people tell
        (LinkRule.FORWARDED, "Forwarded From"),  # written by a mail program, for people to read
        *((LinkRule.COMPANY, header) for header in ("From", "Reply-To", "To", "Cc", "Bcc")),  # by its domain alone
    }
)
"""A rule, and what the evidence begins with; a contact's company (`Contact`) and all other rules are certain."""


def sureness_of(rule: str, evidence: str) -> Sureness:
    """Whether a link by this rule, resting on this evidence, is certain or likely."""
    header = evidence.partition(":")[0]
    return Sureness.LIKELY if (rule, header) in _LIKELY else Sureness.CERTAIN


def direction_of(*, from_a_user: bool) -> str:
    """`out` when From is any user's own address, whatever the folder; all else comes `in`."""
    return "out" if from_a_user else "in"


def counterparty_fields(direction: str, *, automated: bool = False) -> frozenset[str]:
    """The headers whose addresses, less the users' own, are counterparties; of automated mail From is none to link."""
    fields = _FIELDS[direction]
    return fields - {"from"} if automated else fields


def is_one_person(people: Collection[NamedPerson]) -> bool:
    """Whether all these are one person: a single record, or a candidate and a contact of one name."""
    if len(people) < 2:
        return len(people) == 1
    kinds = [one.kind for one in people]
    names = {" ".join(one.name.casefold().split()) for one in people}
    return len(names) == 1 and len(kinds) == len(set(kinds))


def goes_on(*, same_subject: bool, counterparties_before: Iterable[object], taking_part: Collection[object]) -> bool:
    """Whether an answer gets the links of the message that it answers.

    Args:
        same_subject: the bare subjects are equal.
        counterparties_before: those of the earlier message, by address and by person.
        taking_part: everyone in the headers of the answer, by address and by person.
    """
    return same_subject or any(one in taking_part for one in counterparties_before)


def settles_a_tie(rule: str | None) -> bool:
    """Whether a link by this rule to one of several people says which of them it is."""
    return rule in _SETTLING
