"""All fields by what they are about, with a search: below the button that inserts one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QStyledItemDelegate, QWidget

from carerix_desktop.domain.template import TemplateKind
from carerix_desktop.gui.fault_words import language_code
from carerix_desktop.gui.templates.texts import TemplateTexts
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.popover import Popover
from carerix_desktop.gui.widgets.row import paint_row
from carerix_desktop.services.template_fields import FieldGroup, TemplateField

HEIGHT = 380
_FIELD = Qt.ItemDataRole.UserRole + 1
_ICONS = {
    FieldGroup.PERSON: "user",
    FieldGroup.VACANCY: "briefcase",
    FieldGroup.USER: "at-sign",
    FieldGroup.AGENCY: "building-2",
}


def field_label(field: TemplateField) -> str:
    """What people call a field, in the language of the window."""
    return field.dutch if language_code() == "nl" else field.english


class FieldMenu(Popover):
    """The fields of a kind of template.

    Signals:
        chosen: the name of a field.
    """

    chosen = Signal(str)

    def __init__(self, owner: QWidget, theme: Theme, kind: TemplateKind, fields: Sequence[TemplateField]) -> None:
        super().__init__(owner, width=320)
        self._fields = fields
        self.search, self.list = _Search(self._step), QListWidget()
        self.search.setPlaceholderText(self.tr("Search a field"))
        self.search.setAccessibleName(self.tr("Search a field"))
        self.list.setAccessibleName(self.tr("Fields"))
        self.list.setItemDelegate(_FieldDelegate(theme, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFixedHeight(HEIGHT)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.column.setContentsMargins(10, 10, 10, 10)
        self.column.addWidget(self.search)
        self.column.addWidget(self.list)
        self.setFocusProxy(self.search)
        self._fill(kind)
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._take_current)
        self.list.itemClicked.connect(self._take)
        self._narrow("")

    def _fill(self, kind: TemplateKind) -> None:
        texts = TemplateTexts()
        for group in FieldGroup:
            mine = [field for field in self._fields if field.group is group]
            head = QListWidgetItem(texts.field_group(group, kind))
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(head)
            for field in mine:
                item = QListWidgetItem(field_label(field))
                item.setData(_FIELD, field)
                item.setToolTip("{{ " + field.name + " }}")
                self.list.addItem(item)

    def _narrow(self, words: str) -> None:
        """Show the fields with these words in what they are called, and the heads of those."""
        asked, head_item = words.casefold().split(), None
        first: QListWidgetItem | None = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            field = item.data(_FIELD)
            if field is None:
                head_item = item
                item.setHidden(True)
                continue
            called = f"{field.english} {field.dutch} {field.name}".casefold()
            item.setHidden(not all(word in called for word in asked))
            if not item.isHidden():
                first = first or item
                if head_item is not None:
                    head_item.setHidden(False)
        if first is not None:
            self.list.setCurrentItem(first)

    def _step(self, by: int) -> None:
        row = self.list.currentRow() + by
        while 0 <= row < self.list.count():
            item = self.list.item(row)
            if not item.isHidden() and item.data(_FIELD) is not None:
                self.list.setCurrentItem(item)
                return
            row += by

    def _take_current(self) -> None:
        if self.list.currentRow() >= 0 and not self.list.currentItem().isHidden():
            self._take(self.list.currentItem())

    def _take(self, item: QListWidgetItem) -> None:
        field = item.data(_FIELD)
        if field is not None:
            self.close()
            self.chosen.emit(field.name)


class _Search(QLineEdit):
    """The arrows move in the list below."""

    def __init__(self, step: Any) -> None:
        super().__init__()
        self.setClearButtonEnabled(True)
        self._step = step

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if by:
            self._step(by)
        else:
            super().keyPressEvent(event)


class _FieldDelegate(QStyledItemDelegate):
    """A small head per group; sign, label and example of a field."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: Any, index: Any) -> QSize:
        return QSize(160, max(32 if index.data(_FIELD) else 28, self._theme.metrics("body").height() + 10))

    def paint(self, painter: QPainter, option: Any, index: Any) -> None:
        field = index.data(_FIELD)
        if field is not None:
            sign = (_ICONS[field.group], "text.secondary")
            paint_row(painter, option, self._theme, sign=sign, label=index.data(), words=field.example)
            return
        painter.save()
        painter.setFont(self._theme.font("captionStrong"))
        painter.setPen(self._theme.color("text.tertiary"))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(option.rect.adjusted(10, 4, -8, 0), side, index.data())
        painter.restore()
