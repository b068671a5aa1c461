"""After the program ended in the middle of a lot: a person says whether the rest goes out (DESIGN 5.6)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from carerix_desktop.domain.ids import LotKey
from carerix_desktop.domain.outgoing import OPEN_STATES, Lot, LotState
from carerix_desktop.gui.bulk.sending import take_back
from carerix_desktop.gui.context import Context


class UnfinishedLots(QObject):
    """Asks about each lot once per start, also when the engine finds it only later.

    Signals:
        lots_read: the lots as they stand now.
    """

    lots_read = Signal(object)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._outbox: Any = context.services.more["outbox"]
        self._viewer = context.services.viewer.key
        self._asked: set[LotKey] = set()
        self.box: QMessageBox | None = None
        context.bridge.outbox_changed.connect(self.look)
        context.bridge.account_state.connect(self.look)

    def look(self, _event: object = None) -> None:
        """Read the lots."""
        self._context.jobs.ask(self._outbox.lots, self._viewer, on_done=self._take, key=(id(self), "lots"))

    def _take(self, found: tuple[Lot, ...]) -> None:
        self.lots_read.emit(found)
        for lot in found:
            if lot.state is LotState.ASKING and lot.key not in self._asked and self.box is None:
                self._asked.add(lot.key)
                self._ask(lot)

    def _ask(self, lot: Lot) -> None:
        left = sum(number for state, number in lot.counts.items() if state in OPEN_STATES)
        line = self.tr("%n of {total} were not sent", "", left).format(total=lot.total)
        question = self.tr("Continue?")
        box = QMessageBox(QMessageBox.Icon.Question, self._window.windowTitle(), f"{line}. {question}")
        box.setParent(self._window, box.windowFlags())
        box.setWindowModality(Qt.WindowModality.WindowModal)
        title = self.tr("{title}. The program ended in the middle of it. Nothing is sent twice.")
        box.setInformativeText(title.format(title=lot.title))
        go_on = box.addButton(self.tr("Continue"), QMessageBox.ButtonRole.AcceptRole)
        drop = box.addButton(self.tr("Do not send"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(self.tr("Later"), QMessageBox.ButtonRole.RejectRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.box = box
        box.finished.connect(lambda _result: self._answered(box, lot.key, go_on, drop))
        box.open()

    def _answered(self, box: QMessageBox, key: LotKey, go_on: QPushButton, drop: QPushButton) -> None:
        chosen, self.box = box.clickedButton(), None
        if chosen is go_on:
            self._context.jobs.tell(self._outbox.continue_lot, self._viewer, key, on_done=self.look)
        elif chosen is drop:
            self._context.jobs.tell(take_back, self._outbox, self._viewer, key, on_done=self.look)
        else:
            self.look()
