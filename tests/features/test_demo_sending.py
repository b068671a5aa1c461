"""Mail written in the demo's window stays in the demo and arrives there: at a colleague, in Sent, on the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.policy import SMTPUTF8

import pytest
from imapclient import IMAPClient
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.app import build_office
from carerix_desktop.demo.start import DemoStage, stage_demo
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.outgoing import SubmissionState
from carerix_desktop.domain.view import ListSource, QuickFilter, Sort
from carerix_desktop.gui.composer.composer import Composer
from carerix_desktop.gui.composer.desk import HOLD_SETTING
from carerix_desktop.gui.composer.recipients import read_recipients
from carerix_desktop.gui.context import Wish
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.start import opened
from carerix_desktop.gui.theme import Theme
from tests.gui.conftest import qapp_cls, theme

__all__ = ["qapp_cls", "theme"]

THOMAS, SUBJECT = "thomas@noorderlicht.example", "Gesprek op donderdag"
JOERG = "jörg@bücher.example"
PATIENCE_MS = 60_000


@pytest.fixture
def stage() -> Iterator[DemoStage]:
    """The demo agency with little mail and nobody else who writes."""
    with stage_demo(build_office, newest=5, every_s=(0, 0)) as demo:
        yield demo


def letters(stage: DemoStage, login: str, folder: str) -> list[bytes]:
    """The letters with our subject in a folder of the demo's server, whole."""
    account = stage.accounts[login].incoming
    with IMAPClient(account.host, port=account.port, ssl=False) as client:
        client.login(account.username, stage.password)
        client.select_folder(folder, readonly=True)
        found = client.fetch(client.search(["SUBJECT", SUBJECT]), ["BODY.PEEK[]"])
    return [bytes(one[b"BODY[]"]) for one in found.values()]


def candidate(stage: DemoStage, viewer: UserKey) -> tuple[str, str]:
    """Number and address of somebody on file who is one person alone."""
    records = stage.office.records
    keys = records.list_keys(viewer, RecordKind.CANDIDATE)
    found = next(one for one in records.get_many(viewer, RecordKind.CANDIDATE, keys) if one.name == "Sanne de Vries")
    return found.ref, found.fields["emails"].split(";")[0]


def write(qtbot: QtBot, window: MainWindow, address: str) -> Composer:
    assert window.writing is not None
    desk = window.writing.desk
    desk.write(Wish())
    wait(qtbot, lambda: desk.page.composer is not None)
    composer = desk.page.composer
    assert composer is not None
    type_in(qtbot, composer.head.to.line, f"{address},")
    composer.head.open_field("cc")
    type_in(qtbot, composer.head.cc.line, f"{THOMAS},")
    composer.head.open_field("bcc")
    composer.head.bcc.add(read_recipients(f"Jörg <{JOERG}>"))
    composer.foot.high.setChecked(True)
    composer.foot.receipt.setChecked(True)
    type_in(qtbot, composer.head.subject, SUBJECT)
    type_in(qtbot, composer.body, "Beste Sanne, donderdag om 10:00 uur?")
    return composer


def type_in(qtbot: QtBot, widget: QWidget, text: str) -> None:
    widget.window().activateWindow()
    widget.setFocus()
    qtbot.keyClicks(widget, text)


def wait(qtbot: QtBot, until: Callable[[], bool]) -> None:
    qtbot.waitUntil(until, timeout=PATIENCE_MS)


def test_a_message_arrives_at_the_colleague_lies_in_sent_with_its_bcc_and_stands_on_the_file(
    qtbot: QtBot, theme: Theme, stage: DemoStage
) -> None:
    office = stage.office
    eva = next(user for user in office.users.everybody() if user.login == stage.login)
    ref, address = candidate(stage, eva.key)
    with opened(office, eva, theme) as window:
        window._settings.setValue(HOLD_SETTING, "0")
        window.show()
        composer = write(qtbot, window, address)
        assert composer.language == "nl"
        wait(qtbot, lambda: len(composer.head.links.records) == 1)
        qtbot.keyClick(composer.body, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        wait(qtbot, lambda: [one.state for one in office.outbox.find(eva.key)] == [SubmissionState.FILED])

        (arrived,) = letters(stage, "thomas", "INBOX")
        assert b"Bcc" not in arrived
        assert b"Disposition-Notification-To: Eva Bakker <eva@noorderlicht.example>" in arrived
        assert b"X-Priority: 1" in arrived
        (sent,) = letters(stage, stage.login, office.folders.pairs(eva.key)[FolderRole.SENT])
        assert f"To: {address}".encode() in sent
        assert f"Cc: {THOMAS}".encode() in sent
        assert JOERG in str(message_from_bytes(sent, policy=SMTPUTF8)["Bcc"])
        reading = office.reading.for_viewer(eva.key)
        on_file = ListSource(record=f"candidate:{ref}")
        cards = reading.cards(on_file, reading.list_keys(on_file, QuickFilter(), Sort.NEWEST))
        assert cards[0].subject == SUBJECT
