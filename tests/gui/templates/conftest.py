"""The page of templates over a real store, with a candidate and a vacancy to fill them in for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.templates.model import TemplateListModel
from carerix_desktop.gui.templates.page import TemplatesPage
from carerix_desktop.gui.theme import Theme
from carerix_desktop.host.limited import Limited
from carerix_desktop.host.profile import resources_directory
from carerix_desktop.services.records import Records
from carerix_desktop.services.templates import Templates
from tests.support.agency import Agency
from tests.support.fake_services import fake_services
from tests.support.model_rules import hold_to_qts_rules


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    yield made
    made.close()


@pytest.fixture
def templates(agency: Agency) -> Iterator[Templates]:
    limited = Limited()
    made = Templates(agency.store, limited)
    made.fill_once(resources_directory() / "templates")
    yield made
    limited.close()


@pytest.fixture
def said() -> list[tuple[str, Any]]:
    return []


@pytest.fixture
def page(
    agency: Agency, templates: Templates, theme: Theme, qtbot: QtBot, said: list[tuple[str, Any]]
) -> Iterator[TemplatesPage]:
    records, anna = Records(agency.store, agency.desk), agency.users["anna"]
    records.add(anna, RecordKind.CANDIDATE, {"ref": "K-77", "first_name": "Aad", "last_name": "Aalders"})
    records.add(anna, RecordKind.VACANCY, {"ref": "V-77", "title": "Aannemer"})
    base = fake_services()
    jobs = Jobs()
    services = replace(base, viewer=replace(base.viewer, key=anna), more={"records": records, "templates": templates})
    context = Context(
        jobs=jobs,
        bridge=Bridge(),
        theme=theme,
        services=services,
        open_record=lambda *_args: None,
        open_page=lambda *_args: None,
        toast=lambda text, back=None: said.append((text, back)),
    )
    made = TemplatesPage(context)
    hold_to_qts_rules(TemplateListModel, made.model)
    qtbot.addWidget(made)
    made.resize(1440, 860)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() > 13)
    yield made
    made.close()
    jobs.close()
