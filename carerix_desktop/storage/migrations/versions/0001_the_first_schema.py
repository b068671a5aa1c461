"""The first schema.

Frozen: what autogenerate wrote from the tables of that day, and the search index, which is SQLite's own.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_table(
        "agency",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_agency")),
    )
    op.create_table(
        "app_user",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("from_address", sa.Text(), nullable=False),
        sa.Column("system_address", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("incoming_confidential", sa.Boolean(), nullable=False),
        sa.Column("outgoing_confidential", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_app_user")),
        sa.UniqueConstraint("login", name=op.f("uq_app_user_login")),
    )
    op.create_table(
        "audit",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("message_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_audit")),
    )
    op.create_table(
        "candidate",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("first_name", sa.Text(), nullable=False),
        sa.Column("last_name", sa.Text(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("phones", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("opt_out", sa.Boolean(), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("changed_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_candidate")),
        sa.UniqueConstraint("ref", name=op.f("uq_candidate_ref")),
    )
    with op.batch_alter_table("candidate", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_candidate_full_name"), ["full_name"], unique=False)

    op.create_table(
        "company",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("changed_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_company")),
        sa.UniqueConstraint("ref", name=op.f("uq_company_ref")),
    )
    with op.batch_alter_table("company", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_company_name"), ["name"], unique=False)

    op.create_table(
        "conversation",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("opened", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_conversation")),
    )
    op.create_table(
        "record_address",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("normal", sa.Text(), nullable=False),
        sa.Column("undeliverable", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_record_address")),
        sa.UniqueConstraint("kind", "record_key", "normal", name=op.f("uq_record_address_kind_record_key_normal")),
    )
    with op.batch_alter_table("record_address", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_record_address_normal"), ["normal"], unique=False)
        batch_op.create_index("ix_record_address_record", ["kind", "record_key"], unique=False)

    op.create_table(
        "account",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("owner_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("server", sa.Text(), nullable=False),
        sa.Column("port", sa.Integer(), nullable=False),
        sa.Column("security", sa.Text(), nullable=False),
        sa.Column("username", sa.Text(), nullable=False),
        sa.Column("fetch", sa.Boolean(), nullable=False),
        sa.Column("keep_copy", sa.Boolean(), nullable=False),
        sa.Column("remove_after_days", sa.Integer(), nullable=True),
        sa.Column("smtp_server", sa.Text(), nullable=False),
        sa.Column("smtp_port", sa.Integer(), nullable=True),
        sa.Column("smtp_security", sa.Text(), nullable=True),
        sa.Column("smtp_username", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_key"], ["app_user.key"], name=op.f("fk_account_owner_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_account")),
        sa.UniqueConstraint("owner_key", name=op.f("uq_account_owner_key")),
    )
    op.create_table(
        "company_domain",
        sa.Column(
            "company_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("domain", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["company_key"], ["company.key"], name=op.f("fk_company_domain_company_key")),
        sa.PrimaryKeyConstraint("company_key", "domain", name=op.f("pk_company_domain")),
    )
    op.create_table(
        "contact",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("first_name", sa.Text(), nullable=False),
        sa.Column("last_name", sa.Text(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("phones", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("opt_out", sa.Boolean(), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("changed_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("company_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["company_key"], ["company.key"], name=op.f("fk_contact_company_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_contact")),
        sa.UniqueConstraint("ref", name=op.f("uq_contact_ref")),
    )
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_company_key"), ["company_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_contact_full_name"), ["full_name"], unique=False)

    op.create_table(
        "message",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("identity", sa.LargeBinary(), nullable=False),
        sa.Column("conversation_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("date", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("bare_subject", sa.Text(), nullable=False),
        sa.Column("is_reply", sa.Boolean(), nullable=False),
        sa.Column("sender_name", sa.Text(), nullable=False),
        sa.Column("sender_address", sa.Text(), nullable=False),
        sa.Column("sender_normal", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("preview", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("automated", sa.Boolean(), nullable=False),
        sa.Column("has_attachments", sa.Boolean(), nullable=False),
        sa.Column("size_octets", sa.Integer(), nullable=False),
        sa.Column("joined_by", sa.Text(), nullable=False),
        sa.Column("parent_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("inner_normal", sa.Text(), nullable=False),
        sa.Column("filed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["conversation_key"], ["conversation.key"], name=op.f("fk_message_conversation_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_message")),
        sa.UniqueConstraint("identity", name=op.f("uq_message_identity")),
    )
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_message_conversation_key"), ["conversation_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_message_message_id"), ["message_id"], unique=False)
        batch_op.create_index("ix_message_subject_join", ["bare_subject", "key"], unique=False)

    op.create_table(
        "submission",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("owner_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("release_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["owner_key"], ["app_user.key"], name=op.f("fk_submission_owner_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_submission")),
        sa.UniqueConstraint("message_id", name=op.f("uq_submission_message_id")),
    )
    op.create_table(
        "user_address",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("normal", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("added_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("proven", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["user_key"], ["app_user.key"], name=op.f("fk_user_address_user_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_user_address")),
    )
    with op.batch_alter_table("user_address", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_user_address_normal"), ["normal"], unique=False)
        batch_op.create_index(batch_op.f("ix_user_address_user_key"), ["user_key"], unique=False)

    op.create_table(
        "audience",
        sa.Column(
            "message_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "user_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["message_key"], ["message.key"], name=op.f("fk_audience_message_key")),
        sa.ForeignKeyConstraint(["user_key"], ["app_user.key"], name=op.f("fk_audience_user_key")),
        sa.PrimaryKeyConstraint("message_key", "user_key", "why", name=op.f("pk_audience")),
    )
    with op.batch_alter_table("audience", schema=None) as batch_op:
        batch_op.create_index("ix_audience_user", ["user_key", "message_key"], unique=False)

    op.create_table(
        "link",
        sa.Column(
            "message_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column(
            "record_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["message_key"], ["message.key"], name=op.f("fk_link_message_key")),
        sa.PrimaryKeyConstraint("message_key", "kind", "record_key", name=op.f("pk_link")),
    )
    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.create_index("ix_link_record", ["kind", "record_key", "message_key"], unique=False)

    op.create_table(
        "mailbox",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("owner_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("account_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("delimiter", sa.Text(), nullable=False),
        sa.Column("attributes", sa.JSON(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("selectable", sa.Boolean(), nullable=False),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uidnext", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("highestmodseq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("server_exists", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("unread", sa.Integer(), nullable=False),
        sa.Column("synced_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["account_key"], ["account.key"], name=op.f("fk_mailbox_account_key")),
        sa.ForeignKeyConstraint(["owner_key"], ["app_user.key"], name=op.f("fk_mailbox_owner_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_mailbox")),
        sa.UniqueConstraint("owner_key", "account_key", "name", name=op.f("uq_mailbox_owner_key_account_key_name")),
    )
    with op.batch_alter_table("mailbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mailbox_owner_key"), ["owner_key"], unique=False)

    op.create_table(
        "message_address",
        sa.Column(
            "message_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("normal", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["message_key"], ["message.key"], name=op.f("fk_message_address_message_key")),
        sa.PrimaryKeyConstraint("message_key", "position", name=op.f("pk_message_address")),
    )
    with op.batch_alter_table("message_address", schema=None) as batch_op:
        batch_op.create_index("ix_message_address_normal_message_key", ["normal", "message_key"], unique=False)

    op.create_table(
        "message_raw",
        sa.Column(
            "message_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("codec", sa.Text(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["message_key"], ["message.key"], name=op.f("fk_message_raw_message_key")),
        sa.PrimaryKeyConstraint("message_key", name=op.f("pk_message_raw")),
    )
    op.create_table(
        "message_reference",
        sa.Column(
            "message_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["message_key"], ["message.key"], name=op.f("fk_message_reference_message_key")),
        sa.PrimaryKeyConstraint("message_key", "position", name=op.f("pk_message_reference")),
    )
    with op.batch_alter_table("message_reference", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_message_reference_message_id"), ["message_id"], unique=False)

    op.create_table(
        "part",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("message_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("size_octets", sa.Integer(), nullable=False),
        sa.Column("content_id", sa.Text(), nullable=False),
        sa.Column("inline", sa.Boolean(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["message_key"], ["message.key"], name=op.f("fk_part_message_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_part")),
    )
    with op.batch_alter_table("part", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_part_message_key"), ["message_key"], unique=False)

    op.create_table(
        "pending_command",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("account_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("owner_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("copy_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("message_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("add_flags", sa.Integer(), nullable=False),
        sa.Column("remove_flags", sa.Integer(), nullable=False),
        sa.Column("source_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("source_uidvalidity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("source_uid", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("target_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["account_key"], ["account.key"], name=op.f("fk_pending_command_account_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_pending_command")),
    )
    with op.batch_alter_table("pending_command", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pending_command_account_key"), ["account_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_pending_command_copy_key"), ["copy_key"], unique=False)

    op.create_table(
        "proposal",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("message_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("record_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["message_key"], ["message.key"], name=op.f("fk_proposal_message_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_proposal")),
    )
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposal_message_key"), ["message_key"], unique=False)

    op.create_table(
        "unlink",
        sa.Column(
            "message_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column(
            "record_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["message_key"], ["message.key"], name=op.f("fk_unlink_message_key")),
        sa.PrimaryKeyConstraint("message_key", "kind", "record_key", name=op.f("pk_unlink")),
    )
    op.create_table(
        "vacancy",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("company_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("contact_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("changed_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["company_key"], ["company.key"], name=op.f("fk_vacancy_company_key")),
        sa.ForeignKeyConstraint(["contact_key"], ["contact.key"], name=op.f("fk_vacancy_contact_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_vacancy")),
        sa.UniqueConstraint("ref", name=op.f("uq_vacancy_ref")),
    )
    with op.batch_alter_table("vacancy", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vacancy_company_key"), ["company_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_vacancy_title"), ["title"], unique=False)

    op.create_table(
        "message_copy",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("message_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("conversation_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mailbox_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("owner_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("flags", sa.Integer(), nullable=False),
        sa.Column("server_flags", sa.Integer(), nullable=False),
        sa.Column("keywords", sa.Text(), nullable=False),
        sa.Column("internaldate", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rfc822_size", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["mailbox_key"], ["mailbox.key"], name=op.f("fk_message_copy_mailbox_key")),
        sa.ForeignKeyConstraint(["message_key"], ["message.key"], name=op.f("fk_message_copy_message_key")),
        sa.ForeignKeyConstraint(["owner_key"], ["app_user.key"], name=op.f("fk_message_copy_owner_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_message_copy")),
        sa.UniqueConstraint(
            "mailbox_key", "uidvalidity", "uid", name=op.f("uq_message_copy_mailbox_key_uidvalidity_uid")
        ),
    )
    with op.batch_alter_table("message_copy", schema=None) as batch_op:
        batch_op.create_index(
            "ix_message_copy_cards", ["mailbox_key", "conversation_key", "message_key", "owner_key"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_message_copy_conversation_key"), ["conversation_key"], unique=False)
        batch_op.create_index("ix_message_copy_list", ["mailbox_key", "message_key", "owner_key"], unique=False)
        batch_op.create_index("ix_message_copy_message", ["message_key", "owner_key"], unique=False)

    op.create_table(
        "set_aside",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mailbox_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["mailbox_key"], ["mailbox.key"], name=op.f("fk_set_aside_mailbox_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_set_aside")),
        sa.UniqueConstraint("mailbox_key", "uidvalidity", "uid", name=op.f("uq_set_aside_mailbox_key_uidvalidity_uid")),
    )
    op.create_table(
        "vacancy_match",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("candidate_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("vacancy_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("changed_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["candidate_key"], ["candidate.key"], name=op.f("fk_vacancy_match_candidate_key")),
        sa.ForeignKeyConstraint(["vacancy_key"], ["vacancy.key"], name=op.f("fk_vacancy_match_vacancy_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_vacancy_match")),
        sa.UniqueConstraint("ref", name=op.f("uq_vacancy_match_ref")),
    )
    with op.batch_alter_table("vacancy_match", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vacancy_match_candidate_key"), ["candidate_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_vacancy_match_vacancy_key"), ["vacancy_key"], unique=False)

    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE message_fts USING fts5("
            "subject, sender, recipients, body, attachments, "
            "content='', tokenize='unicode61 remove_diacritics 2')"
        )
        # Row 0 is no message. With it the index is never empty, so that a guarded reader can have FTS5 prepare its own
        # statements before it closes the lock (storage/guard.py).
        op.execute("INSERT INTO message_fts (rowid, subject) VALUES (0, 'a')")
