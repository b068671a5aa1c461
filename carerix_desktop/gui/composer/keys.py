"""What keys do in the editor beyond Qt's own: leave a list, quotation, heading or link; make a typed address a link."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QTextBlock, QTextCharFormat, QTextCursor, QTextList
from PySide6.QtWidgets import QTextEdit

from carerix_desktop.gui.composer.document_html import quote_level
from carerix_desktop.gui.composer.marks import fragments_of

PARAGRAPH_GAP = 12
"""Above and below a paragraph, as Qt reads `<p>`."""

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]+[^\s<>\".,;:!?)\]}'’]$", re.IGNORECASE)


def before_key(edit: QTextEdit, event: QKeyEvent, link: QColor) -> bool:
    """What happens instead of the key, or before it; whether it was instead."""
    cursor, enter = edit.textCursor(), event.key() in _ENTER
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if event.key() == Qt.Key.Key_Backspace and not cursor.hasSelection() and cursor.atBlockStart():
        return leave_list_or_quote(cursor)
    if enter and not shift and not cursor.block().text():
        if not leave_list_or_quote(cursor):
            cursor.insertBlock()  # Qt would take the look of the empty line away and add none
            edit.setTextCursor(cursor)
        return True
    if (enter or event.text() == " ") and edit.acceptRichText():
        _link_word(cursor, link)
    if event.text() and _stands_after_link(edit.textCursor()):
        edit.setCurrentCharFormat(_plain(edit.textCursor().charFormat()))
    return False


def after_enter(edit: QTextEdit) -> None:
    """A heading is one line: what follows it is a paragraph."""
    cursor = edit.textCursor()
    style = cursor.blockFormat()
    style.setHeadingLevel(0)
    cursor.setBlockFormat(style)
    cursor.setBlockCharFormat(QTextCharFormat())
    edit.setCurrentCharFormat(QTextCharFormat())


def leave_list_or_quote(cursor: QTextCursor) -> bool:
    """Make a list item or a line of a quotation a paragraph; whether it was one."""
    items: QTextList | None = cursor.currentList()
    if items is None and not quote_level(cursor.blockFormat().leftMargin()):
        return False
    cursor.beginEditBlock()
    if items is not None:
        items.remove(cursor.block())
    style = cursor.blockFormat()
    if items is None:
        style.setLeftMargin(0)
    style.setIndent(0)
    style.setTopMargin(PARAGRAPH_GAP)
    style.setBottomMargin(PARAGRAPH_GAP)
    cursor.setBlockFormat(style)
    cursor.endEditBlock()
    return True


def selected_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """The blocks that a selection touches; without one the block of the cursor."""
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    found = [block]
    while block != last and (block := block.next()).isValid():
        found.append(block)
    return found


def clear_look(cursor: QTextCursor) -> None:
    """Words without any look; pictures stay."""
    pieces = [
        (max(piece.position(), cursor.selectionStart()), min(piece.position() + piece.length(), cursor.selectionEnd()))
        for block in selected_blocks(cursor)
        for piece in fragments_of(block)
        if not piece.charFormat().isImageFormat()
    ]
    one = QTextCursor(cursor.document())
    cursor.beginEditBlock()
    for start, end in pieces:
        if start < end:
            one.setPosition(start)
            one.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            one.setCharFormat(QTextCharFormat())
    cursor.endEditBlock()


def link_at(cursor: QTextCursor) -> QTextCursor:
    """The selection; without one the whole link that the cursor stands in."""
    href, block = cursor.charFormat().anchorHref(), cursor.block()
    if cursor.hasSelection() or not href:
        return cursor
    pieces = [one for one in fragments_of(block) if one.charFormat().anchorHref() == href]
    around = [one for one in pieces if one.position() <= cursor.position() <= one.position() + one.length()]
    if around:
        cursor.setPosition(around[0].position())
        cursor.setPosition(around[-1].position() + around[-1].length(), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _stands_after_link(cursor: QTextCursor) -> bool:
    """At the end of a link or of a template's field, which goes no further."""
    if cursor.hasSelection() or not cursor.charFormat().anchorHref() or cursor.atBlockStart():
        return False
    following = QTextCursor(cursor)
    if not following.movePosition(QTextCursor.MoveOperation.NextCharacter):
        return True
    return cursor.atBlockEnd() or following.charFormat().anchorHref() != cursor.charFormat().anchorHref()


def _plain(look: QTextCharFormat) -> QTextCharFormat:
    """The look without the link."""
    for name in (
        QTextCharFormat.Property.IsAnchor,
        QTextCharFormat.Property.AnchorHref,
        QTextCharFormat.Property.AnchorName,
        QTextCharFormat.Property.ForegroundBrush,
        QTextCharFormat.Property.TextUnderlineStyle,
        QTextCharFormat.Property.FontUnderline,
    ):
        look.clearProperty(name)
    return look


def _link_word(cursor: QTextCursor, color: QColor) -> None:
    """Make the web address before the cursor a link."""
    if cursor.hasSelection() or cursor.charFormat().anchorHref():
        return
    found = _ADDRESS.search(cursor.block().text()[: cursor.positionInBlock()])
    if found is None:
        return
    word = QTextCursor(cursor)
    word.setPosition(cursor.block().position() + found.start())
    word.setPosition(cursor.position(), QTextCursor.MoveMode.KeepAnchor)
    address = found.group()
    word.mergeCharFormat(link_look(address if "://" in address else f"https://{address}", color))


def link_look(address: str, color: QColor) -> QTextCharFormat:
    """How a link looks; "" for what is none any more."""
    look = QTextCharFormat()
    look.setAnchor(bool(address))
    look.setAnchorHref(address)
    look.setForeground(color)
    look.setFontUnderline(bool(address))
    return look
