"""Who sees a message (RULES.md section 4): the truth table that `storage.guard` compiles into the database.

| in its audience | conversation confidential | on a file | active user | sees it |
| --------------- | ------------------------- | --------- | ----------- | ------- |
| yes             | any                       | any       | any         | yes     |
| no              | yes                       | any       | any         | no      |
| no              | no                        | no        | any         | no      |
| no              | no                        | yes       | no          | no      |
| no              | no                        | yes       | yes         | yes     |

Administrators are users like others here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum


class AudienceReason(StrEnum):
    """Why a message is a user's own to see, whatever its files: a row of the table `audience`."""

    COPY = "copy"
    SENT = "sent"
    ADDRESSED = "addressed"


def may_see(*, active: bool, reasons: Collection[AudienceReason], confidential: bool, on_file: bool) -> bool:
    """Whether a user sees a message.

    Args:
        active: whether the user still works here; who does not signs in no more, so this matters for files alone.
        reasons: why the message is the user's own; empty where it is not.
        confidential: whether its conversation is confidential.
        on_file: whether it stands on the file of any record.
    """
    return bool(reasons) or (on_file and not confidential and active)


def has_keyword(subject: str, keywords: Iterable[str]) -> bool:
    """Whether a subject contains one of the administrator's keywords, in any letter case; an empty one is none."""
    folded = subject.casefold()
    return any(word.strip().casefold() in folded for word in keywords if word.strip())
