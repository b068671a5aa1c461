"""Subjects: what remains without the marks of reply and forward (RFC 5256 §2.1, with the marks of European mailers)."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

_REPLY_MARKS: Final = "re|antw|antwoord|antwort|aw|betr|sv|vs|rif|odp|ynt|res|beantw"
_FORWARD_MARKS: Final = "fwd|fw|fwrd|doorst|doorgest|doorgestuurd|wg|tr|vl|enc|rv|vb|pd|i̇lt|ilt"

_MARK: Final = re.compile(
    rf"\s*(?:(?P<reply>{_REPLY_MARKS})|(?P<forward>{_FORWARD_MARKS}))\s?(?:\[\d{{1,4}}\]|\(\d{{1,4}}\)|\^\d{{1,4}})?\s?[:：]\s*",
    re.IGNORECASE,
)
_WHITE: Final = re.compile(r"\s+")


class SubjectMark(StrEnum):
    """What the outermost mark of a subject says."""

    NONE = ""
    REPLY = "reply"
    FORWARD = "forward"


def outermost_mark(subject: str) -> SubjectMark:
    """Whether a subject begins with a mark of reply (Re:, Antw:, AW:, SV: …) or of forward (Fwd:, Doorst:, WG: …)."""
    match = _MARK.match(subject)
    if match is None:
        return SubjectMark.NONE
    return SubjectMark.REPLY if match["reply"] else SubjectMark.FORWARD


def is_reply_subject(subject: str) -> bool:
    """Whether the subject is that of a reply."""
    return outermost_mark(subject) is SubjectMark.REPLY


def is_forward_subject(subject: str) -> bool:
    """Whether the subject is that of a forwarded message."""
    return outermost_mark(subject) is SubjectMark.FORWARD


def bare_subject(subject: str) -> str:
    """The subject without its leading marks, white space collapsed; tags in square brackets and letter case stay."""
    position = 0
    while match := _MARK.match(subject, position):
        position = match.end()
    return _WHITE.sub(" ", subject[position:]).strip()


def subject_key(subject: str) -> str:
    """What two subjects are compared by: the bare subject, case folded; "" matches nothing."""
    return bare_subject(subject).casefold()


def reply_subject(subject: str) -> str:
    """The subject of an answer: a mark that is there already stays as written (Antw:, AW:), else Re: comes before."""
    return _marked(subject, SubjectMark.REPLY, "Re")


def forward_subject(subject: str) -> str:
    """The subject of a forward: a mark of forward that is there already stays, else Fwd: comes before."""
    return _marked(subject, SubjectMark.FORWARD, "Fwd")


def _marked(subject: str, kind: SubjectMark, mark: str) -> str:
    subject = _WHITE.sub(" ", subject).strip()
    if outermost_mark(subject) is not kind:
        return f"{mark}: {subject}".strip()
    first = _MARK.match(subject)
    assert first is not None
    rest = subject[first.end() :]
    while outermost_mark(rest) is kind:  # Re: AW: Re: grew by programs that do not know each other's mark
        again = _MARK.match(rest)
        assert again is not None
        rest = rest[again.end() :]
    return f"{first[0].strip()} {rest}".strip()
