"""What is not saved is never lost: another template, the window's end, somebody else's change, a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from carerix_desktop.domain.errors import StoreFault
from carerix_desktop.domain.template import Situation, TemplateDraft, TemplateKind
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.templates.page import TemplatesPage, templates_page
from carerix_desktop.gui.theme import Theme
from carerix_desktop.services.templates import Templates
from tests.support.agency import Agency

CV = "en-rejection-after-cv"


def opened(page: TemplatesPage, qtbot: QtBot, name: str = CV) -> None:
    page.open_template(name)
    qtbot.waitUntil(lambda: "Aad" in page.preview.body.toPlainText())


def write(page: TemplatesPage, qtbot: QtBot, words: str) -> None:
    page.editor.text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(page.editor.text, words)


def press(page: TemplatesPage, label: str) -> None:
    next(one for one in page.editor.notice.findChildren(QPushButton) if one.text() == label).click()


def test_the_last_letters_before_another_template_is_chosen_are_kept(
    page: TemplatesPage, qtbot: QtBot, templates: Templates, agency: Agency
) -> None:
    opened(page, qtbot)
    write(page, qtbot, "Mine")
    page.list.choose(page.model.row_of("birthday-wishes"))
    assert page.editor.written is not None
    assert page.editor.written.group == "birthday-wishes"
    page.open_template(CV)
    assert page.editor.text.source().endswith("Mine")
    qtbot.waitUntil(lambda: len(templates.drafts(agency.users["anna"])) == 1)
    assert templates.get(agency.users["anna"], CV).version == 1


def test_when_the_window_goes_it_stays_as_a_draft_and_the_next_window_shows_it(
    page: TemplatesPage, qtbot: QtBot, templates: Templates, agency: Agency
) -> None:
    anna = agency.users["anna"]
    opened(page, qtbot)
    write(page, qtbot, "{{ candidate.")
    page.keep_now()
    (draft,) = templates.drafts(anna)
    assert draft.written.text.endswith("{{ candidate.")
    assert draft.base_version == 1
    later = TemplatesPage(page._context)
    qtbot.addWidget(later)
    qtbot.waitUntil(lambda: later.model.rowCount() > 13)
    later.open_template(CV)
    assert later.editor.text.source().endswith("{{ candidate.")
    row = later.model.row_of(CV)
    assert "not saved yet" in later.model.data(later.model.index(row, 0))


def test_undone_changes_come_back_by_the_toast(
    page: TemplatesPage, qtbot: QtBot, said: list[tuple[str, Any]], templates: Templates, agency: Agency
) -> None:
    opened(page, qtbot)
    write(page, qtbot, "Mine")
    qtbot.waitUntil(page.revert.isEnabled)
    page.revert.click()
    assert not page.editor.text.source().endswith("Mine")
    qtbot.waitUntil(lambda: templates.drafts(agency.users["anna"]) == ())
    said[-1][1]()
    assert page.editor.text.source().endswith("Mine")


def test_a_saved_change_is_taken_back_by_the_toast(
    page: TemplatesPage, qtbot: QtBot, said: list[tuple[str, Any]], templates: Templates, agency: Agency
) -> None:
    anna = agency.users["anna"]
    opened(page, qtbot)
    before = templates.get(anna, CV).written
    write(page, qtbot, "Mine")
    qtbot.waitUntil(page.save.isEnabled)
    page.save_now()
    qtbot.waitUntil(lambda: bool(said))
    assert templates.get(anna, CV).written.text.endswith("Mine")
    assert templates.drafts(anna) == ()
    said[-1][1]()
    qtbot.waitUntil(lambda: templates.get(anna, CV).written == before)
    qtbot.waitUntil(lambda: page.editor.written == before)


def test_what_is_typed_while_it_is_being_saved_is_a_change_of_the_new_version(
    page: TemplatesPage, qtbot: QtBot, said: list[tuple[str, Any]], templates: Templates, agency: Agency
) -> None:
    anna = agency.users["anna"]
    opened(page, qtbot)
    write(page, qtbot, "One")
    qtbot.waitUntil(page.save.isEnabled)
    page.save_now()
    write(page, qtbot, "Two")
    qtbot.waitUntil(lambda: bool(said))
    qtbot.waitUntil(page.save.isEnabled)
    assert page.editor.text.source().endswith("OneTwo")
    page.save_now()
    qtbot.waitUntil(lambda: templates.get(anna, CV).version == 3)
    assert templates.get(anna, CV).written.text.endswith("OneTwo")


def test_a_template_that_somebody_else_changed_is_not_written_over_without_asking(
    page: TemplatesPage, qtbot: QtBot, templates: Templates, agency: Agency
) -> None:
    anna = agency.users["anna"]
    opened(page, qtbot)
    write(page, qtbot, "Mine")
    qtbot.waitUntil(page.save.isEnabled)
    theirs = replace(templates.get(anna, CV).written, text="Theirs")
    templates.save(agency.users["bram"], theirs)
    page.save_now()
    qtbot.waitUntil(lambda: "Somebody else" in page.editor.notice.accessibleName())
    assert page.editor.text.source().endswith("Mine")
    press(page, "Save mine on top")
    qtbot.waitUntil(lambda: templates.get(anna, CV).version == 3)
    assert templates.get(anna, CV).written.text.endswith("Mine")
    assert templates.versions(anna, CV)[1].written == theirs


def test_a_removed_template_comes_back_with_what_was_not_saved_of_it(
    page: TemplatesPage, qtbot: QtBot, said: list[tuple[str, Any]]
) -> None:
    opened(page, qtbot)
    write(page, qtbot, "Mine")
    page.remove_now()
    qtbot.waitUntil(lambda: page.model.row_of(CV) == -1)
    said[-1][1]()
    qtbot.waitUntil(lambda: page.model.row_of(CV) > 0)
    assert page.editor.text.source().endswith("Mine")


def test_an_earlier_version_over_unsaved_text_gives_the_text_back_by_the_toast(
    page: TemplatesPage, qtbot: QtBot, said: list[tuple[str, Any]], templates: Templates, agency: Agency
) -> None:
    anna = agency.users["anna"]
    first = templates.get(anna, CV).written
    templates.save(anna, replace(first, text="Second"))
    page.refresh()
    page.open_template(CV)
    qtbot.waitUntil(lambda: page.editor.text.source() == "Second")
    write(page, qtbot, "Mine")
    page.restore(1)
    page.editor.text.know({})  # the fields' names come late, and the text is drawn anew before the other one is here
    page.editor.settle_now()
    qtbot.waitUntil(lambda: page.editor.written == first)
    said[-1][1]()
    assert page.editor.text.source() == "SecondMine"


def test_choices_are_taken_back_one_by_one(page: TemplatesPage, qtbot: QtBot) -> None:
    opened(page, qtbot)
    choices = page.editor.choices
    for box, value in ((choices.situation, "invite"), (choices.status, "placed"), (choices.kind, "contact")):
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
    choices.confidential.click()
    qtbot.waitUntil(lambda: page.unsaved.get(CV) is not None)
    changed = page.editor.written
    assert changed is not None
    assert (changed.situation, changed.status_after, changed.kind, changed.confidential) == (
        *(Situation.INVITE, "placed", TemplateKind.CONTACT, True),
    )
    assert choices.take_back()
    assert not choices.confidential.isChecked()
    assert [choices.take_back() for _n in range(4)] == [True, True, True, False]
    qtbot.waitUntil(lambda: page.unsaved.get(CV) is None)


def test_a_text_that_could_not_be_saved_stays_a_draft(
    page: TemplatesPage, qtbot: QtBot, said: list[tuple[str, Any]], templates: Templates, agency: Agency
) -> None:
    anna = agency.users["anna"]
    page.make_new()
    name = page.editor.written.name if page.editor.written else ""
    templates.save(anna, replace(templates.get(anna, CV).written, name=name, group=""))
    qtbot.waitUntil(page.save.isEnabled)
    page.save_now()
    qtbot.waitUntil(lambda: bool(said))
    assert "of this name" in said[-1][0]
    qtbot.waitUntil(lambda: [one.written.name for one in templates.drafts(anna)] == [name])


def test_a_draft_of_a_template_that_is_gone_is_still_listed(
    page: TemplatesPage, qtbot: QtBot, templates: Templates, agency: Agency
) -> None:
    anna = agency.users["anna"]
    templates.keep(anna, TemplateDraft(written=replace(templates.get(anna, CV).written, name="gone", group="")))
    later = TemplatesPage(page._context)
    qtbot.addWidget(later)
    qtbot.waitUntil(lambda: later.model.row_of("gone") > 0)


@pytest.fixture
def window(page: TemplatesPage, qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """With text in the page of templates that is not saved."""
    services = page._context.services
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = MainWindow(
        theme=theme, services=services, bridge=Bridge(), settings=settings, pages=(templates_page(),), bottom=()
    )
    try:
        made.show()
        made.open_page("templates")
        mine = made.page("templates")
        assert isinstance(mine, TemplatesPage)
        qtbot.waitUntil(lambda: mine.model.rowCount() > 13)
        mine.open_template(CV)
        write(mine, qtbot, "Mine")
        yield made
    finally:
        made.hide()
        made.close()
        delete(made)


def test_closing_the_window_keeps_what_is_not_saved(window: MainWindow, templates: Templates, agency: Agency) -> None:
    assert window.close()
    (draft,) = templates.drafts(agency.users["anna"])
    assert draft.written.text.endswith("Mine")


def test_the_window_stays_where_the_disk_does_not_take_what_is_not_saved(
    window: MainWindow, templates: Templates, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(templates, "keep", _full_disk)
        assert not window.close()
        assert "The disk is full" in window.toast_text
        assert window.isVisible()
    assert window.close()


def _full_disk(*_args: object) -> None:
    raise StoreFault("The disk is full. Make room and try again.")
