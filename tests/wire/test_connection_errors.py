"""Each row of DESIGN.md section 8, provoked on the wire: the code, the sentence in both languages, no secret sent."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator, Sequence

import pytest

from carerix_desktop.domain.account import Endpoint, Security, ServerType
from carerix_desktop.domain.fault_texts import action, sentence
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.network import Address, SystemNetwork
from carerix_desktop.wire.probe import ProbeResult, ProbeStep, probe_incoming, probe_outgoing
from carerix_desktop.wire.trust import Trust
from tests.support.certificates import Authority
from tests.support.dovecot import DovecotServer, MailUser, free_port
from tests.support.scripted_server import Ignore, ScriptedServer, SendBytes, Stall, StartTls, Step
from tests.support.smtp_sink import SinkRules, SmtpSink
from tests.wire.dialogues import CREDENTIALS, SECRET, greeted, selected, signed_in

ANNA = "anna@example.test"
POP_GREETING = "S: +OK POP3 ready"


class FakeNetwork:
    """A network without that name, and perhaps without any way out; other names are on loopback."""

    def __init__(self, *, route: bool, known: str = "") -> None:
        self._route = route
        self._known = known

    def resolve(self, host: str, port: int) -> Sequence[Address]:
        if host != self._known:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [Address(family=socket.AF_INET, sockaddr=("127.0.0.1", port))]

    def has_route(self) -> bool:
        return self._route


def incoming(
    endpoint: Endpoint,
    server_type: ServerType = ServerType.IMAP,
    credentials: Credentials = CREDENTIALS,
    *,
    authority: Authority | None = None,
    network: FakeNetwork | None = None,
    timeout_s: float = 2,
) -> ProbeResult:
    trust = Trust(extra_ca=authority.path) if authority is not None else Trust()
    return probe_incoming(
        endpoint, server_type, credentials, trust=trust, network=network or SystemNetwork(), timeout_s=timeout_s
    )


def outgoing(endpoint: Endpoint, *, authority: Authority | None = None, from_address: str = ANNA) -> ProbeResult:
    trust = Trust(extra_ca=authority.path) if authority is not None else Trust()
    return probe_outgoing(endpoint, CREDENTIALS, from_address, trust=trust, timeout_s=2)


def endpoint(host: str, port: int, security: Security = Security.SSL) -> Endpoint:
    return Endpoint(host=host, port=port, security=security, username=ANNA)


def texts(result: ProbeResult) -> tuple[str, str]:
    assert result.message == sentence(result.code, result.details, "en")
    return sentence(result.code, result.details, "en"), sentence(result.code, result.details, "nl")


def no_secret_came(server: ScriptedServer) -> bool:
    return SECRET.encode() not in server.received and b"LOGIN" not in server.received.upper()


def test_dns() -> None:
    result = incoming(endpoint("imap.exmaple.test", 993), network=FakeNetwork(route=True))
    assert (result.code, [step.name for step in result.steps]) == ("dns", ["find"])
    assert texts(result) == (
        "There is no server called imap.exmaple.test. Check the spelling.",
        "Er is geen server met de naam imap.exmaple.test. Controleer de spelling.",
    )


@pytest.mark.parametrize("host", ["", "a..b", "x" * 70 + ".test", "imap.nowhere.invalid"])
def test_what_cannot_be_a_name_is_no_server_either(host: str) -> None:
    assert incoming(endpoint(host, 993)).code == "dns"


def test_offline() -> None:
    result = incoming(endpoint("imap.example.nl", 993), network=FakeNetwork(route=False))
    assert result.code == "offline"
    assert texts(result) == (
        "This computer is offline. We will test again when it is back.",
        "Deze computer is offline. We testen opnieuw zodra er verbinding is.",
    )


def test_refused() -> None:
    port = free_port()
    result = incoming(endpoint("127.0.0.1", port))
    assert result.code == "refused"
    assert texts(result) == (
        f"127.0.0.1 is there, but does not accept mail programs on port {port}. Try port 993.",
        f"127.0.0.1 bestaat, maar accepteert geen mailprogramma op poort {port}. Probeer poort 993.",
    )


def test_timeout_of_a_server_that_never_greets() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        started = time.monotonic()
        result = incoming(endpoint("127.0.0.1", port, Security.TLS))
        assert time.monotonic() - started < 4
    assert result.code == "timeout"
    assert texts(result) == (
        f"127.0.0.1 does not answer. A firewall or VPN may block port {port}.",
        f"127.0.0.1 antwoordt niet. Mogelijk blokkeert een firewall of VPN poort {port}.",
    )


def test_timeout_also_when_bytes_drip() -> None:
    """No silence is long enough for the socket's own timeout, but a step has an end."""
    drip = SendBytes(b"* OK " + b"x" * 100, piece=1, pause_s=0.1)
    with ScriptedServer([*greeted(), "C: * LOGIN *", drip, Stall()]) as server:
        started = time.monotonic()
        result = incoming(server.endpoint(), timeout_s=1)
        assert time.monotonic() - started < 3
        server.forgive()
    assert (result.code, result.steps[-1].name) == ("timeout", "sign_in")


