"""The bar above the text: paragraph style, bold, italic, underline, link, lists, quote; the language at its end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QFont,
    QKeySequence,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextList,
    QTextListFormat,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QInputDialog, QMenu

from carerix_desktop.gui.composer.body_edit import BodyEdit
from carerix_desktop.gui.composer.document_html import QUOTE_INDENT, quote_level
from carerix_desktop.gui.composer.keys import clear_look, leave_list_or_quote, link_at, link_look, selected_blocks
from carerix_desktop.gui.composer.spelling import Spelling
from carerix_desktop.gui.composer.words import LANGUAGES, language_name
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import ActionButton, Button

_SIZES = {0: 0, 1: 3, 2: 2, 3: 1}
"""Heading level → step of font size (QTextFormat.FontSizeAdjustment)."""


class FormatBar(QFrame):
    """Acts on one editor and shows how the text at its cursor looks; without spelling there is no language to choose.

    Signals:
        language_chosen: the language that the message is written in.
        dictionary_wanted: another language by its dictionary.
    """

    language_chosen = Signal(str)
    dictionary_wanted = Signal()

    def __init__(self, theme: Theme, edit: BodyEdit, spelling: Spelling | None = None) -> None:
        super().__init__()
        self.setProperty("pane", "bar")
        self._theme, self._edit, self._spelling = theme, edit, spelling
        self.style_button = Button(theme, "", kind="quiet", compact=True)
        self.language_button = Button(theme, "", compact=True)
        self.actions_of_bar: list[QAction] = []
        self._make_actions()
        self._lay_out()
        edit.currentCharFormatChanged.connect(self._show_look)
        edit.cursorPositionChanged.connect(self._show_look)

    def show_language(self, code: str) -> None:
        """The language that is on."""
        self.language_button.setText(language_name(code))
        self.language_button.setAccessibleName(self.tr("Language: {name}").format(name=language_name(code)))

    def show_plain(self, plain: bool) -> None:
        """Plain text has no look."""
        for action in self.actions_of_bar:
            action.setEnabled(not plain)
        self.style_button.setEnabled(not plain)

    def set_heading(self, level: int) -> None:
        """A paragraph (0) or a heading of a level."""
        cursor = self._edit.textCursor()
        cursor.beginEditBlock()
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold if level else QFont.Weight.Normal)
        look.setProperty(QTextFormat.Property.FontSizeAdjustment, _SIZES[level])
        style = QTextBlockFormat()
        style.setHeadingLevel(level)
        cursor.mergeBlockFormat(style)
        for block in selected_blocks(cursor):
            line = QTextCursor(block)
            line.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            line.mergeCharFormat(look)
        cursor.endEditBlock()
        self._edit.mergeCurrentCharFormat(look)
        self._show_look()

    # parts

    def _make_actions(self) -> None:
        self.bold = self._action("bold", self.tr("Bold"), self._set_bold, "Ctrl+B", checkable=True)
        self.italic = self._action("italic", self.tr("Italic"), self._set_italic, "Ctrl+I", checkable=True)
        self.underline = self._action("underline", self.tr("Underline"), self._set_underline, "Ctrl+U", checkable=True)
        self.link = self._action("link", self.tr("Link…"), self._ask_link, "Ctrl+Shift+K")
        self.bullets = self._action("list", self.tr("Bulleted list"), self._set_bullets, checkable=True)
        self.numbers = self._action("list-ordered", self.tr("Numbered list"), self._set_numbers, checkable=True)
        self.quote = self._action("text-quote", self.tr("Quote"), self._set_quote, checkable=True)
        self.clear = self._action("remove-formatting", self.tr("Clear formatting"), self._clear_look)

    def _action(
        self, icon: str, text: str, act: Callable[[bool], None], keys: str = "", *, checkable: bool = False
    ) -> QAction:
        action = QAction(self._theme.icons.icon(icon, "text.secondary", "text.primary"), text, self)
        action.setCheckable(checkable)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        self._edit.addAction(action)
        self.actions_of_bar.append(action)
        return action

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 14, 3)
        row.setSpacing(2)
        self._make_style_menu()
        row.addWidget(self.style_button)
        for group in ((self.bold, self.italic, self.underline, self.link), (self.bullets, self.numbers, self.quote)):
            row.addSpacing(6)
            row.addWidget(_line())
            row.addSpacing(6)
            for action in group:
                row.addWidget(ActionButton(action))
        row.addWidget(ActionButton(self.clear))
        row.addStretch()
        self.languages = QMenu(self.language_button)
        self.languages.aboutToShow.connect(self._fill_languages)
        self.language_button.setMenu(self.languages)
        self.language_button.setToolTip(self.tr("Language of spelling, signature and templates"))
        row.addWidget(self.language_button)
        self.language_button.setVisible(self._spelling is not None)

    def _fill_languages(self) -> None:
        """The languages that there are dictionaries for now; the one that is on has a tick."""
        menu, now = self.languages, self._edit.marks.language
        menu.clear()
        others = sorted(self._spelling.languages, key=language_name) if self._spelling is not None else []
        for code in dict.fromkeys((*LANGUAGES, *others)):
            action = menu.addAction(language_name(code), partial(self.language_chosen.emit, code))
            action.setCheckable(True)
            action.setChecked(code == now)
        menu.addSeparator()
        menu.addAction(self.tr("Add a dictionary…"), self.dictionary_wanted.emit)

    def _make_style_menu(self) -> None:
        menu = QMenu(self.style_button)
        for level in _SIZES:
            menu.addAction(self._style_name(level), partial(self.set_heading, level))
        self.style_button.setMenu(menu)
        self.style_button.setText(self._style_name(0))
        self.style_button.setAccessibleName(self.tr("Paragraph style"))
        self.style_button.setMinimumWidth(84)

    def _style_name(self, level: int) -> str:
        return self.tr("Heading {n}").format(n=level) if level else self.tr("Paragraph")

    # what happens

    def _show_look(self, *_what: object) -> None:
        edit, cursor = self._edit, self._edit.textCursor()
        heading, items = cursor.blockFormat().headingLevel(), cursor.currentList()
        self.bold.setChecked(edit.fontWeight() > QFont.Weight.Medium.value)
        self.italic.setChecked(edit.fontItalic())
        self.underline.setChecked(edit.fontUnderline() and not edit.currentCharFormat().isAnchor())
        style = _style_of(items)
        self.bullets.setChecked(style is QTextListFormat.Style.ListDisc)
        self.numbers.setChecked(style is QTextListFormat.Style.ListDecimal)
        self.quote.setChecked(quote_level(cursor.blockFormat().leftMargin()) > 0)
        self.style_button.setText(self._style_name(heading if heading in _SIZES else 0))

    def _set_bold(self, on: bool) -> None:
        self._edit.setFontWeight(QFont.Weight.Bold if on else QFont.Weight.Normal)

    def _set_italic(self, on: bool) -> None:
        self._edit.setFontItalic(on)

    def _set_underline(self, on: bool) -> None:
        self._edit.setFontUnderline(on)

    def _set_bullets(self, on: bool) -> None:
        self._set_list(QTextListFormat.Style.ListDisc if on else None)

    def _set_numbers(self, on: bool) -> None:
        self._set_list(QTextListFormat.Style.ListDecimal if on else None)

    def _set_list(self, style: QTextListFormat.Style | None) -> None:
        cursor = self._edit.textCursor()
        cursor.beginEditBlock()
        if style is None:
            for block in selected_blocks(cursor):
                if block.textList() is not None:
                    leave_list_or_quote(QTextCursor(block))
        else:
            look = QTextListFormat()
            look.setStyle(style)
            cursor.createList(look)
            close = QTextBlockFormat()
            close.setTopMargin(0)
            close.setBottomMargin(0)
            cursor.mergeBlockFormat(close)
        cursor.endEditBlock()
        self._show_look()

    def _set_quote(self, on: bool) -> None:
        style = QTextBlockFormat()
        style.setLeftMargin(QUOTE_INDENT if on else 0)
        self._edit.textCursor().mergeBlockFormat(style)
        self._show_look()

    def _clear_look(self, _on: bool) -> None:
        cursor = self._edit.textCursor()
        if not cursor.hasSelection():
            self._edit.setCurrentCharFormat(QTextCharFormat())
            cursor.select(cursor.SelectionType.BlockUnderCursor)
        clear_look(cursor)

    def _ask_link(self, _on: bool) -> None:
        known = link_at(self._edit.textCursor()).charFormat().anchorHref()
        text, ok = QInputDialog.getText(self.window(), self.tr("Link"), self.tr("Web or mail address:"), text=known)
        if ok:
            self.set_link(text.strip())

    def set_link(self, address: str) -> None:
        """Make the selected words, or the link at the cursor, a link; else put the address in; "" takes it away."""
        cursor = link_at(self._edit.textCursor())
        if "@" in address and ":" not in address:
            address = f"mailto:{address}"
        elif address and ":" not in address:
            address = f"https://{address}"
        if QUrl(address).scheme() not in {"", "http", "https", "mailto", "tel"}:
            return
        look = link_look(address, self._theme.color("text.link" if address else "text.primary"))
        if cursor.hasSelection():
            cursor.mergeCharFormat(look)
        elif address:
            cursor.insertText(address.removeprefix("mailto:"), look)
            cursor.insertText(" ", QTextCharFormat())


def _style_of(items: QTextList | None) -> QTextListFormat.Style | None:
    return None if items is None else items.format().style()


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("line", "v")
    line.setFixedHeight(20)
    return line
