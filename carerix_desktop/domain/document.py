"""The documents of a file, and the text of a document by pages, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from carerix_desktop.domain.ids import DocumentKey, MessageKey, RecordKey, RecordKind, VersionKey

MAX_OCTETS: Final = 25_000_000
"""Of a file that is read; a larger one is kept, and not looked into."""


class Unread(StrEnum):
    """Why a document gave no text."""

    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_LARGE = "too_large"  # or it unpacks to too much, or takes too long: a bomb is one of these
    NO_TEXT = "no_text"  # pictures of pages, or letters that say nothing of what they stand for
    UNKNOWN_FORM = "unknown_form"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentText:
    """The text of a document.

    Attributes:
        pages: in order; forms without pages have one.
        unread: why there is no text; None where it was read.
        cut: whether there was more than is read.
    """

    pages: tuple[str, ...] = ()
    unread: Unread | None = None
    cut: bool = False

    @property
    def text(self) -> str:
        """All pages."""
        return "\n\n".join(page for page in self.pages if page)


UNREAD_SENTENCES: Final = {
    Unread.ENCRYPTED: "“{name}” is locked with a password, so nothing was read from it. Ask for a copy without one.",
    Unread.BROKEN: "“{name}” is damaged, so nothing was read from it. Ask the sender to send it again.",
    Unread.TOO_LARGE: "“{name}” takes too much time or memory to read, so nothing was taken from it. Fill in by hand.",
    Unread.NO_TEXT: "“{name}” has pictures but no text to read. Open it and fill in by hand.",
    Unread.UNKNOWN_FORM: "“{name}” is no kind of document that can be read here. Ask for a PDF or Word document.",
}
"""One sentence each, in English; the window has its own."""


class DocumentSort(StrEnum):
    """What a document of a person is."""

    CV = "cv"
    LETTER = "letter"
    CERTIFICATE = "certificate"
    CONTRACT = "contract"
    OTHER = "other"


class TextState(StrEnum):
    """How far the text of a version is."""

    WAITING = "waiting"
    READ = "read"
    NONE = "none"  # it has none
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVersion:
    """A file that becomes a document, or a version of one of its name.

    Attributes:
        name: one plain file name.
        sort: what it is; None where the person did not say.
        message: the mail that it was attached to: it shows where that shows (C-05).
    """

    name: str
    content_type: str
    data: bytes
    sort: DocumentSort | None = None
    message: MessageKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """A version as one viewer sees it.

    Attributes:
        number: counts those that this viewer sees.
        confidential: whether the mail that it came with is.
    """

    key: VersionKey
    number: int
    filename: str
    content_type: str
    size_octets: int
    made_by: str
    made_at: datetime
    message: MessageKey | None = None
    text_state: TextState = TextState.WAITING
    confidential: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A document of a file, its versions newest first."""

    key: DocumentKey
    kind: RecordKind
    record: RecordKey
    name: str
    sort: DocumentSort
    versions: tuple[VersionView, ...]

    @property
    def present(self) -> VersionView:
        """The newest version."""
        return self.versions[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentHit:
    """A document that a search found, with the file that it is on."""

    kind: RecordKind
    ref: str
    label: str
    document: DocumentKey
    version: VersionKey
    name: str
    excerpt: str
