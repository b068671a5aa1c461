"""The source of a template as a recruiter reads it: its fields are pills; or as it is written, for who wants that."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu, QTextEdit

from carerix_desktop.gui.templates.marks import FieldMarks, renamed
from carerix_desktop.gui.templates.pill import (
    HOLDER,
    LABEL,
    PILL,
    SOURCE,
    FieldMark,
    PillObject,
    field_marks,
    mark_source,
    pill_format,
    source_of,
)
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.text import announce

_KEEP = QTextCursor.MoveMode.KeepAnchor


class FieldText(QTextEdit):
    """One text of a template.

    Args:
        theme: colours and fonts.
        one_line: for the subject.
        pills: begin with pills.
    """

    def __init__(self, theme: Theme, *, one_line: bool = False, pills: bool = True) -> None:
        super().__init__()
        self._theme, self._one_line, self._pills = theme, one_line, pills
        self._labels: Mapping[str, str] = {}
        self._shown = self._drawn = ""
        self._marks = FieldMarks(self.document(), theme)
        self._pill = PillObject(theme, self.document())
        self.document().documentLayout().registerHandler(PILL, self._pill)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        if one_line:
            self._be_one_line()
        theme.changed.connect(self.viewport().update)
        self.cursorPositionChanged.connect(self._speak_pill)

    # what is in it

    def know(self, labels: Mapping[str, str]) -> None:
        """The fields there are, by name what people call them."""
        if labels != self._labels:
            self._labels = labels
            self._marks.know(labels)
            self._redraw()

    def show_source(self, source: str) -> None:
        """Another text; undo begins anew."""
        self._shown = source
        self.clear()
        self._write(self.textCursor(), source)
        self._drawn = self._whole()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.document().clearUndoRedoStacks()

    def source(self) -> str:
        """The text as it is stored; where nobody changed it, exactly what was shown."""
        now = self._whole()
        return self._shown if now == self._drawn else now

    def show_pills(self, on: bool) -> None:
        """Fields as pills, or as they are written."""
        if on != self._pills:
            self._pills = on
            self._redraw()

    def insert_field(self, name: str) -> None:
        """A field at the cursor, in the place of what is selected."""
        self._write(self.textCursor(), mark_source(name, None))

    def replace_field(self, wrong: str, right: str) -> None:
        """Another name for a field, wherever it is marked."""
        source = self.source()
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        self._write(cursor, renamed(source, wrong, right))

    # keys, clipboard, menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.text() == "}" and self._pills:
            self._make_pill()

    def createMimeDataFromSelection(self) -> QMimeData:
        data, cursor = QMimeData(), self.textCursor()
        data.setText(self._between(cursor.selectionStart(), cursor.selectionEnd()))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._write(self.textCursor(), source.text())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu: QMenu = self.createStandardContextMenu()
        place = self._pill_at(self.cursorForPosition(event.pos()).position())
        if place is not None:
            menu.addSeparator()
            menu.addAction(self.tr("When empty, write…"), lambda: self.ask_default(place))
        menu.exec(event.globalPos())
        menu.deleteLater()

    def ask_default(self, place: int) -> None:
        """Ask what is written where the field of this pill is empty."""
        mark = self._mark_at(place)
        label = self._labels.get(mark.name, mark.name)
        text, given = QInputDialog.getText(
            self.window(),
            self.tr("When empty, write…"),
            self.tr("Where “{field}” is empty, the message says:").format(field=label),
            QLineEdit.EchoMode.Normal,
            mark.default or "",
        )
        if given:
            cursor = QTextCursor(self.document())
            cursor.setPosition(place)
            cursor.setPosition(place + 1, _KEEP)
            self._write(cursor, mark_source(mark.name, text.strip() or None))

    # within

    def _write(self, cursor: QTextCursor, source: str) -> None:
        source = " ".join(source.splitlines()) if self._one_line else source.replace("\r\n", "\n")
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        done = 0
        for mark in field_marks(source) if self._pills else ():
            if mark.name in self._labels:
                cursor.insertText(source[done : mark.start], QTextCharFormat())
                cursor.insertText(HOLDER, pill_format(source[mark.start : mark.end], self._label_of(mark)))
                done = mark.end
        cursor.insertText(source[done:], QTextCharFormat())
        cursor.endEditBlock()

    def _redraw(self) -> None:
        """The same text, drawn anew; undo goes on where something was changed."""
        source, is_changed = self._whole(), self.document().isUndoAvailable()
        before = len(self._between(0, self.textCursor().position()))
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        self._write(cursor, source)
        places = range(self.document().characterCount())
        cursor.setPosition(bisect_left(places, before, key=lambda place: len(self._between(0, place))))
        self.setTextCursor(cursor)
        if not is_changed:
            self.document().clearUndoRedoStacks()

    def _whole(self) -> str:
        return self._between(0, self.document().characterCount())

    def _label_of(self, mark: FieldMark) -> str:
        label = self._labels[mark.name]
        if mark.default is None:
            return label
        return self.tr("{field} or “{text}”").format(field=label, text=mark.default)

    def _between(self, start: int, end: int) -> str:
        end = min(end, self.document().characterCount() - 1)
        lines: list[str] = []
        block = self.document().findBlock(start)
        while block.isValid() and block.position() <= end:
            last = min(end, block.position() + block.length() - 1)
            lines.append(source_of(block, max(start, block.position()), last))
            block = block.next()
        return "\n".join(lines)

    def _make_pill(self) -> None:
        """What was just typed becomes a pill, where it is a field; undo gives the letters back."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, _KEEP)
        typed = cursor.selectedText()
        mark = next((one for one in field_marks(typed) if one.end == len(typed)), None)
        if mark is not None and mark.name in self._labels:
            mine = typed[mark.start :]
            cursor = self.textCursor()
            cursor.setPosition(cursor.position() - len(mine.encode("utf-16-le")) // 2, _KEEP)
            self._write(cursor, mine)

    def _pill_at(self, position: int) -> int | None:
        """The place of the pill before or after a position."""
        for place in (position - 1, position):
            if place >= 0 and self.document().characterAt(place) == HOLDER and self._look_of(place) is not None:
                return place
        return None

    def _look_of(self, place: int) -> QTextCharFormat | None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place + 1)
        look = cursor.charFormat()
        return look if look.objectType() == PILL else None

    def _mark_at(self, place: int) -> FieldMark:
        look = self._look_of(place)
        assert look is not None
        return next(field_marks(str(look.property(SOURCE))))

    def _speak_pill(self) -> None:
        place = self._pill_at(self.textCursor().position())
        look = None if place is None else self._look_of(place)
        if look is not None and self.hasFocus():
            announce(self, str(look.property(LABEL)))

    def _be_one_line(self) -> None:
        self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.setFixedHeight(QLineEdit().sizeHint().height())
