"""The page of templates: list, editor with pills, preview with a real file, versions, over a real store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.template import TemplateKind
from carerix_desktop.gui.templates.page import TemplatesPage
from carerix_desktop.host.profile import resources_directory
from carerix_desktop.services.template_files import html_from_text, read_folder
from carerix_desktop.services.templates import Templates
from tests.support.agency import Agency

CV = "en-rejection-after-cv"


def opened(page: TemplatesPage, qtbot: QtBot, name: str = CV) -> None:
    page.open_template(name)
    qtbot.waitUntil(lambda: "Aad" in page.preview.body.toPlainText())


def test_a_template_is_shown_filled_in_for_a_real_file(page: TemplatesPage, qtbot: QtBot) -> None:
    opened(page, qtbot)
    assert page.preview.person.text() == "Aad Aalders"
    assert "Aannemer" in page.preview.subject.text()
    assert [button.text() for button in page.foot.languages.buttons()] == ["EN", "NL"]
    page.foot.languages.buttons()[1].click()
    qtbot.waitUntil(lambda: page.preview.body.toPlainText().startswith("Beste Aad"))


def test_the_arrows_go_through_the_list_and_jump_over_heads(page: TemplatesPage, qtbot: QtBot) -> None:
    assert page.model.entry_at(0) is None
    before = page.editor.written
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    after = page.editor.written
    assert before is not None
    assert after is not None
    assert before.group != after.group


def test_a_pill_puts_its_field_at_the_cursor_and_saving_makes_a_version(
    page: TemplatesPage, qtbot: QtBot, templates: Templates, agency: Agency
) -> None:
    opened(page, qtbot)
    page.editor.insert_field("candidate.last_name")
    qtbot.waitUntil(page.save.isEnabled)
    qtbot.waitUntil(lambda: "AaldersDear Aad" in page.preview.body.toPlainText())
    page.save.click()
    qtbot.waitUntil(lambda: templates.get(agency.users["anna"], CV).version == 2)
    saved = templates.get(agency.users["anna"], CV).written
    assert saved.text.startswith("{{ candidate.last_name }}Dear")
    assert saved.html == html_from_text(saved.text)
    qtbot.waitUntil(lambda: not page.save.isEnabled())


def test_an_unknown_field_is_marked_while_typing_and_cannot_be_saved(page: TemplatesPage, qtbot: QtBot) -> None:
    opened(page, qtbot)
    qtbot.keyClicks(page.editor.text, "{{ candidate.nme }}")
    qtbot.waitUntil(page.editor.notice.isVisible)
    assert not page.save.isEnabled()
    formats = page.editor.text.document().firstBlock().layout().formats()
    waves = [one for one in formats if one.format.fontUnderline() or one.format.underlineStyle().value]
    assert [(one.start, one.length) for one in waves] == [(3, 13)]
    page.revert.click()
    qtbot.waitUntil(lambda: not page.editor.notice.isVisible())
    assert not page.revert.isEnabled()


def test_a_mistake_in_the_source_is_told_with_its_line(page: TemplatesPage, qtbot: QtBot) -> None:
    opened(page, qtbot)
    page.editor.text.setPlainText("a\n{% if %}")
    qtbot.waitUntil(page.editor.notice.isVisible)
    assert not page.save.isEnabled()


def test_what_is_not_saved_is_kept_while_one_looks_at_another(page: TemplatesPage, qtbot: QtBot) -> None:
    opened(page, qtbot)
    page.editor.subject.setPlainText("Mine")
    page.open_template("en-birthday-wishes")
    page.open_template(CV)
    assert page.editor.subject.source() == "Mine"


def test_a_duplicate_stands_alone_until_it_is_saved_and_a_new_one_is_empty(
    page: TemplatesPage, qtbot: QtBot, templates: Templates, agency: Agency
) -> None:
    opened(page, qtbot)
    page.duplicate()
    qtbot.waitUntil(page.save.isEnabled)
    assert [button.text() for button in page.foot.languages.buttons()] == ["EN"]
    page.save_now()
    qtbot.waitUntil(lambda: any(one.written.name == f"{CV}-2" for one in templates.find(agency.users["anna"])))
    page.make_new()
    fresh = page.editor.written
    assert fresh is not None
    assert (fresh.text, fresh.kind) == ("", TemplateKind.CANDIDATE)


def test_a_removed_template_can_be_brought_back(
    page: TemplatesPage, qtbot: QtBot, templates: Templates, agency: Agency, said: list[tuple[str, Any]]
) -> None:
    opened(page, qtbot)
    page.remove_now()
    qtbot.waitUntil(lambda: page.model.row_of(CV) == -1)
    said[-1][1]()
    qtbot.waitUntil(lambda: page.model.row_of(CV) > 0)
    assert templates.get(agency.users["anna"], CV).version == 2


def test_an_earlier_version_can_be_restored(
    page: TemplatesPage, qtbot: QtBot, templates: Templates, agency: Agency
) -> None:
    anna = agency.users["anna"]
    first = templates.get(anna, CV).written
    templates.save(anna, replace(first, text="Other"))
    page.refresh()
    opened_name = CV
    page.open_template(opened_name)
    menu = page.more.menu()
    menu.aboutToShow.emit()
    versions = next(action.menu() for action in menu.actions() if action.menu() is not None)
    assert isinstance(versions, QMenu)
    assert len(versions.actions()) == 2
    versions.actions()[1].trigger()
    qtbot.waitUntil(lambda: templates.get(anna, CV).written == first)


def test_templates_go_out_and_in_as_files(
    page: TemplatesPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[tuple[str, Any]]
) -> None:
    folder = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    page.acts.export_folder()
    qtbot.waitUntil(lambda: len(said) == 1)
    assert len(read_folder(folder)[0]) == 26
    (folder / "bad.toml").write_text("x")
    page.acts.import_folder()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert "bad" in said[1][0]


def test_a_filter_that_finds_nothing_says_so(page: TemplatesPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.filter, "zzz")
    assert page.model.rowCount() == 0
    page.filter.clear()
    page.filter.textEdited.emit("")
    assert page.model.rowCount() > 13


def test_every_starter_texts_formatted_version_follows_its_text() -> None:
    for language in ("nl", "en"):
        for one in read_folder(resources_directory() / "templates" / language)[0]:
            assert html_from_text(one.text) == one.html, one.name
