"""The rail goes to a page by click, by key, and by a screen reader, which toggles a button without a click."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.gui.context import PageSpec
from carerix_desktop.gui.rail import Rail
from carerix_desktop.gui.theme import Theme


def spec(name: str) -> PageSpec:
    return PageSpec(name=name, icon="inbox", title=lambda: name, make=lambda _context: QWidget())


def test_a_toggle_and_a_click_go_to_the_page_once(qtbot: QtBot, theme: Theme) -> None:
    rail = Rail(theme, (spec("mailbox"), spec("candidates")), (spec("settings"),))
    qtbot.addWidget(rail)
    rail.show_page("mailbox")
    chosen: list[str] = []
    rail.chosen.connect(chosen.append)
    rail.chosen.connect(rail.show_page)
    rail.buttons["candidates"].toggle()
    rail.buttons["settings"].click()
    assert chosen == ["candidates", "settings"]


def test_to_show_a_page_is_no_choice(qtbot: QtBot, theme: Theme) -> None:
    rail = Rail(theme, (spec("mailbox"), spec("candidates")), ())
    qtbot.addWidget(rail)
    chosen: list[str] = []
    rail.chosen.connect(chosen.append)
    rail.show_page("candidates")
    assert (chosen, rail.buttons["candidates"].isChecked()) == ([], True)
