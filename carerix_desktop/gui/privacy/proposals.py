"""People whom the retention rules propose: erase each after its own report, or keep them longer with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.event import Event
from carerix_desktop.domain.privacy import MOST_MONTHS, Proposed, months_before
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.privacy.erase_dialog import EraseDialog
from carerix_desktop.gui.privacy.table import PlainTable
from carerix_desktop.gui.privacy.words import PrivacyTexts, this_day
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.dim import open_dimmed
from carerix_desktop.gui.widgets.text import Text

KEPT_MONTHS = 12


class KeepDialog(QDialog):
    """For how long, and why."""

    def __init__(self, parent: QWidget | None, context: Context, people: list[Proposed]) -> None:
        super().__init__(parent)
        self._context, self._people, self._texts = context, people, PrivacyTexts()
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Keep %n person(s)", "", len(people)))
        self.setMinimumWidth(420)
        self.banner, self.months, self.why = Banner(context.theme), QSpinBox(), QLineEdit()
        self.months.setRange(1, MOST_MONTHS)
        self.months.setValue(KEPT_MONTHS)
        self.months.lineEdit().setTextMargins(6, 0, 0, 0)
        self.months.setAccessibleName(self.tr("Months"))
        self.why.setAccessibleName(self.tr("Why"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText(self.tr("Keep"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(Text(self.tr("Not proposed for so many months")), self.months)
        form.addRow(Text(self.tr("Why")), self.why)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(self.banner)
        column.addLayout(form)
        column.addWidget(self.buttons)
        self.buttons.accepted.connect(self._keep)
        self.buttons.rejected.connect(self.reject)

    def _keep(self) -> None:
        keep, viewer = self._context.services.more["privacy"].keep, self._context.services.viewer.key
        until, why = months_before(this_day(), -self.months.value()), self.why.text()
        people = [(one.kind, one.ref) for one in self._people]

        def act() -> Iterable[Event]:
            return cast("Iterable[Event]", keep(viewer, people, until=until, why=why))

        self._context.jobs.tell(act, on_done=self._on_kept, on_fault=self._on_fault)

    def _on_kept(self, events: Iterable[Event]) -> None:
        for event in events:
            self._context.bridge.receive(event)
        self.accept()

    def _on_fault(self, fault: Fault) -> None:
        self.banner.say("bad", "circle-alert", self._texts.fault(fault))


class ProposalsBox(QWidget):
    """The list with its two answers.

    Args:
        context: services and look.
        status: the word for a status of a procedure.
    """

    def __init__(self, context: Context, status: Callable[[str], str]) -> None:
        super().__init__()
        self._context, self._status, self._texts = context, status, PrivacyTexts()
        self._waiting: list[Proposed] = []
        self.summary = Text(role="meta", wrap=True)
        heads = (self.tr("Name"), self.tr("Number"), self.tr("Why"))
        self.table = PlainTable(self.tr("People whom the rules propose"), heads, ticks=True)
        self.erase = Button(context.theme, self.tr("Erase ticked…"), icon="trash-2")
        self.keep = Button(context.theme, self.tr("Keep ticked…"))
        row = QHBoxLayout()
        for button in (self.erase, self.keep):
            button.setEnabled(False)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(self.table)
        column.addLayout(row)
        self.table.itemChanged.connect(self._on_ticks)
        self.table.itemActivated.connect(self._open)
        self.erase.clicked.connect(self._on_erase)
        self.keep.clicked.connect(self._on_keep)

    def refresh(self) -> None:
        """Read again."""
        propose, viewer = self._context.services.more["privacy"].propose, self._context.services.viewer.key
        self._context.jobs.ask(propose, viewer, on_done=self._show, on_fault=self._fail, key=(id(self), "propose"))

    def _show(self, found: tuple[Proposed, ...]) -> None:
        self.table.show_rows(
            [(one, (one.name, one.ref, self._texts.why(one, self._status(one.value)))) for one in found]
        )
        self.table.setVisible(bool(found))
        if found:
            text = self.tr("%n person(s) proposed. Nothing is erased by itself.", "", len(found))
        else:
            text = self.tr("The rules propose nobody today.")
        self.summary.setText(text)
        for button in (self.erase, self.keep):
            button.setVisible(bool(found))
        self._on_ticks()

    def _fail(self, fault: Fault) -> None:
        self.summary.setText(self._texts.fault(fault))

    def _ticked(self) -> list[Proposed]:
        return [one for one in self.table.ticked() if isinstance(one, Proposed)]

    def _on_ticks(self, *_changed: object) -> None:
        some = bool(self.table.ticked())
        self.erase.setEnabled(some)
        self.keep.setEnabled(some)

    def _open(self, *_item: object) -> None:
        one = self.table.current_key()
        if isinstance(one, Proposed):
            self._context.open_record(one.kind, one.ref)

    def _on_keep(self) -> None:
        dialog = KeepDialog(self.window(), self._context, self._ticked())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self.refresh)
        open_dimmed(dialog)

    def _on_erase(self) -> None:
        """One after the other, each with its own report and its name typed; Cancel ends the row."""
        self._waiting = self._ticked()
        self._next()

    def _next(self) -> None:
        if not self._waiting:
            self.refresh()
            return
        one = self._waiting.pop(0)
        dialog = EraseDialog(self.window(), self._context, one.kind, one.ref, one.name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        gone: list[bool] = []
        dialog.erased.connect(lambda: gone.append(True))
        dialog.finished.connect(lambda _code: self._next() if gone else self.refresh())
        open_dimmed(dialog)
