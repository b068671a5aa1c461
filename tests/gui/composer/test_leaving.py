"""Leaving a message: what was written is kept and said, what was not leaves nothing, what cannot be kept stays open."""

from __future__ import annotations

import threading
from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.draft import Draft
from carerix_desktop.domain.errors import StoreFault, UserFault
from carerix_desktop.domain.ids import MessageKey, UserKey
from carerix_desktop.gui.composer.composer import Composer
from carerix_desktop.gui.composer.desk import ComposeDesk
from carerix_desktop.gui.context import Wish
from carerix_desktop.gui.main_window import MainWindow
from tests.gui.composer.conftest import open_composer
from tests.support.fake_writing import FakeDrafting, FakeOutbox

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


def leave(qtbot: QtBot, composer: Composer) -> None:
    qtbot.keyClick(composer.body, Key.Key_Escape)


def test_what_was_written_is_kept_said_and_ctrl_z_opens_it_again(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk, composer: Composer, drafting: FakeDrafting
) -> None:
    qtbot.keyClicks(composer.body, "Beste Sanne,")
    leave(qtbot, composer)
    qtbot.waitUntil(lambda: window.toast_text == "The draft is kept")
    assert drafting.drafts[1].content.text == "Beste Sanne,"
    qtbot.keyClick(window, Key.Key_Z, Control)
    qtbot.waitUntil(lambda: desk.page.composer is not None)
    again = desk.page.composer
    assert again is not None
    assert again.body.text() == "Beste Sanne,"


def test_what_was_typed_and_taken_out_again_leaves_nothing(
    qtbot: QtBot, window: MainWindow, composer: Composer, drafting: FakeDrafting
) -> None:
    qtbot.keyClicks(composer.body, "toch niet")
    composer.keeper.save()
    qtbot.waitUntil(lambda: drafting.saves == 1)
    composer.body.undo()
    leave(qtbot, composer)
    qtbot.waitUntil(lambda: drafting.drafts == {})
    assert window.toast_text == ""


def test_an_answer_in_which_nothing_was_written_leaves_nothing_although_its_files_came_later(
    qtbot: QtBot, desk: ComposeDesk, drafting: FakeDrafting
) -> None:
    composer = open_composer(qtbot, desk, Wish(how="reply", message=MessageKey(3)))
    qtbot.waitUntil(lambda: len(composer.head.links.records) > 0)
    leave(qtbot, composer)
    qtbot.waitUntil(lambda: drafting.drafts == {})


def test_a_look_that_was_given_is_something_written(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk, drafting: FakeDrafting
) -> None:
    composer = open_composer(qtbot, desk, Wish(how="edit_as_new", message=MessageKey(3)))
    composer.body.show_html("<p>Dag</p>")
    composer._begun = composer._written()
    composer.body.selectAll()
    composer.bar.bold.trigger()
    leave(qtbot, composer)
    qtbot.waitUntil(lambda: window.toast_text == "The draft is kept")
    assert drafting.drafts[1].content.html == "<p><b>Dag</b></p>"


def test_a_draft_that_was_opened_again_is_kept_whatever_was_changed(
    qtbot: QtBot, desk: ComposeDesk, composer: Composer, drafting: FakeDrafting
) -> None:
    qtbot.keyClicks(composer.body, "Dag")
    leave(qtbot, composer)
    qtbot.waitUntil(lambda: desk.page.composer is None)
    again = open_composer(qtbot, desk, Wish(draft=drafting.drafts[1].key))
    again.foot.receipt.setChecked(True)
    leave(qtbot, again)
    qtbot.waitUntil(lambda: desk.page.composer is None)
    assert drafting.drafts[1].content.wants_receipt


def test_esc_leaves_the_message_open_where_it_cannot_be_kept(
    qtbot: QtBot, desk: ComposeDesk, composer: Composer, drafting: FakeDrafting
) -> None:
    drafting.fault = UserFault("The disk is full.")
    qtbot.keyClicks(composer.body, "Dag")
    leave(qtbot, composer)
    qtbot.waitUntil(lambda: composer.head.saved.text() == "Not saved: The disk is full.")
    assert desk.page.composer is composer
    assert composer.body.text() == "Dag"
    drafting.fault = None
    leave(qtbot, composer)
    qtbot.waitUntil(lambda: desk.page.composer is None)


def test_the_window_stays_where_a_message_cannot_be_kept(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk, composer: Composer, drafting: FakeDrafting
) -> None:
    qtbot.keyClicks(composer.body, "Dag")
    window.open_page("mailbox")
    drafting.fault = StoreFault("The disk is full.", code="disk_full")
    window.close()
    assert window.isVisible()
    assert window.stack.currentWidget() is desk.page
    assert composer.head.saved.text().startswith("Not saved: The disk is full.")
    drafting.fault = None
    window.close()
    assert not window.isVisible()
    assert drafting.drafts[1].content.text == "Dag"


def test_a_send_that_fails_at_any_step_leaves_the_message_as_it_was(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk, composer: Composer, drafting: FakeDrafting,
    outbox: FakeOutbox, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def broken(*_args: object, **_keywords: object) -> object:
        raise UserFault("It cannot be done now.")

    qtbot.keyClicks(composer.head.to.line, "sanne@post.example,")
    qtbot.keyClicks(composer.body, "Dag")
    for part, name in ((drafting, "save"), (drafting, "check"), (drafting, "prepare"), (outbox, "queue")):
        with monkeypatch.context() as patch:
            patch.setattr(part, name, broken)
            composer.send(10)
            qtbot.waitUntil(lambda: not composer.road.is_busy)
        assert desk.page.composer is composer, name
        assert window.stack.currentWidget() is desk.page
        assert composer.body.text() == "Dag"
        assert outbox.queued == []
    composer.send(10)
    qtbot.waitUntil(lambda: len(outbox.queued) == 1)


def test_closing_while_a_save_runs_makes_no_second_draft_and_keeps_the_last_word(
    qtbot: QtBot, composer: Composer, drafting: FakeDrafting, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, versions = threading.Event(), threading.Event(), list[int]()
    save = drafting.save

    def slow(viewer: UserKey, draft: Draft, new_files: Mapping[bytes, bytes]) -> Draft:
        versions.append(draft.version)
        begun.set()
        assert go_on.wait(20)
        return save(viewer, draft, new_files)

    monkeypatch.setattr(drafting, "save", slow)
    qtbot.keyClicks(composer.body, "een")
    composer.keeper.save()
    assert begun.wait(20)
    qtbot.keyClicks(composer.body, " twee")
    threading.Timer(0.1, go_on.set).start()
    assert composer.save_at_once()
    assert drafting.drafts[1].content.text == "een twee"
    assert versions == [1, 2]
