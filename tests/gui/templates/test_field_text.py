"""A source with its fields as pills: what goes in comes out the same, and keys, clipboard and undo know them."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QInputDialog

from carerix_desktop.gui.templates.field_text import FieldText
from carerix_desktop.gui.templates.pill import HOLDER

LABELS = {"candidate.first_name": "First name", "vacancy.title": "Vacancy", "today": "Today"}
SOURCES = (
    "",
    "Dear {{ candidate.first_name }},\n\n{{vacancy.title}}{{vacancy.title}} {{ today }}\n",
    "{{ candidate.first_name | default('you') }} 😀 {{ today }} é",
    "{% if vacancy.title %}{{ vacancy.title }}{% endif %} {{ candidate.nme }} {{ vacancy.title | upper }}",
    "a\r\nb\tc\u00a0d {{ today }}",
)


@pytest.fixture
def edit(theme, qtbot):
    made = FieldText(theme)
    made.know(LABELS)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


@pytest.mark.parametrize("source", SOURCES)
def test_what_goes_in_comes_out_and_pills_can_be_turned_off_and_on(edit, source):
    edit.show_source(source)
    assert edit.source() == source
    edit.show_pills(False)
    assert HOLDER not in edit.toPlainText()
    edit.show_pills(True)
    assert edit.source() == source
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.insertPlainText("!")
    assert edit.source() == source.replace("\r\n", "\n") + "!"


def test_a_known_field_is_one_letter_and_an_unknown_one_stays_as_it_is_written(edit):
    edit.show_source("{{ candidate.first_name }}{{ candidate.nme }}")
    assert edit.toPlainText() == HOLDER + "{{ candidate.nme }}"


def test_a_field_that_is_typed_becomes_a_pill_and_undo_gives_the_letters_back(edit, qtbot):
    edit.show_source("😀 ")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(edit, "{{ today }}x")
    assert edit.toPlainText() == f"😀 {HOLDER}x"
    assert edit.source() == "😀 {{ today }}x"
    edit.undo()
    edit.undo()
    assert edit.toPlainText() == "😀 {{ today }}"


def test_what_is_typed_beside_a_pill_is_text(edit, qtbot):
    edit.show_source("{{ today }}")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(edit, " and")
    qtbot.keyClick(edit, Qt.Key.Key_Home)
    qtbot.keyClicks(edit, "It is ")
    assert edit.source() == "It is {{ today }} and"


def test_copied_pills_are_their_source_and_pasted_source_is_pills(edit):
    edit.show_source("a {{ today }}\nb {{ vacancy.title }}")
    edit.selectAll()
    edit.copy()
    assert QApplication.clipboard().text() == "a {{ today }}\nb {{ vacancy.title }}"
    edit.cut()
    assert edit.source() == ""
    edit.paste()
    assert edit.toPlainText() == f"a {HOLDER}\nb {HOLDER}"


def test_backspace_takes_a_whole_field(edit, qtbot):
    edit.show_source("a{{ today }}")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.source() == "a"


def test_what_is_written_where_a_field_is_empty_is_asked_for_its_pill(edit, monkeypatch):
    edit.show_source("Dear {{ candidate.first_name }},")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: ("you 'there'", True))
    edit.ask_default(5)
    assert edit.source() == "Dear {{ candidate.first_name | default(\"you 'there'\") }},"
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: ("", True))
    edit.ask_default(5)
    assert edit.source() == "Dear {{ candidate.first_name }},"


def test_a_wrong_field_is_put_right_in_its_marks_alone(edit):
    edit.show_source("candidate.nme {{ candidate.nme }} {% if candidate.nme %}x{% endif %}")
    edit.replace_field("candidate.nme", "candidate.first_name")
    assert edit.source() == "candidate.nme {{ candidate.first_name }} {% if candidate.first_name %}x{% endif %}"


def test_a_subject_stays_one_line(theme, qtbot):
    subject = FieldText(theme, one_line=True)
    subject.know(LABELS)
    qtbot.addWidget(subject)
    qtbot.keyClicks(subject, "a")
    qtbot.keyClick(subject, Qt.Key.Key_Return)
    data = QMimeData()
    data.setText("b\nc {{ today }}")
    subject.insertFromMimeData(data)
    assert subject.source() == "ab c {{ today }}"


def test_the_cursor_stays_where_it_is_when_pills_become_source(edit, qtbot):
    edit.show_source("a {{ today }} b {{ today }} c")
    cursor = edit.textCursor()
    cursor.setPosition(5)
    edit.setTextCursor(cursor)
    edit.show_pills(False)
    qtbot.keyClicks(edit, "!")
    assert edit.source() == "a {{ today }} b! {{ today }} c"
    edit.show_pills(True)
    qtbot.keyClicks(edit, "?")
    assert edit.source() == "a {{ today }} b!? {{ today }} c"


def test_other_fields_draw_the_text_anew_and_leave_it_unchanged(edit):
    edit.show_source("{{ contact.first_name }}")
    assert HOLDER not in edit.toPlainText()
    edit.know({"contact.first_name": "First name"})
    assert edit.toPlainText() == HOLDER
    assert not edit.document().isUndoAvailable()
