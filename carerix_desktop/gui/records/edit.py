"""The form of a record: create and edit, checked by the same rules as an import."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import COLUMNS, MATCH_STATUSES, Record
from carerix_desktop.domain.record_fields import split_values
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.records.record_field import RecordField
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.records import Saved

Field = QLineEdit | QPlainTextEdit | QCheckBox | QComboBox
_TICKS = ("confidential", "opt_out")


class RecordForm(QDialog):
    """The fields of one record.

    Args:
        parent: the window that waits.
        context: services and look.
        kind: of the record.
        record: what is edited, or None for a new one.
    """

    def __init__(self, parent: QWidget, context: Context, kind: RecordKind, record: Record | None) -> None:
        super().__init__(parent)
        self._context, self._kind, self._record = context, kind, record
        self._texts = RecordTexts()
        self.saved: Saved | None = None
        self._warned = False
        self.fields: dict[str, Field] = {}
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(record.name if record else self._texts.create(kind))
        self.setMinimumWidth(520)
        self.banner = Banner(context.theme)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setText(self.tr("Save") if record else self.tr("Create"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self._lay_out()
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)

    def set_field(self, name: str, text: str) -> None:
        """Put a value into a field."""
        field = self.fields[name]
        if isinstance(field, QCheckBox):
            field.setChecked(text == "yes")
        elif isinstance(field, QComboBox):
            field.setCurrentIndex(max(0, field.findData(text)))
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText(text)
        elif isinstance(field, RecordField):
            field.show_ref(text)
        else:
            field.setText(text)

    def values(self) -> dict[str, str]:
        """What the fields say, by column."""
        found: dict[str, str] = {}
        for name, field in self.fields.items():
            if isinstance(field, QCheckBox):
                found[name] = "yes" if field.isChecked() else "no"
            elif isinstance(field, QComboBox):
                found[name] = str(field.currentData())
            elif isinstance(field, QPlainTextEdit):
                found[name] = field.toPlainText()
            elif isinstance(field, RecordField):
                found[name] = field.ref
            else:
                found[name] = field.text()
        return found

    def _save(self) -> None:
        """A new person whose address was erased here is asked about once."""
        self.buttons.setEnabled(False)
        addresses = split_values(self.values().get("emails", "")) if self._record is None else []
        erasing = self._context.services.more.get("erasing")
        if addresses and erasing is not None and not self._warned:
            done, fault = self._on_erased, self._on_fault
            self._context.jobs.ask(erasing.erased_on, addresses, on_done=done, on_fault=fault, key=(id(self), "erased"))
        else:
            self._put()

    def _on_erased(self, found: Mapping[str, date]) -> None:
        if not found:
            self._put()
            return
        self._warned = True
        self.buttons.setEnabled(True)
        address, day = next(iter(found.items()))
        self.banner.say("warn", "triangle-alert", *self._texts.erased(address, day))

    def _put(self) -> None:
        self.buttons.setEnabled(False)
        records, actor = self._context.services.more["records"], self._context.services.viewer.key
        tell = self._context.jobs.tell
        if self._record is None:
            tell(records.add, actor, self._kind, self.values(), on_done=self._on_saved, on_fault=self._on_fault)
        else:
            args = (actor, self._kind, self._record.ref, self.values())
            tell(records.change, *args, on_done=self._on_saved, on_fault=self._on_fault)

    def _on_saved(self, saved: Saved) -> None:
        self.saved = saved
        for event in saved.events:
            self._context.bridge.receive(event)
        self.accept()

    def _on_fault(self, fault: Fault) -> None:
        self.buttons.setEnabled(True)
        self._say(fault_line(fault))

    def _make_field(self, name: str) -> Field:
        if name in _TICKS:
            return QCheckBox(self._texts.column(name))
        if name == "notes":
            notes = QPlainTextEdit()
            notes.setFixedHeight(90)
            notes.setTabChangesFocus(True)
            return notes
        if name == "status" and self._kind is RecordKind.MATCH:
            choice = QComboBox()
            for status in MATCH_STATUSES:
                choice.addItem(self._texts.status(status), status)
            return choice
        if name in set(RecordKind):
            return self._record_field(RecordKind(name))
        line = QLineEdit()
        if name in ("emails", "phones", "domains"):
            line.setPlaceholderText(self.tr("Several with ; between"))
        elif name == "ref":
            line.setPlaceholderText(self.tr("Given by itself when empty"))
        return line

    def _record_field(self, kind: RecordKind) -> RecordField:
        field = RecordField(self._context, kind)
        field.unknown.connect(self._say)
        field.chosen.connect(self.banner.hide)
        return field

    def _say(self, sentence: str) -> None:
        self.banner.say("bad", "circle-alert", sentence)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        for name in (*(n for n in COLUMNS[self._kind] if n != "ref"), "ref"):
            field = self.fields[name] = self._make_field(name)
            field.setAccessibleName(self._texts.column(name))
            if name in _TICKS:
                form.addRow("", field)
            else:
                label = Text(self._texts.column(name))
                label.setBuddy(field)
                form.addRow(label, field)
            if self._record is not None:
                self.set_field(name, self._record.ref if name == "ref" else self._record.fields.get(name, ""))
        self.fields["ref"].setEnabled(self._record is None)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(self.banner)
        column.addLayout(form)
        column.addWidget(self.buttons)


def create_record(parent: QWidget, context: Context, kind: RecordKind) -> tuple[RecordKind, str] | None:
    """Ask for a new record; None when it was cancelled."""
    form = RecordForm(parent, context, kind, None)
    if form.exec() != QDialog.DialogCode.Accepted or form.saved is None:
        return None
    return kind, form.saved.record.ref


def edit_record(parent: QWidget, context: Context, record: Record) -> bool:
    """Edit a record; whether it was saved."""
    return RecordForm(parent, context, record.kind, record).exec() == QDialog.DialogCode.Accepted
