"""One key from a message: the template is filled in, empty fields are marked and block, the status follows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.draft import DraftContent
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind
from carerix_desktop.domain.template import without_field_marks
from carerix_desktop.domain.view import RecordHit
from carerix_desktop.gui.composer import link_choosing
from carerix_desktop.gui.composer.composer import Composer
from carerix_desktop.gui.composer.desk import ComposeDesk
from carerix_desktop.gui.composer.link_row import _FileChip
from carerix_desktop.gui.composer.template_rows import HEAD, OFFERED
from carerix_desktop.gui.context import Wish
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.widgets.buttons import Button
from tests.gui.composer.conftest import open_composer
from tests.support.fake_writing import EVA, SANNE, FakeDrafting, FakeOutbox, FakeTemplates

Key = Qt.Key
SANNE_FILE, JAVA, PROCEDURE = (
    (RecordKind.CANDIDATE, RecordKey(1)),
    (RecordKind.VACANCY, RecordKey(2)),
    (RecordKind.MATCH, RecordKey(9)),
)


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
    qtbot.waitUntil(lambda: composer.body.text() == "Beste Sanne, met Phone numbers", timeout=20_000)
    assert composer.head.subject.text() == "Over Java"
    assert composer.language == "nl"
    assert composer.missing_fields() == ["candidate.phones"]
    assert composer.foot.missing.text() == "1 field(s) still empty"
    composer.send(0)
    assert composer.head.banner.isVisible()
    assert outbox.queued == []

    panel = composer.panel.templates
    assert panel.after.text() == "After sending: status of V-2417 becomes Invited"
    line = next(one for one in panel.findChildren(QLineEdit) if one is not panel.search)
    qtbot.keyClicks(line, "Pieter Kuipers")
    qtbot.keyClick(line, Key.Key_Return)
    assert composer.body.text() == "Beste Sanne, met Pieter Kuipers"
    assert composer.missing_fields() == []
    assert not line.isVisible()
    composer.body.undo()
    assert composer.missing_fields() == ["candidate.phones"]
    assert line.isVisible()
    assert "Phone numbers" in marked_words(composer)
    composer.body.redo()
    composer.send(10)
    qtbot.waitUntil(lambda: bool(window.toast_text))
    content = drafting.prepared[0].content
    assert without_field_marks(content.html) == "<p>Beste Sanne, met Pieter Kuipers</p>"
    assert (content.match, content.status_after, content.template) == (RecordKey(9), "invited", "nl-invite")
    assert content.quoted_text
    qtbot.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.page.composer is not None)
    again = desk.page.composer
    assert again is not None
    assert marked_words(again) == ["Sanne"]


def marked_words(composer: Composer) -> list[str]:
    """What is painted over the text."""
    block = composer.body.document().begin()
    return [block.text()[one.start : one.start + one.length] for one in block.layout().formats()]


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
    panel = composer.panel.templates
    qtbot.waitUntil(lambda: panel.list.count() == 2)
    qtbot.keyClicks(panel.search, "rej")
    qtbot.keyClick(panel.search, Key.Key_Return)
    qtbot.waitUntil(lambda: "Sanne" in composer.body.text())
    assert "becomes Rejected" in panel.after.text()


def rejecting(qtbot: QtBot, window: MainWindow, desk: ComposeDesk) -> Composer:
    window.mailbox.list.focus_list()
    window.mailbox.list.select_row(0)
    qtbot.waitUntil(lambda: window.mailbox.reading.view is not None)
    qtbot.keyClick(window.mailbox.list.view, Key.Key_X)
    qtbot.waitUntil(lambda: desk.page.composer is not None)
    composer = desk.page.composer
    assert composer is not None
    qtbot.waitUntil(lambda: "Sanne" in composer.body.text())
    return composer


def chips(composer: Composer) -> list[str]:
    shown = [chip.chip for chip in composer.head.links.findChildren(_FileChip) if not chip.isHidden()]
    return [chip.accessibleName().rpartition(", by ")[0] for chip in shown]


def test_the_vacancy_that_a_template_was_filled_in_for_is_shown_and_the_message_is_about_it(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk, drafting: FakeDrafting
) -> None:
    composer = rejecting(qtbot, window, desk)
    qtbot.waitUntil(lambda: chips(composer) == ["Sanne de Vries", "Senior Java Developer, V-2417", "Procedure: New"])
    composer.keeper.save()
    qtbot.waitUntil(lambda: drafting.saves > 0)
    content = drafting.drafts[1].content
    assert content.links == (SANNE_FILE, JAVA, PROCEDURE)
    assert (content.match, content.status_after) == (PROCEDURE[1], "rejected")


def test_without_its_vacancy_the_message_changes_no_status(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk, drafting: FakeDrafting
) -> None:
    composer = rejecting(qtbot, window, desk)
    links = composer.head.links
    links._remove(links.records[1])
    qtbot.waitUntil(lambda: chips(composer) == ["Sanne de Vries"])
    panel = composer.panel.templates
    assert panel.after.text() == ""
    content = composer._take().content
    assert (content.links, content.match, content.unlinks) == ((SANNE_FILE,), None, (JAVA,))
    panel.chosen.emit(FakeTemplates().known[2])
    window.jobs.wait()
    qtbot.wait(50)
    assert chips(composer) == ["Sanne de Vries"]  # it was taken away by hand


def test_a_vacancy_is_chosen_by_search_its_guesses_are_the_procedures_of_the_person(
    qtbot: QtBot, desk: ComposeDesk, drafting: FakeDrafting, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, list[RecordHit]]] = []

    def choose(_parent: object, _context: object, kind: object, _text: str, guesses: list[RecordHit]) -> object:
        asked.append((kind, guesses))
        return RecordKind.VACANCY, "V-2417"

    monkeypatch.setattr(link_choosing, "choose_record", choose)
    composer = open_composer(qtbot, desk, Wish(how="reply", message=MessageKey(3)))
    qtbot.waitUntil(lambda: chips(composer) == ["Sanne de Vries"])
    plus = next(one for one in composer.head.links.findChildren(Button) if one.text() == "Vacancy")
    qtbot.mouseClick(plus, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: chips(composer) == ["Sanne de Vries", "Senior Java Developer, V-2417", "Procedure: New"])
    (kind, guesses), *_ = asked
    assert kind is RecordKind.VACANCY
    assert [(one.ref, one.label, one.detail) for one in guesses] == [("V-2417", "Senior Java Developer", "New")]
    content = composer._take().content
    assert (content.links, content.match, content.status_after) == ((SANNE_FILE, JAVA, PROCEDURE), PROCEDURE[1], "")


def test_a_draft_about_a_vacancy_comes_back_with_it_and_with_what_sending_changes(
    qtbot: QtBot, desk: ComposeDesk, drafting: FakeDrafting
) -> None:
    content = DraftContent(
        sender=EVA, to=(SANNE,), links=(SANNE_FILE, JAVA), match=PROCEDURE[1], status_after="invited"
    )
    draft = drafting.add(content)
    composer = open_composer(qtbot, desk, Wish(how="draft", draft=draft.key))
    qtbot.waitUntil(lambda: len(chips(composer)) == 3)
    panel = composer.panel.templates
    assert panel.after.text() == "After sending: status of V-2417 becomes Invited"
    assert not composer.keeper.is_changed


def test_the_templates_stand_by_situation_with_subject_and_languages_and_are_found_by_both(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk
) -> None:
    composer = rejecting(qtbot, window, desk)
    rows = composer.panel.templates.list
    qtbot.waitUntil(lambda: rows.count() == 2)
    assert [rows.item(row).text() for row in range(2)] == ["invite", "reject"]
    assert [rows.item(row).data(OFFERED).languages for row in range(2)] == [("en", "nl"), ("nl",)]
    assert [rows.item(row).data(HEAD) for row in range(2)] == [True, True]
    assert rows.item(0).toolTip() == "Over …"
    tall = rows.visualItemRect(rows.item(1)).height()
    composer.panel.templates.search.setText("over reject")
    assert [rows.item(row).isHidden() for row in range(2)] == [True, False]
    assert rows.visualItemRect(rows.item(1)).height() == tall
