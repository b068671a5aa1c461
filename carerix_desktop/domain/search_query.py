"""What a person types into the search box → what is asked of the store (CLI.md; DESIGN.md 5.10).

English and Dutch operators always both work. Any input is a query: an operator whose value makes no sense is taken as
words, an unfinished one is passed over, since the query runs while one types.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from types import MappingProxyType
from typing import Final

from carerix_desktop.domain.mailbox import FolderRole

MAX_CHARS: Final = 2_000
MAX_TERMS: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """A query; all its conditions must hold.

    `words` are prefixes, `phrases` exact sequences of words, `excluded` words or phrases that must not occur. `folder`
    holds role names of `FolderRole` or parts of mailbox names. `before` and `after` are aware: earlier than, and not
    earlier than. Yes/no conditions are None where they are not asked for.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    from_: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    folder: tuple[str, ...] = ()
    has_attachment: bool | None = None
    unread: bool | None = None
    flagged: bool | None = None
    before: datetime | None = None
    after: datetime | None = None
    candidate: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    vacancy: tuple[str, ...] = ()
    confidential: bool | None = None


_OPERATORS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("from", "van", "afzender"), "from_"),
        **dict.fromkeys(("to", "aan", "cc"), "to"),
        **dict.fromkeys(("subject", "onderwerp"), "subject"),
        **dict.fromkeys(("has", "heeft"), "has"),
        **dict.fromkeys(("is",), "is"),
        **dict.fromkeys(("in", "folder", "map"), "folder"),
        **dict.fromkeys(("before", "voor"), "before"),
        **dict.fromkeys(("after", "na", "since", "sinds"), "after"),
        **dict.fromkeys(("candidate", "kandidaat"), "candidate"),
        **dict.fromkeys(("contact", "contactpersoon"), "contact"),
        **dict.fromkeys(("company", "bedrijf"), "company"),
        **dict.fromkeys(("vacancy", "vacature"), "vacancy"),
    }
)
_STATES: Final[Mapping[tuple[str, str], tuple[str, bool]]] = MappingProxyType(
    {
        **dict.fromkeys(
            (("has", word) for word in ("attachment", "attachments", "bijlage", "bijlagen")), ("has_attachment", True)
        ),
        **dict.fromkeys((("is", word) for word in ("unread", "ongelezen")), ("unread", True)),
        **dict.fromkeys((("is", word) for word in ("read", "gelezen")), ("unread", False)),
        **dict.fromkeys((("is", word) for word in ("starred", "flagged", "ster", "gemarkeerd")), ("flagged", True)),
        **dict.fromkeys((("has", word) for word in ("star", "ster")), ("flagged", True)),
        **dict.fromkeys((("is", word) for word in ("confidential", "vertrouwelijk")), ("confidential", True)),
    }
)
_FOLDERS: Final[Mapping[str, FolderRole]] = MappingProxyType(
    {
        **dict.fromkeys(("inbox", "postvak", "postvak in"), FolderRole.INBOX),
        **dict.fromkeys(("sent", "verzonden"), FolderRole.SENT),
        **dict.fromkeys(("drafts", "concepten"), FolderRole.DRAFTS),
        **dict.fromkeys(("trash", "prullenbak"), FolderRole.TRASH),
        **dict.fromkeys(("junk", "spam", "ongewenst"), FolderRole.JUNK),
        **dict.fromkeys(("archive", "archief"), FolderRole.ARCHIVE),
    }
)
_LISTS: Final = frozenset({"from_", "to", "subject", "candidate", "contact", "company", "vacancy"})
_TOKEN: Final = re.compile(
    r'(?P<minus>-)?(?:(?P<name>[A-Za-z]{1,20}):(?:"(?P<quoted_value>[^"]*)"?|(?P<value>[^\s"]*))'
    r'|"(?P<phrase>[^"]*)"?|#(?P<number>[\w-]{1,40})(?=\s|$)|(?P<word>[^\s"]+))'
)
_QUOTES: Final = str.maketrans("“”„‟«»", '""""""')
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_YEAR_FIRST: Final = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_AGO: Final = re.compile(r"(\d{1,4})\s?([dwmyj])")
_DAYS_AGO: Final[Mapping[str, int]] = MappingProxyType(
    {"today": 0, "vandaag": 0, "yesterday": 1, "gisteren": 1, "eergisteren": 2}
)
_UNIT_DAYS: Final[Mapping[str, int]] = MappingProxyType({"d": 1, "w": 7, "m": 30, "y": 365, "j": 365})


def parse_query(text: str, *, now: datetime | None = None, zone: tzinfo | None = None) -> SearchQuery:
    """Read a query; never raises, whatever is typed.

    Args:
        text: as typed.
        now: the aware instant that "today" and "7d" count from; None: this moment.
        zone: the time zone in which days begin; None: that of this machine.
    """
    reading = _Reading((now or datetime.now(UTC)).astimezone(zone), zone)
    cleaned = _CONTROLS.sub(" ", text[:MAX_CHARS]).translate(_QUOTES)
    for count, token in enumerate(_TOKEN.finditer(cleaned)):
        if count >= MAX_TERMS:
            break
        reading.take(token)
    return reading.query()


