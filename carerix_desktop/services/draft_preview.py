"""A draft as its recipient will see it: built by the code that builds what leaves, then read like any mail."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from carerix_desktop.compose.builder import strip_bcc
from carerix_desktop.domain.draft import Draft
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.view import PartView
from carerix_desktop.domain.writing import Letter
from carerix_desktop.filing.draft_message import build_unfinished
from carerix_desktop.parse.message import parse_message
from carerix_desktop.services.reading_body import read_body

NOT_STORED = MessageKey(0)


def preview_draft(draft: Draft, data: Mapping[bytes, bytes], *, date: datetime) -> Letter:
    """The letter, as if it left now; entries that are no addresses yet are left out.

    Raises:
        UserFault: it cannot be built as it is: no sender address, or a line end in a name or the subject.
    """
    raw = strip_bcc(build_unfinished(draft, data, date=date))
    parsed = parse_message(raw)
    return Letter(
        raw=raw,
        sender=next(iter(parsed.from_), draft.content.sender),
        to=parsed.to,
        cc=parsed.cc,
        subject=parsed.subject,
        date=date,
        body=read_body(NOT_STORED, raw, allow_remote=False),
        files=tuple(
            PartView(
                section=part.section,
                filename=part.filename,
                content_type=part.content_type,
                size_octets=part.size_octets,
                inline=part.inline,
            )
            for part in parsed.parts
        ),
    )
