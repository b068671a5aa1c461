"""What a message is when no person wrote it to be read as a letter (R-31): shown as such, and never held back."""

from __future__ import annotations

from enum import StrEnum


class MailKind(StrEnum):
    """A kind of mail; whatever is not plainly one of the others is a letter."""

    LETTER = "letter"
    BOUNCED = "bounced"
    DELAYED = "delayed"
    DELIVERED = "delivered"
    READ = "read"
    NOT_READ = "not_read"
    AUTO_REPLY = "auto_reply"
    INVITATION = "invitation"
    INVITATION_ANSWER = "invitation_answer"
    CANCELLED = "cancelled"
