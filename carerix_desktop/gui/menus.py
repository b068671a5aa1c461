"""The menu bar: every action of the window; hidden until Alt or F10 where menus are not native."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from carerix_desktop.gui.actions import WindowActions
from carerix_desktop.gui.choices import Choices
from carerix_desktop.gui.theme import ThemeChoice

VIEW = 2  # the place of the View menu
_NOT_ALONE = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.WindowDeactivate})


class MenuKeys(QObject):
    """Shows the menu bar on Alt (pressed and let go alone) or F10, and hides it when it is left."""

    def __init__(self, window: QMainWindow, bar: QMenuBar) -> None:
        super().__init__(window)
        self._window, self._bar, self._alone = window, bar, False
        self._watch: QObject = QCoreApplication.instance() or window
        if not bar.isNativeMenuBar():
            bar.hide()
        window.installEventFilter(self)
        bar.installEventFilter(self)

    def toggle(self) -> None:
        """F10."""
        self._bar.setVisible(not self._bar.isVisible())
        if self._bar.isVisible():
            self._bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
            self._bar.setActiveAction(self._bar.actions()[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._window and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt:
            self._on_alt(kind, again=event.isAutoRepeat())
        elif self._alone and (kind in _NOT_ALONE or _is_other_key(event)):
            self._stop_watching()
        if watched is self._bar and kind == QEvent.Type.FocusOut and self._bar.activeAction() is None:
            self._bar.setVisible(self._bar.isNativeMenuBar())
        return super().eventFilter(watched, event)

    def _on_alt(self, kind: QEvent.Type, *, again: bool) -> None:
        if kind == QEvent.Type.KeyPress and not again:
            self._alone = True
            self._watch.installEventFilter(self)  # a mnemonic's key never reaches the window itself
        elif kind == QEvent.Type.KeyRelease and self._alone:
            self._stop_watching()
            self.toggle()

    def _stop_watching(self) -> None:
        self._alone = False
        self._watch.removeEventFilter(self)


def _is_other_key(event: QEvent) -> bool:
    keys = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
    return isinstance(event, QKeyEvent) and event.type() in keys and event.key() != Qt.Key.Key_Alt


def look_menu(choices: Choices, window: QMainWindow) -> QMenu:
    """Light, dark or as the system; kept."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("", text)

    menu, group = QMenu(tr("&Appearance"), window), QActionGroup(window)
    labels = {
        ThemeChoice.SYSTEM: tr("As the &system"),
        ThemeChoice.LIGHT: tr("&Light"),
        ThemeChoice.DARK: tr("&Dark"),
    }

    for choice, label in labels.items():
        action = menu.addAction(label)
        action.setCheckable(True)
        action.setData(choice.value)
        action.triggered.connect(lambda _checked=False, choice=choice: choices.choose("theme", choice.value))
        group.addAction(action)

    def show_chosen() -> None:
        for action in group.actions():
            action.setChecked(action.data() == choices.value("theme"))

    show_chosen()
    menu.aboutToShow.connect(show_chosen)
    return menu


def fill_menu_bar(window: QMainWindow, act: WindowActions, pages: list[QAction], look: QMenu) -> MenuKeys:
    """Make the menus; answers what shows and hides them."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("", text)

    bar = window.menuBar()
    bar.setNativeMenuBar(sys.platform == "darwin")
    groups: tuple[tuple[str, tuple[QAction | None, ...]], ...] = (
        (
            tr("&File"),
            (act.new, act.mail_many, *act.new_records.values(), None,
             act.import_records, act.import_mail, act.export, act.dossier, None,
             act.fetch, act.print, None, act.account, act.switch_user, None, act.quit),
        ),
        (tr("&Edit"), (act.undo, None, act.find, act.search, act.quick_filter)),
        (tr("&View"), (*pages, None, act.table, act.record_panel, act.next_pane, act.previous_pane)),
        (
            tr("&Message"),
            (*act.about_message.values(), None, *act.decisions.values(), None, act.archive, act.trash, act.junk, None,
             act.unread, act.star, None, act.confidential, act.who_sees, act.hand_over, None, act.link, act.create,
             act.create_contact, act.why, act.remind, act.split, act.join, None, act.next, act.previous, act.read_on,
             act.read_back, act.open_all, act.plain, act.source),
        ),
        (tr("&Help"), (act.shortcuts,)),
    )  # fmt: skip
    for number, (title, actions) in enumerate(groups):
        menu = bar.addMenu(title)
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        if number == VIEW:
            menu.addMenu(look)
    keys = MenuKeys(window, bar)
    show = QAction(tr("Menu bar"), window)
    show.setShortcut("F10")
    show.triggered.connect(lambda _checked=False: keys.toggle())
    window.addAction(show)
    return keys
