"""The hidden menu bar: it comes on Alt alone, and a mnemonic's Alt is not alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carerix_desktop.gui.main_window import MainWindow

ALT, MODIFIER = Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def ready(qtbot: QtBot, window: MainWindow) -> MainWindow:
    window.activateWindow()
    window.mailbox.list.focus_list()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def _key(window: MainWindow, key: Qt.Key, *, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    handle = window.windowHandle()
    QTest.keyClick(handle, key, modifier)


def test_alt_pressed_and_let_go_alone_shows_the_menu_bar_and_again_hides_it(qtbot: QtBot, ready: MainWindow) -> None:
    _key(ready, ALT)
    qtbot.waitUntil(ready.menuBar().isVisible)


def test_alt_with_the_letter_of_a_field_leaves_the_menu_bar_hidden(qtbot: QtBot, ready: MainWindow) -> None:
    heard: list[bool] = []
    QShortcut("Alt+G", ready).activated.connect(lambda: heard.append(True))
    handle = ready.windowHandle()
    QTest.keyPress(handle, ALT, MODIFIER)
    _key(ready, Qt.Key.Key_G, modifier=MODIFIER)
    QTest.keyRelease(handle, ALT)
    qtbot.waitUntil(lambda: bool(heard))
    assert not ready.menuBar().isVisible()
