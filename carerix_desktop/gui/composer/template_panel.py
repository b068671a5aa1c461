"""The tab with templates: those to choose from, empty fields to fill, what sending changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from carerix_desktop.gui.composer.template_rows import OFFERED, TemplateRows, make_item, narrow
from carerix_desktop.gui.composer.templating import Offered
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.text import Text


class TemplatePanel(QFrame):
    """What can be written from a template.

    Signals:
        chosen: a Template.
        answered: the name of an empty field and what belongs there.
    """

    chosen = Signal(object)
    answered = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("pane", "window")
        self.setAccessibleName(self.tr("Templates"))
        self.search = QLineEdit()
        self.search.setProperty("kind", "search")
        self.search.setPlaceholderText(self.tr("Search a template"))
        self.search.setAccessibleName(self.tr("Search a template"))
        self.search.setToolTip("Ctrl+T")
        self.list = QListWidget()
        self.list.setProperty("kind", "sections")
        self.list.setItemDelegate(TemplateRows(theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Templates"))
        self._none = Text(self.tr("Put the message on the file of a candidate or contact, and templates appear here."),
                          "meta", wrap=True)  # fmt: skip
        self.fields = QVBoxLayout()
        self._lines: dict[str, QLineEdit] = {}
        self.after, self._after = Text("", "meta", wrap=True), QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        column.addLayout(self.fields)
        column.addWidget(self._after)
        row = QHBoxLayout(self._after)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        sign = QLabel()
        sign.setPixmap(theme.icons.pixmap("workflow", "text.secondary", 16, self.devicePixelRatioF()))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.after, 1)
        self._after.hide()
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._take_first)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)

    def show_templates(self, found: tuple[Offered, ...]) -> None:
        """What there is for the person."""
        self.list.clear()
        self._none.setVisible(not found)
        for offered in found:
            self.list.addItem(make_item(offered))
        self._narrow(self.search.text())

    def show_after(self, vacancy: str, status: str) -> None:
        """What sending changes: the status of the procedure for a vacancy, by its number; "" of either changes none."""
        text = self.tr("After sending: status of {vacancy} becomes {status}")
        said = text.format(vacancy=vacancy, status=RecordTexts().status(status)) if vacancy and status else ""
        self.after.setText(said)
        self._after.setVisible(bool(said))

    def show_missing(self, fields: Mapping[str, str]) -> None:
        """The empty fields, by name with what people call them, to fill in here."""
        while (item := self.fields.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._lines = {}
        for name, label in fields.items():
            line = self._lines[name] = QLineEdit()
            line.setPlaceholderText(label)
            line.setAccessibleName(label)
            line.editingFinished.connect(partial(self._answer, name, line))
            self.fields.addWidget(line)

    def _answer(self, name: str, line: QLineEdit) -> None:
        if line.text().strip():
            self.answered.emit(name, line.text().strip())

    def follow_missing(self, names: Collection[str]) -> None:
        """Which of them are empty now: one that was filled in goes, and comes back with undo."""
        for name, line in self._lines.items():
            line.setVisible(name in names)

    def _narrow(self, words: str) -> None:
        narrow(self.list, words)

    def _take_first(self) -> None:
        shown = [self.list.item(row) for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        if shown:
            self._take(shown[0])

    def _take(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(OFFERED).template)
