"""The tables of mail: messages, copies, parts, conversations, links, and who may see what.

SQLAlchemy Core only; nothing here is SQLite's own (the search index and the guard are, and live in `search` and
`guard`). Times are integers, seconds since 1970 UTC. Enumerations are text. Message keys order by date (ADR 0004).
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
KEY = BigInteger().with_variant(Integer, "sqlite")
"""A primary key: SQLite's row id, PostgreSQL's bigint."""

agency = Table(
    "agency",
    METADATA,
    Column("name", Text, primary_key=True),  # a setting's name: name, mail_domain, keywords, language, sign_in, …
    Column("value", Text, nullable=False),
)

app_user = Table(
    "app_user",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("login", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("from_address", Text, nullable=False, default=""),
    Column("system_address", Text, nullable=False, default=""),
    Column("role", Text, nullable=False),  # administrator recruiter reader
    Column("active", Boolean, nullable=False, default=True),
    Column("incoming_confidential", Boolean, nullable=False, default=False),
    Column("outgoing_confidential", Boolean, nullable=False, default=False),
    Column("last_sign_in", KEY),
    Column("deactivated_at", KEY),
)

user_address = Table(
    "user_address",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("user_key", KEY, ForeignKey("app_user.key"), nullable=False, index=True),
    Column("address", Text, nullable=False),
    Column("normal", Text, nullable=False, index=True, unique=True),  # domain.addresses.normalise
    Column("kind", Text, nullable=False),  # from alias system
    Column("added_at", KEY, nullable=False),
    Column("proven", Boolean, nullable=False),  # RULES.md section 4: gives sight of earlier mail
)

account = Table(
    "account",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("owner_key", KEY, ForeignKey("app_user.key"), nullable=False, unique=True),
    Column("type", Text, nullable=False),  # imap pop3
    Column("server", Text, nullable=False),
    Column("port", Integer, nullable=False),
    Column("security", Text, nullable=False),  # none ssl tls
    Column("username", Text, nullable=False),
    Column("fetch", Boolean, nullable=False, default=True),
    Column("keep_copy", Boolean, nullable=False, default=True),
    Column("remove_after_days", Integer),
    Column("smtp_server", Text, nullable=False, default=""),
    Column("smtp_port", Integer),
    Column("smtp_security", Text),
    Column("smtp_username", Text, nullable=False, default=""),
    Column("send_interval_s", Integer, nullable=False, default=3, server_default="3"),  # between messages of one lot
    Column("pins", JSON, nullable=False, default=list, server_default="[]"),  # domain.account.CertificatePin
    Column("server_set_by", KEY),  # the user who entered the incoming server last: who vouches for it (ADR 18)
)

mailbox = Table(
    "mailbox",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("owner_key", KEY, ForeignKey("app_user.key"), nullable=False, index=True),
    Column("account_key", KEY, ForeignKey("account.key")),  # NULL: local only (imports)
    Column("name", Text, nullable=False),  # decoded, as on the server
    Column("delimiter", Text, nullable=False, default="/"),
    Column("attributes", JSON, nullable=False),  # of LIST
    Column("role", Text),  # inbox sent drafts trash junk archive, or NULL
    Column("selectable", Boolean, nullable=False, default=True),
    Column("wanted", Boolean, nullable=False, default=True),  # switched off in Edit folders: not synchronised
    Column("listed", Boolean, nullable=False, default=True),  # False: gone from the server; copies keep their history
    Column("uidvalidity", KEY, nullable=False, default=0),
    Column("uidnext", KEY, nullable=False, default=0),
    Column("highestmodseq", KEY, nullable=False, default=0),
    Column("server_exists", Integer, nullable=False, default=0),  # EXISTS at the last sync: "server n"
    Column("total", Integer, nullable=False, default=0),  # counter: copies here
    Column("unread", Integer, nullable=False, default=0),  # counter: copies without \Seen
    Column("synced_at", KEY),
    UniqueConstraint("owner_key", "account_key", "name"),
)

conversation = Table(
    "conversation",
    METADATA,
    Column("key", KEY, primary_key=True),  # equals the key of its first-filed message
    Column("confidential", Boolean, nullable=False, default=False),
    Column("opened", Boolean, nullable=False, default=False),  # unticked once: only the box or a join closes it again
)

message = Table(
    "message",
    METADATA,
    Column("key", KEY, primary_key=True, autoincrement=False),
    Column("identity", LargeBinary, nullable=False, unique=True),  # domain.identity.identity_of, 32 octets
    Column("conversation_key", KEY, ForeignKey("conversation.key"), nullable=False, index=True),
    Column("message_id", Text, nullable=False, index=True),  # RFC 5322, bare, "" where there is none
    Column("date", KEY),  # the Date header, seconds; NULL where it cannot be read
    Column("subject", Text, nullable=False),
    Column("bare_subject", Text, nullable=False),  # case-folded, without Re: and the like
    Column("is_reply", Boolean, nullable=False),  # the subject begins with Re: or the like
    Column("sender_name", Text, nullable=False),
    Column("sender_address", Text, nullable=False),
    Column("sender_normal", Text, nullable=False),
    Column("recipients", Text, nullable=False),  # for lists: "Eva Bakker, Thomas Willems"
    Column("preview", Text, nullable=False),
    Column("direction", Text, nullable=False),  # in out
    Column("automated", Boolean, nullable=False),
    Column("has_attachments", Boolean, nullable=False),
    Column("size_octets", Integer, nullable=False),
    Column("joined_by", Text, nullable=False, default=""),  # header subject report hand: why it is in its conversation
    Column("parent_key", KEY),  # the message that it answers, where that is here
    Column("inner_normal", Text, nullable=False, default=""),  # inner From of a forward
    Column("filed", Boolean, nullable=False),  # False: only ever in Drafts or Junk: no links, no conversation
    Column("kind", Text, nullable=False, default="letter", server_default="letter"),  # domain.mail_kind
)
Index("ix_message_subject_join", message.c.bare_subject, message.c.key)
# Its migration says the same for PostgreSQL; said here, each start would load that dialect.
Index("ix_message_inner_normal", message.c.inner_normal, sqlite_where=message.c.inner_normal != "")

message_raw = Table(
    "message_raw",
    METADATA,
    Column("message_key", KEY, ForeignKey("message.key"), primary_key=True, autoincrement=False),
    Column("codec", Text, nullable=False),  # zstd raw
    Column("sha256", LargeBinary, nullable=False),  # of the bytes as they came
    Column("data", LargeBinary, nullable=False),
)

message_address = Table(
    "message_address",
    METADATA,
    Column("message_key", KEY, ForeignKey("message.key"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("field", Text, nullable=False),  # from reply_to sender to cc bcc
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("normal", Text, nullable=False),
)
Index("ix_message_address_normal_message_key", message_address.c.normal, message_address.c.message_key)

message_reference = Table(
    "message_reference",
    METADATA,
    Column("message_key", KEY, ForeignKey("message.key"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),  # 0… In-Reply-To first, then nearest Reference
    Column("kind", Text, nullable=False),  # in_reply_to reference report
    Column("message_id", Text, nullable=False, index=True),
)

message_copy = Table(
    "message_copy",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("message_key", KEY, ForeignKey("message.key"), nullable=False),
    Column("conversation_key", KEY, nullable=False, index=True),  # that of its message, for the folder's cards
    Column("mailbox_key", KEY, ForeignKey("mailbox.key"), nullable=False),
    Column("owner_key", KEY, ForeignKey("app_user.key"), nullable=False),
    Column("route", Text, nullable=False),  # imap pop relay import outbox
    Column("uidvalidity", KEY, nullable=False, default=0),
    Column("uid", KEY),  # NULL: imported, or moved here and the server has not told yet
    Column("flags", Integer, nullable=False),  # domain.mailbox.Flags as shown here
    Column("server_flags", Integer, nullable=False),  # as the server last said
    Column("keywords", Text, nullable=False, default=""),  # other keywords, separated by a blank
    Column("internaldate", KEY, nullable=False),
    Column("rfc822_size", Integer, nullable=False),
    UniqueConstraint("mailbox_key", "uidvalidity", "uid"),
)
# owner_key closes both: the guard asks for it, and a list must come from the index alone.
Index("ix_message_copy_list", message_copy.c.mailbox_key, message_copy.c.message_key, message_copy.c.owner_key)
Index(
    "ix_message_copy_cards",
    message_copy.c.mailbox_key,
    message_copy.c.conversation_key,
    message_copy.c.message_key,
    message_copy.c.owner_key,
)
Index("ix_message_copy_message", message_copy.c.message_key, message_copy.c.owner_key)

echo = Table(
    "echo",  # a message of an \\All mailbox that has a copy in another mailbox of its account: shown there, not here
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("message_key", KEY, ForeignKey("message.key"), nullable=False, index=True),
    Column("mailbox_key", KEY, ForeignKey("mailbox.key"), nullable=False),
    Column("owner_key", KEY, ForeignKey("app_user.key"), nullable=False),
    Column("uidvalidity", KEY, nullable=False),
    Column("uid", KEY, nullable=False),
    Column("flags", Integer, nullable=False),  # as the server last said
    Column("keywords", Text, nullable=False, default=""),
    Column("internaldate", KEY, nullable=False),
    Column("rfc822_size", Integer, nullable=False),
    UniqueConstraint("mailbox_key", "uidvalidity", "uid"),
)

part = Table(
    "part",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("message_key", KEY, ForeignKey("message.key"), nullable=False, index=True),
    Column("section", Text, nullable=False),
    Column("filename", Text, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("size_octets", Integer, nullable=False),
    Column("content_id", Text, nullable=False),
    Column("inline", Boolean, nullable=False),
    Column("sha256", LargeBinary, nullable=False),
)

set_aside = Table(
    "set_aside",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("mailbox_key", KEY, ForeignKey("mailbox.key"), nullable=False),
    Column("uidvalidity", KEY, nullable=False),
    Column("uid", KEY, nullable=False),
    Column("state", Text, nullable=False),  # trying (marked before it is parsed), aside
    Column("attempts", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", KEY, nullable=False),
    Column("raw", LargeBinary),  # zstd, where the bytes came
    UniqueConstraint("mailbox_key", "uidvalidity", "uid"),
)

link = Table(
    "link",
    METADATA,
    Column("message_key", KEY, ForeignKey("message.key"), primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),  # candidate contact company vacancy match
    Column("record_key", KEY, primary_key=True, autoincrement=False),
    Column("rule", Text, nullable=False),
    Column("evidence", Text, nullable=False),  # which header, which address or Message-ID
    Column("made_by", Text, nullable=False),  # a login, or "rule"
    Column("made_at", KEY, nullable=False),
)
Index("ix_link_record", link.c.kind, link.c.record_key, link.c.message_key)

unlink = Table(
    "unlink",  # a person said no: no rule links it again
    METADATA,
    Column("message_key", KEY, ForeignKey("message.key"), primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),
    Column("record_key", KEY, primary_key=True, autoincrement=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", KEY, nullable=False),
)

hand_tie = Table(
    "hand_tie",  # a person split a conversation at this message, or joined it to another one's
    METADATA,
    Column("message_key", KEY, ForeignKey("message.key"), primary_key=True, autoincrement=False),
    Column("severed", Boolean, nullable=False),  # what its headers and its subject tie it to counts no more
    Column("joined_to", KEY),  # the message whose conversation it shares; another user need not see that one
    Column("made_by", Text, nullable=False),
    Column("made_at", KEY, nullable=False),
)

proposal = Table(
    "proposal",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("message_key", KEY, ForeignKey("message.key"), nullable=False, index=True),
    Column("why", Text, nullable=False),  # tie new reply
    Column("kind", Text),
    Column("record_key", KEY),
    Column("address", Text, nullable=False),
)

audience = Table(
    "audience",
    METADATA,
    Column("message_key", KEY, ForeignKey("message.key"), primary_key=True, autoincrement=False),
    Column("user_key", KEY, ForeignKey("app_user.key"), primary_key=True, autoincrement=False),
    Column("why", Text, primary_key=True),  # copy sent addressed
)
Index("ix_audience_user", audience.c.user_key, audience.c.message_key)

pending_command = Table(
    "pending_command",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("account_key", KEY, ForeignKey("account.key"), nullable=False, index=True),
    Column("owner_key", KEY, nullable=False),
    Column("copy_key", KEY, nullable=False, index=True),
    Column("message_key", KEY, nullable=False),
    Column("verb", Text, nullable=False),  # store move
    Column("add_flags", Integer, nullable=False, default=0),
    Column("remove_flags", Integer, nullable=False, default=0),
    Column("source_key", KEY),  # move: mailbox where the server has it
    Column("source_uidvalidity", KEY),
    Column("source_uid", KEY),
    Column("target_key", KEY),  # move: mailbox where it goes
    Column("state", Text, nullable=False),  # waiting sent
    Column("attempts", Integer, nullable=False, default=0),
    Column("made_at", KEY, nullable=False),
)

audit = Table(
    "audit",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("at", KEY, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("message_key", KEY),
    Column("detail", Text, nullable=False),
    Column("user_key", KEY),  # whose user file it is about
    Column("reason", Text, nullable=False, default="", server_default=""),  # why, in the person's own words
)
