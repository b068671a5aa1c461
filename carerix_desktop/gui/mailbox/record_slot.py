"""The place of the record panel at the right: beside the reading pane, or over it where room is short (DESIGN 2)."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.view import ConversationView
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.mailbox.drops import MessageDrop
from carerix_desktop.gui.records.panel import RecordPanel

FOLLOW_MS = 120
_ORDER = ("candidate", "contact", "company", "vacancy", "match")


class RecordSlot(QFrame):
    """Follows the open conversation with a short delay, so that stepping through a list stays quick.

    Signals:
        dropped: messages were dropped on the file that is shown (kind, ref).
    """

    dropped = Signal(object, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("pane", "window")
        self.panel = RecordPanel(context)
        self._refs: tuple[tuple[RecordKind, str], ...] | None = None
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(FOLLOW_MS)
        self._delay.timeout.connect(self._follow)
        MessageDrop(self, self._drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)

    def show_conversation(self, view: ConversationView) -> None:
        """The files of a conversation, people first."""
        links = sorted(view.links, key=lambda link: _ORDER.index(link.kind.value))
        self._refs = tuple(dict.fromkeys((link.kind, link.ref) for link in links))
        self._delay.start()

    def show_nothing(self) -> None:
        """No conversation is open."""
        self._refs = None
        self._delay.start()

    def _drop(self) -> None:
        if self.panel.current is not None:
            self.dropped.emit(*self.panel.current)

    def _follow(self) -> None:
        if self._refs is None:
            self.panel.show_nothing()
        else:
            self.panel.show_records(self._refs)
