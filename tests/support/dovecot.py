"""A private Dovecot on loopback for the tests that need a real IMAP, POP3 and LMTP server.

Use it by the fixtures: ``pytest_plugins = ["tests.support.certificates", "tests.support.dovecot"]`` in the top
conftest (or import the fixtures), then

    def test_something(dovecot: DovecotServer, mail_user: MailUser) -> None:
        dovecot.deliver(mail_user.address, b"Subject: hi\r\n\r\nbody\r\n")
        endpoint = dovecot.endpoint(mail_user, Security.SSL)

A missing Dovecot is a failure with a sentence, never a skip.
"""

from __future__ import annotations

import base64
import contextlib
import grp
import itertools
import os
import pwd
import random
import shutil
import smtplib
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from carerix_desktop.domain.account import Endpoint, Security
from tests.support.certificates import Authority

MISSING = (
    "Dovecot is missing: install dovecot-imapd, dovecot-pop3d, dovecot-lmtpd and dovecot-submissiond "
    "(make setup does it), then run the tests again."
)
_LISTENERS = ("imap", "imaps", "pop3", "pop3s", "lmtp")
_SPECIAL = ("Drafts", "Sent", "Archive", "Junk", "Trash")
_START_TIMEOUT_S = 10.0
_PASSWORD = 'geheim "quoted\\" %s'


