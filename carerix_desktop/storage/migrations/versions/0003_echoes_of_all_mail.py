r"""Messages of an \All mailbox that have their copy elsewhere."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "echo",
        sa.Column("key", key, nullable=False),
        sa.Column("message_key", key, nullable=False),
        sa.Column("mailbox_key", key, nullable=False),
        sa.Column("owner_key", key, nullable=False),
        sa.Column("uidvalidity", key, nullable=False),
        sa.Column("uid", key, nullable=False),
        sa.Column("flags", sa.Integer(), nullable=False),
        sa.Column("keywords", sa.Text(), nullable=False),
        sa.Column("internaldate", key, nullable=False),
        sa.Column("rfc822_size", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["mailbox_key"], ["mailbox.key"], name=op.f("fk_echo_mailbox_key")),
        sa.ForeignKeyConstraint(["message_key"], ["message.key"], name=op.f("fk_echo_message_key")),
        sa.ForeignKeyConstraint(["owner_key"], ["app_user.key"], name=op.f("fk_echo_owner_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_echo")),
        sa.UniqueConstraint("mailbox_key", "uidvalidity", "uid", name=op.f("uq_echo_mailbox_key_uidvalidity_uid")),
    )
    op.create_index(op.f("ix_echo_message_key"), "echo", ["message_key"], unique=False)
