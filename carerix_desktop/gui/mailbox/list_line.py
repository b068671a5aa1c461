"""One quiet line above a newsletter: "Unsubscribe". Nothing is sent before it is pressed (RELIABILITY S-16)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.unsubscribe import Unsubscribe
from carerix_desktop.gui.context import Context, Wish
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.open_outside import ask_to_open
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text, announce


class ListLine(QWidget):
    """Says that a message came by a list, and leaves the list: by one click, by a letter, or on a page of the web."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._key: MessageKey | None = None
        self._way: Unsubscribe | None = None
        self._said: dict[MessageKey, str] = {}  # what became of it, as long as the window is open
        self._failed: set[MessageKey] = set()
        self._icon = QLabel()
        self._icon.setFixedSize(16, 18)
        self.words = Text(role="meta", wrap=True)
        self.button = Button(context.theme, "", kind="link")
        self.button.clicked.connect(self._leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        context.theme.changed.connect(self._paint_icon)
        self._paint_icon()
        self.hide()

    def show_message(self, key: MessageKey, way: Unsubscribe | None) -> None:
        """The message that is open, and the ways out that it names."""
        self._key, self._way = key, way
        self._show()

    def _show(self) -> None:
        key, way = self._key, self._way
        if key is None or way is None:
            self.hide()
            return
        said = self._said.get(key, "")
        self.words.setText(said or self.tr("This came by a newsletter or mailing list."))
        self.button.setText(self._label(way))
        self.button.setToolTip(self._hint(way))
        self.button.setAccessibleDescription(self._hint(way))
        self.button.setVisible(not said or key in self._failed)
        self.show()

    def _clicks(self, way: Unsubscribe) -> bool:
        """Whether one click is the way; where it failed and there is an address, the letter is."""
        return way.one_click and not (self._key in self._failed and way.mailto)

    def _label(self, way: Unsubscribe) -> str:
        if self._key not in self._failed:
            return self.tr("Unsubscribe")
        return self.tr("Try again") if self._clicks(way) else self.tr("Write to the list")

    def _hint(self, way: Unsubscribe) -> str:
        if self._clicks(way):
            return self.tr("Asks {host} to stop. Nothing else is sent.").format(host=way.host)
        if way.mailto:
            return self.tr("Opens a message to the list, ready to be sent.")
        return self.tr("Asks first, then opens a page of {host}.").format(host=way.host)

    def _leave(self) -> None:
        key, way = self._key, self._way
        if key is None or way is None:
            return
        if self._clicks(way):
            self.button.setEnabled(False)
            leave = self._context.services.reading.leave_list
            on_fault = partial(self._on_fault, key)
            self._context.jobs.ask(leave, key, on_done=partial(self._on_left, key), on_fault=on_fault)
        elif way.mailto and self._context.can_write:
            self._context.write(Wish(mailto=way.mailto))
        else:
            ask_to_open(QUrl(way.url or way.mailto), self.window())

    def _on_left(self, key: MessageKey, host: str) -> None:
        self._failed.discard(key)
        self._tell(key, self.tr("{host} confirmed that you are unsubscribed.").format(host=host))

    def _on_fault(self, key: MessageKey, fault: Fault) -> None:
        self._failed.add(key)
        self._tell(key, fault_line(fault))

    def _tell(self, key: MessageKey, text: str) -> None:
        self._said[key] = text
        self.button.setEnabled(True)
        self._show()
        if key == self._key:
            announce(self, text)

    def _paint_icon(self) -> None:
        pixmap = self._context.theme.icons.pixmap("mails", "text.tertiary", 16, self.devicePixelRatioF())
        self._icon.setPixmap(pixmap)
