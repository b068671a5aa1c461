"""The composition root: the only module that knows everybody; free of Qt (the window is imported only to be opened)."""

from __future__ import annotations

import argparse
import gc
import json
import logging
import os
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from carerix_desktop.cli.main import build_parser, run_command
from carerix_desktop.domain.errors import Fault, StoreFault, UserFault
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.filing.record_desk import RecordDesk
from carerix_desktop.host.limited import Limited
from carerix_desktop.host.log import Log, LogRole, Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.host.secrets import Secrets
from carerix_desktop.services.accounts import Accounts
from carerix_desktop.services.actions import Actions
from carerix_desktop.services.backups import restore
from carerix_desktop.services.bulk import Bulk
from carerix_desktop.services.confidential import Confidential
from carerix_desktop.services.doctor import Check, Doctor
from carerix_desktop.services.drafting import Drafting
from carerix_desktop.services.encryption import key_of
from carerix_desktop.services.exchange import Exchange
from carerix_desktop.services.exports import Exports
from carerix_desktop.services.folders import Folders
from carerix_desktop.services.linking import Linking
from carerix_desktop.services.mail_sources import OUTLOOK_LIMITS, MailSources
from carerix_desktop.services.messages import Messages
from carerix_desktop.services.office import Administration, Office, OnFiles
from carerix_desktop.services.outbox import Outbox
from carerix_desktop.services.reading import Reading
from carerix_desktop.services.records import Records
from carerix_desktop.services.search import Search
from carerix_desktop.services.servers import MailServers
from carerix_desktop.services.templates import Templates
from carerix_desktop.services.users import Users
from carerix_desktop.storage.engine import AT_A_GLANCE, Look, Store, open_store
from carerix_desktop.storage.opening import is_encrypted
from carerix_desktop.wire.images import ImageFetcher
from carerix_desktop.wire.network import Network, SystemNetwork
from carerix_desktop.wire.one_click import OneClick
from carerix_desktop.wire.public_web import PublicWeb
from carerix_desktop.wire.trust import Trust

EXAMINE_S = 2.0
"""How long the window's start may look a store over whose last end was cut short (R-02, R-24)."""
GARBAGE_THRESHOLD = 20_000
"""New objects between two looks for garbage: a batch of mail makes many that all live until it is filed."""

StoreKey = Callable[[Path], bytes | None]
"""Finds the key of a store by its file."""

_LOG = logging.getLogger(__name__)


def build_office(
    profile: Profile,
    redaction: Redaction,
    *,
    store_url: str | None = None,
    network: Network | None = None,
    trust: Trust | None = None,
    look: Look = AT_A_GLANCE,
    store_key: StoreKey | None = None,
) -> Office:
    """Open a profile's store and put the services together.

    Args:
        profile: the directory of this installation.
        redaction: told each secret, so that no log shows it.
        store_url: another store; remembered in the profile once it opened.
        network: how names and routes are found; default the machine's.
        trust: which certificates are good; default the machine's.
        look: how closely the store's file is looked at first.
        store_key: finds the key of an encrypted store; default in the keyring or vault.

    Raises:
        Fault: the store cannot be opened.
    """
    secrets, store = _open_store(profile, redaction, store_url, look, store_key)
    (desk, outbox), (limited, templates) = _desk(store), _templates(store, profile)
    drafting, (servers, web) = Drafting(store), _wire(network or SystemNetwork(), trust or Trust())
    users, accounts = Users(store, readdress=desk.user_addresses_changed), Accounts(store, secrets, servers)
    return Office(
        profile=profile,
        store=store,
        desk=desk,
        secrets=secrets,
        users=users,
        administration=Administration.over(store, users, accounts, desk),
        accounts=accounts,
        folders=Folders(store, accounts, servers, refile=desk.refile_mailboxes),
        records=Records(store, desk),
        on_files=OnFiles.over(profile, store, desk, RecordDesk(store.archivist())),
        reading=Reading(store, ImageFetcher(web), OneClick(web)),
        messages=Messages(store),
        search=Search(store),
        actions=Actions(store, refile=desk.refile),
        linking=Linking(store, desk),
        confidential=Confidential(store, desk),
        outbox=outbox,
        exchange=Exchange(store, desk, read=MailSources(lambda: Limited(OUTLOOK_LIMITS)).read),
        exports=Exports(store),
        drafting=drafting,
        templates=templates,
        bulk=Bulk(store, templates, drafting, outbox),
        limited=limited,
        doctor=Doctor(store, secrets, users, accounts, servers, probes=(_check_qt,)),
    )


def _open_store(
    profile: Profile, redaction: Redaction, store_url: str | None, look: Look, store_key: StoreKey | None
) -> tuple[Secrets, Store]:
    secrets, url = Secrets(profile.identifier, profile.vault, redaction), store_url or profile.store_url()
    find_key = store_key or partial(key_of, profile, secrets)
    key = find_key(profile.database_file(url)) if url.startswith("sqlite:///") else None
    store = open_store(url, backup_dir=profile.backups, look=look, key=key)
    if store_url:
        profile.remember_store(store_url)
    return secrets, store


def _desk(store: Store) -> tuple[FilingDesk, Outbox]:
    desk = FilingDesk(store.archivist())
    return desk, Outbox(store, desk)


