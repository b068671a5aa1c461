"""The settings of writing: signatures by language, the time for undo."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from carerix_desktop.gui.composer.desk import hold_seconds
from carerix_desktop.gui.composer.services import writing_services
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.settings.signature_page import OTHERS, SignaturePage
from tests.support.fake_writing import FakeDrafting


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, drafting: FakeDrafting) -> Iterator[SignaturePage]:
    """With a Dutch signature."""
    drafting.signatures["nl"] = ("Groet\nEva", "<p>Groet</p><p><b>Eva</b></p>")
    services = writing_services(window.context)
    assert services is not None
    made = SignaturePage(window.context, services, QSettings(window._settings.fileName(), QSettings.Format.IniFormat))
    made.show()
    qtbot.waitUntil(lambda: made.plain.toPlainText() == "Groet\nEva")
    yield made
    made.close()
    made.deleteLater()


def test_what_is_written_is_saved_as_rich_and_as_plain_text(
    qtbot: QtBot, page: SignaturePage, drafting: FakeDrafting
) -> None:
    assert not page.save_button.isEnabled()
    page.rich.moveCursor(page.rich.textCursor().MoveOperation.End)
    qtbot.keyClicks(page.rich, " Bakker")
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: drafting.signatures["nl"] == ("Groet\nEva Bakker", "<p>Groet</p><p><b>Eva Bakker</b></p>"))


def test_each_language_has_its_own_and_changing_saves(
    qtbot: QtBot, page: SignaturePage, drafting: FakeDrafting
) -> None:
    page.choice._group.buttons()[1].click()
    qtbot.waitUntil(lambda: page.plain.toPlainText() == "")
    qtbot.keyClicks(page.rich, "Regards")
    page.choice._group.buttons()[2].click()
    qtbot.waitUntil(lambda: drafting.signatures.get("en") == ("Regards", "<p>Regards</p>"))
    assert page._language == OTHERS


def test_the_time_for_undo_is_kept(page: SignaturePage) -> None:
    assert hold_seconds(page._settings) == 10
    page.hold.setCurrentIndex(page.hold.findData(30))
    assert hold_seconds(page._settings) == 30
