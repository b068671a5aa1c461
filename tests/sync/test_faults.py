"""The network breaks at any octet: after the fault it converges, and nothing is lost or doubled (R-05)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from carerix_desktop.domain.account import Security
from carerix_desktop.domain.command import ChangeFlags, MoveTo
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.wire.session import open_imap
from tests.support.dovecot import DovecotServer, MailUser
from tests.support.fault_proxy import FaultProxy, seeded_plans
from tests.support.sync_rig import SyncRig, mail

MESSAGES = 40
TIMEOUT_S = 1.0
OF_A_CONNECTION = {"closed", "timeout", "protocol", "refused", "offline"}


@pytest.fixture
def proxy(dovecot: DovecotServer) -> Iterator[FaultProxy]:
    with FaultProxy(dovecot.ports["imap"]) as made:
        yield made


@pytest.fixture
def broken(tmp_path: Path, dovecot: DovecotServer, mail_user: MailUser, proxy: FaultProxy) -> Iterator[SyncRig]:
    endpoint = replace(dovecot.endpoint(mail_user, Security.NONE), port=proxy.port)
    made = SyncRig(
        tmp_path,
        open_session=lambda where, who, cancel: open_imap(where, who, timeout_s=TIMEOUT_S, cancel=cancel),
        endpoint=endpoint,
        password=mail_user.password,
    )
    yield made
    made.close()


@pytest.mark.timeout(300)
def test_a_seeded_tenth_of_the_fault_plans_converges(
    broken: SyncRig, proxy: FaultProxy, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    converge(broken, proxy, dovecot, mail_user, seed=1, count=100)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_all_thousand_fault_plans_converge(
    broken: SyncRig, proxy: FaultProxy, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    converge(broken, proxy, dovecot, mail_user, seed=2, count=1000)


def converge(
    broken: SyncRig, proxy: FaultProxy, dovecot: DovecotServer, mail_user: MailUser, *, seed: int, count: int
) -> None:
    """Ten rounds of mail and changes here and there; all plans are used up on the way."""
    rounds, made = 10, 0
    plans = seeded_plans(seed, count, octets=60_000)
    for turn in range(rounds):
        raws = [mail(f"m{made + n}", minute=n, body=f"word{n} " * 150) for n in range(MESSAGES)]
        dovecot.drop_many(mail_user.address, raws)
        made += MESSAGES
        if turn:
            names = broken.names("INBOX")
            read = tuple(broken.key(name) for name in names[:5])
            broken.actions.do(broken.owner, ChangeFlags(messages=read, add=Flags.SEEN))
            away = tuple(broken.key(name) for name in names[5:8])
            broken.actions.do(broken.owner, MoveTo(messages=away, role=FolderRole.ARCHIVE))
        proxy.take_plans(plans[turn::rounds])
        while proxy.left:
            try:
                broken.sync()
            except ServerFault as fault:
                if fault.code not in OF_A_CONNECTION:
                    raise
        assert broken.sync_until_it_works(tries=3).ok
    assert proxy.broken >= count // 2
    assert broken.message_count() == made
    for name in ("INBOX", "Archive"):
        broken.counters(name)
    there = dovecot.doveadm("mailbox", "status", "-u", mail_user.address, "messages", "*")
    assert sum(int(line.rsplit("=", 1)[1]) for line in there.splitlines()) == made


def test_a_renumbered_mailbox_costs_less_than_a_twentieth_of_its_octets(
    broken: SyncRig, proxy: FaultProxy, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    dovecot.drop_many(mail_user.address, [mail(f"m{n}", minute=n, body=f"word{n} " * 750) for n in range(400)])
    assert broken.sync().ok
    first = proxy.carried_octets
    box = dovecot.maildir(mail_user.address)
    for path in (*box.glob("dovecot-uidlist*"), *box.glob("dovecot.index*"), box / "dovecot-uidvalidity"):
        path.unlink(missing_ok=True)
    assert broken.sync().ok
    assert broken.message_count() == 400
    assert (proxy.carried_octets - first) / first < 0.05
