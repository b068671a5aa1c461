"""Writing as a person does it: recipients, keeping, closing, sending, undo, what was cut off."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.draft import BodyFormat, DraftContent
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.outgoing import Priority
from carerix_desktop.domain.view import ListSource
from carerix_desktop.domain.writing import Notice, NoticeCode
from carerix_desktop.gui.composer import keeping
from carerix_desktop.gui.composer.composer import Composer
from carerix_desktop.gui.composer.desk import HOLD_SETTING, OPEN_SETTING, ComposeDesk
from carerix_desktop.gui.composer.notices import SendQuestion, notice_text
from carerix_desktop.gui.composer.send_later import SendLaterDialog
from carerix_desktop.gui.context import Wish
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.records.mail_button import wish_for
from carerix_desktop.gui.why.popover import WhyPopover
from carerix_desktop.gui.widgets.chip import LinkChip
from tests.gui.composer.conftest import open_composer
from tests.support.fake_writing import EVA, PIETER, SANNE, FakeDrafting, FakeFiles, FakeOutbox

Key, Held = Qt.Key, Qt.KeyboardModifier


def fill(qtbot: QtBot, composer: Composer) -> None:
    qtbot.keyClicks(composer.head.to.line, "sanne.devries@post.example,")
    composer.head.subject.setText("Gesprek")
    qtbot.keyClicks(composer.head.subject, " donderdag")
    qtbot.keyClicks(composer.body, "Beste Sanne,")


def send(qtbot: QtBot, composer: Composer) -> None:
    qtbot.keyClick(composer.body, Key.Key_Return, Held.ControlModifier)


def questions() -> list[SendQuestion]:
    return [top for top in QApplication.topLevelWidgets() if isinstance(top, SendQuestion) and top.isVisible()]


def test_ctrl_n_opens_a_message_in_place_with_the_keyboard_at_the_recipients(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk
) -> None:
    qtbot.keyClick(window, Key.Key_N, Held.ControlModifier)
    qtbot.waitUntil(lambda: window.stack.currentWidget() is desk.page)
    composer = desk.page.composer
    assert composer is not None
    assert composer.head.to.line.hasFocus()
    assert window.windowTitle().startswith("New message")


@pytest.mark.parametrize(
    ("key", "title", "to"), [(Key.Key_R, "Reply", [SANNE]), (Key.Key_A, "Reply", [SANNE]), (Key.Key_F, "Forward", [])]
)
def test_r_a_and_f_write_about_the_open_message(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk, key: Qt.Key, title: str, to: list[Any]
) -> None:
    window.mailbox.list.focus_list()
    window.mailbox.list.select_row(0)
    qtbot.waitUntil(lambda: window.mailbox.reading.view is not None)
    qtbot.keyClick(window.mailbox.list.view, key)
    qtbot.waitUntil(lambda: desk.page.composer is not None)
    composer = desk.page.composer
    assert composer is not None
    assert composer.head.title.text() == title
    assert list(composer.head.to.addresses) == to
    assert bool(composer.head.cc.addresses) is (key is Key.Key_A)


def test_what_is_typed_is_kept_after_a_pause_and_while_one_goes_on(
    qtbot: QtBot, composer: Composer, drafting: FakeDrafting
) -> None:
    assert (keeping.AFTER_LAST_KEY_MS, keeping.WHILE_TYPING_MS) == (2000, 5000)
    fill(qtbot, composer)
    composer.keeper._after_key.setInterval(10)
    qtbot.keyClicks(composer.body, " dag")
    qtbot.waitUntil(lambda: drafting.saves == 1)
    qtbot.waitUntil(lambda: composer.head.saved.text().startswith("Draft saved"))
    composer.keeper._after_key.setInterval(60_000)
    composer.keeper._while_typing.setInterval(10)
    qtbot.keyClicks(composer.body, " meer")
    qtbot.waitUntil(lambda: drafting.saves == 2)
    content = drafting.drafts[1].content
    assert (content.to[0].address, content.subject) == ("sanne.devries@post.example", "Gesprek donderdag")
    assert content.text == "Beste Sanne, dag meer"
    assert content.html == "<p>Beste Sanne, dag meer</p>"


def test_esc_closes_and_keeps_the_draft_and_it_opens_as_it_was(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk, composer: Composer, drafting: FakeDrafting
) -> None:
    fill(qtbot, composer)
    composer.body.restore_place(5, 2)
    qtbot.keyClick(composer.body, Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.page.composer is None)
    assert window.stack.currentWidget() is window.mailbox
    again = open_composer(qtbot, desk, Wish(draft=drafting.drafts[1].key))
    assert again.body.place() == (5, 2)
    assert again.body.text() == "Beste Sanne,"
    assert again.head.subject.text() == "Gesprek donderdag"


def test_a_new_message_in_which_nothing_was_written_leaves_no_draft(
    qtbot: QtBot, desk: ComposeDesk, composer: Composer, drafting: FakeDrafting
) -> None:
    qtbot.keyClick(composer.head.to.line, Key.Key_Escape)
    qtbot.waitUntil(lambda: drafting.drafts == {})
    assert desk.composers == []


def test_a_save_that_fails_is_told_and_the_text_stays(qtbot: QtBot, composer: Composer, drafting: FakeDrafting) -> None:
    drafting.fault = UserFault("The disk is full.")
    fill(qtbot, composer)
    composer.keeper.save()
    qtbot.waitUntil(lambda: composer.head.saved.text() == "Not saved: The disk is full.")
    assert composer.body.text() == "Beste Sanne,"
    drafting.fault = None
    composer.keeper.save()
    qtbot.waitUntil(lambda: drafting.saves == 1)


def test_ctrl_enter_sends_after_the_hold_and_ctrl_z_opens_it_again(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk, composer: Composer, outbox: FakeOutbox
) -> None:
    fill(qtbot, composer)
    composer.body.restore_place(6, 6)
    before = int(time.time())
    send(qtbot, composer)
    qtbot.waitUntil(lambda: bool(outbox.queued))
    release = outbox.queued[0][1]
    assert release is not None
    assert before + 10 <= release <= int(time.time()) + 10
    qtbot.waitUntil(lambda: window.toast_text == "Message to sanne.devries@post.example is being sent")
    assert desk.composers == []
    assert window.stack.currentWidget() is window.mailbox
    qtbot.keyClick(window, Key.Key_Z, Held.ControlModifier)
    qtbot.waitUntil(lambda: desk.page.composer is not None)
    again = desk.page.composer
    assert again is not None
    assert (again.body.text(), again.body.place()) == ("Beste Sanne,", (6, 6))
    assert outbox.undone == [1]
    assert window.toast_text == ""


def test_undo_on_the_toast_counts_down(
    qtbot: QtBot, window: MainWindow, composer: Composer, outbox: FakeOutbox
) -> None:
    fill(qtbot, composer)
    send(qtbot, composer)
    qtbot.waitUntil(lambda: bool(window.toast_text))
    toast: Any = window._toast
    assert toast._undo.text() == "Undo 10 s"
    toast._on_second()
    assert toast._undo.text() == "Undo 9 s"
    for _second in range(9):
        toast._on_second()
    assert window.toast_text == ""


def test_a_hold_of_nothing_offers_no_undo(
    qtbot: QtBot, window: MainWindow, composer: Composer, outbox: FakeOutbox
) -> None:
    window._settings.setValue(HOLD_SETTING, "0")
    fill(qtbot, composer)
    send(qtbot, composer)
    qtbot.waitUntil(lambda: bool(window.toast_text))
    assert not window.actions_of_window.undo.isEnabled()


def test_what_was_found_is_asked_in_words_and_going_back_keeps_everything(
    qtbot: QtBot, composer: Composer, drafting: FakeDrafting, outbox: FakeOutbox
) -> None:
    drafting.notices = (Notice(code=NoticeCode.ATTACHMENT_FORGOTTEN, values=("bijlage",)),)
    fill(qtbot, composer)
    send(qtbot, composer)
    qtbot.waitUntil(lambda: len(questions()) == 1)
    assert questions()[0].informativeText() == "You wrote “bijlage”, but nothing is attached."
    questions()[0].reject()
    assert outbox.queued == []
    assert composer.body.text() == "Beste Sanne,"
    composer.window().activateWindow()
    composer.body.setFocus()
    qtbot.waitUntil(composer.body.hasFocus)
    send(qtbot, composer)
    qtbot.waitUntil(lambda: len(questions()) == 1)
    box = questions()[0]
    go = next(b for b in box.buttons() if box.buttonRole(b) is QMessageBox.ButtonRole.AcceptRole)
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(outbox.queued) == 1)


@pytest.mark.parametrize("code", list(NoticeCode))
def test_each_notice_has_a_sentence(code: NoticeCode) -> None:
    assert notice_text(Notice(code=code, values=("x",))).endswith(".")


def test_a_bad_address_is_marked_before_sending_and_gets_the_keyboard(
    qtbot: QtBot, composer: Composer, drafting: FakeDrafting, outbox: FakeOutbox
) -> None:
    drafting.notices = (Notice(code=NoticeCode.BAD_ADDRESS, values=("sanne@",)),)
    qtbot.keyClicks(composer.head.to.line, "sanne@,")
    assert composer.head.to.bad == ("sanne@",)
    assert composer.head.to.chips[0].accessibleName() == "sanne@, not a valid address"
    send(qtbot, composer)
    qtbot.waitUntil(composer.head.banner.isVisible)
    assert composer.head.to.chips[0].hasFocus()
    assert outbox.queued == []


def test_a_refused_send_brings_the_composer_back_with_its_text(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk, composer: Composer, outbox: FakeOutbox
) -> None:
    outbox.fault = UserFault("There is no outgoing server yet. Set one up under E-mail settings.")
    fill(qtbot, composer)
    send(qtbot, composer)
    qtbot.waitUntil(composer.head.banner.isVisible)
    assert window.stack.currentWidget() is desk.page
    assert composer.body.text() == "Beste Sanne,"
    outbox.fault = None
    send(qtbot, composer)
    qtbot.waitUntil(lambda: len(outbox.queued) == 1)


def test_send_later_takes_a_moment_and_refuses_one_that_has_passed(
    qtbot: QtBot, window: MainWindow, composer: Composer, outbox: FakeOutbox
) -> None:
    fill(qtbot, composer)
    dialog = SendLaterDialog(window)
    dialog.chosen.connect(composer.foot.send_at)
    dialog.open()
    dialog.day.setSelectedDate(dialog.day.minimumDate())
    dialog.hour.setTime(dialog.hour.minimumTime())
    dialog._take()
    assert dialog.problem.text() == "That moment has passed. Choose a later one."
    dialog.day.setSelectedDate(dialog.day.minimumDate().addDays(2))
    dialog._take()
    qtbot.waitUntil(lambda: bool(outbox.queued))
    release = outbox.queued[0][1]
    assert release is not None
    assert release > time.time() + 3600
    qtbot.waitUntil(lambda: "is sent on" in window.toast_text)


def test_options_priority_receipt_reminder_and_plain_text_are_kept(
    qtbot: QtBot, composer: Composer, drafting: FakeDrafting
) -> None:
    composer.body.show_html("<p><b>Vet</b></p>")
    composer.foot.high.setChecked(True)
    composer.foot.low.setChecked(True)
    composer.foot.receipt.setChecked(True)
    composer.foot._remind[3].setChecked(True)
    composer.foot.plain.setChecked(True)
    composer.keeper.save()
    qtbot.waitUntil(lambda: drafting.saves == 1)
    content = drafting.drafts[1].content
    assert (content.priority, content.wants_receipt, content.remind_after_days) == (Priority.LOW, True, 3)
    assert (content.format, content.text, content.html) == (BodyFormat.PLAIN, "Vet", "")


def test_the_quotation_is_folded_and_opens_into_the_text(
    qtbot: QtBot, desk: ComposeDesk, window: MainWindow, drafting: FakeDrafting
) -> None:
    composer = open_composer(qtbot, desk, Wish(how="reply", message=MessageKey(3)))
    qtbot.waitUntil(composer.quote.isVisible)
    assert "Donderdag" not in composer.body.text()
    qtbot.mouseClick(composer.quote.open_button, Qt.MouseButton.LeftButton)
    assert "Donderdag past me goed." in composer.body.text()
    assert "<blockquote" in composer.body.html()
    assert not composer.quote.isVisible()
    composer.keeper.save()
    qtbot.waitUntil(lambda: drafting.saves == 1)
    assert drafting.drafts[1].content.quoted_html == ""
    composer.body.undo()
    assert composer.quote.isVisible()
    assert "Donderdag" not in composer.body.text()
    composer.body.redo()
    assert not composer.quote.isVisible()
    assert "Donderdag past me goed." in composer.body.text()


def test_the_files_of_an_answer_are_shown_and_can_be_taken_away(
    qtbot: QtBot, desk: ComposeDesk, drafting: FakeDrafting
) -> None:
    composer = open_composer(qtbot, desk, Wish(how="reply", message=MessageKey(3)))
    qtbot.waitUntil(lambda: len(composer.head.links.records) == 1)
    assert composer.head.links.first(RecordKind.CANDIDATE) is not None
    composer.head.links._remove(composer.head.links.records[0])
    composer.keeper.save()
    qtbot.waitUntil(lambda: drafting.saves == 1)
    assert drafting.drafts[1].content.links == ()
    assert drafting.drafts[1].content.unlinks == ((RecordKind.CANDIDATE, RecordKey(1)),)


def test_files_are_attached_shown_with_size_and_kept_with_their_content(
    qtbot: QtBot, composer: Composer, drafting: FakeDrafting, tmp_path: Path
) -> None:
    path = tmp_path / "cv.pdf"
    path.write_bytes(b"%PDF-1.4 cv")
    composer.attaching.attach([path])
    qtbot.waitUntil(lambda: len(composer.files.files) == 1)
    assert composer.files.isVisible()
    composer.keeper.save()
    qtbot.waitUntil(lambda: drafting.saves == 1)
    (file,) = drafting.drafts[1].files
    assert (file.filename, file.content_type, drafting.data[file.sha256]) == (
        "cv.pdf",
        "application/pdf",
        b"%PDF-1.4 cv",
    )
    composer.files.remove(composer.files.files[0])
    assert not composer.files.isVisible()


def test_a_file_that_cannot_be_read_is_told(
    qtbot: QtBot, window: MainWindow, composer: Composer, tmp_path: Path
) -> None:
    composer.attaching.attach([tmp_path / "gone.pdf"])
    qtbot.waitUntil(lambda: window.toast_text.startswith("gone.pdf could not be read"))


def test_a_total_over_25_mb_is_warned_about(qtbot: QtBot, composer: Composer) -> None:
    composer.attaching.attach_data("big.bin", "application/octet-stream", bytes(26_000_000))
    assert composer.files.warning.isVisible()
    assert "26" in composer.files.warning.accessibleName()


def test_a_pasted_picture_stands_in_the_text_and_goes_when_it_is_deleted(
    qtbot: QtBot, composer: Composer, drafting: FakeDrafting
) -> None:
    image, data = QImage(40, 20, QImage.Format.Format_RGB32), QMimeData()
    image.fill(QColor("teal"))
    data.setImageData(image)
    composer.body.insertFromMimeData(data)
    composer.keeper.save()
    qtbot.waitUntil(lambda: drafting.saves == 1)
    (file,) = drafting.drafts[1].files
    assert f'<img src="cid:{file.content_id}"' in drafting.drafts[1].content.html
    assert not composer.files.isVisible()
    composer.body.selectAll()
    composer.body.cut()
    composer.keeper.save()
    qtbot.waitUntil(lambda: drafting.saves == 2)
    assert drafting.drafts[1].files == ()
    composer.body.undo()
    composer.keeper.save()
    qtbot.waitUntil(lambda: drafting.saves == 3)
    assert list(drafting.drafts[1].files) == [file]
    assert not composer.head.saved.text().startswith("Not saved")


def test_a_picture_pasted_beside_plain_text_is_a_file(qtbot: QtBot, composer: Composer) -> None:
    composer.foot.plain.setChecked(True)
    image, data = QImage(4, 2, QImage.Format.Format_RGB32), QMimeData()
    image.fill(QColor("teal"))
    data.setImageData(image)
    composer.body.insertFromMimeData(data)
    assert [(file.filename, file.content_id) for file in composer.files.files] == [("picture.png", "")]
    assert composer.files.isVisible()


def test_discarding_can_be_undone_with_its_files(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk, composer: Composer, drafting: FakeDrafting
) -> None:
    fill(qtbot, composer)
    composer.attaching.attach_data("cv.pdf", "application/pdf", b"%PDF")
    qtbot.mouseClick(composer.foot.discard, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.toast_text == "Draft discarded")
    assert drafting.drafts == {}
    qtbot.keyClick(window, Key.Key_Z, Held.ControlModifier)
    qtbot.waitUntil(lambda: desk.page.composer is not None)
    again = desk.page.composer
    assert again is not None
    assert again.body.text() == "Beste Sanne,"
    assert [file.filename for file in again.files.files] == ["cv.pdf"]


def test_a_second_message_gets_a_window_of_its_own_which_keeps_its_draft_when_closed(
    qtbot: QtBot, desk: ComposeDesk, composer: Composer, drafting: FakeDrafting
) -> None:
    second = open_composer(qtbot, desk, Wish())
    assert desk.page.composer is composer
    (own,) = desk.windows
    assert own.composer is second
    qtbot.keyClicks(second.body, "Dag")
    own.close()
    qtbot.waitUntil(lambda: desk.windows == [])
    assert drafting.drafts[2].content.text == "Dag"


def test_the_button_moves_a_message_to_a_window_of_its_own(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk, composer: Composer
) -> None:
    qtbot.keyClicks(composer.body, "Dag")
    qtbot.mouseClick(composer.head.pop_out, Qt.MouseButton.LeftButton)
    assert desk.page.composer is None
    assert desk.windows[0].composer is composer
    assert composer.body.text() == "Dag"
    assert window.stack.currentWidget() is window.mailbox


def test_another_page_leaves_a_way_back_to_the_message(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk, composer: Composer
) -> None:
    composer.head.subject.setText("Gesprek")
    qtbot.mouseClick(window.rail.buttons["mailbox"], Qt.MouseButton.LeftButton)
    assert window.stack.currentWidget() is window.mailbox
    assert window.top_bar.writing.isVisible()
    assert window.top_bar.writing.accessibleName() == "Go on writing: Gesprek"
    qtbot.mouseClick(window.top_bar.writing, Qt.MouseButton.LeftButton)
    assert window.stack.currentWidget() is desk.page
    assert not window.top_bar.writing.isVisible()


def test_what_was_open_at_the_end_is_offered_at_the_next_start(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk, drafting: FakeDrafting
) -> None:
    draft = drafting.add(DraftContent(sender=EVA, to=(SANNE,), subject="Gesprek", text="Beste Sanne"))
    settings = QSettings(window._settings.fileName(), QSettings.Format.IniFormat)
    settings.setValue(OPEN_SETTING, str(draft.key))
    desk._cut_off = desk._kept_keys() or (int(draft.key),)
    desk.look_for_cut_off()
    qtbot.waitUntil(window._news.isVisible)
    assert window._news.accessibleName().startswith("You were writing to Sanne")
    button = next(b for b in window._news.findChildren(QAbstractButton) if b.text() == "Continue")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.page.composer is not None)
    assert not window._news.isVisible()


def test_closing_the_window_keeps_what_was_typed_last(
    qtbot: QtBot, window: MainWindow, composer: Composer, drafting: FakeDrafting
) -> None:
    fill(qtbot, composer)
    window.close()
    assert drafting.drafts[1].content.text == "Beste Sanne,"
    assert window._settings.value(OPEN_SETTING) == "1"


def test_confidential_shows_on_the_button_and_by_ctrl_shift_l(qtbot: QtBot, composer: Composer) -> None:
    qtbot.keyClick(composer.body, Key.Key_L, Held.ControlModifier | Held.ShiftModifier)
    assert composer.head.confidential.isChecked()
    assert composer.foot.send_button.text() == "Send confidentially"


def test_a_mailto_link_of_a_message_opens_the_composer(qtbot: QtBot, window: MainWindow, desk: ComposeDesk) -> None:
    window.mailbox.reading._on_link(QUrl("mailto:p.kuipers@zuiderzee.example"))
    qtbot.waitUntil(lambda: desk.page.composer is not None)
    composer = desk.page.composer
    assert composer is not None
    assert composer.head.to.addresses[0].address == PIETER.address


def test_f6_walks_through_the_composer(qtbot: QtBot, window: MainWindow, composer: Composer) -> None:
    composer.head.to.line.setFocus()
    qtbot.keyClick(window, Key.Key_F6)
    assert composer.body.hasFocus()
    qtbot.keyClick(window, Key.Key_F6)
    assert composer.foot.send_button.hasFocus()


def test_a_drop_on_the_composer_is_a_place_for_files(composer: Composer) -> None:
    assert composer.acceptDrops()
    assert composer.rect().contains(QPoint(5, 5))


def test_the_files_follow_the_recipients_and_what_was_taken_away_stays_away(qtbot: QtBot, composer: Composer) -> None:
    composer.head.to.add((SANNE,))
    qtbot.waitUntil(lambda: len(composer.head.links.records) == 1)
    composer.head.links._remove(composer.head.links.records[0])
    composer.head.to.add((PIETER,))
    composer._context.jobs.wait()
    qtbot.wait(50)
    assert composer.head.links.records == []


def test_a_file_that_was_taken_away_stays_away_when_the_draft_is_opened_again(
    qtbot: QtBot, desk: ComposeDesk, drafting: FakeDrafting
) -> None:
    sanne = (RecordKind.CANDIDATE, RecordKey(1))
    draft = drafting.add(DraftContent(sender=EVA, to=(SANNE,), unlinks=(sanne,)))
    composer = open_composer(qtbot, desk, Wish(how="draft", draft=draft.key))
    qtbot.waitUntil(lambda: composer.head.links.is_shown)
    assert composer.head.links.records == []
    composer.head.links.add(FakeFiles.known[0])
    composer.keeper.save()
    qtbot.waitUntil(lambda: drafting.saves == 1)
    assert (drafting.drafts[1].content.links, drafting.drafts[1].content.unlinks) == ((sanne,), ())


def test_a_file_goes_with_the_recipient_that_brought_it_and_one_put_by_hand_stays(
    qtbot: QtBot, composer: Composer
) -> None:
    links = composer.head.links
    links.add(FakeFiles.known[1])
    composer.head.to.add((SANNE,))
    qtbot.waitUntil(lambda: len(links.records) == 3)  # the procedure of the two comes too
    composer.head.to.show_addresses((PIETER,))
    composer.head.to.changed.emit()
    qtbot.waitUntil(lambda: [one.ref for one in links.records] == ["V-2417"])
    assert links.refused == set()


def test_what_a_draft_was_kept_with_is_not_lost_by_a_save_before_it_is_shown(
    qtbot: QtBot, desk: ComposeDesk, drafting: FakeDrafting
) -> None:
    composer = open_composer(qtbot, desk, Wish(how="reply", message=MessageKey(3)))
    composer.head.links.is_shown, composer.head.links.records = False, []
    assert composer._take().content.links == ((RecordKind.CANDIDATE, RecordKey(1)),)


def test_the_signature_follows_the_language_where_it_stands_as_it_was(
    qtbot: QtBot, window: MainWindow, composer: Composer, drafting: FakeDrafting
) -> None:
    composer.speak("nl")
    qtbot.mouseClick(composer.foot.sign, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.toast_text.startswith("You have no signature yet"))
    drafting.signatures = {
        "nl": ("Groet\nEva", "<p>Groet</p><p>Eva</p>"),
        "en": ("Regards\nEva", "<p>Regards</p><p>Eva</p>"),
    }
    composer.body.show_html("<p>Dag</p><p>Groet</p><p>Eva</p>")
    composer.bar.language_chosen.emit("en")
    qtbot.waitUntil(lambda: composer.body.text() == "Dag\nRegards\nEva")
    composer.body.show_html("<p>Dag</p><p>Zelf geschreven</p>")
    composer.bar.language_chosen.emit("nl")
    composer._context.jobs.wait()
    qtbot.wait(50)
    assert composer.body.text() == "Dag\nZelf geschreven"


def test_enter_in_the_drafts_folder_goes_on_with_the_draft_and_closing_keeps_it(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk, drafting: FakeDrafting
) -> None:
    drafting.add(DraftContent(sender=EVA, to=(SANNE,), subject="Gesprek", text="Beste Sanne"))
    window.mailbox.arrive(ListSource(role=FolderRole.DRAFTS))
    qtbot.waitUntil(lambda: window.mailbox.model.is_loaded)
    window.mailbox.list.select_row(0)
    window.mailbox.list.opened.emit()
    qtbot.waitUntil(lambda: desk.page.composer is not None)
    composer = desk.page.composer
    assert composer is not None
    assert composer.body.text() == "Beste Sanne"
    composer.close_kept()
    qtbot.waitUntil(lambda: desk.page.composer is None)
    assert len(drafting.drafts) == 1


def test_the_mail_button_of_a_person_writes_to_their_address_on_their_file() -> None:
    wish = wish_for(FakeFiles.known[0])
    assert wish.to == (SANNE,)
    assert wish.records == ((RecordKind.CANDIDATE, "C-1"),)
    assert wish_for(FakeFiles.known[1]).to == ()


def test_what_is_typed_before_the_composer_shows_does_not_act_on_the_list(
    qtbot: QtBot, window: MainWindow, desk: ComposeDesk
) -> None:
    window.activateWindow()
    window.mailbox.list.focus_list()
    window.mailbox.list.select_row(0)
    qtbot.waitUntil(lambda: window.mailbox.reading.view is not None)
    qtbot.keyClick(window.mailbox.list.view, Key.Key_R)
    assert not window.mailbox.list.view.hasFocus()
    qtbot.waitUntil(lambda: desk.page.composer is not None and desk.page.composer.body.hasFocus())


def test_a_new_message_is_in_the_language_of_its_person_until_something_is_written(
    qtbot: QtBot, composer: Composer, drafting: FakeDrafting
) -> None:
    drafting.signatures = {"nl": ("Groet, Eva", ""), "en": ("Regards, Eva", "")}
    composer.speak("nl")
    composer.body.show_html("<p><br></p><p>Groet, Eva</p>")
    composer.speak_to("en")
    qtbot.waitUntil(lambda: composer.body.text() == "\nRegards, Eva")
    assert composer.language == "en"
    composer.body.restore_place(0, 0)
    qtbot.keyClicks(composer.body, "Dear Jan,")
    composer.speak_to("nl")
    assert composer.language == "en"


def test_a_language_that_was_chosen_stays_whoever_it_goes_to(qtbot: QtBot, composer: Composer) -> None:
    composer.bar.language_chosen.emit("en")
    composer.speak_to("nl")
    assert composer.language == "en"


def test_a_signature_put_in_by_hand_stands_on_a_line_of_its_own(
    qtbot: QtBot, composer: Composer, drafting: FakeDrafting
) -> None:
    drafting.signatures = {"nl": ("Groet, Eva", "<p>Groet, <b>Eva</b></p>")}
    composer.speak("nl")
    qtbot.keyClicks(composer.body, "Tot morgen")
    composer.foot.sign.click()
    qtbot.waitUntil(lambda: composer.body.html() == "<p>Tot morgen</p><p>Groet, <b>Eva</b></p>")
    composer.body.undo()
    assert composer.body.html() == "<p>Tot morgen</p>"


def test_a_chip_of_the_link_row_says_why_the_file_is_there_and_takes_it_off(qtbot: QtBot, composer: Composer) -> None:
    row = composer.head.links
    composer.head.to.add((SANNE,))
    qtbot.waitUntil(lambda: [record.name for record in row.records] == [SANNE.name])
    chip = next(chip for chip in row.findChildren(LinkChip) if not chip.isHidden())
    chip.click()
    qtbot.waitUntil(lambda: bool(chip.findChildren(WhyPopover)))
    popover = chip.findChildren(WhyPopover)[0]
    assert popover.accessibleName().endswith("an address of this message stands on this file. Certain")
    {button.text(): button for button in popover.findChildren(QPushButton)}["Unlink"].click()
    qtbot.waitUntil(lambda: row.records == [])
