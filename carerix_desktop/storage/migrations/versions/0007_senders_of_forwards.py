"""Messages are found by the sender of what they forward."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    some = sa.text("inner_normal != ''")
    op.create_index(
        "ix_message_inner_normal", "message", ["inner_normal"], unique=False, sqlite_where=some, postgresql_where=some
    )
