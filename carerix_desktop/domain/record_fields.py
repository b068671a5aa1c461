"""The text fields of a record, checked: one clear sentence for each that cannot be (CLI.md, columns of CSV files)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import COLUMNS, MATCH_STATUSES, OWNED

LONGEST_FIELD = 20_000
YES = frozenset({"yes", "ja", "y", "j", "true", "1", "x"})
NO = frozenset({"no", "nee", "n", "false", "0", ""})
_ADDRESS = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+\.[^\s@<>,;\"]+")
_DOMAIN = re.compile(r"[^\s@<>,;\"/:]+\.[^\s@<>,;\"/:.]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MANY = {"emails", "phones", "domains"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFields:
    """The fields of one record that were given, cleaned: values of the kind's own columns, and further columns.

    An empty further column is taken away.
    """

    values: dict[str, str]
    extra: dict[str, str]


def split_values(text: str) -> tuple[str, ...]:
    """Several values with `;` between, in their order, without doubles."""
    return tuple(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))


def check_fields(kind: RecordKind, given: Mapping[str, str], *, new: bool) -> CheckedFields:
    """Clean the given fields of a record.

    Args:
        kind: of the record.
        given: by column; columns that are not given stay as they are.
        new: whether the record is new, so that it must have what makes it recognisable.

    Raises:
        UserFault: a field cannot be; the sentence names it.
    """
    values: dict[str, str] = {}
    extra: dict[str, str] = {}
    for name, text in given.items():
        clean = _CONTROL.sub(" ", text).strip()
        if len(clean) > LONGEST_FIELD:
            raise UserFault(
                f"The field {name} is longer than {LONGEST_FIELD} characters. Shorten it.",
                code="long_field",
                details={"field": name, "n": str(LONGEST_FIELD)},
            )
        if name in COLUMNS[kind] or (name == "owner" and kind in OWNED):
            values[name] = _checked(name, clean)
        elif name:
            extra[name] = clean
    if kind is RecordKind.MATCH and (new or "status" in values):
        values["status"] = values.get("status", "").lower() or "new"
        _check_status(values["status"])
    if not values.get("ref"):
        raise UserFault("The field ref is empty. Give the record a number of its own.", code="no_ref")
    if new:
        _recognisable(kind, values)
    return CheckedFields(values=values, extra=extra)


def _checked(name: str, text: str) -> str:
    if name in ("confidential", "opt_out"):
        return _yes_or_no(name, text)
    if name in _MANY:
        parts = split_values(text)
        for part in parts:
            _check_part(name, part)
        return ";".join(parts)
    if name == "ref" and (":" in text or ";" in text or len(text) > 100):
        raise UserFault(
            f"“{text[:100]}” cannot be a ref. Leave out : and ; and keep it under 100 characters.",
            code="bad_ref",
            details={"value": text},
        )
    return text


def _check_part(name: str, part: str) -> None:
    if name == "emails" and not _ADDRESS.fullmatch(part):
        raise UserFault(
            f"“{part}” is not an e-mail address. Write it as name@domain, with ; between several.",
            code="bad_email",
            details={"value": part},
        )
    if name == "domains" and not _DOMAIN.fullmatch(part):
        raise UserFault(
            f"“{part}” is not a mail domain. Write it as example.com, with ; between several.",
            code="bad_domain",
            details={"value": part},
        )


def _yes_or_no(name: str, text: str) -> str:
    word = text.casefold()
    if word in YES:
        return "yes"
    if word in NO:
        return "no"
    said = f"“{text}” is no value for {name}. Write yes or no."
    raise UserFault(said, code="bad_yes_no", details={"value": text})


def _recognisable(kind: RecordKind, values: Mapping[str, str]) -> None:
    match kind:
        case RecordKind.CANDIDATE | RecordKind.CONTACT:
            if not any(values.get(name) for name in ("first_name", "last_name", "emails")):
                raise UserFault("A person needs a name or an e-mail address. Fill one in.", code="nameless_person")
        case RecordKind.COMPANY if not values.get("name"):
            raise UserFault("A company needs a name. Fill it in.", code="nameless_company")
        case RecordKind.VACANCY if not values.get("title"):
            raise UserFault("A vacancy needs a title. Fill it in.", code="nameless_vacancy")
        case RecordKind.MATCH:
            for name in ("candidate", "vacancy"):
                if not values.get(name):
                    raise UserFault(f"A match needs a {name}. Give its ref.", code="half_match")
        case _:
            pass


def _check_status(status: str) -> None:
    if status not in MATCH_STATUSES:
        said = f"“{status}” is no status of a match. Choose one of: {', '.join(MATCH_STATUSES)}."
        raise UserFault(said, code="bad_status", details={"value": status})
