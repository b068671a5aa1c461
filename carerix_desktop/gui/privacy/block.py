"""Privacy on a person's file: ground, consent, hold; the way to change them and, for administrators, to erase."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from carerix_desktop.domain.account import UserRole
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.privacy import ConsentState, Privacy
from carerix_desktop.domain.record import Record
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.privacy.edit import PrivacyForm
from carerix_desktop.gui.privacy.erase_dialog import EraseDialog
from carerix_desktop.gui.privacy.words import PrivacyTexts, day, this_day
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.dim import open_dimmed
from carerix_desktop.gui.widgets.text import Text

TONES = {ConsentState.MISSING: "warn", ConsentState.ENDING: "warn", ConsentState.EXPIRED: "bad"}
PEOPLE = (RecordKind.CANDIDATE, RecordKind.CONTACT)


def has_privacy(context: Context, record: Record) -> bool:
    """Whether a file is a person's, and the services are at hand."""
    return record.kind in PEOPLE and "privacy" in context.services.more


class PrivacyBlock(QWidget):
    """Of one file; reads by itself."""

    def __init__(self, context: Context, record: Record) -> None:
        super().__init__()
        self._context, self._record = context, record
        self._texts, self._privacy = PrivacyTexts(), Privacy()
        self.ground, self.state = Text(wrap=True), Text(role="meta", wrap=True)
        self.banner = Banner(context.theme, stacked=True)
        self.change = Button(context.theme, self.tr("Change…"), kind="link")
        self.erase = Button(context.theme, self.tr("Erase…"), kind="link")
        self.change.setEnabled(False)
        self.erase.setVisible(context.services.viewer.role is UserRole.ADMINISTRATOR)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.ground, self.state, self.banner):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.change)
        row.addWidget(self.erase)
        row.addStretch(1)
        column.addLayout(row)
        self.change.clicked.connect(self._on_change)
        self.erase.clicked.connect(self._on_erase)
        viewer, service = context.services.viewer.key, context.services.more["privacy"]
        context.jobs.ask(
            service.get, viewer, record.kind, record.ref, on_done=self._show, on_fault=self._fail, key=(id(self), "p")
        )

    def _show(self, privacy: Privacy) -> None:
        self._privacy = privacy
        self.change.setEnabled(True)
        self.ground.setText(self._texts.ground(privacy.ground))
        today = this_day()
        tone, text = TONES.get(privacy.consent(today), ""), self._texts.consent(privacy, today)
        if privacy.hold:
            title = self.tr("On legal hold: {why}").format(why=privacy.hold_why)
            self.banner.say("info", "lock", title, text if tone else "")
        elif tone:
            self.banner.say(tone, "triangle-alert", text)
        else:
            self.banner.hide()
        kept = privacy.keep_until
        lines = ["" if tone else text]
        if kept is not None and kept > today:
            lines.append(self.tr("Kept until {day}: {why}").format(day=day(kept), why=privacy.keep_why))
        self.state.setText("\n".join(line for line in lines if line))
        self.state.setVisible(bool(self.state.text()))

    def _fail(self, fault: Fault) -> None:
        self.banner.say("bad", "circle-alert", self._texts.fault(fault))

    def _on_change(self) -> None:
        _open(PrivacyForm(self.window(), self._context, self._record, self._privacy))

    def _on_erase(self) -> None:
        record = self._record
        _open(EraseDialog(self.window(), self._context, record.kind, record.ref, record.name))


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    open_dimmed(dialog)
