"""The addresses of a user file: what each counts for, who may send a code and who enters it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.account import User
from carerix_desktop.domain.event import AccountState, SyncPhase
from carerix_desktop.domain.ids import AccountKey
from carerix_desktop.gui.settings.address_rows import AddressRow, AddressRows
from carerix_desktop.gui.settings.user_lines import Attention, read_lines
from carerix_desktop.gui.settings.user_words import attention_text
from carerix_desktop.gui.state_banner import StateBanner
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.services.address_proofs import AddressProofs
from tests.gui.settings.conftest import Desk
from tests.support.settings import WITH_SENDING
from tests.unit.services.test_users import put_mail

LEFT = Qt.MouseButton.LeftButton
SALES = "sales@example.test"


@pytest.fixture
def proven(desk: Desk) -> list[object]:
    """Eva got sales@ later, to which mail is here; the administrator can send."""
    room = desk.room
    told: list[object] = []
    put_mail(room, 77, SALES)
    room.users.change(room.admin.key, room.recruiter.key, {"aliases": SALES})
    room.accounts.save(room.admin.key, room.admin.key, WITH_SENDING, password="geheim")
    desk.context.services.more["address_proofs"] = AddressProofs(room.store, room.accounts, readdress=told.append)
    return told


def rows_of(qtbot: QtBot, desk: Desk, viewer: User, user: User) -> AddressRows:
    shown = AddressRows(replace(desk.context, services=replace(desk.context.services, viewer=viewer)))
    qtbot.addWidget(shown)
    shown.resize(680, 300)
    shown.show_user(user)
    qtbot.waitUntil(lambda: len(shown.rows) == 2 and shown.isVisible())
    return shown


def later(shown: AddressRows) -> AddressRow:
    return next(row for row in shown.rows if row.status.address == SALES)


def test_a_colleague_sends_the_code_and_the_user_enters_it(qtbot: QtBot, desk: Desk, proven: list[object]) -> None:
    room = desk.room
    theirs = rows_of(qtbot, desk, room.admin, room.recruiter)
    assert later(theirs).state.text().endswith("earlier mail after proof")
    assert not later(theirs).code.isVisible()
    qtbot.mouseClick(later(theirs).send, LEFT)
    qtbot.waitUntil(lambda: len(room.servers.submitted) == 1)
    qtbot.waitUntil(lambda: theirs.banner.isVisible() and later(theirs).isEnabled())
    own = rows_of(qtbot, desk, room.recruiter, room.recruiter)
    assert not later(own).send.isVisible()
    later(own).code.setText("AAAA-AAAA")
    qtbot.mouseClick(later(own).enter, LEFT)
    qtbot.waitUntil(lambda: "not the code" in own.banner.accessibleName() and later(own).enter.isEnabled())
    found = re.search(r"\b([A-Z2-9]{4}-[A-Z2-9]{4})\b", room.servers.submitted[0][2].decode())
    assert found is not None
    later(own).code.setText(found[1])
    qtbot.mouseClick(later(own).enter, LEFT)
    qtbot.waitUntil(lambda: proven == [room.recruiter.key])
    qtbot.waitUntil(lambda: later(own).status.proven and not later(own).code.isVisible())


def test_a_code_that_came_too_soon_is_told_in_a_sentence(qtbot: QtBot, desk: Desk, proven: list[object]) -> None:
    room = desk.room
    shown = rows_of(qtbot, desk, room.admin, room.recruiter)
    room.servers.fault = None
    desk.context.services.more["address_proofs"].send_code(room.admin.key, room.recruiter.key, SALES)
    qtbot.mouseClick(later(shown).send, LEFT)
    qtbot.waitUntil(lambda: "less than a minute" in shown.banner.accessibleName())
    assert proven == []


def test_an_empty_sender_address_is_told_to_the_user_and_to_administrators(qtbot: QtBot, desk: Desk) -> None:
    room = desk.room
    room.accounts.save(room.admin.key, room.recruiter.key, WITH_SENDING, password="geheim")
    room.users.change_agency(room.admin.key, {"mail_domain": "in.example.test"})
    eva = room.users.change(room.admin.key, room.recruiter.key, {"from_address": ""})
    line = next(one for one in read_lines(desk.services) if one.user == eva)
    assert line.needs_attention
    assert line.attention == (Attention.MAIL, Attention.NO_SENDER)
    assert attention_text(line, Attention.NO_SENDER) == "No sender address, sends from eva@in.example.test"
    desk.context.services.more["users"] = room.users
    banner = Banner(desk.context.theme)
    qtbot.addWidget(banner)
    state = StateBanner(replace(desk.context, services=replace(desk.context.services, viewer=eva)), banner, demo=False)
    qtbot.waitUntil(lambda: "goes out from eva@in.example.test" in banner.accessibleName())
    room.users.change(room.admin.key, eva.key, {"from_address": "eva@example.test"})
    state.show_state(AccountState(account=AccountKey(1), owner=eva.key, phase=SyncPhase.UP_TO_DATE))
    qtbot.waitUntil(banner.isHidden)
