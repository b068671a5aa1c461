"""Notifications: what came into the inbox while one works elsewhere, once; of confidential mail no more than that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.event import MessagesChanged
from carerix_desktop.domain.ids import COUNTER_BITS
from carerix_desktop.domain.view import ListSource
from carerix_desktop.gui.choices import Choices
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.notifying import INBOX, UNREAD, Notifying, TrayNotices
from carerix_desktop.gui.settings.notifications_page import NotificationsPage

NOW = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


def key(minutes: float) -> int:
    """Of a message that was sent so many minutes after noon."""
    return int((NOW + timedelta(minutes=minutes)).timestamp()) << COUNTER_BITS


class Inbox:
    """What lies unread in the inbox."""

    def __init__(self) -> None:
        self.cards: list[Any] = []
        self.looks = 0

    def put(self, minutes: float, sender: str, subject: str, *, confidential: bool = False) -> None:
        card = SimpleNamespace(key=key(minutes), sender=sender, subject=subject, confidential=confidential)
        self.cards.insert(0, card)

    def list_keys(self, source: ListSource, quick: object, _sort: object) -> list[int]:
        assert (source, quick) == (INBOX, UNREAD)
        self.looks += 1
        return [card.key for card in self.cards]

    def cards_of(self, _source: ListSource, keys: Sequence[int]) -> list[Any]:
        return [card for card in self.cards if card.key in keys]


class Watch:
    """Notifying over an inbox, with what it said; nobody works in its window, which is not shown."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.inbox = qtbot, Inbox()
        base = window.context
        self.chosen = Choices(
            window, theme=base.theme, settings=QSettings(), jobs=base.jobs, viewer=base.services.viewer.key, more={}
        )
        self.said: list[tuple[str, str]] = []
        reading = SimpleNamespace(list_keys=self.inbox.list_keys, cards=self.inbox.cards_of)
        services = replace(window.context.services, reading=reading)
        self.context = replace(window.context, services=services, choices=self.chosen)
        self.inbox.put(-30, "Oud", "Lag er al")
        self.beside = QWidget()
        qtbot.addWidget(self.beside)
        self.notifying = Notifying(self.context, self.beside, lambda *words: self.said.append(words), lambda: NOW)
        self.qtbot.waitUntil(lambda: self.notifying._known == {key(-30)})

    def arrives(self) -> None:
        """Have it look again, and wait until it has."""
        self.context.bridge.receive(MessagesChanged(messages=(1,)))
        self.qtbot.waitUntil(lambda: {card.key for card in self.inbox.cards if card.key >= key(-60)} <= (
            self.notifying._known or set()))  # fmt: skip


@pytest.fixture
def watch(qtbot: QtBot, window: MainWindow) -> Watch:
    return Watch(qtbot, window)


def test_what_lay_there_is_not_new_and_what_comes_is_said_once(watch: Watch) -> None:
    watch.inbox.put(1, "Sanne de Vries", "Donderdag")
    watch.arrives()
    assert watch.said == [("Sanne de Vries", "Donderdag")]
    watch.inbox.put(2, "Pieter Kuipers", "Terugkoppeling")
    watch.arrives()
    assert watch.said[1:] == [("Pieter Kuipers", "Terugkoppeling")]


def test_several_are_one_notification(watch: Watch) -> None:
    for number, name in enumerate(("Aisha", "Daan", "Aisha", "Lotte")):
        watch.inbox.put(number + 1, name, "Hoi")
    watch.arrives()
    assert watch.said == [("4 new message(s)", "Lotte, Aisha, Daan")]


def test_of_a_confidential_message_nothing_is_said_but_that(watch: Watch) -> None:
    watch.inbox.put(1, "Marieke Postma", "Herplaatsing", confidential=True)
    watch.arrives()
    watch.inbox.put(2, "Marieke Postma", "Herplaatsing 2", confidential=True)
    watch.inbox.put(3, "Sanne", "Donderdag")
    watch.arrives()
    assert watch.said == [("Confidential message", ""), ("2 new message(s)", "Sanne, Confidential message")]
    assert "Marieke" not in str(watch.said)


def test_history_that_is_being_fetched_announces_nothing(watch: Watch) -> None:
    watch.inbox.put(-60 * 24, "Vorig jaar", "Oud")
    watch.arrives()
    watch.inbox.put(1, "Sanne", "Nieuw")
    watch.arrives()
    assert watch.said == [("Sanne", "Nieuw")]


def test_the_switches_hold(watch: Watch) -> None:
    watch.chosen.choose("notify_names", "no")
    watch.inbox.put(1, "Sanne", "Donderdag")
    watch.arrives()
    watch.chosen.choose("notify_mail", "no")
    watch.inbox.put(2, "Daan", "Vrijdag")
    watch.arrives()
    assert watch.said == [("1 new message(s)", "")]
    watch.notifying.remind("Reminder: bel Jan", "12:00")
    watch.chosen.choose("notify_reminders", "no")
    watch.notifying.remind("Reminder: bel Jan", "12:00")
    assert watch.said[1:] == [("Reminder: bel Jan", "12:00")]


def test_whoever_works_in_the_window_is_told_nothing(qtbot: QtBot, watch: Watch) -> None:
    watch.beside.show()
    watch.beside.activateWindow()
    qtbot.waitUntil(watch.beside.isActiveWindow)
    watch.inbox.put(1, "Sanne", "Donderdag")
    watch.arrives()
    assert watch.said == []


def test_the_page_keeps_what_is_switched(qtbot: QtBot, watch: Watch) -> None:
    page = NotificationsPage(watch.context.theme, watch.chosen, watch.context.services.viewer)
    qtbot.addWidget(page)
    assert all(switch.isChecked() for switch in page.switches.values())
    page.switches["notify_names"].click()
    assert watch.chosen.value("notify_names") == "no"
    assert "Of a confidential message" in page.switches["notify_names"].accessibleDescription()


def test_without_a_tray_the_window_asks_for_attention(watch: Watch) -> None:
    notices = TrayNotices(watch.beside, watch.beside.windowIcon())
    notices.say("Sanne", "Donderdag")
    assert not watch.beside.isActiveWindow()
