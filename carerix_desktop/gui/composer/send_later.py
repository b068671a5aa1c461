"""When a message leaves: the menu beside Send, and the dialog that asks for a day and an hour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QMenu,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.gui.composer.words import monday_at_nine, seconds_of, tomorrow_at_nine, tr
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.text import Text


class SendLaterDialog(QDialog):
    """A day and an hour that have not passed.

    Signals:
        chosen: seconds since 1970.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(tr("Send later"))
        self.day = QCalendarWidget()
        self.day.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.day.setMinimumDate(QDate.currentDate())
        self.day.setSelectedDate(QDate.currentDate().addDays(1))
        self.day.setAccessibleName(tr("Day"))
        self.hour = QTimeEdit(QTime(9, 0))
        self.hour.setAccessibleName(tr("Time"))
        self.problem = Text("", "meta", "bad", wrap=True)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        box.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Send then"))
        box.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        at = QHBoxLayout()
        at.addWidget(Text(tr("Time")))
        at.addWidget(self.hour)
        at.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.day)
        column.addLayout(at)
        column.addWidget(self.problem)
        column.addWidget(box)
        box.accepted.connect(self._take)
        box.rejected.connect(self.reject)

    def _take(self) -> None:
        moment = seconds_of(self.day.selectedDate(), self.hour.time())
        if moment <= datetime.now().astimezone().timestamp():
            self.problem.setText(tr("That moment has passed. Choose a later one."))
            self.hour.setFocus()
            return
        self.accept()
        self.chosen.emit(moment)


def fill_send_menu(menu: QMenu, theme: Theme, send_at: Callable[[int], None], owner: QWidget) -> None:
    """Tomorrow 9:00, Monday 9:00, another moment."""

    def ask() -> None:
        dialog = SendLaterDialog(owner.window())
        dialog.chosen.connect(send_at)
        dialog.open()

    def now() -> datetime:
        return datetime.now().astimezone()

    icon = theme.icons.icon("clock")
    menu.addAction(icon, tr("Send tomorrow 9:00"), lambda: send_at(tomorrow_at_nine(now())))
    menu.addAction(icon, tr("Send Monday 9:00"), lambda: send_at(monday_at_nine(now())))
    menu.addAction(icon, tr("Send later…"), ask)
