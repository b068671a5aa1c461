"""The body of the reading pane: reads a conversation on a worker, builds its page, shows it in the web view.

The web view is made after the window's first paint; until then, and where the engine is missing, nothing is lost: the
page waits. Which messages may show remote pictures, or plain text, is kept here per visit, never inherited by replies.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.view import BodyView, ConversationView, Direction, MessageView
from carerix_desktop.gui.assets import resource_path
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.mailbox.page_html import PageContent, PageLook, PageWords, build_page
from carerix_desktop.gui.mailbox.web import MailScheme, MailView, let_screen_readers_in
from carerix_desktop.gui.models.spoken import long_when, short_when
from carerix_desktop.gui.theme import Theme, fill_marks
from carerix_desktop.gui.widgets.avatar import initials_of

BODIES = 20


@dataclass(frozen=True, slots=True)
class Reading:
    """A conversation with the bodies that are on its page, and how many older messages are not."""

    view: ConversationView
    bodies: dict[int, BodyView]
    hidden_earlier: int


class ConversationBody(QWidget):
    """Shows one conversation at a time.

    Signals:
        read: a conversation is in (Reading); its page follows.
        gone: it is not there any more.
        link: an address in it was clicked.
        hovered: the address below the pointer, or "".
        shown: the page has been drawn.
    """

    read = Signal(object)
    gone = Signal(object)
    link = Signal(QUrl)
    hovered = Signal(str)
    shown = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._theme = context, context.theme
        reading = context.services.reading
        self._scheme = MailScheme(context.jobs, reading.part, reading.remote_image, self)
        self._view: MailView | None = None
        self._key: MessageKey | None = None
        self._reading: Reading | None = None
        self._remote: frozenset[int] = frozenset()
        self._plain: frozenset[int] = frozenset()
        self._limit, self._all_open = BODIES, False
        self._last: tuple[str, frozenset[int]] = "", frozenset()
        self.is_drawn = True  # nothing is waiting to be drawn
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._theme.changed.connect(self._draw)

    @property
    def reading(self) -> Reading | None:
        """What is shown."""
        return self._reading

    @property
    def view(self) -> MailView | None:
        """The web view, once it is made."""
        return self._view

    def make_view(self) -> None:
        """Start the engine: after the first paint of the window."""
        if self._view is not None:
            return
        let_screen_readers_in()
        self._view = MailView(self._scheme, self)
        self._view.setAccessibleName(self.tr("Conversation"))
        self._view.mail_page.setBackgroundColor(self._theme.color("bg.surface"))
        self._view.mail_page.link.connect(self.link)
        self._view.mail_page.linkHovered.connect(self.hovered)
        self._view.loadFinished.connect(self._on_loaded)
        self._column.addWidget(self._view)
        self._draw()

    def show_conversation(self, key: MessageKey) -> None:
        """Read the conversation of a message; what is shown stays until it is in."""
        if key != self._key:
            self._remote, self._plain = frozenset(), frozenset()
            self._limit, self._all_open = BODIES, False
        self._key = key
        self.reload()

    def reload(self) -> None:
        """Read it again: something in it changed."""
        if self._key is not None:
            args = (self._key, self._limit, self._remote)
            self._context.jobs.ask(
                self._read, *args, on_done=self._take, on_fault=self._on_fault, key=(id(self), "conversation")
            )

    def clear(self) -> None:
        """Show nothing."""
        self._context.jobs.drop((id(self), "conversation"))
        self._key, self._reading = None, None

    def allow_remote(self, key: MessageKey) -> None:
        """The person asked for the pictures of this message."""
        self._remote |= {int(key)}
        self.reload()

    def set_plain(self, key: MessageKey, *, plain: bool) -> None:
        """Show a message as text, or as it was written."""
        self._plain = self._plain | {int(key)} if plain else self._plain - {int(key)}
        self._draw()

    def is_plain(self, key: MessageKey) -> bool:
        """Whether a message is shown as text."""
        return int(key) in self._plain

    def open_all(self) -> None:
        """Unfold every message and every quote, or fold them again."""
        self._all_open = not self._all_open
        self._draw()

    def show_whole(self) -> None:
        """Unfold every message and every quote."""
        if not self._all_open:
            self.open_all()

    def show_earlier(self) -> None:
        """More of a long conversation."""
        self._limit += 5 * BODIES
        self.reload()

    def mark(self, words: str, *, backward: bool = False) -> None:
        """Mark words in the page; "" removes the marks."""
        if self._view is not None:
            flags = QWebEnginePage.FindFlag.FindBackward if backward else QWebEnginePage.FindFlag(0)
            self._view.findText(words, flags)

    def turn_page(self, by: int) -> bool:
        """Scroll by a page; False where there is no more that way. Scripts are off, so the engine gets the key."""
        view = self._view
        if view is None or self._reading is None or not self.isVisible():
            return False
        if not self.is_drawn:
            return True
        top, whole = view.mail_page.scrollPosition().y(), view.mail_page.contentsSize().height()
        if top <= 1 if by < 0 else top + view.height() >= whole - 1:
            return False
        key = Qt.Key.Key_PageDown if by > 0 else Qt.Key.Key_PageUp
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(view.focusProxy() or view, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))
        return True

    def print_to(self, printer: QPrinter, done: Callable[[bool], None]) -> None:
        """Print the page."""
        if self._view is not None:
            self._view.printFinished.connect(done)
            self._view.print(printer)

    def shut(self) -> None:
        """Give the engine back before the window goes."""
        if self._view is not None:
            self._view.shut()

    # on a worker

    def _read(self, key: MessageKey, limit: int, remote: frozenset[int]) -> Reading:
        service = self._context.services.reading
        view = service.conversation(key)
        hidden = max(0, len(view.messages) - limit)
        bodies = {
            int(message.key): service.body(message.key, allow_remote=int(message.key) in remote)
            for message in view.messages[hidden:]
        }
        return Reading(view, bodies, hidden)

    # in the window's thread

    def _take(self, reading: Reading) -> None:
        same = self._reading == reading
        self._reading = reading
        self.read.emit(reading)
        if not same:
            self._draw()

    def _on_fault(self, fault: Fault) -> None:
        self.clear()
        self.gone.emit(fault)

    def _draw(self) -> None:
        if self._view is None:
            return
        self._view.mail_page.setBackgroundColor(self._theme.color("bg.surface"))
        if self._reading is not None:
            view, bodies = self._reading.view, self._reading.bodies
            page = build_page(self._content(self._reading), self._words(), page_look(self._theme))
            keys = frozenset(int(message.key) for message in view.messages if int(message.key) in bodies)
            if (page, self._remote) == self._last:  # a flag changed, the page did not: what is open stays open
                return
            self._last = page, self._remote
            self.is_drawn = False
            self._view.load(self._scheme.put_page(page, keys, self._remote))

    def _on_loaded(self, _ok: bool) -> None:
        self.is_drawn = True
        self.shown.emit()

    def _content(self, reading: Reading) -> PageContent:
        people = [
            (message.sender.address.lower(), link.kind.value)
            for message in reading.view.messages
            for link in reading.view.links
            if message.direction is Direction.IN and link.label == message.sender.name
        ]
        return PageContent(
            view=reading.view,
            bodies=reading.bodies,
            plain=self._plain,
            kinds=dict(people),
            own=frozenset(address.lower() for address in self._context.services.viewer.addresses),
            initials=initials_of,
            hidden_earlier=reading.hidden_earlier,
            all_open=self._all_open,
            wanted=int(self._key or 0),
        )

    def _words(self) -> PageWords:
        return PageWords(
            to=self.tr("to"),
            cc=self.tr("cc"),
            to_me=self.tr("me"),
            quoted=self.tr("Quoted text"),
            earlier=self.tr("Show earlier messages"),
            attachments=self.tr("Attachments:"),
            not_read=self.tr("This message could not be read."),
            menu=self.tr("More for this message"),
            when=_when,
            short_when=_short,
        )


def page_look(theme: Theme) -> PageLook:
    """The page's style sheet in the colours and sizes that are on."""
    template = resource_path("themes", "page.css").read_text("utf-8")
    pixels = {f"px.{role}": f"{theme.pixels(role):.1f}" for role in ("meta", "body", "reading")}
    sheet = "padding:12px 16px;" if theme.mode == "dark" else ""
    family = f'"{theme.font("body").family()}",sans-serif'
    return PageLook(
        css=fill_marks(template, {**theme.literals, **pixels, "mode": theme.mode, "sheet": sheet, "family": family})
    )


def _when(message: MessageView) -> str:
    return long_when(message.date)


def _short(message: MessageView) -> str:
    return short_when(message.date)
