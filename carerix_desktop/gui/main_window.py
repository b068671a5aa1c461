"""The main window: rail, top bar and pages; what is common to all pages is wired here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QByteArray, QSettings, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.actions import WindowActions
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.choices import Choices
from carerix_desktop.gui.composer.in_window import WRITING, WritingPlace
from carerix_desktop.gui.composer.services import writing_services
from carerix_desktop.gui.composer.words import writing_keys
from carerix_desktop.gui.context import Context, PageSpec, Services, Wish
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.keys import Keys
from carerix_desktop.gui.leaving import Leaving
from carerix_desktop.gui.mailbox.mailbox_page import MailboxPage
from carerix_desktop.gui.menus import fill_menu_bar, look_menu
from carerix_desktop.gui.outbox.watch import OutboxWatch
from carerix_desktop.gui.rail import Rail
from carerix_desktop.gui.shortcuts import ShortcutsDialog
from carerix_desktop.gui.state_banner import StateBanner
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.top_bar import TopBar
from carerix_desktop.gui.transfer.desk import TransferDesk
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.panes import step_pane
from carerix_desktop.gui.widgets.toast import Also, Say, Toast

SMALLEST = (960, 640)
AFTER_FIRST_PAINT_MS = 80  # the web engine takes the thread for a while; the window is to be seen before that
PRODUCT = "Carerix Desktop"


class MainWindow(QMainWindow):
    """One window per process.

    Args:
        theme: the look.
        services: bound to the user who is signed in.
        bridge: receives events; made before the window, so that nothing is missed.
        settings: where sizes are kept.
        pages: the pages after the mailbox, in the order of the rail.
        bottom: pages at the foot of the rail.
        demo: whether the banner of the demo is shown.
    """

    def __init__(
        self,
        *,
        theme: Theme,
        services: Services,
        bridge: Bridge,
        settings: QSettings,
        pages: tuple[PageSpec, ...],
        bottom: tuple[PageSpec, ...],
        demo: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._settings, self._services = theme, settings, services
        self.jobs = Jobs(self)
        self.actions_of_window = WindowActions(theme, self, user=services.viewer)
        self._toast = Toast(theme, self)
        self.choices = self._make_choices()
        self._keys = Keys(self.actions_of_window.all, self.choices)
        self.context = self._make_context(bridge)
        mailbox = PageSpec(name="mailbox", icon="inbox", title=lambda: self.tr("Mailbox"), make=self._make_mailbox)
        self._specs = {spec.name: spec for spec in (mailbox, *pages, *bottom)}
        self._pages: dict[str, QWidget] = {}
        self.rail = Rail(theme, (mailbox, *pages), bottom)
        self.top_bar = TopBar(self.context, self.actions_of_window)
        self.stack = QStackedWidget()
        self._news, self.damage = Banner(theme, flat=True), Banner(theme, flat=True)
        self.writing: WritingPlace | None = None
        self._lay_out()
        self.mailbox = self._make_mailbox(self.context)
        self._put_page("mailbox", self.mailbox)
        self._banner = StateBanner(self.context, self.mailbox.list.banner, demo=demo)
        self._connect()
        self._make_writing()
        self.outbox = OutboxWatch(self.context, self)
        self.leaving = Leaving(self, self.context, self.outbox, self.actions_of_window)
        if "outbox" in self.rail.buttons:
            self.outbox.counted.connect(self.rail.buttons["outbox"].show_badge)
        self._restore()
        self.open_page("mailbox")
        self.mailbox.start()

    # ways to another page

    def open_page(self, name: str, argument: object = None) -> None:
        """Go to a page, made on the first visit; hand it an argument."""
        page = self._pages.get(name)
        if page is None:
            page = self._specs[name].make(self.context)
            self._put_page(name, page)
        self.stack.setCurrentWidget(page)
        self.rail.show_page(name)
        title = self._title_of(name)
        self.setWindowTitle(f"{title} – {PRODUCT}" if title else PRODUCT)
        arrive = getattr(page, "arrive", None)
        if arrive is not None:
            arrive(argument)

    def _title_of(self, name: str) -> str:
        if name == WRITING and self.writing is not None:
            return self.writing.title
        return self.mailbox.list.label if name == "mailbox" else self._specs[name].title()

    def open_record(self, kind: RecordKind, ref: str) -> None:
        """Go to a file; a procedure is shown on its vacancy's list where it has no page."""
        names = {
            RecordKind.CANDIDATE: "candidates",
            RecordKind.CONTACT: "contacts",
            RecordKind.COMPANY: "companies",
            RecordKind.VACANCY: "vacancies",
        }
        if kind in names:
            self.open_page(names[kind], ref)

    def write(self, wish: Wish) -> None:
        """Begin a message."""
        if self.writing is not None:
            self.writing.desk.write(wish)

    def page(self, name: str) -> QWidget | None:
        """A page that has been visited."""
        return self._pages.get(name)

    @property
    def page_names(self) -> tuple[str, ...]:
        """All pages, in the order of the rail."""
        return tuple(self._specs)

    def show_toast(
        self,
        text: str | Say,
        *,
        kind: str = "",
        count: int = 1,
        back: Callable[[], None] | None = None,
        seconds: int = 0,
        also: Also | None = None,
    ) -> None:
        """A finished action in one sentence, with the way back."""
        say: Say = text if callable(text) else lambda _count: text
        self._toast.show_message(say, kind=kind, count=count, back=back, seconds=seconds, also=also)

    def show_done(self, text: str | Say, back: Callable[[], None], **how: Any) -> None:
        """A finished action that its toast and Ctrl+Z take back."""
        self.mailbox.commands.remember(back)
        self.show_toast(text, back=self.mailbox.commands.undo, **how)

    @property
    def toast_text(self) -> str:
        """What the toast says now, or ""."""
        return self._toast.message

    # parts

    def _make_choices(self) -> Choices:
        theme, settings, services = self._theme, self._settings, self._services
        viewer, more = services.viewer.key, services.more
        return Choices(self, theme=theme, settings=settings, jobs=self.jobs, viewer=viewer, more=more)

    def _make_context(self, bridge: Bridge) -> Context:
        return Context(
            jobs=self.jobs,
            bridge=bridge,
            theme=self._theme,
            services=self._services,
            open_record=self.open_record,
            open_page=self.open_page,
            toast=self.show_toast,
            done=self.show_done,
            write=self.write,
            settings=self._settings,
            choices=self.choices,
            keys=self._keys,
            can_write=self._services.can_write,
        )

    def _make_writing(self) -> None:
        services = writing_services(self.context)
        if services is None:
            self.actions_of_window.new.setEnabled(False)
            return
        self.writing = WritingPlace(self, services, self._settings, self._news)
        self._put_page(WRITING, self.writing.desk.page)
        self.actions_of_window.on(self.actions_of_window.new, lambda: self.write(Wish()))

    def _make_mailbox(self, context: Context) -> MailboxPage:
        return MailboxPage(context, self.actions_of_window)

    def _put_page(self, name: str, page: QWidget) -> None:
        self._pages[name] = page
        page.setAccessibleName(self._specs[name].title() if name in self._specs else self.tr("New message"))
        self.stack.addWidget(page)

    def _lay_out(self) -> None:
        self.setMinimumSize(*SMALLEST)
        self.resize(1440, 900)
        right, whole = QVBoxLayout(), QWidget()
        right.setSpacing(0)
        for part in (self.top_bar, self.damage, self._news):
            right.addWidget(part)
        right.addWidget(self.stack, 1)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)
        act = self.actions_of_window
        act.give_window_keys(self)
        fill_menu_bar(self, act, self._page_actions(), look_menu(self.choices, self))

    def _page_actions(self) -> list[QAction]:
        actions = []
        for name, spec in self._specs.items():
            action = QAction(self._theme.icons.icon(spec.icon), spec.title(), self)
            action.triggered.connect(lambda _checked=False, name=name: self.open_page(name))
            actions.append(action)
        return actions

    def _connect(self) -> None:
        act, commands = self.actions_of_window, self.mailbox.commands
        self.rail.chosen.connect(self.open_page)
        self.stack.currentChanged.connect(self._follow_page)
        self.jobs.failed.connect(self._on_fault)
        self.mailbox.title_changed.connect(lambda title: self.setWindowTitle(f"{title} – {PRODUCT}"))
        self.mailbox.unread_changed.connect(self.rail.buttons["mailbox"].show_badge)
        self.mailbox.folder_model.answered.connect(self.top_bar.status.name_folders)
        self.top_bar.status.state_changed.connect(self._banner.show_state)
        search = self.top_bar.search
        search.wanted.connect(self._search)
        search.left.connect(self._end_search)
        search.entered.connect(self.mailbox.list.focus_list)
        search.file_wanted.connect(self.open_record)
        self.mailbox.list.left.connect(search.clear)
        commands.undoable.connect(act.undo.setEnabled)
        act.on(act.undo, self._toast.withdraw)
        act.on(act.undo, commands.undo)
        act.on(act.search, search.arrive)
        act.on(act.fetch, self._fetch)
        act.on(act.mail_many, self._mail_many)
        act.on(act.next_pane, lambda: self._step_pane(1))
        act.on(act.previous_pane, lambda: self._step_pane(-1))
        act.on(act.shortcuts, lambda: ShortcutsDialog(act.all, self, writing_keys()).open())
        TransferDesk(self, self.context, act, self.stack.currentWidget)
        act.account.setEnabled("settings" in self._specs)
        act.on(act.account, lambda: self.open_page("settings", "my_account"))

    # what happens

    def _follow_page(self) -> None:
        for action in self.actions_of_window.of_the_mailbox:
            action.setVisible(self.stack.currentWidget() is self.mailbox)

    def _search(self, words: str) -> None:
        if self.stack.currentWidget() is not self.mailbox:
            self.open_page("mailbox")
        self.mailbox.search(words)

    def _end_search(self) -> None:
        self.mailbox.end_search()
        if self.top_bar.search.hasFocus() and not self.top_bar.search.query:
            self.mailbox.list.focus_list()

    def _fetch(self) -> None:
        if self._services.sync is None:
            self.show_toast(self.tr("No mailbox is connected. Set one up under My account."))
        else:
            self._services.sync.fetch_now()

    def _mail_many(self) -> None:
        """One message each for who is marked on this page."""
        mail_marked = getattr(self.stack.currentWidget(), "mail_marked", None)
        if mail_marked is None:
            self.show_toast(self.tr("Nobody is marked here. Mark people in a list, or messages, first."))
        else:
            mail_marked()

    def _on_fault(self, fault: Fault) -> None:
        self.show_toast(fault_line(fault))

    def _step_pane(self, by: int) -> None:
        name = self._current_name()
        rail = self.rail.buttons.get(name, self.rail.buttons["mailbox"])
        step_pane([rail, self.top_bar.search, *self._panes_of(self._pages[name])], by)

    def _panes_of(self, page: QWidget) -> list[QWidget]:
        panes = getattr(page, "panes", None)
        return list(panes()) if panes is not None else [page]

    def _current_name(self) -> str:
        page = self.stack.currentWidget()
        return next(name for name, made in self._pages.items() if made is page)

    # size and end

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.mailbox.list.focus_list()
        QTimer.singleShot(AFTER_FIRST_PAINT_MS, self.mailbox.reading.body.make_view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.make_compact(self.width() < self._theme.tokens.breakpoints["foldersInline"])

    def _keep_all(self) -> bool:
        kept = [getattr(page, "keep_now", lambda: True)() for page in self._pages.values()]
        return (self.writing is None or self.writing.keep_all()) and all(kept)

    def closeEvent(self, event: QCloseEvent) -> None:
        may_close = self.leaving.may_close(by_frame=event.spontaneous())
        kept = may_close and self._keep_all()
        if not may_close or (not kept and self.isVisible()):
            event.ignore()
            return
        self._settings.setValue("window/geometry", self.saveGeometry())
        self._settings.setValue("window/mailbox", self.mailbox.save_sizes())
        self._settings.setValue("window/table", self.actions_of_window.table.isChecked())
        self._settings.sync()
        if self.writing is not None:
            self.writing.shut()
        self.jobs.close()
        self.mailbox.shut()
        super().closeEvent(event)
        self.leaving.left.emit()

    def _restore(self) -> None:
        geometry, sizes = self._settings.value("window/geometry"), self._settings.value("window/mailbox")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(sizes, QByteArray):
            self.mailbox.restore_sizes(sizes)
        self.actions_of_window.table.setChecked(self._settings.value("window/table", "false") in {"true", True})
