"""Why a conversation is confidential, signing in, proofs of addresses, one's own settings, whom the log is about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the schema one step up."""
    op.add_column("app_user", sa.Column("last_sign_in", KEY, nullable=True))
    op.add_column("app_user", sa.Column("deactivated_at", KEY, nullable=True))
    op.add_column("audit", sa.Column("user_key", KEY, nullable=True))
    op.add_column("audit", sa.Column("reason", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "confidential_reason",
        sa.Column("message_key", KEY, autoincrement=False, nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", KEY, nullable=False),
        sa.ForeignKeyConstraint(["message_key"], ["message.key"], name="fk_confidential_reason_message_key"),
        sa.PrimaryKeyConstraint("message_key", "rule", name="pk_confidential_reason"),
    )
    op.create_table(
        "sign_in",
        sa.Column("user_key", KEY, autoincrement=False, nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.Column("changed_at", KEY, nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", KEY, nullable=False),
        sa.ForeignKeyConstraint(["user_key"], ["app_user.key"], name="fk_sign_in_user_key"),
        sa.PrimaryKeyConstraint("user_key", name="pk_sign_in"),
    )
    op.create_table(
        "address_proof",
        sa.Column("key", KEY, nullable=False),
        sa.Column("user_key", KEY, nullable=False),
        sa.Column("normal", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("sent_at", KEY, nullable=False),
        sa.Column("expires_at", KEY, nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["user_key"], ["app_user.key"], name="fk_address_proof_user_key"),
        sa.PrimaryKeyConstraint("key", name="pk_address_proof"),
        sa.UniqueConstraint("user_key", "normal", name="uq_address_proof_user_key_normal"),
    )
    op.create_table(
        "user_setting",
        sa.Column("user_key", KEY, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["user_key"], ["app_user.key"], name="fk_user_setting_user_key"),
        sa.PrimaryKeyConstraint("user_key", "name", name="pk_user_setting"),
    )
