"""Settings for administrators: the further fields of records; add, rename, order, choices, retire."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.custom_field import CustomField, FieldType
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.switch import Segmented
from carerix_desktop.gui.widgets.text import Text

FIELD_ROLE = Qt.ItemDataRole.UserRole + 1
KINDS = (RecordKind.CANDIDATE, RecordKind.CONTACT, RecordKind.COMPANY, RecordKind.VACANCY)


class FieldsPage(QWidget):
    """The fields of each kind of record."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._texts = context, RecordTexts()
        self._kind, self._marked = KINDS[0], ""
        theme = context.theme
        self.kinds = Segmented(tuple((kind.value, self._texts.kinds(kind)) for kind in KINDS), self.tr("Kind of file"))
        self.list, self.banner = QListWidget(), Banner(theme)
        self.add = Button(theme, self.tr("New field…"), icon="plus", kind="primary")
        self.edit = Button(theme, self.tr("Edit…"), icon="pencil")
        self.up = Button(theme, self.tr("Up"), icon="arrow-up")
        self.down = Button(theme, self.tr("Down"), icon="arrow-down")
        self.retire = Button(theme, self.tr("Retire"), icon="archive")
        self._lay_out()
        self.kinds.chosen.connect(self._choose_kind)
        self.list.currentItemChanged.connect(lambda *_items: self._follow())
        self.list.itemActivated.connect(lambda _item: self._edit())
        self.add.clicked.connect(lambda: self._open(None))
        self.edit.clicked.connect(self._edit)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.retire.clicked.connect(self._retire)
        self.kinds.choose(self._kind.value)
        self.read()

    def read(self) -> None:
        """Read the fields of the kind that is chosen."""
        fields, viewer = self._context.services.more["custom_fields"], self._context.services.viewer.key
        self._context.jobs.ask(_all_fields, fields, viewer, self._kind, on_done=self._show, key=(id(self), "fields"))

    def _choose_kind(self, kind: str) -> None:
        self._kind, self._marked = RecordKind(kind), ""
        self.read()

    def _show(self, found: tuple[CustomField, ...]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for field in found:
            label = field.label or self._texts.column(field.name)
            parts = [label, type_names()[field.type], field.name]
            parts += [] if field.active else [self.tr("retired")]
            item = QListWidgetItem("  ·  ".join(parts))
            item.setData(FIELD_ROLE, field)
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 18))
            self.list.addItem(item)
            if field.name == self._marked:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._follow()

    def _current(self) -> CustomField | None:
        field = self.list.currentIndex().data(FIELD_ROLE)
        return field if isinstance(field, CustomField) else None

    def _follow(self) -> None:
        field, row = self._current(), self.list.currentRow()
        for button in (self.edit, self.retire):
            button.setEnabled(field is not None)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)
        self.retire.setText(self.tr("Retire") if field is None or field.active else self.tr("Use again"))
        if field is not None:
            self._marked = field.name

    def _edit(self) -> None:
        field = self._current()
        if field is not None:
            self._open(field)

    def _open(self, field: CustomField | None) -> None:
        form = FieldForm(self.window(), self._context, self._kind, field)
        form.accepted.connect(self.read)
        form.open()

    def _move(self, by: int) -> None:
        self._tell("move", by)

    def _retire(self) -> None:
        field = self._current()
        if field is not None:
            self._tell("retire_or_use", not field.active)

    def _tell(self, act: str, argument: object) -> None:
        field = self._current()
        if field is not None:
            fields, viewer = self._context.services.more["custom_fields"], self._context.services.viewer.key
            args = (fields, viewer, field, act, argument)
            self._context.jobs.tell(_change, *args, on_done=self._done, on_fault=self._fail)

    def _done(self, _answer: object) -> None:
        self.banner.hide()
        self.read()

    def _fail(self, fault: Fault) -> None:
        self.banner.say("bad", "circle-alert", fault_line(fault))

    def _lay_out(self) -> None:
        self.list.setAccessibleName(self.tr("Fields"))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(12)
        column.addWidget(Text(self.tr("Fields of files"), "heading"))
        hint = self.tr(
            "They stand in the profile, in CSV files and in templates. A field that is retired keeps its values."
        )
        column.addWidget(Text(hint, "meta", wrap=True))
        column.addWidget(self.banner)
        column.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.add, self.edit, self.up, self.down, self.retire):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)


