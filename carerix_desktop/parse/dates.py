"""Date header → an aware instant in UTC, or None (RFC 5322 §3.3 and §4.3, with what senders make of it)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_tz
from types import MappingProxyType
from typing import Final

_USUAL: Final = re.compile(
    r"(?:[A-Za-z]{2,9}\.?,?\s*)?(\d{1,2})[\s-]+([A-Za-z]{3,9})\.?[\s-]+(\d{2,4}),?\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?"
    r"(?:\.\d+)?\s*([+-]\d{4}|[A-Za-z]{1,5})?(?![\w:])"
)
_MONTH_NAMES: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS: Final[Mapping[str, int]] = MappingProxyType(
    {name: at for at, name in enumerate(_MONTH_NAMES, start=1)}
    | {"mrt": 3, "mei": 5, "okt": 10, "maa": 3, "mär": 3, "dez": 12, "mai": 5}
)
_ZONES: Final[Mapping[str, int]] = MappingProxyType(
    # RFC 5322 §4.3; CET and MET are not in it but in the mail of this continent. Others count as -0000.
    {"EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420}
    | {"CET": 60, "CEST": 120, "MET": 60, "MEST": 120, "MEZ": 60, "MESZ": 120, "WET": 0, "WEST": 60, "BST": 60}
)


def parse_date(value: str) -> datetime | None:
    """The instant that a Date header names, aware, in UTC; None where there is none or it cannot be."""
    value = value.strip()[:200]
    if not value:
        return None
    match = _USUAL.match(value)
    if match:
        return _from_match(match)
    return _from_iso(value) or _from_library(value)


def _from_match(match: re.Match[str]) -> datetime | None:
    month = _MONTHS.get(match[2][:3].lower())
    if month is None:
        return None
    zone = match[7] or ""
    if zone[:1] in ("+", "-"):
        offset = int(zone[1:3]) * 60 + int(zone[3:])
        offset = -offset if zone[0] == "-" else offset
    else:
        offset = _ZONES.get(zone.upper(), 0)
    return _instant(offset, _year(match[3]), month, int(match[1]), int(match[4]), int(match[5]), int(match[6] or 0))


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 2:
        return year + (2000 if year < 50 else 1900)
    return year + 1900 if len(digits) == 3 else year


def _instant(offset: int, year: int, month: int, day: int, *clock: int) -> datetime | None:
    if abs(offset) >= 24 * 60:
        return None
    try:
        hour, minute, second = clock
        local = datetime(year, month, day, hour, minute, 59 if second == 60 else second, tzinfo=UTC)
        return local - timedelta(minutes=offset) if offset else local
    except (ValueError, OverflowError):
        return None


def _from_iso(value: str) -> datetime | None:
    if not value[:4].isdigit():
        return None
    try:
        moment = datetime.fromisoformat(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None


def _from_library(value: str) -> datetime | None:
    try:
        found = parsedate_tz(value)
    except (ValueError, IndexError, TypeError, OverflowError):  # it raises on some of what it cannot read
        return None
    if found is None:
        return None
    offset = (found[9] or 0) // 60
    return _instant(offset, *found[:6])
