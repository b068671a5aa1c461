"""Starts the window on an office: application object, language, theme, who is looking, engine, window; ends in reverse.

The mail scheme has to be known before the application object is made. The engine starts after the window shows.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEventLoop, QLocale, QSettings, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox
from shiboken6 import delete

from carerix_desktop.domain.account import Account, User
from carerix_desktop.domain.errors import Busy, StoreFault, UserFault
from carerix_desktop.gui.assets import resource_path
from carerix_desktop.gui.bound import BoundActions, BoundConfidential, BoundOutbox, BoundSync, own_account
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.bulk.ended import EndedLots
from carerix_desktop.gui.bulk.entry import open_wizard
from carerix_desktop.gui.bulk.unfinished import UnfinishedLots
from carerix_desktop.gui.choices import THEME_SETTING, wear
from carerix_desktop.gui.context import Services
from carerix_desktop.gui.damage import DamageNotice
from carerix_desktop.gui.garbage import GarbageCollection
from carerix_desktop.gui.language import speak
from carerix_desktop.gui.mailbox.web import register_mail_scheme
from carerix_desktop.gui.main_window import PRODUCT, MainWindow
from carerix_desktop.gui.network import NetworkWatch
from carerix_desktop.gui.notifying import Notifying, TrayNotices
from carerix_desktop.gui.other_writers import OtherWriters
from carerix_desktop.gui.outbox.page import outbox_page
from carerix_desktop.gui.records.pages import PAGES as RECORD_PAGES
from carerix_desktop.gui.settings.at_start import SecretsAtStart
from carerix_desktop.gui.settings.pages import settings_page
from carerix_desktop.gui.signing_in.entry import sign_in_dialog, who_is_looking
from carerix_desktop.gui.single_window import SingleWindow, bring_forward, raise_the_other
from carerix_desktop.gui.store_trouble import StoreTrouble, WayOn
from carerix_desktop.gui.tasks.page import tasks_page
from carerix_desktop.gui.tasks.reminding import Reminding
from carerix_desktop.gui.templates.page import templates_page
from carerix_desktop.gui.theme import Theme, ThemeChoice
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.actions import Actions
from carerix_desktop.services.backups import newest_backup
from carerix_desktop.services.bulk import Bulk
from carerix_desktop.services.leaving import Leaving
from carerix_desktop.services.office import Office
from carerix_desktop.services.outbox import Outbox
from carerix_desktop.sync.supervisor import Supervisor, engine_command

FRAME = 32
"""What the system's title bar takes, roughly."""

_log = logging.getLogger(__name__)


def show_on_screen(window: MainWindow) -> None:
    """Show a window; where the screen is smaller than the window with its frame, as large as the screen."""
    room = window.screen().availableSize()
    if window.width() > room.width() or window.height() + FRAME > room.height():
        window.showMaximized()
    else:
        window.show()


def run_window(office: Office, login: str | None, on_restore: Callable[[Path], None] | None = None) -> int:
    """Open the window and stay until it is closed; the answer is the exit status.

    Args:
        office: what it shows.
        login: who looks; None asks.
        on_restore: told which backup is to be put back in the place of a damaged store, once the window is closed.

    Raises:
        Busy: a window is open on this profile; it has been raised.
        UserFault: there is no such user.
    """
    lock = office.profile.lock("window")
    try:
        lock.take()
    except Busy:
        raise_the_other(office.profile.identifier)
        raise
    try:
        app = make_application()
        theme = dress(app, office)
        settings = _settings(office)
        viewer = who_is_looking(office, settings, login or "", theme)
        status = 0
        while viewer is not None:
            status, goes_on = _stay(app, office, viewer, theme, on_restore)
            viewer = who_is_looking(office, settings, "", theme, asks_anyway=True) if goes_on else None
        return status
    finally:
        lock.free()


