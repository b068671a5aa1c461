"""A message of the outbox keeps what the sentence of its fault needs, to be said in either language."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    op.add_column("submission", sa.Column("details", sa.JSON(), server_default="{}", nullable=False))
