"""The audit log as it is read: which acts there are, what one line says, and what a person may ask for.

Who sees which line is the guard's to say: one about a message shows to whom the message shows, any other to
administrators. Nothing is ever deleted from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from carerix_desktop.domain.ids import MessageKey, UserKey

ACT_GROUPS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "confidential": ("confidential_on", "confidential_off", "conversation_handed_over"),
        "users": (
            "user_added",
            "user_changed",
            "mailbox_handover_begun",
            "mailbox_handed_over",
            "work_handed_over",
            "address_code_sent",
            "address_proven",
            "address_taken_off",
        ),
        "sign_in": ("signed_in", "sign_in_failed", "password_given", "password_changed"),
        "agency": ("agency_changed", "account_changed", "folders_changed"),
        "people": ("opted_out", "opted_in", "address_deliverable", "person_erased"),
    }
)
"""Every act that the program records, by group; a house test holds the code to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditWish:
    """Which lines are asked for; what is left out does not narrow.

    Attributes:
        since, until: seconds; `until` is not included.
        by: the login of who did it.
        acts: any of these.
        user: whose user file it is about.
        message: what it is about.
        words: each stands in act, detail, reason, subject or login.
    """

    since: int | None = None
    until: int | None = None
    by: str = ""
    acts: tuple[str, ...] = ()
    user: UserKey | None = None
    message: MessageKey | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditLine:
    """One line.

    Attributes:
        key: for the next page alone: it is never shown, because a gap would tell of lines that one does not see.
        at: seconds.
        made_by: a login; "" for the program itself.
        user: the login of the user file that it is about, or "".
        message, subject: of a message that the viewer sees.
        reason: why, in the person's own words.
    """

    key: int
    at: int
    made_by: str
    act: str
    user: str = ""
    message: MessageKey | None = None
    subject: str = ""
    detail: str = ""
    reason: str = ""


def group_of(act: str) -> str:
    """The group of an act; "" for one of a later version."""
    return next((group for group, acts in ACT_GROUPS.items() if act in acts), "")