def _stay(
    app: QApplication, office: Office, viewer: User, theme: Theme, on_restore: Callable[[Path], None] | None
) -> tuple[int, bool]:
    """One user's window until it is closed: the exit status, and whether another user wants to sign in.

    Nothing of this window is there for the next user: services, models and connections to the store are made anew.
    The application's own loop would shut the web engine down for good when it ends, hence one of its own.
    """
    loop = QEventLoop()
    wear(app, theme, office.preferences.get(viewer.key), office.profile.setting("language"))
    with opened(office, viewer, theme, on_restore) as window:
        show_on_screen(window)
        SecretsAtStart(window.context, window).look()
        single = SingleWindow(office.profile.identifier, window)
        window.leaving.left.connect(loop.quit)
        status = loop.exec()
        single.close()
        goes_on = window.leaving.switches_user
    delete(window)
    office.store.close_reader(viewer.key)
    return status, goes_on


def make_application() -> QApplication:
    """The application object with its name, language and excepthook; an existing one is taken as it is."""
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    register_mail_scheme()
    app = QApplication([PRODUCT])
    GarbageCollection(app)
    app.setApplicationName("carerix-desktop")
    app.setApplicationDisplayName(PRODUCT)
    app.setDesktopFileName("carerix-desktop")
    app.setWindowIcon(QIcon(str(resource_path("icons", "carerix-desktop.svg"))))
    if QLocale().language() == QLocale.Language.C:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    speak(app, QLocale().name())
    sys.excepthook = _on_uncaught
    return app


def dress(app: QApplication, office: Office, choice: ThemeChoice | None = None) -> Theme:
    """The look of the profile's settings, or the one that is given."""
    language = office.profile.setting("language")
    if language:
        speak(app, language)
    known = _settings(office).value(THEME_SETTING, ThemeChoice.SYSTEM.value)
    theme = Theme(app)
    theme.choose(choice or ThemeChoice(str(known)))
    return theme


def _settings(office: Office) -> QSettings:
    path = office.profile.directory / "window.ini"
    if not path.exists():
        path.touch(mode=0o600)  # Qt keeps the mode of a file that is there (S-19)
    return QSettings(str(path), QSettings.Format.IniFormat)


@contextmanager
def opened(
    office: Office, viewer: User, theme: Theme, on_restore: Callable[[Path], None] | None = None
) -> Iterator[MainWindow]:
    """A window on an office, not yet shown; everything that it started ends with the block."""
    bridge = Bridge()
    supervisor = _make_supervisor(office, bridge)
    others = OtherWriters(office.store.data_version, bridge)
    others.noticed.connect(supervisor.send_outbox)  # what the command line put there leaves at once
    window = MainWindow(
        theme=theme,
        services=bind(office, viewer, bridge, supervisor),
        bridge=bridge,
        settings=_settings(office),
        pages=(*RECORD_PAGES, tasks_page(), templates_page()),
        bottom=(outbox_page(), settings_page()),
        demo=office.profile.setting("demo") == "yes",
    )
    lots = UnfinishedLots(window.context, window)
    lots.lots_read.connect(EndedLots(window.context, window).take)
    lots.look()
    _announce(window)
    sound = office.store.damage is None
    for tidy in (office.on_files.erasing.finish, office.backups.delete_expired) if sound else ():
        window.context.jobs.tell(tidy)
    _watch_for_damage(office, window, supervisor.stop if sound else _nothing, on_restore)
    started = QTimer(window)
    started.setSingleShot(True)
    started.timeout.connect(supervisor.start)
    started.timeout.connect(lambda: NetworkWatch(supervisor.network_back, window))
    if sound:
        started.start(0)
    try:
        yield window
    finally:
        others.stop()
        running = sound and not started.isActive()
        started.stop()
        window.hide()  # who ends the block has decided: only a window that somebody closes asks about the outbox
        window.close()
        if running:
            supervisor.stop()


def _announce(window: MainWindow) -> None:
    """New mail and reminders, in the window and beside it."""
    notices = TrayNotices(window, window.windowIcon())
    notices.clicked.connect(lambda: bring_forward(window))
    notifying = Notifying(window.context, window, notices.say)
    Reminding(window.context, window, window.rail.buttons["tasks"].show_badge, notifying.remind)


