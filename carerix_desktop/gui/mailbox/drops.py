"""Messages of the list dropped on a file: they are linked to it (DESIGN 5.4)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from carerix_desktop.gui.mailbox.folder_pane import MESSAGES_MIME


class MessageDrop(QObject):
    """Has a widget take messages.

    Args:
        widget: which; its children hand on what they do not take.
        take: called when they are dropped.
    """

    def __init__(self, widget: QWidget, take: Callable[[], None]) -> None:
        super().__init__(widget)
        self._take = take
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent) or not event.mimeData().hasFormat(MESSAGES_MIME):
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._take()
        return True
