"""The rules of the e-mail settings' form that no server has to be asked for."""

import pytest

from carerix_desktop.domain.account import Security
from carerix_desktop.domain.account_draft import following_port


@pytest.mark.parametrize(
    ("shown", "protocol", "security", "expected"),
    [
        ("", "imap", Security.SSL, "993"),
        ("993", "imap", Security.TLS, "143"),
        ("143", "pop3", Security.SSL, "995"),
        ("995", "imap", Security.NONE, "143"),
        ("587", "smtp", Security.SSL, "465"),
        ("10143", "imap", Security.SSL, "10143"),
        ("2525", "smtp", Security.TLS, "2525"),
    ],
)
def test_a_usual_port_follows_type_and_security_and_one_of_ones_own_stays(
    shown: str, protocol: str, security: Security, expected: str
) -> None:
    assert following_port(shown, protocol, security) == expected
