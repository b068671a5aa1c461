"""Test a connection step by step, as a person sees it: find server, encrypt, sign in, read folders, send.

Each step takes 15 seconds at most and can be stopped at any time; each failure has a code of DESIGN.md section 8, its
sentence and the server's own words. Nothing is changed on the server, and no message is sent.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace

from carerix_desktop.domain.account import Endpoint, ServerType
from carerix_desktop.domain.errors import NO_DETAILS, ServerFault
from carerix_desktop.domain.mailbox import ListedMailbox
from carerix_desktop.wire import imap_sign_in, pop, submission
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.diagnosis import Diagnosis
from carerix_desktop.wire.faults import WIRE_ERRORS, Circumstances, Phase, build_fault, translate
from carerix_desktop.wire.imap_quota import mailbox_is_full
from carerix_desktop.wire.network import Network, SystemNetwork, dial
from carerix_desktop.wire.session import ImapclientSession
from carerix_desktop.wire.trust import Trust

STEP_TIMEOUT_S = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeStep:
    """One step that has ended: `name` is find, encrypt, sign_in, folders or send."""

    name: str
    ok: bool
    code: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeResult:
    """The whole test.

    Attributes:
        code: "" where all went well, else of the step that failed.
        message: one English sentence; the window makes its own from `code` and `details` (`domain.fault_texts`).
        steps: those that were done, in order; the last one failed where `ok` is False.
        answer: the server's own words, plain text, without secrets.
        mailboxes: what was found in the step folders.
    """

    ok: bool
    code: str
    message: str
    steps: tuple[ProbeStep, ...]
    details: Mapping[str, str] = field(default_factory=lambda: NO_DETAILS)
    answer: str = ""
    mailboxes: tuple[ListedMailbox, ...] = ()


Progress = Callable[[ProbeStep], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tools:
    """What a test works with."""

    trust: Trust
    network: Network
    cancel: Cancellation
    timeout_s: float


class _StoppedError(Exception):
    """A step failed; `fault` says why."""

    def __init__(self, fault: ServerFault) -> None:
        super().__init__(fault.code)
        self.fault = fault


class _Run:
    """One test: its steps so far, and the connection that they share."""

    def __init__(self, circumstances: Circumstances, tools: _Tools, progress: Progress | None) -> None:
        self.circumstances = circumstances
        self.tools = tools
        self.steps: list[ProbeStep] = []
        self.sockets = Cancellation(tools.cancel)
        self.at_end = ExitStack()
        self._progress = progress

    @contextmanager
    def step(self, name: str, phase: Phase) -> Iterator[None]:
        """Do one step; when its time is over, its sockets are shut, so that no drip of bytes makes it longer."""
        self.circumstances = replace(self.circumstances, phase=phase)
        started = time.monotonic()
        timer = threading.Timer(self.tools.timeout_s, self.sockets.cancel)
        timer.start()
        try:
            yield
        except WIRE_ERRORS as error:
            timer.cancel()
            fault = self._fault(error, name, self.tools.timeout_s - (time.monotonic() - started))
            self._done(ProbeStep(name=name, ok=False, code=fault.code, message=fault.message))
            raise _StoppedError(fault) from None
        finally:
            timer.cancel()
        self._done(ProbeStep(name=name, ok=True))

    def connect(self) -> socket.socket:
        """Find the server: look its name up and connect to it."""
        endpoint, tools = self.circumstances.endpoint, self.tools
        with self.step("find", Phase.CONNECT):
            return dial(
                endpoint.host,
                endpoint.port,
                timeout_s=tools.timeout_s,
                network=tools.network,
                cancel=self.sockets,
            )

    def _fault(self, error: Exception, name: str, left_s: float) -> ServerFault:
        if self.tools.cancel.cancelled:
            return build_fault("cancelled", self.circumstances)
        if self.sockets.cancelled:
            return build_fault("timeout", self.circumstances)
        fault = translate(error, self.circumstances)
        if name != "encrypt" or left_s <= 0:
            return fault
        diagnosis = Diagnosis(
            circumstances=self.circumstances,
            network=self.tools.network,
            timeout_s=left_s / 3,
            cancel=self.tools.cancel,
        )
        return diagnosis.refine(fault)

    def _done(self, step: ProbeStep) -> None:
        self.steps.append(step)
        if self._progress is not None:
            self._progress(step)


def probe_incoming(
    endpoint: Endpoint,
    server_type: ServerType,
    credentials: Credentials,
    progress: Progress | None = None,
    *,
    trust: Trust | None = None,
    network: Network | None = None,
    cancel: Cancellation | None = None,
    timeout_s: float = STEP_TIMEOUT_S,
) -> ProbeResult:
    """Test the server that mail comes from; never raises for anything that a server or a network does.

    Args:
        progress: told of each step that has ended, in this thread.
        cancel: stops the test at once, from any thread; the code is then `cancelled`.
        timeout_s: for each step.
        trust, network: the real ones where none are given.
    """
    circumstances = Circumstances(endpoint=endpoint, protocol=server_type.value, credentials=credentials)
    action = _probe_imap if server_type is ServerType.IMAP else _probe_pop
    tools = _tools(trust, network, cancel, timeout_s)
    return _probe(circumstances, tools, progress, lambda run: action(run, credentials))


def probe_outgoing(
    endpoint: Endpoint,
    credentials: Credentials,
    from_address: str,
    progress: Progress | None = None,
    *,
    trust: Trust | None = None,
    network: Network | None = None,
    cancel: Cancellation | None = None,
    timeout_s: float = STEP_TIMEOUT_S,
) -> ProbeResult:
    """Test the server that mail goes to, up to RCPT TO; the arguments are those of `probe_incoming`."""
    circumstances = Circumstances(
        endpoint=endpoint, protocol="smtp", credentials=credentials, from_address=from_address
    )
    tools = _tools(trust, network, cancel, timeout_s)
    return _probe(circumstances, tools, progress, lambda run: _probe_smtp(run, credentials))


def _tools(trust: Trust | None, network: Network | None, cancel: Cancellation | None, timeout_s: float) -> _Tools:
    return _Tools(
        trust=trust or Trust(),
        network=network or SystemNetwork(),
        cancel=cancel or Cancellation(),
        timeout_s=timeout_s,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    message: str
    mailboxes: tuple[ListedMailbox, ...] = ()


def _probe(
    circumstances: Circumstances, tools: _Tools, progress: Progress | None, action: Callable[[_Run], _Found]
) -> ProbeResult:
    run = _Run(replace(circumstances, network=tools.network), tools, progress)
    try:
        found = action(run)
    except _StoppedError as stopped:
        fault = stopped.fault
        return ProbeResult(
            ok=False,
            code=fault.code,
            message=fault.message,
            steps=tuple(run.steps),
            details=fault.details,
            answer=fault.answer,
        )
    finally:
        run.sockets.cancel()
        with suppress(*WIRE_ERRORS):
            run.at_end.close()
    return ProbeResult(ok=True, code="", message=found.message, steps=tuple(run.steps), mailboxes=found.mailboxes)


def _probe_imap(run: _Run, credentials: Credentials) -> _Found:
    sock = run.connect()
    tools, endpoint = run.tools, run.circumstances.endpoint
    with run.step("encrypt", Phase.CONNECT):
        client = imap_sign_in.encrypt(
            endpoint, sock, trust=tools.trust, timeout_s=tools.timeout_s / 2, cancel=run.sockets
        )
    run.at_end.callback(imap_sign_in.close, client, client.line.sock)
    client.line.sock.settimeout(tools.timeout_s)
    with run.step("sign_in", Phase.SIGN_IN):
        capabilities = imap_sign_in.sign_in(client, credentials, run.circumstances)
    session = ImapclientSession(client, capabilities, run.circumstances)
    with run.step("folders", Phase.COMMAND):
        mailboxes = session.list_mailboxes()
        if session.select("INBOX", readonly=True).full or mailbox_is_full(client.line, capabilities):
            raise build_fault("mailbox_full", run.circumstances)
    session.logout()
    return _Found(f"Signed in; {len(mailboxes)} folders found.", tuple(mailboxes))


def _probe_pop(run: _Run, credentials: Credentials) -> _Found:
    sock = run.connect()
    tools, endpoint = run.tools, run.circumstances.endpoint
    with run.step("encrypt", Phase.CONNECT):
        connection = pop.encrypt(endpoint, sock, trust=tools.trust, timeout_s=tools.timeout_s / 2, cancel=run.sockets)
    run.at_end.callback(connection.close)
    connection.sock.settimeout(tools.timeout_s)
    with run.step("sign_in", Phase.SIGN_IN):
        waiting = pop.sign_in(connection, credentials, run.circumstances)
    with suppress(*WIRE_ERRORS):
        connection.quit()
    return _Found(f"Signed in; {waiting} messages on the server.")


def _probe_smtp(run: _Run, credentials: Credentials) -> _Found:
    sock = run.connect()
    tools, endpoint = run.tools, run.circumstances.endpoint
    with run.step("encrypt", Phase.CONNECT):
        sock.settimeout(tools.timeout_s / 2)
        connection = submission.encrypt(
            endpoint, sock, trust=tools.trust, circumstances=run.circumstances, cancel=run.sockets
        )
    run.at_end.callback(connection.close)
    with run.step("sign_in", Phase.SIGN_IN):
        submission.sign_in(connection, credentials, run.circumstances)
    from_address = run.circumstances.from_address
    with run.step("send", Phase.SENDER):
        submission.try_sender(connection, from_address, run.circumstances)
    with suppress(*WIRE_ERRORS):
        connection.quit()
    return _Found(f"Signed in; the server lets you send as {from_address}.")
