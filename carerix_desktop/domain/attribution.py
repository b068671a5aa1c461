"""The lines above a quotation, in the message's language, as mail programs write and `parse.quoting` knows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from carerix_desktop.domain.message import Address

_DAYS: Final = {
    "nl": "ma di wo do vr za zo",
    "en": "Mon Tue Wed Thu Fri Sat Sun",
    "de": "Mo Di Mi Do Fr Sa So",
    "fr": "lun. mar. mer. jeu. ven. sam. dim.",
}
_MONTHS: Final = {
    "nl": "jan. feb. mrt. apr. mei jun. jul. aug. sep. okt. nov. dec.",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "de": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sep. Okt. Nov. Dez.",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
}
_WROTE: Final = {
    "nl": ("Op {date} om {time} schreef {who}:", "{who} schreef:"),
    "en": ("On {date} at {time}, {who} wrote:", "{who} wrote:"),
    "de": ("Am {date} um {time} schrieb {who}:", "{who} schrieb:"),
    "fr": ("Le {date} à {time}, {who} a écrit :", "{who} a écrit :"),
}
_FORWARDED: Final = {
    "nl": ("Doorgestuurd bericht", "Van", "Datum", "Onderwerp", "Aan", "Cc"),
    "en": ("Forwarded message", "From", "Date", "Subject", "To", "Cc"),
    "de": ("Weitergeleitete Nachricht", "Von", "Datum", "Betreff", "An", "Cc"),
    "fr": ("Message transféré", "De", "Date", "Objet", "À", "Cc"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """What is said of a quoted message; `date` is aware, in the zone of the reader, or None."""

    sender: Address
    date: datetime | None
    subject: str = ""
    to: Sequence[Address] = ()
    cc: Sequence[Address] = ()


def attribution(language: str, quoted: Quoted) -> str:
    """One line: who wrote the quoted message, and when."""
    dated, undated = _WROTE.get(language, _WROTE["en"])
    who = written_address(quoted.sender)
    if quoted.date is None:
        return undated.format(who=who)
    return dated.format(who=who, date=_date(language, quoted.date), time=f"{quoted.date:%H:%M}")


def forwarded_lines(language: str, quoted: Quoted) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The title of a forwarded message, and its header lines as (name, value); what is empty is left out."""
    title, from_, date, subject, to, cc = _FORWARDED.get(language, _FORWARDED["en"])
    when = "" if quoted.date is None else f"{_date(language, quoted.date)} {quoted.date:%H:%M}"
    lines = (
        (from_, written_address(quoted.sender)),
        (date, when),
        (subject, quoted.subject),
        (to, _list(quoted.to)),
        (cc, _list(quoted.cc)),
    )
    return title, tuple((name, value) for name, value in lines if value)


def written_address(one: Address) -> str:
    """Name and address as people write them."""
    return f"{one.name} <{one.address}>" if one.name and one.address else one.name or one.address


def _list(addresses: Sequence[Address]) -> str:
    shown = ", ".join(written_address(one) for one in addresses[:20])
    return f"{shown}, …" if len(addresses) > 20 else shown


def _date(language: str, moment: datetime) -> str:
    known = language if language in _DAYS else "en"
    day = _DAYS[known].split()[moment.weekday()]
    month = _MONTHS[known].split()[moment.month - 1]
    return (
        f"{day}{',' if known in ('en', 'de') else ''} {moment.day}{'.' if known == 'de' else ''} {month} {moment.year}"
    )