def _watch_for_damage(
    office: Office, window: MainWindow, on_damage: Callable[[], None], on_restore: Callable[[Path], None] | None
) -> None:
    def leave_for(backup: Path) -> None:
        if on_restore is not None:
            on_restore(backup)
        window.leaving.left.emit()

    DamageNotice(
        window.context,
        office.store,
        window.damage,
        newest=lambda: newest_backup(office.profile),
        on_damage=on_damage,
        on_restore=leave_for,
    )


def _nothing() -> None:
    """No engine was started."""


def ask_the_way_on(profile: Profile, fault: StoreFault) -> WayOn:
    """Ask what to do where the store of a profile cannot be opened."""
    app = make_application()
    language = profile.setting("language")
    if language:
        speak(app, language)
    return StoreTrouble(fault, newest_backup(profile)).ask()


def bind(office: Office, viewer: User, bridge: Bridge, supervisor: Supervisor) -> Services:
    """The office as this user sees it."""
    actions = BoundActions(
        viewer=viewer.key,
        actions=Actions(office.store, publish=bridge.receive, refile=office.desk.refile),
        linking=office.linking,
        publish=bridge.receive,
        wake=supervisor.wake,
    )

    outbox = BoundOutbox(outbox=Outbox(office.store, office.desk, publish=bridge.receive), wake=supervisor.send_outbox)

    def account_saved(_account: Account) -> None:
        supervisor.reload_accounts()

    return Services(
        viewer=viewer,
        reading=office.reading.for_viewer(viewer.key),
        actions=actions,
        search=office.search.for_viewer(viewer.key),
        sync=BoundSync(supervisor=supervisor, account=own_account(office, viewer.key)),
        more={
            "records": office.records,
            "confidential": BoundConfidential(viewer=viewer.key, service=office.confidential, publish=bridge.receive),
            **office.by_name(),
            "exports": office.exports,
            "exchange": office.exchange,
            "drafting": office.drafting,
            "outbox": outbox,
            "mail_many": open_wizard,
            "bulk": Bulk(office.store, office.templates, office.drafting, outbox),
            "own_choices": office.preferences.get(viewer.key),
            "own_words": office.profile.directory / f"words-{viewer.login}.txt",
            "dictionaries": office.profile.directory / "dictionaries",
            "templates": office.templates,
            "signing_in": office.signing_in,
            "leaving": Leaving(office.store, office.users, office.desk, publish=bridge.receive),
            "account_saved": account_saved,
            "publish": bridge.receive,
        },
    )


def _make_supervisor(office: Office, bridge: Bridge) -> Supervisor:
    def password(account: Account) -> str | None:
        try:
            return office.secrets.get(account)
        except UserFault:  # a vault that is not open: the status says that signing in failed
            return None

    def outgoing_password(account: Account) -> str | None:
        try:
            return office.secrets.get(account, outgoing=True)
        except UserFault:
            return None

    return Supervisor(
        command=engine_command(office.profile.directory),
        accounts=lambda: tuple(office.accounts.at_work()),
        secret_for=password,
        outgoing_secret_for=outgoing_password,
        on_event=bridge.receive,
        store_key=office.store.key,
    )


def _on_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The last stop: a log line with the traceback, one sentence for the person, and the program goes on (R-35)."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.exit()
        return
    _log.critical("uncaught %s", kind.__name__, exc_info=(kind, error, trace))
    box = QMessageBox(QApplication.activeWindow())
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(QApplication.translate("Start", "Something went wrong inside the program."))
    box.setInformativeText(
        QApplication.translate("Start", "Your mail is safe. You can go on; the log has the details.")
    )
    box.open()


def draw_window(
    office: Office, login: str, directory: Path, size: tuple[int, int] = (1440, 900), theme: str = "light"
) -> list[str]:
    """Draw every main screen of an office into files, without a person; answers the file names."""
    from carerix_desktop.gui.shots import draw_shots, draw_sign_in

    app = make_application()
    look = dress(app, office, ThemeChoice(theme))
    settings = _settings(office)
    viewer = who_is_looking(office, settings, login, look)
    assert viewer is not None
    with opened(office, viewer, look) as window:
        window.show()
        names = draw_shots(window, directory, size)
    return [draw_sign_in(sign_in_dialog(office, settings, look), directory), *names]
