"""Settings › Organisation and › Confidentiality: what is told before it is saved, and who may change it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.account import User
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.settings.agency_page import AgencyPage
from carerix_desktop.gui.settings.confidentiality_page import ConfidentialityPage
from carerix_desktop.gui.settings.sections import groups_of
from carerix_desktop.services.audit_log import AuditLog
from carerix_desktop.services.keywords import Keywords
from carerix_desktop.services.who_can_read import WhoCanRead
from tests.gui.settings.conftest import Desk

LEFT = Qt.MouseButton.LeftButton


def context_of(desk: Desk, viewer: User | None = None) -> Context:
    room, services = desk.room, desk.context.services
    more = {"users": room.users, "keywords": Keywords(room.store, room.users), "who_can_read": WhoCanRead(room.store)}
    services.more.update(more, audit_log=AuditLog(room.store))
    return replace(desk.context, services=replace(services, viewer=viewer or room.admin))


def shown(qtbot: QtBot, page: QWidget) -> None:
    qtbot.addWidget(page)
    page.resize(1000, 900)
    page.show()


def test_what_a_new_mail_domain_does_is_told_and_then_saved(qtbot: QtBot, desk: Desk) -> None:
    page = AgencyPage(context_of(desk))
    shown(qtbot, page)
    qtbot.waitUntil(lambda: page._agency is not None)
    assert not page.save.isEnabled()
    qtbot.keyClicks(page.domain, "in.example.test")
    qtbot.waitUntil(lambda: "Eva Bakker: none → eva@in.example.test" in page.moves.text())
    qtbot.keyClicks(page.name, "Noorderlicht")
    qtbot.mouseClick(page.save, LEFT)
    qtbot.waitUntil(lambda: desk.toasts == ["The organisation's settings are saved"])
    agency = desk.room.users.agency()
    assert (agency.name, agency.mail_domain, agency.sign_in) == ("Noorderlicht", "in.example.test", "os")
    assert not page.changes()


def test_a_wrong_domain_is_one_sentence_and_what_was_typed_stays(qtbot: QtBot, desk: Desk) -> None:
    page = AgencyPage(context_of(desk))
    shown(qtbot, page)
    qtbot.waitUntil(lambda: page._agency is not None)
    qtbot.keyClicks(page.domain, "no domain")
    qtbot.waitUntil(page.banner.isVisible)
    assert page.domain.text() == "no domain"
    qtbot.mouseClick(page.discard, LEFT)
    qtbot.waitUntil(lambda: page.domain.text() == "")


def test_words_are_added_and_removed_and_a_short_one_warns(qtbot: QtBot, desk: Desk) -> None:
    page = ConfidentialityPage(context_of(desk))
    shown(qtbot, page)
    qtbot.waitUntil(lambda: page.words.count() == 4)
    qtbot.keyClicks(page.word, "e")
    qtbot.waitUntil(page.warning.isVisible)
    assert page.warning.text().endswith("0 of the 0 messages that you can see.")
    page.word.setText("Confidential")
    qtbot.mouseClick(page.add, LEFT)
    qtbot.waitUntil(lambda: "in the list already" in page.banner.accessibleName())
    assert not page.warning.isVisible()
    page.word.setText("geheim")
    qtbot.keyClick(page.word, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.words.count() == 5)
    page.words.setCurrentRow(4)
    qtbot.mouseClick(page.remove, LEFT)
    qtbot.waitUntil(lambda: page.words.count() == 4)
    assert "geheim" not in desk.room.users.agency().keywords


def test_the_page_says_who_can_read_and_leads_to_the_user_files(qtbot: QtBot, desk: Desk) -> None:
    desk.room.users.change(desk.room.admin.key, desk.room.recruiter.key, {"incoming_confidential": "yes"})
    page = ConfidentialityPage(context_of(desk))
    shown(qtbot, page)
    qtbot.waitUntil(lambda: page.defaults.topLevelItemCount() == 2 and bool(page.readers.text()))
    assert str(desk.room.store.path) in page.readers.text()
    assert "whoever can read this file can read all mail" in page.readers.text()
    assert "Administrators: Priya Nair." in page.roles.text()
    eva = page.defaults.topLevelItem(1)
    assert eva is not None
    assert [eva.text(column) for column in range(3)] == ["Eva Bakker", "confidential", "–"]
    page.defaults.itemActivated.emit(eva, 0)
    assert [(name, getattr(user, "login", "")) for name, user in desk.opened] == [("settings", "eva")]


def test_others_read_confidentiality_and_have_no_dead_page(qtbot: QtBot, desk: Desk) -> None:
    context = context_of(desk, desk.room.recruiter)
    page = ConfidentialityPage(context)
    shown(qtbot, page)
    qtbot.waitUntil(lambda: page.words.count() == 4)
    assert not any(widget.isVisible() for widget in (page.word, page.add, page.remove))
    names = [section.name for _title, some in groups_of(context, desk.seen_by(desk.room.recruiter)) for section in some]
    assert names == ["profile", "email", "confidentiality", "log"]
