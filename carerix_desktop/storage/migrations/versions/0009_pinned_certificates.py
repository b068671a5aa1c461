"""The certificates that a person trusts for the servers of an account, although nobody vouches for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    op.add_column("account", sa.Column("pins", sa.JSON(), nullable=False, server_default="[]"))
