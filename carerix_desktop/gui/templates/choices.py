"""The form of a template: for whom it is, when one reaches for it, what follows; Ctrl+Z takes a choice back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from carerix_desktop.domain.record import MATCH_STATUSES
from carerix_desktop.domain.template import Situation, TemplateKind, TemplateText
from carerix_desktop.gui.templates.texts import TemplateTexts
from carerix_desktop.gui.widgets.text import Text


class Choices(QWidget):
    """Four choices, with room for a line above and below.

    Signals:
        changed: by a person.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._texts = TemplateTexts()
        self.kind, self.situation, self.status = QComboBox(), QComboBox(), QComboBox()
        self.confidential = QCheckBox(self.tr("Confidential"))
        self._shown: TemplateText | None = None
        self._before: list[TemplateText] = []
        self._fill()
        self._lay_out()
        for box in (self.kind, self.situation, self.status):
            box.activated.connect(lambda _index: self._chosen())
            box.installEventFilter(self)
        self.confidential.clicked.connect(lambda _on: self._chosen())
        self.confidential.installEventFilter(self)

    def show_text(self, written: TemplateText) -> None:
        """The choices of another text; what was chosen before cannot be taken back any more."""
        self._before.clear()
        self._show(written)

    def on(self, written: TemplateText) -> TemplateText:
        """A text with the choices that stand here."""
        return replace(
            written,
            kind=TemplateKind(self.kind.currentData()),
            situation=Situation(self.situation.currentData()),
            status_after=self.status.currentData(),
            confidential=self.confidential.isChecked(),
        )

    def take_back(self) -> bool:
        """The choice before the last one; whether there was one."""
        if not self._before:
            return False
        self._show(self._before.pop())
        self.changed.emit()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        if undo and event.type() == QEvent.Type.ShortcutOverride and self._before:
            event.accept()  # before the window's own undo
            return True
        if undo and event.type() == QEvent.Type.KeyPress:
            return self.take_back()
        return super().eventFilter(watched, event)

    def _show(self, written: TemplateText) -> None:
        self._shown = written
        for box, value in (
            (self.kind, written.kind.value),
            (self.situation, written.situation.value),
            (self.status, written.status_after),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        self.confidential.setChecked(written.confidential)

    def _chosen(self) -> None:
        if self._shown is None:
            return
        now = self.on(self._shown)
        if now != self._shown:
            self._before.append(self._shown)
            self._shown = now
            self.changed.emit()

    def _fill(self) -> None:
        for kind in TemplateKind:
            self.kind.addItem(self._texts.kind(kind), kind.value)
        for situation in Situation:
            self.situation.addItem(self._texts.situation(situation), situation.value)
        for status in ("", *MATCH_STATUSES):
            self.status.addItem(self._texts.status(status), status)

    def _lay_out(self) -> None:
        self.lines = QGridLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setHorizontalSpacing(10)
        self.lines.setVerticalSpacing(8)
        self.lines.setColumnStretch(1, 1)
        self.lines.setColumnStretch(3, 1)
        for label, box, row, column in (
            (self.tr("For"), self.kind, 1, 0),
            (self.tr("Situation"), self.situation, 1, 2),
            (self.tr("Status after sending"), self.status, 2, 0),
        ):
            self.lines.addWidget(Text(label), row, column)
            self.lines.addWidget(box, row, column + 1)
            box.setAccessibleName(label)
            box.setMinimumContentsLength(8)
        self.confidential.setToolTip(self.tr("Messages from this template begin as confidential"))
        self.lines.addWidget(self.confidential, 2, 3)

    def add_line(self, row: int, label: str, field: QWidget) -> None:
        """A field over the whole width, in row 0 or 3."""
        self.lines.addWidget(Text(label), row, 0)
        self.lines.addWidget(field, row, 1, 1, 3)
        field.setAccessibleName(label)
