"""The top bar: search, sync status, one's own avatar with its menu."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton

from carerix_desktop.gui.actions import WindowActions
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.search_field import SearchField
from carerix_desktop.gui.status import SyncStatus
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.avatar import paint_avatar
from carerix_desktop.gui.widgets.buttons import BESIDE


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


class TopBar(QFrame):
    """The bar over all pages."""

    def __init__(self, context: Context, actions: WindowActions) -> None:
        super().__init__()
        self.setProperty("pane", "top")
        self.setFixedHeight(context.theme.size("topbar.height"))
        self.search = SearchField(context)
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
