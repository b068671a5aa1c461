"""A file from a message in the window: two keys, where each value comes from, doubles, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind
from carerix_desktop.domain.person_fields import Finding, PersonFindings, Place
from carerix_desktop.domain.record import Record
from carerix_desktop.filing.creation import FromMailUndo
from carerix_desktop.gui.context import Context, Services
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.records.from_mail import NewPersonDesk
from carerix_desktop.gui.records.new_person import NewPersonDialog
from carerix_desktop.services.new_people import CvRead, Made, Proposed
from carerix_desktop.storage.archive_links import RecordId
from tests.gui.conftest import theme
from tests.gui.records.test_records_pages import agency, context, opened, records
from tests.support.agency import Agency
from tests.support.documents import make_locked_pdf, make_pdf
from tests.support.letters import application

__all__ = ["agency", "context", "opened", "records", "theme"]
K = RecordKind.CANDIDATE
CV = make_pdf(["Mehmet Yildiz\nWoonplaats: Utrecht\nTel: 030-2345678"])


class Room:
    """A desk over a widget, and what it was told."""

    def __init__(self, qtbot: QtBot, context: Context, agency: Agency) -> None:
        self.done: list[tuple[str, Callable[[], None], Any]] = []
        beside = QWidget()
        qtbot.addWidget(beside)
        beside.resize(1000, 700)
        beside.show()
        told = replace(context, done=lambda text, back, also=None: self.done.append((text, back, also)))
        self.desk, self.qtbot, self.agency, self.context = NewPersonDesk(told, beside), qtbot, agency, context

    def open(self, message_id: str) -> NewPersonDialog:
        self.desk.begin(self.agency.key(message_id), K)
        self.qtbot.waitUntil(lambda: self.desk.dialog is not None)
        dialog = self.desk.dialog
        assert dialog is not None
        return dialog

    def settle(self) -> None:
        """Until what was asked was answered."""
        self.context.jobs.wait(30_000)
        self.qtbot.wait(20)

    def press(self, label: str) -> None:
        assert self.desk.dialog is not None
        buttons = [one for one in self.desk.dialog.findChildren(QPushButton) if one.text().replace("&", "") == label]
        assert [one.isEnabled() for one in buttons] == [True]
        self.qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)

    def count(self) -> int:
        return self.agency.count("candidate")


@pytest.fixture
def room(qtbot: QtBot, context: Context, agency: Agency) -> Room:
    agency.file(
        application("first@x", ("brief.pdf", make_pdf(["Brief"])), ("CV.pdf", CV)),
        application("locked@x", ("CV.pdf", make_locked_pdf()), subject="Nogmaals"),
        application("plain@x", subject="Zonder"),
    )
    return Room(qtbot, context, agency)


def test_enter_makes_the_file_and_the_way_back_takes_it_away(room, opened):
    dialog = room.open("first@x")
    room.qtbot.waitUntil(lambda: dialog.fields["city"].text() == "Utrecht", timeout=20_000)
    told = {name: text.text() for name, text in dialog.origins.items()}
    assert told["name"] == told["emails"] == "from the sender"
    assert (told["phones"], told["city"]) == ("from signature, from CV page 1", "from CV page 1")
    assert dialog.fields["phones"].text() == "06 23456789;030 234 5678"
    assert dialog.reading.text() == "CV.pdf was read."
    room.qtbot.keyClick(dialog.fields["name"], Qt.Key.Key_Return)
    room.qtbot.waitUntil(lambda: bool(room.done), timeout=20_000)
    assert room.desk.dialog is None
    text, back, also = room.done[0]
    assert text == "The file of Mehmet Yildiz was made"
    assert (room.count(), room.agency.count("document")) == (1, 1)
    also[1]()
    assert opened[-1][:2] == ("record", K)
    back()
    room.qtbot.waitUntil(lambda: room.count() == 0, timeout=20_000)
    assert room.agency.count("document") == 0


def test_the_cv_never_overwrites_what_was_typed_or_emptied(room):
    dialog = room.open("first@x")
    dialog.fields["city"].setText("")
    room.qtbot.keyClicks(dialog.fields["city"], "Assen")
    dialog.fields["phones"].selectAll()
    room.qtbot.keyClick(dialog.fields["phones"], Qt.Key.Key_Delete)
    room.qtbot.waitUntil(lambda: dialog.reading.text() == "CV.pdf was read.", timeout=20_000)
    assert (dialog.fields["city"].text(), dialog.fields["phones"].text()) == ("Assen", "")
    dialog.reject()


def test_a_cv_that_cannot_be_read_is_said_and_the_file_is_made_all_the_same(room):
    dialog = room.open("locked@x")
    room.qtbot.waitUntil(lambda: "locked with a password" in dialog.reading.text(), timeout=20_000)
    room.press("Create candidate")
    room.qtbot.waitUntil(lambda: bool(room.done), timeout=20_000)
    assert (room.count(), room.agency.count("document")) == (1, 1)


def test_who_is_there_already_is_shown_and_the_message_can_go_to_that_file(room, records, opened):
    anna = room.context.services.viewer.key
    there = records.add(anna, K, {"first_name": "Mehmet", "last_name": "Yıldız", "phones": "0623456789"}).record
    dialog = room.open("first@x")
    room.qtbot.waitUntil(lambda: dialog.shown_double is not None, timeout=20_000)
    assert "Looks like Mehmet Yıldız" in dialog.banner.accessibleName()
    assert "the same name and phone number" in dialog.banner.accessibleName()
    assert dialog.confirm.text() == "Create anyway"
    room.press("Add this message to it")
    room.qtbot.waitUntil(lambda: bool(room.done), timeout=20_000)
    assert room.done[0][0] == "Added to the file of Mehmet Yıldız"
    assert room.count() == 1
    assert records.get(anna, K, there.ref).fields["emails"] == "mehmet@post.example"
    room.done[0][1]()
    room.qtbot.waitUntil(lambda: records.get(anna, K, there.ref).fields["emails"] == "", timeout=20_000)


def test_a_double_is_opened_or_a_second_file_is_made_anyway(room, records, opened):
    anna = room.context.services.viewer.key
    records.add(anna, K, {"first_name": "Mehmet", "last_name": "Yildiz"})
    dialog = room.open("plain@x")
    room.qtbot.waitUntil(lambda: dialog.shown_double is not None, timeout=20_000)
    room.press("Open that file")
    room.qtbot.waitUntil(lambda: room.desk.dialog is None)
    assert opened[-1][:2] == ("record", K)
    dialog = room.open("plain@x")
    room.qtbot.waitUntil(lambda: dialog.shown_double is not None, timeout=20_000)
    room.press("Create anyway")
    room.qtbot.waitUntil(lambda: room.count() == 2, timeout=20_000)
    room.settle()


def test_a_double_that_nobody_saw_yet_stops_the_first_enter(room, records):
    dialog = room.open("plain@x")
    room.settle()
    records.add(room.context.services.viewer.key, K, {"emails": "mehmet@post.example", "first_name": "M"})
    room.press("Create candidate")
    room.qtbot.waitUntil(lambda: dialog.shown_double is not None, timeout=20_000)
    assert room.count() == 1
    assert dialog.confirm.isEnabled()
    dialog.fields["emails"].setText("")
    dialog.fields["emails"].insert("geen adres")
    dialog.fields["name"].setText("Iemand Anders")
    room.qtbot.waitUntil(lambda: dialog.shown_double is None, timeout=20_000)
    room.press("Create candidate")
    room.qtbot.waitUntil(lambda: "not an e-mail address" in dialog.banner.accessibleName(), timeout=20_000)
    assert room.count() == 1
    dialog.reject()


class FakePeople:
    """Answers at once."""

    def __init__(self) -> None:
        self.created: list[dict[str, str]] = []

    def propose(self, _viewer: int, _message: MessageKey) -> Proposed:
        name = Finding(text="Mehmet Yildiz", place=Place.SENDER)
        return Proposed(found=PersonFindings(name=name))

    def read_cv(self, *_args: object) -> CvRead:
        raise UserFault("There is none.")

    def doubles(self, *_args: object) -> tuple[()]:
        return ()

    def create(
        self, _actor: int, kind: RecordKind, _message: MessageKey, fields: dict[str, str], _chosen: object
    ) -> Made:
        self.created.append(fields)
        record = Record(key=RecordKey(7), kind=kind, ref="K-7", name="Mehmet Yildiz")
        return Made(record=record, events=(), undo=FromMailUndo(record=RecordId(kind.value, RecordKey(7)), made=True))


@pytest.fixture
def services(services: Services) -> Services:
    return replace(services, more={**services.more, "new_people": FakePeople()})


def test_c_and_enter_are_the_two_keys(qtbot: QtBot, window: MainWindow, services: Services) -> None:
    window.mailbox.list.select_row(2)
    key = window.mailbox.model.key_at(2)
    reading = window.mailbox.reading
    qtbot.waitUntil(lambda: reading.message is not None and reading.message.key == key)
    window.mailbox.list.focus_list()
    qtbot.waitUntil(window.mailbox.list.cards.hasFocus)
    qtbot.waitUntil(window.actions_of_window.create.isEnabled)
    qtbot.keyClick(window.mailbox.list.cards, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: window.mailbox.links.people.dialog is not None)
    dialog = window.mailbox.links.people.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    people = services.more["new_people"]
    qtbot.waitUntil(lambda: bool(people.created))
    assert people.created[0]["first_name"] == "Mehmet"
    qtbot.waitUntil(lambda: window.toast_text == "The file of Mehmet Yildiz was made")
    assert window.mailbox.links.people.dialog is None


def test_shift_c_makes_a_contact_of_who_wrote(qtbot: QtBot, window: MainWindow) -> None:
    window.mailbox.list.select_row(2)
    qtbot.waitUntil(window.actions_of_window.create_contact.isEnabled)
    window.actions_of_window.create_contact.trigger()
    qtbot.waitUntil(lambda: window.mailbox.links.people.dialog is not None)
    dialog = window.mailbox.links.people.dialog
    assert dialog is not None
    assert dialog.windowTitle() == "New contact"
    dialog.reject()


class Erased:
    """Everybody was erased."""

    def erased_on(self, addresses: Iterable[str]) -> dict[str, date]:
        return dict.fromkeys(addresses, date(2026, 3, 1))


def test_who_was_erased_is_not_made_again_without_a_question(room):
    room.context.services.more["erasing"] = Erased()
    dialog = room.open("plain@x")
    room.settle()
    room.qtbot.keyClick(dialog.fields["name"], Qt.Key.Key_Return)
    room.qtbot.waitUntil(lambda: "was erased on 1 March 2026" in dialog.banner.accessibleName())
    assert room.count() == 0
    room.qtbot.waitUntil(dialog.buttons.isEnabled)
    room.qtbot.keyClick(dialog.fields["name"], Qt.Key.Key_Return)
    room.qtbot.waitUntil(lambda: bool(room.done))
    assert room.count() == 1
