"""Message templates (CLI.md): one text in one language each; texts of one group are languages of one template.

The source of subject, text and html is Jinja2; `compose.render` knows how to read it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from carerix_desktop.domain.ids import RecordKey, RecordKind, TemplateKey


class TemplateKind(StrEnum):
    """To whom it may go; a vacancy's template goes to the vacancy's contact."""

    CANDIDATE = "candidate"
    CONTACT = "contact"
    VACANCY = "vacancy"


class Situation(StrEnum):
    """When a recruiter reaches for it."""

    RECEIVED = "received"
    INVITE = "invite"
    REJECT = "reject"
    CLIENT = "client"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFile:
    """A file that goes along with each message of a template."""

    filename: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateText:
    """One text of a template as it is written, read and exchanged.

    Attributes:
        name: unique in the store; the name of its file without .toml.
        group: "" where it stands alone; else the name shared by its languages.
        title: what lists show; "" shows the name.
        status_after: the match status that sending it gives ("" none).
    """

    name: str
    language: str
    kind: TemplateKind
    subject: str
    text: str
    html: str = ""
    group: str = ""
    title: str = ""
    situation: Situation = Situation.OTHER
    status_after: str = ""
    confidential: bool = False
    files: tuple[TemplateFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A stored template text; each change makes a new version, and says who and when (seconds since 1970)."""

    key: TemplateKey
    written: TemplateText
    version: int
    changed_by: str
    changed_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateDraft:
    """A text that somebody writes and has not saved yet; everybody has their own.

    Attributes:
        base_version: of the text that was changed; 0 for a new one.
        beside: the name of the text whose further language this becomes; "" none.
    """

    written: TemplateText
    base_version: int = 0
    beside: str = ""


_FIELD_MARK = re.compile(r'<a href="(?:field|missing):[^"]*">(.*?)</a>', re.DOTALL)


def without_field_marks(html: str) -> str:
    """What was written, without the marks by which the composer knows a template's fields; they stay in the draft."""
    return _FIELD_MARK.sub(r"\1", html)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """One message to be made of a text: for whom, and about what.

    Attributes:
        to: the person; for a vacancy its contact.
    """

    template: TemplateText
    to: tuple[RecordKind, RecordKey]
    vacancy: RecordKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """What a template gave for one recipient; `missing` names fields such as `candidate.notice_period`."""

    subject: str
    text: str
    html: str
    missing: tuple[str, ...] = ()
