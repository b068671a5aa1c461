"""What `Drafting.check` found, as questions in words before a message leaves; refused where it blocks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from carerix_desktop.domain.writing import Notice, NoticeCode
from carerix_desktop.gui.composer.words import tr
from carerix_desktop.gui.models.spoken import file_size

_C = NoticeCode


def notice_text(notice: Notice) -> str:
    """One sentence: what was found and what it means."""
    first, second = (*notice.values, "", "")[:2]
    text = _texts()[notice.code]
    size = file_size(int(first)) if notice.code is NoticeCode.LARGE_ATTACHMENTS and first.isdecimal() else first
    return text.format(value=size, expected=second)


def _texts() -> dict[NoticeCode, str]:
    return {
        _C.NO_RECIPIENT: tr("There is nobody to send it to. Add a name or address at To."),
        _C.BAD_ADDRESS: tr("{value} is not an e-mail address. Mend it or remove it."),
        _C.NO_SENDER_ADDRESS: tr(
            "You have no sender address of your own, so it is sent from {value}. An administrator can set yours."
        ),
        _C.OTHER_SENDER: tr("It is sent from {value}; {expected} was expected here."),
        _C.EMPTY_SUBJECT: tr("The subject is empty."),
        _C.ATTACHMENT_FORGOTTEN: tr("You wrote “{value}”, but nothing is attached."),
        _C.LARGE_ATTACHMENTS: tr("The attachments come to {value}. Many servers refuse messages over 25 MB."),
        _C.BCC_REPLY_ALL: tr("You were a blind copy (Bcc) of this message. Everybody will see that you received it."),
        _C.OPTED_OUT: tr("{value} asked for no mailings."),
        _C.UNDELIVERABLE: tr("Earlier mail to {value} came back as undeliverable."),
        _C.NO_REPLY: tr("{value} does not read replies."),
        _C.ALREADY_REJECTED: tr("The candidate was already rejected for {value}."),
        _C.CONFIDENTIAL_EXPECTED: tr("Such a message is confidential by default, but this one is not."),
    }


class SendQuestion(QMessageBox):
    """Everything worth a second look in one question; Esc and Enter mean going back.

    Signals:
        agreed: send it all the same.
    """

    agreed = Signal()

    def __init__(self, notices: tuple[Notice, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(tr("Before it is sent"))
        self.setText(tr("Send it like this?"))
        self.setInformativeText("\n\n".join(notice_text(notice) for notice in notices))
        go = self.addButton(tr("Send anyway"), QMessageBox.ButtonRole.AcceptRole)
        stay = self.addButton(tr("Keep writing"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)
        go.clicked.connect(self.agreed)


Notices = tuple[Notice, ...]


class Doubts(QObject):
    """Asks about notices, remembering what was agreed to: the same question is not asked twice for one message."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._agreed: set[tuple[NoticeCode, tuple[str, ...]]] = set()

    def ask(self, notices: Notices, go_on: Callable[[], None]) -> None:
        """Go on at once where there is nothing to ask."""
        fresh = tuple(notice for notice in notices if (notice.code, notice.values) not in self._agreed)
        if not fresh:
            go_on()
            return
        question = SendQuestion(fresh, self._owner.window())

        def agree() -> None:
            self._agreed.update((notice.code, notice.values) for notice in fresh)
            go_on()

        question.agreed.connect(agree)
        question.open()
