"""An address is one user's, by the store itself; who entered the incoming server of an account (ADR 18)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

AGAIN = """
    SELECT key FROM (
        SELECT key, normal,
            row_number() OVER (PARTITION BY normal ORDER BY added_at, user_key, kind = 'from' DESC, key) AS place
        FROM user_address
    ) AS numbered WHERE place > 1 OR normal = ''
"""
"""All rows of an address but the one of who had it first."""
LOG = f"""
    INSERT INTO audit (at, made_by, act, detail, user_key, reason)
    SELECT lost.added_at, '', 'address_taken_off', lost.address, lost.user_key, ''
    FROM user_address AS lost
    WHERE lost.key IN ({AGAIN}) AND EXISTS (
        SELECT 1 FROM user_address AS other WHERE other.normal = lost.normal AND other.user_key <> lost.user_key
    )
"""


def upgrade() -> None:
    """Bring the schema one step up."""
    op.add_column("account", sa.Column("server_set_by", KEY, nullable=True))
    op.execute(LOG)
    op.execute(f"DELETE FROM user_address WHERE key IN ({AGAIN})")
    op.drop_index("ix_user_address_normal", "user_address")
    op.create_index("ix_user_address_normal", "user_address", ["normal"], unique=True)
