"""Envelopes of messages whose bodies are still to come."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "envelope",
        sa.Column("mailbox_key", key, autoincrement=False, nullable=False),
        sa.Column("uidvalidity", key, autoincrement=False, nullable=False),
        sa.Column("uid", key, autoincrement=False, nullable=False),
        sa.Column("owner_key", key, nullable=False),
        sa.Column("key", key, nullable=False),
        sa.Column("flags", sa.Integer(), nullable=False),
        sa.Column("sender_name", sa.Text(), nullable=False),
        sa.Column("sender_address", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["mailbox_key"], ["mailbox.key"], name=op.f("fk_envelope_mailbox_key")),
        sa.ForeignKeyConstraint(["owner_key"], ["app_user.key"], name=op.f("fk_envelope_owner_key")),
        sa.PrimaryKeyConstraint("mailbox_key", "uidvalidity", "uid", name=op.f("pk_envelope")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_envelope_list", "envelope", ["mailbox_key", "key", "owner_key"], unique=False)
