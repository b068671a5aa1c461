"""Which mail no person wrote."""

import pytest

from carerix_desktop.domain.automation import is_machine


@pytest.mark.parametrize(
    "address",
    [
        "no-reply@x.nl",
        "NoReply@x.nl",
        "do-not-reply@x.nl",
        "donotreply@x.nl",
        "jobs-noreply@x.nl",
        "noreply+token@x.nl",
        "no_reply2@x.nl",
        "niet-beantwoorden@x.nl",
        "keine-antwort@x.de",
        "ne-pas-repondre@x.fr",
        "MAILER-DAEMON@mx.x.nl",
        "MAILER-DAEMON",
    ],
)
def test_names_of_machines(address: str) -> None:
    assert is_machine(address)


@pytest.mark.parametrize(
    "address", ["jan@x.nl", "arno.reply@x.nl", "noreplyman@x.nl", "noa@x.nl", "reply@x.nl", "daemon@x"]
)
def test_names_of_people(address: str) -> None:
    assert not is_machine(address)
