"""The tables of writing: drafts, the outbox, lots of bulk mail, templates, signatures.

As in `tables_mail` times are seconds since 1970 UTC and enumerations are text (`domain.outgoing`, `domain.template`).
Drafts (those of templates too), submissions and lots are seen by their owner alone (`guard`); templates and signatures
by everybody.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, UniqueConstraint

from carerix_desktop.storage.tables_mail import KEY, METADATA

draft = Table(
    "draft",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("owner_key", KEY, ForeignKey("app_user.key"), nullable=False, index=True),
    Column("message_id", Text, nullable=False, unique=True),
    Column("state", Text, nullable=False),  # open queued gone
    Column("content", JSON, nullable=False),  # domain.draft.DraftContent
    Column("saved_at", KEY, nullable=False),
    Column("version", Integer, nullable=False, default=1),
    Column("server_version", Integer, nullable=False, default=0),  # that the server's Drafts holds; < 0: on its way
    Column("server_uidvalidity", KEY, nullable=False, default=0),
    Column("server_uid", KEY),
)

draft_file = Table(
    "draft_file",
    METADATA,
    Column("draft_key", KEY, ForeignKey("draft.key"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("filename", Text, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("size_octets", Integer, nullable=False),
    Column("sha256", LargeBinary, nullable=False),
    Column("content_id", Text, nullable=False, default=""),
    Column("data", LargeBinary, nullable=False),
)

lot = Table(
    "lot",  # one bulk sending: "Reject 24 candidates"
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("owner_key", KEY, ForeignKey("app_user.key"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("vacancy_key", KEY),
    Column("state", Text, nullable=False),  # running stopped asking done
    Column("total", Integer, nullable=False),
    Column("created_at", KEY, nullable=False),
)

submission = Table(
    "submission",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("owner_key", KEY, ForeignKey("app_user.key"), nullable=False),
    Column("message_id", Text, nullable=False, unique=True),
    Column("envelope_from", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("state", Text, nullable=False),  # domain.outgoing.SubmissionState
    Column("stage", Text, nullable=False, default=""),  # domain.outgoing.Stage
    Column("release_at", KEY),  # NULL: held until a person lets it go
    Column("next_attempt_at", KEY, nullable=False, default=0),
    Column("attempts", Integer, nullable=False, default=0),
    Column("error_code", Text, nullable=False, default=""),
    Column("error", Text, nullable=False, default=""),
    Column("answer", Text, nullable=False, default=""),
    Column("details", JSON, nullable=False, default=dict, server_default="{}"),  # of the fault: host, user, size, …
    Column("created_at", KEY, nullable=False),
    Column("sent_at", KEY),
    Column("filed_at", KEY),
    Column("draft_key", KEY),
    Column("lot_key", KEY, ForeignKey("lot.key"), index=True),
    Column("template", Text, nullable=False, default=""),
    Column("message_key", KEY),  # the archived message, once accepted
    Column("links", JSON, nullable=False),  # [[kind, record key], …] chosen by hand
    Column("match_key", KEY),
    Column("status_after", Text, nullable=False, default=""),
    Column("confidential", Boolean, nullable=False, default=False),
    Column("answers_key", KEY),
    Column("forwards_key", KEY),
    Column("remind_after_days", Integer),
    Column("remind_at", KEY),  # set once accepted; NULL again when reminded, answered or waved away
    Column("raw", LargeBinary, nullable=False),  # as kept in Sent, Bcc included
)
Index("ix_submission_open", submission.c.owner_key, submission.c.state, submission.c.release_at)

submission_recipient = Table(
    "submission_recipient",
    METADATA,
    Column("submission_key", KEY, ForeignKey("submission.key"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("field", Text, nullable=False),  # to cc bcc
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("normal", Text, nullable=False, index=True),
    Column("state", Text, nullable=False),  # waiting accepted refused
    Column("answer", Text, nullable=False, default=""),
)

submission_unlink = Table(
    "submission_unlink",  # files that the sender took off the link row
    METADATA,
    Column("submission_key", KEY, ForeignKey("submission.key"), primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),
    Column("record_key", KEY, primary_key=True, autoincrement=False),
)

template = Table(
    "template",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("family", Text, nullable=False, default="", index=True),  # CLI.md `group`: languages of one template
    Column("language", Text, nullable=False),
    Column("kind", Text, nullable=False),  # candidate contact vacancy
    Column("situation", Text, nullable=False),  # received invite reject client other
    Column("title", Text, nullable=False, default=""),
    Column("subject", Text, nullable=False),
    Column("body_text", Text, nullable=False),
    Column("body_html", Text, nullable=False, default=""),
    Column("status_after", Text, nullable=False, default=""),
    Column("confidential", Boolean, nullable=False, default=False),
    Column("version", Integer, nullable=False, default=1),
    Column("changed_by", Text, nullable=False),
    Column("changed_at", KEY, nullable=False),
)

template_version = Table(
    "template_version",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("name", Text, nullable=False, index=True),  # outlives a template that was removed
    Column("version", Integer, nullable=False),
    Column("content", JSON, nullable=False),  # the columns of `template`, and the names of its files
    Column("changed_by", Text, nullable=False),
    Column("changed_at", KEY, nullable=False),
)

template_draft = Table(
    "template_draft",  # written and not saved as a version yet
    METADATA,
    Column("owner_key", KEY, ForeignKey("app_user.key"), primary_key=True, autoincrement=False),
    Column("name", Text, primary_key=True),
    Column("base_version", Integer, nullable=False),  # that was changed; 0 none
    Column("beside", Text, nullable=False, default=""),  # the text whose further language this becomes
    Column("content", JSON, nullable=False),  # as of template_version
)

template_file = Table(
    "template_file",
    METADATA,
    Column("template_key", KEY, ForeignKey("template.key"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("filename", Text, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

signature = Table(
    "signature",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("owner_key", KEY, ForeignKey("app_user.key"), nullable=False),
    Column("language", Text, nullable=False),  # nl en …; "" for all others
    Column("body_text", Text, nullable=False),
    Column("body_html", Text, nullable=False, default=""),
    UniqueConstraint("owner_key", "language"),
)
