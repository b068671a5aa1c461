"""The schema's version: a new store is made, an old one upgraded after a backup, a newer one refused.

Alembic is imported only when there is something to do: it costs start-up time. Migrations keep row ids and leave the
search index's tables out (`migrations/env.py`).
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from carerix_desktop.domain.errors import StoreFault
from carerix_desktop.storage.backups import make_backup
from carerix_desktop.storage.opening import errors, is_encrypted, open_to_read

HEAD = "0018"
REVISIONS = tuple(f"{number:04}" for number in range(1, int(HEAD) + 1))
"""All revisions that this program knows, oldest first; a test compares them with the scripts."""


def bring_up_to_date(engine: Engine, path: Path, backup_dir: Path, key: bytes | None = None) -> None:
    """Create or upgrade the schema.

    Raises:
        StoreFault: the database was made by a newer version of the program (code `newer_schema`).
    """
    revision = _revision(engine)
    if revision == HEAD:
        return
    if revision is not None and revision not in REVISIONS:
        raise StoreFault(
            f"{path} was made by a newer version of Carerix Desktop. Install that version, or choose another profile.",
            code="newer_schema",
            details={"path": str(path)},
        )
    if revision is not None:
        make_backup(path, backup_dir, revision, key=key)
    upgrade(engine)


def is_of_this_version(path: Path, key: bytes | None = None) -> bool:
    """Whether a database that cannot be upgraded (a damaged one) has this program's schema; reads only.

    One without a header is not opened at all: beside an empty file SQLite would delete a -wal.
    """
    if not path.stat().st_size or (is_encrypted(path) and key is None):
        return False
    try:
        with closing(open_to_read(path, key)) as raw:
            raw.execute("PRAGMA writable_schema = ON")  # a file that was cut off is read up to its end
            return bool(raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)])
    except errors():
        return False


def upgrade(engine: Engine, target: str = "head") -> None:
    """Run the migrations up to `target` in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, target)


def _revision(engine: Engine) -> str | None:
    try:
        with engine.connect() as connection:
            found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            return found
    except OperationalError as error:
        if "no such table" in str(error):
            return None
        raise
