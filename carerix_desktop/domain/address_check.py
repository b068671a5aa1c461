"""Whether a message can be sent to an address: a guard of our own (CVE-2023-27043), stricter than at receiving.

RFC 5321 §4.1.2 with RFC 6531 (other letters) and RFC 5891 (domains); a domain has at least two labels, since one
without a dot is nearly always a slip of the keyboard.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import Final

from carerix_desktop.domain.addresses import fold_domain

_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\x80-\U0010ffff-]+"
_LOCAL: Final = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_QUOTED: Final = re.compile(r'"(?:[ !#-\[\]-~]|\\[ -~])*"')
_LABEL: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_TOP: Final = re.compile(r"[a-z][a-z0-9-]*[a-z0-9]")
_MAX_LOCAL_OCTETS: Final = 64
_MAX_OCTETS: Final = 254
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"})


class AddressFault(StrEnum):
    """What is wrong with an address."""

    EMPTY = "empty"
    NOT_ONE = "not_one"  # no @, or more than one address
    LOCAL_PART = "local_part"
    DOMAIN = "domain"
    TOO_LONG = "too_long"


def check_address(address: str) -> AddressFault | None:
    """What is wrong with an address (as written, without display name); None where a message can be sent to it."""
    if not address.strip():
        return AddressFault.EMPTY
    local, at, domain = address.rpartition("@")
    if not (at and local and domain) or any(unicodedata.category(sign) in _UNSEEN for sign in address if sign != " "):
        return AddressFault.NOT_ONE
    if not (_LOCAL.fullmatch(local) or _QUOTED.fullmatch(local)):
        return AddressFault.NOT_ONE if "@" in local else AddressFault.LOCAL_PART
    folded = fold_domain(domain)
    if len(local.encode()) > _MAX_LOCAL_OCTETS or len(f"{local}@{folded}".encode()) > _MAX_OCTETS:
        return AddressFault.TOO_LONG
    return None if _is_domain(domain, folded) else AddressFault.DOMAIN


def _is_domain(written: str, folded: str) -> bool:
    labels = folded.split(".")
    if written.endswith(".") or len(labels) < 2 or not _TOP.fullmatch(labels[-1]):
        return False
    return all(_LABEL.fullmatch(label) for label in labels)
