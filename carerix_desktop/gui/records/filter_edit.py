"""The popover in which one condition of a filter is made or changed: field, operator, value."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QFormLayout, QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from carerix_desktop.domain.record import MATCH_STATUSES
from carerix_desktop.domain.record_query import (
    FIELDS,
    ME,
    OPERATORS,
    OWNER,
    WITHOUT_VALUE,
    Condition,
    FieldType,
    Operator,
    type_of,
)
from carerix_desktop.gui.records.filter_words import FilterWords
from carerix_desktop.gui.records.model import RecordListModel
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.popover import Popover
from carerix_desktop.gui.widgets.text import Text

_TEXT, _CHOICE, _DATE, _NONE = range(4)
MONTHS_BACK = 3


class FilterEdit(Popover):
    """One condition.

    Signals:
        made: the condition, when it was accepted.
    """

    made = Signal(object)

    def __init__(self, owner: QWidget, theme: Theme, model: RecordListModel, condition: Condition | None) -> None:
        super().__init__(owner, width=340)
        self._theme, self._model, self._kind = theme, model, model.kind
        self._words, self._texts = FilterWords(), RecordTexts()
        self.field, self.operator = QComboBox(), QComboBox()
        self.text, self.choice, self.date = QLineEdit(), QComboBox(), QDateEdit()
        self._values = QStackedWidget()
        self.use = Button(theme, self.tr("Use filter"), kind="primary")
        self._lay_out()
        self.field.currentIndexChanged.connect(self._on_field)
        self.operator.currentIndexChanged.connect(self._show_value)
        self.text.textChanged.connect(self._judge)
        self.text.returnPressed.connect(self._accept)
        self.use.clicked.connect(self._accept)
        self._on_field()
        if condition is not None:
            self._fill(condition)

    @property
    def condition(self) -> Condition:
        """What is chosen."""
        field, operator = str(self.field.currentData()), Operator(str(self.operator.currentData()))
        values = {
            _TEXT: self.text.text().strip(),
            _CHOICE: str(self.choice.currentData() or ""),
            _DATE: self.date.date().toString("yyyy-MM-dd"),
            _NONE: "",
        }
        return Condition(field=field, operator=operator, value=values[self._values.currentIndex()])

    def _fill(self, condition: Condition) -> None:
        self.field.setCurrentIndex(max(0, self.field.findData(condition.field)))
        self.operator.setCurrentIndex(max(0, self.operator.findData(condition.operator.value)))
        if type_of(self._kind, condition.field) is FieldType.TEXT:
            self.text.setText(condition.value)
        self.choice.setCurrentIndex(max(0, self.choice.findData(condition.value)))
        if type_of(self._kind, condition.field) is FieldType.DATE:
            self.date.setDate(QDate.fromString(condition.value, "yyyy-MM-dd"))

    def _on_field(self) -> None:
        field = str(self.field.currentData())
        sort = type_of(self._kind, field)
        self.operator.clear()
        for operator in OPERATORS[sort]:
            self.operator.addItem(self._words.operator(operator), operator.value)
        self.choice.clear()
        for value, label in self._choices(field).items():
            self.choice.addItem(label, value)
        self._show_value()

    def _choices(self, field: str) -> Mapping[str, str]:
        if field == OWNER:
            return {ME: self._say(field, ME), **self._model.owners}
        if type_of(self._kind, field) is FieldType.YES_NO:
            return {answer: self._say(field, answer) for answer in ("yes", "no")}
        if type_of(self._kind, field) is FieldType.CHOICE:
            return {stage: self._texts.status(stage) for stage in MATCH_STATUSES}
        return {}

    def _say(self, field: str, value: str) -> str:
        return self._words.value(self._kind, Condition(field=field, operator=Operator.IS, value=value), {})

    def _show_value(self) -> None:
        operator, sort = self.operator.currentData(), type_of(self._kind, str(self.field.currentData()))
        places = {FieldType.TEXT: _TEXT, FieldType.DATE: _DATE}
        self._values.setCurrentIndex(_NONE if operator in WITHOUT_VALUE else places.get(sort, _CHOICE))
        self._values.setVisible(operator not in WITHOUT_VALUE)
        self._judge()

    def _judge(self) -> None:
        self.use.setEnabled(self._values.currentIndex() != _TEXT or bool(self.text.text().strip()))

    def _accept(self) -> None:
        if self.use.isEnabled():
            self.made.emit(self.condition)
            self.close()

    def _lay_out(self) -> None:
        further = [name for name in self._model.further if name not in FIELDS[self._kind]]
        for name in (*FIELDS[self._kind], *further):
            self.field.addItem(self._model.label(name), name)
        self.date.setCalendarPopup(True)
        self.date.setDate(QDate.currentDate().addMonths(-MONTHS_BACK))
        for widget in (self.text, self.choice, self.date, QWidget()):
            self._values.addWidget(widget)
        form = QFormLayout()
        rows = ((self.tr("Field"), self.field), (self.tr("Condition"), self.operator), (self.tr("Value"), self._values))
        for label, widget in rows:
            title = Text(label)
            title.setBuddy(widget)
            form.addRow(title, widget)
            widget.setAccessibleName(label)
        for value in (self.text, self.choice, self.date):
            value.setAccessibleName(self.tr("Value"))
        self.column.addLayout(form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.use)
        self.column.addLayout(row)
        self.setFocusProxy(self.field)
