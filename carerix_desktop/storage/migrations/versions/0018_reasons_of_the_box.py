"""What somebody made confidential before reasons were kept has one: the box, ticked at the first message."""

from __future__ import annotations

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    op.execute(
        "INSERT INTO confidential_reason (message_key, rule, evidence, made_by, made_at) "
        "SELECT min(message.key), 'box', '', '', 0 "
        "FROM message JOIN conversation ON conversation.key = message.conversation_key "
        "WHERE conversation.confidential AND NOT EXISTS (SELECT 1 FROM confidential_reason AS r "
        "JOIN message AS m ON m.key = r.message_key WHERE m.conversation_key = conversation.key) "
        "GROUP BY conversation.key"
    )
