"""A window's context over an agency with a person who is in every table (`tests.support.erased_person`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from carerix_desktop.domain.account import UserRole
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.theme import Theme, ThemeChoice
from carerix_desktop.services.backups import Backups
from carerix_desktop.services.privacy import PrivacyNotes
from carerix_desktop.services.records import Records
from carerix_desktop.services.users import Users
from tests.support.erased_person import Scene, fill, open_scene
from tests.support.fake_services import fake_services


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    made = open_scene(tmp_path / "p")
    fill(made)
    yield made
    made.agency.close()


def context_of(scene: Scene, theme: Theme, login: str) -> Context:
    agency, base = scene.agency, fake_services()
    role = UserRole.ADMINISTRATOR if login == "anna" else UserRole.RECRUITER
    services = replace(
        base,
        viewer=replace(base.viewer, key=agency.users[login], role=role),
        more={
            "records": Records(agency.store, agency.desk),
            "privacy": PrivacyNotes(agency.store),
            "erasing": scene.erasing,
            "backups": Backups(scene.profile, agency.store),
            "users": Users(agency.store, readdress=lambda _user: None),
        },
    )
    return Context(
        jobs=Jobs(),
        bridge=Bridge(),
        theme=theme,
        services=services,
        open_record=lambda *_args: None,
        open_page=lambda *_args: None,
        toast=lambda *_args, **_keywords: None,
    )


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(qapp, ThemeChoice.LIGHT)
    made.apply()
    return made


@pytest.fixture
def context(scene: Scene, theme: Theme) -> Iterator[Context]:
    made = context_of(scene, theme, "anna")
    yield made
    made.jobs.close()


@pytest.fixture
def recruiter(scene: Scene, theme: Theme) -> Iterator[Context]:
    made = context_of(scene, theme, "bram")
    yield made
    made.jobs.close()
