"""How writing stands in the main window: the page, the way back to it, the offer to go on, and Ctrl+Z."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from carerix_desktop.domain.draft import Draft
from carerix_desktop.domain.event import SyncPhase
from carerix_desktop.gui.composer.desk import ComposeDesk, continue_all
from carerix_desktop.gui.composer.services import WritingServices
from carerix_desktop.gui.composer.words import first_recipient
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.mailbox.mailbox_page import MailboxPage
from carerix_desktop.gui.top_bar import TopBar
from carerix_desktop.gui.widgets.banner import Banner

WRITING = "writing"


class Host(Protocol):
    """The main window, as far as writing needs it."""

    context: Context
    stack: QStackedWidget
    top_bar: TopBar
    mailbox: MailboxPage

    def open_page(self, name: str, argument: object = None) -> None: ...


class WritingPlace(QObject):
    """Ties the desk to one main window."""

    def __init__(self, window: QWidget, services: WritingServices, settings: QSettings, news: Banner) -> None:
        super().__init__(window)
        host: Host = window  # type: ignore[assignment]  # the window is a widget and a host; Python has no intersection
        self._host, self._news, self._before = host, news, "mailbox"
        self.desk = ComposeDesk(host.context, services, settings, self._is_offline, self)
        self.desk.in_place.connect(self._show)
        self.desk.place_left.connect(self._leave)
        self.desk.undoable.connect(host.mailbox.commands.remember)
        self.desk.left_open.connect(self._offer)
        host.stack.currentChanged.connect(self._show_way_back)
        host.top_bar.writing.clicked.connect(self._show)
        QTimer.singleShot(0, self, self.desk.look_for_cut_off)

    @property
    def title(self) -> str:
        """What the window's title says while the page shows."""
        composer = self.desk.page.composer
        return composer.title if composer is not None else ""

    def keep_all(self) -> bool:
        """The window wants to go; False where something that is written cannot be kept."""
        return self.desk.keep_all()

    def shut(self) -> None:
        """The window goes."""
        self._host.stack.currentChanged.disconnect(self._show_way_back)
        self.desk.shut()

    def _show(self) -> None:
        self._host.open_page(WRITING)

    def _leave(self) -> None:
        if self._host.stack.currentWidget() is self.desk.page:
            self._host.open_page("mailbox")
            self._host.mailbox.list.focus_list()
        self._show_way_back()

    def _show_way_back(self, *_index: object) -> None:
        hidden = self._host.stack.currentWidget() is not self.desk.page
        composer = self.desk.page.composer
        self._host.top_bar.show_writing(composer.title if composer is not None and hidden else "")

    def _is_offline(self) -> bool:
        state = self._host.top_bar.status.state
        return state is not None and state.phase is SyncPhase.OFFLINE

    def _offer(self, drafts: tuple[Draft, ...]) -> None:
        names = ", ".join(first_recipient(draft.content) or draft.content.subject or "…" for draft in drafts)

        def go_on() -> None:
            self._news.hide()
            continue_all(self.desk, drafts)

        title = self.tr("You were writing to {names}").format(names=names)
        detail = self.tr("The draft was kept as it was.")
        buttons = ((self.tr("Continue"), "primary", go_on), (self.tr("Later"), "", self._news.hide))
        self._news.say("info", "square-pen", title, detail, buttons)
