"""Beside the message: its preview, built by the code that builds what leaves, and the file of whom one writes to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.draft import DraftContent
from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.message import Address
from carerix_desktop.gui.composer.composer import Composer
from carerix_desktop.gui.composer.desk import ComposeDesk
from carerix_desktop.gui.composer.preview_tab import PreviewTab
from carerix_desktop.gui.composer.side_panel import FILE, PREVIEW, TEMPLATES
from carerix_desktop.gui.context import Wish
from carerix_desktop.gui.main_window import MainWindow
from tests.gui.composer.conftest import open_composer
from tests.support.fake_writing import EVA, PIETER, SANNE, FakeDrafting

LONG_MS = 20_000


def preview_of(qtbot: QtBot, composer: Composer) -> PreviewTab:
    composer.panel.show_tab(PREVIEW)
    preview = composer.panel.preview
    assert preview is not None
    return preview


def shown_text(qtbot: QtBot, preview: PreviewTab) -> str:
    """What the page says."""
    view = preview.body.view
    assert view is not None
    answers: list[str] = []
    view.mail_page.toPlainText(answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=LONG_MS)
    return answers[0]


def says(qtbot: QtBot, preview: PreviewTab, words: str) -> Callable[[], bool]:
    return lambda: preview.body.is_drawn and words in shown_text(qtbot, preview)


def test_the_preview_shows_the_message_and_follows_what_is_written(qtbot: QtBot, composer: Composer) -> None:
    assert composer.panel.preview is None
    assert composer.findChildren(QWebEngineView) == []
    composer.head.to.add((SANNE,))
    composer.head.subject.setText("Gesprek")
    composer.body.textCursor().insertText("Beste Sanne,")
    preview = preview_of(qtbot, composer)
    qtbot.waitUntil(says(qtbot, preview, "Beste Sanne,"), timeout=LONG_MS)
    assert preview.subject.text() == "Gesprek"
    assert SANNE.address in shown_text(qtbot, preview)
    composer.body.textCursor().insertText(" tot donderdag.")
    qtbot.waitUntil(says(qtbot, preview, "Beste Sanne, tot donderdag."), timeout=LONG_MS)
    composer.attaching.attach_data("cv.pdf", "application/pdf", b"%PDF")
    qtbot.waitUntil(lambda: "cv.pdf" in preview.files.text(), timeout=LONG_MS)


def test_the_text_that_goes_along_can_be_looked_at_and_a_plain_message_has_one_form(
    qtbot: QtBot, composer: Composer
) -> None:
    composer.body.show_html("<p>Kom je <b>donderdag</b>?</p><ul><li>cv mee</li></ul>")
    preview = preview_of(qtbot, composer)
    qtbot.waitUntil(says(qtbot, preview, "donderdag"), timeout=LONG_MS)
    as_text = next(one for one in preview.form.findChildren(QToolButton) if one.text() == "As text")
    qtbot.mouseClick(as_text, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(says(qtbot, preview, "cv mee"), timeout=LONG_MS)
    assert preview.body.is_plain(preview.body.reading.view.messages[0].key)  # type: ignore[union-attr]  # it is shown
    composer.foot.plain.setChecked(True)
    qtbot.waitUntil(lambda: not preview.form.isVisible(), timeout=LONG_MS)


def test_marks_of_template_fields_are_not_in_the_preview_and_a_picture_of_elsewhere_is_not_fetched(
    qtbot: QtBot, composer: Composer
) -> None:
    composer.put_text('<p>Beste <a href="field:candidate.first_name">Sanne</a></p>')
    preview = preview_of(qtbot, composer)
    qtbot.waitUntil(says(qtbot, preview, "Beste Sanne"), timeout=LONG_MS)
    assert preview.letter is not None
    assert "field:" not in (preview.letter.body.html or "")
    assert b"field:" not in preview.letter.raw


def test_what_cannot_be_built_is_said_in_place_of_the_preview(
    qtbot: QtBot, desk: ComposeDesk, drafting: FakeDrafting
) -> None:
    draft = drafting.add(DraftContent(sender=Address(name="", address=""), to=(SANNE,)))
    composer = open_composer(qtbot, desk, Wish(how="draft", draft=draft.key))
    preview = preview_of(qtbot, composer)
    qtbot.waitUntil(preview.empty.isVisible, timeout=LONG_MS)
    assert preview.empty.title == "There is no preview yet"


def test_a_composer_that_goes_gives_its_engine_back(
    qtbot: QtBot, desk: ComposeDesk, composer: Composer, window: MainWindow
) -> None:
    preview = preview_of(qtbot, composer)
    qtbot.waitUntil(lambda: preview.body.is_drawn and preview.letter is not None, timeout=LONG_MS)
    composer.close_kept()
    qtbot.waitUntil(lambda: desk.page.composer is None)
    window.jobs.wait()


def test_the_file_is_the_first_recipients_and_follows_also_where_the_message_is_kept_off_it(
    qtbot: QtBot, desk: ComposeDesk, drafting: FakeDrafting
) -> None:
    java = (RecordKind.VACANCY, RecordKey(2))
    draft = drafting.add(DraftContent(sender=EVA, to=(PIETER,), links=(java,)))
    composer = open_composer(qtbot, desk, Wish(how="draft", draft=draft.key))
    qtbot.waitUntil(lambda: len(composer.head.links.records) == 1)
    composer.panel.show_tab(FILE)
    file = composer.panel.file
    assert file is not None
    qtbot.waitUntil(lambda: file.panel.current == (RecordKind.VACANCY, "V-2417"))  # Pieter has no file
    composer.head.to.show_addresses((SANNE,))
    composer.head.to.changed.emit()
    qtbot.waitUntil(lambda: file.panel.current == (RecordKind.CANDIDATE, "C-1"))
    links = composer.head.links
    links._remove(next(one for one in links.records if one.kind is RecordKind.CANDIDATE))
    composer.head.subject.setText("Anders")
    composer.head.changed.emit()
    qtbot.wait(600)
    assert file.panel.current == (RecordKind.CANDIDATE, "C-1")


def test_the_panel_stands_beside_the_text_and_over_it_where_room_is_short(
    qtbot: QtBot, composer: Composer, desk: ComposeDesk
) -> None:
    panel, button = composer.panel, composer.head.panel_button
    assert panel.isVisible()
    assert composer.body.width() + panel.width() <= composer.width()
    composer.window_wanted.emit()
    window = composer.window()
    window.resize(700, 620)
    qtbot.waitUntil(lambda: composer.width() == 700)
    assert not panel.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel.isVisible()
    assert panel.geometry().right() < composer.width()
    assert panel.geometry().bottom() < composer.height()
    assert panel.geometry().top() > button.mapTo(composer, button.rect().bottomLeft()).y()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not panel.isVisible()
    window.resize(1100, 620)
    qtbot.waitUntil(panel.isVisible)


def test_a_panel_that_was_closed_stays_closed_until_a_template_is_asked_for(
    qtbot: QtBot, composer: Composer, desk: ComposeDesk
) -> None:
    composer.panel.show_tab(FILE)
    qtbot.mouseClick(composer.head.panel_button, Qt.MouseButton.LeftButton)
    assert not composer.panel.isVisible()
    other = open_composer(qtbot, desk, Wish())
    qtbot.waitUntil(other.isVisible)
    assert not other.panel.isVisible()
    composer.window().activateWindow()
    composer.body.setFocus()
    qtbot.waitUntil(composer.body.hasFocus)
    qtbot.keyClick(composer.body, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert composer.panel.isVisible()
    assert composer.panel.tabs.currentIndex() == TEMPLATES
    assert composer.panel.templates.search.hasFocus()
