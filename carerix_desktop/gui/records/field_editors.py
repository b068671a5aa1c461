"""Editors of a profile's fields: kept when one leaves them or chooses; what cannot be stays, and says why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from carerix_desktop.domain.custom_field import FieldType
from carerix_desktop.domain.errors import Fault
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.records.record_field import RecordField
from carerix_desktop.gui.widgets.text import Text

Choices = Sequence[tuple[str, str]]
"""Value and what is read."""
Input = QLineEdit | QPlainTextEdit | QComboBox
"""`RecordField` is one of the first."""


class FieldEditor(QWidget):
    """One field with room for a sentence below it.

    Args:
        name: of the field.
        label: what people read.
        choices: where one is chosen.
        lines: more than one for a text of several lines; of a field of several values one line each.
        hint: shown while it is empty.
        record: where another file is chosen.

    Signals:
        committed: another value was entered: the field's name and its text.
    """

    committed = Signal(str, str)

    def __init__(
        self,
        name: str,
        label: str,
        *,
        choices: Choices | None = None,
        lines: int = 1,
        hint: str = "",
        many: bool = False,
        record: RecordField | None = None,
    ) -> None:
        super().__init__()
        self.name, self._many, self._kept = name, many, ""
        plain = QComboBox if choices is not None else QPlainTextEdit if lines > 1 else QLineEdit
        self.input: Input = record if record is not None else plain()
        self.input.setAccessibleName(label)
        self.error = Text(role="meta", tone="bad", wrap=True)
        self.error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.input)
        column.addWidget(self.error)
        self.setFocusProxy(self.input)
        if isinstance(self.input, QComboBox):
            for value, text in choices or ():
                self.input.addItem(text, value)
            self.input.activated.connect(lambda _place: self._commit())
        elif isinstance(self.input, QPlainTextEdit):
            self.input.setTabChangesFocus(True)
            self.input.setFixedHeight(self.input.fontMetrics().lineSpacing() * lines + 14)
            self.input.setPlaceholderText(hint)
        elif isinstance(self.input, RecordField):
            self.input.chosen.connect(self._commit)
            self.input.unknown.connect(self._say)
        else:
            self.input.setPlaceholderText(hint)
            self.input.editingFinished.connect(self._commit)
        self.input.installEventFilter(self)

    def text(self) -> str:
        """The value as it is entered now."""
        if isinstance(self.input, QComboBox):
            return str(self.input.currentData() or "")
        if isinstance(self.input, QPlainTextEdit):
            written = self.input.toPlainText().strip()
            return ";".join(line.strip() for line in written.splitlines() if line.strip()) if self._many else written
        if isinstance(self.input, RecordField):
            return self.input.ref
        return self.input.text().strip()

    def put(self, text: str) -> None:
        """The value as the file has it; what a person is writing, or was refused, stays."""
        if text == self._kept and not self.error.isVisible() and self.text() == text:
            return
        is_written = self.input.hasFocus() and self.text() != self._kept
        if is_written or self.error.isVisible():
            return
        self._show(text)

    def replace(self, text: str) -> None:
        """The value of another file."""
        self.error.hide()
        self._show(text)

    def refuse(self, fault: Fault) -> None:
        """Say below the field why its value cannot be."""
        self._say(fault_line(fault))

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.show()
        self.input.setAccessibleDescription(sentence)

    def accept(self, text: str) -> None:
        """The value was kept."""
        self._kept = text
        self.error.hide()
        self.input.setAccessibleDescription("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A text of several lines is kept when one leaves it; Ctrl+Z is the window's while nothing new is written."""
        if event.type() == QEvent.Type.FocusOut and isinstance(self.input, QPlainTextEdit):
            self._commit()
        if _asks_for_undo(event) and self.text() == self._kept:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _show(self, text: str) -> None:
        self._kept = text
        if isinstance(self.input, QComboBox):
            if text and self.input.findData(text) < 0:
                self.input.addItem(text, text)  # a value from elsewhere: it is shown as it is
            self.input.setCurrentIndex(max(0, self.input.findData(text)))
        elif isinstance(self.input, QPlainTextEdit):
            self.input.setPlainText(text.replace(";", "\n") if self._many else text)
        elif isinstance(self.input, RecordField):
            self.input.show_ref(text)
        else:
            self.input.setText(text)

    def _commit(self) -> None:
        text = self.text()
        if text != self._kept:
            self.committed.emit(self.name, text)
        elif self.error.isVisible():
            self.accept(text)


def _asks_for_undo(event: QEvent) -> bool:
    override = event.type() == QEvent.Type.ShortcutOverride
    return override and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)


def placeholder(sort: FieldType) -> str:
    """What an empty field of a type shows."""
    return "27-11-2026" if sort is FieldType.DATE else ""