def split_finished(text: str) -> tuple[tuple[str, ...], str]:
    """The operators of a query that are finished, as typed, and what else it says.

    An operator is finished when it means something and white space follows; one that is still being typed is not.
    """
    finished, rest, at = [], [], 0
    for token in _TOKEN.finditer(text.translate(_QUOTES)):
        followed = token.end() < len(text) and text[token.end()].isspace()
        closed = token["quoted_value"] is None or token[0].endswith('"')
        if followed and closed and _is_meant(token):
            finished.append(token[0])
            rest.append(text[at : token.start()])
            at = token.end() + 1
    return tuple(finished), "".join([*rest, text[at:]])


def _is_meant(token: re.Match[str]) -> bool:
    if token["number"] is not None:
        return not token["minus"]
    if token["name"] is None:
        return False
    probe = _Reading(datetime.now(UTC), None)
    probe.take(token)
    return not probe.lists.get("words") and probe.query() != SearchQuery()


@dataclass(slots=True)
class _Reading:
    """What was read so far."""

    now: datetime
    zone: tzinfo | None
    lists: dict[str, list[str]] = field(default_factory=dict)
    states: dict[str, bool] = field(default_factory=dict)
    before: datetime | None = None
    after: datetime | None = None

    def take(self, token: re.Match[str]) -> None:
        negated = bool(token["minus"])
        if token["name"] is not None:
            quoted = token["quoted_value"]
            self.take_operator(token, (quoted if quoted is not None else token["value"]).strip(), negated=negated)
        elif token["phrase"] is not None:
            self.add("excluded" if negated else "phrases", token["phrase"].strip())
        elif token["number"] is not None and not negated:
            self.add("vacancy", token["number"])
        else:
            self.add("excluded" if negated else "words", token["word"] or f"#{token['number']}")

    def take_operator(self, token: re.Match[str], value: str, *, negated: bool) -> None:
        kind = _OPERATORS.get(token["name"].lower())
        state = _STATES.get((kind or "", value.casefold()))
        if kind is None:
            self.add("excluded" if negated else "words", token[0].lstrip("-").replace('"', " ").strip())
        elif state is not None:
            name, wanted = state
            self.states[name] = wanted != negated
        elif not value:
            return  # an operator that is still being typed
        elif negated:
            self.add("excluded", value)
        elif kind == "folder":
            self.add("folder", _FOLDERS.get(value.casefold(), value))
        elif kind in _LISTS:
            self.add(kind, value.lstrip("#") if kind == "vacancy" else value)
        elif kind not in ("before", "after") or not self.take_day(kind, value):
            self.add("words", token[0].replace('"', " ").strip())

    def take_day(self, kind: str, value: str) -> bool:
        moment = _start_of_day(value.casefold(), self.now, self.zone)
        if moment is None:
            return False
        if kind == "before":
            self.before = moment if self.before is None else min(self.before, moment)
        else:
            self.after = moment if self.after is None else max(self.after, moment)
        return True

    def add(self, name: str, value: str) -> None:
        if value and value not in self.lists.setdefault(name, []):
            self.lists[name].append(value)

    def query(self) -> SearchQuery:
        def some(name: str) -> tuple[str, ...]:
            return tuple(self.lists.get(name, ()))

        return SearchQuery(
            words=some("words"),
            phrases=some("phrases"),
            excluded=some("excluded"),
            from_=some("from_"),
            to=some("to"),
            subject=some("subject"),
            folder=some("folder"),
            has_attachment=self.states.get("has_attachment"),
            unread=self.states.get("unread"),
            flagged=self.states.get("flagged"),
            before=self.before,
            after=self.after,
            candidate=some("candidate"),
            contact=some("contact"),
            company=some("company"),
            vacancy=some("vacancy"),
            confidential=self.states.get("confidential"),
        )


def _start_of_day(value: str, now: datetime, zone: tzinfo | None) -> datetime | None:
    """The first moment of the day, month or year that a value names, aware; None for what names none."""
    day = _day(value, now.date())
    if day is None:
        return None
    try:
        moment = datetime.combine(day, time())
        return (moment.replace(tzinfo=zone) if zone else moment).astimezone(UTC)
    except (ValueError, OverflowError, OSError):  # the first and the last year have no local time everywhere
        return None


def _day(value: str, today: date) -> date | None:
    try:
        if value in _DAYS_AGO:
            return today - timedelta(days=_DAYS_AGO[value])
        if match := _AGO.fullmatch(value):
            return today - timedelta(days=int(match[1]) * _UNIT_DAYS[match[2]])
        if match := _YEAR_FIRST.fullmatch(value):
            return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        if match := _DAY_FIRST.fullmatch(value):
            return date(int(match[3]), int(match[2]), int(match[1]))
    except (ValueError, OverflowError):
        return None
    return None
