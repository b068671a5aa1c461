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
    values = ", ".join(notice.values)
    return _texts()[notice.code](values)


def _texts() -> dict[NoticeCode, Callable[[str], str]]:
    return {
        _C.NO_RECIPIENT: lambda _v: tr("There is nobody to send it to. Add a name or address at To."),
        _C.BAD_ADDRESS: lambda v: tr("{names} is not an e-mail address. Mend it or remove it.").format(names=v),
        _C.NO_SENDER_ADDRESS: lambda v: tr(
            "You have no sender address of your own, so it is sent from {address}. An administrator can set yours."
        ).format(address=v),
        _C.OTHER_SENDER: lambda v: tr("It is sent from another address than the message came to: {address}.").format(
            address=v
        ),
        _C.EMPTY_SUBJECT: lambda _v: tr("The subject is empty."),
        _C.ATTACHMENT_FORGOTTEN: lambda v: tr("You wrote “{word}”, but nothing is attached.").format(word=v),
        _C.LARGE_ATTACHMENTS: lambda v: tr(
            "The attachments come to {size}. Many servers refuse messages over 25 MB."
        ).format(size=file_size(int(v)) if v.isdecimal() else v),
        _C.BCC_REPLY_ALL: lambda _v: tr(
            "You were a blind copy (Bcc) of this message. Everybody will see that you received it."
        ),
        _C.OPTED_OUT: lambda v: tr("{names} asked for no mailings.").format(names=v),
        _C.UNDELIVERABLE: lambda v: tr("Earlier mail to {names} came back as undeliverable.").format(names=v),
        _C.NO_REPLY: lambda v: tr("{names} does not read replies.").format(names=v),
        _C.ALREADY_REJECTED: lambda v: tr("{names} was rejected for this vacancy already.").format(names=v),
        _C.CONFIDENTIAL_EXPECTED: lambda v: tr(
            "Mail with {names} is confidential by default, this message is not."
        ).format(names=v),
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
