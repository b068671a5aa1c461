"""The wizard over a real store and outbox; the templates are in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.bulk import Wanted
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.bulk.entry import open_wizard
from carerix_desktop.gui.bulk.wizard import BulkDialog
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.language import speak
from carerix_desktop.gui.theme import Theme
from carerix_desktop.services.bulk import Bulk
from carerix_desktop.services.drafting import Drafting
from carerix_desktop.services.outbox import Outbox
from carerix_desktop.services.reading import Reading
from tests.support.bulk import EVA, BulkAgency, make_agency
from tests.support.fake_services import fake_services
from tests.support.on_files import on_files


@pytest.fixture
def house(tmp_path: Path) -> Iterator[BulkAgency]:
    """Ten candidates on one vacancy, on the clock of the wall."""
    made = make_agency(tmp_path)
    outbox = Outbox(made.agency.store, made.agency.desk)
    bulk = Bulk(made.agency.store, made.templates, Drafting(made.agency.store), outbox)
    yield replace(made, outbox=outbox, bulk=bulk)
    made.agency.close()


@pytest.fixture
def context(house: BulkAgency, theme: Theme, jobs: Jobs, bridge: Bridge) -> Context:
    """What the wizard is given."""
    base = fake_services()
    more: dict[str, Any] = {
        "records": house.records,
        "templates": house.templates,
        "outbox": house.outbox,
        "bulk": house.bulk,
        "mail_many": open_wizard,
        **on_files(house.agency),
    }
    services = replace(
        base,
        viewer=replace(base.viewer, key=EVA),
        reading=Reading(house.agency.store, lambda _url: ("", b""), lambda _url: None).for_viewer(EVA),
        more=more,
    )
    return Context(
        jobs=jobs,
        bridge=bridge,
        theme=theme,
        services=services,
        open_record=lambda _kind, _ref: None,
        open_page=lambda *_args: None,
        toast=lambda *_args, **_keywords: None,
    )


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    """The window below the wizard."""
    widget = QWidget()
    widget.resize(1200, 800)
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def wizard(qtbot: QtBot, context: Context, desk: QWidget, house: BulkAgency) -> Iterator[BulkDialog]:
    """Opened to reject all candidates of the vacancy."""
    from carerix_desktop.domain.template import Situation

    wanted = Wanted(people=house.everybody(), vacancy="V-1", about="Senior Java Developer", situation=Situation.REJECT)
    dialog = BulkDialog(desk, context, wanted)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 10)
    yield dialog
    dialog.close()


@pytest.fixture(autouse=True)
def english(qapp: QApplication, any_language: None) -> None:
    """Plurals are in the catalogue, of English too."""
    speak(qapp, "en_GB")
