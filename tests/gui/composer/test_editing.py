"""Editing as people do it: leave lists and quotations, links, tables in quotations, plain text and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QImage, QTextCursor
from pytestqt.qtbot import QtBot

from carerix_desktop.gui.composer.body_edit import BodyEdit, png_of, quoted_rects
from carerix_desktop.gui.composer.document_html import QUOTE_STYLE
from carerix_desktop.gui.composer.format_bar import FormatBar
from carerix_desktop.gui.composer.rich_memory import RichMemory
from carerix_desktop.gui.composer.spelling import Spelling
from carerix_desktop.gui.theme import Theme

Key = Qt.Key
QUOTE = f'<blockquote style="{QUOTE_STYLE}">'
TABLE = '<table border="1" cellpadding="4" style="border-collapse:collapse">'
CELLS = f"{TABLE}<tr><td>Jan</td><td>€ 80</td></tr></table>"
RICH = (
    "<p>Beste <b>Sanne</b>,</p><p><br></p><ul><li>een</li><li>twee</li></ul>"
    f'{QUOTE}<p>Zij schreef</p>{CELLS}</blockquote><p>Zie <a href="https://x.example/v">de site</a></p>'
)


@pytest.fixture
def edit(qtbot: QtBot, theme: Theme) -> Iterator[BodyEdit]:
    """An editor with an empty message; nothing is spelled."""
    made = BodyEdit(theme, Spelling([], None))
    made.marks.set_spelling(False)
    made.resize(600, 400)
    made.show()
    made.show_html("<p><br></p>")
    yield made
    made.close()
    made.deleteLater()


def enter(qtbot: QtBot, edit: BodyEdit) -> None:
    qtbot.keyClick(edit, Key.Key_Return)


def at_end(edit: BodyEdit) -> None:
    edit.moveCursor(QTextCursor.MoveOperation.End)


@pytest.mark.parametrize(
    "html",
    [
        "<p>een</p><p><br></p><p>twee</p>",
        "<ul><li>een</li><li><br></li><li>drie</li></ul>",
        f"<p>Zij schreef:</p>{QUOTE}<p>een</p><p>twee</p></blockquote><p>na</p>",
        f"{QUOTE}<p>een</p>{CELLS}<ul><li>twee</li></ul>{QUOTE}<p>dieper</p></blockquote><p>drie</p></blockquote>",
        RICH,
    ],
)
def test_it_is_read_in_and_written_out_alike_as_often_as_one_likes(edit: BodyEdit, html: str) -> None:
    for _time in range(3):
        edit.show_html(html)
        assert edit.html() == html
        html = edit.html()


def test_an_empty_line_is_one_line(edit: BodyEdit) -> None:
    edit.show_html("<p>een</p><p><br></p><p>twee</p>")
    assert edit.text() == "een\n\ntwee"


def test_enter_twice_leaves_a_list_and_a_quotation(qtbot: QtBot, edit: BodyEdit, theme: Theme) -> None:
    bar = FormatBar(theme, edit)
    qtbot.keyClicks(edit, "Beste")
    enter(qtbot, edit)
    enter(qtbot, edit)
    bar.bullets.trigger()
    qtbot.keyClicks(edit, "een")
    enter(qtbot, edit)
    qtbot.keyClicks(edit, "twee")
    enter(qtbot, edit)
    enter(qtbot, edit)
    bar.quote.trigger()
    qtbot.keyClicks(edit, "citaat")
    enter(qtbot, edit)
    enter(qtbot, edit)
    qtbot.keyClicks(edit, "na")
    assert edit.html() == (
        f"<p>Beste</p><p><br></p><ul><li>een</li><li>twee</li></ul>{QUOTE}<p>citaat</p></blockquote><p>na</p>"
    )


def test_backspace_at_the_start_of_an_item_or_a_quoted_line_makes_it_a_paragraph(qtbot: QtBot, edit: BodyEdit) -> None:
    edit.show_html(f"<ul><li>een</li></ul>{QUOTE}<p>twee</p></blockquote>")
    qtbot.keyClick(edit, Key.Key_Backspace)
    at_end(edit)
    edit.moveCursor(QTextCursor.MoveOperation.StartOfBlock)
    qtbot.keyClick(edit, Key.Key_Backspace)
    assert edit.html() == "<p>een</p><p>twee</p>"


def test_what_is_typed_after_a_link_is_no_link(qtbot: QtBot, edit: BodyEdit) -> None:
    edit.show_html('<p>Zie <a href="https://x.example">de site</a></p>')
    at_end(edit)
    qtbot.keyClicks(edit, " morgen")
    assert edit.html() == '<p>Zie <a href="https://x.example">de site</a> morgen</p>'


def test_an_address_that_is_typed_becomes_a_link(qtbot: QtBot, edit: BodyEdit) -> None:
    qtbot.keyClicks(edit, "Zie www.noorderlicht.example/vacatures, of bel.")
    assert edit.html() == "<p>Zie www.noorderlicht.example/vacatures, of bel.</p>"
    qtbot.keyClicks(edit, " Zie https://noorderlicht.example/v-1 dus")
    assert '<a href="https://noorderlicht.example/v-1">https://noorderlicht.example/v-1</a> dus' in edit.html()


def test_a_link_is_changed_and_taken_away_where_the_cursor_stands_in_it(edit: BodyEdit, theme: Theme) -> None:
    bar = FormatBar(theme, edit)
    edit.show_html('<p>Zie <a href="https://x.example">de site</a> nu</p>')
    edit.restore_place(6, 6)
    bar.set_link("https://y.example")
    assert edit.html() == '<p>Zie <a href="https://y.example">de site</a> nu</p>'
    edit.restore_place(6, 6)
    bar.set_link("")
    assert edit.html() == "<p>Zie de site nu</p>"


def test_clearing_the_look_leaves_pictures(edit: BodyEdit, theme: Theme) -> None:
    bar = FormatBar(theme, edit)
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    edit.show_html("<p><b>vet</b> </p>")
    at_end(edit)
    edit.put_image("p1", png_of(image), insert=True)
    edit.selectAll()
    bar.clear.trigger()
    assert edit.html() == '<p>vet <img src="cid:p1" width="4" alt=""></p>'


def test_a_heading_a_list_and_its_end_take_every_selected_line(edit: BodyEdit, theme: Theme) -> None:
    bar = FormatBar(theme, edit)
    edit.show_html("<p>een</p><p>twee</p>")
    edit.selectAll()
    bar.bullets.trigger()
    assert edit.html() == "<ul><li>een</li><li>twee</li></ul>"
    bar.bullets.trigger()
    assert edit.html() == "<p>een</p><p>twee</p>"
    bar.set_heading(2)
    assert edit.html() == "<h2>een</h2><h2>twee</h2>"


def test_a_pasted_table_is_written_as_ours_and_undone_in_one_step(edit: BodyEdit) -> None:
    data = QMimeData()
    data.setHtml(
        '<html><body><table style="color:red"><tr><th style="background:#ff0">Naam</th><th>Tarief</th></tr>'
        "<tr><td colspan=2><font face=Arial>Jan</font></td></tr></table></body></html>"
    )
    data.setText("Naam\tTarief")
    edit.insertFromMimeData(data)
    assert edit.html() == (
        f'{TABLE}<tr><td><b>Naam</b></td><td><b>Tarief</b></td></tr><tr><td colspan="2">Jan</td></tr></table>'
    )
    edit.undo()
    assert edit.text() == ""


def test_words_that_stand_loose_in_a_quotation_stay_in_it(edit: BodyEdit) -> None:
    edit.show_html(
        "<blockquote>een <b>twee</b><p>drie</p>vier<br>vijf<div>zes<ul><li>7</li></ul>acht</div></blockquote>negen"
    )
    assert edit.html() == (
        f"{QUOTE}<p>een <b>twee</b></p><p>drie</p><p>vier<br>vijf</p><p>zes</p><ul><li>7</li></ul>"
        "<p>acht</p></blockquote><p>negen</p>"
    )


def test_a_line_stands_beside_what_is_quoted(edit: BodyEdit) -> None:
    edit.show_html(f"<p>een</p>{QUOTE}<p>twee</p>{QUOTE}<p>drie</p></blockquote></blockquote><p>vier</p>")
    assert [level for _rect, level in quoted_rects(edit.document().begin(), 10_000)] == [1, 2]


def test_plain_text_and_back_loses_nothing(edit: BodyEdit) -> None:
    edit.show_html(RICH)
    edit.set_plain(True)
    assert edit.html() == ""
    assert edit.text() == (
        "Beste Sanne,\n\n  * een\n  * twee\n\n> Zij schreef\n>\n> Jan | € 80\n\nZie de site <https://x.example/v>"
    )
    edit.set_plain(False)
    assert edit.html() == RICH


def test_back_from_plain_text_only_what_was_changed_is_plain(qtbot: QtBot, edit: BodyEdit) -> None:
    edit.show_html(RICH)
    edit.set_plain(True)
    at_end(edit)
    qtbot.keyClicks(edit, " nu")
    enter(qtbot, edit)
    enter(qtbot, edit)
    qtbot.keyClicks(edit, "1 < 2")
    edit.set_plain(False)
    before, link = RICH[: RICH.index("<p>Zie")], "Zie de site &lt;https://x.example/v&gt; nu"
    assert edit.html() == f"{before}<p>{link}</p><p>1 &lt; 2</p>"


def test_plain_text_that_was_never_rich_becomes_paragraphs() -> None:
    assert RichMemory().to_rich("een\ntwee\n\n\ndrie\n") == "<p>een<br>twee</p><p>drie</p>"
