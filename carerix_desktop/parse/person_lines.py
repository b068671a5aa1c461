"""Lines of a CV, a signature or a job board's form that say something of a person, in Dutch, English and German.

Better nothing than something wrong: a city needs a label or a postal code before it, a birth date needs a label, a name
must look like one.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from carerix_desktop.parse.person_words import JOB_WORDS, MONTHS, NO_NAME_WORDS

_LABELS: Final = {
    "name": "(?:volledige |full |complete )?(?:naam|name)|kandidaat|candidate|sollicitant|applicant|bewerber(?:in)?"
    "|vor- und nachname|naam kandidaat|naam sollicitant",
    "first": "voornaam|voornamen|roepnaam|first name|given name|vorname",
    "last": "achternaam|familienaam|surname|last name|family name|nachname|familienname",
    "phone": r"telefoon(?:nummer|nr\.?)?|tel\.?(?:efoon)?(?:nr\.?)?|mobiel(?:e nummer|e telefoon)?|mob\.?|gsm"
    r"|phone(?: number)?|mobile(?: number| phone)?|cell(?: phone)?|telefon(?:nummer)?|handy|mobil(?:nummer)?|t|m|p",
    "email": r"e-?mail(?:adres| address|adresse)?|mail|e",
    "city": "woonplaats|plaats|stad|city|place of residence|residence|town|wohnort|ort|stadt|location|locatie|woont in",
    "address": "adres|address|adresse|anschrift|postcode en woonplaats|postcode en plaats|postcode/plaats|plz/ort",
    "birth": r"geboortedatum|geboren(?: op| am)?|geb\.?(?:datum)?|date of birth|birth date|birthdate|born(?: on)?"
    r"|d\.?o\.?b\.?|geburtsdatum|geburtstag",
    "fax": "fax(?:nummer)?|telefax|f",
}
_LABELLED: Final = re.compile(
    r"^[\s•*·|▪-]{0,8}(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _LABELS.items()) + r")\s{0,12}"
    r"(?:[:：|\t]\s{0,12}|\s{2,12})(?P<value>\S.{0,160}?)\s*$",
    re.IGNORECASE,
)
_BIRTH_AFTER: Final = re.compile(
    r"\b(?:geboren|born|geb\.)\s+(?:op |on |am )?(?P<value>\d[^\n,;(]{5,25}\d{4})", re.IGNORECASE
)
_NUMERIC: Final = re.compile(r"(?<!\d)(\d{1,2})\s?([-./ ])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)")
_ISO: Final = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DAY_MONTH: Final = re.compile(r"(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|e)?\s+(?:of )?([^\W\d]{3,10})\.?,?\s+(\d{4})(?!\d)")
_MONTH_DAY: Final = re.compile(r"([^\W\d]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_OLDEST, _YOUNGEST = 90, 14

_CITY_WORD: Final = r"(?:['’]?[A-ZÀ-Ý][\w'’.-]*|aan|den|de|op|der|am|an|bij|of|upon)"
_CITY: Final = re.compile(rf"['’A-ZÀ-Ý][\w'’.-]+(?:[ -]{_CITY_WORD}){{0,4}}")
_POSTAL: Final = (
    re.compile(rf"(?<![\w-])[1-9]\d{{3}} ?[A-Z]{{2}}[, ]{{1,4}}(?P<city>{_CITY.pattern})"),
    re.compile(rf"(?<![\w-])(?:D|DE|B|BE)-\d{{4,5}} (?P<city>{_CITY.pattern})"),
    re.compile(rf"^\s*(?:[^\W\d][\w .'’-]{{2,40}} \d{{1,4}}[a-z]?,\s*)?\d{{4,5}} (?P<city>{_CITY.pattern})\s*$"),
)
_COUNTRY: Final = re.compile(
    r"[\s,]*\(?(?:nederland|the netherlands|netherlands|nl|belgi[ëe]|belgium|duitsland|deutschland|germany)\)?\s*$",
    re.IGNORECASE,
)
_NAME_WORD: Final = re.compile(r"(?:[A-ZÀ-ÝĀ-Ž][\w'’`-]*\.?|[A-Z]\.(?:[A-Z]\.)*)")
_SMALL_WORD: Final = frozenset(
    "van de der den het ter ten te in 't ’t von vom zu da di del le la el al op aan dos und".split()  # noqa: SIM905
)
_BEFORE_NAME: Final = re.compile(
    r"^(?:curriculum vitae|cv|résumé|resume|lebenslauf"
    r"|dhr\.?|mevr?\.?|mw\.?|drs?\.|ir\.|ing\.|mr\.?|mrs\.?|ms\.?|herr|frau)"
    r"(?:\s*(?:van|of|von|for))?[\s:–—-]+(?=\S)",
    re.IGNORECASE,
)
_AFTER_NAME: Final = re.compile(
    r"(?:\s*[,|–—(-]\s*(?:msc|bsc|ma|ba|mba|phd|ing|ir|drs|m\.sc\.|b\.sc\.|rc|ra)\b.*"
    r"|\s*[|•·].*|\s+[-–—]\s+.*|\s*,?\s+(?:msc|bsc|mba|phd))$",
    re.IGNORECASE,
)


def labelled(line: str) -> tuple[str, str] | None:
    """What a line says of what: ("city", "Groningen"); None for all other lines."""
    match = _LABELLED.match(line)
    if match is None:
        return None
    return next(kind for kind in _LABELS if match[kind]), match["value"]


def person_name(text: str) -> str:
    """The name of a person where the text is one and nothing else; "" for all else."""
    plain = _AFTER_NAME.sub("", _BEFORE_NAME.sub("", " ".join(text.strip(" \t*_|•,;:").split())))
    family, comma, given = plain.partition(", ")
    if comma:
        plain = f"{given} {family}"
    words = plain.split()
    if not 2 <= len(words) <= 6 or any(sign.isdigit() or sign in "@/\\&:;!?()" for sign in plain):
        return ""
    if words[0].casefold() in _SMALL_WORD or words[-1].casefold() in _SMALL_WORD:
        return ""
    if any(word.casefold().strip(".,") in NO_NAME_WORDS for word in words):
        return ""
    if any(_is_job(word) for word in words):
        return ""
    if not all(word.casefold() in _SMALL_WORD or _NAME_WORD.fullmatch(word) for word in words):
        return ""
    return _in_usual_case(words)


def city_of_label(value: str) -> str:
    """The city in the value of a label such as Woonplaats."""
    return city_in_address(value) or _city(_COUNTRY.sub("", value))


def city_in_address(line: str) -> str:
    """The city behind a postal code; "" where no postal code is."""
    plain = _COUNTRY.sub("", line)
    for pattern in _POSTAL:
        match = pattern.search(plain)
        if match is not None:
            return _city(match["city"])
    return ""


def birth_date_in(value: str, today: date, *, day_first: bool = True) -> date | None:
    """The date of birth that the value of a label gives; None where it may be read in two ways.

    Args:
        value: what stands behind the label.
        today: nobody is younger than 14 or older than 90.
        day_first: whether 3/4 is 3 April (Dutch, German); in English it may be either.
    """
    year, month, day = _date_parts(value, day_first=day_first)
    try:
        born = date(year, month, day)
    except ValueError:
        return None
    return born if _YOUNGEST <= today.year - born.year <= _OLDEST else None


def birth_in_sentence(line: str) -> str:
    """The words behind "geboren" or "born on" within a line."""
    match = _BIRTH_AFTER.search(line)
    return match["value"] if match else ""


def _date_parts(value: str, *, day_first: bool) -> tuple[int, int, int]:
    if iso := _ISO.search(value):
        return int(iso[1]), int(iso[2]), int(iso[3])
    if numeric := _NUMERIC.search(value):
        one, other, year = int(numeric[1]), int(numeric[3]), int(numeric[4])
        if other > 12 or (not day_first and numeric[2] == "/" and one <= 12 and one != other):
            return (year, one, other) if other > 12 else (0, 0, 0)
        return year, other, one
    if spoken := _DAY_MONTH.search(value):
        return int(spoken[3]), MONTHS.get(spoken[2].casefold()[:3], 0), int(spoken[1])
    if spoken := _MONTH_DAY.search(value):
        return int(spoken[3]), MONTHS.get(spoken[1].casefold()[:3], 0), int(spoken[2])
    return 0, 0, 0


def _city(text: str) -> str:
    plain = re.split(r"\s*[,|(/;]|\s{2,}|\s[-–]\s", text.strip())[0].strip(" .")
    match = _CITY.fullmatch(plain)
    if match is None or len(plain) > 40 or plain.casefold() in NO_NAME_WORDS:
        return ""
    return plain.title() if plain.isupper() and len(plain) > 3 else plain


def _in_usual_case(words: list[str]) -> str:
    """SANNE DE VRIES is Sanne de Vries."""
    if not all(word.isupper() for word in words) or all(len(word.strip(".")) < 3 for word in words):
        return " ".join(words)
    return " ".join(
        word.lower() if word.casefold() in _SMALL_WORD else "-".join(part.capitalize() for part in word.split("-"))
        for word in words
    )


def _is_job(word: str) -> bool:
    plain = word.casefold().strip(".,")
    return any(plain.endswith(end) for end in JOB_WORDS)
