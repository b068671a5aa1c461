"""Settings › Users: every user file, with what needs attention (DESIGN 4.13). For administrators."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QLineEdit, QTreeView, QVBoxLayout, QWidget

from carerix_desktop.domain.account import User
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.event import AccountState
from carerix_desktop.domain.ids import AccountKey
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.settings.new_user import NewUserDialog
from carerix_desktop.gui.settings.services import SettingsServices
from carerix_desktop.gui.settings.texts import fault_text
from carerix_desktop.gui.settings.user_acts import UserActs
from carerix_desktop.gui.settings.user_delegate import ChipDelegate, UserDelegate
from carerix_desktop.gui.settings.user_lines import UserLine, read_lines
from carerix_desktop.gui.settings.user_panel import UserPanel
from carerix_desktop.gui.settings.users_model import LINE_ROLE, ORDER_ROLE, Column, UsersModel
from carerix_desktop.gui.widgets.buttons import Button, PillButton
from carerix_desktop.gui.widgets.dim import open_dimmed
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.gui.widgets.text import Text

PANEL_WIDTH = 316
PANEL_FROM = 980
WIDTHS = ((Column.ROLE, 100), (Column.MAIL, 92), (Column.STATE, 142), (Column.CONFIDENTIAL, 100), (Column.ACTIVE, 82))
RIGHTS = 2
NARROW = 800
"""Below this the columns that can be missed are left out."""


class FilteredUsers(QSortFilterProxyModel):
    """Filters by words in name, address or login, and by "needs attention"."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._attention = "", False

    def narrow(self, words: str, *, attention: bool) -> None:
        """Show other rows."""
        self.beginFilterChange()
        self._words, self._attention = words.strip().casefold(), attention
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:  # type: ignore[override] # Qt's own
        line: UserLine = self.sourceModel().index(row, 0, parent).data(LINE_ROLE)
        user = line.user
        text = " ".join((user.name, user.from_address, user.login, *user.aliases)).casefold()
        return self._words in text and (line.needs_attention or not self._attention)


