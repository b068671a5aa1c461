"""A connection that is cut anywhere: what came whole is right, what did not come is a fault, nothing else happens."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carerix_desktop.domain.account import Security
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.session import open_imap
from carerix_desktop.wire.trust import Trust
from tests.support.dovecot import DovecotServer, MailUser
from tests.support.fault_proxy import Fault, FaultProxy

RAWS = {uid: b"Subject: %d\r\n\r\n" % uid + b"\xff%d\r\n" % uid * 20 for uid in range(1, 6)}
STEP = 41


def read_all(dovecot: DovecotServer, user: MailUser, port: int, security: Security) -> dict[int, bytes]:
    """Sign in and read; answers what came before it broke."""
    came: dict[int, bytes] = {}
    session = open_imap(
        replace(dovecot.endpoint(user, security), port=port),
        Credentials(username=user.address, password=user.password),
        timeout_s=2,
        trust=Trust(extra_ca=dovecot.authority.path),
    )
    try:
        session.list_mailboxes()
        session.select("INBOX")
        for item in session.fetch_bodies(session.search_uids()):
            came[item.uid] = item.raw
            assert item.raw == RAWS[item.uid]
        assert list(session.fetch_flags("1:*"))
    finally:
        session.logout()
    return came


@pytest.mark.parametrize("security", [Security.NONE, Security.SSL])
@pytest.mark.parametrize("fault", [Fault.CUT, Fault.RESET])
def test_a_cut_after_any_octet_is_a_fault_and_never_half_a_message(
    dovecot: DovecotServer, mail_user: MailUser, security: Security, fault: Fault
) -> None:
    dovecot.drop_many(mail_user.address, list(RAWS.values()))
    listener = "imaps" if security is Security.SSL else "imap"
    with FaultProxy(dovecot.ports[listener]) as proxy:
        after, whole, codes = 0, False, set[str]()
        while not whole:
            proxy.plan(fault, after=after)
            try:
                whole = read_all(dovecot, mail_user, proxy.port, security) == RAWS
            except ServerFault as broken:
                codes.add(broken.code)
            after += STEP
        assert codes == {"closed"}
        assert after > 2000, "the whole dialogue was cut, octet by octet"
