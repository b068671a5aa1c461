"""The message that is answered, folded below the text: "…" puts it into the text, where it can be cut (DESIGN 5.11)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from carerix_desktop.gui.composer.body_edit import BodyEdit
from carerix_desktop.gui.composer.document_reading import rewritten
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import IconButton
from carerix_desktop.gui.widgets.text import Text


class QuoteFold(QFrame):
    """Hidden where nothing is quoted.

    Signals:
        unfolded: HTML and text of the quotation, which is not folded any more.
    """

    unfolded = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.html, self.text = "", ""
        self.open_button = IconButton(theme, "ellipsis", self.tr("Show the quoted message in the text"), size=26)
        self.open_button.setProperty("kind", "attachment")
        self.leave_out = IconButton(theme, "x", self.tr("Leave the quoted message out"), size=24)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 2, 20, 6)
        row.addWidget(self.open_button)
        self._first = Text("", "meta", "tertiary", elide=True)
        row.addWidget(self._first, 1)
        row.addWidget(self.leave_out)
        self.open_button.clicked.connect(self._open)
        self.leave_out.clicked.connect(lambda: self.show_quote("", ""))
        self.hide()

    def show_quote(self, html: str, text: str) -> None:
        """Another quotation; "" for none."""
        self.html, self.text = html, text
        lines = [line.strip("> ").strip() for line in text.splitlines()]
        self._first.setText(" ".join(line for line in lines if line)[:200])
        self.setVisible(bool(html or text))

    def _open(self) -> None:
        html, text = self.html, self.text
        self.show_quote("", "")
        self.unfolded.emit(html, text)


class Unfolding(QObject):
    """Puts an unfolded quotation into the text; undo folds it again, so that it is never lost (DESIGN 5.11)."""

    def __init__(self, fold: QuoteFold, body: BodyEdit) -> None:
        super().__init__(fold)
        self._fold, self._body = fold, body
        self._steps, self._quote, self._is_back = -1, ("", ""), False
        fold.unfolded.connect(self._put)
        body.document().contentsChanged.connect(self._follow)
        body.document().undoCommandAdded.connect(self._on_other)

    def _put(self, html: str, text: str) -> None:
        place, cursor = self._body.place(), self._body.textCursor()
        steps = self._body.document().availableUndoSteps()
        cursor.beginEditBlock()
        cursor.movePosition(cursor.MoveOperation.End)
        cursor.insertBlock()
        if self._body.is_plain or not html:
            cursor.insertText(text)
        else:
            self._body.put_html(cursor, rewritten(html))
        cursor.endEditBlock()
        self._steps, self._quote, self._is_back = steps, (html, text), False
        self._body.restore_place(*place)

    def _follow(self) -> None:
        """Undone: it is folded again; done again: it is not."""
        document = self._body.document()
        undone = document.availableUndoSteps() <= self._steps
        if undone and document.isRedoAvailable() and not self._is_back:
            self._is_back = True
            self._fold.show_quote(*self._quote)
        elif not undone and self._is_back:
            self._is_back = False
            self._fold.show_quote("", "")

    def _on_other(self) -> None:
        """Something else was written after undo: there is nothing to do again."""
        if self._is_back:
            self._steps, self._is_back = -1, False
