"""The window's figures, on a real store and a real server: printed as one JSON document for `run.py`.

    python bench/window.py lateness PROFILE LOGIN      the window opens on a profile that has yet to synchronise
    python bench/window.py lists PROFILE LOGIN         opening, searching and scrolling what is there

Lateness: a timer that should fire each 10 ms, while the list scrolls; first while the engine, in its own process,
synchronises at full speed, then idle on the same window.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from carerix_desktop.app import build_office
from carerix_desktop.domain.event import AccountState, SyncPhase
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.view import ListSource, QuickFilter, Sort
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.start import dress, make_application, opened
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.office import Office

TICK_MS = 10
IDLE_S = 15.0
LONGEST_S = 300.0
WORDS = ("kandidaat", "salaris gesprek", "contract", "from:jan", "vrijdag uur", "python", "before:2024-01-01 cv")


class Lateness(QObject):
    """How late a 10 ms timer fires, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def _tick(self) -> None:
        passed = self._clock.nsecsElapsed() / 1e6
        self._clock.restart()
        self.late.append(max(0.0, passed - TICK_MS))

    def take(self) -> dict[str, float]:
        """p99 and worst since the last call."""
        late, self.late = sorted(self.late) or [0.0], []
        return {"p99_ms": round(late[int(len(late) * 0.99) - 1], 2), "worst_ms": round(late[-1], 2), "n": len(late)}


def scroll(window: MainWindow, until_s: float, stop: object) -> None:
    """Scroll the list up and down until the time is over or `stop()` holds."""
    bar = window.mailbox.list.view.verticalScrollBar()
    end = time.monotonic() + until_s
    step = 0
    while time.monotonic() < end and not (callable(stop) and stop()):
        step += 37
        if bar.maximum():
            bar.setValue(step * 11 % bar.maximum())
        for _ in range(5):
            QApplication.processEvents()
            time.sleep(0.002)


def lateness(office: Office, login: str) -> dict[str, object]:
    app = make_application()
    theme = dress(app, office)
    viewer = next(user for user in office.users.everybody() if user.login == login)
    phases: list[SyncPhase] = []
    with opened(office, viewer, theme) as window:
        window.context.bridge.account_state.connect(lambda state: phases.append(state.phase) if _known(state) else None)
        window.resize(1440, 900)
        window.show()
        start = time.monotonic()
        probe = Lateness()
        scroll(window, 2.0, None)
        probe.take()  # the window's own first paint is not what is measured
        scroll(window, LONGEST_S, lambda: bool(phases) and phases[-1] in (SyncPhase.UP_TO_DATE, SyncPhase.INCOMPLETE))
        busy, lasted = probe.take(), time.monotonic() - start
        scroll(window, 3.0, None)
        probe.take()
        scroll(window, IDLE_S, None)
        idle = probe.take()
        rows = window.mailbox.list.view.model().rowCount()
    last = phases[-1].value if phases else "nothing"
    return {"busy": busy, "idle": idle, "sync_s": round(lasted, 1), "phase": last, "rows": rows}


def _known(state: object) -> bool:
    return isinstance(state, AccountState)


def lists(office: Office, login: str) -> dict[str, object]:
    viewer = next(user for user in office.users.everybody() if user.login == login)
    reading, search = office.reading.for_viewer(viewer.key), office.search.for_viewer(viewer.key)
    source = ListSource(role=FolderRole.INBOX)
    reading.list_keys(source, QuickFilter(), Sort.NEWEST)
    opening = [_timed(lambda: reading.list_keys(source, QuickFilter(), Sort.NEWEST)) for _ in range(9)]
    keys = reading.list_keys(source, QuickFilter(), Sort.NEWEST)
    page = [_timed(lambda n=n: reading.cards(source, list(keys[n : n + 200]))) for n in range(0, 4000, 200)]
    searching = [_timed(lambda words=words: search.find_messages(words, 100)) for words in WORDS for _ in range(5)]
    return {
        "rows": len(keys),
        "open_ms": _figures(opening),
        "page_of_200_ms": _figures(page),
        "search_ms": _figures(searching),
    }


def _timed(act: object) -> float:
    start = time.perf_counter()
    assert callable(act)
    act()
    return (time.perf_counter() - start) * 1000


def _figures(found: list[float]) -> dict[str, float]:
    found = sorted(found)
    return {
        "median": round(statistics.median(found), 2),
        "p95": round(found[int(len(found) * 0.95) - 1], 2),
        "max": round(found[-1], 2),
    }


def main() -> int:
    what, directory, login = sys.argv[1:4]
    office = build_office(Profile(Path(directory)), Redaction())
    try:
        answer = lateness(office, login) if what == "lateness" else lists(office, login)
    finally:
        office.close()
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
