"""The profile: fields changed in place, each refused in its own sentence; fields that an administrator defines."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.account import UserRole
from carerix_desktop.domain.custom_field import FieldType
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.field_editors import FieldEditor
from carerix_desktop.gui.records.file_page import FilePage
from carerix_desktop.gui.records.tabs.profile import ProfileTab
from carerix_desktop.gui.settings.fields_page import FieldForm, FieldsPage
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.custom_fields import CustomFields
from carerix_desktop.services.records import Records
from carerix_desktop.storage.users import change_user, find_users
from tests.gui.conftest import theme
from tests.gui.records.test_records_pages import agency, context, opened, records
from tests.support.agency import Agency

__all__ = ["agency", "context", "opened", "records", "theme"]
CANDIDATE = RecordKind.CANDIDATE


@pytest.fixture
def done() -> list[tuple[str, Any]]:
    return []


@pytest.fixture
def fields(agency: Agency, context: Context) -> CustomFields:
    with agency.store.work(None) as work:
        anna = next(user for user in find_users(work) if user.key == context.services.viewer.key)
        change_user(work, replace(anna, role=UserRole.ADMINISTRATOR), at=1)
    service: CustomFields = context.services.more["custom_fields"]
    return service


@pytest.fixture
def page(qtbot: QtBot, context: Context, records: Records, done: list[tuple[str, Any]]) -> FilePage:
    records.add(
        context.services.viewer.key, CANDIDATE, {"ref": "K-1", "first_name": "Jan", "city": "Assen", "pets": "2"}
    )
    made = FilePage(replace(context, done=lambda text, back, **_more: done.append((text, back))))
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    return made


def _profile(qtbot: QtBot, page: FilePage) -> ProfileTab:
    page.show_record(CANDIDATE, "K-1")
    qtbot.waitUntil(lambda: "profile" in page.tabs.names)
    page.tabs.open("profile")
    tab = page.tabs.current
    assert isinstance(tab, ProfileTab)
    qtbot.waitUntil(lambda: "city" in tab.editors and tab.editors["city"].text() == "Assen")
    return tab


def _type(editor: FieldEditor, text: str) -> None:
    """Write into a field and leave it."""
    if isinstance(editor.input, QLineEdit):
        editor.input.setText(text)
        editor.input.editingFinished.emit()
    elif isinstance(editor.input, QPlainTextEdit):
        editor.input.setPlainText(text)
        editor._commit()
    elif isinstance(editor.input, QComboBox):
        editor.input.setCurrentIndex(editor.input.findData(text))
        editor.input.activated.emit(editor.input.currentIndex())


def _value(context: Context, records: Records, name: str) -> str:
    found = records.get(context.services.viewer.key, CANDIDATE, "K-1")
    return {**found.extra, **found.fields}.get(name, "")


def test_every_field_stands_there_with_a_name_also_what_came_by_csv(qtbot: QtBot, page: FilePage) -> None:
    tab = _profile(qtbot, page)
    assert {"emails", "phones", "language", "owner", "status", "birth_date", "source", "pets"} <= set(tab.editors)
    assert all(editor.input.accessibleName() for editor in tab.editors.values())
    assert tab.editors["pets"].text() == "2"


def test_a_field_is_kept_when_one_leaves_it_and_taken_back(
    qtbot: QtBot, page: FilePage, context: Context, records: Records, done: list[tuple[str, Any]]
) -> None:
    tab = _profile(qtbot, page)
    _type(tab.editors["city"], "Emmen")
    qtbot.waitUntil(lambda: len(done) == 1)
    assert (done[0][0], _value(context, records, "city")) == ("City of Jan changed", "Emmen")
    done[0][1]()
    qtbot.waitUntil(lambda: _value(context, records, "city") == "Assen")
    qtbot.waitUntil(lambda: tab.editors["city"].text() == "Assen")


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("emails", "jan@example.nl\njan@work.nl", "jan@example.nl;jan@work.nl"),
        ("owner", "anna", "anna"),
        ("status", "placed", "placed"),
        ("birth_date", "3-4-1990", "1990-04-03"),
        ("language", "en", "en"),
        ("pets", "", ""),
    ],
)
def test_lists_choices_dates_and_free_fields_are_kept_as_the_store_has_them(
    qtbot: QtBot, page: FilePage, context: Context, records: Records, name: str, text: str, kept: str
) -> None:
    tab = _profile(qtbot, page)
    qtbot.waitUntil(lambda: name in tab.editors)
    _type(tab.editors[name], text)
    qtbot.waitUntil(lambda: _value(context, records, name) == kept)


def test_the_head_and_the_time_line_tell_the_owner(
    qtbot: QtBot, page: FilePage, context: Context, records: Records
) -> None:
    tab = _profile(qtbot, page)
    _type(tab.editors["owner"], "anna")
    qtbot.waitUntil(lambda: _value(context, records, "owner") == "anna")
    qtbot.waitUntil(lambda: "Anna" in [text.text() for text in page.head.findChildren(Text)])
    page.tabs.open("timeline")
    qtbot.waitUntil(lambda: page.timeline.model.index(0).data() == "Owner: – → Anna")


def test_in_a_narrow_window_the_head_tells_what_comes_first_and_all_of_it_again_in_a_wide_one(
    qtbot: QtBot, page: FilePage, context: Context, records: Records
) -> None:
    records.change(context.services.viewer.key, CANDIDATE, "K-1", {"emails": "jan@example.nl", "phones": "020 1234567"})
    _profile(qtbot, page)

    def told() -> set[str]:
        return {text.text() for text in page.head.findChildren(Text) if text.isVisible()}

    qtbot.waitUntil(lambda: {"Assen", "jan@example.nl"} <= told())
    before = told()
    page.resize(1000, 700)
    qtbot.waitUntil(lambda: len(told()) < len(before))
    assert "Assen" in told()
    page.resize(1300, 800)
    qtbot.waitUntil(lambda: told() == before)


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("emails", "nobody", "“nobody” is not an e-mail address."),
        ("birth_date", "31-02-1990", "“31-02-1990” is no date."),
    ],
)
def test_what_cannot_be_stays_with_its_sentence_and_goes_when_it_is_mended(
    qtbot: QtBot, page: FilePage, context: Context, records: Records, name: str, text: str, sentence: str
) -> None:
    tab = _profile(qtbot, page)
    editor = tab.editors[name]
    _type(editor, text)
    qtbot.waitUntil(editor.error.isVisible)
    assert editor.error.text().startswith(sentence)
    assert editor.input.accessibleDescription() == editor.error.text()
    assert (editor.text(), _value(context, records, name)) == (text, "")
    _type(editor, "")
    qtbot.waitUntil(lambda: not editor.error.isVisible())


@pytest.fixture
def settings(qtbot: QtBot, context: Context, fields: CustomFields) -> FieldsPage:
    made = FieldsPage(context)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.list.count() == 3)
    return made


def _form(qtbot: QtBot, widget: QWidget) -> FieldForm:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in widget.findChildren(FieldForm)))
    return next(one for one in widget.findChildren(FieldForm) if one.isVisible())


def test_an_administrator_adds_orders_and_retires_a_field_and_the_profile_follows(
    qtbot: QtBot, settings: FieldsPage, fields: CustomFields, context: Context, page: FilePage
) -> None:
    qtbot.mouseClick(settings.add, Qt.MouseButton.LeftButton)
    form = _form(qtbot, settings)
    form.save()
    qtbot.waitUntil(form.banner.isVisible)
    assert form.banner.accessibleName().startswith("A field needs a label")
    form.label.setText("Shift")
    form.type.setCurrentIndex(form.type.findData(FieldType.CHOICE.value))
    form.choices.setPlainText("Day\nNight")
    form.save()
    qtbot.waitUntil(lambda: settings.list.count() == 4)
    settings.list.setCurrentRow(3)
    qtbot.mouseClick(settings.up, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: settings.list.currentRow() == 2)
    tab = _profile(qtbot, page)
    qtbot.waitUntil(lambda: "shift" in tab.editors)
    _type(tab.editors["shift"], "Night")
    viewer = context.services.viewer.key
    records: Records = context.services.more["records"]
    qtbot.waitUntil(lambda: records.get(viewer, CANDIDATE, "K-1").extra.get("shift") == "Night")
    qtbot.mouseClick(settings.retire, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: settings.retire.text() == "Use again")
    assert "shift" not in [field.name for field in fields.find(viewer, CANDIDATE)]
    assert records.get(viewer, CANDIDATE, "K-1").extra["shift"] == "Night"


@pytest.mark.parametrize("name", ["city", "emails"])
def test_control_z_is_the_windows_until_something_new_is_written_in_the_field(
    qtbot: QtBot, page: FilePage, name: str
) -> None:
    taken_back: list[int] = []
    shortcut = QShortcut(QKeySequence.StandardKey.Undo, page)
    shortcut.activated.connect(lambda: taken_back.append(1))
    editor = _profile(qtbot, page).editors[name]
    field = editor.input
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: taken_back == [1])
    before = editor.text()
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert taken_back == [1]
    assert editor.text() == before
