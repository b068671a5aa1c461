"""Files that the sender of a message took off the link row."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "submission_unlink",
        sa.Column("submission_key", key, nullable=False, autoincrement=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_key", key, nullable=False, autoincrement=False),
        sa.ForeignKeyConstraint(
            ["submission_key"], ["submission.key"], name=op.f("fk_submission_unlink_submission_key")
        ),
        sa.PrimaryKeyConstraint("submission_key", "kind", "record_key", name=op.f("pk_submission_unlink")),
    )
