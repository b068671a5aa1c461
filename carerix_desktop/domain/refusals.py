"""Why a server takes a message for one recipient and not for another, in one clause (RFC 3463, RFC 5321 §4.2.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Refusal(StrEnum):
    """What an answer to RCPT means."""

    UNKNOWN = "unknown"
    FULL = "full"
    TOO_LARGE = "too_large"
    DISABLED = "disabled"
    POLICY = "policy"
    TOO_MANY = "too_many"
    LATER = "later"
    OTHER = "other"


_BY_STATUS: Final = (
    (re.compile(r"\b[45]\.1\.(1|2|3|6|10)\b"), Refusal.UNKNOWN),
    (re.compile(r"\b[45]\.2\.2\b"), Refusal.FULL),
    (re.compile(r"\b[45]\.(2\.3|3\.4)\b"), Refusal.TOO_LARGE),
    (re.compile(r"\b[45]\.2\.1\b"), Refusal.DISABLED),
    (re.compile(r"\b[45]\.5\.3\b"), Refusal.TOO_MANY),
    (re.compile(r"\b4\.7\.\d+\b"), Refusal.LATER),
    (re.compile(r"\b5\.7\.\d+\b"), Refusal.POLICY),
)
_BY_WORDS: Final = (
    (re.compile(r"\btoo many recipients\b", re.IGNORECASE), Refusal.TOO_MANY),
    (re.compile(r"\b(over ?quota|quota exceeded|mailbox (is )?full)\b", re.IGNORECASE), Refusal.FULL),
    (
        re.compile(
            r"\b((user|recipient|mailbox|address) (is )?(unknown|not found)|unknown (user|recipient|mailbox|address)"
            r"|no such (user|recipient|mailbox|address)|does not exist)\b",
            re.IGNORECASE,
        ),
        Refusal.UNKNOWN,
    ),
)
_TEXTS: Final[Mapping[Refusal, tuple[str, str]]] = MappingProxyType(
    {
        Refusal.UNKNOWN: ("there is no such address", "dit adres bestaat niet"),
        Refusal.FULL: ("the mailbox is full", "het postvak is vol"),
        Refusal.TOO_LARGE: ("the message is too large for this mailbox", "het bericht is te groot voor dit postvak"),
        Refusal.DISABLED: ("this mailbox is closed", "dit postvak is gesloten"),
        Refusal.POLICY: (
            "the server does not allow mail to this address",
            "de server staat mail naar dit adres niet toe",
        ),
        Refusal.TOO_MANY: (
            "the server takes no more recipients in one message; send this one on its own",
            "de server neemt niet meer ontvangers in één bericht aan; stuur dit apart",
        ),
        Refusal.LATER: ("the server asks to try again later", "de server vraagt om het later opnieuw te proberen"),
        Refusal.OTHER: ("the server refuses this address", "de server weigert dit adres"),
    }
)


def refusal_of(answer: str) -> Refusal:
    """What an answer means: by its enhanced status, else by its words, else by its code."""
    for pattern, refusal in (*_BY_STATUS, *_BY_WORDS):
        if pattern.search(answer):
            return refusal
    if answer.startswith(("452", "552")):
        return Refusal.FULL
    return Refusal.LATER if answer.startswith("4") else Refusal.OTHER


def say_refusal(answer: str, language: str) -> str:
    """The clause in "en" or "nl" (anything else is English), with the server's own words behind it."""
    return f"{_TEXTS[refusal_of(answer)][language == 'nl']} ({answer})"
