"""What a user chose for himself: queries of `services.preferences`; a reader sees its viewer's own rows only."""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from carerix_desktop.storage.tables_users import user_setting
from carerix_desktop.storage.unit_of_work import Reader, Work


def find_preferences(reader: Reader) -> dict[str, str]:
    """The viewer's own, as stored."""
    query = select(user_setting.c.name, user_setting.c.value).where(user_setting.c.user_key == reader.viewer)
    return {row.name: row.value for row in reader.connection.execute(query)}


def put_preference(work: Work, name: str, value: str) -> None:
    """Write one of the actor's own."""
    own = (user_setting.c.user_key == work.actor, user_setting.c.name == name)
    work.connection.execute(delete(user_setting).where(*own))
    work.connection.execute(insert(user_setting), {"user_key": work.actor, "name": name, "value": value})
