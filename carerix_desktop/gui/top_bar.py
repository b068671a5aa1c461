"""The top bar: search, sync status, one's own avatar with its menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton

from carerix_desktop.gui.actions import WindowActions
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.status import SyncStatus
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.avatar import paint_avatar
from carerix_desktop.gui.widgets.buttons import BESIDE
from carerix_desktop.gui.widgets.text import Text

TYPING_MS = 160


class AvatarButton(QToolButton):
    """One's own initials; opens the menu."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self.setFixedSize(36, 36)
        self.setAccessibleName(self.tr("{name}, my account").format(name=name))
        self.setToolTip(name)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_avatar(painter, QRectF(2, 2, 32, 32), self._name, "user", self._theme)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(self._theme.color("focus.ring"), 2 if self.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(1, 1, 34, 34))
        painter.end()


class SearchField(QLineEdit):
    """Search everywhere.

    Signals:
        wanted: words, a moment after the last key.
        left: Esc or empty.
        entered: go to the results.
    """

    wanted = Signal(str)
    left = Signal()
    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "search")
        self.setPlaceholderText(self.tr("Search mail, candidates, companies and vacancies"))
        self.setAccessibleName(self.tr("Search everywhere"))
        self.setClearButtonEnabled(True)
        self.setMaximumWidth(560)
        glass = self.addAction(theme.icons.icon("search", "text.tertiary"), QLineEdit.ActionPosition.LeadingPosition)
        glass.setText(self.tr("Search"))
        self._hint = Text("Ctrl K", "key", parent=self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_MS)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._on_text)
        self.returnPressed.connect(self._on_return)

    def arrive(self) -> None:
        """Ctrl+K."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self._on_return()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.adjustSize()
        spot = QPoint(self.width() - self._hint.width() - 8, (self.height() - self._hint.height()) // 2)
        self._hint.move(spot)

    def _on_text(self, text: str) -> None:
        self._hint.setVisible(not text)
        self._pause.start()
        if not text:
            self._pause.stop()
            self.left.emit()

    def _on_return(self) -> None:
        self._pause.stop()
        self._tell()
        self.entered.emit()

    def _tell(self) -> None:
        if self.text().strip():
            self.wanted.emit(self.text().strip())


class TopBar(QFrame):
    """The bar over all pages."""

    def __init__(self, context: Context, actions: WindowActions) -> None:
        super().__init__()
        self.setProperty("pane", "top")
        self.setFixedHeight(context.theme.size("topbar.height"))
        self.search = SearchField(context.theme)
        self.status = SyncStatus(context)
        self.status.setIconSize(BESIDE)
        avatar = AvatarButton(context.theme, context.services.viewer.name)
        menu = QMenu(avatar)
        head = QAction(context.services.viewer.name, menu)
        head.setEnabled(False)
        menu.addActions([head, actions.account, actions.shortcuts])
        menu.addSeparator()
        menu.addAction(actions.quit)
        avatar.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 14, 0)
        row.setSpacing(12)
        row.addWidget(self.search, 6)
        row.addStretch(1)
        row.addWidget(self.status)
        row.addWidget(avatar)
