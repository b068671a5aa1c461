"""The agency's retention rules: a sentence each, switched on and off, made and forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QTreeWidgetItem, QVBoxLayout, QWidget

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.privacy import MOST_MONTHS, Condition, RetentionRule
from carerix_desktop.domain.record import MATCH_STATUSES
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.privacy.table import KEY_ROLE, PlainTable
from carerix_desktop.gui.privacy.words import PrivacyTexts
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text

USUAL_MONTHS, LEAST_LETTERS, WIDEST = 24, 16, 420
CONDITIONS = (Condition.NO_CONTACT, Condition.CONSENT_EXPIRED, Condition.STATUS)


class RulesBox(QWidget):
    """The rules.

    Args:
        context: services and look.
        status: the word for a status of a procedure.

    Signals:
        changed: whom the rules propose may be others now.
    """

    changed = Signal()

    def __init__(self, context: Context, status: Callable[[str], str]) -> None:
        super().__init__()
        self._context, self._status, self._texts = context, status, PrivacyTexts()
        self._showing = False
        self.banner = Banner(context.theme)
        self.table = PlainTable(self.tr("Retention rules"), (self.tr("Rule"), self.tr("For")), ticks=True)
        self.kind, self.condition, self.value, self.months = QComboBox(), QComboBox(), QComboBox(), QSpinBox()
        self.add = Button(context.theme, self.tr("Add rule"), icon="plus")
        self.remove = Button(context.theme, self.tr("Remove rule"))
        self._fill()
        self._lay_out()
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self.condition.currentIndexChanged.connect(self._on_condition)
        self.kind.currentIndexChanged.connect(self._on_condition)
        self.table.itemChanged.connect(self._on_tick)
        self._on_condition()

    def refresh(self) -> None:
        """Read again."""
        rules, viewer = self._context.services.more["privacy"].rules, self._context.services.viewer.key
        self._context.jobs.ask(rules, viewer, on_done=self._show, on_fault=self._fail, key=(id(self), "rules"))

    def rule(self) -> RetentionRule:
        """What the fields say."""
        condition = Condition(self.condition.currentData())
        return RetentionRule(
            kind=RecordKind(self.kind.currentData()),
            condition=condition,
            months=self.months.value(),
            value=str(self.value.currentData()) if condition is Condition.STATUS else "",
        )

    def _show(self, rules: tuple[RetentionRule, ...]) -> None:
        self._showing = True
        kinds = self._kinds()
        self.table.show_rows([(one, (self._texts.why(one, self._status(one.value)), kinds[one.kind])) for one in rules])
        for row, one in enumerate(rules):
            item = self.table.topLevelItem(row)
            if item is not None:
                item.setCheckState(0, Qt.CheckState.Checked if one.active else Qt.CheckState.Unchecked)
        self.table.setVisible(bool(rules))
        self.remove.setVisible(bool(rules))
        self._showing = False

    def _on_add(self) -> None:
        self._tell(self.rule())

    def _on_tick(self, item: QTreeWidgetItem) -> None:
        rule = item.data(0, KEY_ROLE)
        if not self._showing and isinstance(rule, RetentionRule):
            self._tell(replace(rule, active=item.checkState(0) is Qt.CheckState.Checked))

    def _on_remove(self) -> None:
        rule = self.table.current_key()
        if isinstance(rule, RetentionRule):
            service, viewer = self._context.services.more["privacy"], self._context.services.viewer.key
            done, fault = self._on_saved, self._fail
            self._context.jobs.tell(service.delete_rule, viewer, rule.key, on_done=done, on_fault=fault)

    def _tell(self, rule: RetentionRule) -> None:
        service, viewer = self._context.services.more["privacy"], self._context.services.viewer.key
        done, fault = self._on_saved, self._fail
        self._context.jobs.tell(service.save_rule, viewer, rule, on_done=done, on_fault=fault)

    def _on_saved(self, _nothing: object) -> None:
        self.banner.hide()
        self.refresh()
        self.changed.emit()

    def _fail(self, fault: Fault) -> None:
        self.banner.say("bad", "circle-alert", self._texts.fault(fault))

    def _on_condition(self) -> None:
        """A status is a candidate's procedures' alone."""
        self.value.setVisible(self.condition.currentData() == Condition.STATUS.value)
        status = self.condition.findData(Condition.STATUS.value)
        candidate = self.kind.currentData() == RecordKind.CANDIDATE.value
        if not candidate and self.condition.currentIndex() == status:
            self.condition.setCurrentIndex(0)

    def _kinds(self) -> dict[RecordKind, str]:
        return {RecordKind.CANDIDATE: self.tr("Candidates"), RecordKind.CONTACT: self.tr("Contacts")}

    def _fill(self) -> None:
        for kind, word in self._kinds().items():
            self.kind.addItem(word, kind.value)
        for condition in CONDITIONS:
            self.condition.addItem(self._texts.condition(condition), condition.value)
        for status in MATCH_STATUSES:
            self.value.addItem(self._status(status), status)
        self.value.setCurrentIndex(max(0, self.value.findData("rejected")))
        self.condition.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.condition.setMinimumContentsLength(LEAST_LETTERS)
        self.condition.setMaximumWidth(WIDEST)
        self.months.lineEdit().setTextMargins(6, 0, 0, 0)
        self.months.setRange(1, MOST_MONTHS)
        self.months.setValue(USUAL_MONTHS)
        for field, name in (
            (self.kind, self.tr("For")),
            (self.condition, self.tr("Rule")),
            (self.value, self.tr("Status")),
            (self.months, self.tr("Months")),
        ):
            field.setAccessibleName(name)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.kind, self.condition, self.value, self.months, Text(self.tr("months")), self.add):
            row.addWidget(widget, 2 if widget is self.condition else 0)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.banner)
        column.addWidget(self.table)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)
