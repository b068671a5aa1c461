"""Kinds of mail in words, and the sign of each (R-31)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carerix_desktop.domain.mail_kind import MailKind

KIND_ICONS = {
    MailKind.BOUNCED: "circle-alert",
    MailKind.DELAYED: "clock",
    MailKind.DELIVERED: "circle-check",
    MailKind.READ: "mail-open",
    MailKind.NOT_READ: "eye-off",
    MailKind.AUTO_REPLY: "workflow",
    MailKind.INVITATION: "calendar",
    MailKind.INVITATION_ANSWER: "calendar-check",
    MailKind.CANCELLED: "circle-x",
}


def tr(text: str) -> str:
    """A text of this module; lupdate files what stands outside a class under the empty context."""
    return QCoreApplication.translate("", text)


def kind_name(kind: MailKind) -> str:
    """The word for a kind; "" for a letter."""
    words = {
        MailKind.BOUNCED: tr("Delivery failed"),
        MailKind.DELAYED: tr("Delivery delayed"),
        MailKind.DELIVERED: tr("Delivered"),
        MailKind.READ: tr("Read receipt"),
        MailKind.NOT_READ: tr("Deleted unread"),
        MailKind.AUTO_REPLY: tr("Automatic reply"),
        MailKind.INVITATION: tr("Invitation"),
        MailKind.INVITATION_ANSWER: tr("Answer to an invitation"),
        MailKind.CANCELLED: tr("Appointment cancelled"),
    }
    return words.get(kind, "")
