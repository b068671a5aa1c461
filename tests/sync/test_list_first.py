"""The list before the messages with a real server and the engine's own process: what a person sees when, and kills."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from carerix_desktop.domain.event import AccountState, Event, SyncPhase
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.view import ListSource, QuickFilter, Sort
from carerix_desktop.services.reading import Reading, ViewerReading
from carerix_desktop.storage.tables_mail import message, message_copy
from carerix_desktop.storage.tables_sync import envelope
from tests.support.certificates import Authority
from tests.support.dovecot import DovecotServer, MailUser
from tests.support.engine_rig import EngineRig
from tests.support.sync_rig import mail

COUNT = 3000
INBOX = ListSource(role=FolderRole.INBOX)


@pytest.fixture
def engine(tmp_path: Path, dovecot: DovecotServer, mail_user: MailUser, authority: Authority) -> Iterator[EngineRig]:
    raws = [mail(f"m{n}", minute=n, subject=f"Über n° {n}", body=f"word{n} " * 200) for n in range(COUNT)]
    dovecot.drop_many(mail_user.address, raws)
    made = EngineRig(
        tmp_path, endpoint=dovecot.endpoint(mail_user), password=mail_user.password, authority=authority.path
    )
    yield made
    made.close()


def no_images(_url: str) -> tuple[str, bytes]:
    raise AssertionError("nothing may be fetched")


def reading_of(engine: EngineRig) -> ViewerReading:
    return Reading(engine.store, no_images, lambda _url: None).for_viewer(engine.owner)


def is_listed(event: Event) -> bool:
    listing = isinstance(event, AccountState) and event.phase is SyncPhase.LISTING
    return listing and isinstance(event, AccountState) and event.done >= event.total - 100


def here(engine: EngineRig) -> set[int]:
    """The UIDs of the copies."""
    with engine.store.work(None) as work:
        return {uid for uid in work.connection.execute(select(message_copy.c.uid)).scalars() if uid is not None}


def filed_before(engine: EngineRig, uid: int) -> int:
    """How many copies were filed before that of this UID."""
    that = select(message_copy.c.key).where(message_copy.c.uid == uid).scalar_subquery()
    with engine.store.work(None) as work:
        return work.connection.execute(select(func.count()).where(message_copy.c.key < that)).scalar_one()


def left(engine: EngineRig) -> int:
    with engine.store.work(None) as work:
        return work.connection.execute(select(func.count()).select_from(envelope)).scalar_one()


def complete(engine: EngineRig, since: int) -> None:
    engine.wait_for_phase(SyncPhase.UP_TO_DATE, timeout_s=180, since=since)
    with engine.store.work(None) as work:
        ids = list(work.connection.execute(select(message.c.message_id)).scalars())
    assert (len(ids), len(set(ids)), len(here(engine)), left(engine)) == (COUNT, COUNT, COUNT, 0)


def test_the_whole_list_is_there_before_the_messages_and_one_that_is_looked_at_comes_first(engine: EngineRig) -> None:
    engine.supervisor.start()
    engine.wait(is_listed, timeout_s=60)
    pid = engine.pid()
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)  # a person may take their time: what counts is what comes first after the order
    reading = reading_of(engine)
    keys = list(reading.list_keys(INBOX, QuickFilter(), Sort.NEWEST))
    assert len(keys) == COUNT
    assert keys == sorted(keys, reverse=True)
    card = next(
        card for card in reading.cards(INBOX, keys[-200:]) if card.awaited is not None and card.awaited.uid == 1
    )
    assert (card.subject, card.sender_address) == ("Über n° 0", "sanne@kandidaat.test")
    assert card.awaited is not None
    since = engine.now()
    engine.supervisor.fetch_message(engine.account.key, card.awaited.mailbox, 1)
    os.kill(pid, signal.SIGCONT)
    complete(engine, since)
    assert filed_before(engine, 1) < COUNT - 200, "the oldest came before many of the others"
    after = list(reading.list_keys(INBOX, QuickFilter(), Sort.NEWEST))
    assert after == keys, "no row moved"
    assert reading.cards(INBOX, [card.key])[0].subject == card.subject


@pytest.mark.parametrize("phase", [SyncPhase.LISTING, SyncPhase.FETCHING])
def test_a_kill_in_either_phase_loses_doubles_and_leaves_nothing(engine: EngineRig, phase: SyncPhase) -> None:
    since = 0
    engine.supervisor.start()
    for _ in range(3):
        engine.wait(
            lambda event: isinstance(event, AccountState) and event.phase is phase,
            timeout_s=60,
            since=since,
        )
        since = engine.now()
        pid = engine.pid()
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        if len(here(engine)) > COUNT - 600:
            break
    complete(engine, since)
