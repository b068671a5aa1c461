"""`carerix-desktop --demo`: a throw-away profile, the agency's records, its mail servers, and then the window.

The agency comes in by the doors that everybody uses: users, accounts and folders through the services, records as CSV
files, and every message through the engine from the demo's own server. At the end the profile is removed.
"""

import argparse
import logging
import secrets
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from carerix_desktop.demo.agency import DemoUser, agency_without_mail, hand_links
from carerix_desktop.demo.by_hand import HandLinks
from carerix_desktop.demo.notes import write_notes
from carerix_desktop.demo.past import Past
from carerix_desktop.demo.play import LOOPBACK, Play, Ports
from carerix_desktop.demo.server_process import DemoServerProcess
from carerix_desktop.domain.account import Account, Security, User
from carerix_desktop.domain.account_draft import AccountDraft
from carerix_desktop.domain.errors import Fault, StoreFault
from carerix_desktop.host.locks import ProfileLock
from carerix_desktop.host.log import Log, Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.parse.message import parse_message
from carerix_desktop.services.folders import FolderPlan
from carerix_desktop.services.office import Office
from carerix_desktop.sync.ports import Ports as SyncPorts
from carerix_desktop.sync.run import SyncReport, synchronise
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.session import open_imap

SEED = 7
DEMO_SETTING = "demo"
"""Set in the profile's settings, so that the window says "Demo: nothing leaves this computer"."""

MAIL_ALONE = frozenset({"K-1002"})
"""A file whose mail is walked through by the test of the main road."""