class UsersPage(QWidget):
    """The table, a filter, a panel for the selected user.

    Signals:
        open_wanted: (User, section) where section is "email" or "profile".
    """

    open_wanted = Signal(object, str)

    def __init__(self, context: Context, services: SettingsServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self._context, self._services = context, services
        self._wanted_key: int | None = None
        self.model = UsersModel(theme, self)
        self.lines = FilteredUsers(self)
        self.lines.setSourceModel(self.model)
        self.view = QTreeView()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter users"))
        self.filter.setAccessibleName(self.tr("Filter users"))
        self.filter.setClearButtonEnabled(True)
        self.attention = PillButton(theme, self.tr("Needs attention"), "triangle-alert")
        self.new_button = Button(theme, self.tr("New user"), icon="user-plus", kind="primary")
        self._title, self._summary = Text(self.tr("Users"), role="heading"), Text(role="meta", elide=True)
        self.panel, self.acts = UserPanel(theme), UserActs(context, services, self)
        self.empty = EmptyState(theme)
        self._states: dict[AccountKey, AccountState] = {}
        self._dress_view()
        self._lay_out()
        self._connect()

    def _dress_view(self) -> None:
        self.view.setModel(self.lines)
        self.view.setRootIsDecorated(False)
        self.view.setUniformRowHeights(True)
        self.view.setAllColumnsShowFocus(True)
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(Column.NAME, Qt.SortOrder.AscendingOrder)
        theme = self._context.theme
        self.lines.setSortRole(ORDER_ROLE)
        self.view.setItemDelegateForColumn(Column.NAME, UserDelegate(theme, self.view))
        for column in (Column.STATE, Column.CONFIDENTIAL):
            self.view.setItemDelegateForColumn(column, ChipDelegate(theme, self.view))
        self.view.setAccessibleName(self.tr("Users"))
        header = self.view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS:
            self.view.setColumnWidth(column, width)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._summary)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addLayout(words, 1)
        for widget in (self.attention, self.filter, self.new_button):
            head.addWidget(widget)
        left = QFrame()
        left.setProperty("pane", "surface")
        column = QVBoxLayout(left)
        column.setContentsMargins(20, 18, 20, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)
        self.empty.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(self.panel)
        self.panel.setMinimumWidth(PANEL_WIDTH)
        self.panel.setMaximumWidth(PANEL_WIDTH)
        self.panel.hide()

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._narrow)
        self.attention.toggled.connect(self._narrow)
        self.new_button.clicked.connect(self._add)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.activated.connect(self._on_activated)
        self.panel.open_wanted.connect(self._on_open)
        self.panel.change_wanted.connect(self._on_change)
        rights, acts = self.panel.rights, self.acts
        rights.password_wanted.connect(lambda: self._act(acts.give_password))
        rights.leave_wanted.connect(lambda: self._act(lambda user: acts.leave(user, self.users)))
        rights.hand_over_wanted.connect(lambda: self._act(lambda user: acts.hand_over(user, self.users)))
        acts.done.connect(self.refresh)
        self._context.bridge.account_state.connect(self._on_state)

    @property
    def users(self) -> list[User]:
        """Everybody, as read last."""
        return [line.user for line in self.model.lines]

    def show_leaver(self) -> None:
        """The rights of the first who is switched off."""
        for row in range(self.lines.rowCount()):
            line = self._line(self.lines.index(row, 0))
            if line is not None and not line.user.active:
                self.view.setCurrentIndex(self.lines.index(row, 0))
                self.panel.tabs.setCurrentIndex(RIGHTS)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_panel()

    def refresh(self, select: User | None = None) -> None:
        """Read the rows again, off the window's thread; then select a user."""
        current = self._line(self.view.currentIndex())
        self._wanted_key = select.key if select else current.user.key if current else None
        states = dict(self._states)
        self._context.jobs.ask(
            read_lines, self._services, states, on_done=self._show, on_fault=self._fail, key=("users", id(self))
        )

    def _show(self, lines: list[UserLine]) -> None:
        self.model.show_lines(lines)
        ready = sum(line.account is not None for line in lines)
        attention = sum(line.needs_attention for line in lines)
        parts = (
            self.tr("%n user(s)", "", len(lines)),
            self.tr("%n mailbox(es) set up", "", ready),
            self.tr("%n need(s) attention", "", attention),
        )
        self._summary.setText(", ".join(parts))
        for row in range(self.lines.rowCount()):
            line = self._line(self.lines.index(row, 0))
            if line is not None and line.user.key == self._wanted_key:
                self.view.setCurrentIndex(self.lines.index(row, 0))

        self._show_empty()

    def _fail(self, fault: Fault) -> None:
        """The table keeps what it showed."""
        self._summary.setText(fault_text(fault))

    def _narrow(self, _value: object = None) -> None:
        self.lines.narrow(self.filter.text(), attention=self.attention.isChecked())
        self._show_empty()

    def _show_empty(self) -> None:
        nobody = self.lines.rowCount() == 0 and self.model.rowCount() > 0
        if nobody and not self.filter.text().strip():
            self.empty.say("circle-check", self.tr("Everything works"), self.tr("No user needs attention."))
        elif nobody:
            self.empty.say(
                "search", self.tr("Nobody found"), self.tr("No user has these words in name, login or address.")
            )
        self.empty.setVisible(nobody)
        self.view.setVisible(not nobody)

    def _on_state(self, state: AccountState) -> None:
        """The engine says how a mailbox stands; the rows are read again when that is another thing than before."""
        before = self._states.get(state.account)
        self._states[state.account] = state
        if self.isVisible() and (before is None or before.phase is not state.phase):
            self.refresh()

    def _act(self, act: Callable[[User], object]) -> None:
        line = self._line(self.view.currentIndex())
        if line is not None:
            act(line.user)

    def _on_change(self, texts: object) -> None:
        if isinstance(texts, dict):
            self._act(lambda user: self.acts.change(user, texts))

    def _add(self) -> None:
        dialog = NewUserDialog(self._context, self._services, self)
        dialog.added.connect(self._on_added)
        open_dimmed(dialog)

    def _on_added(self, user: User) -> None:
        self._context.toast(self.tr("{name} was added").format(name=user.name))
        self.refresh(user)

    def _on_current(self, index: QModelIndex) -> None:
        line = self._line(index)
        if line is not None:
            self.panel.show_line(line)
        self._show_panel()

    def _show_panel(self) -> None:
        """Beside the table where there is room; without it, Enter or a double click opens the user file."""
        for column in (Column.MAIL, Column.CONFIDENTIAL):
            self.view.setColumnHidden(column, self.width() < NARROW)
        self.panel.setVisible(self.view.currentIndex().isValid() and self.width() >= PANEL_FROM)

    def _on_activated(self, index: QModelIndex) -> None:
        line = self._line(index)
        if line is not None:
            self.open_wanted.emit(line.user, "email")

    def _on_open(self, section: str) -> None:
        line = self._line(self.view.currentIndex())
        if line is not None:
            self.open_wanted.emit(line.user, section)

    def _line(self, index: QModelIndex) -> UserLine | None:
        line: UserLine | None = index.data(LINE_ROLE) if index.isValid() else None
        return line
