"""How addresses compare (RULES.md section 3).

Domain lower-cased and IDNA-folded, local part case-folded, display name ignored; a plus tag is dropped only when the
exact address is unknown; at Gmail dots are ignored and its two domains are one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from typing import Final

_GMAIL: Final = frozenset({"gmail.com", "googlemail.com"})
_QUOTED_FOR_NOTHING: Final = re.compile(r'"([\w.!#$%&\'*+/=?^`{|}~-]+)"')
_MAX_DOMAIN: Final = 255
_REMEMBERED: Final = 4096


@lru_cache(maxsize=_REMEMBERED)  # filing asks five times for each message, and people write to the same few
def normalise(address: str) -> str:
    """The form in which an address is compared; "" for what is no address.

    Args:
        address: local part and domain, as written, without display name.
    """
    local, at, domain = address.strip(" \t\r\n<>").rpartition("@")
    if not (at and local and domain):
        return ""
    domain = fold_domain(domain)
    if not domain:
        return ""
    local = local.lower() if local.isascii() else unicodedata.normalize("NFC", local).casefold()
    if local[0] == '"':
        local = _QUOTED_FOR_NOTHING.sub(r"\1", local)
    if domain in _GMAIL:
        return f"{local.replace('.', '')}@gmail.com"
    return f"{local}@{domain}"


def fold_domain(domain: str) -> str:
    """A domain in lower case and, where it has other letters, in its ASCII form (RFC 5891); "" for an empty one."""
    domain = domain.strip().rstrip(".")
    if domain.isascii():
        return domain.lower()
    if len(domain) > _MAX_DOMAIN:
        return domain.casefold()
    try:
        return ".".join(_fold_label(label) for label in domain.lower().split("."))
    except UnicodeError:  # a label that is too long, or letters that no registry allows
        return unicodedata.normalize("NFKC", domain).casefold()


def _fold_label(label: str) -> str:
    if label.isascii():
        return label
    if (
        "ß" in label or "ς" in label
    ):  # RFC 5894 §7.2: these are letters of their own; the codec would make two domains one
        return "xn--" + unicodedata.normalize("NFC", label).encode("punycode").decode("ascii")
    return label.encode("idna").decode("ascii")


def without_tag(normal: str) -> str:
    """A normalised address without its plus tag; the address itself where it has none."""
    local, at, domain = normal.rpartition("@")
    plain, plus, _ = local.partition("+")
    return f"{plain}{at}{domain}" if plus and plain and not local.startswith('"') else normal


def variants(normal: str) -> tuple[str, ...]:
    """What to look an address up by, in this order: itself, then without its plus tag."""
    plain = without_tag(normal)
    return (normal,) if plain == normal else (normal, plain)


def reach_same(one: str, other: str) -> bool:
    """Whether mail to one of two normalised addresses could be taken for mail to the other: alike but for a tag."""
    return one == other or without_tag(one) == other or one == without_tag(other)


def domain_of(normal: str) -> str:
    """The domain of a normalised address; "" where there is none."""
    return normal.rpartition("@")[2] if "@" in normal else ""


def longest_match(domain: str, listed: Collection[str]) -> str | None:
    """The longest of the listed domains that a domain is, or is a subdomain of; None where there is none.

    Args:
        domain: folded (`fold_domain`).
        listed: folded domains.
    """
    labels = domain.split(".") if len(domain) <= _MAX_DOMAIN else []  # one of 50,000 labels took seconds
    for start in range(len(labels) - 1):
        candidate = ".".join(labels[start:])
        if candidate in listed:
            return candidate
    return None
