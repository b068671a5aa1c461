"""Texts of templates that somebody writes and has not saved yet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "template_draft",
        sa.Column("owner_key", key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("base_version", sa.Integer(), nullable=False),
        sa.Column("beside", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["owner_key"], ["app_user.key"], name=op.f("fk_template_draft_owner_key")),
        sa.PrimaryKeyConstraint("owner_key", "name", name=op.f("pk_template_draft")),
    )
