"""What each page of the settings is given: real services over servers and a keyring in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.account import Account, User
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.settings.services import SettingsServices
from carerix_desktop.gui.theme import Theme
from carerix_desktop.services.leaving import Leaving
from carerix_desktop.services.signing_in import SigningIn
from tests.support.fake_services import fake_services
from tests.support.settings import SettingsRoom, ring, room

__all__ = ["ring", "room"]


@dataclass
class Desk:
    """A context whose toasts and ways to other pages are written down."""

    context: Context
    services: SettingsServices
    room: SettingsRoom
    toasts: list[str]
    opened: list[tuple[str, object]]
    saved: list[Account] = field(default_factory=list)
    undone: list[tuple[str, Callable[[], None]]] = field(default_factory=list)

    def seen_by(self, user: User) -> SettingsServices:
        """The services as another user has them."""
        return replace(self.services, viewer=user)


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, jobs: Jobs, bridge: Bridge, room: SettingsRoom) -> Desk:
    """The window's doors, for the administrator."""
    toasts: list[str] = []
    opened: list[tuple[str, object]] = []
    saved: list[Account] = []
    undone: list[tuple[str, Callable[[], None]]] = []
    services = SettingsServices(
        viewer=room.admin,
        users=room.users,
        accounts=room.accounts,
        folders=room.folders,
        saved=saved.append,
        signing_in=SigningIn(room.store),
        leaving=Leaving(room.store, room.users, FilingDesk(room.store.archivist())),
    )
    context = Context(
        jobs=jobs,
        bridge=bridge,
        theme=theme,
        services=replace(fake_services(), viewer=room.admin),
        open_record=lambda _kind, _ref: None,
        open_page=lambda name, argument=None: opened.append((name, argument)),
        toast=lambda text, **_more: toasts.append(text),
        done=lambda text, back, **_more: undone.append((text, back)),
    )
    return Desk(context=context, services=services, room=room, toasts=toasts, opened=opened, saved=saved, undone=undone)
