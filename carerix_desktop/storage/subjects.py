"""The subjects of the messages that a viewer sees: what `services.keywords` looks through."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from carerix_desktop.storage.tables_mail import message
from carerix_desktop.storage.unit_of_work import Reader


def find_subjects(reader: Reader) -> Iterator[str]:
    """One after the other, in no order."""
    yield from reader.connection.execute(select(message.c.subject)).scalars()
