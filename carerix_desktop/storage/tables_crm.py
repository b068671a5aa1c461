"""The tables of records: candidates, contacts, companies, vacancies, matches, and their addresses.

`ref` is the agency's own number of a record (CLI.md, CSV columns); further CSV columns are kept in `extra`.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from carerix_desktop.storage.tables_mail import KEY, METADATA


def _person(name: str, *columns: Column[object]) -> Table:
    return Table(
        name,
        METADATA,
        Column("key", KEY, primary_key=True),
        Column("ref", Text, nullable=False, unique=True),
        Column("first_name", Text, nullable=False, default=""),
        Column("last_name", Text, nullable=False, default=""),
        Column("full_name", Text, nullable=False, default="", index=True),
        Column("phones", Text, nullable=False, default=""),  # ";" between
        Column("language", Text, nullable=False, default=""),
        Column("confidential", Boolean, nullable=False, default=False),  # incoming e-mail is confidential by default
        Column("opt_out", Boolean, nullable=False, default=False),
        Column("owner_key", KEY, index=True),  # a user
        Column("extra", JSON, nullable=False, default=dict),
        Column("created_at", KEY, nullable=False),
        Column("changed_at", KEY, nullable=False),
        *columns,
    )


candidate = _person(
    "candidate", Column("city", Text, nullable=False, default=""), Column("notes", Text, nullable=False, default="")
)

contact = _person(
    "contact",
    Column("company_key", KEY, ForeignKey("company.key"), index=True),
    Column("title", Text, nullable=False, default=""),
)

company = Table(
    "company",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("ref", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False, index=True),
    Column("city", Text, nullable=False, default=""),
    Column("owner_key", KEY, index=True),  # a user
    Column("extra", JSON, nullable=False, default=dict),
    Column("created_at", KEY, nullable=False),
    Column("changed_at", KEY, nullable=False),
)

company_domain = Table(
    "company_domain",
    METADATA,
    Column("company_key", KEY, ForeignKey("company.key"), primary_key=True, autoincrement=False),
    Column("domain", Text, primary_key=True),  # IDNA, lower case
)

vacancy = Table(
    "vacancy",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("ref", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False, index=True),
    Column("company_key", KEY, ForeignKey("company.key"), index=True),
    Column("contact_key", KEY, ForeignKey("contact.key")),
    Column("status", Text, nullable=False, default=""),
    Column("owner_key", KEY, index=True),  # a user
    Column("extra", JSON, nullable=False, default=dict),
    Column("created_at", KEY, nullable=False),
    Column("changed_at", KEY, nullable=False),
)

vacancy_match = Table(
    "vacancy_match",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("ref", Text, nullable=False, unique=True),
    Column("candidate_key", KEY, ForeignKey("candidate.key"), nullable=False, index=True),
    Column("vacancy_key", KEY, ForeignKey("vacancy.key"), nullable=False, index=True),
    Column("status", Text, nullable=False),  # new proposed invited interview offered placed rejected withdrawn
    Column("extra", JSON, nullable=False, default=dict),
    Column("created_at", KEY, nullable=False),
    Column("changed_at", KEY, nullable=False),
)

record_address = Table(
    "record_address",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("kind", Text, nullable=False),  # candidate contact
    Column("record_key", KEY, nullable=False),
    Column("position", Integer, nullable=False),
    Column("address", Text, nullable=False),
    Column("normal", Text, nullable=False, index=True),
    Column("undeliverable", Boolean, nullable=False, default=False),
    UniqueConstraint("kind", "record_key", "normal"),
)
Index("ix_record_address_record", record_address.c.kind, record_address.c.record_key)