_PREFIX = "carerix-demo-"
_LEFT_AFTER_S = 3600.0
_LOG = logging.getLogger(__name__)
BuildOffice = Callable[[Profile, Redaction], Office]
Show = Callable[[Office, str], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoStage:
    """The demo, ready to be looked at: the services, who looks, and everybody's account."""

    office: Office
    login: str
    accounts: Mapping[str, Account]
    password: str = field(repr=False)
    by_hand: HandLinks


def run_demo(arguments: argparse.Namespace, build_office: BuildOffice, show: Show) -> int:
    """Set the demo up, show it, and clear it away; the answer is the exit status.

    Args:
        arguments: of the command line; with `shots` all mail is fetched before anything is shown.
        build_office: puts the services of a profile together.
        show: opens the window for a user, or draws it; returns when it is closed.
    """
    try:
        with stage_demo(build_office, verbose=arguments.verbose) as stage:
            if arguments.shots:
                fetch_everything(stage)
                stage.by_hand.link_what_is_here()
            stage.by_hand.start()
            return show(stage.office, stage.login)
    except Fault as fault:
        sys.stderr.write(f"{fault.message}\n")
        return 1
    except KeyboardInterrupt:
        return 0


@contextmanager
def stage_demo(
    build_office: BuildOffice,
    *,
    today: datetime | None = None,
    newest: int = 0,
    every_s: tuple[float, float] = (20.0, 40.0),
    verbose: bool = False,
) -> Iterator[DemoStage]:
    """The demo in a profile of its own, which is removed afterwards.

    Args:
        build_office: puts the services together.
        today: the moment shown; default now.
        newest: how many letters of each user lie on the server; 0 for all.
        every_s: shortest and longest pause between two new messages; zeros for none.
        verbose: the log on standard error too.
    """
    moment = today or datetime.now(UTC).astimezone()
    clear_left_behind(Path(tempfile.gettempdir()), moment)
    directory = _make_directory()
    play = Play(today=moment.isoformat(), password=secrets.token_urlsafe(12), seed=SEED, newest=newest, every_s=every_s)
    try:
        profile, redaction = Profile(directory), Redaction()
        profile.put_setting(DEMO_SETTING, "yes")
        log = Log(profile.logs, "window", redaction, verbose=verbose)
        try:
            with DemoServerProcess(play) as server, _opened(build_office, profile, redaction) as office:
                stage = _set_up(office, server, play, moment)
                try:
                    yield stage
                finally:
                    stage.by_hand.close()
        finally:
            log.close()
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def _make_directory() -> Path:
    try:
        return Path(tempfile.mkdtemp(prefix=_PREFIX))
    except OSError as error:
        where = "the folder for temporary files"
        raise StoreFault(
            f"The demo cannot write to {where}: {error.strerror}. Free some space and try again."
        ) from error


def clear_left_behind(parent: Path, now: datetime) -> None:
    """Remove the profiles of demos that were killed: an hour old, and held by no process."""
    for path in parent.glob(f"{_PREFIX}*"):
        try:
            old = now.timestamp() - path.lstat().st_mtime > _LEFT_AFTER_S
            if old and path.is_dir() and not path.is_symlink():
                with ProfileLock(path, "window"), ProfileLock(path, "engine"):
                    pass
                shutil.rmtree(path, ignore_errors=True)
        except (OSError, Fault):
            continue  # somebody else's, or in use


@contextmanager
def _opened(build_office: BuildOffice, profile: Profile, redaction: Redaction) -> Iterator[Office]:
    office = build_office(profile, redaction)
    try:
        yield office
    finally:
        office.close()


def _set_up(office: Office, server: DemoServerProcess, play: Play, moment: datetime) -> DemoStage:
    agency = agency_without_mail(moment, play.seed)
    users = _add_users(office, agency.users)
    first = users[agency.users[0].login]
    _add_colleagues(office, first)
    office.users.change_agency(
        first.key,
        {
            "name": agency.name,
            "mail_domain": agency.mail_domain,
            "keywords": ";".join(agency.keywords),
            "language": "nl",
        },
    )
    Past(office, users, moment).play(agency.records, MAIL_ALONE)
    write_notes(office.on_files.entries, first, agency.records["match"], moment, MAIL_ALONE)
    ports = server.wait()
    accounts = {login: _connect(office, first, user, ports, play) for login, user in users.items()}
    _pair_folders(office, first)
    by_hand = HandLinks(office, first.key, hand_links(moment, play.seed))
    return DemoStage(office=office, login=first.login, accounts=accounts, password=play.password, by_hand=by_hand)


def _add_colleagues(office: Office, first: User) -> None:
    """Two without a mailbox: one who only reads, and one who left."""
    domain = first.from_address.partition("@")[2]
    office.users.add(first.key, "sofie", name="Sofie Lammers", from_address=f"sofie@{domain}", reader=True)
    lisa = office.users.add(first.key, "lisa", name="Lisa Bosman", from_address=f"lisa@{domain}")
    office.leaving.deactivate(first.key, lisa.key, to=None, why="Werkt nu elders")


def _add_users(office: Office, wanted: Sequence[DemoUser]) -> dict[str, User]:
    """The user files; the first one is the administrator who adds the others."""
    added: dict[str, User] = {}
    for user in wanted:
        acting = next(iter(added.values())).key if added else None
        added[user.login] = office.users.add(
            acting, user.login, name=user.name, from_address=user.from_address, aliases=user.aliases
        )
    return added


def _connect(office: Office, acting: User, user: User, ports: Ports, play: Play) -> Account:
    """The e-mail settings of a user; the password is never kept anywhere."""
    draft = AccountDraft(
        server=LOOPBACK,
        port=ports.imap,
        security=Security.NONE,
        username=user.from_address,
        smtp_server=LOOPBACK,
        smtp_port=ports.smtp,
        smtp_security=Security.NONE,
        smtp_username=user.from_address,
    )
    account = office.accounts.save(acting.key, user.key, draft).account
    for outgoing in (False, True):  # both, so that the person's keyring is never asked
        office.secrets.use_once(account, play.password, outgoing=outgoing)
    return account


def _pair_folders(office: Office, user: User) -> None:
    """The folders of the user who looks, as "Edit folders" proposes them; the engine pairs the sure ones of others."""
    found = office.folders.discover(user.key, user.key)
    pairs = {one.proposal.role: one.proposal.name for one in found if one.proposal.role is not None}
    office.folders.save(user.key, user.key, FolderPlan(pairs=pairs))


def fetch_everything(stage: DemoStage) -> list[SyncReport]:
    """Synchronise every account here and now, by the engine's own functions."""
    ports = SyncPorts(
        store=stage.office.store,
        desk=stage.office.desk,
        open_session=lambda endpoint, credentials, cancel: open_imap(endpoint, credentials, cancel=cancel),
        parse=parse_message,
        clock=lambda: datetime.now(UTC),
        publish=lambda event: _LOG.debug("%s", type(event).__name__),
        marks=stage.office.profile.directory,
    )
    with stage.office.profile.lock("engine"):
        return [
            synchronise(account, Credentials(username=account.incoming.username, password=stage.password), ports)
            for account in stage.accounts.values()
        ]
