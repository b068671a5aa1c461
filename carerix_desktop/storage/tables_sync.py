"""What only a synchronisation brings: see `envelopes`. SQLAlchemy Core, as `tables_mail`."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from carerix_desktop.storage.tables_mail import KEY, METADATA

envelope = Table(
    "envelope",  # what the server lists and whose body is still to come: shown in its owner's folder, and filed nowhere
    METADATA,
    Column("mailbox_key", KEY, ForeignKey("mailbox.key"), primary_key=True, autoincrement=False),
    Column("uidvalidity", KEY, primary_key=True, autoincrement=False),
    Column("uid", KEY, primary_key=True, autoincrement=False),
    Column("owner_key", KEY, ForeignKey("app_user.key"), nullable=False),
    Column("key", KEY, nullable=False),  # the MessageKey that it will have (domain.ids.promised_key)
    Column("flags", Integer, nullable=False),  # as the server last said
    Column("sender_name", Text, nullable=False),
    Column("sender_address", Text, nullable=False),
    Column("recipients", Text, nullable=False),  # for lists, of Sent and Drafts alone
    Column("subject", Text, nullable=False),
    sqlite_with_rowid=False,  # filled and emptied by the mailbox's own order
)
Index("ix_envelope_list", envelope.c.mailbox_key, envelope.c.key, envelope.c.owner_key)
