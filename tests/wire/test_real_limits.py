"""A real server at its limits: a full mailbox, and no more connections."""

from __future__ import annotations

import pytest

from carerix_desktop.domain.account import Security, ServerType
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.probe import probe_incoming
from carerix_desktop.wire.session import open_imap
from carerix_desktop.wire.trust import Trust
from tests.support.certificates import Authority
from tests.support.dovecot import DovecotServer, MailUser

QUOTA = """
protocol imap {
  mail_plugins = quota imap_quota
}
plugin {
  quota = maildir:User quota
  quota_rule = *:messages=2
}
"""


def credentials(user: MailUser) -> Credentials:
    return Credentials(username=user.address, password=user.password)


def test_a_full_mailbox_is_named_by_the_test_and_by_an_append(authority: Authority) -> None:
    server = DovecotServer(authority, extra=QUOTA).start()
    try:
        user, trust = server.add_user(), Trust(extra_ca=authority.path)
        where = server.endpoint(user, Security.SSL)
        assert probe_incoming(where, ServerType.IMAP, credentials(user), trust=trust).ok
        session = open_imap(where, credentials(user), trust=trust)
        for _ in range(2):
            session.append("INBOX", b"Subject: x\r\n\r\nx\r\n", [], None)
        with pytest.raises(ServerFault) as caught:
            session.append("Sent", b"Subject: x\r\n\r\nx\r\n", [], None)
        assert caught.value.code == "mailbox_full"
        session.noop()
        session.logout()
        result = probe_incoming(where, ServerType.IMAP, credentials(user), trust=trust)
        assert (result.code, result.steps[-1].name) == ("mailbox_full", "folders")
    finally:
        server.stop()


def test_a_server_that_allows_no_more_connections_is_named(authority: Authority) -> None:
    server = DovecotServer(authority, extra="protocol imap {\n  mail_max_userip_connections = 1\n}\n").start()
    try:
        user, trust = server.add_user(), Trust(extra_ca=authority.path)
        where = server.endpoint(user, Security.SSL)
        session = open_imap(where, credentials(user), trust=trust)
        result = probe_incoming(where, ServerType.IMAP, credentials(user), trust=trust)
        session.logout()
    finally:
        server.stop()
    assert result.code == "too_many"
