"""The window with an outbox, on fakes; the speller's child is not started unless a test wants it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from carerix_desktop.gui.composer.composer import Composer
from carerix_desktop.gui.composer.desk import ComposeDesk
from carerix_desktop.gui.composer.spelling import Spelling
from carerix_desktop.gui.context import Services, Wish
from carerix_desktop.gui.main_window import MainWindow
from tests.support.fake_services import fake_services
from tests.support.fake_writing import FakeDrafting, FakeOutbox, writing


@pytest.fixture
def drafting(services: Services) -> FakeDrafting:
    """The drafts."""
    found = services.more["drafting"]
    assert isinstance(found, FakeDrafting)
    return found


@pytest.fixture
def outbox(services: Services) -> FakeOutbox:
    """The outbox."""
    found = services.more["outbox"]
    assert isinstance(found, FakeOutbox)
    return found


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Services:
    """Forty messages, and somewhere to write to."""
    monkeypatch.setattr(Spelling, "_write", lambda _self, _question: None)
    known = fake_services()
    return replace(known, more={**known.more, **writing()})


@pytest.fixture
def desk(window: MainWindow) -> ComposeDesk:
    """The desk of the window."""
    assert window.writing is not None
    window.activateWindow()
    return window.writing.desk


@pytest.fixture
def composer(qtbot: QtBot, desk: ComposeDesk) -> Composer:
    """A new message in place."""
    return open_composer(qtbot, desk, Wish())


def open_composer(qtbot: QtBot, desk: ComposeDesk, wish: Wish) -> Composer:
    """Write, and wait until the composer is there."""
    before = list(desk.composers)
    desk.write(wish)
    qtbot.waitUntil(lambda: len(desk.composers) > len(before))
    return next(one for one in desk.composers if one not in before)
