"""The message of one recipient as it will leave, read from its bytes; and the one place where it can be edited."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
)

from carerix_desktop.gui.bulk.copy_edit import CopyEditor
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.bulk_copy import Preview


class Letter(QTextBrowser):
    """Shows text or sanitised HTML; loads nothing from anywhere."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        return None


class PreviewPane(QStackedWidget):
    """Preview, editor, or a word about somebody who gets no message."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.to, self.subject = Text(elide=True), Text(role="strong", elide=True)
        self.sent_by, self.files = Text(elide=True), Text(role="meta", elide=True)
        self.letter = Letter()
        self.empty = EmptyState(theme)
        self.editor = CopyEditor(theme)
        self.addWidget(self._make_letter())
        self.addWidget(self.editor)
        self.addWidget(self.empty)
        self.editor.left.connect(self.end_editing)

    @property
    def is_editing(self) -> bool:
        """Whether a copy is being edited."""
        return self.currentIndex() == 1

    def show_preview(self, shown: Preview, values: tuple[str, ...]) -> None:
        """A message; what the template took from files is marked."""
        self.to.setText(shown.to)
        self.sent_by.setText(shown.sender)
        self.subject.setText(shown.subject)
        self.files.setText(", ".join(shown.attachments))
        self.files.setVisible(bool(shown.attachments))
        if shown.html:
            self.letter.setHtml(shown.html)
        else:
            self.letter.setPlainText(shown.text)
        self._mark(values)
        self.letter.moveCursor(QTextCursor.MoveOperation.Start)
        self.setCurrentIndex(0)

    def show_mail(self, sender: str, subject: str, text: str) -> None:
        """A message that this person wrote."""
        self.to.setText("")
        self.sent_by.setText(sender)
        self.subject.setText(subject)
        self.files.hide()
        self.letter.setPlainText(text)
        self.setCurrentIndex(0)

    def show_word(self, icon: str, title: str, line: str, buttons: tuple[Any, ...] = ()) -> None:
        """Why there is no message."""
        self.empty.say(icon, title, line, buttons)
        self.setCurrentIndex(2)

    def edit(self, subject: str, text: str, html: str, name: str) -> None:
        """Begin to edit one copy."""
        self.setCurrentIndex(1)
        self.editor.begin(subject, text, html, name)

    def end_editing(self) -> None:
        """Back to the preview."""
        self.setCurrentIndex(0)

    def _mark(self, values: tuple[str, ...]) -> None:
        """Colour each value where it stands as whole words, the longest first: a short one inside is coloured too."""
        look = QTextCharFormat()
        look.setBackground(self._theme.color("accent.subtle"))
        look.setForeground(self._theme.color("accent.text"))
        text = self.letter.document().toRawText()
        cursor = QTextCursor(self.letter.document())
        for value in values:
            place = text.find(value)
            while place >= 0:
                end = place + len(value)
                if not (text[place - 1 : place].isalnum() or text[end : end + 1].isalnum()):
                    cursor.setPosition(place)
                    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                    cursor.mergeCharFormat(look)
                place = text.find(value, end)

    def _make_letter(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("pane", "box")
        head = QFrame()
        head.setProperty("pane", "head")
        form = QFormLayout(head)
        form.setContentsMargins(18, 14, 18, 12)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in ((self.tr("From"), self.sent_by), (self.tr("To"), self.to)):
            form.addRow(Text(label, "meta"), field)
        form.addRow(Text(self.tr("Subject"), "meta"), self.subject)
        form.addRow(self.files)
        self.letter.setFrameShape(QFrame.Shape.NoFrame)
        self.letter.setProperty("kind", "letter")
        self.letter.setOpenLinks(False)
        self.letter.setAccessibleName(self.tr("Preview"))
        self.letter.document().setDocumentMargin(18)
        self.letter.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.letter, 1)
        return frame
