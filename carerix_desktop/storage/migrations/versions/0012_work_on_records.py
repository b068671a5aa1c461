"""What was done to records, notes and tasks, documents, lists, merging, privacy."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_table(
        "custom_field",
        sa.Column("key", key, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_custom_field")),
        sa.UniqueConstraint("kind", "name", name=op.f("uq_custom_field_kind_name")),
    )
    op.create_table(
        "document",
        sa.Column("key", key, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_key", key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("changed_at", key, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_document")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index("ix_document_record", ["kind", "record_key", "changed_at"], unique=False)

    op.create_table(
        "erasure",
        sa.Column("key", key, nullable=False),
        sa.Column("at", key, nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_erasure")),
    )
    op.create_table(
        "import_mapping",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("header", sa.Text(), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("used_at", key, nullable=False),
        sa.PrimaryKeyConstraint("kind", "header", name=op.f("pk_import_mapping")),
    )
    op.create_table(
        "person_privacy",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_key", key, autoincrement=False, nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("consent_on", sa.Text(), nullable=False),
        sa.Column("consent_until", sa.Text(), nullable=False),
        sa.Column("hold", sa.Boolean(), nullable=False),
        sa.Column("hold_why", sa.Text(), nullable=False),
        sa.Column("keep_until", sa.Text(), nullable=False),
        sa.Column("keep_why", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", key, nullable=False),
        sa.PrimaryKeyConstraint("kind", "record_key", name=op.f("pk_person_privacy")),
    )
    op.create_table(
        "record_log",
        sa.Column("key", key, nullable=False),
        sa.Column("at", key, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_key", key, nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_record_log")),
    )
    with op.batch_alter_table("record_log", schema=None) as batch_op:
        batch_op.create_index("ix_record_log_record", ["kind", "record_key", "at"], unique=False)

    op.create_table(
        "removed_record",
        sa.Column("key", key, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_key", key, nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("into_key", key, nullable=True),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", key, nullable=False),
        sa.Column("undone_at", key, nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_removed_record")),
    )
    with op.batch_alter_table("removed_record", schema=None) as batch_op:
        batch_op.create_index("ix_removed_record_into", ["kind", "into_key"], unique=False)
        batch_op.create_index("ix_removed_record_record", ["kind", "record_key"], unique=False)

    op.create_table(
        "retention_rule",
        sa.Column("key", key, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_retention_rule")),
    )
    op.create_table(
        "tombstone",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("at", key, nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_tombstone")),
    )
    op.create_table(
        "address_choice",
        sa.Column("normal", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("record_key", key, nullable=True),
        sa.Column("user_key", key, nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", key, nullable=False),
        sa.ForeignKeyConstraint(["user_key"], ["app_user.key"], name=op.f("fk_address_choice_user_key")),
        sa.PrimaryKeyConstraint("normal", name=op.f("pk_address_choice")),
    )
    op.create_table(
        "record_visit",
        sa.Column("user_key", key, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_key", key, autoincrement=False, nullable=False),
        sa.Column("at", key, nullable=False),
        sa.ForeignKeyConstraint(["user_key"], ["app_user.key"], name=op.f("fk_record_visit_user_key")),
        sa.PrimaryKeyConstraint("user_key", "kind", "record_key", name=op.f("pk_record_visit")),
    )
    op.create_table(
        "removed_part",
        sa.Column("key", key, nullable=False),
        sa.Column("removed_key", key, nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("message_key", key, nullable=True),
        sa.Column("row", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["removed_key"], ["removed_record.key"], name=op.f("fk_removed_part_removed_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_removed_part")),
    )
    with op.batch_alter_table("removed_part", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_removed_part_removed_key"), ["removed_key"], unique=False)

    op.create_table(
        "saved_filter",
        sa.Column("key", key, nullable=False),
        sa.Column("owner_key", key, nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("conditions", sa.JSON(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["owner_key"], ["app_user.key"], name=op.f("fk_saved_filter_owner_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_saved_filter")),
    )
    with op.batch_alter_table("saved_filter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_saved_filter_owner_key"), ["owner_key"], unique=False)

    op.create_table(
        "document_version",
        sa.Column("key", key, nullable=False),
        sa.Column("document_key", key, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("size_octets", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("text_state", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("message_key", key, nullable=True),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", key, nullable=False),
        sa.ForeignKeyConstraint(["document_key"], ["document.key"], name=op.f("fk_document_version_document_key")),
        sa.ForeignKeyConstraint(["message_key"], ["message.key"], name=op.f("fk_document_version_message_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_document_version")),
        sa.UniqueConstraint("document_key", "number", name=op.f("uq_document_version_document_key_number")),
    )
    with op.batch_alter_table("document_version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_version_message_key"), ["message_key"], unique=False)

    op.create_table(
        "entry",
        sa.Column("key", key, nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("author_key", key, nullable=False),
        sa.Column("at", key, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("assignee_key", key, nullable=True),
        sa.Column("due_at", key, nullable=True),
        sa.Column("remind_at", key, nullable=True),
        sa.Column("done_at", key, nullable=True),
        sa.Column("message_key", key, nullable=True),
        sa.Column("changed_at", key, nullable=False),
        sa.ForeignKeyConstraint(["assignee_key"], ["app_user.key"], name=op.f("fk_entry_assignee_key")),
        sa.ForeignKeyConstraint(["author_key"], ["app_user.key"], name=op.f("fk_entry_author_key")),
        sa.ForeignKeyConstraint(["message_key"], ["message.key"], name=op.f("fk_entry_message_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_entry")),
    )
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_entry_message_key"), ["message_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_entry_remind_at"), ["remind_at"], unique=False)

    op.create_table(
        "proposal_refusal",
        sa.Column("message_key", key, autoincrement=False, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", key, nullable=False),
        sa.ForeignKeyConstraint(["message_key"], ["message.key"], name=op.f("fk_proposal_refusal_message_key")),
        sa.PrimaryKeyConstraint("message_key", "address", name=op.f("pk_proposal_refusal")),
    )
    op.create_table(
        "entry_record",
        sa.Column("entry_key", key, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_key", key, autoincrement=False, nullable=False),
        sa.Column("at", key, nullable=False),
        sa.ForeignKeyConstraint(["entry_key"], ["entry.key"], name=op.f("fk_entry_record_entry_key")),
        sa.PrimaryKeyConstraint("entry_key", "kind", "record_key", name=op.f("pk_entry_record")),
    )
    with op.batch_alter_table("entry_record", schema=None) as batch_op:
        batch_op.create_index("ix_entry_record_record", ["kind", "record_key", "at"], unique=False)

    with op.batch_alter_table("candidate", schema=None) as batch_op:
        batch_op.add_column(sa.Column("owner_key", key, nullable=True))
        batch_op.create_index(batch_op.f("ix_candidate_owner_key"), ["owner_key"], unique=False)

    with op.batch_alter_table("company", schema=None) as batch_op:
        batch_op.add_column(sa.Column("owner_key", key, nullable=True))
        batch_op.create_index(batch_op.f("ix_company_owner_key"), ["owner_key"], unique=False)

    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.add_column(sa.Column("owner_key", key, nullable=True))
        batch_op.create_index(batch_op.f("ix_contact_owner_key"), ["owner_key"], unique=False)

    with op.batch_alter_table("vacancy", schema=None) as batch_op:
        batch_op.add_column(sa.Column("owner_key", key, nullable=True))
        batch_op.create_index(batch_op.f("ix_vacancy_owner_key"), ["owner_key"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE document_fts USING fts5("
            "name, body, content='', tokenize='unicode61 remove_diacritics 2')"
        )
        op.execute("INSERT INTO document_fts (rowid, name) VALUES (0, 'a')")  # as in the index of mail (0001)
