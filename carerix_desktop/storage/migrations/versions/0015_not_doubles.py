"""Two files that a person said are not of one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_table(
        "not_double",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_key", KEY, autoincrement=False, nullable=False),
        sa.Column("other_key", KEY, autoincrement=False, nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", KEY, nullable=False),
        sa.PrimaryKeyConstraint("kind", "record_key", "other_key", name="pk_not_double"),
    )
