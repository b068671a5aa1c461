"""What holds for every test: no screen is needed, nothing is left running, and no window stays open.

Qt itself is only looked at where a test has imported it. Shared servers and agencies are in tests/support.
"""

import gc
import os
import sys
import threading
import time
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")  # Chromium refuses its sandbox to root

gc.disable()  # as in the window's process: widgets must not die in another thread (gui/garbage.py)
PATIENCE_S = 3.0


def _threads_beside(known: set[threading.Thread]) -> list[threading.Thread]:
    """Name the threads that were started since and have not ended, giving them a moment to do so."""
    end = time.monotonic() + PATIENCE_S
    fresh = [thread for thread in threading.enumerate() if thread not in known]
    for thread in fresh:
        if not isinstance(thread, threading._DummyThread):
            thread.join(max(0.0, end - time.monotonic()))
    return [thread for thread in fresh if thread.is_alive() and not isinstance(thread, threading._DummyThread)]


def _open_windows() -> list[str]:
    """Name the top-level windows that are still shown, and close them for the sake of the next test."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    shown = [widget for widget in widgets.QApplication.topLevelWidgets() if widget.isVisible()]
    names = [f"{type(widget).__name__}({widget.windowTitle()!r})" for widget in shown]
    for widget in shown:
        widget.close()
    return names


def _collect_what_is_due() -> None:
    """What `gui/garbage.py` does for the window, in this thread; most tests know no Qt."""
    due = [
        age for age, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most
    ]
    if due:
        gc.collect(max(due))


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a thread running or a window open."""
    known = set(threading.enumerate())
    yield
    _collect_what_is_due()
    threads = [thread.name for thread in _threads_beside(known)]
    windows = _open_windows()
    assert not threads, f"threads left running: {threads}"
    assert not windows, f"windows left open: {windows}"


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> object:
    """pytest-qt's robot, which waits as long as a busy machine needs."""
    from tests.support.patient_bot import PatientBot

    return PatientBot(request)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests have measured, also when all passed."""
    for report in (*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")):
        for name, value in report.user_properties:
            if name == "figures":
                terminalreporter.section(report.nodeid.rpartition("/")[2])
                terminalreporter.write_line(str(value))
