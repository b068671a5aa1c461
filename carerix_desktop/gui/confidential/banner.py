"""The plum banner over a confidential conversation: lock, word, who sees it, the way to why (mock-up 07)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text


class ConfidentialBanner(QFrame):
    """Hidden while the conversation is open to all.

    Signals:
        who: somebody asks who can see it, and why.
    """

    who = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("banner", "confidential")
        self.setProperty("flat", True)
        self._lock = QLabel()
        self._lock.setFixedSize(18, 20)
        self._title = Text(self.tr("Confidential conversation."), role="strong")
        self._sight, self._fixed = Text(wrap=True), Text(role="meta", wrap=True)
        self.button = Button(theme, self.tr("Who can see this"), icon="eye", compact=True)
        self.button.clicked.connect(self.who)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        theme.changed.connect(self._paint_lock)
        self._paint_lock()
        self.hide()

    @property
    def sentence(self) -> str:
        """Who sees it, and why that cannot be changed."""
        return " ".join(text for text in (self._sight.text(), self._fixed.text()) if text)

    def say(self, sight: str, fixed: str = "") -> None:
        """Who sees it, and why the viewer cannot change that."""
        self._sight.setText(sight)
        self._fixed.setText(fixed)
        self._fixed.setVisible(bool(fixed))
        self.setAccessibleName(f"{self._title.text()} {self.sentence}".strip())
        self.show()
        self._fit()

    def _lay_out(self) -> None:
        self._words.setSpacing(5)
        self._words.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        self._words.addWidget(self._sight, 1, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addLayout(self._words)
        lines.addWidget(self._fixed)
        for text in (self._sight, self._fixed):
            text.setMinimumWidth(1)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(24, 9, 20, 9)
        row.setSpacing(12)
        row.addWidget(self._lock)
        row.addLayout(lines, 1)
        row.addWidget(self.button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Word and sentence side by side where there is room for both on one line, else one above the other."""
        sides = self._row.contentsMargins()
        taken = sides.left() + sides.right() + 2 * 12 + self._lock.width() + self.button.sizeHint().width()
        sentence = self._sight.fontMetrics().horizontalAdvance(self._sight.text()) + 2
        beside = self._title.sizeHint().width() + 5 + sentence <= self.width() - taken
        side, above = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._words.setDirection(side if beside else above)
        self._words.setSpacing(5 if beside else 1)

    def _paint_lock(self) -> None:
        pixmap = self._theme.icons.pixmap("lock", "confidential.text", 16, self.devicePixelRatioF())
        self._lock.setPixmap(pixmap)
