"""The search index collects a whole batch before it writes, and merges its pieces less often.

SQLite documentation, FTS5 §6.2, 6.4 and `hashsize`: of a first synchronisation, a third of the index's work was merging
what its own small portions had left behind. A search is as fast over 16 pieces as over 4.
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COLLECTED_OCTETS = 8 * 1024 * 1024
SETTINGS = {"hashsize": COLLECTED_OCTETS, "automerge": 16, "crisismerge": 32}


def upgrade() -> None:
    """Bring the schema one step up."""
    if op.get_bind().dialect.name == "sqlite":
        for name, value in SETTINGS.items():
            op.execute(f"INSERT INTO message_fts (message_fts, rank) VALUES ('{name}', {value})")
