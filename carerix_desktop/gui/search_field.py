"""The search field of the top bar: words, chips of finished operators, suggestions (DESIGN 5.10)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from carerix_desktop.domain.search_query import split_finished
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.search_chip import SearchChip
from carerix_desktop.gui.search_suggestions import Suggestions
from carerix_desktop.gui.widgets.text import Text, announce

TYPING_MS = 160
_FIRST, _GAP, _ROOM_FOR_WORDS = 32, 4, 150


class SearchField(QLineEdit):
    """Search everywhere.

    Signals:
        wanted: the query, a moment after the last key.
        left: Esc or empty.
        entered: go to the results.
        file_wanted: a person was chosen in the list (kind, ref).
    """

    wanted = Signal(str)
    left = Signal()
    entered = Signal()
    file_wanted = Signal(object, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self._chips: list[SearchChip] = []
        self.setProperty("kind", "search")
        self.setPlaceholderText(self.tr("Search mail, candidates, companies and vacancies"))
        self.setAccessibleName(self.tr("Search everywhere"))
        self.setClearButtonEnabled(True)
        self.setMaximumWidth(680)
        icon = context.theme.icons.icon("search", "text.tertiary")
        self.addAction(icon, QLineEdit.ActionPosition.LeadingPosition).setText(self.tr("Search"))
        self._hint = Text("Ctrl K", "key", parent=self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_MS)
        self._pause.timeout.connect(self._tell)
        self.suggestions = Suggestions(context, self)
        self._connect()

    def _connect(self) -> None:
        self.textChanged.connect(self._on_text)
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self._on_return)
        self.suggestions.file_wanted.connect(self._open_file)
        self.suggestions.operator_wanted.connect(self._take_operator)
        self.suggestions.query_wanted.connect(self.show_query)

    @property
    def query(self) -> str:
        """What is searched: the chips and the words."""
        return " ".join([*self.operators, self.text().strip()]).strip()

    @property
    def operators(self) -> list[str]:
        """The chips, as they were typed."""
        return [chip.operator for chip in self._chips]

    def arrive(self) -> None:
        """Ctrl+K."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def clear(self) -> None:
        """No words and no chips."""
        self.suggestions.close_list()
        for chip in list(self._chips):
            self._drop(chip)
        super().clear()
        self._pause.stop()

    def show_query(self, query: str) -> None:
        """Search for this, as if it had been typed."""
        self.clear()
        finished, rest = split_finished(f"{query} ")
        self._add_chips(finished)
        self.setText(rest.strip())
        self._on_return()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, chosen = event.key(), next((chip for chip in self._chips if chip.is_selected), None)
        at_start = self.cursorPosition() == 0 and not self.hasSelectedText()
        self._select(None)
        if self.suggestions.press(key):
            return
        if key == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif key == Qt.Key.Key_Down and not self.query:
            self.suggestions.offer_all()
        elif key == Qt.Key.Key_Down:
            self._on_return()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and chosen is not None:
            self._remove(chosen)
        elif key == Qt.Key.Key_Backspace and at_start and self._chips:
            self._select(self._chips[-1])
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.suggestions.close_list()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.adjustSize()
        spot = QPoint(self.width() - self._hint.width() - 8, (self.height() - self._hint.height()) // 2)
        self._hint.move(spot)
        self._lay_chips()

    # chips

    def _add_chips(self, operators: tuple[str, ...]) -> None:
        for operator in operators:
            if operator not in self.operators:
                chip = SearchChip(self._theme, operator, self)
                chip.removed.connect(self._remove)
                chip.edited.connect(self._edit)
                self._chips.append(chip)
                chip.show()
        self._lay_chips()

    def _lay_chips(self) -> None:
        """Side by side; where there is little room each gives some."""
        room = max(60, self.width() - _FIRST - _ROOM_FOR_WORDS)
        whole = sum(chip.sizeHint().width() + _GAP for chip in self._chips)
        share, left = min(1.0, room / whole) if whole else 1.0, _FIRST
        for chip in self._chips:
            hint = chip.sizeHint()
            chip.setGeometry(left, (self.height() - hint.height()) // 2, int(hint.width() * share), hint.height())
            left += chip.width() + _GAP
        self.setTextMargins(left - _FIRST, 0, 0, 0)
        self._hint.setVisible(not self.text() and not self._chips)
        self.setAccessibleDescription(", ".join(self.operators))

    def _select(self, chosen: SearchChip | None) -> None:
        for chip in self._chips:
            chip.select(selected=chip is chosen)
        if chosen is not None:
            announce(self, self.tr("{operator} selected. Backspace removes it.").format(operator=chosen.operator))

    def _drop(self, chip: SearchChip) -> None:
        self._chips.remove(chip)
        chip.hide()
        chip.deleteLater()
        self._lay_chips()

    def _remove(self, chip: SearchChip) -> None:
        self._drop(chip)
        self._on_text(self.text())

    def _edit(self, chip: SearchChip) -> None:
        self._drop(chip)
        self.setText(f"{self.text().strip()} {chip.operator}".strip())
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # words

    def _on_edited(self, text: str) -> None:
        finished, rest = split_finished(text[: self.cursorPosition()])
        if finished:
            after = text[self.cursorPosition() :]
            self._add_chips(finished)
            self.setText(rest + after)
            self.setCursorPosition(len(rest))
        self.suggestions.suggest(self.text())

    def _on_text(self, text: str) -> None:
        self._hint.setVisible(not text and not self._chips)
        self._pause.start()
        if not self.query:
            self._pause.stop()
            self.suggestions.close_list()
            self.left.emit()

    def _on_return(self) -> None:
        self.suggestions.close_list()
        finished, rest = split_finished(f"{self.text()} ")
        if finished:
            self._add_chips(finished)
            self.setText(rest.strip())
        self._pause.stop()
        self.suggestions.remember(self.query)
        self._tell()
        self.entered.emit()

    def _take_operator(self, operator: str) -> None:
        before = self.text().rpartition(" ")[0]
        ending = "" if operator.endswith(":") else " "
        self.setText(f"{before} {operator}{ending}".lstrip())
        self._on_edited(self.text())

    def _open_file(self, kind: object, ref: str) -> None:
        self.clear()
        self.file_wanted.emit(kind, ref)

    def _tell(self) -> None:
        if self.query:
            self.wanted.emit(self.query)