def _wire(network: Network, trust: Trust) -> tuple[MailServers, PublicWeb]:
    return MailServers(network=network, trust=trust), PublicWeb(network=network, trust=trust)


def _templates(store: Store, profile: Profile) -> tuple[Limited, Templates]:
    limited = Limited()
    templates = Templates(store, limited)
    if store.damage is None:
        templates.fill_once(profile.resources / "templates")
    return limited, templates


def run(argv: list[str], *, network: Network | None = None, trust: Trust | None = None) -> int:
    """Run the program; the answer is its exit status (0 done, 1 it failed, 2 wrong usage)."""
    if argv[:1] == ["demo-server"]:
        from carerix_desktop.demo.server_main import main as serve

        return serve(argv[1:])
    if argv[:1] == ["speller"]:
        from carerix_desktop.host.speller import serve as spell

        return spell(argv[1:])
    arguments = build_parser().parse_args(argv)
    gc.set_threshold(GARBAGE_THRESHOLD, 20, 20)
    gc.freeze()  # what is imported lives as long as the program
    if arguments.demo:
        from carerix_desktop.demo.start import run_demo

        return run_demo(arguments, build_office, lambda office, login: _show_demo(arguments, office, login))
    try:
        profile = Profile(arguments.profile)
    except Fault as fault:
        return _refuse(fault)
    redaction = Redaction()
    log = Log(profile.logs, _role(arguments), redaction, verbose=arguments.verbose)
    try:
        if arguments.noun is None:
            return _open_window(arguments, profile, redaction)

        def office() -> Office:
            key = _key_from_the_window if arguments.noun == "engine" else None
            return build_office(
                profile, redaction, store_url=arguments.store, network=network, trust=trust, store_key=key
            )

        return run_command(arguments, profile, office)
    finally:
        log.close()


def _key_from_the_window(database: Path) -> bytes | None:
    """The engine's key of an encrypted store: the first line of its standard input, before any order."""
    if not is_encrypted(database):
        return None
    try:
        return bytes.fromhex(json.loads(sys.stdin.readline())["store_key"])
    except (ValueError, KeyError, TypeError) as error:
        raise StoreFault(
            "The store is encrypted and no key came with the start of synchronising.", code="no_key"
        ) from error


def _role(arguments: argparse.Namespace) -> LogRole:
    if arguments.noun is None:
        return "window"
    return "engine" if arguments.noun == "engine" else "command"


def _open_window(arguments: argparse.Namespace, profile: Profile, redaction: Redaction) -> int:
    """Open the window; where the store cannot be, ask what to do, and go on with that."""
    from carerix_desktop.gui.start import ask_the_way_on, run_window

    url, wishes = arguments.store, list[Path]()
    try:
        while True:
            try:
                office = build_office(profile, redaction, store_url=url, look=_look_at(profile, url))
                with closing(office):
                    status = run_window(office, arguments.acting, wishes.append)
            except StoreFault as fault:
                sys.stderr.write(f"{fault.message}\n")
                way = ask_the_way_on(profile, fault)
                if way.profile is not None:
                    profile, url = Profile(way.profile), None
                elif way.restore is None:
                    return 1
                wishes += [way.restore] if way.restore else []
            else:
                if not wishes:
                    return status
            while wishes:
                _put_back(profile, wishes.pop(), profile.database_file(url), redaction)
    except Fault as fault:
        return _refuse(fault)


def _put_back(profile: Profile, backup: Path, database: Path, redaction: Redaction) -> None:
    key = Secrets(profile.identifier, profile.vault, redaction).get_store_key()
    restore(profile, str(backup), database, key)


def _look_at(profile: Profile, url: str | None) -> Look:
    """Close where an end was cut short: nobody is at work, and yet something waits in the -wal."""
    wal = Path(f"{profile.database_file(url)}-wal")
    waits = wal.exists() and wal.stat().st_size > 0
    cut_short = waits and not profile.at_work
    return Look(examine_s=EXAMINE_S if cut_short else 0.0, alone=cut_short, read_damaged=True)


def _show_demo(arguments: argparse.Namespace, office: Office, login: str) -> int:
    """The window of the demo agency, for its main user; with `--shots` its pictures instead."""
    from carerix_desktop.gui.start import draw_window, run_window

    if arguments.shots is None:
        return run_window(office, login)
    width, _, height = arguments.size.partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise UserFault("The size of the pictures is WIDTHxHEIGHT, such as 1440x900.")
    names = draw_window(office, login, arguments.shots, (int(width), int(height)), arguments.theme)
    sys.stdout.write((json.dumps({"shots": names}) if arguments.json else "\n".join(names)) + "\n")
    return 0


def _refuse(fault: Fault) -> int:
    _LOG.info("refused: %s", fault.code)
    sys.stderr.write(f"{fault.message}\n")
    return 1


def _check_qt() -> Check:
    """Whether the window can be opened here; Qt is only looked for, not started."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        found = version("PySide6")
    except PackageNotFoundError:
        return Check(name="qt", ok=False, detail="PySide6 is not installed", remedy="Install the program again.")
    display = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform.startswith("linux") and not display:
        remedy = "Log in at a desktop to open the window; the command line works without."
        return Check(name="qt", ok=True, detail=f"PySide6 {found}, no display", remedy=remedy)
    return Check(name="qt", ok=True, detail=f"PySide6 {found}")
