"""The page of templates: list, editor with pills, preview with a real file, versions, over a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.template import TemplateKind
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.templates.model import TemplateListModel
from carerix_desktop.gui.templates.page import TemplatesPage
from carerix_desktop.gui.theme import Theme
from carerix_desktop.host.limited import Limited
from carerix_desktop.host.profile import resources_directory
from carerix_desktop.services.records import Records
from carerix_desktop.services.template_files import html_from_text, read_folder
from carerix_desktop.services.templates import Templates
from tests.support.agency import Agency
from tests.support.fake_services import fake_services
from tests.support.model_rules import hold_to_qts_rules

CV = "en-rejection-after-cv"


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    yield made
    made.close()


@pytest.fixture
def templates(agency: Agency) -> Iterator[Templates]:
    limited = Limited()
    made = Templates(agency.store, limited)
    made.fill_once(resources_directory() / "templates")
    yield made
    limited.close()


@pytest.fixture
def said() -> list[tuple[str, Any]]:
    return []


@pytest.fixture
def page(
    agency: Agency, templates: Templates, theme: Theme, qtbot: QtBot, said: list[tuple[str, Any]]
) -> Iterator[TemplatesPage]:
    records, anna = Records(agency.store, agency.desk), agency.users["anna"]
    records.add(anna, RecordKind.CANDIDATE, {"ref": "K-77", "first_name": "Aad", "last_name": "Aalders"})
    records.add(anna, RecordKind.VACANCY, {"ref": "V-77", "title": "Aannemer"})
    base = fake_services()
    jobs = Jobs()
    services = replace(base, viewer=replace(base.viewer, key=anna), more={"records": records, "templates": templates})
    context = Context(
        jobs=jobs,
        bridge=Bridge(),
        theme=theme,
        services=services,
        open_record=lambda *_args: None,
        open_page=lambda *_args: None,
        toast=lambda text, back=None: said.append((text, back)),
    )
    made = TemplatesPage(context)
    hold_to_qts_rules(TemplateListModel, made.model)
    qtbot.addWidget(made)
    made.resize(1440, 860)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() > 13)
    yield made
    made.close()
    jobs.close()


def opened(page: TemplatesPage, qtbot: QtBot, name: str = CV) -> None:
    page.open_template(name)
    qtbot.waitUntil(lambda: "Aad" in page.preview.body.toPlainText())


def test_a_template_is_shown_filled_in_for_a_real_file(page: TemplatesPage, qtbot: QtBot) -> None:
    opened(page, qtbot)
    assert page.preview.person.text() == "Aad Aalders"
    assert "Aannemer" in page.preview.subject.text()
    assert [button.text() for button in page.languages.buttons()] == ["EN", "NL"]
    page.languages.buttons()[1].click()
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
    page.editor.subject.setText("Mine")
    page.editor.subject.textEdited.emit("Mine")
    qtbot.waitUntil(page.save.isEnabled)
    page.open_template("en-birthday-wishes")
    page.open_template(CV)
    assert page.editor.subject.text() == "Mine"


def test_a_duplicate_stands_alone_until_it_is_saved_and_a_new_one_is_empty(
    page: TemplatesPage, qtbot: QtBot, templates: Templates, agency: Agency
) -> None:
    opened(page, qtbot)
    written = page.editor.written
    page.make_new(written)
    qtbot.waitUntil(page.save.isEnabled)
    assert [button.text() for button in page.languages.buttons()] == ["EN"]
    page.save_now()
    qtbot.waitUntil(lambda: any(one.written.name == f"{CV}-2" for one in templates.find(agency.users["anna"])))
    page.make_empty()
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
    page.export_folder()
    qtbot.waitUntil(lambda: len(said) == 1)
    assert len(read_folder(folder)[0]) == 26
    (folder / "bad.toml").write_text("x")
    page.import_folder()
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
