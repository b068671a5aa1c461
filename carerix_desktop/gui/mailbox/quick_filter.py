"""The quick filter of a list: Unread, Starred, Attachment, and words (DESIGN 5.13). Esc clears."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from carerix_desktop.domain.view import QuickFilter
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import IconButton, PillButton

TYPING_MS = 180


class QuickFilterBar(QWidget):
    """Pills and a field.

    Signals:
        changed: the filter that is on now.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.unread = PillButton(theme, self.tr("Unread"))
        self.starred = PillButton(theme, self.tr("Starred"), "star")
        self.attachment = PillButton(theme, self.tr("Attachment"), "paperclip")
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("Words"))
        self.words.setAccessibleName(self.tr("Words in this folder"))
        self.words.setClearButtonEnabled(True)
        self._last = QuickFilter()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_MS)
        self._pause.timeout.connect(self._tell)
        self.more = IconButton(theme, "search", self.tr("Words in this folder"), checkable=True, size=26)
        self.more.toggled.connect(self._on_more)
        row = QHBoxLayout()
        row.setSpacing(6)
        for pill in (self.unread, self.starred, self.attachment):
            pill.toggled.connect(self._tell)
            row.addWidget(pill)
        row.addStretch()
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.words)
        self.words.hide()
        self.words.textChanged.connect(self._pause.start)

    @property
    def value(self) -> QuickFilter:
        """What is filtered."""
        return QuickFilter(
            unread=self.unread.isChecked(),
            starred=self.starred.isChecked(),
            attachment=self.attachment.isChecked(),
            words=self.words.text().strip(),
        )

    def arrive(self) -> None:
        """The keyboard goes to the first pill, unless the window is only being made."""
        if self.isVisible():
            self.unread.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_filter(self, quick: QuickFilter) -> None:
        """The filter of another folder; without a signal."""
        self._put(quick)
        self._last = quick

    def clear(self) -> None:
        """Filter nothing."""
        self._put(QuickFilter())
        self._tell()

    def _put(self, quick: QuickFilter) -> None:
        with QSignalBlocker(self), QSignalBlocker(self.more):
            self.unread.setChecked(quick.unread)
            self.starred.setChecked(quick.starred)
            self.attachment.setChecked(quick.attachment)
            self.words.setText(quick.words)
            self.words.setVisible(bool(quick.words))
            self.more.setChecked(bool(quick.words))
        self._pause.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.value:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _on_more(self, on: bool) -> None:
        self.words.setVisible(on)
        if on:
            self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.words.clear()

    def _tell(self) -> None:
        if self.value != self._last and not self.signalsBlocked():
            self._last = self.value
            self.changed.emit(self.value)
