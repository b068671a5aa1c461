"""Every action of the window as one QAction, shared by menu, toolbar and shortcut (DESIGN section 7).

Single keys are given to the widgets in which they work (`give_single_keys`), so that they never type over a text field.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from carerix_desktop.domain.account import User, UserRole
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.rights import may_change
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.chip import KIND_ICONS

Keys = QKeySequence.StandardKey
_NEW_RECORDS: dict[RecordKind, tuple[str, ...]] = {
    RecordKind.CANDIDATE: ("Ctrl+Shift+N",),
    RecordKind.CONTACT: (),
    RecordKind.COMPANY: (),
    RecordKind.VACANCY: (),
}


class WindowActions(QObject):
    """Makes the actions once; who carries an action out connects to its `triggered`.

    Args:
        user: who is signed in: what they may not do is not shown.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None, *, user: User | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._single: list[QAction] = []
        self.all: list[QAction] = []
        self._make_writing()
        self._make_mail()
        self._make_window()
        if user is not None:
            self._restrain(user)

    def _make_writing(self) -> None:
        self.new = self._add("new", self.tr("&New message"), "square-pen", Keys.New)
        self.new_records = {
            kind: self._add(f"new_{kind}", f"{RecordTexts().create(kind)}…", KIND_ICONS[kind.value], *keys)
            for kind, keys in _NEW_RECORDS.items()
        }
        self.mail_many = self._add("mail_many", self.tr("Write to &many…"), "mails", "Ctrl+Shift+M")
        self.reply = self._key("reply", self.tr("&Reply"), "reply", "R")
        self.reply_all = self._key("reply_all", self.tr("Reply to &all"), "reply-all", "A")
        self.forward = self._key("forward", self.tr("&Forward"), "forward", "F")
        self.forward_attached = self._key("forward_attached", self.tr("Forward as attac&hment"), "paperclip")
        self.edit_as_new = self._key("edit_as_new", self.tr("Edit as ne&w"), "file-pen")
        self.resend = self._key("resend", self.tr("Send a&gain"), "send")
        self.invite = self._key("invite", self.tr("&Invite"), "calendar-check", "I")
        self.reject = self._key("reject", self.tr("Re&ject"), "circle-x", "X")
        self.template = self._key("template", self.tr("&Template"), "file-text", "T")

    def _make_mail(self) -> None:
        self.archive = self._key("archive", self.tr("&Archive"), "archive", "E")
        self.trash = self._key("trash", self.tr("Move to &Trash"), "trash-2", "Del", "Backspace")
        self.junk = self._key("junk", self.tr("Mark as &junk"), "shield-alert")
        self.unread = self._key("unread", self.tr("Mark as &unread"), "mail", "U")
        self.star = self._key("star", self.tr("&Star"), "star", "S")
        self.link = self._key("link", self.tr("&Link…"), "link", "L")
        self.create = self._key("create", self.tr("&Create candidate"), "user-plus", "C")
        self.create_contact = self._key("create_contact", self.tr("Create co&ntact"), "contact", "Shift+C")
        self.why = self._key("why", self.tr("&Why linked"), "info", "Shift+L")
        self.confidential = self._key("confidential", self.tr("Confidentia&l"), "lock", "V", "Ctrl+Shift+L")
        self.confidential.setCheckable(True)
        self.who_sees = self._key("who_sees", self.tr("Wh&o can see this"), "eye", "Shift+V")
        self.hand_over = self._key("hand_over", self.tr("Hand the conversation &over…"), "user-plus")
        self.remind = self._key("remind", self.tr("Remin&d me of this…"), "bell-ring", "B")
        self.split = self._key("split", self.tr("S&plit the conversation here"), "split")
        self.join = self._key("join", self.tr("&Join into one conversation"), "merge")
        self.open_all = self._key("open_all", self.tr("Open &whole conversation"), "layers", ";")
        self.next = self._key("next", self.tr("&Next message"), "arrow-down", "J")
        self.previous = self._key("previous", self.tr("&Previous message"), "arrow-up", "K")
        self.read_on = self._reading_key("read_on", self.tr("Read &on, then the next unread"), "Space")
        self.read_back = self._reading_key("read_back", self.tr("Read &back, then the unread before"), "Shift+Space")
        self.plain = self._key("plain", self.tr("Show as plain &text"), "file-text")
        self.plain.setCheckable(True)
        self.source = self._add("source", self.tr("View s&ource"), "file-code", "Ctrl+U")
        self.print = self._add("print", self.tr("&Print…"), "printer", Keys.Print)
        self.find = self._add("find", self.tr("&Find in message"), "search", Keys.Find)

    def _make_window(self) -> None:
        self.search = self._add("search", self.tr("Search e&verywhere"), "search", "Ctrl+K")
        self.quick_filter = self._add("quick_filter", self.tr("&Quick filter"), "list-filter", "Ctrl+Shift+F")
        self.quick_filter.setCheckable(True)
        self.fetch = self._add("fetch", self.tr("&Fetch mail now"), "refresh-cw", "F5")
        self.undo = self._add("undo", self.tr("&Undo"), "undo-2", Keys.Undo)
        self.undo.setEnabled(False)
        self.next_pane = self._add("next_pane", self.tr("Next pane"), "", "F6")
        self.previous_pane = self._add("previous_pane", self.tr("Previous pane"), "", "Shift+F6")
        self.record_panel = self._add("record_panel", self.tr("&Record panel"), "panel-right-close", "Ctrl+Shift+P")
        self.table = self._add("table", self.tr("Show as ta&ble"), "table")
        self.table.setCheckable(True)
        self.shortcuts = self._add("shortcuts", self.tr("&Keyboard shortcuts"), "keyboard", "F1")
        self.account = self._add("account", self.tr("My &account"), "user")
        self.switch_user = self._add("switch_user", self.tr("S&witch user…"), "users")
        self.import_records = self._add("import_records", self.tr("Import p&eople and files…"), "upload")
        self.import_mail = self._add("import_mail", self.tr("Import ma&il…"), "upload")
        self.export = self._add("export", self.tr("E&xport…"), "download")
        self.dossier = self._add("dossier", self.tr("Save &dossier…"), "file-archive")
        self.quit = self._add("quit", self.tr("&Quit"), "log-out", Keys.Quit)
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.help_key = self._key("help_key", self.tr("Keyboard shortcuts"), "keyboard", "?")
        self.help_key.triggered.connect(self.shortcuts.trigger)

    @property
    def of_the_mailbox(self) -> tuple[QAction, ...]:
        """Those that look into the open conversation: nobody finds or prints what does not show."""
        return self.find, self.source, self.print

    @property
    def about_message(self) -> dict[str, QAction]:
        """How to write about the open message → its action."""
        named = (self.reply, self.reply_all, self.forward, self.forward_attached, self.edit_as_new, self.resend)
        return {action.objectName(): action for action in named}

    @property
    def decisions(self) -> dict[str, QAction]:
        """The situation of a template → the action that begins with one."""
        return {"invite": self.invite, "reject": self.reject, "choose": self.template}

    def _restrain(self, user: User) -> None:
        """Take what this user may not do out of menus and keys."""
        refused = [] if user.role is UserRole.ADMINISTRATOR else [self.import_records]
        if not may_change(user.role, active=user.active):
            refused += [*self.new_records.values(), *self.about_message.values(), *self.decisions.values()]
            refused += [self.link, self.create, self.create_contact, self.confidential, self.split, self.join]
            refused += [self.new, self.mail_many, self.hand_over]
            refused += [self.remind, self.import_mail]
        for action in refused:
            action.setVisible(False)

    def give_single_keys(self, widget: QWidget) -> None:
        """Let the single keys work while this widget, or one inside it, has the focus."""
        for action in self._single:
            widget.addAction(action)

    def give_window_keys(self, window: QWidget) -> None:
        """The others work in the whole window."""
        for action in self.all:
            if action not in (*self._single, self.read_on, self.read_back):
                window.addAction(action)

    def on(self, action: QAction, act: Callable[[], object]) -> None:
        """Carry an action out by a function without arguments."""
        action.triggered.connect(lambda _checked=False: act())

    def _key(self, name: str, text: str, icon: str, *keys: str) -> QAction:
        action = self._add(name, text, icon, *keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._single.append(action)
        return action

    def _reading_key(self, name: str, text: str, key: str) -> QAction:
        """Space presses buttons elsewhere: these keys go to the list and the page, and nowhere else."""
        action = self._add(name, text, "", key)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setAutoRepeat(False)
        return action

    def _add(self, name: str, text: str, icon: str, *keys: str | Keys) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        if icon:
            action.setIcon(self._theme.icons.icon(icon, "text.secondary", "text.primary"))
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.all.append(action)
        return action
