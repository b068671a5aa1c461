"""Who only reads is not offered what would be refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from carerix_desktop.domain.account import UserRole
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.context import Services
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.theme import Theme


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, services: Services, bridge: Bridge, tmp_path: Path) -> Iterator[MainWindow]:
    reader = replace(services, viewer=replace(services.viewer, role=UserRole.READER))
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = MainWindow(theme=theme, services=reader, bridge=bridge, settings=settings, pages=(), bottom=())
    made.show()
    qtbot.waitUntil(lambda: made.mailbox.model.rowCount() == 40, timeout=20_000)
    yield made
    made.close()
    delete(made)


def test_a_reader_marks_and_moves_own_mail_and_is_not_offered_the_rest(window: MainWindow) -> None:
    act = window.actions_of_window
    offered = {action.objectName() for action in act.all if action.isVisible()}
    assert {"archive", "trash", "unread", "star", "search", "print", "export", "why"} <= offered
    assert offered.isdisjoint(
        {"new", "reply", "reply_all", "forward", "invite", "reject", "template", "link", "create", "confidential"}
        | {"split", "join", "mail_many", "import_mail", "import_records", "new_candidate", "new_company"}
    )
    assert not window.context.can_write


def test_the_button_for_a_new_message_says_why_it_is_off(window: MainWindow) -> None:
    button = window.top_bar.new
    assert button.isVisible()
    assert not button.isEnabled()
    assert "read-only" in button.toolTip()
