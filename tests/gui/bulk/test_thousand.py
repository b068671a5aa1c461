"""The wizard with many recipients, from opening to the summary, against a real server on a clock of its own.

What matters is not measured by a clock but counted: no service is asked on the window's thread, the list asks only for
the rows that it shows, and each of the recipients gets one message.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.bulk import Wanted
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.outgoing import SubmissionState
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.template import Situation
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.bulk.model import ROW_ROLE, RecipientModel
from carerix_desktop.gui.bulk.wizard import REVIEW, SEND, BulkDialog
from carerix_desktop.gui.context import Context
from carerix_desktop.sync.submission import OutboxRunner
from tests.support.bulk_rig import BulkRig
from tests.support.smtp_sink import SinkRules, SmtpSink

PATIENCE_MS = 600_000
INTERVAL_S = 3.0
HOLD_S = 10
pytestmark = pytest.mark.timeout(1800)


class Watched:
    """A service that counts on which thread it is asked."""

    def __init__(self, service: Any, calls: Counter[tuple[str, bool]]) -> None:
        self._service, self._calls = service, calls

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._service, name)
        if not callable(value):
            return value

        def ask(*args: Any, **keywords: Any) -> Any:
            self._calls[name, threading.current_thread() is threading.main_thread()] += 1
            return value(*args, **keywords)

        return ask


class Sending(threading.Thread):
    """The outbox as the engine runs it, one pass; the pause between two messages only moves the clock."""

    def __init__(self, bulk: BulkRig, bridge: Bridge) -> None:
        super().__init__(name="sending")
        self._bulk, self._bridge = bulk, bridge
        self.pauses: list[float] = []

    def run(self) -> None:
        rig = self._bulk.rig
        ports = replace(rig.ports, wait=self._wait, publish=self._bridge.receive)
        OutboxRunner(replace(rig.sender, interval_s=INTERVAL_S), ports).run()

    def _wait(self, seconds: float) -> bool:
        self.pauses.append(seconds)
        self._bulk.rig.later(seconds=seconds)
        return False


@pytest.fixture
def sink() -> Iterator[SmtpSink]:
    with SmtpSink(rules=SinkRules(users={"eva": "geheim"})) as made:
        yield made


@pytest.fixture
def calls() -> Counter[tuple[str, bool]]:
    return Counter()


class Drive:
    """One wizard over one rig, driven as a person would."""

    def __init__(
        self, qtbot: QtBot, context: Context, bulk: BulkRig, calls: Counter[tuple[str, bool]], desk: QWidget
    ) -> None:
        self.qtbot, self.bulk, self.bridge, self.desk = qtbot, bulk, context.bridge, desk
        services = {"records": bulk.records, "templates": bulk.templates, "outbox": bulk.rig.outbox, "bulk": bulk.bulk}
        more = {**context.services.more, **{name: Watched(one, calls) for name, one in services.items()}}
        viewer = replace(context.services.viewer, key=bulk.rig.owner)
        self.context = replace(context, services=replace(context.services, viewer=viewer, more=more))
        people = tuple(RecordRef(kind=RecordKind.CANDIDATE, ref=ref) for ref in bulk.people)
        wanted = Wanted(people=people, vacancy="V-1", about="Java", situation=Situation.REJECT)
        self.dialog = BulkDialog(desk, self.context, wanted, hold_s=HOLD_S, clock=self._now)

    def _now(self) -> float:
        return self.bulk.rig.now.timestamp()

    def until(self, holds: Any) -> None:
        self.qtbot.waitUntil(holds, timeout=PATIENCE_MS)

    def to_review(self) -> None:
        dialog = self.dialog
        dialog.foot.primary.click()
        self.until(lambda: dialog.template.choice is not None)
        dialog.foot.primary.click()
        self.until(lambda: dialog.step == REVIEW and dialog.foot.primary.isEnabled())

    def one_pass(self) -> Sending:
        sending = Sending(self.bulk, self.bridge)
        sending.start()
        return sending

    def finish(self, sending: Sending) -> None:
        self.until(lambda: not sending.is_alive())
        sending.join()


def _count_rows_asked(monkeypatch: pytest.MonkeyPatch) -> Counter[int]:
    """How often the list asked for each row, to paint it."""
    asked: Counter[int] = Counter()
    known = RecipientModel.data

    def data(self: RecipientModel, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == ROW_ROLE:
            asked[index.row()] += 1
        return known(self, index, role)

    monkeypatch.setattr(RecipientModel, "data", data)
    return asked


def drive(drive: Drive, size: int, asked: Counter[int], calls: Counter[tuple[str, bool]]) -> None:
    """Open, page, make, send, stop, go on, try again; then count."""
    bulk, dialog = drive.bulk, drive.dialog
    refs = ("K-2", "K-7", f"K-{size}")
    bulk.sink.rules.recipients = {bulk.address_of(ref): "550 5.1.1 No such user here" for ref in refs}
    dialog.show()
    drive.until(lambda: dialog.model.rowCount() == size)
    drive.to_review()
    assert dialog.foot.primary.text() == f"Send {size} messages"
    assert len(asked) < 100  # of the rows only those that fit in the window
    page_through(drive, size)
    send_and_stop(drive, size)
    go_on(drive)
    assert dialog.sending.title.text() == f"{size - 3} sent, 3 refused"
    assert {ref for ref, status in bulk.statuses().items() if status != "rejected"} == set(refs)
    bulk.sink.rules.recipients = {}
    try_again(drive)
    assert dialog.sending.title.text() == f"{size} sent"
    arrived = Counter(address for one in bulk.sink.kept for address in one.recipients)
    assert arrived == Counter({address: 1 for _first, address in bulk.people.values()})
    assert set(bulk.statuses().values()) == {"rejected"}
    found = bulk.rig.outbox.find(bulk.rig.owner, limit=size + 1)
    assert Counter(one.state for one in found) == {SubmissionState.FILED: size}
    assert [name for name, in_window in calls if in_window] == []
    dialog.close()


def page_through(drive: Drive, size: int) -> None:
    """Alt+→ and Alt+←, then the last one."""
    dialog = drive.dialog
    view = dialog.review.list.view
    for key, place in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Right, 2), (Qt.Key.Key_Left, 1)):
        drive.qtbot.keyClick(view, key, Qt.KeyboardModifier.AltModifier)
        assert dialog.review.list.current == place
    drive.qtbot.keyClick(view, Qt.Key.Key_End)
    drive.until(lambda: f"K-{size}." in dialog.review.preview.letter.toPlainText())
    assert dialog.review.place.text() == f"Preview {size} of {size}"


def send_and_stop(drive: Drive, size: int) -> None:
    """Ten and a few leave, one per interval; then "Stop after this message" holds the rest."""
    dialog, bulk = drive.dialog, drive.bulk
    dialog.foot.primary.click()
    drive.until(lambda: dialog.step == SEND and dialog.sending.model.rowCount() == size)
    assert dialog.foot.side.text() == "Undo"
    bulk.rig.later(seconds=HOLD_S + 1)
    sending = drive.one_pass()
    drive.until(lambda: dialog.sending.processed >= 10)
    dialog.foot.side.click()
    drive.until(lambda: dialog.sending.is_stopped)
    drive.finish(sending)
    drive.until(lambda: dialog.sending.processed == len(bulk.sink.kept) + 2)  # two of the first ten were refused
    assert len(bulk.sink.kept) < size - 3
    assert set(sending.pauses) == {INTERVAL_S}


def go_on(drive: Drive) -> None:
    """The rest leaves."""
    sending = drive.dialog.sending
    drive.dialog.foot.primary.click()
    drive.until(lambda: not sending.is_stopped)
    drive.finish(drive.one_pass())
    drive.until(lambda: sending.is_done)


def try_again(drive: Drive) -> None:
    """What was refused is tried again."""
    sending = drive.dialog.sending
    drive.dialog.foot.side.click()
    drive.until(lambda: not sending.is_done)
    drive.finish(drive.one_pass())
    drive.until(lambda: sending.is_done)


@pytest.fixture
def made(
    request: pytest.FixtureRequest, qtbot: QtBot, context: Context, desk: QWidget, tmp_path: Path, sink: SmtpSink,
    calls: Counter[tuple[str, bool]],
) -> Iterator[Drive]:  # fmt: skip
    (tmp_path / "many").mkdir()
    bulk = BulkRig(tmp_path / "many", sink, request.param, seed=11)
    yield Drive(qtbot, context, bulk, calls, desk)
    bulk.close()


@pytest.mark.parametrize("made", [100], indirect=True)
def test_a_hundred_are_rejected_in_the_wizard_and_the_window_is_never_asked_to_wait(
    made: Drive, calls: Counter[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    drive(made, 100, _count_rows_asked(monkeypatch), calls)


@pytest.mark.soak
@pytest.mark.parametrize("made", [1000], indirect=True)
def test_a_thousand_are_rejected_in_the_wizard_and_the_window_is_never_asked_to_wait(
    made: Drive, calls: Counter[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    drive(made, 1000, _count_rows_asked(monkeypatch), calls)
