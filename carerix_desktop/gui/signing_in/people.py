"""The people who may sign in on this computer, with their initials."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from carerix_desktop.domain.account import User
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.avatar import paint_avatar

AVATAR = 32
ROW_HEIGHT = 48


class People(QListWidget):
    """One row per user file."""

    def __init__(self, theme: Theme, users: Sequence[User]) -> None:
        super().__init__()
        self._theme, self._users = theme, users
        self.setProperty("kind", "sections")
        self.setAccessibleName(self.tr("People"))
        self.setIconSize(QSize(AVATAR, AVATAR))
        self.setSpacing(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        for user in users:
            item = QListWidgetItem(self._picture(user.name), f"  {user.name}")
            item.setSizeHint(QSize(0, max(ROW_HEIGHT, self.fontMetrics().height() + 20)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{user.name}, {user.login}")
            item.setToolTip(user.login)
            self.addItem(item)

    @property
    def chosen(self) -> User | None:
        """Who is marked."""
        return self._users[self.currentRow()] if 0 <= self.currentRow() < len(self._users) else None

    def choose(self, login: str) -> None:
        """Mark somebody; the first where nobody has that login."""
        logins = [user.login for user in self._users]
        self.setCurrentRow(logins.index(login) if login in logins else 0)

    def _picture(self, name: str) -> QIcon:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(AVATAR * ratio), round(AVATAR * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_avatar(painter, QRectF(0, 0, AVATAR, AVATAR), name, "user", self._theme)
        painter.end()
        icon = QIcon(picture)
        icon.addPixmap(picture, QIcon.Mode.Selected)
        return icon
