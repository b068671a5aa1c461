"""The window on a real store: mail that was imported is read, archived and found; one window per profile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from carerix_desktop.app import build_office
from carerix_desktop.domain.account import User
from carerix_desktop.domain.errors import Busy
from carerix_desktop.domain.event import MessagesChanged, OutboxChanged
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.view import ListSource, QuickFilter, Sort
from carerix_desktop.gui import start
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.language import speak
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.models.role_names import role_label
from carerix_desktop.gui.other_writers import OtherWriters
from carerix_desktop.gui.shots import draw_shots
from carerix_desktop.gui.single_window import SingleWindow, raise_the_other
from carerix_desktop.gui.start import opened, run_window
from carerix_desktop.gui.theme import Theme
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.office import Office

LETTER = (
    "From: Sanne de Vries <sanne@post.example>\r\nTo: eva@bureau.example\r\nSubject: Sollicitatie {n}\r\n"
    "Message-ID: <m{n}@post.example>\r\nDate: Mon, 23 Nov 2026 0{n}:15:00 +0100\r\n"
    "Content-Type: text/html; charset=utf-8\r\n\r\n"
    "<p>Beste Eva,</p><p>Graag reageer ik op vacature {n}.</p><img src='http://tracker.example/x.png'>\r\n"
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = build_office(Profile(tmp_path / "profile"), Redaction())
    eva = made.users.add(None, "eva", name="Eva Bakker", from_address="eva@bureau.example", aliases=())
    csv = tmp_path / "candidates.csv"
    csv.write_text("ref,first_name,last_name,emails\nC-1,Sanne,de Vries,sanne@post.example\n", "utf-8")
    made.record_import.import_file(eva.key, RecordKind.CANDIDATE, csv)
    for number in range(1, 6):
        letter = tmp_path / f"{number}.eml"
        letter.write_text(LETTER.format(n=number), "utf-8", newline="")
        made.exchange.import_mail(eva.key, eva.key, letter, FolderRole.INBOX)
    yield made
    made.close()


@pytest.fixture
def eva(office: Office) -> User:
    return office.users.everybody()[0]


@pytest.fixture
def real_window(qtbot: QtBot, theme: Theme, office: Office, eva: User) -> Iterator[MainWindow]:
    with opened(office, eva, theme) as window:
        window.resize(1440, 900)
        window.show()
        qtbot.waitUntil(lambda: window.mailbox.model.rowCount() == 5, timeout=10_000)
        yield window
    delete(window)


def subjects(window: MainWindow) -> list[str]:
    cards = [window.mailbox.model.card_at(row) for row in range(window.mailbox.model.rowCount())]
    return [card.subject for card in cards if card is not None]


def test_mail_in_the_store_is_read_in_the_window(qtbot: QtBot, real_window: MainWindow) -> None:
    assert subjects(real_window) == [f"Sollicitatie {n}" for n in (5, 4, 3, 2, 1)]
    real_window.mailbox.list.select_row(0)
    qtbot.waitUntil(lambda: real_window.mailbox.reading.message is not None)
    reading = real_window.mailbox.reading
    assert reading.head.chips[0].accessibleName().startswith("Candidate Sanne de Vries, linked by sender")
    body = next(iter(reading.body.reading.bodies.values())) if reading.body.reading else None
    assert body is not None
    assert (body.blocked_remote, "tracker" in (body.html or "")) == (1, False)
    banners = [banner.accessibleName() for banner in reading.head.findChildren(QWidget) if banner.property("banner")]
    assert any("1 picture" in name for name in banners)


def test_archiving_reaches_the_store_and_undo_takes_it_back(
    qtbot: QtBot, real_window: MainWindow, office: Office, eva: User
) -> None:
    def archived() -> int:
        reading = office.reading.for_viewer(eva.key)
        return len(reading.list_keys(ListSource(role=FolderRole.ARCHIVE), QuickFilter(), Sort.NEWEST))

    def inbox() -> int:
        reading = office.reading.for_viewer(eva.key)
        return len(reading.list_keys(ListSource(role=FolderRole.INBOX), QuickFilter(), Sort.NEWEST))

    if office.reading.for_viewer(eva.key).folders() and not any(
        row.role is FolderRole.ARCHIVE for row in office.reading.for_viewer(eva.key).folders()
    ):
        office.desk.local_mailbox(eva.key, FolderRole.ARCHIVE)
    real_window.mailbox.list.select_row(0)
    qtbot.keyClick(real_window.mailbox.list.view, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: archived() == 1)
    assert subjects(real_window)[0] == "Sollicitatie 4"
    qtbot.waitUntil(real_window.actions_of_window.undo.isEnabled)
    real_window.actions_of_window.undo.trigger()
    qtbot.waitUntil(lambda: inbox() == 5)
    qtbot.waitUntil(lambda: real_window.mailbox.model.rowCount() == 5)


def test_search_finds_mail_and_files_as_one_types(qtbot: QtBot, real_window: MainWindow) -> None:
    qtbot.keyClicks(real_window.top_bar.search, 'sollicitatie 3 "')
    qtbot.waitUntil(lambda: subjects(real_window) == ["Sollicitatie 3"])
    real_window.top_bar.search.clear()
    qtbot.keyClicks(real_window.top_bar.search, "sanne")
    qtbot.waitUntil(lambda: len(subjects(real_window)) == 5)


def test_what_another_process_writes_appears(
    qtbot: QtBot, real_window: MainWindow, office: Office, eva: User, tmp_path: Path
) -> None:
    other = build_office(Profile(tmp_path / "profile"), Redaction())
    letter = tmp_path / "6.eml"
    letter.write_text(LETTER.format(n=6), "utf-8", newline="")
    other.exchange.import_mail(eva.key, eva.key, letter, FolderRole.INBOX)
    other.close()
    qtbot.waitUntil(lambda: "Sollicitatie 6" in subjects(real_window), timeout=10_000)


def test_every_screen_can_be_drawn(qtbot: QtBot, real_window: MainWindow, tmp_path: Path) -> None:
    names = draw_shots(real_window, tmp_path / "shots", (1024, 700))
    assert {"mailbox.png", "why.png", "search.png", "candidates.png", "settings.png"} <= set(names)
    assert all((tmp_path / "shots" / name).stat().st_size > 5000 for name in names)


def test_a_second_window_is_refused_and_the_first_comes_forward(
    qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = QWidget()
    qtbot.addWidget(first)
    single = SingleWindow(office.profile.identifier, first)
    with office.profile.lock("window"), pytest.raises(Busy, match="already open"):
        run_window(office, None)
    qtbot.waitUntil(first.isVisible)
    single.close()
    first.close()
    assert not raise_the_other(office.profile.identifier)


class Versions(QObject):
    """Hears what the bridge tells."""

    heard = Signal(object)


def test_other_writers_are_noticed_but_not_one_s_own_news(qtbot: QtBot, bridge: Bridge) -> None:
    versions = iter([1, 1, 2, 3, 3])
    others = OtherWriters(lambda: next(versions), bridge)
    others.stop()
    told: list[MessagesChanged] = []
    outbox: list[OutboxChanged] = []
    woken: list[str] = []
    bridge.messages_changed.connect(told.append)
    bridge.outbox_changed.connect(outbox.append)
    others.noticed.connect(lambda: woken.append("engine"))
    others.look()
    others.look()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert (outbox, woken) == ([OutboxChanged()], ["engine"])
    bridge.receive(MessagesChanged(messages=(7,)))
    others.look()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1].messages == (7,)


def test_an_uncaught_error_is_logged_and_said_and_the_program_goes_on(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "open", lambda box: said.append(f"{box.text()} {box.informativeText()}"))
    error = ValueError("the subject of a letter")
    start._on_uncaught(ValueError, error, None)
    assert "Your mail is safe" in said[0]
    assert "subject of a letter" not in said[0]
    assert "uncaught ValueError" in caplog.text


def test_the_window_speaks_dutch_on_a_dutch_system(qapp: QApplication) -> None:
    before = QLocale()
    try:
        speak(qapp, "nl_NL")
        assert role_label(FolderRole.INBOX) == "Ontvangen"
        assert QLocale().language() == QLocale.Language.Dutch
        speak(qapp, "en_GB")
        assert role_label(FolderRole.INBOX) == "Inbox"
    finally:
        speak(qapp, before.name())
        QLocale.setDefault(before)
