"""A field that holds another file: searched while one types, chosen with the keyboard, cleared, put back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.edit import RecordForm
from carerix_desktop.gui.records.record_field import RecordField
from carerix_desktop.gui.records.tabs.profile import ProfileTab
from carerix_desktop.services.record_file import RecordFile
from carerix_desktop.services.records import Records
from tests.gui.conftest import theme
from tests.gui.records.test_records_pages import agency, context, opened, records

__all__ = ["agency", "context", "opened", "records", "theme"]
COMPANY, CONTACT = RecordKind.COMPANY, RecordKind.CONTACT
Key = Qt.Key


class Place(QWidget):
    """A field on Zuiderzee's number, and another one to go to."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.field, self.next = RecordField(context, COMPANY), QLineEdit()
        self.said: list[str] = []
        self.field.unknown.connect(self.said.append)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.next)


@pytest.fixture
def place(qtbot: QtBot, context: Context, records: Records) -> Place:
    for ref, name in (("B-1", "Zuiderzee Software"), ("B-2", "Noorderlicht"), ("B-3", "Noordzee"), ("B-4", "Noordzee")):
        records.add(context.services.viewer.key, COMPANY, {"ref": ref, "name": name})
    made = Place(context)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.field.show_ref("B-1")
    made.field.setFocus()
    qtbot.waitUntil(lambda: made.field.text() == "Zuiderzee Software" and made.field.hasFocus())
    return made


def _type(qtbot: QtBot, place: Place, words: str) -> None:
    """Type over what stands there, and wait for the list."""
    place.field.selectAll()
    qtbot.keyClicks(place.field, words)
    qtbot.waitUntil(lambda: place.field.popup_is_open)


def _press(qtbot: QtBot, place: Place, key: Qt.Key) -> None:
    """As a person does: the list has the keys while it is open."""
    popup = QApplication.activePopupWidget()
    qtbot.keyClick(popup or place.field, key)


def test_typing_finds_files_by_name_and_enter_takes_the_marked_one(qtbot: QtBot, place: Place) -> None:
    _type(qtbot, place, "noord")
    _press(qtbot, place, Key.Key_Down)
    _press(qtbot, place, Key.Key_Up)
    _press(qtbot, place, Key.Key_Return)
    qtbot.waitUntil(lambda: place.field.ref == "B-2")
    assert (place.field.text(), place.field.is_undecided, place.field.popup_is_open) == ("Noorderlicht", False, False)


def test_tab_takes_the_marked_one_and_goes_on(qtbot: QtBot, place: Place) -> None:
    _type(qtbot, place, "noorder")
    _press(qtbot, place, Key.Key_Tab)
    qtbot.waitUntil(lambda: place.field.ref == "B-2" and not place.field.popup_is_open)


@pytest.mark.parametrize(("typed", "ref"), [("noorderlicht", "B-2"), ("b-3", "B-3"), ("", "")])
def test_a_whole_name_a_number_or_nothing_needs_no_choosing(qtbot: QtBot, place: Place, typed: str, ref: str) -> None:
    place.field.setText(typed)
    place.next.setFocus()
    qtbot.waitUntil(lambda: place.field.ref == ref and not place.field.is_undecided)
    assert place.said == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Noordzee", "More than one is called “Noordzee”. Choose one from the list."),
        ("Zuider", "Nothing is called “Zuider”. Choose one from the list, or leave it empty."),
        ("x" * 90, f"Nothing is called “{'x' * 60}”. Choose one from the list, or leave it empty."),
    ],
)
def test_words_that_mean_no_file_stay_with_a_sentence(qtbot: QtBot, place: Place, typed: str, said: str) -> None:
    place.field.setText(typed)
    place.next.setFocus()
    qtbot.waitUntil(lambda: place.said == [said])
    assert place.field.is_undecided


def test_esc_gives_back_what_was_there(qtbot: QtBot, place: Place) -> None:
    place.field.setText("Noo")
    qtbot.keyClick(place.field, Key.Key_Escape)
    assert (place.field.text(), place.field.ref) == ("Zuiderzee Software", "B-1")


def test_the_profile_of_a_contact_keeps_the_company_that_was_chosen_by_name(
    qtbot: QtBot, place: Place, context: Context, records: Records
) -> None:
    viewer = context.services.viewer.key
    records.add(viewer, CONTACT, {"ref": "P-1", "first_name": "Pia", "company": "B-1"})
    tab = ProfileTab(context)
    qtbot.addWidget(tab)
    tab.show()
    file: RecordFile = records.file(viewer, CONTACT, "P-1")
    tab.show_file(file, other=True)
    qtbot.waitUntil(lambda: "company" in tab.editors)
    field = tab.editors["company"].input
    assert isinstance(field, RecordField)
    qtbot.waitUntil(lambda: field.text() == "Zuiderzee Software")
    field.setText("Noorderlicht")
    field.returnPressed.emit()
    qtbot.waitUntil(lambda: records.get(viewer, CONTACT, "P-1").fields["company"] == "B-2")
    field.setText("Zuid")
    field.returnPressed.emit()
    qtbot.waitUntil(tab.editors["company"].error.isVisible)
    assert records.get(viewer, CONTACT, "P-1").fields["company"] == "B-2"


def test_the_form_of_a_new_contact_takes_a_company_by_name(
    qtbot: QtBot, place: Place, context: Context, records: Records
) -> None:
    form = RecordForm(place, context, CONTACT, None)
    form.show()
    field = form.fields["company"]
    assert isinstance(field, RecordField)
    form.set_field("first_name", "Pia")
    field.setText("noorderlicht")
    field.returnPressed.emit()
    qtbot.waitUntil(lambda: form.values()["company"] == "B-2")
    form.buttons.accepted.emit()
    qtbot.waitUntil(lambda: form.saved is not None)
    assert form.saved is not None
    assert form.saved.record.fields["company"] == "B-2"
