"""The tables of work on records: what was done to them, notes and tasks, documents, lists, merging, privacy.

A record is named here by `kind` (candidate contact company vacancy match) and `record_key`, without a foreign key: it
may be of five tables. `record_parts` lists each such column. Times are seconds since 1970 UTC, dates without a time are
text, YYYY-MM-DD. What came from a message (an entry, a version of a document) shows where that message shows (C-05;
`guard`).
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, UniqueConstraint

from carerix_desktop.storage.tables_mail import KEY, METADATA

record_log = Table(
    "record_log",  # each change of a record: shown in its time line, and what undo goes back to
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("at", KEY, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record_key", KEY, nullable=False),
    Column("made_by", Text, nullable=False),  # a login
    Column("act", Text, nullable=False),  # created changed removed restored merged unmerged
    Column("field", Text, nullable=False, default=""),  # a CSV column or a further field, of `changed`
    Column("before", Text, nullable=False, default=""),
    Column("after", Text, nullable=False, default=""),
)
Index("ix_record_log_record", record_log.c.kind, record_log.c.record_key, record_log.c.at)

entry = Table(
    "entry",  # a note, a call, a task or an appointment that a person wrote
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("sort", Text, nullable=False),  # note call task appointment
    Column("author_key", KEY, ForeignKey("app_user.key"), nullable=False),
    Column("at", KEY, nullable=False),  # when the call or appointment is, when the note was written
    Column("title", Text, nullable=False, default=""),
    Column("body", Text, nullable=False, default=""),
    Column("detail", JSON, nullable=False, default=dict),  # a call's direction, number, outcome; a place; minutes
    Column("assignee_key", KEY, ForeignKey("app_user.key")),  # of a task
    Column("due_at", KEY, index=True),
    Column("remind_at", KEY, index=True),
    Column("done_at", KEY),
    Column("message_key", KEY, ForeignKey("message.key"), index=True),  # the mail that it is about
    Column("changed_at", KEY, nullable=False),
)

entry_record = Table(
    "entry_record",  # the records that an entry is on
    METADATA,
    Column("entry_key", KEY, ForeignKey("entry.key"), primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),
    Column("record_key", KEY, primary_key=True, autoincrement=False),
    Column("at", KEY, nullable=False),  # the entry's, for the time line's order
)
Index("ix_entry_record_record", entry_record.c.kind, entry_record.c.record_key, entry_record.c.at)

document = Table(
    "document",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("record_key", KEY, nullable=False),
    Column("name", Text, nullable=False),
    Column("sort", Text, nullable=False, default="other"),  # cv letter certificate contract other
    Column("changed_at", KEY, nullable=False),
)
Index("ix_document_record", document.c.kind, document.c.record_key, document.c.changed_at)

document_version = Table(
    "document_version",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("document_key", KEY, ForeignKey("document.key"), nullable=False),
    Column("number", Integer, nullable=False),  # 1, 2, …; the highest that shows is the present one
    Column("filename", Text, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("size_octets", Integer, nullable=False),
    Column("sha256", LargeBinary, nullable=False),
    Column("content", LargeBinary, nullable=False),  # zstd
    Column("text_state", Text, nullable=False, default="waiting"),  # waiting read none failed
    Column("text", Text, nullable=False, default=""),  # as read in a limited child; in the index `document_fts`
    Column("message_key", KEY, ForeignKey("message.key"), index=True),  # the mail that it was attached to
    Column("made_by", Text, nullable=False),
    Column("made_at", KEY, nullable=False),
    UniqueConstraint("document_key", "number"),
)

custom_field = Table(
    "custom_field",  # a further field of records; its values are in their `extra`, by its name
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),  # as in CSV files and templates: lower case, "_"
    Column("label", Text, nullable=False),
    Column("type", Text, nullable=False),  # text number date choice yesno
    Column("choices", JSON, nullable=False, default=list),
    Column("position", Integer, nullable=False),
    Column("active", Boolean, nullable=False, default=True),
    UniqueConstraint("kind", "name"),
)

saved_filter = Table(
    "saved_filter",  # of a list of records; without an owner it is the team's
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("owner_key", KEY, ForeignKey("app_user.key"), index=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("conditions", JSON, nullable=False, default=list),
    Column("columns", JSON, nullable=False, default=list),
    Column("position", Integer, nullable=False, default=0),
)

record_visit = Table(
    "record_visit",  # the files that a user opened last
    METADATA,
    Column("user_key", KEY, ForeignKey("app_user.key"), primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),
    Column("record_key", KEY, primary_key=True, autoincrement=False),
    Column("at", KEY, nullable=False),
)

address_choice = Table(
    "address_choice",  # "always for this address": whose mail it is, or that nobody is proposed for it
    METADATA,
    Column("normal", Text, primary_key=True),
    Column("kind", Text),
    Column("record_key", KEY),
    Column("user_key", KEY, ForeignKey("app_user.key"), nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", KEY, nullable=False),
)

proposal_refusal = Table(
    "proposal_refusal",  # a person said no to a proposal: it is not made again for this message
    METADATA,
    Column("message_key", KEY, ForeignKey("message.key"), primary_key=True, autoincrement=False),
    Column("address", Text, primary_key=True),
    Column("made_by", Text, nullable=False),
    Column("made_at", KEY, nullable=False),
)

removed_record = Table(
    "removed_record",  # a record that was deleted, or merged into another
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("record_key", KEY, nullable=False),
    Column("ref", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("why", Text, nullable=False),  # deleted merged
    Column("into_key", KEY),  # merged: the record that was kept
    Column("made_by", Text, nullable=False),
    Column("made_at", KEY, nullable=False),
    Column("undone_at", KEY),
)
Index("ix_removed_record_record", removed_record.c.kind, removed_record.c.record_key)
Index("ix_removed_record_into", removed_record.c.kind, removed_record.c.into_key)

removed_part = Table(
    "removed_part",  # the rows as they were, to put back; no reader sees them (they name messages)
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("removed_key", KEY, ForeignKey("removed_record.key"), nullable=False, index=True),
    Column("table_name", Text, nullable=False),
    Column("message_key", KEY),
    Column("row", JSON, nullable=False),
)

not_double = Table(
    "not_double",  # a person said that two files are not of one; `record_key` is the lower of the two
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("record_key", KEY, primary_key=True, autoincrement=False),
    Column("other_key", KEY, primary_key=True, autoincrement=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", KEY, nullable=False),
)

person_privacy = Table(
    "person_privacy",
    METADATA,
    Column("kind", Text, primary_key=True),  # candidate contact
    Column("record_key", KEY, primary_key=True, autoincrement=False),
    Column("ground", Text, nullable=False, default=""),  # consent contract legitimate_interest legal_obligation
    Column("consent_on", Text, nullable=False, default=""),
    Column("consent_until", Text, nullable=False, default=""),
    Column("hold", Boolean, nullable=False, default=False),
    Column("hold_why", Text, nullable=False, default=""),
    Column("keep_until", Text, nullable=False, default=""),  # not proposed by a retention rule before this day
    Column("keep_why", Text, nullable=False, default=""),
    Column("changed_by", Text, nullable=False),
    Column("changed_at", KEY, nullable=False),
)

retention_rule = Table(
    "retention_rule",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("condition", Text, nullable=False),  # no_contact consent_expired status
    Column("value", Text, nullable=False, default=""),
    Column("months", Integer, nullable=False),
    Column("active", Boolean, nullable=False, default=True),
)

tombstone = Table(
    "tombstone",  # a keyed hash of what was erased: it does not come in again
    METADATA,
    Column("digest", LargeBinary, primary_key=True),
    Column("sort", Text, nullable=False),  # message address
    Column("at", KEY, nullable=False),
)

erasure = Table(
    "erasure",  # the report of an erasure, without personal data
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("at", KEY, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("ref", Text, nullable=False),
    Column("report", JSON, nullable=False),
)

import_mapping = Table(
    "import_mapping",  # which column of a file is which field: kept by the file's header row
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("header", Text, primary_key=True),
    Column("mapping", JSON, nullable=False),
    Column("used_at", KEY, nullable=False),
)
