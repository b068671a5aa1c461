"""The mailbox: folders, list, reading pane and record panel in one splitter, and what the keys do there."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from carerix_desktop.domain.event import MessagesChanged
from carerix_desktop.domain.ids import MailboxKey, MessageKey
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.view import ConversationView, FolderRow, ListSource, ViewName
from carerix_desktop.gui.actions import WindowActions
from carerix_desktop.gui.context import Context, Wish
from carerix_desktop.gui.mailbox.awaited import AwaitedDesk
from carerix_desktop.gui.mailbox.commands import MailCommands
from carerix_desktop.gui.mailbox.folder_pane import FolderPane
from carerix_desktop.gui.mailbox.linking import LinkDesk
from carerix_desktop.gui.mailbox.list_pane import ListPane
from carerix_desktop.gui.mailbox.many import ManyDesk
from carerix_desktop.gui.mailbox.reading_on import ReadingOn
from carerix_desktop.gui.mailbox.reading_pane import ReadingPane
from carerix_desktop.gui.mailbox.record_slot import RecordSlot
from carerix_desktop.gui.mailbox.room import MailboxRoom
from carerix_desktop.gui.mailbox.search_side import SearchSide, plain_words
from carerix_desktop.gui.marked import Marked
from carerix_desktop.gui.models.folders import FolderModel
from carerix_desktop.gui.models.messages import MessageListModel
from carerix_desktop.gui.models.role_names import role_label
from carerix_desktop.gui.models.spoken import CardSpeech

READ_AFTER_MS = 900


class MailboxPage(QWidget):
    """The page behind the first rail item.

    Signals:
        title_changed: what the window's title says.
        unread_changed: unread messages in the inbox, for the rail.
    """

    title_changed = Signal(str)
    unread_changed = Signal(int)

    def __init__(self, context: Context, actions: WindowActions) -> None:
        super().__init__()
        self._context, self._actions = context, actions
        theme, services = context.theme, context.services
        self.folder_model = FolderModel(context.jobs, services.reading, self)
        self.model = MessageListModel(context.jobs, services.reading, CardSpeech(), self)
        self.folders = FolderPane(theme, self.folder_model)
        self.list = ListPane(theme, self.model, actions)
        self.reading = ReadingPane(context, actions, can_link=True, can_create=True)
        self.record = RecordSlot(context)
        self.commands = MailCommands(context, self.model, self.folder_model, self)
        self.links = LinkDesk(context, self.commands, self.reading, self._selected, self)
        self.reading_on = ReadingOn(context, actions, self.model, self.list, self.reading)
        self.awaited = AwaitedDesk(context, self.model, self.list, self.reading, self)
        self.side = SearchSide(context)
        self.many = ManyDesk(context, actions, self.model, self.list, self.side)
        self._words = ""
        self._lay_out()
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(READ_AFTER_MS)
        self._connect()

    def start(self) -> None:
        """Read the folders and the inbox."""
        self.folder_model.refresh()
        self.list.show_source(ListSource(role=FolderRole.INBOX), role_label(FolderRole.INBOX))
        self.title_changed.emit(self.list.label)

    def arrive(self, argument: object) -> None:
        """Come here; a list source as argument is opened, a message key is shown."""
        if isinstance(argument, ListSource):
            self.folders.choose(argument)
        elif isinstance(argument, int):
            self.reading.show_conversation(MessageKey(argument))

    def panes(self) -> list[QWidget]:
        """Where F6 stops, from left to right."""
        shown = [self.folders.tree] if self.folders.isVisible() else []
        return [*shown, *self.list.panes(), *self.reading.panes(), *([self.record] if self.record.isVisible() else [])]

    def mail_marked(self) -> None:
        """Write to the people of the selected messages, one message each."""
        self.many.write_to_selected()

    def marked(self) -> Marked:
        """What can be handed out: the selected messages."""
        return Marked(source=self.model.source, keys=self.list.selected_keys())

    def save_sizes(self) -> QByteArray:
        """The splitter's state, for the settings."""
        return self.room.splitter.saveState()

    def restore_sizes(self, state: QByteArray) -> None:
        """As it was left."""
        self.room.splitter.restoreState(state)

    def shut(self) -> None:
        """Give the web engine back."""
        self.reading.body.shut()

    # searching

    def search(self, words: str) -> None:
        """List what fits, newest first, as one types; files that fit stand at the left."""
        self._words = words
        self._left.setCurrentWidget(self.side)
        self.side.look_for(words)
        self._list_search()

    def end_search(self) -> None:
        """Back to the folder."""
        if self._words:
            self._words = ""
            self._left.setCurrentWidget(self.folders)
            self.folders.open_again()

    # parts

    def _lay_out(self) -> None:
        self._left = QStackedWidget()
        for widget in (self.folders, self.side):
            self._left.addWidget(widget)
        theme = self._context.theme
        self.room = MailboxRoom(theme, left=self._left, middle=self.list, reading=self.reading, record=self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.room)

    def _connect(self) -> None:
        self.folders.opened.connect(self._open_source)
        self.folders.dropped.connect(self._drop)
        self.folder_model.dataChanged.connect(self._tell_unread)
        self.folder_model.loaded.connect(self._tell_unread)
        self.folder_model.answered.connect(self._show_account)
        self.list.selection_changed.connect(self._on_selection)
        self.list.chip_pressed.connect(self._on_chip)
        self.list.opened.connect(self._focus_conversation)
        self.reading.body.shown.connect(self._mark_words)
        self.list.drawer_button.toggled.connect(self.room.show_drawer)
        self.room.drawer_needed.connect(self._on_drawer_needed)
        self.side.narrowed.connect(self._list_search)
        self.side.opened.connect(self._context.open_record)
        self.side.dropped.connect(self.links.link_to)
        self.record.dropped.connect(self.links.link_to)
        self.reading.conversation_shown.connect(self._on_conversation)
        self.links.settled.connect(self.list.focus_list)
        self._look.timeout.connect(self._mark_read)
        self._context.bridge.messages_changed.connect(self._on_changed)
        self._context.bridge.command_refused.connect(lambda _refused: self.model.refresh())
        self._connect_actions()

    def _connect_actions(self) -> None:
        act, move = self._actions, self.commands.move
        act.on(act.archive, lambda: move(self.list.keys_here(), role=FolderRole.ARCHIVE))
        act.on(act.trash, lambda: move(self.list.keys_here(), role=FolderRole.TRASH))
        act.on(act.junk, lambda: move(self.list.keys_here(), role=FolderRole.JUNK))
        act.on(act.unread, self._toggle_unread)
        act.on(act.star, self._toggle_star)
        act.on(act.join, lambda: self.commands.join(self.list.keys_here()))
        act.on(act.next, lambda: self.list.step(1))
        act.on(act.previous, lambda: self.list.step(-1))
        act.on(act.record_panel, self.room.toggle_record)
        act.table.toggled.connect(self.room.widen_list)

    # what happens

    def _open_source(self, source: ListSource, label: str) -> None:
        self.awaited.let_go()
        self.list.show_source(source, label)
        self.reading.show_nothing()
        self.record.show_nothing()
        self.title_changed.emit(label)
        self._tell_unread()
        if self.list.drawer_button.isVisible():
            self.list.drawer_button.setChecked(False)

    def _selected(self) -> tuple[ListSource | None, list[MessageKey]]:
        return self.model.source, self.list.keys_here()

    def _drop(self, mailbox: int) -> None:
        self.commands.move(self.list.keys_here(), mailbox=MailboxKey(mailbox))

    def _on_selection(self, count: int) -> None:
        here = len(self.list.keys_here())
        act = self._actions
        for action in (act.archive, act.trash, act.junk, act.unread, act.star):
            action.setEnabled(here > 0)
        act.join.setEnabled(here > 1)
        self._name_toggles()
        self._look.stop()
        if count == 0 and self.awaited.is_on_its_way:
            return  # its conversation took it in: the selection follows
        cards = self.list.selected_cards()
        if count == 1 and cards and cards[0].awaited is not None:
            self.awaited.show(cards[0])
            self.record.show_nothing()
            return
        self.awaited.let_go()
        if count > 1:
            self.reading.show_summary(cards, count)
        elif count == 1:
            self.reading.show_conversation(self.list.selected_keys()[0])
        else:
            self.reading.show_nothing()
            self.record.show_nothing()

    def _on_chip(self, row: int) -> None:
        self.list.select_row(row)

    def _focus_conversation(self) -> None:
        """Enter or a double click; a draft is written on."""
        source, keys = self.model.source, self.list.keys_here()
        if source is not None and source.role is FolderRole.DRAFTS and self._context.can_write and len(keys) == 1:
            self._context.write(Wish(how="continue", message=MessageKey(keys[0])))
            return
        if source is not None and source.view is ViewName.NOT_LINKED and self.links.take_keyboard():
            return
        for pane in self.reading.panes():
            pane.setFocus()

    def _mark_words(self) -> None:
        words = plain_words(self._words)
        if words:
            self.reading.body.mark(words[0])

    def _on_conversation(self, view: ConversationView) -> None:
        self.record.show_conversation(view)
        self._name_toggles()
        self._look.start()

    def _mark_read(self) -> None:
        cards = self.list.selected_cards()
        if len(cards) == 1 and cards[0].unread and self.isVisible():
            self.commands.set_unread([cards[0].key], unread=False, quiet=True)

    def _toggle_unread(self) -> None:
        self._look.stop()
        cards = self.list.selected_cards()
        self.commands.set_unread(self.list.keys_here(), unread=not any(card.unread for card in cards))

    def _toggle_star(self) -> None:
        cards = self.list.selected_cards()
        self.commands.set_starred(self.list.keys_here(), starred=not any(card.flagged for card in cards))

    def _name_toggles(self) -> None:
        cards, act, icons = self.list.selected_cards(), self._actions, self._context.theme.icons
        unread, starred = any(card.unread for card in cards), any(card.flagged for card in cards)
        act.unread.setText(self.tr("Mark as &read") if unread else self.tr("Mark as &unread"))
        act.unread.setIcon(icons.icon("mail-open" if unread else "mail"))
        act.star.setText(self.tr("Remove &star") if starred else self.tr("&Star"))
        act.star.setIcon(icons.icon("star!", "warning.base") if starred else icons.icon("star"))

    def _on_changed(self, event: MessagesChanged) -> None:
        self.folder_model.refresh()
        self.model.on_changed(event)
        view = self.reading.view
        known = set(event.conversations)
        if view is not None and (not known or int(view.key) in known):
            self.reading.body.reload()

    def _list_search(self) -> None:
        if self._words:
            self.awaited.let_go()
            query = self.side.query_for(self._words)
            self.list.show_search(ListSource(search=query), self.tr("Results"), self._words)
            self.title_changed.emit(self.tr("Search"))

    def _on_drawer_needed(self, needed: bool) -> None:
        self.list.drawer_button.setVisible(needed)
        if not needed:
            self.list.drawer_button.setChecked(False)

    def _show_account(self, rows: list[FolderRow]) -> None:
        address = self._context.services.viewer.from_address
        self.folders.show_account(address, self.tr("%n message(s)", "", sum(row.total for row in rows)))

    def _tell_unread(self, *_args: object) -> None:
        self.unread_changed.emit(self.folder_model.inbox_unread())
        source = self.model.source
        if source is not None:
            plain = ListSource(mailbox=source.mailbox, role=source.role, view=source.view)
            self.list.show_counts(self.folder_model.unread_of(plain))