CLEAR_SERVERS: dict[str, tuple[ServerType | None, list[list[Step]], str]] = {
    "imap with starttls": (
        ServerType.IMAP,
        [
            [SendBytes(b"* OK ready\r\n"), Ignore()],
            ["S: * OK ready", "C: * CAPABILITY", "S: * CAPABILITY STARTTLS", "S: <tag> OK"],
        ],
        "tls",
    ),
    "imap without": (
        ServerType.IMAP,
        [
            [SendBytes(b"* OK ready\r\n"), Ignore()],
            ["S: * OK ready", "C: * CAPABILITY", "S: * CAPABILITY X", "S: <tag> OK"],
        ],
        "none",
    ),
    "pop with stls": (
        ServerType.POP3,
        [[SendBytes(b"+OK ready\r\n"), Ignore()], [POP_GREETING, "C: CAPA", "S: +OK", "S: STLS", "S: ."]],
        "tls",
    ),
    "smtp with starttls": (
        None,
        [
            [SendBytes(b"220 ready\r\n"), Ignore()],
            ["S: 220-hello", "S: 220 ready", "C: EHLO *", "S: 250-me", "S: 250 STARTTLS"],
        ],
        "tls",
    ),
}


@pytest.mark.parametrize("case", CLEAR_SERVERS)
def test_wrong_security_tls_to_a_port_that_speaks_in_clear(case: str) -> None:
    server_type, dialogues, sec = CLEAR_SERVERS[case]
    with ScriptedServer(*dialogues) as server:
        where = server.endpoint(Security.SSL)
        result = incoming(where, server_type) if server_type is not None else outgoing(where)
    label = {"tls": ("TLS", "TLS"), "none": ("None", "Geen")}[sec]
    assert (result.code, result.details["sec"]) == ("wrong_security", sec)
    assert texts(result) == (
        f"The server speaks {label[0]} on this port. Switch Security to {label[0]}.",
        f"De server gebruikt {label[1]} op deze poort. Zet Beveiliging op {label[1]}.",
    )
    assert action(result.code, result.details) == "switch_security"
    assert no_secret_came(server)


@pytest.mark.parametrize("security", [Security.NONE, Security.TLS])
@pytest.mark.parametrize(
    ("server_type", "greeting"), [(ServerType.IMAP, "* OK"), (ServerType.POP3, "+OK"), (None, "220 ready")]
)
def test_wrong_security_clear_to_a_port_that_waits_for_tls(
    authority: Authority, security: Security, server_type: ServerType | None, greeting: str
) -> None:
    with ScriptedServer([], [f"S: {greeting} ready", Ignore()], tls=authority.context()) as server:
        where = server.endpoint(security)
        result = incoming(where, server_type) if server_type is not None else outgoing(where)
        server.forgive()
    assert (result.code, result.details["sec"]) == ("wrong_security", "ssl")
    assert "SSL" in texts(result)[0]
    assert no_secret_came(server)


def test_wrong_security_starttls_that_is_not_offered() -> None:
    with ScriptedServer([*greeted(), Ignore()]) as server:
        result = incoming(server.endpoint(Security.TLS))
    assert (result.code, result.details["sec"]) == ("wrong_security", "none")
    assert no_secret_came(server)


