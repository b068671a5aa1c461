"""The program is killed in the middle of a bulk sending; the next window asks, and nobody gets two messages."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.null import Keyring
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from carerix_desktop.app import build_office
from carerix_desktop.domain.account import Security, User
from carerix_desktop.domain.account_draft import AccountDraft
from carerix_desktop.domain.ids import LotKey, RecordKind
from carerix_desktop.domain.outgoing import LotState, SubmissionState
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.start import opened
from carerix_desktop.gui.theme import Theme
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.office import Office
from tests.gui.conftest import qapp_cls, theme
from tests.support.smtp_sink import SinkRules, SmtpSink

__all__ = ["qapp_cls", "theme"]
pytestmark = pytest.mark.timeout(300)

PATIENCE_MS = 90_000
PEOPLE = 22
REFUSED = "k5@post.example"


@pytest.fixture
def sink() -> Iterator[SmtpSink]:
    """Takes everything but one address, for who signs in."""
    rules = SinkRules(users={"eva": "geheim"}, recipients={REFUSED: "550 5.1.1 No such user here"})
    with SmtpSink(rules=rules) as running:
        yield running


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Passwords are in the profile's vault, so that both processes find them."""
    phrase = tmp_path / "phrase"
    phrase.write_text("a long phrase\n")
    phrase.chmod(0o600)
    monkeypatch.setenv("CARERIX_DESKTOP_PASSPHRASE_FILE", str(phrase))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setattr(keyring, "get_keyring", Keyring)
    return tmp_path / "profile"


@pytest.fixture
def office(profile: Path, sink: SmtpSink, tmp_path: Path) -> Iterator[Office]:
    """Eva with an outgoing server and a vacancy with 22 candidates."""
    made = build_office(Profile(profile), Redaction())
    eva = made.users.add(None, "eva", name="Eva Bakker", from_address="eva@noorderlicht.example")
    draft = AccountDraft(
        server="127.0.0.1", security=Security.NONE, username="eva", fetch=False,
        smtp_server=sink.host, smtp_port=sink.port, smtp_security=Security.NONE, send_interval_s=0,
    )  # fmt: skip
    made.accounts.save(eva.key, eva.key, draft, password="geheim")
    files = {
        RecordKind.COMPANY: ["ref,name", "B-1,Zuiderzee"],
        RecordKind.VACANCY: ["ref,title,company,status", "V-1,Java Developer,B-1,open"],
        RecordKind.CANDIDATE: ["ref,first_name,emails", *(f"K-{n},Naam{n},k{n}@post.example" for n in numbers())],
        RecordKind.MATCH: ["ref,candidate,vacancy,status", *(f"M-{n},K-{n},V-1,interview" for n in numbers())],
    }
    for kind, lines in files.items():
        path = tmp_path / f"{kind}.csv"
        path.write_text("\n".join(lines) + "\n")
        assert not made.record_import.import_file(eva.key, kind, path).rejected
    yield made
    made.close()


def numbers() -> range:
    return range(1, PEOPLE + 1)


def kill_in_the_middle(qtbot: QtBot, profile: Path, sink: SmtpSink) -> None:
    """The window with its engine and all that they started, at once, after seven messages."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    words = [sys.executable, "-m", "tests.support.bulk_window", str(profile)]
    program = subprocess.Popen(words, env=environment, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        qtbot.waitUntil(lambda: len(sink.kept) >= 7, timeout=PATIENCE_MS)
    finally:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()


def lot_of(office: Office, eva: User) -> tuple[LotKey, LotState]:
    (lot,) = office.outbox.lots(eva.key)
    return lot.key, lot.state


def box_of(window: MainWindow) -> QMessageBox | None:
    return next((one for one in window.findChildren(QMessageBox) if one.isVisible()), None)


def answer(window: MainWindow, label: str) -> None:
    box = box_of(window)
    assert box is not None
    next(one for one in box.findChildren(QPushButton) if one.text() == label).click()


def statuses(office: Office, eva: User) -> dict[str, str]:
    file = office.records.file(eva.key, RecordKind.VACANCY, "V-1")
    return {one.record.fields["emails"]: one.status for one in file.procedures}


def test_after_a_crash_the_next_window_asks_and_each_gets_exactly_one(
    qtbot: QtBot, theme: Theme, office: Office, profile: Path, sink: SmtpSink
) -> None:
    (eva,) = office.users.everybody()
    kill_in_the_middle(qtbot, profile, sink)
    with opened(office, eva, theme) as window:
        window.show()
        qtbot.waitUntil(lambda: box_of(window) is not None, timeout=PATIENCE_MS)
        before = len(sink.kept)  # what was on the wire at the kill has arrived by now
        assert before < PEOPLE - 1
        lot, state = lot_of(office, eva)
        assert state is LotState.ASKING
        found = office.outbox.find(eva.key, lot=lot)
        left = sum(one.state in (SubmissionState.HELD, SubmissionState.WAITING) for one in found)
        box = box_of(window)
        assert box is not None
        assert box.text() == f"{left} of {PEOPLE} were not sent. Continue?"
        qtbot.wait(500)
        assert len(sink.kept) == before  # nothing leaves before the answer
        answer(window, "Continue")
        qtbot.waitUntil(lambda: lot_of(office, eva)[1] is LotState.DONE, timeout=PATIENCE_MS)
        settle_what_nobody_knows(office, eva, sink)
        qtbot.waitUntil(lambda: len(sink.kept) == PEOPLE - 1, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: set(statuses(office, eva).values()) == {"rejected", "interview"}, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: list(statuses(office, eva).values()).count("rejected") == PEOPLE - 1)
    arrived = Counter(address for one in sink.kept for address in one.recipients)
    assert arrived == Counter(f"k{n}@post.example" for n in numbers() if f"k{n}@post.example" != REFUSED)
    assert {address for address, status in statuses(office, eva).items() if status == "interview"} == {REFUSED}


def settle_what_nobody_knows(office: Office, eva: User, sink: SmtpSink) -> None:
    """The message whose answer was lost with the program: the person asked whether it arrived, and says so."""
    unknown = [one for one in office.outbox.find(eva.key) if one.state is SubmissionState.UNKNOWN]
    assert len(unknown) <= 1
    for one in unknown:
        arrived = any(one.recipients[0].address in kept.recipients for kept in sink.kept)
        office.outbox.resolve(eva.key, one.key, was_sent=arrived)
