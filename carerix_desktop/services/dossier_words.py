"""The words of a dossier's PDF in English; the window gives its own language's."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

ENGLISH: Final[Mapping[str, str]] = MappingProxyType(
    {
        "candidate": "Candidate",
        "contact": "Contact",
        "company": "Company",
        "vacancy": "Vacancy",
        "match": "Procedure",
        "ref": "Number",
        "first_name": "First name",
        "last_name": "Last name",
        "name": "Name",
        "emails": "E-mail",
        "phones": "Phone",
        "city": "City",
        "language": "Language",
        "confidential": "Incoming e-mail is confidential",
        "opt_out": "Wants no mailings",
        "notes": "Notes",
        "title": "Title",
        "domains": "Mail domains",
        "status": "Status",
        "owner": "Owner",
        "procedures": "Procedures",
        "vacancies": "Vacancies",
        "people": "People",
        "documents": "Documents",
        "timeline": "Time line",
        "page": "Page",
        "note": "Note",
        "call": "Call",
        "task": "Task",
        "appointment": "Appointment",
        "created": "Created",
        "changed": "Changed",
        "removed": "Deleted",
        "restored": "Restored",
        "merged": "Merged",
        "unmerged": "Unmerged",
        "no_subject": "(no subject)",
        "shortened": "(Shortened here. The dossier as a ZIP has the whole message.)",
    }
)
