"""The message that is answered, folded below the text: "…" puts it into the text, where it can be cut (DESIGN 5.11)."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import IconButton
from carerix_desktop.gui.widgets.text import Text

_CID = re.compile(r'src="cid:([^"]+)"')


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

    def used_images(self) -> set[str]:
        """The Content-IDs of the images in it."""
        return set(_CID.findall(self.html))

    def _open(self) -> None:
        html, text = self.html, self.text
        self.show_quote("", "")
        self.unfolded.emit(html, text)