class FieldForm(QDialog):
    """One field: its label, its type as long as it is new, its choices."""

    def __init__(self, parent: QWidget, context: Context, kind: RecordKind, field: CustomField | None) -> None:
        super().__init__(parent)
        self._context, self._kind, self._field = context, kind, field
        self.label, self.type, self.choices = QLineEdit(), QComboBox(), QPlainTextEdit()
        self.banner = Banner(context.theme)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText(self.tr("Save"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Field") if field else self.tr("New field"))
        self.setMinimumWidth(440)
        for sort, name in type_names().items():
            self.type.addItem(name, sort.value)
        if field is not None:
            self.label.setText(field.label or RecordTexts().column(field.name))
            self.type.setCurrentIndex(self.type.findData(field.type.value))
            self.type.setEnabled(False)
            self.choices.setPlainText("\n".join(field.choices))
        self._lay_out()
        self.type.currentIndexChanged.connect(lambda _place: self._follow())
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        self._follow()

    def save(self) -> None:
        """Keep it; the form stays open where that cannot be."""
        fields, viewer = self._context.services.more["custom_fields"], self._context.services.viewer.key
        choices = tuple(self.choices.toPlainText().splitlines())
        args = (fields, viewer, self._kind, self._field, (self.label.text(), self.type.currentData(), choices))
        self._context.jobs.tell(_put, *args, on_done=self._on_saved, on_fault=self._on_fault)

    def _on_saved(self, _field: object) -> None:
        self.accept()

    def _on_fault(self, fault: Fault) -> None:
        known = {
            "field_label": self.tr("A field needs a label. Fill it in."),
            "field_name": self.tr("The program has a field of that name itself. Choose another label."),
            "field_taken": self.tr("There is a field of that name already. Choose another label."),
            "field_choices": self.tr("A choice needs at least one value. Write each on a line of its own."),
        }
        self.banner.say("bad", "circle-alert", known.get(fault.code or "", fault_line(fault)))

    def _follow(self) -> None:
        self.choices.setEnabled(self.type.currentData() == FieldType.CHOICE.value)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(10)
        self.choices.setTabChangesFocus(True)
        self.choices.setPlaceholderText(self.tr("One on each line"))
        for text, field in (
            (self.tr("Label"), self.label),
            (self.tr("Type"), self.type),
            (self.tr("Choices"), self.choices),
        ):
            field.setAccessibleName(text)
            label = Text(text)
            label.setBuddy(field)
            form.addRow(label, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(self.banner)
        column.addLayout(form)
        column.addWidget(self.buttons)


def type_names() -> dict[FieldType, str]:
    """What the types are called."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("", text)

    return {
        FieldType.TEXT: tr("Text"),
        FieldType.NUMBER: tr("Number"),
        FieldType.DATE: tr("Date"),
        FieldType.CHOICE: tr("Choice"),
        FieldType.YESNO: tr("Yes or no"),
    }


def _all_fields(fields: Any, viewer: Any, kind: RecordKind) -> tuple[CustomField, ...]:
    found: tuple[CustomField, ...] = fields.find(viewer, kind, retired=True)
    return found


def _change(fields: Any, viewer: Any, field: CustomField, act: str, argument: Any) -> None:
    if act == "move":
        fields.move(viewer, field.kind, field.name, argument)
    else:
        fields.retire(viewer, field.kind, field.name, active=argument)


def _put(
    fields: Any, viewer: Any, kind: RecordKind, field: CustomField | None, said: tuple[str, str, tuple[str, ...]]
) -> None:
    label, sort, choices = said
    if field is None:
        fields.add(viewer, kind, label, FieldType(sort), choices)
    else:
        fields.change(viewer, kind, field.name, label=label, choices=choices)
