"""What a person or a file says of a record, checked: each column by itself, then what only kept lists can tell."""

from __future__ import annotations

from collections.abc import Mapping

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record_fields import CheckedFields, check_fields, split_values
from carerix_desktop.parse.domains import is_public_suffix


def check_record(kind: RecordKind, given: Mapping[str, str], *, new: bool) -> CheckedFields:
    """The fields as they are stored.

    Raises:
        UserFault: a field cannot be.
    """
    checked = check_fields(kind, given, new=new)
    for domain in split_values(checked.values.get("domains", "")):
        if is_public_suffix(domain):
            raise UserFault(
                f"Anybody may have a name below “{domain}”, so it is no domain of one company. "
                f"Write the whole domain, such as example.{domain}.",
                code="public_suffix",
                details={"domain": domain},
            )
    return checked


def no_such_record(kind: RecordKind, ref: str, column: str) -> UserFault:
    """A field names a record that is not there."""
    text = f"There is no {kind} with the number {ref}. Add it first, or correct the column {column}."
    return UserFault(text, code="no_such_record", details={"ref": ref})
