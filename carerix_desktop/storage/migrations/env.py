"""Alembic's environment: runs on the connection that `storage.schema` gives it.

The search index is SQLite's own and has shadow tables; it is made in the migrations by hand and left out of every
comparison.
"""

from __future__ import annotations

from alembic import context

from carerix_desktop.storage import tables_crm, tables_files, tables_users, tables_write
from carerix_desktop.storage.tables_mail import METADATA


def include_name(name: str | None, kind: str, _parents: object) -> bool:
    """Leave the FTS5 tables to themselves."""
    return not (kind == "table" and (name or "").startswith(("message_fts", "document_fts")))


for _module in (tables_crm, tables_files, tables_users, tables_write):  # all modules of tables are loaded
    assert _module.METADATA is METADATA
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    include_name=include_name,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
