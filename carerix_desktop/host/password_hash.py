"""Hashes of passwords with which people sign in: Argon2id with the low-memory parameters of RFC 9106 §4.

A hash is one line of text with its parameters (the format of the reference implementation). Where another version of
the program had other parameters, it is made anew at the next right password.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_SALT_OCTETS: Final = 16
_HASH_OCTETS: Final = 32
_HASH: Final = re.compile(
    r"\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}"
)
_MOST_MEMORY_KIB: Final = 1024 * 1024
"""A hash that asks for more is no hash of ours: it would only keep the machine busy."""


class Verdict(StrEnum):
    """What comparing a password with a hash says."""

    RIGHT = "right"
    WRONG = "wrong"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordHashes:
    """Makes and checks hashes; the parameters are the cost of a new one."""

    memory_kib: int = 64 * 1024
    rounds: int = 3
    lanes: int = 4

    def make(self, password: str) -> str:
        """A hash with a salt of its own."""
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

        argon = Argon2id(
            salt=os.urandom(_SALT_OCTETS),
            length=_HASH_OCTETS,
            iterations=self.rounds,
            lanes=self.lanes,
            memory_cost=self.memory_kib,
        )
        return argon.derive_phc_encoded(_octets(password))

    def check(self, known: str, password: str) -> Verdict:
        """Compare; takes as long as `make`."""
        from cryptography.exceptions import InvalidKey
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

        found = _HASH.fullmatch(known)
        if found is None or int(found[1]) > _MOST_MEMORY_KIB:
            return Verdict.DAMAGED
        try:
            Argon2id.verify_phc_encoded(_octets(password), known)
        except InvalidKey:
            return Verdict.WRONG
        except ValueError:
            return Verdict.DAMAGED
        return Verdict.RIGHT

    def is_dated(self, known: str) -> bool:
        """Whether a hash has other parameters than a new one."""
        return f"$m={self.memory_kib},t={self.rounds},p={self.lanes}$" not in known


def _octets(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")