@pytest.mark.parametrize("security", [Security.SSL, Security.TLS])
def test_certificate_of_another_name(authority: Authority, security: Security) -> None:
    context = authority.context("mail.provider.test", "www.provider.test")
    starttls: list[Step] = [*greeted("STARTTLS"), "C: * STARTTLS", "S: <tag> OK go", StartTls(context)]
    look: list[Step] = ["S: * OK ready", "C: * STARTTLS", "S: <tag> OK go", StartTls(context)]
    dialogues = [starttls, look] if security is Security.TLS else [[], []]
    tls = None if security is Security.TLS else context
    with ScriptedServer(*dialogues, tls=tls) as server:
        result = incoming(server.endpoint(security), authority=authority)
        server.forgive()
    assert (result.code, result.steps[-1].name) == ("certificate_name", "encrypt")
    name, host = "mail.provider.test", "127.0.0.1"
    assert texts(result) == (
        f"The certificate is for {name}, not {host}. Use {name}, or ask your provider.",
        f"Het certificaat is voor {name}, niet voor {host}. Gebruik {name} of vraag je provider.",
    )
    assert no_secret_came(server)


def test_certificate_that_has_expired(authority: Authority) -> None:
    context = authority.context(expired=True)
    with ScriptedServer([], [], tls=context) as server:
        result = incoming(server.endpoint(Security.SSL), authority=authority)
        server.forgive()
    english, dutch = texts(result)
    assert result.code == "certificate_expired"
    assert english.startswith("The certificate of 127.0.0.1 expired on ")
    assert english.endswith(". Only your provider can renew it.")
    assert dutch.startswith("Het certificaat van 127.0.0.1 is verlopen op ")
    assert "an earlier day" not in english
    assert no_secret_came(server)


def test_certificate_that_nobody_vouches_for(authority: Authority) -> None:
    with ScriptedServer([], tls=authority.context()) as server:
        result = incoming(server.endpoint(Security.SSL))
        server.forgive()
    assert result.code == "certificate"
    assert "cannot be trusted" in texts(result)[0]


REFUSALS = [
    ("S: <tag> NO [AUTHENTICATIONFAILED] Authentication failed.", "auth_failed"),
    ("S: <tag> NO Login incorrect", "auth_failed"),
    ("S: <tag> NO no", "auth_failed"),
    (
        "S: <tag> NO [ALERT] Application-specific password required: https://support.google.com/x (Failure)",
        "app_password",
    ),
    (
        "S: <tag> NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.",
        "plain_refused",
    ),
    ("S: <tag> NO [LIMIT] Too many simultaneous connections", "too_many"),
    ("S: <tag> NO [INUSE] Maximum number of connections from user+IP exceeded", "too_many"),
    ("S: * BYE Too many connections from your IP", "too_many"),
    ("S: <tag> NO [UNAVAILABLE] Temporary authentication failure.", "no"),
    ("S: <tag> NO [OVERQUOTA] mailbox is full", "mailbox_full"),
]
SIGN_IN_TEXTS = {
    "auth_failed": (
        "User name or password is not correct. Use the password of your webmail.",
        "Gebruikersnaam of wachtwoord klopt niet. Gebruik het wachtwoord van je webmail.",
    ),
    "app_password": (
        "127.0.0.1 needs an app password for mail programs.",
        "127.0.0.1 vraagt om een app-wachtwoord voor mailprogramma's.",
    ),
    "plain_refused": (
        "The server only accepts passwords over SSL or TLS. Change Security.",
        "De server accepteert wachtwoorden alleen via SSL of TLS. Pas Beveiliging aan.",
    ),
    "too_many": (
        "The server allows no more connections now. We try again in 5 minutes.",
        "De server staat nu geen extra verbinding toe. Over 5 minuten opnieuw.",
    ),
    "mailbox_full": (
        "Your mailbox is full. Receiving works, saving to Sent does not.",
        "Je mailbox is vol. Ontvangen lukt, bewaren in Verzonden niet.",
    ),
}


