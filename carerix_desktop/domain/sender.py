"""From which address a message goes out (RULES.md section 5)."""

from __future__ import annotations

from collections.abc import Iterable

from carerix_desktop.domain.account import User
from carerix_desktop.domain.addresses import normalise, variants
from carerix_desktop.domain.message import Address


def identities_of(user: User) -> tuple[Address, ...]:
    """The choices of From: the sender address, without one the system address; then the aliases, each once."""
    first = user.from_address or user.system_address
    return tuple(Address(name=user.name, address=one) for one in dict.fromkeys((first, *user.aliases)) if one)


def sender_for(user: User, came_to: Iterable[str]) -> Address:
    """The address that a message goes out from.

    Args:
        user: who writes.
        came_to: the addresses that the answered message was for, the most telling first; none for a new message.

    Returns:
        the first of the user's own addresses among them, as the user file spells it; else the sender address, else
        the system address; with an empty address where the user has none at all.
    """
    own = {normalise(one): one for one in reversed(user.addresses)}
    for address in came_to:
        for form in variants(normalise(address)):
            if form in own:
                return Address(name=user.name, address=own[form])
    return Address(name=user.name, address=user.from_address or user.system_address)
