"""Signs that a message may not be from whom it seems (RELIABILITY S-17): a pure rule over what its header says.

A sign is said quietly and hides nothing: mailing lists and job boards have a Reply-To elsewhere for good reasons, so
the words are facts ("answers go to …") and the judgement stays with the reader.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from carerix_desktop.domain.addresses import domain_of, fold_domain, normalise, variants
from carerix_desktop.domain.message import Address
from carerix_desktop.parse.domains import is_public_provider


class SpoofSign(StrEnum):
    """What is odd."""

    OWN_DOMAIN = "own_domain"
    UNPROVEN = "unproven"
    NAME_IS_ADDRESS = "name_is_address"
    MIXED_SCRIPTS = "mixed_scripts"
    REPLY_ELSEWHERE = "reply_elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoofing:
    """A sign, and the address or the word that it is about."""

    sign: SpoofSign
    about: str


_ADDRESS: Final = re.compile(r"[^\s<>\"'()\[\],;:@＠]{1,64}[@＠][\w.-]{1,200}\.\w{2,24}")
_WORD: Final = re.compile(r"[^\W\d_]+")
_SCRIPTS: Final = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"})
"""Scripts with letters that look like those of another; a word of Latin and Chinese letters deceives nobody."""
_LATIN_LOOKS: Final = frozenset("авеԍһіјӏкмпоԛрѕтуѵхԝԁсьѡүοαινκρτυχ")
"""Small letters of Cyrillic and Greek that pass for Latin ones: a word of these alone has only one script."""
_MOST_LOOKED_AT: Final = 400


def find_spoofing(
    sender: Address,
    reply_to: Sequence[Address],
    *,
    comes_in: bool,
    unproven: bool = False,
    own_domains: Collection[str] = (),
) -> tuple[Spoofing, ...]:
    """What a reader should know about who wrote a message, the gravest first.

    Args:
        sender: its From.
        reply_to: where answers go, when it says so.
        comes_in: its From is no user's own address (RULES.md section 3).
        unproven: the receiving server's checks of the sender failed.
        own_domains: the agency's, as written; those of public providers say nothing.
    """
    found = [*_own_domain(sender, own_domains, comes_in=comes_in, unproven=unproven)]
    if comes_in:
        found += [
            *_name_with_address(sender),
            *_mixed_scripts(sender),
            *_reply_elsewhere(sender, reply_to),
        ]
    return tuple(found)


def _own_domain(sender: Address, own: Collection[str], *, comes_in: bool, unproven: bool) -> list[Spoofing]:
    """A colleague's address that the server could not confirm, or one at our domain that is nobody's."""
    domain = domain_of(normalise(sender.address))
    if not domain or is_public_provider(domain) or domain not in {fold_domain(one) for one in own}:
        return []
    if unproven:
        return [Spoofing(sign=SpoofSign.UNPROVEN, about=sender.address)]
    return [Spoofing(sign=SpoofSign.OWN_DOMAIN, about=sender.address)] if comes_in else []


def _name_with_address(sender: Address) -> list[Spoofing]:
    written = _ADDRESS.search(sender.name[:_MOST_LOOKED_AT])
    if written is None:
        return []
    shown = normalise(unicodedata.normalize("NFKC", written[0].rstrip(".")))
    if not shown or set(variants(shown)) & set(variants(normalise(sender.address))):
        return []
    return [Spoofing(sign=SpoofSign.NAME_IS_ADDRESS, about=written[0])]


def _mixed_scripts(sender: Address) -> list[Spoofing]:
    local, _, domain = sender.address.rpartition("@")
    labels = [_decoded(label) for label in domain[:_MOST_LOOKED_AT].split(".")]
    looks_latin = (label for label in labels if label and set(label.lower()) <= _LATIN_LOOKS)
    words = _WORD.findall(" ".join([sender.name[:_MOST_LOOKED_AT], local[:_MOST_LOOKED_AT], *labels]))
    odd = next((word for word in words if len(_scripts_of(word)) > 1), None) or next(looks_latin, None)
    return [Spoofing(sign=SpoofSign.MIXED_SCRIPTS, about=odd)] if odd else []


def _decoded(label: str) -> str:
    """A label of a domain with the letters that its ASCII form (RFC 5891) stands for."""
    if not label.lower().startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _scripts_of(word: str) -> set[str]:
    if word.isascii():
        return set()
    return {unicodedata.name(letter, "").partition(" ")[0] for letter in word} & _SCRIPTS


def _reply_elsewhere(sender: Address, reply_to: Sequence[Address]) -> list[Spoofing]:
    """Another domain that is no part of the sender's; at a public provider another address."""
    home = normalise(sender.address)
    away = [one.address for one in reply_to if normalise(one.address) and not _is_same_house(home, one.address)]
    return [Spoofing(sign=SpoofSign.REPLY_ELSEWHERE, about=away[0])] if away else []


def _is_same_house(home: str, address: str) -> bool:
    there = normalise(address)
    if set(variants(home)) & set(variants(there)):
        return True
    here, domain = domain_of(home), domain_of(there)
    if is_public_provider(domain):
        return False
    return here == domain or here.endswith(f".{domain}") or domain.endswith(f".{here}")
