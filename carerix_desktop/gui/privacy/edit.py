"""The form of what is noted of a person by law: ground, consent and its end, legal hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.account import UserRole
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.event import Event
from carerix_desktop.domain.privacy import Ground, Privacy
from carerix_desktop.domain.record import Record
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.privacy.words import PrivacyTexts, this_day
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.text import Text


class DayField(QWidget):
    """A day, or none: a tick and a date.

    Args:
        label: of the tick.
        proposed: the day that a tick begins with.
    """

    def __init__(self, label: str, proposed: date) -> None:
        super().__init__()
        self.tick, self.edit = QCheckBox(label), QDateEdit()
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat("d MMMM yyyy")
        self.edit.setAccessibleName(label)
        self.edit.setDate(QDate(proposed.year, proposed.month, proposed.day))
        self.edit.setEnabled(False)
        self.tick.toggled.connect(self.edit.setEnabled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tick)
        row.addWidget(self.edit, 1)

    def show_day(self, value: date | None) -> None:
        """Show a day, or none."""
        self.tick.setChecked(value is not None)
        if value is not None:
            self.edit.setDate(QDate(value.year, value.month, value.day))

    def day(self) -> date | None:
        """The day that is chosen."""
        shown = self.edit.date()
        return date(shown.year(), shown.month(), shown.day()) if self.tick.isChecked() else None


class PrivacyForm(QDialog):
    """Ground, consent and hold of one person. Only an administrator reaches the hold."""

    def __init__(self, parent: QWidget | None, context: Context, record: Record, privacy: Privacy) -> None:
        super().__init__(parent)
        self._context, self._record, self._before = context, record, privacy
        self._texts = PrivacyTexts()
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Privacy of {name}").format(name=record.name))
        self.setMinimumWidth(520)
        today = this_day()
        self.banner, self.ground = Banner(context.theme), QComboBox()
        for ground in Ground:
            self.ground.addItem(self._texts.ground(ground), ground.value)
        self.given = DayField(self.tr("Given on"), today)
        self.until = DayField(self.tr("Ends on"), today.replace(year=today.year + 1, day=min(today.day, 28)))
        self.hold, self.hold_why = QCheckBox(self.tr("Legal hold: cannot be erased")), QLineEdit()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText(self.tr("Save"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self._lay_out()
        self._show(privacy)
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        self.ground.currentIndexChanged.connect(self._on_ground)
        self.hold.toggled.connect(self.hold_why.setEnabled)

    def value(self) -> Privacy:
        """What the form says; days of consent count only where consent is the ground."""
        ground = Ground(self.ground.currentData())
        consent = ground is Ground.CONSENT
        return replace(
            self._before,
            ground=ground,
            consent_on=self.given.day() if consent else None,
            consent_until=self.until.day() if consent else None,
            hold=self.hold.isChecked(),
            hold_why=self.hold_why.text().strip() if self.hold.isChecked() else "",
        )

    def _show(self, privacy: Privacy) -> None:
        self.ground.setCurrentIndex(self.ground.findData(privacy.ground.value))
        self.given.show_day(privacy.consent_on)
        self.until.show_day(privacy.consent_until)
        self.hold.setChecked(privacy.hold)
        self.hold_why.setText(privacy.hold_why)
        administrator = self._context.services.viewer.role is UserRole.ADMINISTRATOR
        self.hold.setEnabled(administrator)
        self.hold_why.setEnabled(administrator and privacy.hold)
        if not administrator:
            self.hold.setToolTip(self.tr("Only an administrator puts on or lifts a legal hold."))
        self._on_ground()

    def _on_ground(self) -> None:
        consent = self.ground.currentData() == Ground.CONSENT.value
        self.given.setEnabled(consent)
        self.until.setEnabled(consent)

    def _save(self) -> None:
        self.buttons.setEnabled(False)
        service, actor = self._context.services.more["privacy"], self._context.services.viewer.key
        args = (actor, self._record.kind, self._record.ref, self.value())
        self._context.jobs.tell(service.save, *args, on_done=self._on_saved, on_fault=self._on_fault)

    def _on_saved(self, events: Iterable[Event]) -> None:
        for event in events:
            self._context.bridge.receive(event)
        self.accept()

    def _on_fault(self, fault: Fault) -> None:
        self.buttons.setEnabled(True)
        self.banner.say("bad", "circle-alert", self._texts.fault(fault))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        self.ground.setAccessibleName(self.tr("Legal ground"))
        self.hold_why.setAccessibleName(self.tr("Why the hold"))
        self.hold_why.setPlaceholderText(self.tr("Case, claim or investigation"))
        form.addRow(Text(self.tr("Legal ground")), self.ground)
        form.addRow(Text(self.tr("Consent")), self.given)
        form.addRow("", self.until)
        form.addRow("", self.hold)
        form.addRow(Text(self.tr("Why")), self.hold_why)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(self.banner)
        column.addLayout(form)
        column.addWidget(self.buttons)
