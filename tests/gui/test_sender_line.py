"""The quiet line above a message whose sender may not be who they seem (S-17)."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.message import Address
from carerix_desktop.gui.mailbox.reading_head import SenderLine
from carerix_desktop.gui.main_window import MainWindow
from tests.support.fake_services import FakeReading


@pytest.fixture(autouse=True)
def _opened(qtbot: QtBot, window: MainWindow) -> None:
    window.mailbox.list.select_row(0)
    qtbot.waitUntil(lambda: window.mailbox.reading.view is not None)


def said(window: MainWindow) -> str:
    line = window.mailbox.reading.head.findChild(SenderLine)
    assert line is not None
    return " ".join(label.text() for label in line.findChildren(QLabel)) if line.isVisible() else ""


def test_a_message_without_signs_has_no_line(window: MainWindow) -> None:
    assert said(window) == ""


def test_replies_that_go_elsewhere_are_told_with_both_addresses_and_nothing_is_hidden(
    qtbot: QtBot, window: MainWindow
) -> None:
    reading = cast("FakeReading", window.context.services.reading)
    reading.reply_to = (Address(name="Sanne", address="x@evil.example"),)
    window.mailbox.reading.body.reload()
    qtbot.waitUntil(lambda: "Replies go to x@evil.example, not to sanne.devries@post.example." in said(window))
    assert window.mailbox.reading.view is not None
    assert len(window.mailbox.reading.view.messages) == 3
    reading.reply_to = ()
    window.mailbox.reading.body.reload()
    qtbot.waitUntil(lambda: said(window) == "")


def test_what_the_server_could_not_confirm_matters_for_our_own_domain_only(qtbot: QtBot, window: MainWindow) -> None:
    reading = cast("FakeReading", window.context.services.reading)
    reading.unproven = True
    with qtbot.waitSignal(window.mailbox.reading.conversation_shown):
        window.mailbox.reading.body.reload()
    assert said(window) == ""
