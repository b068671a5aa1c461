"""A message, or the text of a CV → what it says of the person: name, addresses, phones, city, date of birth.

Pure. The first pages of a CV count, up to where others are named (references); of a message what is new in it, not what
it quotes. The users' own addresses and numbers of machines are nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.automation import is_machine
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.person_fields import Finding, PersonFindings, Place
from carerix_desktop.parse.person_lines import (
    birth_date_in,
    birth_in_sentence,
    city_in_address,
    city_of_label,
    labelled,
    person_name,
)
from carerix_desktop.parse.phones import phones_in
from carerix_desktop.parse.quoting import split_text

CV_PAGES: Final = 2
_HEAD_LINES: Final = 30
_NAME_LINES: Final = 6
_TAIL_LINES: Final = 6
_MOST_WORDS_SIGNED: Final = 6
_MAX_LINES: Final = 600
_MAX_LINE: Final = 300
_MOST_PHONES: Final = 2
_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[a-zA-Z]{2,24}(?![\w-])")
_OTHERS: Final = re.compile(
    r"^[\s•*·#-]{0,6}(?:referenties?|references?|referenzen|referees)\b.{0,40}$"
    r"|^.{0,20}(?:contactpersoon|contact person)\b",
    re.IGNORECASE,
)
_WORK: Final = re.compile(
    r"^[\s•*·#-]{0,6}(?:(?:werk|relevante |beroeps)?ervaring|werkgevers?|loopbaan|(?:work |professional )?experience"
    r"|employment.{0,20}|berufserfahrung|beruflicher werdegang|opleiding(?:en)?|education|ausbildung|stages?)\s*:?\s*$",
    re.IGNORECASE,
)
_ENGLISH: Final = re.compile(r"\b(?:date of birth|born|dob|address|phone|experience|education)\b", re.IGNORECASE)
_VIA: Final = re.compile(r"\s+(?:via|through|from|\()\s*.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspondence:
    """A message, as far as it says who wrote it.

    Attributes:
        person: whose file it would be: the sender, whom a relay names in Reply-To, or the inner sender of a forward.
        place: which of these.
        text: its plain text.
        own: addresses of the users, normalised.
    """

    person: Address
    place: Place
    text: str
    own: frozenset[str] = frozenset()


def of_message(message: Correspondence, today: date) -> PersonFindings:
    """What a message says of its writer. A form that a machine sent is read whole, a person's text in its signature."""
    name = _display_name(message.person)
    who = PersonFindings(
        name=Finding(text=name, place=message.place) if name else None,
        emails=(Finding(text=message.person.address, place=message.place),) if message.person.address else (),
    )
    if message.place is Place.FORWARDED:
        return who
    split = split_text(message.text[:100_000])
    signature = _lines(split.signature) or [line for line in _lines(split.body)[-_TAIL_LINES:] if _is_short(line)]
    form = [line for line in _lines(split.body) if labelled(line)]
    own = message.own | {normalise(message.person.address)}
    read = _Reader(today, own, lambda _line: Place.MESSAGE)
    is_form = (
        len({found[0] for line in form if (found := labelled(line))} & {"name", "first", "phone", "email", "city"}) > 1
    )
    of_form = read.labels(form) if is_form else PersonFindings()
    if who.name is None or is_machine(message.person.address):
        who = of_form.then(who)
    signed = _Reader(today, own, lambda _line: Place.SIGNATURE).signature(signature)
    return who.then(of_form).then(signed)


def of_cv(pages: Sequence[str], today: date, *, own: frozenset[str] = frozenset(), hint: str = "") -> PersonFindings:
    """What a CV says of the person.

    Args:
        pages: its text.
        today: for the age that a date of birth gives.
        own: addresses of the users, normalised.
        hint: the name that the message gives: the CV may say it more fully.
    """
    numbered = [(line, at) for at, page in enumerate(pages[:CV_PAGES], 1) for line in _lines(page)]
    numbered = numbered[: next((n for n, (line, _at) in enumerate(numbered) if _OTHERS.match(line)), len(numbered))]
    head = numbered[: next((n for n, (line, _at) in enumerate(numbered) if _WORK.match(line)), len(numbered))]
    found = PersonFindings()
    for page in range(1, CV_PAGES + 1):
        reader = _Reader(today, own, lambda _line: Place.CV, page)
        found = found.then(reader.labels([line for line, at in numbered if at == page]))
        found = found.then(reader.loose([line for line, at in head if at == page]))
    if found.name is None:
        found = found.then(PersonFindings(name=_name_at_top([line for line, _at in head[:_NAME_LINES]], hint)))
    return found


