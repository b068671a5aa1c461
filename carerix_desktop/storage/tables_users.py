"""The tables of confidentiality and of user files beside `app_user`: reasons, signing in, proofs, one's own settings.

Times are seconds since 1970 UTC. Secrets are hashes, and no reader sees them (`guard`).
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, Text, UniqueConstraint

from carerix_desktop.storage.tables_mail import KEY, METADATA

confidential_reason = Table(
    "confidential_reason",  # why the conversation that this message is in is, or was, confidential
    METADATA,
    Column("message_key", KEY, ForeignKey("message.key"), primary_key=True, autoincrement=False),
    Column("rule", Text, primary_key=True),  # domain.confidentiality: box keyword person user …
    Column("evidence", Text, nullable=False),  # the keyword, a record as KIND:REF, a login
    Column("made_by", Text, nullable=False),  # a login, or "rule"
    Column("made_at", KEY, nullable=False),
)

sign_in = Table(
    "sign_in",
    METADATA,
    Column("user_key", KEY, ForeignKey("app_user.key"), primary_key=True, autoincrement=False),
    Column("password_hash", Text, nullable=False),
    Column("must_change", Boolean, nullable=False, default=False),  # given by an administrator
    Column("changed_at", KEY, nullable=False),
    Column("failures", Integer, nullable=False, default=0),  # wrong passwords since the last right one
    Column("locked_until", KEY, nullable=False, default=0),
)

address_proof = Table(
    "address_proof",  # a code that was mailed to an address, to prove whose it is (RELIABILITY.md C-11)
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("user_key", KEY, ForeignKey("app_user.key"), nullable=False),
    Column("normal", Text, nullable=False),  # domain.addresses.normalise
    Column("code_hash", Text, nullable=False),
    Column("sent_at", KEY, nullable=False),
    Column("expires_at", KEY, nullable=False),
    Column("failures", Integer, nullable=False, default=0),
    UniqueConstraint("user_key", "normal"),
)

user_setting = Table(
    "user_setting",  # what a user chose for himself: notifications, appearance, language, …
    METADATA,
    Column("user_key", KEY, ForeignKey("app_user.key"), primary_key=True, autoincrement=False),
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
