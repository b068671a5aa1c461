"""One account in the engine: what wakes it, and how often it tries."""

import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from carerix_desktop.domain.command import ChangeFlags
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.event import AccountState, SyncPhase
from carerix_desktop.domain.mailbox import Flags
from carerix_desktop.services.drafting import Drafting
from carerix_desktop.sync.runner import AccountRunner
from carerix_desktop.sync.writer import Writer
from tests.support.fake_imap import ALL_CAPABILITIES
from tests.support.sync_rig import SyncRig, mail


@pytest.fixture
def runner(rig: SyncRig) -> Iterator[AccountRunner]:
    writer = Writer()
    made = AccountRunner(
        account=rig.account, credentials=rig.credentials, ports=rig.ports, writer=writer, guard=lambda loop: loop()
    )
    yield made
    made.stop()
    writer.close()


def wait_until(happened) -> None:
    deadline = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def states(rig: SyncRig, phase: SyncPhase) -> list[AccountState]:
    return [one for one in list(rig.events) if isinstance(one, AccountState) and one.phase is phase]


def test_new_mail_and_commands_wake_it(rig: SyncRig, runner: AccountRunner) -> None:
    runner.start()
    wait_until(lambda: states(rig, SyncPhase.UP_TO_DATE))
    rig.server.add("INBOX", mail("news"))
    wait_until(lambda: rig.names("INBOX") == ["news"])
    rig.actions.do(rig.owner, ChangeFlags(messages=(rig.key("news"),), add=Flags.SEEN))
    runner.wake()
    wait_until(lambda: rig.server.mailbox("INBOX").messages[1].flags == Flags.SEEN)


def test_after_a_failure_only_a_person_shortens_the_wait(rig: SyncRig, runner: AccountRunner) -> None:
    rig.server.capabilities = ALL_CAPABILITIES - {"IDLE"}
    tried = []

    def away(line: str) -> None:
        if line == "LIST":
            tried.append(line)
            raise ServerFault("The server does not answer.", code="timeout")

    rig.server.before = away
    runner.start()
    wait_until(lambda: states(rig, SyncPhase.FAILED))
    for _ in range(20):
        runner.wake()
        time.sleep(0.01)
    assert len(tried) == 1
    assert states(rig, SyncPhase.FAILED)[0].retry_in_s == 5.0
    rig.server.before = None
    runner.fetch_now()
    wait_until(lambda: states(rig, SyncPhase.UP_TO_DATE))


def test_a_refused_sign_in_is_not_repeated(rig: SyncRig, runner: AccountRunner) -> None:
    asked = []

    def refuse(line: str) -> None:
        asked.append(line)
        raise ServerFault("User name or password is wrong.", code="auth_failed", retry=False)

    rig.server.before = refuse
    runner.start()
    wait_until(lambda: states(rig, SyncPhase.SIGN_IN_FAILED))
    tried = asked.count("LIST")
    runner.wake()
    time.sleep(0.2)
    assert asked.count("LIST") == tried == 1


def test_a_connection_that_died_while_idle_is_no_failure(rig: SyncRig, runner: AccountRunner) -> None:
    rig.server.capabilities = ALL_CAPABILITIES - {"IDLE"}
    runner.start()
    wait_until(lambda: states(rig, SyncPhase.UP_TO_DATE))
    assert runner._session is not None
    runner._session.abort()
    rig.server.add("INBOX", mail("news"))
    runner.wake()
    wait_until(lambda: rig.names("INBOX") == ["news"])
    assert states(rig, SyncPhase.FAILED) == []


def test_it_ends_while_it_waits(rig: SyncRig, runner: AccountRunner) -> None:
    runner.start()
    wait_until(lambda: states(rig, SyncPhase.UP_TO_DATE))
    began = time.monotonic()
    runner.stop()
    assert time.monotonic() - began < 3
    assert not [one for one in threading.enumerate() if one.name.startswith(("sync-1", "listen-1"))]


def test_a_network_that_comes_back_shortens_a_long_wait(rig: SyncRig, runner: AccountRunner) -> None:
    def away(line: str) -> None:
        if line == "LIST":
            raise ServerFault("There is no network.", code="offline")

    rig.server.before = away
    runner.start()
    for attempt in range(1, 4):
        wait_until(lambda wanted=attempt: [one.attempts for one in states(rig, SyncPhase.OFFLINE)][-1:] == [wanted])
        runner.fetch_now()
    wait_until(lambda: [one.attempts for one in states(rig, SyncPhase.OFFLINE)][-1:] == [4])
    assert states(rig, SyncPhase.OFFLINE)[-1].retry_in_s == 300.0
    rig.server.before = None
    runner.network_back()
    wait_until(lambda: states(rig, SyncPhase.UP_TO_DATE))


def test_a_draft_that_rested_goes_to_the_server_without_anybody_asking(
    rig: SyncRig, runner: AccountRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("carerix_desktop.sync.runner.LOOK_FOR_DRAFTS_S", 0.05)
    runner.start()
    wait_until(lambda: states(rig, SyncPhase.UP_TO_DATE))
    drafting = Drafting(rig.store, clock=lambda: time.time() - 60)
    begun = drafting.start(rig.owner)
    drafting.save(rig.owner, replace(begun, content=replace(begun.content, subject="een")), {})
    wait_until(lambda: rig.server.mailbox("Drafts").messages)
    (there,) = rig.server.mailbox("Drafts").messages.values()
    assert there.flags == Flags.DRAFT | Flags.SEEN
