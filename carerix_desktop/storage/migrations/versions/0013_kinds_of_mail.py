"""What a message is when it is no letter."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    op.add_column("message", sa.Column("kind", sa.Text(), server_default="letter", nullable=False))