@pytest.mark.parametrize(("answer", "code"), REFUSALS)
def test_what_a_server_says_to_a_sign_in(answer: str, code: str) -> None:
    with ScriptedServer([*greeted(), "C: * LOGIN *", answer, Ignore()]) as server:
        result = incoming(server.endpoint())
    assert (result.code, result.steps[-1].name) == (code, "sign_in")
    assert [step.name for step in result.steps if step.ok] == ["find", "encrypt"]
    if code in SIGN_IN_TEXTS:
        assert texts(result) == SIGN_IN_TEXTS[code]
    assert SECRET not in result.answer
    assert answer.split(" ", 3)[3][:20].rstrip(".") in result.answer


def test_google_is_called_by_its_name() -> None:
    network = FakeNetwork(route=True, known="imap.gmail.com")
    with ScriptedServer([*greeted(), "C: * LOGIN *", "S: <tag> NO Invalid credentials (Failure)", Ignore()]) as server:
        result = incoming(endpoint("imap.gmail.com", server.port, Security.NONE), network=network)
    assert result.code == "app_password"
    assert texts(result)[0] == "Google needs an app password for mail programs."
    assert action(result.code, result.details) == "app_password_help"
    assert result.details["help_url"].startswith("https://support.google.com/")


def test_plain_refused_without_sending_the_password() -> None:
    with ScriptedServer([*greeted("LOGINDISABLED", "STARTTLS"), Ignore()]) as server:
        result = incoming(server.endpoint())
    assert result.code == "plain_refused"
    assert no_secret_came(server)


OTHERS = [
    (ServerType.IMAP, "+OK POP3 ready", "This is a POP server. Choose POP, or use 127.0.0.1:993."),
    (ServerType.POP3, "* OK IMAP ready", "This is an IMAP server. Choose IMAP, or use 127.0.0.1:995."),
    (ServerType.IMAP, "220 smtp ESMTP ready", "This is a server for sending mail. Use 127.0.0.1:993 for receiving."),
    (ServerType.POP3, "HTTP/1.1 400 Bad Request", "This is a web server, not a mail server."),
    (None, "* OK IMAP ready", "This is a server for receiving mail."),
    (None, "+OK POP3 ready", "This is a server for receiving mail."),
]


@pytest.mark.parametrize(("server_type", "greeting", "english"), OTHERS)
@pytest.mark.parametrize("tls", [False, True])
def test_wrong_protocol(
    authority: Authority, server_type: ServerType | None, greeting: str, english: str, tls: bool
) -> None:
    with ScriptedServer([f"S: {greeting}", Ignore()], tls=authority.context() if tls else None) as server:
        where = server.endpoint(Security.SSL if tls else Security.NONE)
        if server_type is None:
            result = outgoing(where, authority=authority)
        else:
            result = incoming(where, server_type, authority=authority)
    assert result.code == "wrong_protocol"
    assert texts(result)[0].startswith(english)
    assert texts(result)[1].startswith("Dit is een ")
    assert no_secret_came(server)


def test_wrong_protocol_behind_wrong_security(authority: Authority) -> None:
    """TLS to a POP server that speaks in clear, while IMAP was chosen: the type is what has to change first."""
    with ScriptedServer([SendBytes(b"+OK ready\r\n"), Ignore()], [POP_GREETING, Ignore()]) as server:
        assert incoming(server.endpoint(Security.SSL)).code == "wrong_protocol"
    with ScriptedServer([], [POP_GREETING, Ignore()], tls=authority.context()) as server:
        assert incoming(server.endpoint(Security.NONE)).code == "wrong_protocol"
        server.forgive()


