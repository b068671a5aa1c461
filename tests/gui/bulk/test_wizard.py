"""The wizard of bulk sending, step by step, by keys and by clicks, with what goes wrong."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from carerix_desktop.domain.bulk import Hindrance, Wanted
from carerix_desktop.domain.event import RecordsChanged
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.outgoing import LotState, SubmissionState
from carerix_desktop.domain.record import parse_record_ref
from carerix_desktop.domain.template import Situation
from carerix_desktop.gui.bulk.copy_edit import CopyEditor
from carerix_desktop.gui.bulk.list import RecipientList
from carerix_desktop.gui.bulk.model import RecipientModel, Shown, ShownRows
from carerix_desktop.gui.bulk.outcome import OutcomeModel
from carerix_desktop.gui.bulk.row import toggle
from carerix_desktop.gui.bulk.template_step import ChoiceModel, choices_of
from carerix_desktop.gui.bulk.wizard import RECIPIENTS, REVIEW, SEND, TEMPLATE, BulkDialog
from carerix_desktop.gui.context import Context
from carerix_desktop.storage.tables_write import submission
from tests.support.bulk import EVA, BulkAgency
from tests.support.model_rules import hold_to_qts_rules

ENTER = Qt.Key.Key_Return


def _until(qtbot: QtBot, holds: Any) -> None:
    qtbot.waitUntil(holds, timeout=10_000)


def _to_review(qtbot: QtBot, wizard: BulkDialog) -> None:
    wizard.foot.primary.click()
    _until(qtbot, lambda: wizard.template.choice is not None)
    wizard.foot.primary.click()
    _until(qtbot, lambda: all(row.copy for row in wizard.model.rows) and wizard.foot.primary.isEnabled())


def _send(qtbot: QtBot, wizard: BulkDialog) -> None:
    _to_review(qtbot, wizard)
    wizard.foot.primary.click()
    _until(qtbot, lambda: wizard.step == SEND and wizard.sending.model.rowCount() == 4)


def _put(house: BulkAgency, place: int, state: SubmissionState, **values: Any) -> None:
    """As the runner would: the state of one message of the outbox."""
    keys = sorted(one.key for one in house.outbox.find(EVA))
    with house.agency.store.work(EVA) as work:
        changed = update(submission).where(submission.c.key == keys[place])
        work.connection.execute(changed.values(state=state.value, **values))


def test_the_models_keep_qts_promises(qtbot: QtBot, wizard: BulkDialog) -> None:
    hold_to_qts_rules(RecipientModel, wizard.model)
    hold_to_qts_rules(ShownRows, wizard.review.list.shown)
    hold_to_qts_rules(ChoiceModel, wizard.template.model)
    hold_to_qts_rules(OutcomeModel, wizard.sending.model)
    _send(qtbot, wizard)
    wizard.review.list.show_only(Shown.ATTENTION)
    wizard.model.drop_copies()
    wizard.sending.model.show_refused_only(True)


def test_the_first_step_ticks_all_who_can_be_mailed_and_says_why_others_are_left_out(wizard: BulkDialog) -> None:
    ticked = [row.now.person.ref for row in wizard.model.rows if row.goes]
    assert ticked == ["K-1", "K-2", "K-5", "K-8"]
    assert wizard.foot.line.text() == "4 messages, 6 skipped."
    spoken = wizard.model.data(wizard.model.index(2, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Bram Jansen, No e-mail address on file, left out"
    assert wizard.windowTitle() == "Reject 10 candidates"


def test_the_pills_show_attention_and_all(wizard: BulkDialog) -> None:
    pills = wizard.recipients.list
    assert pills.pills[Shown.ATTENTION].text() == "Attention 7"
    pills.pills[Shown.ATTENTION].click()
    assert pills.shown.rowCount() == 7
    assert not pills.pills[Shown.CHANGED].isVisible()
    pills.pills[Shown.ALL].click()
    assert pills.shown.rowCount() == 10


def test_somebody_who_is_held_back_cannot_be_ticked(wizard: BulkDialog) -> None:
    index = wizard.model.index(5, 0)
    assert not toggle(wizard.model, index)
    assert not wizard.model.flags(index) & Qt.ItemFlag.ItemIsUserCheckable
    assert toggle(wizard.model, wizard.model.index(0, 0))
    assert wizard.foot.line.text() == "3 messages, 7 skipped."


def _refs_going(wizard: BulkDialog) -> list[str]:
    return [row.now.person.ref for row in wizard.model.rows if row.goes]


def test_who_got_the_job_or_withdrew_comes_without_a_tick_and_says_why(
    qtbot: QtBot, context: Context, desk: QWidget, house: BulkAgency
) -> None:
    for ref, status in (("M-1", "placed"), ("M-2", "withdrawn"), ("M-5", "offered")):
        house.records.change(EVA, RecordKind.MATCH, ref, {"status": status})
    wanted = Wanted(people=house.everybody(), vacancy="V-1", situation=Situation.REJECT)
    dialog = BulkDialog(desk, context, wanted)
    dialog.show()
    _until(qtbot, lambda: dialog.model.rowCount() == 10)
    assert _refs_going(dialog) == ["K-8"]
    spoken = [dialog.model.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole) for place in (0, 1, 4)]
    assert spoken == [
        "Ruben Smit, Got this job, left out",
        "Kwame Mensah, Withdrew from this vacancy, left out",
        "Hannah Claassen, Has an offer for this vacancy, left out, confidential",
    ]
    assert toggle(dialog.model, dialog.model.index(1, 0))
    _to_review(qtbot, dialog)
    assert _refs_going(dialog) == ["K-2", "K-8"]
    dialog.close()


def test_a_rejection_chosen_in_a_plain_mailing_unticks_who_got_the_job(
    qtbot: QtBot, context: Context, desk: QWidget, house: BulkAgency
) -> None:
    house.records.change(EVA, RecordKind.MATCH, "M-1", {"status": "placed"})
    dialog = BulkDialog(desk, context, Wanted(people=house.everybody(), vacancy="V-1"))
    dialog.show()
    _until(qtbot, lambda: dialog.model.rowCount() == 10)
    assert _refs_going(dialog) == ["K-1", "K-2", "K-5", "K-8"]
    _to_review(qtbot, dialog)
    assert _refs_going(dialog) == ["K-2", "K-5", "K-8"]
    dialog.close()


def test_the_whole_way_by_keys_alone(qtbot: QtBot, wizard: BulkDialog, house: BulkAgency) -> None:
    view = wizard.recipients.list.view
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not wizard.model.rows[1].goes
    qtbot.keyClick(wizard.foot.primary, Qt.Key.Key_Space)
    _until(qtbot, lambda: wizard.template.choice is not None)
    qtbot.keyClick(wizard.foot.primary, Qt.Key.Key_Space)
    _until(qtbot, lambda: wizard.step == REVIEW and wizard.foot.primary.isEnabled())
    assert wizard.foot.primary.text() == "Send 3 messages"
    assert wizard.foot.line.text() == "3 messages, 7 skipped. Status becomes Rejected."
    qtbot.keyClick(wizard.review.list.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert wizard.review.list.current == 1
    qtbot.keyClick(wizard.foot.primary, Qt.Key.Key_Space)
    _until(qtbot, lambda: wizard.step == SEND)
    assert {one.recipients[0].address for one in house.outbox.find(EVA)} == {
        "ruben.smit@post.example",
        "hannah.c@post.example",
        "sofia@post.example",
    }


def test_enter_goes_on_and_only_ctrl_enter_sends(qtbot: QtBot, wizard: BulkDialog, house: BulkAgency) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    wizard.recipients.list.select(0)
    qtbot.keyClick(wizard.recipients.list.view, ENTER)
    _until(qtbot, lambda: wizard.step == TEMPLATE and wizard.template.choice is not None)
    qtbot.keyClick(wizard.template.view, ENTER)
    _until(qtbot, lambda: wizard.step == REVIEW and wizard.foot.primary.isEnabled())
    qtbot.keyClick(wizard.review.list.view, ENTER)
    assert wizard.step == REVIEW
    editor = _edit(qtbot, wizard)
    _type(editor, "Tot gauw.")
    assert not wizard.review.forth.isEnabled()
    qtbot.keyClick(editor.body, ENTER, control)
    _until(qtbot, lambda: wizard.model.rows[0].changed and not wizard.review.preview.is_editing)
    assert wizard.review.forth.isEnabled()
    qtbot.keyClick(wizard.review.list.view, ENTER, control)
    _until(qtbot, lambda: wizard.step == SEND)
    assert len(_arrived_with(house, "Tot gauw.")) == 1


def test_the_review_shows_the_bytes_and_marks_what_was_filled_in(qtbot: QtBot, wizard: BulkDialog) -> None:
    _to_review(qtbot, wizard)
    wizard.review.list.select(0)
    pane = wizard.review.preview
    _until(qtbot, lambda: "Beste Ruben" in pane.letter.toPlainText())
    assert pane.to.text() == "Ruben Smit, ruben.smit@post.example"
    assert pane.subject.text() == "Je sollicitatie op Senior Java Developer"
    cursor = pane.letter.document().find("Ruben")
    assert cursor.charFormat().background().color() == wizard._context.theme.color("accent.subtle")
    assert wizard.review.place.text() == "Preview 1 of 4"
    wizard.review.list.select(1)
    _until(qtbot, lambda: "Dear Kwame" in pane.letter.toPlainText())


def test_next_with_attention_goes_round(wizard: BulkDialog) -> None:
    seen = []
    for _turn in range(8):
        wizard.recipients.attention.click()
        seen.append(wizard.model.rows[wizard.recipients.list.current].now.person.ref)
    assert seen == ["K-3", "K-4", "K-6", "K-7", "K-8", "K-9", "K-10", "K-3"]


def _edit(qtbot: QtBot, wizard: BulkDialog, place: int = 0) -> CopyEditor:
    wizard.review.list.select(place)
    qtbot.keyClick(wizard.review.list.view, Qt.Key.Key_F2)
    _until(qtbot, lambda: wizard.review.preview.is_editing)
    return wizard.review.preview.editor


def _type(editor: CopyEditor, text: str) -> None:
    cursor = editor.body.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(text)


def _arrived_with(house: BulkAgency, words: str) -> list[EmailMessage]:
    raws = [house.outbox.raw(EVA, one.key) for one in house.outbox.find(EVA)]
    parsed = [message_from_bytes(raw, policy=policy.default) for raw in raws]
    found = [one for one in parsed if words in _part(one, "plain")]
    assert all(isinstance(one, EmailMessage) for one in found)
    return [one for one in found if isinstance(one, EmailMessage)]


def _part(message: Any, kind: str) -> str:
    body = message.get_body((kind,))
    return "" if body is None else str(body.get_content())


def test_one_copy_is_edited_for_one_person(qtbot: QtBot, wizard: BulkDialog, house: BulkAgency) -> None:
    _to_review(qtbot, wizard)
    review = wizard.review
    review.list.select(0)
    assert review.edit.text() == "Only for Ruben"
    editor = _edit(qtbot, wizard)
    assert editor.body.text().startswith("Beste Ruben")
    assert not wizard.foot.primary.isEnabled()
    _type(editor, "Ik bel je morgen.")
    editor.save.click()
    _until(qtbot, lambda: wizard.model.rows[0].changed)
    _until(qtbot, lambda: "Ik bel je morgen." in review.preview.letter.toPlainText())
    assert review.list.pills[Shown.CHANGED].text() == "Changed 1"
    wizard.foot.primary.click()
    _until(qtbot, lambda: wizard.step == SEND)
    assert len(_arrived_with(house, "Ik bel je morgen.")) == 1


def test_an_edited_copy_keeps_bold_links_and_lists(qtbot: QtBot, wizard: BulkDialog, house: BulkAgency) -> None:
    rich = (
        '<p>Beste <b>Ruben</b>,</p><ul><li>cv</li><li>brief</li></ul><p><a href="https://x.example/a">Lees meer</a></p>'
    )
    house.templates.texts = tuple(replace(one, html=rich) for one in house.templates.texts)
    _to_review(qtbot, wizard)
    editor = _edit(qtbot, wizard)
    _type(editor, " Tot gauw.")
    editor.save.click()
    _until(qtbot, lambda: wizard.model.rows[0].changed)
    wizard.foot.primary.click()
    _until(qtbot, lambda: wizard.step == SEND)
    (edited,) = _arrived_with(house, "Tot gauw.")
    html = _part(edited, "html")
    for piece in ("<b>Ruben</b>", "<ul><li>cv</li><li>brief</li></ul>", 'href="https://x.example/a"'):
        assert piece in html
    assert "cv" in _part(edited, "plain")
    assert "https://x.example/a" in _part(edited, "plain")


def test_an_edited_copy_goes_back_to_the_template_and_nothing_typed_changes_nothing(
    qtbot: QtBot, wizard: BulkDialog
) -> None:
    _to_review(qtbot, wizard)
    before = wizard.model.rows[0].copy
    _edit(qtbot, wizard).save.click()
    assert not wizard.model.rows[0].changed
    for words in ("Eerst.", "Dan."):
        editor = _edit(qtbot, wizard)
        _type(editor, words)
        editor.save.click()
        _until(qtbot, lambda: not wizard.review.preview.is_editing)
    assert wizard.model.rows[0].changed
    spoken = wizard.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Changed")
    wizard.review.revert.click()
    assert (wizard.model.rows[0].copy, wizard.review.revert.isVisible()) == (before, False)


def test_what_was_typed_is_not_dropped_unasked(qtbot: QtBot, wizard: BulkDialog) -> None:
    _to_review(qtbot, wizard)
    editor = _edit(qtbot, wizard)
    _type(editor, "Ik bel je morgen.")
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert editor.box is not None
    _press(editor.box, "Go on writing")
    assert wizard.review.preview.is_editing
    assert "Ik bel je morgen." in editor.body.text()
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert editor.box is not None
    _press(editor.box, "Drop changes")
    assert (wizard.review.preview.is_editing, wizard.model.rows[0].changed) == (False, False)


def test_an_edited_copy_outlives_a_change_of_the_file_that_does_not_touch_it(
    qtbot: QtBot, wizard: BulkDialog, house: BulkAgency, context: Context
) -> None:
    _to_review(qtbot, wizard)
    editor = _edit(qtbot, wizard)
    _type(editor, "Ik bel je morgen.")
    editor.save.click()
    _until(qtbot, lambda: wizard.model.rows[0].changed)
    _change_file(qtbot, wizard, house, context, {"confidential": "yes"})
    assert wizard.model.rows[0].changed
    _change_file(qtbot, wizard, house, context, {"emails": "nieuw@post.example"})
    assert not wizard.model.rows[0].changed


def _change_file(qtbot: QtBot, wizard: BulkDialog, house: BulkAgency, context: Context, change: dict[str, str]) -> None:
    before = wizard.model.rows[0].standing
    saved = house.records.change(EVA, RecordKind.CANDIDATE, "K-1", change)
    context.bridge.receive(RecordsChanged(records=(f"candidate:{saved.record.key}",)))
    _until(qtbot, lambda: wizard.model.rows[0].standing != before)


def test_another_template_says_that_edited_messages_are_made_anew(
    qtbot: QtBot, wizard: BulkDialog, house: BulkAgency
) -> None:
    other = [replace(one, name=f"b-{one.name}", group="b", title="Z") for one in house.templates.texts]
    house.templates.texts = (*house.templates.texts, *other)
    _to_review(qtbot, wizard)
    editor = _edit(qtbot, wizard)
    _type(editor, "Anders.")
    editor.save.click()
    _until(qtbot, lambda: wizard.model.rows[0].changed)
    wizard.foot.back.click()
    _until(qtbot, lambda: wizard.template.model.rowCount() == 2)
    assert "made anew" not in wizard.foot.line.text()
    wizard.template.view.setCurrentIndex(wizard.template.model.index(1, 0))
    assert wizard.foot.line.text() == "1 changed message will be made anew from this template."


def _press(box: QMessageBox, label: str) -> None:
    next(one for one in box.findChildren(QPushButton) if one.text() == label).click()


def test_a_subject_that_cannot_be_is_told_beside_it(qtbot: QtBot, wizard: BulkDialog) -> None:
    _to_review(qtbot, wizard)
    editor = _edit(qtbot, wizard)
    editor.subject.clear()
    editor.subject.insert("a\u2028Bcc: x@evil.example")
    editor.save.click()
    _until(qtbot, editor.problem.isVisible)
    assert wizard.review.preview.is_editing
    editor.leave()
    assert editor.box is not None
    _press(editor.box, "Drop changes")
    assert (wizard.review.preview.is_editing, wizard.isVisible()) == (False, True)
    assert not wizard.model.rows[0].changed


def test_a_message_without_a_word_cannot_be_kept(qtbot: QtBot, wizard: BulkDialog) -> None:
    _to_review(qtbot, wizard)
    editor = _edit(qtbot, wizard)
    editor.body.selectAll()
    qtbot.keyClick(editor.body, Qt.Key.Key_Delete)
    assert not editor.save.isEnabled()
    _type(editor, "Dag")
    assert editor.save.isEnabled()
    editor.left.emit()


def test_an_address_added_meanwhile_brings_the_person_in(
    qtbot: QtBot, wizard: BulkDialog, house: BulkAgency, context: Context
) -> None:
    _to_review(qtbot, wizard)
    saved = house.records.change(EVA, RecordKind.CANDIDATE, "K-3", {"emails": "bram@post.example"})
    context.bridge.receive(RecordsChanged(records=(f"candidate:{saved.record.key}",)))
    _until(qtbot, lambda: wizard.model.rows[2].copy is not None and wizard.model.rows[2].goes)
    assert wizard.foot.primary.text() == "Send 5 messages"


def test_everything_is_taken_back_within_the_hold_and_can_be_sent_again(
    qtbot: QtBot, wizard: BulkDialog, house: BulkAgency
) -> None:
    _send(qtbot, wizard)
    assert wizard.foot.side.text() == "Undo"
    qtbot.keyClick(wizard.sending.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not wizard.foot.side.isEnabled()
    _until(qtbot, lambda: wizard.step == REVIEW)
    assert {one.state for one in house.outbox.find(EVA)} == {SubmissionState.CANCELLED}
    wizard.foot.primary.click()
    _until(qtbot, lambda: wizard.step == SEND)
    held = [one for one in house.outbox.find(EVA) if one.state is SubmissionState.HELD]
    assert len(held) == 4


def test_progress_stop_and_continue(qtbot: QtBot, wizard: BulkDialog, house: BulkAgency) -> None:
    _send(qtbot, wizard)
    _put(house, 0, SubmissionState.FILED, sent_at=1_700_000_000)
    _until(qtbot, lambda: wizard.sending.title.text() == "1 of 4 processed")
    assert wizard.sending.bar.value() == 1
    assert wizard.foot.side.text() == "Stop after this message"
    wizard.foot.side.click()
    _until(qtbot, lambda: wizard.sending.is_stopped)
    assert house.outbox.lots(EVA)[0].state is LotState.STOPPED
    assert wizard.foot.primary.text() == "Continue"
    wizard.foot.primary.click()
    _until(qtbot, lambda: not wizard.sending.is_stopped)


def test_the_summary_counts_and_retry_puts_the_refused_back(
    qtbot: QtBot, wizard: BulkDialog, house: BulkAgency
) -> None:
    _send(qtbot, wizard)
    for place in (0, 2, 3):
        _put(house, place, SubmissionState.FILED, sent_at=1_700_000_000)
    _put(house, 1, SubmissionState.FAILED, error="The address was refused.", answer="550 no such user")
    _until(qtbot, lambda: wizard.sending.title.text() == "3 sent, 1 refused")
    assert wizard.foot.line.text() == "1 message not delivered"
    wizard.foot.show_them.click()
    assert wizard.sending.model.rowCount() == 1
    refused = wizard.sending.model.index(0, 2)
    assert refused.data() == "Refused"
    assert wizard.sending.details.isVisible()
    assert wizard.sending.details.text() == "The server said: 550 no such user"
    assert wizard.sending.details.focusPolicy() & Qt.FocusPolicy.TabFocus
    wizard.foot.side.click()
    _until(qtbot, lambda: not wizard.sending.is_done)
    assert sorted(one.state for one in house.outbox.find(EVA)).count(SubmissionState.WAITING) == 1


def test_sending_goes_on_in_the_background(qtbot: QtBot, wizard: BulkDialog, house: BulkAgency) -> None:
    _send(qtbot, wizard)
    wizard.foot.primary.click()
    assert not wizard.isVisible()
    assert len(house.outbox.find(EVA, open_only=True)) == 4


def test_whoever_opts_out_after_the_preview_is_held_back_by_name(
    qtbot: QtBot, wizard: BulkDialog, house: BulkAgency
) -> None:
    _to_review(qtbot, wizard)
    house.records.change(EVA, RecordKind.CANDIDATE, "K-1", {"opt_out": "yes"})
    wizard.foot.primary.click()
    _until(qtbot, lambda: wizard.step == SEND)
    assert wizard.banner.accessibleName() == "Held back, because a file changed: Ruben Smit"
    assert len(house.outbox.find(EVA)) == 3


def test_a_fault_is_told_in_the_wizard(qtbot: QtBot, context: Context, desk: QWidget) -> None:
    dialog = BulkDialog(desk, context, Wanted(people=(parse_record_ref("candidate:K-1"),), vacancy="V-404"))
    dialog.show()
    _until(qtbot, dialog.banner.isVisible)
    assert not dialog.foot.primary.isEnabled()
    dialog.close()


def test_a_template_that_asks_for_too_much_says_what_is_not_on_file(qtbot: QtBot, wizard: BulkDialog) -> None:
    _to_review(qtbot, wizard)
    hindrances = {row.now.hindrance for row in wizard.model.rows}
    assert Hindrance.MISSING not in hindrances
    assert wizard.step == REVIEW


def test_only_templates_that_fit_are_offered_those_of_the_situation_first(house: BulkAgency) -> None:
    found = house.templates.find(EVA)
    (choice,) = choices_of(found, {RecordKind.CANDIDATE}, None, "nl")
    assert (choice.name, choice.languages, choice.status) == ("reject", ("en", "nl"), "rejected")
    assert [choices_of(found, {RecordKind.CANDIDATE}, None, one)[0].title for one in ("nl", "en", "fr")] == [
        "Afwijzing na cv",
        "Rejection after CV",
        "Afwijzing na cv",
    ]
    assert choices_of(found, {RecordKind.CONTACT}, None, "nl") == ()


def test_the_steps_are_spoken(qtbot: QtBot, wizard: BulkDialog) -> None:
    assert wizard.steps.accessibleName() == "Step 1 of 4, Recipients"
    wizard.foot.primary.click()
    assert wizard.steps.accessibleName() == "Step 2 of 4, Template"
    assert wizard.step == TEMPLATE
    wizard.foot.back.click()
    assert wizard.step == RECIPIENTS
    assert isinstance(wizard.recipients.list, RecipientList)
