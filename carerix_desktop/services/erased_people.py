"""Whether an address belonged to somebody who was erased here: asked before a file of theirs is made again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.record_fields import CheckedFields, split_values
from carerix_desktop.storage import tombstones
from carerix_desktop.storage.tombstones import Sort
from carerix_desktop.storage.unit_of_work import Work


def erased_on(work: Work, addresses: Iterable[str]) -> dict[str, date]:
    """Which of these addresses belonged to somebody who was erased, and when."""
    normals = {normalise(one).encode(): one for one in addresses if normalise(one)}
    found = tombstones.find(work, Sort.ADDRESS, list(normals))
    return {normals[normal]: datetime.fromtimestamp(at, UTC).date() for normal, at in found.items()}


def refuse_erased(checked: CheckedFields, erased: Mapping[str, date]) -> None:
    """Refuse a new file with an address of somebody erased: a list cannot say that they agreed, a person can.

    Args:
        checked: of the new record.
        erased: by address as it is written, as `erased_on` answers.

    Raises:
        UserFault: `erased_before`.
    """
    for address in split_values(checked.values.get("emails", "")):
        if address in erased:
            day = erased[address].isoformat()
            raise UserFault(
                f"The person with {address} was erased here on {day}. Add them by hand if they agreed to a new file.",
                code="erased_before",
                details={"address": address, "day": day},
            )