class _Reader:
    """Reads lines of one place."""

    def __init__(
        self, today: date, own: frozenset[str] | set[str], place: Callable[[str], Place], page: int = 0
    ) -> None:
        self._today, self._own, self._place, self._page = today, own, place(""), page

    def labels(self, lines: Sequence[str]) -> PersonFindings:
        """What lines with a label say; of each kind the first that can be read."""
        first: dict[str, str] = {}
        phones: list[Finding] = []
        english = bool(_ENGLISH.search("\n".join(lines[:80])))
        for line in lines:
            found = labelled(line)
            if found is None:
                value = birth_in_sentence(line)
                found = ("birth", value) if value else None
            if found is None:
                continue
            kind, value = found
            if kind == "phone" and len(phones) < _MOST_PHONES:
                phones += [self._found(text) for _at, text in islice(phones_in(value), 1)]
            read = self._read(kind, value, english=english)
            if read:
                first.setdefault(kind, read)
        name = first.get("name") or person_name(f"{first.get('first', '')} {first.get('last', '')}")
        return PersonFindings(
            name=self._maybe(name),
            emails=self._emails([first["email"]]) if "email" in first else (),
            phones=tuple(phones),
            city=self._maybe(first.get("city", "") or first.get("address", "")),
            birth_date=self._maybe(first.get("birth", "")),
        )

    def loose(self, lines: Sequence[str]) -> PersonFindings:
        """Addresses, numbers and a city that stand without a label near the top of a CV."""
        head = [line for line in lines[:_HEAD_LINES] if (labelled(line) or ("",))[0] != "fax"]
        return PersonFindings(
            emails=self._emails(head), phones=self._phones(head), city=self._maybe(_first(city_in_address, head))
        )

    def signature(self, lines: Sequence[str]) -> PersonFindings:
        """The name, number and city under a message."""
        kept = [line for line in lines if (labelled(line) or ("",))[0] != "fax"]
        labels = self.labels(kept)
        name = _first(person_name, kept[:4])
        loose = PersonFindings(
            name=self._maybe(name), phones=self._phones(kept), city=self._maybe(_first(city_in_address, kept))
        )
        return PersonFindings(name=loose.name, phones=(labels.phones or loose.phones)[:_MOST_PHONES], city=loose.city)

    def _read(self, kind: str, value: str, *, english: bool) -> str:
        if kind == "city":
            return city_of_label(value)
        if kind == "address":
            return city_in_address(value)
        if kind == "birth":
            born = birth_date_in(value, self._today, day_first=not english)
            return born.isoformat() if born else ""
        if kind == "name":
            return person_name(value)
        return value if kind in {"first", "last", "email"} else ""

    def _emails(self, lines: Iterable[str]) -> tuple[Finding, ...]:
        written = [match[0].rstrip(".") for line in lines for match in _EMAIL.finditer(line)]
        good = [one for one in written if normalise(one) not in self._own and not is_machine(one)]
        return tuple(self._found(one) for one in dict.fromkeys(good))[:1]

    def _phones(self, lines: Sequence[str]) -> tuple[Finding, ...]:
        found = [text for line in lines for _at, text in islice(phones_in(line), 2)]
        return tuple(self._found(text) for text in dict.fromkeys(found))[:_MOST_PHONES]

    def _maybe(self, text: str) -> Finding | None:
        return self._found(text) if text else None

    def _found(self, text: str) -> Finding:
        return Finding(text=text, place=self._place, page=self._page)


def _name_at_top(lines: Sequence[str], hint: str) -> Finding | None:
    """A name among the first lines of a CV: the one that the message gives, or else the only one."""
    names = [name for line in lines if (name := person_name(line))]
    if not names:
        return None
    words = {word.casefold() for word in hint.split()}
    best = next((name for name in names if words & {word.casefold() for word in name.split()}), names[0])
    return Finding(text=best, place=Place.CV, page=1)


def _display_name(person: Address) -> str:
    """The display name where it is a person's."""
    return person_name(_VIA.sub("", person.name.strip("'\" ")))


def _first(read: Callable[[str], str], lines: Iterable[str]) -> str:
    return next((value for line in lines if (value := read(line))), "")


def _is_short(line: str) -> bool:
    """Whether a line is one of a signature rather than of a sentence."""
    return len(line.split()) <= _MOST_WORDS_SIGNED and line.rstrip()[-1] not in ".!?"


def _lines(text: str) -> list[str]:
    return [line[:_MAX_LINE].rstrip() for line in text.split("\n")[: _MAX_LINES * 2] if line.strip()][:_MAX_LINES]
