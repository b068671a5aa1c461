"""One key from a message: the template is filled in, empty fields are marked and block, the status follows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.ids import RecordKey
from carerix_desktop.gui.composer.desk import ComposeDesk
from carerix_desktop.gui.composer.template_panel import TemplatePanel
from carerix_desktop.gui.main_window import MainWindow
from tests.support.fake_writing import FakeDrafting, FakeOutbox

Key = Qt.Key


def test_i_fills_the_invitation_in_and_an_empty_field_blocks_until_it_is_filled(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk, drafting: FakeDrafting, outbox: FakeOutbox
) -> None:
    window.mailbox.list.focus_list()
    window.mailbox.list.select_row(0)
    qtbot.waitUntil(lambda: window.mailbox.reading.view is not None)
    qtbot.keyClick(window.mailbox.list.view, Key.Key_I)
    qtbot.waitUntil(lambda: desk.page.composer is not None, timeout=20_000)
    composer = desk.page.composer
    assert composer is not None
    qtbot.waitUntil(lambda: composer.body.text() == "Beste Sanne, met name", timeout=20_000)
    assert composer.head.subject.text() == "Over Java"
    assert composer.language == "nl"
    assert composer.missing_fields() == ["contact.name"]
    assert composer.foot.missing.text() == "1 field(s) still empty"
    composer.send(0)
    assert composer.head.banner.isVisible()
    assert outbox.queued == []

    panel = composer.panel
    assert isinstance(panel, TemplatePanel)
    assert panel.after.text() == "After sending: status of V-2417 becomes Invited"
    line = next(one for one in panel.findChildren(QLineEdit) if one is not panel.search)
    qtbot.keyClicks(line, "Pieter Kuipers")
    qtbot.keyClick(line, Key.Key_Return)
    assert composer.body.text() == "Beste Sanne, met Pieter Kuipers"
    assert composer.missing_fields() == []
    composer.send(0)
    qtbot.waitUntil(lambda: len(outbox.queued) == 1)
    content = drafting.prepared[0].content
    assert content.html == "<p>Beste Sanne, met Pieter Kuipers</p>"
    assert (content.match, content.status_after, content.template) == (RecordKey(9), "invited", "nl-invite")


def test_templates_are_chosen_in_the_panel_by_words_and_enter(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk
) -> None:
    window.mailbox.list.focus_list()
    window.mailbox.list.select_row(0)
    qtbot.waitUntil(lambda: window.mailbox.reading.view is not None)
    qtbot.keyClick(window.mailbox.list.view, Key.Key_T)
    qtbot.waitUntil(lambda: desk.page.composer is not None)
    composer = desk.page.composer
    assert composer is not None
    panel = composer.panel
    assert isinstance(panel, TemplatePanel)
    qtbot.waitUntil(lambda: panel.list.count() == 2)
    qtbot.keyClicks(panel.search, "rej")
    qtbot.keyClick(panel.search, Key.Key_Return)
    qtbot.waitUntil(lambda: "Sanne" in composer.body.text())
    assert "becomes Rejected" in panel.after.text()