class MissingServerError(Exception):
    """Dovecot is not installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailUser:
    """One mailbox on the test server."""

    address: str
    password: str


_LOWEST, _HIGHEST = 12_000, 32_000
"""Below the ports from which the system chooses for connections: between looking and listening nobody takes one."""
_CANDIDATES = itertools.count(random.SystemRandom().randrange(_HIGHEST - _LOWEST))


def free_port() -> int:
    """Find a TCP port on loopback that nobody listens on now; in one process each is answered once."""
    while True:
        port = _LOWEST + next(_CANDIDATES) % (_HIGHEST - _LOWEST)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


class DovecotServer:
    """A Dovecot process of its own: maildir, QRESYNC, SPECIAL-USE, MOVE, IDLE, POP3, LMTP, TLS.

    Attributes:
        host: the name in the certificate.
        ports: by listener: imap (clear and STARTTLS), imaps, pop3, pop3s, lmtp.
        authority: what a client has to trust.
        directory: configuration, log (`log`) and mail (`mail/USER`) of the server.
    """

    host = "127.0.0.1"

    def __init__(self, authority: Authority, *, extra: str = "", special_use: bool = True) -> None:
        """Prepare a server; `extra` goes into its configuration as it is."""
        self.authority = authority
        self.ports = {name: free_port() for name in _LISTENERS}
        self.directory = Path(tempfile.mkdtemp(prefix="dc-", dir="/tmp"))  # short: UNIX sockets live in it
        self._extra = extra
        self._special_use = special_use
        self._process: subprocess.Popen[bytes] | None = None
        self._names = itertools.count(1)
        root = os.geteuid() == 0
        self._me = pwd.getpwnam("nobody") if root else pwd.getpwuid(os.geteuid())
        nobody = ("setpriv", f"--reuid={self._me.pw_uid}", f"--regid={self._me.pw_gid}", "--clear-groups")
        self._drop: tuple[str, ...] = nobody if root else ()

    def add_configuration(self, text: str) -> None:
        """Add to the configuration before the first start, for what has to name the server's directory."""
        self._extra += text

    def start(self) -> DovecotServer:
        """Write the configuration, start the server and wait until it answers."""
        binary = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
        if binary is None:
            raise MissingServerError(MISSING)
        self._write_configuration()
        self._process = subprocess.Popen([*self._drop, binary, "-F", "-c", str(self.directory / "dovecot.conf")])
        deadline = time.monotonic() + _START_TIMEOUT_S
        while time.monotonic() < deadline:
            try:
                socket.create_connection((self.host, self.ports["imap"]), 1).close()
            except OSError:
                time.sleep(0.02)
            else:
                return self
        self.stop(keep=True)
        raise MissingServerError(f"Dovecot did not start; its log is {self.directory / 'log'}.")

    def stop(self, *, keep: bool = False) -> None:
        """End the server and, by default, remove its mail."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait(10)
            self._process = None
        if not keep:
            shutil.rmtree(self.directory, ignore_errors=True)

    def pause(self) -> None:
        """End the server but keep ports and mail, for `start` to go on with."""
        self.stop(keep=True)

    def add_user(self, address: str = "", password: str = "") -> MailUser:
        """Make a mailbox; without arguments a fresh one that no other test uses."""
        user = MailUser(address=address or f"user{next(self._names)}@example.test", password=password or _PASSWORD)
        if not password:
            return user  # any name may sign in with the usual password
        secret = _encoded(password)
        with (self.directory / "users").open("a", encoding="utf-8") as file:
            file.write(f"{user.address}:{secret}\n")
        if self._process is not None:
            time.sleep(1.1)  # Dovecot looks at the file once a second
        return user

    def endpoint(self, user: MailUser, security: Security = Security.SSL, *, protocol: str = "imap") -> Endpoint:
        """Say where this user connects; protocol is imap or pop3."""
        port = self.ports[f"{protocol}s" if security is Security.SSL else protocol]
        return Endpoint(host=self.host, port=port, security=security, username=user.address)

    def deliver(self, address: str, raw: bytes, *, sender: str = "sender@elsewhere.test") -> None:
        """Deliver a message to INBOX by LMTP, as a mail server would (adds Return-Path and Delivered-To)."""
        with smtplib.LMTP(self.host, self.ports["lmtp"]) as lmtp:
            lmtp.sendmail(sender, [address], raw)

    def save(self, address: str, raw: bytes, *, mailbox: str = "INBOX") -> None:
        """Put a message into any mailbox, byte for byte but for line ends."""
        self.doveadm("save", "-u", address, "-m", mailbox, stdin=raw)

    def drop_many(self, address: str, raws: list[bytes], *, mailbox: str = "INBOX") -> None:
        """Put many messages into a mailbox fast, as files of the maildir (not while a client has it selected)."""
        folder = self.maildir(address) if mailbox == "INBOX" else self.maildir(address) / f".{mailbox}"
        self.doveadm("mailbox", "status", "-u", address, "messages", mailbox)
        for number, raw in enumerate(raws):
            name = folder / "cur" / f"{1_600_000_000 + number}.M{number}P{next(self._names)}.test,S={len(raw)}:2,"
            name.write_bytes(raw)
            os.chown(name, self._me.pw_uid, self._me.pw_gid)

    def maildir(self, address: str) -> Path:
        """Where the mail of a user is: a Maildir++ tree."""
        return self.directory / "mail" / address

    def doveadm(self, *arguments: str, stdin: bytes = b"") -> str:
        """Run doveadm on this server, for example `doveadm("mailbox", "create", "-u", address, "Archief")`."""
        done = subprocess.run(
            [*self._drop, "doveadm", "-c", str(self.directory / "dovecot.conf"), *arguments],
            input=stdin,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"doveadm {' '.join(arguments)}: {done.stderr.decode(errors='replace')}")
        return done.stdout.decode()

    def log(self) -> str:
        """The server's log, for the report of a failure."""
        path = self.directory / "log"
        return path.read_text(errors="replace") if path.exists() else ""

    def _write_configuration(self) -> None:
        (self.directory / "users").touch()
        if not (self.directory / "dovecot.conf").exists():
            files = self.authority.files()
            for source, name in ((files.certificate, "cert.pem"), (files.key, "key.pem")):
                shutil.copy(source, self.directory / name)
            (self.directory / "dovecot.conf").write_text(self._configuration())
        if self._drop:
            owner = f"{self._me.pw_uid}:{self._me.pw_gid}"
            subprocess.run(["chown", "-R", owner, str(self.directory)], check=True)

    def _configuration(self) -> str:
        d, me = self.directory, self._me
        group = grp.getgrgid(me.pw_gid).gr_name
        head = [
            f"base_dir = {d}/run\nstate_dir = {d}/state\nlog_path = {d}/log\ndefault_vsz_limit = 0",
            f"default_internal_user = {me.pw_name}\ndefault_internal_group = {group}",
            f"default_login_user = {me.pw_name}",
            f"protocols = imap pop3 lmtp\nlisten = 127.0.0.1\nssl = yes\nssl_cert = <{d}/cert.pem",
            f"ssl_key = <{d}/key.pem\nfirst_valid_uid = 1\ndisable_plaintext_auth = no\nauth_mechanisms = plain login",
            f"auth_failure_delay = 0 secs\nmail_location = maildir:{d}/mail/%u\nmail_max_userip_connections = 200",
            "postmaster_address = postmaster@example.test\nmail_fsync = never\nrecipient_delimiter = +",
        ]
        special = (_block(f"mailbox {name}", *self._role(name)) for name in _SPECIAL)
        driver = f"args = uid={me.pw_uid} gid={me.pw_gid} home={d}/home/%u allow_all_users=yes"
        blocks = [
            _block("passdb", "driver = passwd-file", f"args = scheme=PLAIN username_format=%u {d}/users"),
            _block("passdb", "driver = static", f"args = password={_encoded(_PASSWORD)}"),
            _block("userdb", "driver = static", driver),
            _block("namespace inbox", "inbox = yes", "separator = /", *special),
            _block("service imap-login", "chroot =", self._listener("imap"), self._listener("imaps", "ssl = yes")),
            _block("service pop3-login", "chroot =", self._listener("pop3"), self._listener("pop3s", "ssl = yes")),
            _block("service lmtp", self._listener("lmtp")),
            _block("service anvil", "chroot =", _block("unix_listener anvil-auth-penalty", "mode = 0")),
            _block("service stats", "chroot ="),
        ]
        return "\n".join([*head, *blocks, self._extra]) + "\n"

    def _role(self, name: str) -> tuple[str, ...]:
        role = (f"special_use = \\{name}",) if self._special_use else ()
        return ("auto = subscribe", *role)

    def _listener(self, name: str, *more: str) -> str:
        return _block(f"inet_listener {name}", f"port = {self.ports[name]}", *more)


def _encoded(password: str) -> str:
    return "{PLAIN.B64}" + base64.b64encode(password.encode()).decode()


def _block(name: str, *lines: str) -> str:
    return name + " {\n" + "\n".join(lines) + "\n}\n"


@pytest.fixture(scope="session")
def dovecot(authority: Authority) -> Iterator[DovecotServer]:
    """The session's Dovecot; take a `mail_user` of your own for each test."""
    server = DovecotServer(authority)
    try:
        server.start()
    except MissingServerError as missing:
        server.stop()
        pytest.fail(str(missing))
    yield server
    server.stop()


@pytest.fixture
def mail_user(dovecot: DovecotServer) -> MailUser:
    """A fresh mailbox on the session's Dovecot."""
    return dovecot.add_user()
