"""Mail that is no letter is shown for what it is: in the list, spoken, and above the message (R-31)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.calendar_event import Attendance, CalendarEvent
from carerix_desktop.domain.mail_kind import MailKind
from carerix_desktop.domain.view import BodyView, ListSource, QuickFilter, Sort
from carerix_desktop.gui.mailbox.kinds import KindBanner, when_line
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.models.kind_names import KIND_ICONS, kind_name
from carerix_desktop.gui.models.spoken import CardSpeech
from carerix_desktop.services.reading import Reading
from tests.support.agency import Agency, mail
from tests.support.fake_services import FakeReading
from tests.unit.parse.test_calendar import calendar

NOON = datetime(2026, 12, 3, 12).astimezone()
ONE = NOON.replace(hour=13)


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path / "agency")
    yield made
    made.close()


def no_images(_url: str) -> tuple[str, bytes]:
    raise AssertionError("nothing may be fetched")


def body(kind: MailKind, *recipients: str, event: CalendarEvent | None = None) -> BodyView:
    return BodyView(html=None, text="Tekst", blocked_remote=0, kind=kind, recipients=recipients, event=event)


def event(**more: object) -> CalendarEvent:
    plain = {"title": "Kennismaking", "start": NOON, "end": ONE, "place": "Groningen", "who": "Pieter"}
    return CalendarEvent(**{**plain, **more})  # type: ignore[arg-type]  # a test's short hand


def open_told(qtbot: QtBot, window: MainWindow, told: BodyView) -> KindBanner:
    reading = cast("FakeReading", window.context.services.reading)
    reading.told[reading.size] = told
    window.mailbox.list.select_row(0)
    pane = window.mailbox.reading
    qtbot.waitUntil(lambda: pane.message is not None and pane.message.key == reading.size)
    return pane.kind


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (body(MailKind.BOUNCED, "jan@x.nl", "eva@x.nl"), "Delivery failed: jan@x.nl, eva@x.nl"),
        (body(MailKind.DELAYED, "jan@x.nl"), "Delivery delayed: jan@x.nl"),
        (body(MailKind.AUTO_REPLY), "Automatic reply A program wrote this, not a person. It is not answered."),
        (body(MailKind.READ), "Read receipt"),
        (body(MailKind.CANCELLED, event=event()), "Appointment cancelled: Thursday 3 December 12:00–13:00"),
        (body(MailKind.INVITATION, event=event(repeats=True)), "Kennismaking, Groningen, repeats, from Pieter"),
        (body(MailKind.INVITATION_ANSWER, event=event(attendance=Attendance.DECLINED)), "Pieter declined Kennismaking"),
        (body(MailKind.INVITATION), "Invitation"),
    ],
)
def test_the_banner_says_what_a_message_is(qtbot: QtBot, window: MainWindow, told: BodyView, said: str) -> None:
    banner = open_told(qtbot, window, told)
    qtbot.waitUntil(lambda: not banner.isHidden())
    assert said in banner.accessibleName().replace(f" {NOON.year}", "")  # said once that year is over


def test_a_report_shows_the_message_that_it_tells_of(qtbot: QtBot, window: MainWindow) -> None:
    banner = open_told(qtbot, window, body(MailKind.BOUNCED, "jan@x.nl"))
    qtbot.waitUntil(lambda: not banner.isHidden())
    with qtbot.waitSignal(window.mailbox.reading.body.shown, timeout=20_000):
        {button.text(): button for button in banner.findChildren(QPushButton)}["Show the message"].click()


def test_a_letter_has_no_banner(qtbot: QtBot, window: MainWindow) -> None:
    banner = open_told(qtbot, window, body(MailKind.LETTER))
    assert banner.isHidden()


@pytest.mark.parametrize("kind", [kind for kind in MailKind if kind is not MailKind.LETTER])
def test_every_kind_has_a_word_and_a_sign(kind: MailKind) -> None:
    assert kind_name(kind)
    assert KIND_ICONS[kind]


@pytest.mark.parametrize(
    ("start", "end", "line"),
    [
        (NOON, None, "Thursday 3 December 12:00"),
        (NOON, NOON.replace(day=4, hour=9), "Thursday 3 December 12:00 – Friday 4 December 09:00"),
        (date(2026, 12, 3), date(2026, 12, 3), "Thursday 3 December"),
        (date(2026, 12, 3), date(2026, 12, 4), "Thursday 3 December – Friday 4 December"),
        (None, None, ""),
    ],
)
def test_when_it_is_in_the_readers_own_words(
    start: datetime | date | None, end: datetime | date | None, line: str
) -> None:
    assert when_line(event(start=start, end=end)).replace(f" {NOON.year}", "") == line


def test_filed_calendar_mail_is_known_in_the_list_without_its_body(agency: Agency) -> None:
    agency.file(calendar("SUMMARY:Gesprek", "DTSTART:20261203T100000Z"), mail("letter@x", subject="Hallo"))
    reading = Reading(agency.store, no_images, lambda _url: None).for_viewer(agency.users["anna"])
    source = ListSource(mailbox=agency.boxes["anna/inbox"])
    cards = reading.cards(source, reading.list_keys(source, QuickFilter(), Sort.NEWEST))
    kinds = {card.subject: card.kind for card in cards}
    assert kinds == {"Gesprek": MailKind.INVITATION, "Hallo": MailKind.LETTER}
    invited = next(card for card in cards if card.kind is MailKind.INVITATION)
    assert CardSpeech().sentence(invited).startswith("Unread, Invitation, ")
    shown = reading.body(invited.key).event
    assert shown is not None
    assert shown.start == datetime(2026, 12, 3, 10, tzinfo=UTC)
