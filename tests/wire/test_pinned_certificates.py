"""T-03, second half: an exception is one certificate for one server; another one is refused before the password."""

from __future__ import annotations

import ssl
from dataclasses import replace
from pathlib import Path

import pytest

from carerix_desktop.domain.account import Endpoint, Security, ServerType
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.fault_texts import sentence
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.probe import ProbeResult, probe_incoming, probe_outgoing
from carerix_desktop.wire.sending import open_submission
from carerix_desktop.wire.session import open_imap
from carerix_desktop.wire.trust import Trust
from tests.support.certificates import Authority
from tests.support.dovecot import DovecotServer, MailUser
from tests.support.scripted_server import Ignore, ScriptedServer, StartTls, Step
from tests.support.smtp_sink import SinkRules, SmtpSink
from tests.wire.dialogues import CREDENTIALS, SECRET, greeted
from tests.wire.test_certificates import BAD, Forge, old_tls

ENCRYPTED = (Security.SSL, Security.TLS)
WRONG = "0" * 64
WITH_PIN = [kind for kind, (make, _code) in BAD.items() if make is not old_tls]


def shown(result: ProbeResult) -> str:
    """The fingerprint that a person sees of a certificate that was refused."""
    assert not result.ok
    assert result.steps[-1].name == "encrypt"
    return result.details["fingerprint"]


def signs_in(user: MailUser) -> Credentials:
    return Credentials(username=user.address, password=user.password)


@pytest.mark.parametrize("kind", WITH_PIN)
def test_each_bad_certificate_is_shown_and_is_good_once_it_is_pinned(kind: str, tmp_path: Path) -> None:
    forge = Forge(tmp_path)
    context = BAD[kind][0](forge)
    with ScriptedServer([], [], tls=context) as server:
        refused = probe_incoming(
            server.endpoint(Security.SSL), ServerType.IMAP, CREDENTIALS, trust=Trust(extra_ca=forge.path), timeout_s=3
        )
        server.forgive()
    assert refused.details["valid_from"] < refused.details["valid_until"]
    assert refused.details["issuer"]
    with ScriptedServer([*greeted(), "C: * LOGIN *", "S: <tag> OK [CAPABILITY IMAP4rev1] hi"], tls=context) as server:
        pinned = replace(server.endpoint(Security.SSL), pin=shown(refused))
        open_imap(pinned, CREDENTIALS, timeout_s=3, trust=Trust(extra_ca=forge.path)).logout()


@pytest.mark.parametrize("security", ENCRYPTED)
def test_another_certificate_than_the_pinned_is_refused_before_the_password(
    security: Security, authority: Authority
) -> None:
    context = authority.context()  # one that the authority vouches for: even that is another one
    start: list[Step] = [*greeted("STARTTLS"), "C: * STARTTLS", "S: <tag> OK go", StartTls(context)]
    dialogue: list[Step] = [*start, Ignore()] if security is Security.TLS else ["S: * OK ready", Ignore()]
    with ScriptedServer(dialogue, tls=context if security is Security.SSL else None) as server:
        endpoint = replace(server.endpoint(security), pin=WRONG)
        with pytest.raises(ServerFault) as caught:
            open_imap(endpoint, CREDENTIALS, timeout_s=3, trust=Trust(extra_ca=authority.path))
        server.forgive()
    assert (caught.value.code, caught.value.retry) == ("certificate_changed", False)
    assert SECRET.encode() not in server.received
    assert b"LOGIN" not in server.received
    for language in ("en", "nl"):
        assert caught.value.details["host"] in sentence(caught.value.code, caught.value.details, language)


@pytest.mark.parametrize("security", ENCRYPTED)
@pytest.mark.parametrize("server_type", ServerType)
def test_a_real_server_that_nobody_vouches_for_is_refused_pinned_and_refused_again_when_it_changes(
    dovecot: DovecotServer, mail_user: MailUser, server_type: ServerType, security: Security
) -> None:
    protocol = "imap" if server_type is ServerType.IMAP else "pop3"
    endpoint, credentials = dovecot.endpoint(mail_user, security, protocol=protocol), signs_in(mail_user)
    refused = probe_incoming(endpoint, server_type, credentials, timeout_s=5)
    assert refused.code == "certificate"
    good = replace(endpoint, pin=shown(refused))
    assert probe_incoming(good, server_type, credentials, timeout_s=5).ok
    changed = probe_incoming(replace(endpoint, pin=WRONG), server_type, credentials, timeout_s=5)
    assert (changed.code, shown(changed)) == ("certificate_changed", good.pin)


@pytest.mark.parametrize("security", ENCRYPTED)
def test_a_real_outgoing_server_too(authority: Authority, security: Security) -> None:
    rules = SinkRules(users={"eva": "geheim"})
    with SmtpSink(rules=rules, security=security, context=authority.context()) as sink:
        endpoint, credentials = sink.endpoint("eva"), Credentials(username="eva", password="geheim")
        refused = probe_outgoing(endpoint, credentials, "eva@example.test", timeout_s=5)
        good = replace(endpoint, pin=shown(refused))
        assert probe_outgoing(good, credentials, "eva@example.test", timeout_s=5).ok
        session = open_submission(good, credentials, timeout_s=5)
        session.quit()
        with pytest.raises(ServerFault, match="another certificate"):
            open_submission(replace(endpoint, pin=WRONG), credentials, timeout_s=5)


def test_a_pin_does_not_bring_old_tls_back(tmp_path: Path) -> None:
    forge = Forge(tmp_path)
    context = old_tls(forge)
    with ScriptedServer([], tls=context) as server:
        pinned: Endpoint = replace(server.endpoint(Security.SSL), pin=WRONG)
        with pytest.raises(ServerFault) as caught:
            open_imap(pinned, CREDENTIALS, timeout_s=3)
        server.forgive()
    assert caught.value.code == "certificate"
    assert context.maximum_version is ssl.TLSVersion.TLSv1_1
