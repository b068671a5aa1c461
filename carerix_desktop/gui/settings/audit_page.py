"""Settings › Log: who did what and when, as far as the viewer may see it; filter, detail, export (issue: audit log)."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.account import User
from carerix_desktop.domain.audit import ACT_GROUPS, AuditLine, AuditWish
from carerix_desktop.domain.errors import Fault
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.settings.audit_model import AuditModel, LogColumn, when_text
from carerix_desktop.gui.settings.audit_words import about_text, act_text, detail_text, group_words, who_text
from carerix_desktop.gui.transfer.run_dialog import RunDialog
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.progress import Progress

TYPING_MS, LETTERS, SEARCH_WIDTH = 250, 10, 160
WIDTHS = {LogColumn.WHEN: 140, LogColumn.WHO: 140, LogColumn.WHAT: 210, LogColumn.ABOUT: 220}
DAYS = (0, 1, 7, 30, 365)


class AuditPage(QWidget):
    """Reads itself anew each time that it is shown."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme = context.theme
        self._context = context
        self._users: list[User] = []
        self.model = AuditModel(context, self)
        self.period, self.who, self.what, self.whose = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.words = QLineEdit()
        self.export = Button(theme, self.tr("Export…"), icon="download")
        self.view, self.empty, self.banner = QTreeView(), EmptyState(theme), Banner(theme)
        self.stack, self.detail = QStackedWidget(), LogDetail(context)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._dress()
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the users, and then the lines again."""
        users = self._context.services.more["users"]
        self._context.jobs.ask(users.everybody, on_done=self._take_users, on_fault=self._fail, key=(id(self), "users"))

    def wish(self) -> AuditWish:
        """What the filter asks for."""
        days = self.period.currentData() or 0
        since = None
        if days:
            midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
            since = int((midnight - timedelta(days=days - 1)).timestamp())
        return AuditWish(
            since=since,
            by=self.who.currentData() or "",
            acts=ACT_GROUPS.get(self.what.currentData() or "", ()),
            user=self.whose.currentData(),
            words=self.words.text(),
        )

    def _take_users(self, users: list[User]) -> None:
        if users != self._users:
            self._users = users
            for box, data in ((self.who, "login"), (self.whose, "key")):
                chosen = box.currentData()
                box.blockSignals(True)
                while box.count() > 1:
                    box.removeItem(1)
                for user in users:
                    box.addItem(user.name, getattr(user, data))
                box.setCurrentIndex(max(0, box.findData(chosen)))
                box.blockSignals(False)
        self._ask()

    def _ask(self) -> None:
        self._typing.stop()
        self.model.show(self.wish(), {user.login: user.name for user in self._users})

    def _on_loaded(self) -> None:
        self.banner.hide()
        found = self.model.rowCount() > 0
        if not found and self.wish() == AuditWish():
            self.empty.say(
                "history", self.tr("Nothing in the log yet"), self.tr("What is changed here is written down.")
            )
        elif not found:
            again = (self.tr("Show everything"), "filter-x", self._clear)
            self.empty.say("search", self.tr("Nothing found"), self.tr("No line has all of this."), (again,))
        self.stack.setCurrentWidget(self.view if found else self.empty)
        self.export.setEnabled(found)
        if found and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))
        if not found:
            self.detail.hide()

    def _clear(self) -> None:
        for box in (self.period, self.who, self.what, self.whose):
            box.setCurrentIndex(0)
        self.words.clear()
        self._ask()

    def _on_current(self, index: QModelIndex) -> None:
        line = self.model.line_at(index.row()) if index.isValid() else None
        if line is not None:
            self.detail.show_line(line, self.model.names())

    def _on_activated(self, index: QModelIndex) -> None:
        line = self.model.line_at(index.row())
        if line is not None and line.message is not None:
            self._context.open_page("mailbox", int(line.message))

    def _on_export(self) -> None:
        forms = ";;".join((self.tr("Table for a spreadsheet (*.csv)"), self.tr("JSON (*.json)")))
        name, form = QFileDialog.getSaveFileName(self.window(), self.tr("Export the log"), "log.csv", forms)
        if name:
            path = Path(name)
            suffix = ".json" if "json" in form else ".csv"
            self.write(path if path.suffix.lower() in (".csv", ".json") else path.with_name(path.name + suffix))

    def write(self, path: Path) -> None:
        """Write what the filter asks for into a file."""
        log, viewer, wish = self._context.services.more["audit_log"], self._context.services.viewer.key, self.wish()

        def work(progress: Progress) -> int:
            written: int = log.export(viewer, wish, path, progress=progress)
            return written

        dialog = RunDialog(self.window(), self._context, self.tr("Exporting the log"), work)
        dialog.exec()
        if dialog.answer is not None:
            self._context.toast(self.tr("%n line(s) written to {file}", "", dialog.answer).format(file=path.name))
        dialog.deleteLater()

    def _fail(self, fault: Fault) -> None:
        again = (self.tr("Try again"), "", self.refresh)
        self.banner.say("bad", "circle-alert", self.tr("The log could not be read"), fault_line(fault), (again,))

    def _dress(self) -> None:
        ends = {
            0: self.tr("Any time"),
            1: self.tr("Today"),
            7: self.tr("Last 7 days"),
            30: self.tr("Last 30 days"),
            365: self.tr("Last year"),
        }
        for days in DAYS:
            self.period.addItem(ends[days], days)
        self.who.addItem(self.tr("By anybody"), "")
        self.what.addItem(self.tr("Everything"), "")
        for group, name in group_words().items():
            self.what.addItem(name, group)
        self.whose.addItem(self.tr("About any user"), None)
        for box, name in (
            (self.period, self.tr("Period")),
            (self.who, self.tr("Who did it")),
            (self.what, self.tr("What was done")),
            (self.whose, self.tr("Whose user file")),
        ):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(LETTERS)
        self.words.setPlaceholderText(self.tr("Search in the log"))
        self.words.setAccessibleName(self.tr("Search in the log"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(SEARCH_WIDTH)
        self.view.setModel(self.model)
        self.view.setProperty("kind", "plain")
        self.view.setRootIsDecorated(False)
        self.view.setUniformRowHeights(True)
        self.view.setAllColumnsShowFocus(True)
        self.view.setAccessibleName(self.tr("Log"))
        self.view.header().setStretchLastSection(True)
        self.view.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in WIDTHS.items():
            self.view.setColumnWidth(column, width)

    def _connect(self) -> None:
        for box in (self.period, self.who, self.what, self.whose):
            box.currentIndexChanged.connect(lambda _row: self._ask())
        self.words.textChanged.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self._ask)
        self.model.loaded.connect(self._on_loaded)
        self.model.failed.connect(self._fail)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.activated.connect(self._on_activated)
        self.export.clicked.connect(self._on_export)

    def _lay_out(self) -> None:
        head, row = QHBoxLayout(), QHBoxLayout()
        head.addWidget(Text(self.tr("Log"), "heading"), 1)
        head.addWidget(self.export)
        row.setSpacing(8)
        for widget in (self.period, self.what, self.who, self.whose):
            row.addWidget(widget)
        row.addWidget(self.words, 1)
        hint = self.tr(
            "A line about a message shows to whom the message shows, any other to administrators. Nothing is ever "
            "deleted from the log."
        )
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        frame = QFrame()
        frame.setProperty("pane", "surface")
        column = QVBoxLayout(frame)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(Text(hint, "meta", wrap=True))
        column.addLayout(row)
        column.addWidget(self.banner)
        column.addWidget(self.stack, 1)
        column.addWidget(self.detail)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)


class LogDetail(QFrame):
    """The chosen line in full, below the table."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._line: AuditLine | None = None
        self.setProperty("pane", "inset")
        self.title, self.text = Text("", "strong", wrap=True), Text("", "meta", wrap=True)
        self.reason = Text("", wrap=True)
        self.open = Button(context.theme, self.tr("Open message"), icon="mail-open", compact=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        for text in (self.title, self.text, self.reason):
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.addLayout(words, 1)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        self.open.clicked.connect(self._on_open)
        self.hide()

    def show_line(self, line: AuditLine, names: dict[str, str]) -> None:
        """Show a line."""
        self._line = line
        about = about_text(line, names)
        self.title.setText(f"{act_text(line.act)}: {about}" if about else act_text(line.act))
        parts = (when_text(line), who_text(line, names), detail_text(line))
        self.text.setText("  ·  ".join(part for part in parts if part))
        self.reason.setText(self.tr("Why: {reason}").format(reason=line.reason))
        self.reason.setVisible(bool(line.reason))
        self.open.setVisible(line.message is not None)
        self.show()

    def _on_open(self) -> None:
        if self._line is not None and self._line.message is not None:
            self._context.open_page("mailbox", int(self._line.message))
