"""The tab of a candidate's procedures: a card each, what runs first, and the way onto a vacancy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.blocks import add_all_related, clear
from carerix_desktop.gui.records.tabs.base import FileTab
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.services.record_file import RecordFile

WIDEST_PX = 560


class OwnProceduresTab(FileTab):
    """The vacancies that a candidate is a match for; a card opens the vacancy, whose board moves the candidate on."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._texts = RecordTexts()
        inner = QWidget()
        inner.setMaximumWidth(WIDEST_PX)
        self._cards = QVBoxLayout(inner)
        self._cards.setContentsMargins(24, 16, 24, 16)
        self._cards.setSpacing(8)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def show_file(self, file: RecordFile, *, other: bool) -> None:
        clear(self._cards)
        add_all_related(self._cards, self._context, replace(file, vacancies=(), people=(), company=None), self._texts)
        self._cards.addStretch(1)
        if other:
            self._area.verticalScrollBar().setValue(0)

    def panes(self) -> Sequence[QWidget]:
        return (self._area,)
