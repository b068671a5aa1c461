"""The signature in the text: put in by hand, and changed with the language where it still stands as it was."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from carerix_desktop.gui.composer.body_edit import BodyEdit
from carerix_desktop.gui.composer.services import WritingServices
from carerix_desktop.gui.context import Context

Signature = tuple[str, str]


class Signing(QObject):
    """Reads signatures on a worker and puts them into one editor."""

    def __init__(self, context: Context, services: WritingServices, body: BodyEdit) -> None:
        super().__init__(body)
        self._context, self._services, self._body = context, services, body

    def sign(self, language: str) -> None:
        """Put the signature in at the cursor."""
        read, viewer = self._services.drafting.signature, self._services.viewer
        self._context.jobs.ask(read, viewer, language, on_done=self._put, key=(id(self), "sign"))

    def change_language(self, before: str, after: str) -> None:
        """The signature of the language before gives way to that of the language after."""
        if before != after:
            self._context.jobs.ask(self._read_two, before, after, on_done=self._swap, key=(id(self), "swap"))

    def _read_two(self, before: str, after: str) -> tuple[Signature, Signature]:
        signature, viewer = self._services.drafting.signature, self._services.viewer
        return signature(viewer, before), signature(viewer, after)

    def _put(self, signature: Signature) -> None:
        if not any(signature):
            self._context.toast(self.tr("You have no signature yet. Write one under Settings, Signature."))
            return
        cursor = self._body.textCursor()
        cursor.beginEditBlock()
        if cursor.block().text().strip():  # on a line of its own
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock()
        self._insert(cursor, signature)
        cursor.endEditBlock()

    def _swap(self, signatures: tuple[Signature, Signature]) -> None:
        (old, _html), new = signatures
        lines = [line.strip() for line in old.splitlines() if line.strip()]
        block = self._body.document().lastBlock()
        for line in reversed(lines):
            while block.isValid() and not block.text().strip():
                block = block.previous()
            if not block.isValid() or not _says(block.text(), line, lines):
                return
            if _holds_all(block.text(), lines):
                break
            block = block.previous() if line != lines[0] else block
        if lines and any(new):
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            self._insert(cursor, new)

    def _insert(self, cursor: QTextCursor, signature: Signature) -> None:
        text, html = signature
        if self._body.is_plain:
            cursor.insertText(text)
        else:
            self._body.put_html(cursor, html or "<br>".join(escape(line) for line in text.splitlines()))


def _says(shown: str, line: str, lines: list[str]) -> bool:
    return shown.strip() == line or _holds_all(shown, lines)


def _holds_all(shown: str, lines: list[str]) -> bool:
    """A signature whose lines are broken inside one paragraph."""
    return [part.strip() for part in shown.split("\u2028") if part.strip()] == lines
