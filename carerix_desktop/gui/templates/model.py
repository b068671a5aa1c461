"""The list of templates by situation: languages of one group are one row; a row of a situation cannot be chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QWidget

from carerix_desktop.domain.template import Situation, Template
from carerix_desktop.gui.fault_words import language_code
from carerix_desktop.gui.templates.texts import TemplateTexts
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.row import paint_row

Index = QModelIndex | QPersistentModelIndex
UNSAVED = "●"
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One template: its texts by language, in the order of their languages; and the names of those not saved yet."""

    texts: tuple[Template, ...]
    unsaved: frozenset[str] = frozenset()

    @property
    def front(self) -> Template:
        """In the language of the window where there is one."""
        return next((one for one in self.texts if one.written.language == language_code()), self.texts[0])

    @property
    def key(self) -> str:
        """What names it: its group, else its name."""
        return self.texts[0].written.group or self.texts[0].written.name

    @property
    def title(self) -> str:
        """In the language of the window where there is one."""
        written = self.front.written
        return written.title or written.name


def entries_of(templates: Iterable[Template], unsaved: Collection[str] = ()) -> list[Entry]:
    """Texts of one group together, by situation and title."""
    groups: dict[str, list[Template]] = {}
    for one in templates:
        groups.setdefault(one.written.group or f"\0{one.written.name}", []).append(one)
    entries = [
        Entry(
            texts=tuple(sorted(texts, key=lambda t: t.written.language)),
            unsaved=frozenset(one.written.name for one in texts).intersection(unsaved),
        )
        for texts in groups.values()
    ]
    order = list(Situation)
    return sorted(entries, key=lambda entry: (order.index(entry.texts[0].written.situation), entry.title.casefold()))


class TemplateListModel(QAbstractListModel):
    """Rows: a situation, or an entry."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[Situation | Entry] = []
        self._texts = TemplateTexts()

    def show_templates(self, templates: Iterable[Template], words: str = "", unsaved: Collection[str] = ()) -> None:
        """Other templates, narrowed by words in title or name; the names of those not saved yet."""
        self.beginResetModel()
        self._rows = []
        for entry in entries_of(templates, unsaved):
            found = f"{entry.title} {entry.key}".casefold()
            if not all(word in found for word in words.casefold().split()):
                continue
            situation = entry.texts[0].written.situation
            if not any(row is situation for row in self._rows):
                self._rows.append(situation)
            self._rows.append(entry)
        self.endResetModel()

    def mark_unsaved(self, name: str, unsaved: bool) -> None:
        """A text was changed, or is as it is stored."""
        row = self.row_of(name)
        entry = self.entry_at(row)
        if entry is not None and (name in entry.unsaved) is not unsaved:
            self._rows[row] = replace(entry, unsaved=entry.unsaved ^ {name})
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def entry_at(self, row: int) -> Entry | None:
        """The template of a row; None for a situation's."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Entry) else None

    def row_of(self, key: str) -> int:
        """The row of a group or name; -1 where it is not there."""
        for row, entry in enumerate(self._rows):
            if isinstance(entry, Entry) and (entry.key == key or any(one.written.name == key for one in entry.texts)):
                return row
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ENTRY_ROLE:
            return row
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(row, Entry):
            spoken = f"{row.title}, {self._texts.kind(row.texts[0].written.kind)}"
            return f"{spoken}, {self._texts.not_saved()}" if row.unsaved else spoken
        return self._texts.situation(row)


class TemplateDelegate(QStyledItemDelegate):
    """A small head per situation; icon, title and languages of a template."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._texts = theme, TemplateTexts()

    def sizeHint(self, _option: Any, index: Index) -> QSize:
        return QSize(160, max(34 if isinstance(index.data(ENTRY_ROLE), Entry) else 30, 30))

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        row = index.data(ENTRY_ROLE)
        if isinstance(row, Entry):
            words = " ".join(one.written.language.upper() for one in row.texts)
            title = f"{UNSAVED} {row.title}" if row.unsaved else row.title
            sign = (self._texts.icon(row.texts[0].written.kind), "text.secondary")
            paint_row(painter, option, self._theme, sign=sign, label=title, words=words)
            return
        painter.save()
        painter.setFont(self._theme.font("captionStrong"))
        painter.setPen(self._theme.color("text.tertiary"))
        room = option.rect.adjusted(12, 6, -8, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._texts.situation(row))
        painter.restore()
