"""The page "Settings": sections at the left, the chosen one at the right (DESIGN 4.9, 4.13).

Whoever leaves a section, the page or the window with unsaved changes is asked: Save, Discard, Cancel.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from carerix_desktop.domain.account import User
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.settings.sections import USERS, Section, groups_of
from carerix_desktop.gui.settings.services import SettingsServices, services_of
from carerix_desktop.gui.settings.user_file import EMAIL, UserFile
from carerix_desktop.gui.settings.users_page import UsersPage

SECTION_ROLE = Qt.ItemDataRole.UserRole + 1
SECTIONS_WIDTH = 212
HEAD_HEIGHT, ROW_HEIGHT = 28, 32


class SettingsPage(QWidget):
    """My account for everybody, Users for administrators."""

    def __init__(self, context: Context, services: SettingsServices | None = None) -> None:
        super().__init__()
        self._context = context
        self._services = services or services_of(context)
        self._leaving = False
        self.sections, self._model = QListView(), QStandardItemModel(self)
        self.stack = QStackedWidget()
        self.own = UserFile(context, self._services)
        self.stack.addWidget(self.own)
        self.users: UsersPage | None = None
        self._pages: dict[str, QWidget] = {}
        self._sections: dict[str, Section] = {}
        self.other: UserFile | None = None
        self._fill_sections()
        self._lay_out()
        self.sections.clicked.connect(self._on_section)
        self.sections.activated.connect(self._on_section)
        self.own.open_user(self._services.viewer, EMAIL)
        self._mark(EMAIL)

    def arrive(self, argument: object = None) -> None:
        """Come to a section by its name or as "my_account", or to the file of a User."""
        if isinstance(argument, User):
            self._leave(lambda: self._open_other(argument, EMAIL))
        elif argument == "my_account":
            self._go(EMAIL)
        elif argument in self._sections:
            self._go(str(argument))
        if self.window() is not self:
            self.window().installEventFilter(self)

    def panes(self) -> list[QWidget]:
        """What F6 steps through."""
        shown = self.stack.currentWidget()
        return [self.sections] if shown is None else [self.sections, shown]

    def screens(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """What else is worth a picture: name, and what brings it up."""
        yield "settings-connection", self.own.email.test
        yield "settings-folders", self.own.email.edit_folders
        for name, section in self._sections.items():
            if name != EMAIL and section.go is None:
                yield f"settings-{name}", partial(self._show, name)
                if name == USERS:
                    yield "users-leaver", self._show_leaver

    def _show_leaver(self) -> None:
        """Who left, with what can be done."""
        page = self._users_page()
        page.show_leaver()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that closes over unsaved changes waits for the answer."""
        current = self._file()
        if event.type() == QEvent.Type.Close and watched is self.window() and current and current.dirty:
            event.ignore()
            current.leave(self._close_window)
            return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page of the window was chosen: ask, and come back on Cancel."""
        current = self._file()
        if not event.spontaneous() and current is not None and current.dirty and self.window().isVisible():
            QTimer.singleShot(0, self._ask_after_leaving)
        super().hideEvent(event)

    def _close_window(self) -> None:
        QTimer.singleShot(0, self.window().close)  # a window that is closing just now refuses to be closed again

    def _ask_after_leaving(self) -> None:
        current = self._file()
        if current is None or not current.dirty or self._leaving or self.isVisible():
            return
        self._leaving = True
        gone: list[bool] = []
        current.leave(lambda: gone.append(True))
        self._leaving = False
        if not gone:  # Cancel, or Save that tests first: the page shows how it goes
            self._context.open_page("settings", None)

    def _fill_sections(self) -> None:
        icons = self._context.theme.icons
        for title, sections in groups_of(self._context, self._services):
            head = QStandardItem(title)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            head.setFont(self._context.theme.font("caption"))
            head.setSizeHint(QSize(0, HEAD_HEIGHT))
            self._model.appendRow(head)
            for section in sections:
                self._sections[section.name] = section
                item = QStandardItem(icons.icon(section.icon, "text.secondary"), section.label)
                item.setData(section.name, SECTION_ROLE)
                item.setEditable(False)
                item.setSizeHint(QSize(0, ROW_HEIGHT))
                self._model.appendRow(item)

    def _lay_out(self) -> None:
        self.sections.setModel(self._model)
        self.sections.setProperty("kind", "sections")
        self.sections.setAccessibleName(self.tr("Sections of the settings"))
        self.sections.setSpacing(2)
        self.sections.setIconSize(QSize(16, 16))
        self.sections.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.sections.setMaximumWidth(SECTIONS_WIDTH)
        left = QFrame()
        left.setProperty("pane", "rail")
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 12, 8, 8)
        column.addWidget(self.sections)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(self.stack, 1)

    def _on_section(self, index: QModelIndex) -> None:
        name = index.data(SECTION_ROLE)
        if name:
            self._go(str(name))

    def _go(self, name: str) -> None:
        shown = self.stack.currentWidget()
        if name == self._current_name() and shown is not self.other:
            self._mark(name)
            return
        self._mark(self._current_name())
        self._leave(lambda: self._show(name))

    def _leave(self, then: Callable[[], None]) -> None:
        current = self._file()
        if current is None:
            then()
        else:
            current.leave(then)

    def _show(self, name: str) -> None:
        section = self._sections.get(name)
        if section is None:
            return
        if section.go is not None:
            section.go()
            return
        if name == USERS:
            page = self._users_page()
            page.refresh(self.other.user if self.other else None)
            self.stack.setCurrentWidget(page)
        elif section.make is not None:
            self.stack.setCurrentWidget(self._page(section))
        else:
            self.own.open_user(self.own.user or self._services.viewer, name)
            self.stack.setCurrentWidget(self.own)
        self._mark(name)

    def _page(self, section: Section) -> QWidget:
        if section.name not in self._pages and section.make is not None:
            self._pages[section.name] = section.make()
            self.stack.addWidget(self._pages[section.name])
        return self._pages[section.name]

    def _users_page(self) -> UsersPage:
        if self.users is None:
            self.users = UsersPage(self._context, self._services)
            self.users.open_wanted.connect(self._open_other)
            self.stack.addWidget(self.users)
        return self.users

    def _open_other(self, user: User, section: str) -> None:
        if user.key == self._services.viewer.key:
            self._show(section)
            return
        if self.other is None:
            self.other = UserFile(self._context, self._services, with_bar=True)
            self.other.back_wanted.connect(self._back_to_users)
            self.stack.addWidget(self.other)
        self.other.open_user(user, section)
        self.stack.setCurrentWidget(self.other)
        self._mark(USERS)

    def _back_to_users(self) -> None:
        self._show(USERS)

    def _file(self) -> UserFile | None:
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, UserFile) else None

    def _current_name(self) -> str:
        shown = self.stack.currentWidget()
        made = next((name for name, page in self._pages.items() if page is shown), None)
        if made is not None:
            return made
        return self.own.section if shown is self.own else USERS

    def _mark(self, name: str) -> None:
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            if index.data(SECTION_ROLE) == name:
                self.sections.setCurrentIndex(index)
