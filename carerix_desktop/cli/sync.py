"""`sync LOGIN`: one complete two-way synchronisation in this process; `--watch` stays and follows (CLI.md)."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from queue import Empty, Queue

from carerix_desktop.cli.frame import Answer, Nouns, read_password, table, user_named
from carerix_desktop.domain.account import Account, Endpoint, ServerType, User
from carerix_desktop.domain.errors import ServerFault, UserFault
from carerix_desktop.domain.event import AccountState, Event, SyncPhase
from carerix_desktop.parse.message import parse_message
from carerix_desktop.services.office import Office
from carerix_desktop.services.permission import require_active
from carerix_desktop.sync.ports import Ports
from carerix_desktop.sync.run import SyncReport, synchronise
from carerix_desktop.sync.runner import AccountRunner
from carerix_desktop.sync.writer import Writer
from carerix_desktop.wire.auth import Credentials, SignIn
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.imap_answers import ImapSession
from carerix_desktop.wire.session import open_imap

BAR = 30
EXAMINE_S = 2.0
"""How long the store is looked over before anything is fetched into it."""
BAR_LABELS = {SyncPhase.LISTING: "list", SyncPhase.FETCHING: "messages"}


def add_parser(nouns: Nouns) -> None:
    """Add the noun."""
    parser = nouns.add_parser("sync", help="synchronise a user's mailbox, both ways")
    parser.add_argument("login", metavar="LOGIN")
    parser.add_argument("--watch", action="store_true", help="stay, and follow what happens on the server")
    parser.add_argument(
        "--password-stdin", action="store_true", help="read the password from standard input, use it this one time"
    )
    parser.set_defaults(run=_run)


def ports_of(office: Office, publish: Callable[[Event], None]) -> Ports:
    """The real world for a sync: the office's store and desk, the wire, the parser, the clock.

    Raises:
        StoreFault: the store is damaged: nothing is fetched into it (R-24).
    """
    damage = office.store.examine(EXAMINE_S)
    if damage is not None:
        raise damage
    return Ports(
        store=office.store,
        desk=office.desk,
        open_session=_open_session,
        parse=parse_message,
        clock=lambda: datetime.now(UTC),
        publish=publish,
        marks=office.profile.directory,
    )


def _open_session(endpoint: Endpoint, credentials: SignIn, cancel: Cancellation | None) -> ImapSession:
    return open_imap(endpoint, credentials, cancel=cancel)


def _run(office: Office, arguments: argparse.Namespace) -> Answer:
    _acting, user = user_named(office, arguments, arguments.login)
    require_active(user)
    account = office.accounts.require(user.key)
    if account.type is not ServerType.IMAP:
        text = "Fetching by POP is not there yet. Choose IMAP as the type of the mail server (account set --type imap)."
        raise UserFault(text, code="pop3")
    with office.profile.lock("engine"):
        credentials = Credentials(username=account.incoming.username, password=_password(office, arguments, account))
        if arguments.watch:
            return _watch(office, arguments, user, account, credentials)
        bar = _Bar() if sys.stderr.isatty() and not arguments.json else None
        ports = ports_of(office, bar.show if bar else _nobody)
        try:
            report = synchronise(account, credentials, ports)
        finally:
            if bar:
                bar.clear()
    return _answer(report)


def _password(office: Office, arguments: argparse.Namespace, account: Account) -> str:
    if arguments.password_stdin:
        return read_password(arguments, "") or ""
    password = office.secrets.get(account)
    if password is None:
        password = read_password(arguments, f"Password of {account.incoming.username}")
    if password is None:
        raise UserFault(
            "There is no password for this mailbox here. Give it with --password-stdin, or keep it with "
            "account set LOGIN --password-stdin.",
            code="no_password",
        )
    return password


def _watch(
    office: Office, arguments: argparse.Namespace, user: User, account: Account, credentials: Credentials
) -> Answer:
    """Follow until interrupted; the answer is the last complete pass."""
    states: Queue[AccountState | BaseException] = Queue()
    reports: list[SyncReport] = []

    def publish(event: Event) -> None:
        if isinstance(event, AccountState):
            states.put(event)

    def guard(loop: Callable[[], None]) -> None:
        try:
            loop()
        except BaseException as error:
            states.put(error)
            raise

    writer = Writer()
    runner = AccountRunner(
        account=account,
        credentials=credentials,
        ports=ports_of(office, publish),
        writer=writer,
        guard=guard,
        on_pass=lambda report: reports.__setitem__(slice(None), [report]),
    )
    runner.start()
    try:
        while True:
            with contextlib.suppress(Empty):  # Windows hears an interrupt only between two waits
                _tell(states.get(timeout=0.5), user, quiet=arguments.json)
    except KeyboardInterrupt:
        return _answer(reports[0]) if reports else Answer(data=_nothing(), ok=False)
    finally:
        runner.stop()
        writer.close()


def _tell(state: AccountState | BaseException, user: User, *, quiet: bool) -> None:
    if isinstance(state, BaseException):
        raise state
    if state.phase is SyncPhase.SIGN_IN_FAILED:
        raise ServerFault(state.message, code=state.code, details=state.details or {}, retry=False)
    if quiet or state.phase in (SyncPhase.LISTING, SyncPhase.FETCHING, SyncPhase.CONNECTING):
        return
    text = state.message or state.phase.value.replace("_", " ")
    print(f"{state.at}  {user.login}  {text}", flush=True)


def _answer(report: SyncReport) -> Answer:
    folders = [
        {
            "name": folder.name,
            "role": folder.role.value if folder.role else None,
            "server": folder.server,
            "local": folder.local,
            "set_aside": folder.set_aside,
            "fetched": folder.fetched,
            "sent_changes": folder.sent_changes,
        }
        for folder in report.folders
    ]
    data = {"ok": report.ok, "folders": folders, "bytes": report.octets, "seconds": round(report.seconds, 3)}
    if report.held:
        data["held"] = sum(len(one.commands) for one in report.held)
    return Answer(data=data, text=_text(report))


def _nothing() -> dict[str, object]:
    return {"ok": False, "folders": [], "bytes": 0, "seconds": 0.0}


def _text(report: SyncReport) -> str:
    rows = [
        (one.name, one.role.value if one.role else "", one.server, one.local, one.set_aside, one.fetched)
        for one in report.folders
    ]
    lines = [table(rows, ("folder", "role", "server", "here", "set aside", "fetched"))]
    if report.held:
        count = sum(len(one.commands) for one in report.held)
        lines.append(f"{count} messages would leave their folder for Trash or Junk; open the window to say whether.")
    if not report.ok and not report.held:
        lines.append("Not complete: the numbers above do not add up everywhere. Run sync again.")
    lines.append(f"{report.octets:,} bytes in {report.seconds:.1f} s")
    return "\n".join(lines)


def _nobody(_event: Event) -> None:
    """Nobody watches."""


class _Bar:
    """One line on a terminal that is drawn over itself."""

    def show(self, event: Event) -> None:
        if isinstance(event, AccountState) and event.phase in BAR_LABELS and event.total:
            done = min(event.done, event.total)
            filled = "█" * (BAR * done // event.total)
            line = f"{filled:░<{BAR}} {BAR_LABELS[event.phase]} {done:,} of {event.total:,}"
            print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        print("\r\033[K", end="", file=sys.stderr, flush=True)
