"""Privacy in the window: the block on a file, its form, erasing with a typed name, rules, proposals and backups."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.privacy import Condition, Ground, Privacy, RetentionRule
from carerix_desktop.domain.record import Record
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.privacy.block import PrivacyBlock, has_privacy
from carerix_desktop.gui.privacy.edit import PrivacyForm
from carerix_desktop.gui.privacy.erase_dialog import EraseDialog
from carerix_desktop.gui.privacy.proposals import KeepDialog
from carerix_desktop.gui.privacy.words import this_day
from carerix_desktop.gui.records.edit import RecordForm
from carerix_desktop.gui.settings.privacy_page import PrivacyPage
from carerix_desktop.storage.traces import find_traces
from tests.support.erased_person import ADDRESS, EVERYTHING, NAME, Scene

CANDIDATE = RecordKind.CANDIDATE


@pytest.fixture
def record(context: Context) -> Record:
    found: Record = context.services.more["records"].get(context.services.viewer.key, CANDIDATE, "K-1")
    return found


def _texts(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def _note(context: Context, ref: str = "K-1", **values: Any) -> None:
    privacy = replace(Privacy(), **values)
    context.services.more["privacy"].save(context.services.viewer.key, CANDIDATE, ref, privacy)


def _block(qtbot: QtBot, context: Context, record: Record) -> PrivacyBlock:
    block = PrivacyBlock(context, record)
    qtbot.addWidget(block)
    block.show()
    qtbot.waitUntil(block.change.isEnabled)
    return block


@pytest.mark.parametrize(
    ("days", "tone", "words"), [(20, "warn", "Consent ends on"), (-3, "bad", "Consent ended on"), (90, "", "Until")]
)
def test_a_file_warns_of_consent_that_ends_or_has_ended(qtbot, context, record, days, tone, words):
    until = this_day() + timedelta(days=days)
    _note(context, ground=Ground.CONSENT, consent_on=date(2024, 1, 1), consent_until=until)
    block = _block(qtbot, context, record)
    qtbot.waitUntil(lambda: words in _texts(block))
    assert block.banner.isVisible() is bool(tone)
    assert not tone or block.banner.property("banner") == tone


def test_a_hold_shows_on_the_file_and_only_administrators_are_offered_to_erase(qtbot, context, recruiter, record):
    _note(context, hold=True, hold_why="geding 2026/12")
    block = _block(qtbot, context, record)
    qtbot.waitUntil(lambda: "On legal hold: geding 2026/12" in _texts(block))
    assert block.erase.isVisible()
    assert not _block(qtbot, recruiter, record).erase.isVisible()


def test_only_people_have_privacy(context, record):
    assert has_privacy(context, record)
    vacancy = context.services.more["records"].get(context.services.viewer.key, RecordKind.VACANCY, "V-7")
    assert not has_privacy(context, vacancy)


def test_the_form_saves_consent_with_its_days(qtbot, context, record):
    form = PrivacyForm(None, context, record, Privacy())
    qtbot.addWidget(form)
    form.ground.setCurrentIndex(form.ground.findData("consent"))
    form.given.tick.setChecked(True)
    form.until.tick.setChecked(True)
    with qtbot.waitSignal(form.accepted):
        form.buttons.accepted.emit()
    saved = context.services.more["privacy"].get(context.services.viewer.key, CANDIDATE, "K-1")
    assert (saved.ground, saved.consent_on) == (Ground.CONSENT, this_day())
    assert saved.consent_until == form.until.day()


def test_the_form_says_what_is_wrong_and_stays(qtbot, context, record):
    form = PrivacyForm(None, context, record, Privacy())
    qtbot.addWidget(form)
    form.show()
    form.hold.setChecked(True)
    form.buttons.accepted.emit()
    qtbot.waitUntil(form.banner.isVisible)
    assert "Say why this person is on legal hold" in form.banner.accessibleName()
    assert form.isVisible()


def test_a_recruiter_cannot_reach_the_hold(qtbot, recruiter, record):
    form = PrivacyForm(None, recruiter, record, Privacy())
    qtbot.addWidget(form)
    assert not form.hold.isEnabled()


def test_a_person_is_erased_once_the_name_is_typed_and_the_report_says_that_nothing_is_left(qtbot, context, scene):
    dialog = EraseDialog(None, context, CANDIDATE, "K-1", NAME)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "6 message(s)" in _texts(dialog))
    assert "of these 1 is/are confidential" in _texts(dialog)
    dialog.typed.setText("Quirine")
    assert not dialog.erase_button.isEnabled()
    dialog.typed.setText(NAME.lower())
    assert dialog.erase_button.isEnabled()
    with qtbot.waitSignal(dialog.erased, timeout=30_000):
        qtbot.mouseClick(dialog.erase_button, Qt.MouseButton.LeftButton)
    assert f"{NAME} is erased" in dialog.banner.accessibleName()
    assert "are nowhere" in dialog.banner.accessibleName()
    assert find_traces(scene.path, EVERYTHING) == ({}, False)


def test_on_hold_the_dialog_only_says_so(qtbot, context):
    _note(context, hold=True, hold_why="geding")
    dialog = EraseDialog(None, context, CANDIDATE, "K-1", NAME)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.banner.isVisible)
    assert not dialog.typed.isVisible()
    assert not dialog.erase_button.isEnabled()


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> PrivacyPage:
    anna, privacy = context.services.viewer.key, context.services.more["privacy"]
    privacy.save_rule(anna, RetentionRule(kind=CANDIDATE, condition=Condition.CONSENT_EXPIRED, months=1))
    _note(context, "K-2", ground=Ground.CONSENT, consent_on=date(2020, 1, 1), consent_until=date(2021, 1, 1))
    made = PrivacyPage(context)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    qtbot.waitUntil(lambda: made.proposals.table.topLevelItemCount() == 1)
    qtbot.waitUntil(lambda: made.rules.table.topLevelItemCount() == 1)
    return made


def _tick(page: PrivacyPage) -> None:
    item = page.proposals.table.topLevelItem(0)
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Checked)


def test_the_page_proposes_with_a_reason_and_keeping_needs_one(qtbot, context, page):
    item = page.proposals.table.topLevelItem(0)
    assert (item.text(0), item.text(1)) == ("Tobias Veerman", "K-2")
    assert item.text(2) == "Consent ended more than 1 month(s) ago"
    assert not page.proposals.keep.isEnabled()
    _tick(page)
    assert page.proposals.keep.isEnabled()
    keep = KeepDialog(page, context, page.proposals._ticked())
    keep.accepted.connect(page.proposals.refresh)
    keep.show()
    keep.buttons.accepted.emit()
    qtbot.waitUntil(keep.banner.isVisible)
    keep.why.setText("komt terug in mei")
    with qtbot.waitSignal(keep.accepted):
        keep.buttons.accepted.emit()
    qtbot.waitUntil(lambda: page.proposals.table.topLevelItemCount() == 0)
    assert "nobody" in page.proposals.summary.text()


def test_ticked_people_are_erased_one_by_one_each_with_its_own_report(qtbot, context, page):
    _tick(page)
    qtbot.mouseClick(page.proposals.erase, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.findChildren(EraseDialog)))
    (dialog,) = page.findChildren(EraseDialog)
    qtbot.waitUntil(dialog.typed.isVisible)
    dialog.typed.setText("Tobias Veerman")
    with qtbot.waitSignal(dialog.erased, timeout=30_000):
        qtbot.mouseClick(dialog.erase_button, Qt.MouseButton.LeftButton)
    dialog.close_button.click()
    qtbot.waitUntil(lambda: not page.findChildren(EraseDialog))
    qtbot.waitUntil(lambda: page.erased.topLevelItemCount() == 1)
    with pytest.raises(NotVisible):
        context.services.more["records"].get(context.services.viewer.key, CANDIDATE, "K-2")


def test_a_rule_is_added_switched_off_and_removed(qtbot, context, page):
    page.rules.condition.setCurrentIndex(page.rules.condition.findData("no_contact"))
    page.rules.months.setValue(36)
    page.rules.add.click()
    qtbot.waitUntil(lambda: page.rules.table.topLevelItemCount() == 2)
    assert page.rules.table.topLevelItem(1).text(0) == "No contact for 36 month(s)"
    page.rules.table.topLevelItem(0).setCheckState(0, Qt.CheckState.Unchecked)
    privacy, anna = context.services.more["privacy"], context.services.viewer.key
    qtbot.waitUntil(lambda: [one.active for one in privacy.rules(anna)] == [False, True])
    qtbot.waitUntil(lambda: page.rules.table.topLevelItemCount() == 2)
    page.rules.table.setCurrentItem(page.rules.table.topLevelItem(0))
    page.rules.remove.click()
    qtbot.waitUntil(lambda: len(privacy.rules(anna)) == 1)
    qtbot.waitUntil(lambda: page.rules.table.topLevelItemCount() == 1)


def test_a_backup_is_made_listed_and_deleted_and_its_days_are_set(qtbot, context, page, scene: Scene):
    page.backups.make.click()
    qtbot.waitUntil(lambda: page.backups.table.topLevelItemCount() == 1)
    assert page.backups.table.topLevelItem(0).text(1) == "by hand"
    page.backups.days.setValue(14)
    users = context.services.more["users"]
    qtbot.waitUntil(lambda: users.agency().backup_days == 14)
    page.backups.remove.click()
    qtbot.waitUntil(lambda: page.backups.table.topLevelItemCount() == 0)
    assert list(scene.profile.backups.iterdir()) == []


def test_who_was_erased_is_not_made_again_without_a_question(qtbot, context, scene):
    scene.erase()
    parent = QWidget()
    qtbot.addWidget(parent)
    form = RecordForm(parent, context, CANDIDATE, None)
    form.set_field("first_name", "Quirine")
    form.set_field("emails", ADDRESS.upper())
    form.show()
    form.buttons.accepted.emit()
    qtbot.waitUntil(form.banner.isVisible)
    assert "was erased on" in form.banner.accessibleName()
    assert form.saved is None
    with qtbot.waitSignal(form.accepted):
        form.buttons.accepted.emit()
    assert form.saved is not None
