"""What is done with a template: another language or name, attachments, fields from the menu, source, preview."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.template import TemplateFile
from carerix_desktop.gui.templates.field_menu import FieldMenu
from carerix_desktop.gui.templates.page import TemplatesPage
from carerix_desktop.gui.templates.pill import HOLDER
from carerix_desktop.services.templates import Templates
from tests.support.agency import Agency

CV = "en-rejection-after-cv"


def opened(page: TemplatesPage, qtbot: QtBot, name: str = CV) -> None:
    page.open_template(name)
    qtbot.waitUntil(lambda: "Aad" in page.preview.body.toPlainText())


def save(page: TemplatesPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.save.isEnabled)
    page.save_now()
    qtbot.waitUntil(lambda: page.unsaved.all == ())


def test_a_language_is_added_from_the_others_text_and_becomes_a_file_of_the_group(
    page: TemplatesPage, qtbot: QtBot, templates: Templates, agency: Agency
) -> None:
    opened(page, qtbot)
    page.add_language("de")
    assert [button.text() for button in page.foot.languages.buttons()] == ["DE", "EN", "NL"]
    assert page.editor.text.source().startswith("Dear {{ candidate.first_name")
    page.editor.title.setText("Absage")
    page.editor.title.setModified(True)
    page.editor.title.textEdited.emit("Absage")
    save(page, qtbot)
    stored = templates.get(agency.users["anna"], "de-rejection-after-cv").written
    assert (stored.language, stored.group, stored.title) == ("de", "rejection-after-cv", "Absage")
    assert templates.choose(agency.users["anna"], "rejection-after-cv", "de").written == stored


def test_a_template_that_stands_alone_becomes_a_group_with_its_second_language(
    page: TemplatesPage, qtbot: QtBot, templates: Templates, agency: Agency
) -> None:
    anna = agency.users["anna"]
    page.make_new()
    save(page, qtbot)
    page.add_language("nl")
    assert [button.text() for button in page.foot.languages.buttons()] == ["EN", "NL"]
    save(page, qtbot)
    assert {one.written.name: one.written.group for one in templates.find(anna) if "template" in one.written.name} == {
        "en-template": "template",
        "nl-template": "template",
    }


def test_a_new_name_goes_to_the_versions_and_back_by_the_toast(
    page: TemplatesPage,
    qtbot: QtBot,
    templates: Templates,
    agency: Agency,
    said: list[tuple[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    anna = agency.users["anna"]
    opened(page, qtbot)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: (" en-no after CV ", True))
    page.more.menu().aboutToShow.emit()
    next(one for one in page.more.menu().actions() if one.text() == "Rename…").trigger()
    qtbot.waitUntil(lambda: bool(said))
    assert [one.version for one in templates.versions(anna, "en-no after CV")] == [2, 1]
    qtbot.waitUntil(lambda: page.editor.written is not None and page.editor.written.name == "en-no after CV")
    said[-1][1]()
    qtbot.waitUntil(lambda: [one.version for one in templates.versions(anna, CV)] == [3, 2, 1])


def test_a_name_that_cannot_be_is_told(page: TemplatesPage, qtbot: QtBot, said: list[tuple[str, Any]]) -> None:
    opened(page, qtbot)
    page.rename("nl-rejection-after-cv")
    qtbot.waitUntil(lambda: bool(said))
    assert "of this name" in said[-1][0]


def test_a_text_that_is_not_stored_yet_takes_another_name(page: TemplatesPage, qtbot: QtBot) -> None:
    page.make_new()
    page.rename("en-mine")
    assert page.editor.written is not None
    assert page.editor.written.name == "en-mine"
    assert [one.written.name for one in page.unsaved.all] == ["en-mine"]


def test_attachments_are_added_shown_with_their_size_saved_with_the_version_and_removed(
    page: TemplatesPage,
    qtbot: QtBot,
    templates: Templates,
    agency: Agency,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    anna = agency.users["anna"]
    (tmp_path / "route.pdf").write_bytes(b"%PDF" + bytes(2000))
    (tmp_path / "plan.txt").write_bytes(b"first left")
    opened(page, qtbot)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(tmp_path / "route.pdf")], ""))
    page.editor.attach.click()
    qtbot.waitUntil(lambda: len(page.editor.files.files) == 1)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "plan.txt"))])
    none = Qt.MouseButton.NoButton
    page.editor.dropEvent(
        QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, mime, none, Qt.KeyboardModifier.NoModifier)
    )
    qtbot.waitUntil(lambda: "route.pdf (2 kB), plan.txt" in page.preview.files.text())
    save(page, qtbot)
    route = TemplateFile(filename="route.pdf", content_type="application/pdf", data=b"%PDF" + bytes(2000))
    stored = templates.get(anna, CV).written.files
    assert stored[0] == route
    assert [one.filename for one in stored] == ["route.pdf", "plan.txt"]
    page.editor.files.row.remove(page.editor.files.row.files[0])
    save(page, qtbot)
    assert [one.filename for one in templates.get(anna, CV).written.files] == ["plan.txt"]
    assert templates.versions(anna, CV)[1].written.files == stored


def test_a_file_that_cannot_be_read_is_told_and_nothing_is_attached(
    page: TemplatesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(page, qtbot)
    with qtbot.waitSignal(page._context.jobs.failed) as told:
        page.editor.files.attach([tmp_path / "gone.pdf"])
    assert "gone.pdf" in told.args[0].message
    assert page.editor.files.files == ()


def test_attachments_that_few_servers_take_cannot_be_saved(page: TemplatesPage, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(bytes(20_000_001))
    opened(page, qtbot)
    page.editor.files.attach([tmp_path / "film.mp4"])
    qtbot.waitUntil(lambda: "20 MB" in page.editor.notice.accessibleName())
    assert not page.save.isEnabled()


def test_the_menu_has_the_fields_in_groups_finds_them_and_inserts_one(page: TemplatesPage, qtbot: QtBot) -> None:
    opened(page, qtbot)
    menu = page.editor.open_fields()
    shown = rows_of(menu)
    assert {"Candidate", "Vacancy and company", "You", "Agency and date"} <= set(shown)
    assert shown.index("First name") < shown.index("Vacancy and company") < shown.index("Your name")
    qtbot.keyClicks(menu.search, "plaats")  # in the other language too
    assert rows_of(menu) == ["Candidate", "City", "Vacancy and company", "Company’s city"]
    qtbot.keyClick(menu.search, Qt.Key.Key_Down)
    qtbot.keyClick(menu.search, Qt.Key.Key_Return)
    assert page.editor.text.source().startswith("{{ company.city }}Dear")
    assert page.editor.text.toPlainText().startswith(f"{HOLDER}Dear {HOLDER}")


def rows_of(menu: FieldMenu) -> list[str]:
    return [menu.list.item(row).text() for row in range(menu.list.count()) if not menu.list.item(row).isHidden()]


def test_a_field_goes_into_the_subject_where_the_cursor_was_last(page: TemplatesPage, qtbot: QtBot) -> None:
    opened(page, qtbot)
    page.activateWindow()
    page.editor.subject.setFocus()
    qtbot.waitUntil(page.editor.subject.hasFocus)
    qtbot.keyClick(page.editor.subject, Qt.Key.Key_End)
    page.editor.insert_field("user.name")
    assert page.editor.subject.source().endswith("{{ user.name }}")


def test_a_wrong_field_names_the_nearest_and_a_button_puts_it_right(page: TemplatesPage, qtbot: QtBot) -> None:
    opened(page, qtbot)
    qtbot.keyClicks(page.editor.text, "{{ candidate.nme }}")
    qtbot.waitUntil(page.editor.notice.isVisible)
    assert "candidate.nme" in page.editor.notice.accessibleName()
    assert "“First name”" in page.editor.notice.accessibleName()
    page.editor.notice.findChildren(QPushButton)[-1].click()
    qtbot.waitUntil(page.save.isEnabled)
    assert page.editor.text.source().startswith("{{ candidate.first_name }}Dear")


def test_the_source_is_there_for_who_wants_it(page: TemplatesPage, qtbot: QtBot) -> None:
    opened(page, qtbot)
    assert HOLDER in page.editor.text.toPlainText()
    page.editor.source.click()
    assert page.editor.text.toPlainText().startswith("Dear {{ candidate.first_name | default('candidate') }}")
    page.editor.source.click()
    assert HOLDER in page.editor.subject.toPlainText()
    assert page.unsaved.all == ()


def test_what_the_file_lacks_is_marked_in_both_previews_by_what_people_call_it(
    page: TemplatesPage, qtbot: QtBot
) -> None:
    opened(page, qtbot)
    qtbot.keyClicks(page.editor.text, "{{ candidate.city }}, ")
    qtbot.waitUntil(lambda: "City" in page.preview.notice.accessibleName())
    assert page.preview.body.toPlainText().startswith("⟦City⟧, Dear Aad")
    assert page.preview.formatted.toPlainText().startswith("City, Dear Aad")
    warned = page._context.theme.color("warning.text")
    for letter, length in ((page.preview.formatted, 4), (page.preview.body, 6)):
        first = letter.document().firstBlock().layout().formats()[0]
        assert (first.start, first.length) == (0, length)
        assert first.format.foreground().color() == warned


def test_a_template_without_a_formatted_version_is_shown_as_text(page: TemplatesPage, qtbot: QtBot) -> None:
    opened(page, qtbot)
    assert page.preview.front is page.preview.formatted
    page.editor.follows.setChecked(False)
    page.editor.html.show_source("")
    page.editor.html.textChanged.emit()
    qtbot.waitUntil(lambda: page.preview.front is page.preview.body)


def test_in_a_small_window_the_preview_is_a_tab_and_has_the_room(page: TemplatesPage, qtbot: QtBot) -> None:
    opened(page, qtbot)
    assert page.editor.tabs.count() == 2
    page.resize(1024, 700)
    assert page.editor.tabs.count() == 3
    page.editor.tabs.setCurrentIndex(2)
    assert page.preview.isVisible()
    qtbot.waitUntil(lambda: page.preview.front.height() > 250)
    assert not page.editor.choices.isVisible()
    page.resize(1440, 860)
    assert page.editor.tabs.count() == 2
    assert page.editor.choices.isVisible()
    assert page.preview.isVisible()


def test_the_preview_is_filled_in_for_a_contact_where_the_template_is_for_one(
    page: TemplatesPage, qtbot: QtBot
) -> None:
    records, viewer = page._context.services.more["records"], page._context.services.viewer.key
    records.add(viewer, RecordKind.CONTACT, {"ref": "P-77", "first_name": "Bea", "last_name": "Bos"})
    page.open_template("en-candidate-presentation")
    qtbot.waitUntil(lambda: page.preview.body.toPlainText().startswith("Dear Bea"))
