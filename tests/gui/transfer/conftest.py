"""A window's context over a real store, with the services that bring in and hand out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.account import UserRole
from carerix_desktop.filing.record_desk import RecordDesk
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.theme import Theme
from carerix_desktop.services.dossiers import Dossiers
from carerix_desktop.services.exchange import Exchange
from carerix_desktop.services.exports import Exports
from carerix_desktop.services.reading import Reading
from carerix_desktop.services.record_import import RecordImport
from carerix_desktop.services.record_lists import RecordLists
from carerix_desktop.services.records import Records
from carerix_desktop.services.search import Search
from tests.house import tree
from tests.support.agency import Agency
from tests.support.fake_services import fake_services

WaysBack = list[Callable[[], None]]


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path / "store")
    made.promote("anna")
    yield made
    made.close()


@pytest.fixture
def toasts() -> list[str]:
    return []


@pytest.fixture
def ways_back() -> WaysBack:
    """What Ctrl+Z would do."""
    return []


@pytest.fixture
def context(
    agency: Agency, theme: Theme, jobs: Jobs, bridge: Bridge, toasts: list[str], ways_back: WaysBack
) -> Context:
    """Anna looks and acts."""
    anna = agency.users["anna"]
    base = fake_services()
    services = replace(
        base,
        viewer=replace(base.viewer, key=anna, role=UserRole.ADMINISTRATOR),
        reading=Reading(agency.store, lambda _url: ("", b""), lambda _url: None).for_viewer(anna),
        search=Search(agency.store).for_viewer(anna),
        more={
            "records": Records(agency.store, agency.desk),
            "record_lists": RecordLists(agency.store),
            "record_import": RecordImport(agency.store, agency.desk, RecordDesk(agency.store.archivist()).remove),
            "exports": Exports(agency.store),
            "exchange": Exchange(agency.store, agency.desk),
            "dossiers": Dossiers(agency.store, tree.ROOT / "resources" / "fonts"),
        },
    )
    return Context(
        jobs=jobs,
        bridge=bridge,
        theme=theme,
        services=services,
        open_record=lambda *_args: None,
        open_page=lambda *_args: None,
        toast=lambda text, **_keywords: toasts.append(text),
        done=lambda _text, back, **_keywords: ways_back.append(back),
    )


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    """The window that the dialogs belong to; it takes them along."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget
