"""Settings › Confidentiality: the words, the users' defaults, and who can technically read (DESIGN 4.14; C-09, C-10).

Everybody reads it; the words are changed by administrators.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QTreeWidgetItem, QWidget

from carerix_desktop.domain.account import User, UserRole
from carerix_desktop.domain.errors import Fault
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.privacy.table import KEY_ROLE, PlainTable
from carerix_desktop.gui.settings.card import Card, lay_out_cards
from carerix_desktop.gui.settings.reader_words import reader_lines, role_lines
from carerix_desktop.gui.settings.texts import fault_text
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.keywords import SHORT, WordReach
from carerix_desktop.services.who_can_read import StoreReaders

TYPING_MS, ROW = 250, 30
LEAST_ROWS, MOST_ROWS = 3, 8


class ConfidentialityPage(QWidget):
    """Reads itself anew each time that it is shown."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.may_change = context.services.viewer.role is UserRole.ADMINISTRATOR
        theme = context.theme
        self.banner, self.words, self.word = Banner(theme), QListWidget(), QLineEdit()
        self.add = Button(theme, self.tr("Add word"), icon="plus")
        self.remove = Button(theme, self.tr("Remove"), icon="x")
        self.warning = Text("", "meta", "warn", wrap=True)
        heads = (self.tr("User"), self.tr("Incoming"), self.tr("Outgoing"))
        self.defaults = PlainTable(self.tr("Confidential by default"), heads)
        self.readers, self.roles = Text("", wrap=True), Text("", wrap=True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read all of it again."""
        more, ask, fault = self._context.services.more, self._context.jobs.ask, self._fail
        ask(more["keywords"].all, on_done=self._show_words, on_fault=fault, key=(id(self), "words"))
        ask(more["users"].everybody, on_done=self._show_users, on_fault=fault, key=(id(self), "users"))
        ask(more["who_can_read"].look, on_done=self._show_readers, on_fault=fault, key=(id(self), "readers"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes the chosen word away."""
        if event.key() == Qt.Key.Key_Delete and self.words.hasFocus() and self.may_change:
            self._on_remove()
        else:
            super().keyPressEvent(event)

    def _show_words(self, words: tuple[str, ...]) -> None:
        self.words.clear()
        for word in words:
            item = QListWidgetItem(word)
            item.setSizeHint(QSize(0, ROW))
            self.words.addItem(item)
        shown = max(LEAST_ROWS, min(MOST_ROWS, len(words)))
        self.words.setFixedHeight(shown * ROW + 6)
        self.remove.setEnabled(False)

    def _show_users(self, users: list[User]) -> None:
        yes, no = self.tr("confidential"), "–"
        rows = [
            (user, (user.name, yes if user.incoming_confidential else no, yes if user.outgoing_confidential else no))
            for user in users
            if user.active
        ]
        self.defaults.show_rows(rows)
        administrators = [user.name for user in users if user.active and user.role is UserRole.ADMINISTRATOR]
        self.roles.setText("\n".join(role_lines(administrators)))

    def _show_readers(self, found: StoreReaders) -> None:
        self.readers.setText("\n".join(reader_lines(found)))

    def _on_add(self) -> None:
        keywords, viewer = self._context.services.more["keywords"], self._context.services.viewer.key
        done, fault = self._on_added, self._fail
        self._context.jobs.tell(keywords.add, viewer, self.word.text(), on_done=done, on_fault=fault)

    def _on_added(self, words: tuple[str, ...]) -> None:
        self.banner.hide()
        self.word.clear()
        self._show_words(words)

    def _on_remove(self) -> None:
        item = self.words.currentItem()
        if item is not None:
            keywords, viewer = self._context.services.more["keywords"], self._context.services.viewer.key
            done, fault = self._on_added, self._fail
            self._context.jobs.tell(keywords.remove, viewer, item.text(), on_done=done, on_fault=fault)

    def _on_typed(self, text: str) -> None:
        self.warning.hide()
        self.add.setEnabled(bool(text.strip()))
        if 0 < len(text.strip()) <= SHORT:
            self._typing.start()
        else:
            self._typing.stop()

    def _ask_reach(self) -> None:
        keywords, viewer = self._context.services.more["keywords"], self._context.services.viewer.key
        word, key = self.word.text().strip(), (id(self), "reach")
        self._context.jobs.ask(keywords.reach, viewer, word, on_done=self._show_reach, on_fault=self._fail, key=key)

    def _show_reach(self, reach: WordReach) -> None:
        if not 0 < len(self.word.text().strip()) <= SHORT:
            return
        text = self.tr("So short a word matches nearly everything: {n} of the {total} messages that you can see.")
        self.warning.setText(text.format(n=reach.matching, total=reach.total))
        self.warning.show()

    def _on_user(self, item: QTreeWidgetItem) -> None:
        user = item.data(0, KEY_ROLE)
        if isinstance(user, User) and (self.may_change or user.key == self._context.services.viewer.key):
            self._context.open_page("settings", user)

    def _fail(self, fault: Fault) -> None:
        known = {
            "bad_keyword": self.tr("A word has at least one letter, and no ; in it. Write one word."),
            "keyword_twice": self.tr("This word is in the list already: letter case does not matter."),
        }
        self.banner.say("bad", "circle-alert", known.get(fault.code) or fault_text(fault))

    def _connect(self) -> None:
        self.word.textChanged.connect(self._on_typed)
        self.word.returnPressed.connect(self._on_add)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self.words.currentRowChanged.connect(lambda row: self.remove.setEnabled(row >= 0))
        self._typing.timeout.connect(self._ask_reach)
        self.defaults.itemActivated.connect(lambda item, _column: self._on_user(item))

    def _lay_out(self) -> None:
        self.words.setAccessibleName(self.tr("Words that make mail confidential"))
        self.word.setPlaceholderText(self.tr("New word"))
        self.word.setAccessibleName(self.tr("New word"))
        self.add.setEnabled(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.word, 1)
        for button in (self.add, self.remove):
            row.addWidget(button)
        by = "" if self.may_change else " " + self.tr("An administrator sets them.")
        hint = self.tr(
            "A message with one of these in its subject, in any letter case and inside a word too, makes its "
            "conversation confidential. It holds for mail from now on: what is here stays as it is."
        )
        words = Card(self.tr("Words that make mail confidential"), hint + by)
        words.column.addWidget(self.words)
        words.column.addWidget(self.warning)
        words.column.addLayout(row)
        self.warning.hide()
        for widget in (self.word, self.add, self.remove):
            widget.setVisible(self.may_change)
        hint = self.tr("Set in each user file. Confidential mail shows to those who have it, sent it or are addressed.")
        defaults = Card(self.tr("Confidential by default"), hint)
        defaults.column.addWidget(self.defaults)
        readers = Card(self.tr("Who can technically read"))
        readers.column.addWidget(self.readers)
        roles = Card(self.tr("What administrators see"))
        roles.column.addWidget(self.roles)
        for text in (self.readers, self.roles):
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.banner.setMaximumWidth(words.maximumWidth())
        lay_out_cards(self, self.tr("Confidentiality"), (self.banner, words, defaults, readers, roles))