def test_a_web_server_is_recognised() -> None:
    """It says nothing by itself, answers a TLS hello with a page about that, and an empty request too."""
    page = SendBytes(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    with ScriptedServer([Stall()], [page, Ignore()], ["C: ", page, Ignore()]) as server:
        result = incoming(server.endpoint(Security.TLS))
    assert result.code == "wrong_protocol"
    assert texts(result)[0].startswith("This is a web server")


def test_too_many_at_the_greeting() -> None:
    with ScriptedServer(["S: * BYE [UNAVAILABLE] Too many connections", Ignore()]) as server:
        assert incoming(server.endpoint()).code == "too_many"
    with ScriptedServer(["S: 421 4.7.0 Too many connections", Ignore()]) as server:
        assert outgoing(server.endpoint()).code == "too_many"
    with ScriptedServer(["S: -ERR [IN-USE] mailbox in use", Ignore()]) as server:
        assert incoming(server.endpoint(), ServerType.POP3).code == "too_many"


def test_mailbox_full_by_a_warning_on_opening_inbox() -> None:
    dialogue: list[Step] = [*signed_in(), "C: * LIST *", 'S: * LIST () "/" INBOX', "S: <tag> OK done"]
    opened = [str(step).replace("SELECT", "EXAMINE") for step in selected()]
    opened.insert(1, "S: * NO [OVERQUOTA] Soft quota has been exceeded")
    with ScriptedServer([*dialogue, *opened, Ignore()]) as server:
        result = incoming(server.endpoint())
    assert (result.code, result.steps[-1].name) == ("mailbox_full", "folders")
    assert texts(result) == SIGN_IN_TEXTS["mailbox_full"]


def test_mailbox_full_by_quota() -> None:
    opened = [str(step).replace("SELECT", "EXAMINE") for step in selected()]
    dialogue: list[Step] = [
        *signed_in("QUOTA"),
        "C: * LIST *",
        'S: * LIST () "/" INBOX',
        "S: <tag> OK done",
        *opened,
        "C: * GETQUOTAROOT *",
        'S: * QUOTAROOT "INBOX" "User quota"',
        'S: * QUOTA "User quota" (STORAGE 1024 1024 MESSAGE 5 1000)',
        "S: <tag> OK done",
        Ignore(),
    ]
    with ScriptedServer(dialogue) as server:
        assert incoming(server.endpoint()).code == "mailbox_full"


@pytest.fixture
def sink(authority: Authority) -> Iterator[SmtpSink]:
    rules = SinkRules(
        users={ANNA: SECRET},
        senders={"other@example.test": "553 5.7.1 Sender address rejected: not owned by user anna"},
        recipients={
            "full@example.test": "552 5.2.2 Mailbox full",
            "late@example.test": "550 5.7.1 Sender address rejected",
        },
    )
    with SmtpSink(security=Security.TLS, context=authority.context(), rules=rules) as running:
        yield running


def test_a_good_outgoing_server_sees_no_data(authority: Authority, sink: SmtpSink) -> None:
    result = outgoing(sink.endpoint(ANNA), authority=authority)
    assert result.ok, result
    assert [step.name for step in result.steps] == ["find", "encrypt", "sign_in", "send"]
    assert sink.verbs == ["AUTH", "MAIL", "RCPT", "RSET"]
    assert sink.kept == []


@pytest.mark.parametrize(
    ("sender", "code"),
    [
        ("other@example.test", "sender_refused"),
        ("late@example.test", "sender_refused"),
        ("full@example.test", "mailbox_full"),
    ],
)
def test_sender_refused_and_mailbox_full(authority: Authority, sink: SmtpSink, sender: str, code: str) -> None:
    result = outgoing(sink.endpoint(ANNA), authority=authority, from_address=sender)
    assert (result.code, result.steps[-1].name) == (code, "send")
    if code == "sender_refused":
        assert texts(result) == (
            f"You may not send as {sender}. Use {ANNA}, or have your provider allow it.",
            f"Je mag niet verzenden als {sender}. Gebruik {ANNA} of laat je provider het toestaan.",
        )
    assert "DATA" not in sink.verbs


@pytest.mark.parametrize("address", ["a b@example.test", "anna@example.test>\r\nDATA", "", "anna", "ännä@example.test"])
def test_an_address_that_smtp_cannot_carry_is_refused_here(authority: Authority, sink: SmtpSink, address: str) -> None:
    assert outgoing(sink.endpoint(ANNA), authority=authority, from_address=address).code == "sender_refused"
    assert "MAIL" not in sink.verbs


SMTP_AUTH = [
    ("535 5.7.8 Error: authentication failed", "auth_failed"),
    ("534-5.7.9 Application-specific password required.", "app_password"),
    ("530 5.7.0 Must issue a STARTTLS command first", "plain_refused"),
    ("538 5.7.11 Encryption required", "plain_refused"),
    ("454 4.7.0 Temporary authentication failure", "no"),
    ("421 4.7.0 Too many errors", "too_many"),
]


@pytest.mark.parametrize(("answer", "code"), SMTP_AUTH)
def test_what_an_smtp_server_says_to_a_sign_in(answer: str, code: str) -> None:
    lines = [f"S: {answer}", "S: 534 5.7.9 more"] if answer[3] == "-" else [f"S: {answer}"]
    dialogue: list[Step] = ["S: 220 hello", "C: EHLO [127.0.0.1]", "S: 250-me", "S: 250 AUTH PLAIN"]
    with ScriptedServer([*dialogue, "C: AUTH PLAIN *", *lines, Ignore()]) as server:
        result = outgoing(server.endpoint())
    assert (result.code, result.steps[-1].name) == (code, "sign_in")
    assert SECRET not in result.answer


def test_smtp_that_offers_sign_in_only_after_starttls_gets_no_password() -> None:
    with ScriptedServer(["S: 220 hello", "C: EHLO *", "S: 250-me", "S: 250 STARTTLS", Ignore()]) as server:
        assert outgoing(server.endpoint()).code == "plain_refused"
    assert b"AUTH" not in server.received


POP_REFUSALS = [
    ("S: -ERR [AUTH] Authentication failed.", "auth_failed"),
    ("S: -ERR invalid password", "auth_failed"),
    ("S: -ERR [AUTH] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.", "plain_refused"),
    ("S: -ERR [IN-USE] maildrop already locked", "too_many"),
    ("S: -ERR [SYS/TEMP] try later", "no"),
]


@pytest.mark.parametrize(("answer", "code"), POP_REFUSALS)
def test_what_a_pop_server_says_to_a_sign_in(answer: str, code: str) -> None:
    dialogue: list[Step] = [POP_GREETING, "C: CAPA", "S: +OK", "S: USER", "S: .", "C: USER *", "S: +OK", "C: PASS *"]
    with ScriptedServer([*dialogue, answer, Ignore()]) as server:
        result = incoming(server.endpoint(), ServerType.POP3)
    assert (result.code, result.steps[-1].name) == (code, "sign_in")


@pytest.mark.parametrize("security", list(Security))
@pytest.mark.parametrize("server_type", list(ServerType))
def test_a_good_server_passes_every_step(
    dovecot: DovecotServer, mail_user: MailUser, security: Security, server_type: ServerType
) -> None:
    told: list[ProbeStep] = []
    result = probe_incoming(
        dovecot.endpoint(mail_user, security, protocol=server_type.value),
        server_type,
        Credentials(username=mail_user.address, password=mail_user.password),
        told.append,
        trust=Trust(extra_ca=dovecot.authority.path),
    )
    assert result.ok, result
    assert result.code == ""
    assert tuple(told) == result.steps
    last = ["folders"] if server_type is ServerType.IMAP else []
    assert [step.name for step in told] == ["find", "encrypt", "sign_in", *last]


@pytest.mark.parametrize("server_type", list(ServerType))
def test_a_wrong_password_on_a_real_server(
    dovecot: DovecotServer, mail_user: MailUser, server_type: ServerType
) -> None:
    where = dovecot.endpoint(mail_user, Security.SSL, protocol=server_type.value)
    wrong = Credentials(username=mail_user.address, password="wrong")
    assert incoming(where, server_type, wrong, authority=dovecot.authority).code == "auth_failed"


def test_a_test_can_be_stopped_at_any_time() -> None:
    cancel = Cancellation()
    with ScriptedServer([Stall()]) as server:
        threading.Timer(0.2, cancel.cancel).start()
        started = time.monotonic()
        result = probe_incoming(server.endpoint(), ServerType.IMAP, CREDENTIALS, cancel=cancel)
        assert time.monotonic() - started < 1.5
    assert result.code == "cancelled"


def test_the_words_of_a_server_are_plain_text_and_short() -> None:
    nasty = "S: <tag> NO <b>bold</b>\x1b[31m\x07 " + "x" * 3000
    with ScriptedServer([*greeted(), "C: * LOGIN *", nasty, Ignore()]) as server:
        result = incoming(server.endpoint())
    assert len(result.answer) <= 500
    assert result.answer.isprintable()
