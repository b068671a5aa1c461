"""The servers that these tests talk to."""

from tests.support.certificates import authority
from tests.support.dovecot import dovecot, mail_user
from tests.support.submission_server import submission_server

__all__ = ["authority", "dovecot", "mail_user", "submission_server"]
