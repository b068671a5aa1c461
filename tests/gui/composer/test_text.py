"""The text: what is kept of its look, what is pasted, spelling with the real dictionaries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from carerix_desktop.gui.composer.body_edit import BodyEdit
from carerix_desktop.gui.composer.format_bar import FormatBar
from carerix_desktop.gui.composer.spelling import Spelling, speller_command, words_of
from carerix_desktop.gui.theme import Theme


@pytest.fixture
def spelling(qapp: object, tmp_path: Path) -> Iterator[Spelling]:
    """The real child with the real dictionaries."""
    made = Spelling(speller_command(), tmp_path / "words.txt")
    yield made
    made.close()


@pytest.fixture
def edit(qtbot: QtBot, theme: Theme, spelling: Spelling) -> Iterator[BodyEdit]:
    """An editor."""
    made = BodyEdit(theme, spelling)
    made.resize(600, 400)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.mark.parametrize(
    "html",
    [
        "<p>Beste <b>Sanne</b>, <i>graag</i> <u>morgen</u> <s>niet</s></p>",
        "<h2>Kop</h2><p>Tekst</p>",
        "<ul><li>een</li><li>twee</li></ul><ol><li>drie</li></ol><p>na</p>",
        '<p>Zie <a href="https://noorderlicht.example/vacature?x=1&amp;y=2">de vacature</a></p>',
        "<p>1 &lt; 2 &amp; 3</p>",
    ],
)
def test_what_is_read_in_is_written_out_alike(edit: BodyEdit, html: str) -> None:
    edit.show_html(html)
    assert edit.html() == html


def test_quotes_and_tables_are_kept(edit: BodyEdit) -> None:
    edit.show_html(
        "<blockquote><p>Zij schreef</p></blockquote><table><tr><td>a</td><td><b>b</b></td></tr></table><p>na</p>"
    )
    once = edit.html()
    assert "<blockquote" in once
    assert "<td>a</td><td><b>b</b></td>" in once
    edit.show_html(once)
    assert edit.html() == once


def test_fonts_and_colours_of_other_programs_do_not_leave(edit: BodyEdit) -> None:
    edit.show_html('<p style="font-family:Comic Sans MS;color:#ff0000;font-size:30pt">Dag</p>')
    assert edit.html() == "<p>Dag</p>"


def test_pasted_html_is_made_harmless_and_loads_nothing(edit: BodyEdit) -> None:
    data = QMimeData()
    data.setHtml(
        '<p onclick="x()">Dag<script>alert(1)</script><img src="https://spy.example/p.png">'
        '<img src="file:///etc/passwd"><a href="javascript:x()">link</a></p>'
    )
    edit.insertFromMimeData(data)
    html = edit.html()
    assert "Dag" in html
    for bad in ("script", "img", "onclick", "spy", "passwd"):
        assert bad not in html


def test_pasted_files_are_handed_over(qtbot: QtBot, edit: BodyEdit, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "cv.pdf"))])
    with qtbot.waitSignal(edit.files_given) as given:
        edit.insertFromMimeData(data)
    assert given.args == [[tmp_path / "cv.pdf"]]


def test_the_bar_makes_bold_lists_headings_quotes_and_links(edit: BodyEdit, theme: Theme) -> None:
    bar = FormatBar(theme, edit)
    edit.show_html("<p>Dag</p>")
    edit.selectAll()
    bar.bold.trigger()
    assert edit.html() == "<p><b>Dag</b></p>"
    bar.italic.trigger()
    bar.underline.trigger()
    assert edit.html() == "<p><u><i><b>Dag</b></i></u></p>"
    bar.clear.trigger()
    bar.bullets.trigger()
    assert edit.html() == "<ul><li>Dag</li></ul>"
    bar.bullets.trigger()
    bar.quote.trigger()
    assert "<blockquote" in edit.html()
    bar.quote.trigger()
    bar.set_heading(2)
    assert edit.html() == "<h2>Dag</h2>"
    bar.set_heading(0)
    edit.selectAll()
    bar.set_link("noorderlicht.example")
    assert edit.html() == '<p><a href="https://noorderlicht.example">Dag</a></p>'
    bar.set_link("javascript:alert(1)")
    assert "javascript" not in edit.html()
    bar.deleteLater()


def test_addresses_links_and_codes_are_not_spelled() -> None:
    line = "Mail sanne@post.example of kijk op https://x.example/qwrt, vacature V-17 bij ABN met collega's"
    assert [word for _place, word in words_of(line)] == [
        "Mail",
        "of",
        "kijk",
        "op",
        "vacature",
        "bij",
        "met",
        "collega's",
    ]


def underlined(edit: BodyEdit) -> list[str]:
    block = edit.document().begin()
    text = block.text()
    return [
        text[piece.start : piece.start + piece.length]
        for piece in block.layout().formats()
        if piece.format.underlineStyle() == QTextCharFormat.UnderlineStyle.SpellCheckUnderline
    ]


def test_wrong_words_are_underlined_in_the_language_of_the_message(qtbot: QtBot, edit: BodyEdit) -> None:
    edit.marks.speak("nl")
    edit.show_html("<p>Ons gesprke over de sollicitatie</p>")
    qtbot.waitUntil(lambda: underlined(edit) == ["gesprke"], timeout=20_000)
    edit.marks.speak("en")
    qtbot.waitUntil(lambda: "sollicitatie" in underlined(edit), timeout=20_000)
    edit.marks.set_spelling(False)
    assert underlined(edit) == []


def test_the_context_menu_suggests_and_a_word_can_be_added(qtbot: QtBot, edit: BodyEdit, spelling: Spelling) -> None:
    edit.marks.speak("nl")
    edit.show_html("<p>gesprke</p>")
    qtbot.waitUntil(lambda: underlined(edit) == ["gesprke"], timeout=20_000)
    spot = edit.cursorRect().center() + QPoint(12, 0)
    edit.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, edit.mapToGlobal(spot)))
    menu = edit.findChild(QMenu)
    assert menu is not None
    qtbot.waitUntil(lambda: any(action.text() == "gesprek" for action in menu.actions()), timeout=20_000)
    next(action for action in menu.actions() if action.text() == "gesprek").trigger()
    menu.close()
    assert edit.text() == "gesprek"
    spelling.add("Gesprke")
    assert not spelling.is_wrong("nl", "gesprke")
    assert Spelling([], spelling._path).is_wrong("nl", "gesprke") is False


def test_enter_after_a_heading_goes_on_with_a_paragraph(qtbot: QtBot, edit: BodyEdit) -> None:
    edit.show_html("<h1>Kop</h1>")
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "tekst")
    assert edit.html() == "<h1>Kop</h1><p>tekst</p>"


def test_fields_of_a_template_are_marked_for_the_draft_alone(edit: BodyEdit) -> None:
    marked = '<p>Beste <a href="field:candidate.first_name">Sanne</a>, <a href="missing:contact.name">naam</a></p>'
    edit.show_html(marked)
    assert edit.html(with_marks=True) == marked
    assert edit.html() == "<p>Beste Sanne, naam</p>"
    assert edit.marks.missing() == ["contact.name"]
    look = edit.document().begin().layout().formats()
    assert [piece.length for piece in look if piece.start == 6] == [5]
