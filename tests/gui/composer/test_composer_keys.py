"""The composer without a mouse and by ear: where Tab goes, keys that the window shares, a name for everything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTextEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.ids import MessageKey, RecordKind
from carerix_desktop.gui import top_bar
from carerix_desktop.gui.composer.composer import Composer
from carerix_desktop.gui.composer.desk import ComposeDesk
from carerix_desktop.gui.context import Wish
from carerix_desktop.gui.main_window import MainWindow
from tests.gui.composer.conftest import open_composer

Key, Control, Nothing = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def reply(qtbot: QtBot, window: MainWindow, desk: ComposeDesk) -> Composer:
    """An answer with its quotation, its file and an attachment."""
    composer = open_composer(qtbot, desk, Wish(how="reply", message=MessageKey(3)))
    qtbot.waitUntil(lambda: len(composer.head.links.records) > 0)
    composer.attaching.attach_data("cv.pdf", "application/pdf", b"%PDF")
    qtbot.waitUntil(window.isActiveWindow)
    return composer


def held() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def tabs(qtbot: QtBot, count: int, *, back: bool = False) -> list[str]:
    names = []
    for _step in range(count):
        qtbot.keyClick(held(), Key.Key_Backtab if back else Key.Key_Tab)
        names.append(held().accessibleName())
    return names


def test_tab_goes_from_people_to_subject_text_files_and_send(qtbot: QtBot, reply: Composer) -> None:
    reply.head.from_box.setFocus()
    assert tabs(qtbot, 4) == ["To", "Subject", "Text of the message", "Show the quoted message in the text"]
    assert tabs(qtbot, 4)[1:] == ["cv.pdf, PDF, 4 bytes", "Remove cv.pdf", "Send"]
    reply.body.setFocus()
    assert tabs(qtbot, 3, back=True) == ["Subject", "To", "From"]


def test_tab_comes_to_all_of_it_and_then_leaves_the_composer(qtbot: QtBot, reply: Composer) -> None:
    reply.head.from_box.setFocus()
    seen: list[QWidget] = []
    while reply.isAncestorOf(held()) and held() not in seen:
        seen.append(held())
        qtbot.keyClick(held(), Key.Key_Tab)
    assert not reply.isAncestorOf(held())
    names = [one.accessibleName() for one in seen]
    for wanted in (
        "Add Cc",
        "Confidential",
        "Bold",
        "Language: Nederlands",
        "Close and keep the draft (Esc)",
        "Options",
    ):
        assert wanted in names


def test_a_chip_that_comes_later_changes_nothing_in_the_order(qtbot: QtBot, reply: Composer) -> None:
    reply.head.open_field("cc")
    qtbot.keyClicks(reply.head.cc.line, "kees@x.example,")
    assert tabs(qtbot, 2) == ["Subject", "Text of the message"]
    reply.head.cc.chips[0].setFocus()
    assert tabs(qtbot, 1) == ["Subject"]


def test_everything_that_can_be_pressed_or_filled_in_has_a_name(reply: Composer) -> None:
    kinds = (QToolButton, QLineEdit, QTextEdit, QComboBox)
    nameless = [
        one
        for kind in kinds
        for one in reply.findChildren(kind)
        if one.isVisible() and not one.accessibleName() and not isinstance(one.parent(), QLineEdit)
        and one.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]  # fmt: skip
    assert nameless == []


def test_ctrl_u_underlines_and_ctrl_f_and_ctrl_p_leave_the_hidden_mailbox_alone(
    qtbot: QtBot, window: MainWindow, reply: Composer
) -> None:
    act = window.actions_of_window
    assert not any(action.isVisible() for action in act.of_the_mailbox)
    reply.body.setFocus()
    qtbot.waitUntil(reply.body.hasFocus)
    handle = window.windowHandle()
    assert handle is not None
    qtbot.keyClicks(reply.body, "dag")
    reply.body.selectAll()
    for key in (Key.Key_B, Key.Key_I, Key.Key_U):
        qtbot.keyClick(window, key, Control)
    qtbot.waitUntil(lambda: "<u><i><b>dag</b></i></u>" in reply.body.html())
    window.open_page("mailbox")
    assert all(action.isVisible() for action in act.of_the_mailbox)


def test_the_new_menu_offers_what_can_be_made_and_each_entry_makes_it(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[RecordKind] = []
    monkeypatch.setattr(top_bar, "create_record", lambda _parent, _context, kind: made.append(kind))
    menu = window.top_bar.new.menu()
    assert menu is not None
    entries = [action for action in menu.actions() if not action.isSeparator()]
    assert [entry.text().replace("&", "") for entry in entries] == [
        "New message", "New message in its own window",
        "New candidate…", "New contact…", "New company…", "New vacancy…",
    ]  # fmt: skip
    for entry in entries[2:]:
        entry.trigger()
    assert made == [RecordKind.CANDIDATE, RecordKind.CONTACT, RecordKind.COMPANY, RecordKind.VACANCY]
    entries[1].trigger()
    qtbot.waitUntil(lambda: len(desk.windows) == 1)
    entries[0].trigger()
    qtbot.waitUntil(lambda: desk.page.composer is not None)
    assert entries[2].shortcut().toString() == "Ctrl+Shift+N"
