"""My account: appearance and password are in force at once; confidentiality is set by an administrator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from carerix_desktop.gui.choices import THEME_SETTING, Choices, wear
from carerix_desktop.gui.mailbox.card_delegate import CardDelegate
from carerix_desktop.gui.settings.appearance_page import AppearancePage
from carerix_desktop.gui.settings.password_page import PasswordPage
from carerix_desktop.gui.settings.profile_page import ProfilePage
from carerix_desktop.gui.settings.sections import groups_of
from carerix_desktop.gui.theme import Theme, ThemeChoice
from carerix_desktop.host.password_hash import PasswordHashes
from carerix_desktop.services.preferences import Preferences
from carerix_desktop.services.signing_in import SigningIn
from tests.gui.settings.conftest import Desk

GOOD, OTHER = "correct horse", "battery staple"


@pytest.fixture
def preferences(desk: Desk) -> Preferences:
    return Preferences(desk.room.store)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def choices(
    qapp: QApplication, desk: Desk, theme: Theme, preferences: Preferences, settings: QSettings
) -> Iterator[Choices]:
    parent = QObject()
    yield Choices(
        parent,
        theme=theme,
        settings=settings,
        jobs=desk.context.jobs,
        viewer=desk.room.admin.key,
        more={"preferences": preferences},
    )
    desk.context.jobs.wait()
    theme.make_compact(False)
    theme.resize(100)
    theme.choose(ThemeChoice.LIGHT)


@pytest.fixture
def signing_in(desk: Desk) -> SigningIn:
    return SigningIn(desk.room.store, hashes=PasswordHashes(memory_kib=8, rounds=1, lanes=1))


def test_what_is_chosen_is_in_force_at_once_and_kept_for_the_user(
    qtbot: QtBot, desk: Desk, theme: Theme, choices: Choices, preferences: Preferences, settings: QSettings
) -> None:
    page = AppearancePage(theme, choices, desk.room.admin)
    qtbot.addWidget(page)
    card = CardDelegate(theme)
    height, size = card.height, theme.font("body").pointSizeF()
    for name, number in (("theme", 2), ("density", 1), ("text_size", 2)):
        page.segments[name]._group.buttons()[number].click()
    assert (theme.mode, theme.font("body").pointSizeF() > size * 1.1) == ("dark", True)
    page.segments["text_size"]._group.buttons()[1].click()
    assert (theme.font("body").pointSizeF(), card.height < height) == (size, True)
    page.language.setCurrentIndex(page.language.findData("nl"))
    wanted = {"theme": "dark", "density": "compact", "text_size": "100", "language": "nl"}
    qtbot.waitUntil(lambda: preferences.get(desk.room.admin.key) == wanted)
    assert preferences.get(desk.room.recruiter.key) == {}
    assert settings.value(THEME_SETTING) == "dark"
    choices.choose("theme", "light")  # in the menu
    assert page.segments["theme"].value == "light"


def test_the_next_window_of_the_user_looks_as_chosen_and_another_user_s_does_not(
    qapp: QApplication, theme: Theme, choices: Choices, any_language: None
) -> None:
    wear(qapp, theme, {"theme": "dark", "density": "compact", "text_size": "120", "language": "nl"}, "")
    assert (theme.mode, theme.is_compact, QApplication.translate("SignIn", "Sign in")) == ("dark", True, "Inloggen")
    wear(qapp, theme, {}, "en")
    assert (theme.is_compact, QApplication.translate("SignIn", "Sign in")) == (False, "Sign in")


def test_the_own_password_is_set_and_then_changed_with_the_current_one(
    qtbot: QtBot, desk: Desk, signing_in: SigningIn
) -> None:
    page = PasswordPage(desk.context, signing_in, desk.room.admin)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.state.text().startswith("You have no password yet."))
    assert "sees what the user files" in page.meaning.text()
    form = page.fields.form
    assert form.currentEdit.isHidden()
    form.newEdit.setText("short")
    form.againEdit.setText("short")
    page.save.click()
    qtbot.waitUntil(lambda: form.problem.text().startswith("A password has at least 8 characters."))
    for edit in (form.newEdit, form.againEdit):
        edit.setText(GOOD)
    page.save.click()
    qtbot.waitUntil(lambda: desk.toasts == ["Password changed"])
    qtbot.waitUntil(lambda: not form.currentEdit.isHidden())
    for edit, text in ((form.currentEdit, OTHER), (form.newEdit, OTHER), (form.againEdit, OTHER)):
        edit.setText(text)
    page.save.click()
    qtbot.waitUntil(lambda: form.problem.text().startswith("This is not the right password."))
    form.currentEdit.setText(GOOD)
    page.save.click()
    qtbot.waitUntil(lambda: len(desk.toasts) == 2)
    assert signing_in.sign_in("priya", OTHER).user == desk.room.admin


def test_confidentiality_by_default_shows_to_everybody_and_is_set_by_an_administrator(qtbot: QtBot, desk: Desk) -> None:
    page = ProfilePage(desk.context, desk.services)
    qtbot.addWidget(page)
    page.open_user(desk.room.recruiter)
    page.form.incomingBox.setChecked(True)
    assert page.changes == {"incoming_confidential": "yes"}
    page.save()
    qtbot.waitUntil(lambda: desk.room.users.get(desk.room.recruiter.key).incoming_confidential)
    own = ProfilePage(desk.context, desk.seen_by(desk.room.recruiter))
    qtbot.addWidget(own)
    own.open_user(desk.room.users.get(desk.room.recruiter.key))
    assert (own.form.incomingBox.isChecked(), own.form.incomingBox.isEnabled()) == (True, False)
    assert own.form.confidentialHint.text().startswith("This is set by an administrator.")


def test_my_account_has_the_pages_for_everybody(desk: Desk, choices: Choices, signing_in: SigningIn) -> None:
    more = {**desk.context.services.more, "signing_in": signing_in}
    context = replace(desk.context, services=replace(desk.context.services, more=more), choices=choices)
    for viewer in (desk.room.admin, desk.room.recruiter):
        _title, sections = groups_of(context, desk.seen_by(viewer))[0]
        assert {"profile", "email", "password", "appearance"} <= {section.name for section in sections}
