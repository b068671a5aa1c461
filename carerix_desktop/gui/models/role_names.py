"""What we call the folders that have a role, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carerix_desktop.domain.mailbox import FolderRole


def role_label(role: FolderRole) -> str:
    """Inbox, Drafts, Sent, Archive, Junk, Trash."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("", text)

    names = {
        FolderRole.INBOX: tr("Inbox"),
        FolderRole.DRAFTS: tr("Drafts"),
        FolderRole.SENT: tr("Sent"),
        FolderRole.ARCHIVE: tr("Archive"),
        FolderRole.JUNK: tr("Junk"),
        FolderRole.TRASH: tr("Trash"),
    }
    return names[role]
