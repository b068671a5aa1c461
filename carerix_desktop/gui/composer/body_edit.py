"""The text of a message: rich or plain, without a web view, so that undo, spelling and screen readers work.

Nothing is loaded from outside: the editor shows the images that were put into the message, and no others. What is
pasted is made harmless first, by the guard that also stands before the reading pane (`parse.sanitise`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPoint, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QImage,
    QImageWriter,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QMenu, QTextEdit

from carerix_desktop.gui.composer.document_html import QUOTE_INDENT, html_of, quote_level
from carerix_desktop.gui.composer.document_reading import for_editor, tidy
from carerix_desktop.gui.composer.keys import after_enter, before_key
from carerix_desktop.gui.composer.marks import Marks
from carerix_desktop.gui.composer.rich_memory import RichMemory
from carerix_desktop.gui.composer.spelling import Spelling, words_of
from carerix_desktop.gui.theme import Theme

WIDEST_IMAGE = 640
MARGIN = 20


class BodyEdit(QTextEdit):
    """The editor.

    Signals:
        files_given: paths that were dropped or pasted.
        image_given: bytes of a PNG that was dropped or pasted, to become part of the message.
    """

    files_given = Signal(list)
    image_given = Signal(bytes)

    def __init__(self, theme: Theme, spelling: Spelling) -> None:
        super().__init__()
        self._theme, self._spelling = theme, spelling
        self._images: dict[str, QImage] = {}
        self._rich = RichMemory()
        self._word: tuple[str, QTextCursor] | None = None
        self._menu: QMenu | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "body")
        self.setAccessibleName(self.tr("Text of the message"))
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(MARGIN)
        self.marks = Marks(self.document(), theme, spelling)
        self._dress()
        theme.changed.connect(self._dress)
        spelling.suggested.connect(self._fill_suggestions)

    # what is in it

    @property
    def is_plain(self) -> bool:
        """Whether it is written as plain text."""
        return not self.acceptRichText()

    def set_plain(self, plain: bool) -> None:
        """Write plain text, or rich; going back to rich gives what was not changed its look again."""
        if plain == self.is_plain:
            return
        place = self.textCursor().position()
        if plain:
            self.show_text(self._rich.to_plain(self.html(with_marks=True)))
        else:
            self.show_html(self._rich.to_rich(self.toPlainText()))
        self._go_to(place, place)

    def show_html(self, html: str) -> None:
        """Other rich text, of ours or made harmless here; undo begins anew."""
        self.setAcceptRichText(True)
        self.setHtml(for_editor(html))

    def show_text(self, text: str) -> None:
        """Other plain text."""
        self.setAcceptRichText(False)
        self.setPlainText(text)

    def html(self, *, with_marks: bool = False) -> str:
        """The content as HTML, "" where it is plain."""
        return "" if self.is_plain else html_of(self.document(), with_marks=with_marks)

    def text(self) -> str:
        """The content as text."""
        return self.toPlainText().replace("\u00a0", " ").replace("￼", "")

    def put_html(self, cursor: QTextCursor, html: str) -> None:
        """Our own or tidied HTML in the place of what a cursor selects; one step for undo."""
        cursor.beginEditBlock()
        cursor.insertHtml(for_editor(html))
        cursor.endEditBlock()

    def put_image(self, content_id: str, data: bytes, *, insert: bool) -> None:
        """Make an image of the message known, and put it at the cursor."""
        image = QImage.fromData(QByteArray(data))
        self._images[f"cid:{content_id}"] = image
        if insert and not image.isNull():
            look = QTextImageFormat()
            look.setName(f"cid:{content_id}")
            look.setWidth(min(image.width(), WIDEST_IMAGE))
            self.textCursor().insertImage(look)

    def fill_field(self, name: str, value: str) -> None:
        """Write a value where an empty field of a template stands."""
        while (place := self.marks.place_of(name)) is not None:
            cursor = self.textCursor()
            cursor.setPosition(place[0])
            cursor.setPosition(place[0] + place[1], QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(value, QTextCharFormat())

    def place(self) -> tuple[int, int]:
        """Cursor and anchor."""
        return self.textCursor().position(), self.textCursor().anchor()

    def restore_place(self, cursor: int, anchor: int) -> None:
        """As it was left."""
        self._go_to(anchor, cursor)

    # Qt

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Images of the message; nothing else, from nowhere else."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return self._images.get(QUrl(name).toString(), QImage())
        return QByteArray()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if files:
            self.files_given.emit(files)
        elif source.hasImage() and not source.hasText():
            image = source.imageData()
            if isinstance(image, QImage):
                self.image_given.emit(png_of(image))
        elif source.hasHtml() and not self.is_plain:
            self.put_html(self.textCursor(), tidy(source.html()))
        elif source.hasText():
            self.textCursor().insertText(source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that leave a list, quotation, heading or link (`keys`); all others are Qt's."""
        if before_key(self, event, self._theme.color("text.link")):
            return
        heading = self.textCursor().blockFormat().headingLevel()
        super().keyPressEvent(event)
        if heading and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            after_enter(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and a line beside what is quoted."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        color, up = self._theme.color("border.control"), self.verticalScrollBar().value()
        first = self.cursorForPosition(QPoint(0, 0)).block()
        for rect, level in quoted_rects(first, up + self.viewport().height()):
            for depth in range(level):
                left = MARGIN + depth * QUOTE_INDENT + 8 - self.horizontalScrollBar().value()
                painter.fillRect(left, round(rect.top() - up), 2, round(rect.height()), color)
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offer_spelling(menu, event.pos())
        menu.popup(event.globalPos())

    # spelling

    def _offer_spelling(self, menu: QMenu, spot: QPoint) -> None:
        found = self._wrong_word_at(self.cursorForPosition(spot))
        if found is None:
            return
        self._word, self._menu = found, menu
        first = menu.actions()[0]
        waiting = menu.addAction(self.tr("Looking for suggestions…"))
        waiting.setEnabled(False)
        waiting.setObjectName("waiting")
        add = menu.addAction(self.tr("Add “{word}” to the dictionary").format(word=found[0]))
        add.triggered.connect(lambda _checked=False, word=found[0]: self._spelling.add(word))
        line = menu.addSeparator()
        for action in (waiting, add, line):
            menu.removeAction(action)
            menu.insertAction(first, action)
        menu.destroyed.connect(self._forget_menu)
        self._spelling.suggest(self.marks.language, found[0])

    def _wrong_word_at(self, cursor: QTextCursor) -> tuple[str, QTextCursor] | None:
        place, block = cursor.positionInBlock(), cursor.block()
        for start, word in words_of(block.text()) if self.marks.spells else ():
            if start <= place <= start + len(word) and self._spelling.is_wrong(self.marks.language, word):
                cursor.setPosition(block.position() + start)
                cursor.setPosition(block.position() + start + len(word), QTextCursor.MoveMode.KeepAnchor)
                return word, cursor
        return None

    def _fill_suggestions(self, _language: str, word: str, suggestions: list[str]) -> None:
        menu = self._menu
        if menu is None or self._word is None or self._word[0] != word:
            return
        waiting = next(action for action in menu.actions() if action.objectName() == "waiting")
        for suggestion in suggestions:
            action = menu.addAction(suggestion)
            font = QFont(menu.font())
            font.setBold(True)
            action.setFont(font)
            action.triggered.connect(lambda _checked=False, text=suggestion: self._replace_word(text))
            menu.removeAction(action)
            menu.insertAction(waiting, action)
        waiting.setText(self.tr("No suggestions"))
        waiting.setVisible(not suggestions)

    def _replace_word(self, suggestion: str) -> None:
        if self._word is not None:
            self._word[1].insertText(suggestion)

    def _forget_menu(self) -> None:
        self._menu = None

    # look

    def _dress(self) -> None:
        self.document().setDefaultFont(self._theme.font("reading"))
        link, line = (self._theme.color(name).name() for name in ("text.link", "border.control"))
        style = f"a{{color:{link}}}table{{border-style:solid;border-color:{line}}}"
        self.document().setDefaultStyleSheet(style)

    def _go_to(self, anchor: int, cursor: int) -> None:
        last = self.document().characterCount() - 1
        moved = self.textCursor()
        moved.setPosition(min(anchor, last))
        moved.setPosition(min(cursor, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(moved)


def quoted_rects(first: QTextBlock, bottom: float) -> Iterator[tuple[QRectF, int]]:
    """Where quotations stand between a block and a height of the document, and how deep."""
    block, before = first, None
    layout = first.document().documentLayout()
    while block.isValid() and (rect := layout.blockBoundingRect(block)).top() <= bottom:
        table: QTextTable | None = QTextCursor(block).currentTable()
        level = quote_level((table.format() if table is not None else block.blockFormat()).leftMargin())
        if level:
            top = rect.top() if before is None else min(before, rect.top())
            yield QRectF(rect.left(), top, rect.width(), rect.bottom() - top), level
        if level or block.text():  # the empty line that Qt puts behind a table breaks no quotation
            before = rect.bottom() if level else None
        block = block.next()


def png_of(image: QImage) -> bytes:
    """A picture as PNG."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    buffer.close()
    return bytes(data.data())
