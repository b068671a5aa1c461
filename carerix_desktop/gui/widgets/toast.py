"""The toast: a finished action in one sentence, with the way back, at the bottom of the window.

One at a time; the same kind of action within its time merges ("Archived 3"). It waits while hovered or focused and is
spoken politely. Undo never depends on it: Ctrl+Z does the same.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import BESIDE
from carerix_desktop.gui.widgets.text import Text, announce

Say = Callable[[int], str]
Back = Callable[[], None]
Also = tuple[str, Callable[[], None]]


class Toast(QFrame):
    """A child of the window, raised over it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("pane", "toast")
        self.setObjectName("toast")
        self._window = window
        self._kind, self._count = "", 0
        self._backs: list[Back] = []
        self._text = Text()
        self._undo = QToolButton()
        self._undo.setProperty("kind", "toast")
        self._undo.setText(self.tr("Undo"))
        self._undo.setIcon(theme.icons.icon("undo-2", "text.onTooltip"))
        self._undo.setIconSize(BESIDE)
        self._undo.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._undo.clicked.connect(self._take_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(14)
        self._also = QToolButton()
        self._also.setProperty("kind", "toast")
        self._also.clicked.connect(self._follow)
        self._follows: Back | None = None
        row.addWidget(self._text)
        row.addWidget(self._undo)
        row.insertWidget(1, self._also)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(theme.tokens.toast_s * 1000)
        self._timer.timeout.connect(self._leave)
        self._left = 0
        self._count_down = QTimer(self)
        self._count_down.setInterval(1000)
        self._count_down.timeout.connect(self._on_second)
        window.installEventFilter(self)
        self.hide()

    @property
    def message(self) -> str:
        """What it says while it is there."""
        return self._text.text() if self.isVisibleTo(self._window) else ""

    def show_message(
        self,
        say: Say,
        *,
        kind: str = "",
        count: int = 1,
        back: Back | None = None,
        seconds: int = 0,
        also: Also | None = None,
    ) -> None:
        """Say something.

        Args:
            say: the sentence for a count.
            kind: the same kind while one shows merges: counts add up, one Undo takes all back.
            count: how many things were done.
            back: takes the action back.
            seconds: how long it can be taken back, counted down on the button; 0 where that has no end.
            also: another button, label and act: to what was done.
        """
        self._end_count()
        merges = bool(kind) and kind == self._kind and self.isVisible()
        self._count = count + (self._count if merges else 0)
        self._backs = [*(self._backs if merges else []), *([back] if back else [])]
        self._kind = kind
        self._text.setText(say(self._count))
        self._undo.setVisible(bool(self._backs))
        self._follows = also[1] if also else None
        self._also.setText(also[0] if also else "")
        self._also.setVisible(also is not None)
        self._timer.start()
        if seconds:
            self._left = seconds
            self._timer.stop()
            self._count_down.start()
            self._show_left()
        self._place()
        self.show()
        self.raise_()
        announce(self, self._text.text())

    def withdraw(self) -> None:
        """What it offers to take back was taken back by other means."""
        if self._backs and self.isVisible():
            self._backs = []
            self._dismiss()

    def _on_second(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._dismiss()
        else:
            self._show_left()

    def _show_left(self) -> None:
        self._undo.setText(self.tr("Undo {n} s").format(n=self._left))

    def _end_count(self) -> None:
        self._count_down.stop()
        self._undo.setText(self.tr("Undo"))

    def _take_back(self) -> None:
        backs, self._backs = self._backs, []
        self._dismiss()
        for back in reversed(backs):
            back()

    def _follow(self) -> None:
        follows, self._follows = self._follows, None
        self._dismiss()
        if follows is not None:
            follows()

    def _leave(self) -> None:
        if self.underMouse() or self._undo.hasFocus() or self._also.hasFocus():
            self._timer.start(1000)
        else:
            self._dismiss()

    def _dismiss(self) -> None:
        self._timer.stop()
        self._end_count()
        self._kind, self._count = "", 0
        self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        if not self._count_down.isActive():
            self._timer.start()
        super().enterEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        room = self._window.rect()
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - 20)
