"""What came to a merged record and nothing tells whose it is, when the merge is undone: listed until chosen."""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from carerix_desktop.domain.merging import Undecided
from carerix_desktop.storage.tables_files import removed_part
from carerix_desktop.storage.unit_of_work import Archive

PREFIX = "undecided:"


def put(archive: Archive, removal: int, what: str, *, of: int = 0, text: str = "") -> None:
    """List one thing."""
    values = {"removed_key": removal, "table_name": f"{PREFIX}{what}", "row": {"of": of, "text": text}}
    message = of if what == "message" else None
    archive.connection.execute(insert(removed_part).values(**values, message_key=message))


def find(archive: Archive, removal: int) -> list[Undecided]:
    """All that is listed of one merge."""
    p = removed_part.c
    query = select(p.key, p.table_name, p.row).where(p.removed_key == removal, p.table_name.startswith(PREFIX))
    return [
        Undecided(key=key, what=name.removeprefix(PREFIX), of=row["of"], text=row["text"])
        for key, name, row in archive.connection.execute(query.order_by(p.key))
    ]


def settle(archive: Archive, key: int) -> None:
    """It was chosen."""
    archive.connection.execute(delete(removed_part).where(removed_part.c.key == key))
