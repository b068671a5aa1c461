"""Writing to many from the pages of files: a vacancy's ticked candidates, the marked rows of a list.

The wizard stands above these pages: they reach it by the name "mail_many" in `Services.more`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
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


def wanted_of(file: RecordFile, refs: Sequence[str], situation: Situation | None) -> Wanted:
    """Write to these candidates about the vacancy of a file."""
    people = tuple(RecordRef(kind=RecordKind.CANDIDATE, ref=ref) for ref in refs)
    about = ", ".join(text for text in (file.record.name, file.company.name if file.company else "") if text)
    return Wanted(people=people, vacancy=file.record.ref, about=about, situation=situation)


class DecisionButtons(QWidget):
    """Write…, Reject… and Invite… for the ticked candidates of a vacancy.

    Signals:
        decided: a Situation, or None to choose a template.
    """

    decided = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme = context.theme
        self.write = Button(theme, self.tr("Write…"), icon="mails")
        self.reject = Button(theme, self.tr("Reject…"), icon="circle-x")
        self.invite = Button(theme, self.tr("Invite…"), icon="calendar-check")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        keys = ((self.write, None, "T"), (self.reject, Situation.REJECT, "X"), (self.invite, Situation.INVITE, "I"))
        for button, situation, key in keys:
            hint = self.tr("For the ticked candidates ({key})").format(key=key)
            button.setToolTip(hint)
            button.setAccessibleDescription(hint)
            button.clicked.connect(partial(self.decided.emit, situation))
            row.addWidget(button)
