"""The further fields that candidates have from the start."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_STATUSES = ["available", "in_procedure", "placed", "not_looking"]
_FIELDS: tuple[tuple[str, str, list[str]], ...] = (
    ("status", "choice", _STATUSES),
    ("birth_date", "date", []),
    ("source", "text", []),
)


def upgrade() -> None:
    """Bring the schema one step up."""
    table = sa.table(
        "custom_field",
        sa.column("kind", sa.Text),
        sa.column("name", sa.Text),
        sa.column("label", sa.Text),
        sa.column("type", sa.Text),
        sa.column("choices", sa.JSON),
        sa.column("position", sa.Integer),
        sa.column("active", sa.Boolean),
    )
    rows = [
        {
            "kind": "candidate",
            "name": name,
            "label": "",
            "type": sort,
            "choices": choices,
            "position": n,
            "active": True,
        }
        for n, (name, sort, choices) in enumerate(_FIELDS)
    ]
    op.bulk_insert(table, rows)
