"""Proof that an address is a user's: the code that is mailed to it, and the words of that message (C-11; ADR 18).

The code travels in a message whose headers do not name the address, and whose Message-ID says what it is: nobody sees
such a message in the store but by a copy of their own (`filing.audience`).
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Final

from carerix_desktop.domain.account import Agency, User

ALPHABET: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without I, L, O, 0 and 1, which people confuse."""
CODE_LENGTH: Final = 8
VALID_S: Final = 3600
TRIES: Final = 5
PAUSE_S: Final = 60
"""Between two codes for one address."""
PROOF_MARK: Final = "carerix-address-proof."
"""How the Message-ID of a message with a code begins."""

_SUBJECTS: Final = {"en": "Is this address yours?", "nl": "Is dit adres van jou?"}
_TEXTS: Final = {
    "en": (
        "Hello {name},\n\n{sender} would like to know whether {address} is your address at {agency}.\n\n"
        "Your code: {code}\n\nEnter it in Carerix Desktop under Settings, My account, or with\n"
        "carerix-desktop users prove {login} {address} --code-stdin\n\nThe code is valid for one hour. Give it to "
        "nobody. Do you know nothing of this? Then you need do nothing: without the code nothing changes.\n"
    ),
    "nl": (
        "Dag {name},\n\n{sender} wil weten of {address} jouw adres is bij {agency}.\n\n"
        "Je code: {code}\n\nVul die in Carerix Desktop in bij Instellingen, Mijn account, of met\n"
        "carerix-desktop users prove {login} {address} --code-stdin\n\nDe code is een uur geldig. Geef haar aan "
        "niemand. Weet je hier niets van? Dan hoef je niets te doen: zonder de code verandert er niets.\n"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressStatus:
    """One address of a user file.

    Attributes:
        kind: from, alias or system.
        counts_from: since when mail to it is the user's to see (seconds); before that only where it is proven.
        by_sign_in: whether signing in to the user's own mail server can prove it.
    """

    address: str
    kind: str
    proven: bool
    counts_from: int
    by_sign_in: bool = False


def new_code() -> str:
    """A code that nobody can guess: 8 of 31 letters and digits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def read_code(typed: str) -> str:
    """A code as it was made, from what a person typed: letter case, spaces and dashes do not matter."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())


def write_code(code: str) -> str:
    """A code as people read it."""
    return f"{code[: CODE_LENGTH // 2]}-{code[CODE_LENGTH // 2 :]}"


def proof_words(agency: Agency, sender: User, user: User, address: str, code: str) -> tuple[str, str]:
    """Subject and text of the message, in the agency's language. The subject tells nothing: previews show it."""
    language = agency.language if agency.language in _TEXTS else "en"
    text = _TEXTS[language].format(
        name=user.name,
        sender=sender.name,
        address=address,
        agency=agency.name or agency.mail_domain or "Carerix Desktop",
        code=write_code(code),
        login=user.login,
    )
    return _SUBJECTS[language], text
