"""What of a text is new, what is quoted and where the signature begins: for previews and for display (RFC 3676 §4).

Nothing stored is removed; the rules look at lines alone, each once, so that the time is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

PREVIEW_CHARS: Final = 200
_MAX_PREVIEW_SOURCE: Final = 20_000
_MAX_ATTRIBUTION: Final = 300

_ATTRIBUTION: Final = re.compile(
    # "Op 3 mei 2024 schreef Jan <jan@x.nl>:" and its sisters; several lines of it are joined before.
    r"^(?:(?:op|on|am|le|den|em|il|el)\b.{3,280}\b(?:schreef|wrote|schrieb|a écrit|skrev|escreveu|ha scritto|escribió)"
    r"\b.{0,120}:"
    r"|.{1,200}\b(?:schreef op|wrote on|schrieb am|a écrit le)\b.{3,100}:"
    r"|.{1,120}<[^<>\s]{3,120}@[^<>\s]{3,120}>\s*(?:schreef|wrote|schrieb|a écrit)\b.{0,100}:)\s*$",
    re.IGNORECASE,
)
_ATTRIBUTION_START: Final = re.compile(r"^(?:op|on|am|le|den|em|il|el)\b.*\d", re.IGNORECASE)
_SEPARATOR: Final = re.compile(
    r"^\s*(?:-{2,}\s*(?:oorspronkelijk bericht|original message|ursprüngliche nachricht|message d'origine"
    r"|original appointment"
    r"|doorgestuurd bericht|forwarded message|weitergeleitete nachricht|message transféré|forwarded by .{0,80})\s*-{2,}"
    r"|(?:begin doorgestuurd bericht|begin forwarded message|anfang der weitergeleiteten nachricht"
    r"|début du message (?:transféré|réexpédié))\s*:?|_{20,})\s*$",
    re.IGNORECASE,
)
_HEADER_FROM: Final = re.compile(r"^\s*\*{0,2}(?:van|from|von|de)\s?:\*{0,2}\s*\S", re.IGNORECASE)
_HEADER_OTHER: Final = re.compile(
    r"^\s*\*{0,2}(?:verzonden|datum|aan|onderwerp|cc|sent|date|to|subject|gesendet|an|betreff|envoyé|à|objet)\s?:\*{0,2}",
    re.IGNORECASE,
)
_QUOTATION_LETTERS: Final = "*aAdDeEfFiIıİlLoOvV"  # what an attribution or a block of header lines begins with
_SIGNATURE: Final = re.compile(r"^-- ?$")
_MOBILE_SIGNATURE: Final = re.compile(
    r"^(?:verzonden vanaf|verstuurd vanaf|sent from|von meinem .{2,30} gesendet|gesendet von|envoyé de|outlook voor"
    r"|get outlook for"
    r"|verzonden met)\b.{0,60}$",
    re.IGNORECASE,
)
_GREETING: Final = re.compile(
    r"^(?:(?:met )?(?:vriendelijke|hartelijke|beste|warme) groet(?:en)?|mvg|groet(?:en|jes)?|kind regards|best regards"
    r"|regards|best|cheers|(?:yours )?sincerely|mit freundlichen grüßen|freundliche grüße|viele grüße|mfg|cordialement"
    r"|bien à vous)\b[\s,.!]*(?:\S+\s?){0,3}$",
    re.IGNORECASE,
)
_MAX_SIGNATURE_LINES: Final = 14
_MAX_CANDIDATES: Final = 20  # each is looked at against the rest of the text: bounded, so that the time stays linear


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitText:
    """A text in the three pieces in which it is shown; joined with line breaks they are the text."""

    body: str
    signature: str
    quoted: str


def split_text(text: str) -> SplitText:
    """Split a plain text at its first quotation that runs to the end, and at the signature before that.

    Quotations with answers between them stay in the body: what is new must never be folded away.
    """
    lines = text.split("\n")
    quote_at = _quotation_start(lines)
    sign_at = _signature_start(lines[:quote_at])
    return SplitText(
        body="\n".join(lines[:sign_at]),
        signature="\n".join(lines[sign_at:quote_at]),
        quoted="\n".join(lines[quote_at:]),
    )


def preview_of(text: str) -> str:
    """One line of at most 200 characters from what is new in a text; what is quoted only where nothing is new."""
    source = text[:_MAX_PREVIEW_SOURCE]
    lines = source.split("\n")
    kept: list[str] = []
    length = 0
    for number, line in enumerate(lines):
        if is_quotation_start(lines, number):
            break
        if line[:1] == ">" or _SIGNATURE.match(line):
            continue
        words = line.split()
        if words:
            kept.extend(words)
            length += len(line)
            if length > 2 * PREVIEW_CHARS:
                break
    if not kept:
        kept = source[: 4 * PREVIEW_CHARS].replace(">", " ").split()
    return shorten(" ".join(kept))


def shorten(line: str) -> str:
    """The line cut at 200 characters, at a word where one ends near."""
    if len(line) <= PREVIEW_CHARS:
        return line
    cut = line[: PREVIEW_CHARS - 1]
    space = cut.rfind(" ", PREVIEW_CHARS - 30)
    return (cut[:space] if space > 0 else cut) + "…"


def is_quotation_start(lines: list[str], number: int) -> bool:
    """Whether an attribution, a separator or a block of header lines begins at a line."""
    line = lines[number].strip()
    if not line or (line[-1] not in "-_:" and line[0] not in _QUOTATION_LETTERS):
        return False
    if line[-1] in "-_:" and _SEPARATOR.match(line[:_MAX_ATTRIBUTION]):
        return True
    if _HEADER_FROM.match(line):
        following = [other for other in lines[number + 1 : number + 8] if other.strip()][:4]
        return sum(1 for other in following if _HEADER_OTHER.match(other)) >= 2
    if line[-1] == ":" and _ATTRIBUTION.match(line[:_MAX_ATTRIBUTION]):
        return True
    if _ATTRIBUTION_START.match(line[:_MAX_ATTRIBUTION]) and line[-1] != ":" and number + 1 < len(lines):
        joined = " ".join((line, *(other.strip() for other in lines[number + 1 : number + 3])))[:_MAX_ATTRIBUTION]
        head, colon, _ = joined.rpartition(":")
        return bool(colon) and bool(_ATTRIBUTION.match(head + colon))
    return False


def _quotation_start(lines: list[str]) -> int:
    """The first line of what is quoted to the end of the text; the number of lines where nothing is."""
    tail = len(lines)  # lines from here on are quoted with ">" or empty
    while tail and (lines[tail - 1][:1] == ">" or not lines[tail - 1].strip()):
        tail -= 1
    while tail < len(lines) and not lines[tail].strip():
        tail += 1
    candidates = (n for n in range(tail) if lines[n][:1] != ">" and is_quotation_start(lines, n))
    for number in islice(candidates, _MAX_CANDIDATES):
        if not _has_answers_below(lines, number, tail):
            return number
    return tail


def _has_answers_below(lines: list[str], start: int, tail: int) -> bool:
    """Whether words of the writer follow a ">" quotation that begins with an attribution."""
    marked = any(line[:1] == ">" for line in lines[start + 1 : start + 6])
    return marked and any(line.strip() and line[:1] != ">" for line in lines[start + 4 : tail])


def _signature_start(lines: list[str]) -> int:
    end = len(lines)
    first = max(0, end - 60)
    for number in range(end - 1, first - 1, -1):
        if _SIGNATURE.match(lines[number].rstrip("\r")):
            return number
    filled = [number for number in range(first, end) if lines[number].strip()][-_MAX_SIGNATURE_LINES:]
    for number in filled:
        line = lines[number].strip()
        if len(line) < 80 and number and (_GREETING.match(line) or _MOBILE_SIGNATURE.match(line)):
            return number
    return end
