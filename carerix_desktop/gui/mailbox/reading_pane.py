"""The reading pane: toolbar, head with links, the conversation, its attachments; or a summary of several cards."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QUrl, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QVBoxLayout, QWidget

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.event import SyncPhase
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.view import Card, ConversationView, Direction, MessageView, PartView
from carerix_desktop.gui.actions import WindowActions
from carerix_desktop.gui.confidential.banner import ConfidentialBanner
from carerix_desktop.gui.confidential.desk import ConfidentialDesk
from carerix_desktop.gui.context import Context, Wish
from carerix_desktop.gui.mailbox.attachment_bar import AttachmentBar
from carerix_desktop.gui.mailbox.conversation_view import ConversationBody, Reading
from carerix_desktop.gui.mailbox.decision_bar import DecisionBar
from carerix_desktop.gui.mailbox.dialogs import SourceDialog
from carerix_desktop.gui.mailbox.find_bar import FindBar
from carerix_desktop.gui.mailbox.kinds import KindBanner
from carerix_desktop.gui.mailbox.list_line import ListLine
from carerix_desktop.gui.mailbox.reading_head import ReadingHead
from carerix_desktop.gui.mailbox.reading_toolbar import ReadingToolbar
from carerix_desktop.gui.mailbox.spoof_words import spoof_line
from carerix_desktop.gui.mailbox.web import SCHEME
from carerix_desktop.gui.models.spoken import long_when
from carerix_desktop.gui.open_outside import ask_to_open
from carerix_desktop.gui.records.many import can_mail_many
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.gui.widgets.text import Text


class ReadingPane(QFrame):
    """What is read.

    Signals:
        conversation_shown: a ConversationView is in the pane.
        split: the conversation is to be split at this message.
    """

    conversation_shown = Signal(object)
    split = Signal(object)

    def __init__(self, context: Context, actions: WindowActions, *, can_link: bool, can_create: bool) -> None:
        super().__init__()
        self.setProperty("pane", "surface")
        self._context, self.window_actions = context, actions
        theme = context.theme
        self.list_line = ListLine(context)
        self.body = ConversationBody(context)
        self.kind = KindBanner(theme, self.body.show_whole)
        lines = (self.kind, self.list_line)
        self.head = ReadingHead(theme, lines, can_link=can_link, can_create=can_create)
        self.attachments = AttachmentBar(context)
        self.find_bar = FindBar(theme)
        self.empty = EmptyState(theme)
        self.decisions = DecisionBar(theme, actions)
        self.decisions.setVisible(context.can_write and "templates" in context.services.more)
        self.toolbar = ReadingToolbar(context, actions, can_link=can_link)
        self.confidential_banner = ConfidentialBanner(theme)
        self.confidential = ConfidentialDesk(context, actions, self.confidential_banner)
        self._target = Text("", "caption", elide=True)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_nothing()

    # what is shown

    @property
    def message(self) -> MessageView | None:
        """The message that is open: the newest of the conversation."""
        reading = self.body.reading
        return reading.view.messages[-1] if reading is not None and reading.view.messages else None

    @property
    def view(self) -> ConversationView | None:
        """The conversation."""
        return self.body.reading.view if self.body.reading is not None else None

    def show_conversation(self, key: MessageKey) -> None:
        """Read a conversation; the old one stays until it is there."""
        self.find_bar.close_bar()
        self.body.show_conversation(key)

    def show_nothing(self) -> None:
        """Nothing is selected."""
        self.body.clear()
        self.empty.say("mail-open", self.tr("No message selected"), self.tr("Choose a message to read it here."))
        self._show(self.empty)

    def show_awaited(self, card: Card, resting: SyncPhase | None = None) -> None:
        """A message whose body is still to come: what the list knows of it, and why it does not come now."""
        self.body.clear()
        to = self.tr("To {name}") if card.direction is Direction.OUT else self.tr("From {name}")
        who = to.format(name=card.sender)
        if card.direction is Direction.IN and card.sender_address not in {card.sender, ""}:
            who = f"{who} <{card.sender_address}>"
        why = {
            None: self.tr("This message is being fetched and shows here as soon as it has come."),
            SyncPhase.OFFLINE: self.tr("This message is not here yet. It is fetched as soon as you are online."),
            SyncPhase.PAUSED: self.tr("This message is not here yet, and fetching is paused. Fetch mail now (F5)."),
        }.get(resting, self.tr("This message is not here yet. It is fetched as soon as the mail server answers."))
        until = self.tr("Until then it cannot be answered, moved or linked.")
        subject = card.subject or self.tr("(no subject)")
        self.empty.say("mail", subject, f"{who}\n{long_when(card.date)}\n\n{why} {until}")
        self._show(self.empty)

    def show_summary(self, cards: list[Card], count: int) -> None:
        """Several are selected: what can be done with them together."""
        self.body.clear()  # an answer that is still under way would take the place of the summary
        linked = sum(any(not chip.proposed for chip in card.chips) for card in cards)
        line = self.tr("{linked} linked to a file, {rest} not linked.").format(linked=linked, rest=len(cards) - linked)
        act = self.window_actions
        buttons: tuple[tuple[str, str, Callable[[], None]], ...] = (
            (act.link.text().replace("&", ""), "link", act.link.trigger),
            (self.tr("Archive"), "archive", act.archive.trigger),
            (self.tr("Delete"), "trash-2", act.trash.trigger),
            (act.join.text().replace("&", ""), "merge", act.join.trigger),
        )
        can_write = can_mail_many(self._context)
        if can_write:
            buttons = (*buttons, (act.mail_many.text().replace("&", ""), "mails", act.mail_many.trigger))
        self.empty.say("mails", self.tr("%n conversation(s) selected", "", count), line, buttons)
        self._show(self.empty)
        act.link.setEnabled(True)
        for action in act.decisions.values():  # invite or reject them all: the mailbox opens the wizard
            action.setEnabled(can_write)

    def print_conversation(self) -> None:
        """Through the page, so that print shows what the screen shows (S-01)."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self.window())
        if dialog.exec():
            self._printer = printer  # lives until the engine has printed
            self.body.print_to(printer, self._on_printed)

    def view_source(self, key: MessageKey | None = None) -> None:
        """The open message, or one of the conversation, as it came."""
        message = self.message
        wanted = message.key if key is None and message is not None else key
        if wanted is not None:
            self._context.jobs.ask(self._context.services.reading.source, wanted, on_done=self._show_source)

    def panes(self) -> list[QWidget]:
        """Where F6 stops."""
        return [self.body.view] if self.body.view is not None and self._stack.currentWidget() is self._page else []

    # parts

    def _lay_out(self) -> None:
        self._page = QFrame()
        inside = QVBoxLayout(self._page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for part in (self.confidential_banner, self.head, self.find_bar):
            inside.addWidget(part)
        inside.addWidget(self.body, 1)
        inside.addWidget(self.attachments)
        self._target.setContentsMargins(20, 0, 20, 4)
        self._target.hide()
        inside.addWidget(self._target)
        inside.addWidget(self.decisions)
        for widget in (self._page, self.empty):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self._stack, 1)
        self.window_actions.give_single_keys(self._page)

    def _connect(self) -> None:
        self.body.read.connect(self._on_read)
        self.body.gone.connect(self._on_gone)
        self.body.link.connect(self._on_link)
        self.body.hovered.connect(self._on_hovered)
        self.head.show_images.connect(self._allow_images)
        self.find_bar.wanted.connect(lambda words, backward: self.body.mark(words, backward=backward))
        act = self.window_actions
        act.on(act.print, self.print_conversation)
        act.on(act.source, self.view_source)
        act.on(act.find, self.find_bar.open_bar)
        act.on(act.open_all, self.body.open_all)
        act.plain.triggered.connect(self._set_plain)
        for how, action in act.about_message.items():
            act.on(action, partial(self._write, how, ""))
        for situation, action in act.decisions.items():
            act.on(action, partial(self._write, "reply", situation))

    def _write(self, how: str, situation: str) -> None:
        if self.message is not None:
            self._context.write(Wish(how=how, message=self.message.key, situation=situation))

    # what happens

    def _show(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)
        reads = widget is self._page
        if not reads:
            self.confidential.show_nothing()
        act = self.window_actions
        act.split.setEnabled(False)
        about = (act.print, act.source, act.find, act.open_all, act.plain, act.why, act.link)
        for action in (*about, act.create, act.create_contact):
            action.setEnabled(reads)
        for action in (*act.about_message.values(), *act.decisions.values()):
            action.setEnabled(reads and self._context.can_write)

    def _on_read(self, reading: Reading) -> None:
        message = reading.view.messages[-1]
        body = reading.bodies.get(int(message.key))
        odd = spoof_line(message, body, self._context.services.viewer.addresses)
        self.head.show_conversation(reading.view, body.blocked_remote if body else 0, odd)
        self.kind.show_message(body, has_original=any(m.direction is Direction.OUT for m in reading.view.messages))
        self.list_line.show_message(message.key, body.unsubscribe if body else None)
        self.attachments.show_message(message.key, message.parts)
        self.attachments.filing.show_links(reading.view.links)
        self.window_actions.plain.setChecked(self.body.is_plain(message.key))
        self._show(self._page)
        self.window_actions.split.setEnabled(len(reading.view.messages) > 1)
        self.confidential.show_conversation(reading.view)
        self.conversation_shown.emit(reading.view)

    def _on_gone(self, _fault: Fault) -> None:
        self.empty.say("mail-open", self.tr("This message is no longer here"),
                       self.tr("It was moved or removed, or you cannot see it any more."))  # fmt: skip
        self._show(self.empty)

    def _allow_images(self) -> None:
        if self.message is not None:
            self.body.allow_remote(self.message.key)

    def _set_plain(self, plain: bool) -> None:
        if self.message is not None:
            self.body.set_plain(self.message.key, plain=plain)

    def _on_link(self, url: QUrl) -> None:
        pieces = [piece for piece in url.path().split("/") if piece]
        if url.scheme() == "mailto" and self._context.can_write:
            self._context.write(Wish(mailto=url.toString(QUrl.ComponentFormattingOption.FullyEncoded)))
        elif url.scheme() != SCHEME.decode():
            ask_to_open(url, self.window())
        elif url.host() == "act" and pieces[:1] == ["earlier"]:
            self.body.show_earlier()
        elif url.host() == "act" and len(pieces) == 3 and pieces[0] == "part" and pieces[1].isdecimal():
            self._open_part(MessageKey(int(pieces[1])), pieces[2])
        elif url.host() == "act" and len(pieces) == 2 and pieces[0] == "menu" and pieces[1].isdecimal():
            self._open_message_menu(MessageKey(int(pieces[1])))

    def _open_part(self, key: MessageKey, section: str) -> None:
        part = self._find_part(key, section)
        if part is not None:
            self.attachments.open_part(key, part)

    def _find_part(self, key: MessageKey, section: str) -> PartView | None:
        messages = self.view.messages if self.view is not None else ()
        parts = (part for message in messages if message.key == key for part in message.parts)
        return next((part for part in parts if part.section == section), None)

    def _open_message_menu(self, key: MessageKey) -> None:
        menu = QMenu(self)
        for how, known in self.window_actions.about_message.items() if self._context.can_write else ():
            wish = Wish(how=how, message=key)
            menu.addAction(known.icon(), known.text(), lambda wish=wish: self._context.write(wish))
        menu.addSeparator()
        plain = menu.addAction(self.window_actions.plain.text())
        plain.setCheckable(True)
        plain.setChecked(self.body.is_plain(key))
        plain.toggled.connect(lambda on: self.body.set_plain(key, plain=on))
        menu.addAction(self.tr("Show images"), lambda: self.body.allow_remote(key))
        menu.addAction(self.window_actions.source.text(), lambda: self.view_source(key))
        if self.view is not None and key != self.view.messages[0].key:
            menu.addAction(self.window_actions.split.text(), lambda: self.split.emit(key))
        menu.popup(self.cursor().pos())

    def _on_hovered(self, address: str) -> None:
        self._target.setText("" if address.startswith("mail:") else address)
        self._target.setVisible(bool(self._target.text()))

    def _show_source(self, raw: bytes) -> None:
        SourceDialog(raw, self.window()).open()

    def _on_printed(self, ok: bool) -> None:
        if not ok:
            self._context.toast(self.tr("The printer did not take the message. Check it and try again."))
