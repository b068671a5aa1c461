"""A real Dovecot, and rigs that sign in to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from carerix_desktop.wire.session import open_imap
from carerix_desktop.wire.trust import Trust
from tests.support.certificates import Authority, authority
from tests.support.dovecot import DovecotServer, MailUser, dovecot, mail_user
from tests.support.submission_server import submission_server
from tests.support.sync_rig import SyncRig

__all__ = ["authority", "dovecot", "mail_user", "submission_server"]


@pytest.fixture
def rig(tmp_path: Path, dovecot: DovecotServer, mail_user: MailUser, authority: Authority) -> Iterator[SyncRig]:
    trust = Trust(extra_ca=authority.path)
    made = SyncRig(
        tmp_path,
        open_session=lambda endpoint, credentials, cancel: open_imap(endpoint, credentials, trust=trust, cancel=cancel),
        endpoint=dovecot.endpoint(mail_user),
        password=mail_user.password,
    )
    yield made
    made.close()
