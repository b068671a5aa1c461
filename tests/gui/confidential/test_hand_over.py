"""A conversation is handed over by name: the colleague, the reason, and what is asked of the service."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.ids import UserKey
from carerix_desktop.gui.confidential.hand_over import HandOverDialog
from carerix_desktop.gui.context import Services
from carerix_desktop.gui.main_window import MainWindow
from tests.support.fake_services import fake_services


@pytest.fixture
def asked() -> list[tuple[Any, ...]]:
    return []


@pytest.fixture
def services(asked: list[tuple[Any, ...]]) -> Services:
    made = fake_services()
    me = made.viewer
    fatima, gone = replace(me, key=UserKey(71), name="Fatima"), replace(me, key=UserKey(72), name="Gone", active=False)
    made.more["users"] = SimpleNamespace(everybody=lambda: [me, fatima, gone])

    def hand_over(acting: UserKey, message: int, *, to: UserKey, why: str) -> None:
        asked.append((acting, message, to, why))

    made.more["leaving"] = SimpleNamespace(hand_over_conversation=hand_over)
    return made


def test_the_open_conversation_goes_to_who_works_here_with_a_reason(
    qtbot: QtBot, window: MainWindow, asked: list[tuple[Any, ...]]
) -> None:
    action = window.actions_of_window.hand_over
    window.mailbox.list.select_row(3)
    qtbot.waitUntil(action.isEnabled)
    action.trigger()

    def shown() -> list[HandOverDialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, HandOverDialog) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    dialog = shown()[0]
    assert [dialog.to.itemText(n) for n in range(dialog.to.count())] == ["Fatima"]
    assert not dialog.give.isEnabled()
    dialog.why.setText("I leave on Friday")
    dialog.give.click()
    qtbot.waitUntil(lambda: bool(asked))
    acting, _message, to, why = asked[0]
    assert (acting, to, why) == (window.context.services.viewer.key, UserKey(71), "I leave on Friday")
    qtbot.waitUntil(lambda: window.toast_text == "Fatima can see this conversation now")
