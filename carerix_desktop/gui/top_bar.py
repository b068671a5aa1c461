"""The top bar: search, sync status, one's own avatar with its menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.actions import WindowActions
from carerix_desktop.gui.context import Context, Wish
from carerix_desktop.gui.records.edit import create_record
from carerix_desktop.gui.rights import bar, user_may_change
from carerix_desktop.gui.search_field import SearchField
from carerix_desktop.gui.status import SyncStatus
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.avatar import paint_avatar
from carerix_desktop.gui.widgets.buttons import BESIDE, Button


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
        self.new = self._make_new(context, actions)
        self.writing = Button(context.theme, "", icon="square-pen", kind="quiet")
        self.writing.hide()
        self.status.setIconSize(BESIDE)
        avatar = AvatarButton(context.theme, context.services.viewer.name)
        menu = QMenu(avatar)
        head = QAction(context.services.viewer.name, menu)
        head.setEnabled(False)
        menu.addActions([head, actions.account, actions.shortcuts])
        menu.addSeparator()
        menu.addActions([actions.switch_user, actions.quit])
        avatar.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 14, 0)
        row.setSpacing(12)
        row.addWidget(self.new)
        row.addWidget(self.search, 6)
        row.addStretch(1)
        row.addWidget(self.writing)
        row.addWidget(self.status)
        row.addWidget(avatar)

    def show_writing(self, title: str) -> None:
        """A message that is being written stands behind another page; "" for none."""
        self.writing.setVisible(bool(title))
        self.writing.setText(self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, 180))
        self.writing.setAccessibleName(self.tr("Go on writing: {title}").format(title=title))
        self.writing.setToolTip(self.writing.accessibleName())

    def _create(self, context: Context, kind: RecordKind) -> None:
        made = create_record(self.window(), context, kind)
        if made is not None:
            context.open_record(*made)

    def _make_new(self, context: Context, actions: WindowActions) -> QToolButton:
        """New message, and what else can be made."""
        button = QToolButton()
        button.setProperty("kind", "primary")
        button.setText(actions.new.text().replace("&", ""))
        button.setAccessibleName(button.text())
        button.setToolTip(f"{button.text()} ({actions.new.shortcut().toString()})")
        button.setIcon(context.theme.icons.icon("square-pen", "accent.on"))
        button.setIconSize(BESIDE)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        menu = QMenu(button)
        menu.addAction(actions.new)
        menu.addAction(
            context.theme.icons.icon("picture-in-picture-2"),
            self.tr("New message in its own window"),
            lambda: context.write(Wish(own_window=True)),
        )
        menu.addSeparator()
        for kind, action in actions.new_records.items():
            actions.on(action, partial(self._create, context, kind))
            menu.addAction(action)
        button.setMenu(menu)
        button.clicked.connect(actions.new.trigger)
        button.setVisible(context.can_write or not user_may_change(context.services.viewer))
        bar(context.services.viewer, button)
        return button
