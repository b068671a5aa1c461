"""When one reaches for a template, in words: for the page of templates and for the composer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carerix_desktop.domain.template import Situation


def situation_word(situation: Situation) -> str:
    """Received, Invite, Reject, Client, Other."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("", text)

    return {
        Situation.RECEIVED: tr("Received"),
        Situation.INVITE: tr("Invite"),
        Situation.REJECT: tr("Reject"),
        Situation.CLIENT: tr("Client"),
        Situation.OTHER: tr("Other"),
    }[situation]
