"""Writing to many from the pages of files: a vacancy's candidates, the marked rows of a list.

The wizard stands above these pages: they reach it by the name "mail_many" in `Services.more`.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from carerix_desktop.domain.bulk import Wanted
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.template import Situation
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.services.record_file import RecordFile

PEOPLE = (RecordKind.CANDIDATE, RecordKind.CONTACT)
MAIL_MANY = "mail_many"


def can_mail_many(context: Context) -> bool:
    """Whether there is a way to write to many."""
    return MAIL_MANY in context.services.more


def mail_many(window: QWidget, context: Context, wanted: Wanted) -> None:
    """Begin a bulk sending."""
    context.services.more[MAIL_MANY](window, context, wanted)


class DecisionButtons(QWidget):
    """Invite… and Reject… on the candidates of a vacancy; the wizard's first step says who gets it."""

    def __init__(self, context: Context, file: RecordFile) -> None:
        super().__init__()
        self._context, self._file = context, file
        self.invite = Button(context.theme, self.tr("Invite…"), icon="calendar")
        self.reject = Button(context.theme, self.tr("Reject…"), icon="circle-x")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button, situation in ((self.reject, Situation.REJECT), (self.invite, Situation.INVITE)):
            button.clicked.connect(partial(self._open, situation))
            row.addWidget(button)

    def _open(self, situation: Situation) -> None:
        file = self._file
        people = tuple(RecordRef(kind=RecordKind.CANDIDATE, ref=one.record.ref) for one in file.procedures)
        about = ", ".join(text for text in (file.record.name, file.company.name if file.company else "") if text)
        wanted = Wanted(people=people, vacancy=file.record.ref, about=about, situation=situation)
        mail_many(self.window(), self._context, wanted)


def decision_buttons(context: Context, file: RecordFile) -> DecisionButtons | None:
    """The buttons for a vacancy that has candidates."""
    if file.record.kind is not RecordKind.VACANCY or not file.procedures or not can_mail_many(context):
        return None
    return DecisionButtons(context, file)
