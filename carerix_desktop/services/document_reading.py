"""Has documents read, and their pages drawn, by a child with limits; what goes wrong is one of five plain reasons."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from carerix_desktop.domain.document import MAX_OCTETS, UNREAD_SENTENCES, DocumentText, Unread
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.host.limited import Limited, Limits, Outcome, Over
from carerix_desktop.parse.document_text import PAINT, READ

READING_LIMITS: Final = Limits(seconds=10.0, memory_octets=400_000_000, output_octets=12_000_000)
_OVER: Final[Mapping[Over, Unread]] = {
    Over.TIME: Unread.TOO_LARGE,
    Over.MEMORY: Unread.TOO_LARGE,
    Over.OUTPUT: Unread.TOO_LARGE,
    Over.FAILED: Unread.TOO_LARGE,  # native code that gets no more memory ends its process
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """A page as a PNG picture, and how many pages there are."""

    png: bytes
    pages: int


class DocumentReading:
    """Reads documents; safe on any worker thread, one at a time.

    Args:
        limited: the child, with `READING_LIMITS`.
    """

    def __init__(self, limited: Limited) -> None:
        self._limited = limited

    def close(self) -> None:
        """End the child; safe to call twice."""
        self._limited.close()

    def read(self, name: str, content_type: str, data: bytes) -> DocumentText:
        """The text of a document, or why there is none; never raises for what is in it."""
        if len(data) > MAX_OCTETS:
            return DocumentText(unread=Unread.TOO_LARGE)
        item = {"name": name, "type": content_type, "data": base64.b64encode(data).decode("ascii")}
        answer = _answer(self._limited.run(READ, None, [item])[0])
        if isinstance(answer, Unread):
            return DocumentText(unread=answer)
        return DocumentText(pages=tuple(answer["pages"]), cut=answer["cut"])

    def picture(self, name: str, data: bytes, page: int, width: int) -> PagePicture:
        """A page of a PDF as a picture.

        Raises:
            UserFault: the page cannot be drawn; `code` is `document_` and the reason.
        """
        if len(data) > MAX_OCTETS:
            raise unread_fault(name, Unread.TOO_LARGE)
        shared = {"data": base64.b64encode(data).decode("ascii")}
        answer = _answer(self._limited.run(PAINT, shared, [{"page": page, "width": width}])[0])
        if isinstance(answer, Unread):
            raise unread_fault(name, answer)
        return PagePicture(png=base64.b64decode(answer["png"]), pages=answer["pages"])


def unread_fault(name: str, why: Unread) -> UserFault:
    """What is said of a document that cannot be read."""
    return UserFault(UNREAD_SENTENCES[why].format(name=name), code=f"document_{why}", details={"name": name})


def _answer(outcome: Outcome) -> Unread | dict[str, Any]:
    if outcome.over is not None:
        return _OVER[outcome.over]
    return Unread(outcome.value["unread"]) if "unread" in outcome.value else outcome.value
