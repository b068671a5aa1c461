"""Which sections the settings have for whom, in their order: My account, and the organisation's (DESIGN 4.14).

A section is there for those to whom its page says something; no page is dead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from carerix_desktop.gui.composer.services import writing_services
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.settings.agency_page import AgencyPage
from carerix_desktop.gui.settings.appearance_page import AppearancePage
from carerix_desktop.gui.settings.audit_page import AuditPage
from carerix_desktop.gui.settings.confidentiality_page import ConfidentialityPage
from carerix_desktop.gui.settings.fields_page import FieldsPage
from carerix_desktop.gui.settings.notifications_page import NotificationsPage
from carerix_desktop.gui.settings.password_page import PasswordPage
from carerix_desktop.gui.settings.privacy_page import PrivacyPage
from carerix_desktop.gui.settings.services import SettingsServices
from carerix_desktop.gui.settings.shortcuts_page import ShortcutsPage
from carerix_desktop.gui.settings.signature_page import SignaturePage
from carerix_desktop.gui.settings.user_file import EMAIL, PROFILE

PASSWORD, APPEARANCE, NOTIFICATIONS, SHORTCUTS = "password", "appearance", "notifications", "shortcuts"
USERS, SIGNATURE, PRIVACY, FIELDS, TEMPLATES = "users", "signature", "privacy", "fields", "templates"
AGENCY, CONFIDENTIALITY, LOG = "agency", "confidentiality", "log"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One row of the sections.

    Attributes:
        make: builds its page on the first visit; None where the settings have the page themselves.
        go: leads out of the settings instead.
    """

    name: str
    icon: str
    label: str
    make: Callable[[], QWidget] | None = None
    go: Callable[[], None] | None = None


def tr(text: str) -> str:
    """A text of this module; lupdate files what stands outside a class under the empty context."""
    return QCoreApplication.translate("", text)


def groups_of(context: Context, services: SettingsServices) -> tuple[tuple[str, tuple[Section, ...]], ...]:
    """Title and sections of each group that this user has."""
    groups = (
        (tr("My account"), (*_own(context), *_own_further(context, services))),
        (tr("Organisation"), tuple(_organisation(context, services))),
    )
    return tuple((title, sections) for title, sections in groups if sections)


def _own(context: Context) -> Iterator[Section]:
    yield Section(name=PROFILE, icon="user", label=tr("Profile"))
    yield Section(name=EMAIL, icon="mail", label=tr("E-mail settings"))
    writing, settings = writing_services(context), context.settings
    if writing is not None and settings is not None:
        label = tr("Signature and sending")
        yield Section(
            name=SIGNATURE, icon="signature", label=label, make=lambda: SignaturePage(context, writing, settings)
        )


def _own_further(context: Context, services: SettingsServices) -> Iterator[Section]:
    viewer, signing_in, choices = services.viewer, context.services.more.get("signing_in"), context.choices
    if signing_in is not None:
        label = tr("Password")
        yield Section(
            name=PASSWORD, icon="key-round", label=label, make=lambda: PasswordPage(context, signing_in, viewer)
        )
    if choices is not None:
        label = tr("Appearance")
        yield Section(
            name=APPEARANCE, icon="eye", label=label, make=lambda: AppearancePage(context.theme, choices, viewer)
        )
        label = tr("Notifications")
        yield Section(
            name=NOTIFICATIONS,
            icon="bell-ring",
            label=label,
            make=lambda: NotificationsPage(context.theme, choices, viewer),
        )
    keys = context.keys
    if choices is not None and keys is not None:
        label = tr("Shortcuts")
        yield Section(
            name=SHORTCUTS,
            icon="keyboard",
            label=label,
            make=lambda: ShortcutsPage(context.theme, choices, keys, viewer),
        )


def _organisation(context: Context, services: SettingsServices) -> Iterator[Section]:
    more = context.services.more
    if services.is_administrator:
        yield from _administrators(context)
    if {"keywords", "who_can_read", "users"} <= set(more):
        name = tr("Confidentiality")
        yield Section(name=CONFIDENTIALITY, icon="lock", label=name, make=lambda: ConfidentialityPage(context))
    if "audit_log" in more:
        yield Section(name=LOG, icon="history", label=tr("Log"), make=lambda: AuditPage(context))


def _administrators(context: Context) -> Iterator[Section]:
    more = context.services.more
    if "users" in more:
        yield Section(name=AGENCY, icon="building-2", label=tr("Name and domain"), make=lambda: AgencyPage(context))
    yield Section(name=USERS, icon="users", label=tr("Users"))
    if "custom_fields" in more:
        yield Section(name=FIELDS, icon="list", label=tr("Fields of files"), make=lambda: FieldsPage(context))
    if "templates" in more:
        label = tr("Templates")
        yield Section(name=TEMPLATES, icon="file-text", label=label, go=lambda: context.open_page("templates", None))
    if "privacy" in more:
        label = tr("Privacy and backups")
        yield Section(name=PRIVACY, icon="shield-alert", label=label, make=lambda: PrivacyPage(context))
