"""My account › Shortcuts: single keys on or off, and other keys for an action (DESIGN 4.14 and 7)."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QKeySequenceEdit, QTreeWidget, QTreeWidgetItem, QWidget

from carerix_desktop.domain.account import User
from carerix_desktop.gui.choices import Choices
from carerix_desktop.gui.keys import Keys
from carerix_desktop.gui.settings.own_pages import OwnCard, OwnPage
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.switch import Switch
from carerix_desktop.gui.widgets.text import Text

NATIVE = QKeySequence.SequenceFormat.NativeText
TABLE_HEIGHT = 300


class ShortcutsPage(OwnPage):
    """Every action that has keys, and which."""

    def __init__(self, theme: Theme, choices: Choices, keys: Keys, user: User) -> None:
        super().__init__(theme, self.tr("Shortcuts"), user)
        self._choices, self._keys = choices, keys
        self._shown = list(keys.actions)
        self.single = Switch(theme, self.tr("Single keys"))
        self.table = QTreeWidget()
        self.edit = QKeySequenceEdit()
        self.take = Button(theme, self.tr("Use these keys"), kind="primary", compact=True)
        self.reset = Button(theme, self.tr("As it was"), compact=True)
        self.problem = Text("", "meta", "bad", wrap=True)
        self._lay_out()
        self._fill()
        self.single.toggled.connect(self._on_single)
        self.table.currentItemChanged.connect(self._on_row)
        self.edit.keySequenceChanged.connect(self._show_ready)
        self.take.clicked.connect(self._on_take)
        self.reset.clicked.connect(self._on_reset)
        choices.changed.connect(self._on_changed)
        first = self.table.topLevelItem(0)
        if first is not None:
            self.table.setCurrentItem(first)

    @property
    def chosen(self) -> QAction:
        """The action of the row that is marked."""
        item = self.table.currentItem()
        return self._shown[self.table.indexOfTopLevelItem(item) if item is not None else 0]

    def _lay_out(self) -> None:
        single, table = OwnCard(self.tr("Single keys")), OwnCard(self.tr("Keys"))
        hint = self.tr("Letters such as E to archive work in the list and while reading, never in a field.")
        single.add_row(self.tr("Single keys"), self.single, hint)
        self.single.setChecked(self._choices.value("single_keys") == "yes")
        self.table.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self.table.setAccessibleName(self.tr("Keys"))
        self.table.setRootIsDecorated(False)
        self.table.setProperty("kind", "figures")
        self.table.setMinimumHeight(TABLE_HEIGHT)
        self.table.header().setStretchLastSection(False)
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.edit.setMaximumSequenceLength(1)
        self.edit.setClearButtonEnabled(True)
        self.edit.setAccessibleName(self.tr("Other keys for this action"))
        foot, row = QWidget(), QHBoxLayout()
        foot.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        row.addWidget(self.take)
        row.addWidget(self.reset)
        for part in (self.table, foot, self.problem):
            table.add_wide(part)
        self.problem.hide()
        self.add_card(single)
        self.add_card(table)

    def _fill(self) -> None:
        for action in self._shown:
            item = QTreeWidgetItem([action.text().replace("&", "").removesuffix("…"), ""])
            item.setSizeHint(0, QSize(0, self.fontMetrics().height() + 9))
            self.table.addTopLevelItem(item)
        self._show_keys()
        self.table.resizeColumnToContents(1)

    def _show_keys(self) -> None:
        for number, action in enumerate(self._shown):
            item = self.table.topLevelItem(number)
            if item is not None:
                item.setText(1, ", ".join(dict.fromkeys(keys.toString(NATIVE) for keys in action.shortcuts())))
                font = item.font(1)
                font.setBold(self._keys.is_changed(action))
                item.setFont(1, font)
        self._show_ready()

    def _on_single(self, on: bool) -> None:
        self._choices.choose("single_keys", "yes" if on else "no")

    def _on_row(self, *_items: object) -> None:
        keys = self.chosen.shortcuts()
        self.edit.setKeySequence(keys[0] if keys else QKeySequence())
        self._say("")
        self._show_ready()

    def _on_take(self) -> None:
        keys, action = self.edit.keySequence(), self.chosen
        holder = None if keys.isEmpty() else self._keys.holder_of(keys, action)
        if holder is not None:
            text = self.tr("{keys} is for “{action}” already. Choose other keys, or change those first.")
            self._say(text.format(keys=keys.toString(NATIVE), action=holder.text().replace("&", "")))
            return
        self._keys.give(action, keys)

    def _on_reset(self) -> None:
        self._keys.reset(self.chosen)
        self._on_row()

    def _on_changed(self, name: str) -> None:
        if name in ("keys", "single_keys"):
            self.single.setChecked(self._choices.value("single_keys") == "yes")
            self._say("")
            self._show_keys()

    def _show_ready(self, *_keys: object) -> None:
        keys = self.chosen.shortcuts()
        self.take.setEnabled(self.edit.keySequence() != (keys[0] if keys else QKeySequence()))
        self.reset.setEnabled(self._keys.is_changed(self.chosen))

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.edit.setAccessibleDescription(problem)
