"""The text of a document, by pages, and why there may be none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

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
