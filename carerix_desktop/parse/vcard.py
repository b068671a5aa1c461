"""vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350) → the fields of people; one bad card costs only itself.

Pictures, sounds and keys are passed over before anything is parsed: five hundred photographs cost no memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import vobject
from vobject.base import Component, VObjectError

from carerix_desktop.parse.charset import storable
from carerix_desktop.parse.encoding import decode_lines, guess_encoding, is_broken

LARGEST_CARD: Final = 500_000
REF_NAME: Final = "x-carerix-ref"
MARK_NAMES: Final = {"x-carerix-confidential": "confidential", "x-carerix-opt-out": "opt_out"}
ORGANISATION: Final = "organisation"
BIRTHDAY: Final = "birthday"
_BINARY: Final = re.compile(r"(?i)(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-[\w-]*(?:PHOTO|IMAGE|CERT)[\w-]*)[;:]")
_BEGIN: Final = re.compile(r"(?i)\s*BEGIN\s*:\s*VCARD\s*$")
_END: Final = re.compile(r"(?i)\s*END\s*:\s*VCARD\s*$")
_QUOTED: Final = re.compile(r"(?i)[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]")
_PROPERTY: Final = re.compile(r"[\w.-]+[;:]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card: the line where it begins, the fields that it gives, what is wrong with it.

    `fields` has the columns of people, with `organisation` and `birthday`; `ref` as `kind:ref` where we wrote it.
    """

    number: int
    fields: dict[str, str]
    defect: str = ""


def parse_vcards(data: bytes) -> Iterator[Card]:
    """All cards of a file, in their order; what stands between them is passed over."""
    for number, lines, complete in _cut(decode_lines(data, guess_encoding(data))):
        if not complete:
            yield Card(number=number, fields={}, defect="This card does not end: END:VCARD is missing.")
        else:
            yield _parse(number, lines)


def _cut(text: str) -> Iterator[tuple[int, list[str], bool]]:
    number, lines = 0, list[str]()
    for at, line in enumerate(text.splitlines(), 1):
        if _BEGIN.match(line):
            if number:
                yield number, lines, False
            number, lines = at, []
        elif number and _END.match(line):
            yield number, lines, True
            number, lines = 0, []
        elif number:
            lines.append(line)
    if number:
        yield number, lines, False


def _parse(number: int, lines: Sequence[str]) -> Card:
    unfolded = _unfolded(lines)
    if sum(map(len, unfolded)) > LARGEST_CARD:
        return Card(number=number, fields={}, defect="This card is too large, even without its pictures.")
    if any(map(is_broken, unfolded)):
        return Card(number=number, fields={}, defect="This card has letters that cannot be read.")
    text = "\r\n".join(["BEGIN:VCARD", *unfolded, "END:VCARD", ""])
    try:
        card = next(iter(vobject.readComponents(text, allowQP=True)), None)
        fields = {} if card is None else _fields(card)
    except (VObjectError, ValueError, LookupError, AttributeError, TypeError):
        return Card(number=number, fields={}, defect="This card cannot be read.")
    clean = {name: storable(value).strip() for name, value in fields.items()}
    return Card(number=number, fields={name: value for name, value in clean.items() if value})


def _unfolded(lines: Sequence[str]) -> list[str]:
    """Whole lines again, without those that hold pictures (RFC 6350 §3.2; soft breaks of quoted-printable)."""
    whole: list[str] = []
    binary = quoted = False
    for line in lines:
        if quoted:
            whole[-1] = whole[-1][:-1] + line
        elif line[:1] in (" ", "\t"):
            if not binary and whole:
                whole[-1] += line[1:]
            continue
        elif binary and not _PROPERTY.match(line):  # base64 that somebody did not indent
            continue
        elif line.strip():
            binary = bool(_BINARY.match(line)) or not _PROPERTY.match(line)  # what is no property goes with its folds
            if binary:
                continue
            whole.append(line)
        quoted = bool(whole) and whole[-1].endswith("=") and bool(_QUOTED.match(whole[-1]))
    return whole


def _fields(card: Component) -> dict[str, str]:
    first, last = _name(card)
    fields = {
        "first_name": first,
        "last_name": last,
        "emails": _several(_values(card, "email", "mailto:")),
        "phones": _several(_values(card, "tel", "tel:")),
        "city": _city(card),
        "language": _first(card, "lang")[:2].lower(),
        "title": _first(card, "title"),
        "notes": "\n".join(_values(card, "note")),
        ORGANISATION: _first(card, "org"),
        BIRTHDAY: _first(card, "bday"),
        "ref": _first(card, REF_NAME),
    }
    return fields | {column: _first(card, name) for name, column in MARK_NAMES.items()}


def _name(card: Component) -> tuple[str, str]:
    """Given and family name; where there is no N, the first word of FN and the others."""
    for line in card.contents.get("n", []):
        given, family = _text(getattr(line.value, "given", "")), _text(getattr(line.value, "family", ""))
        if given or family:
            return given, family
    first, _space, rest = _first(card, "fn").strip().partition(" ")
    return first, rest.strip()


def _values(card: Component, name: str, scheme: str = "") -> list[str]:
    """All values of a property, the preferred ones first."""
    lines = sorted(card.contents.get(name, []), key=_rank)
    texts = [_text(line.value) for line in lines]
    bare = [text[len(scheme) :] if scheme and text.lower().startswith(scheme) else text for text in texts]
    return [text.strip() for text in bare if text.strip()]


def _several(values: Sequence[str]) -> str:
    return ";".join(value.replace(";", ",") for value in values)


def _rank(line: Any) -> bool:
    types = {one.lower() for value in line.params.get("TYPE", []) for one in value.split(",")}
    return "pref" not in types and "PREF" not in {name.upper() for name in line.params} and "PREF" not in _bare(line)


def _bare(line: Any) -> set[str]:
    return {one.upper() for one in getattr(line, "singletonparams", [])}


def _first(card: Component, name: str) -> str:
    return next((text for line in card.contents.get(name, []) if (text := _text(line.value))), "")


def _city(card: Component) -> str:
    lines = sorted(
        card.contents.get("adr", []), key=lambda line: "home" not in str(line.params.get("TYPE", "")).lower()
    )
    return next((text for line in lines if (text := _text(getattr(line.value, "city", "")))), "")


def _text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return " ".join(filter(None, map(_text, value)))
    return value.strip() if isinstance(value, str) else ""
