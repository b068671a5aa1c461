"""Settings › Log: pages as one scrolls, the filter, the line in full, the way to the message, the export."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from carerix_desktop.domain.audit import ACT_GROUPS
from carerix_desktop.domain.errors import StoreFault
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.gui.settings.audit_model import AuditModel, LogColumn
from carerix_desktop.gui.settings.audit_page import AuditPage
from carerix_desktop.gui.settings.audit_words import act_words, group_words
from carerix_desktop.services.audit_log import PAGE, AuditLog
from carerix_desktop.storage.tables_mail import audience, audit
from tests.gui.settings.conftest import Desk
from tests.support.model_rules import hold_to_qts_rules
from tests.unit.services.test_users import put_mail

LINES = 250


def page_of(qtbot: QtBot, desk: Desk, *, recruiter: bool = False) -> AuditPage:
    services, room = desk.context.services, desk.room
    services.more.update(audit_log=AuditLog(room.store), users=room.users)
    context = replace(desk.context, services=replace(services, viewer=room.recruiter)) if recruiter else desk.context
    page = AuditPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    with qtbot.waitSignal(page.model.loaded):
        page.show()
    return page


def many_lines(desk: Desk) -> None:
    with desk.room.store.work(None) as work:
        line = {"at": int(time.time()), "made_by": "priya", "act": "agency_changed"}
        rows = [{**line, "detail": f"keywords, x{number}"} for number in range(LINES)]
        work.connection.execute(insert(audit), rows)


def test_every_act_and_every_group_has_words() -> None:
    assert set(act_words()) == {act for acts in ACT_GROUPS.values() for act in acts}
    assert set(group_words()) == set(ACT_GROUPS)


def test_lines_come_by_the_page_and_the_newest_is_shown_in_full(qtbot: QtBot, desk: Desk) -> None:
    many_lines(desk)
    page = page_of(qtbot, desk)
    assert page.model.rowCount() == PAGE
    texts = [page.model.index(0, column).data() for column in LogColumn]
    assert texts[1:] == ["Priya Nair", "Organisation changed", "", "confidential words, x249"]
    assert page.detail.title.text() == "Organisation changed"
    page.model.fetchMore(QModelIndex())
    qtbot.waitUntil(lambda: page.model.rowCount() == LINES + 2)  # the two users were added
    assert not page.model.canFetchMore(QModelIndex())
    hold_to_qts_rules(AuditModel, page.model)


def test_the_filter_narrows_and_is_taken_back(qtbot: QtBot, desk: Desk) -> None:
    many_lines(desk)
    page = page_of(qtbot, desk)
    with qtbot.waitSignal(page.model.loaded):
        page.whose.setCurrentIndex(page.whose.findData(desk.room.recruiter.key))
    assert [page.model.index(row, LogColumn.ABOUT).data() for row in range(page.model.rowCount())] == ["Eva Bakker"]
    with qtbot.waitSignal(page.model.loaded):
        qtbot.keyClicks(page.words, "nothing like this")
    assert page.stack.currentWidget() is page.empty
    assert not page.export.isEnabled()
    page._clear()
    qtbot.waitUntil(lambda: page.model.rowCount() >= PAGE)
    page.period.setCurrentIndex(1)
    page.what.setCurrentIndex(page.what.findData("users"))
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)


def test_a_recruiter_sees_lines_of_own_mail_alone_and_opens_the_message(qtbot: QtBot, desk: Desk) -> None:
    room = desk.room
    put_mail(room, 77, "eva@example.test")
    with room.store.work(room.recruiter.key) as work:
        work.connection.execute(insert(audience), {"message_key": 77, "user_key": room.recruiter.key, "why": "copy"})
        work.record_audit("confidential_on", message_key=MessageKey(77), detail="box", reason="personal")
    page = page_of(qtbot, desk, recruiter=True)
    assert page.model.rowCount() == 1
    assert page.detail.title.text() == "Made confidential: s"
    assert page.detail.reason.text() == "Why: personal"
    qtbot.mouseClick(page.detail.open, Qt.MouseButton.LeftButton)
    page.view.activated.emit(page.model.index(0, 0))
    assert desk.opened == [("mailbox", 77), ("mailbox", 77)]


def test_the_export_has_what_is_filtered(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    page = page_of(qtbot, desk)
    page.write(tmp_path / "log.csv")
    assert desk.toasts == ["2 line(s) written to log.csv"]
    assert len((tmp_path / "log.csv").read_text("utf-8").splitlines()) == 3


def test_a_store_that_does_not_answer_is_told_and_asked_again(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(qtbot, desk)

    def away(*_args: object, **_more: object) -> None:
        raise StoreFault("The disk is away.", code="disk")

    with monkeypatch.context() as patch:
        patch.setattr(AuditLog, "find", away)
        page.refresh()
        qtbot.waitUntil(page.banner.isVisible)
    page.refresh()
    qtbot.waitUntil(lambda: not page.banner.isVisible())
