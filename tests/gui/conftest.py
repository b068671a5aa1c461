"""What the tests of the window share: the scheme known before the application, a theme, a context on fakes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu")

from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.context import Services
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.mailbox.web import register_mail_scheme
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.theme import Theme, ThemeChoice
from tests.support.fake_services import fake_services


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The scheme has to be registered before the application is made."""
    register_mail_scheme()
    return QApplication


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """Light, whatever the machine says; one for all, because a new sheet repolishes every widget."""
    look = Theme(qapp, ThemeChoice.LIGHT)
    look.apply()
    return look


@pytest.fixture(autouse=True)
def any_language(qapp: QApplication) -> Iterator[None]:
    """Whatever a test has the application speak: afterwards it speaks its sources again."""
    before = QLocale()
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """The runner; nothing is left running."""
    runner = Jobs()
    yield runner
    runner.close()


@pytest.fixture
def services() -> Services:
    """Forty messages in memory."""
    return fake_services()


@pytest.fixture
def bridge(qapp: QApplication) -> Bridge:
    """The door for facts."""
    return Bridge()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, services: Services, bridge: Bridge, tmp_path: Path) -> Iterator[MainWindow]:
    """The main window on fakes, shown and loaded; without pages of other engineers' making."""
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = MainWindow(theme=theme, services=services, bridge=bridge, settings=settings, pages=(), bottom=())
    try:
        made.resize(1440, 900)
        made.show()
        qtbot.waitUntil(lambda: made.mailbox.model.rowCount() == 40, timeout=20_000)
        qtbot.waitUntil(lambda: made.mailbox.reading.body.view is not None, timeout=20_000)
        yield made
    finally:
        made.close()
        delete(made)
