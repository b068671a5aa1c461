"""Conversations that a person split or joined."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "hand_tie",
        sa.Column("message_key", key, autoincrement=False, nullable=False),
        sa.Column("severed", sa.Boolean(), nullable=False),
        sa.Column("joined_to", key, nullable=True),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", key, nullable=False),
        sa.ForeignKeyConstraint(["message_key"], ["message.key"], name=op.f("fk_hand_tie_message_key")),
        sa.PrimaryKeyConstraint("message_key", name=op.f("pk_hand_tie")),
    )
