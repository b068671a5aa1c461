"""The servers that these tests talk to."""

from tests.support.certificates import authority
from tests.support.dovecot import dovecot, mail_user

__all__ = ["authority", "dovecot", "mail_user"]
