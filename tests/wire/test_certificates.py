"""T-03: every kind of bad certificate is refused before a byte of the password leaves."""

from __future__ import annotations

import datetime as dt
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from carerix_desktop.domain.account import Security, ServerType
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.wire.probe import probe_incoming
from carerix_desktop.wire.session import open_imap
from carerix_desktop.wire.trust import Trust
from tests.support.scripted_server import Ignore, ScriptedServer
from tests.wire.dialogues import CREDENTIALS, SECRET, greeted

NOW = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)
HERE = (x509.IPAddress(ip_address("127.0.0.1")), x509.DNSName("localhost"))
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A server certificate as somebody made it."""

    names: tuple[x509.GeneralName, ...] = HERE
    common_name: str = "127.0.0.1"
    start: dt.datetime = NOW - DAY
    end: dt.datetime = NOW + 30 * DAY
    usage: x509.ObjectIdentifier | None = ExtendedKeyUsageOID.SERVER_AUTH
    key: Callable[[], Key] = lambda: ec.generate_private_key(ec.SECP256R1())
    critical: bool = False


class Forge:
    """An authority that signs what it is asked to."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.certificate = self.sign_authority(name("Test root"), self.key, name("Test root"), self.key)
        self.path = directory / "root.pem"
        self.path.write_bytes(pem(self.certificate))

    def sign_authority(
        self,
        subject: x509.Name,
        subject_key: ec.EllipticCurvePrivateKey,
        issuer: x509.Name,
        issuer_key: Key,
        *,
        ca: bool = True,
        end: dt.datetime = NOW + 30 * DAY,
        limit: x509.NameConstraints | None = None,
    ) -> x509.Certificate:
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(subject_key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW - 60 * DAY)
            .not_valid_after(end)
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        )
        if limit is not None:
            builder = builder.add_extension(limit, critical=True)
        return builder.sign(issuer_key, hashes.SHA256())

    def serve(
        self, wish: Wish, *, chain: tuple[x509.Certificate, ...] = (), issuer: tuple[x509.Name, Key] | None = None
    ) -> ssl.SSLContext:
        """Make a server's context with such a certificate."""
        key = wish.key()
        issuer_name, issuer_key = issuer or (self.certificate.subject, self.key)
        builder = (
            x509.CertificateBuilder()
            .subject_name(name(wish.common_name))
            .issuer_name(issuer_name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(wish.start)
            .not_valid_after(wish.end)
        )
        if wish.names:
            builder = builder.add_extension(x509.SubjectAlternativeName(wish.names), critical=False)
        if wish.usage is not None:
            builder = builder.add_extension(x509.ExtendedKeyUsage([wish.usage]), critical=False)
        if wish.critical:
            strange = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.3.6.1.4.1.99999.1"), b"\x05\x00")
            builder = builder.add_extension(strange, critical=True)
        certificate = builder.sign(issuer_key, hashes.SHA256())
        return self._context(certificate, key, chain)

    def self_signed(self) -> ssl.SSLContext:
        """A certificate that vouches for itself."""
        key = ec.generate_private_key(ec.SECP256R1())
        wish = Wish(key=lambda: key)
        return self.serve(wish, issuer=(name(wish.common_name), key))

    def by_intermediate(
        self, *, sent: bool = True, ca: bool = True, end: dt.datetime = NOW + 30 * DAY, limit: str = ""
    ) -> ssl.SSLContext:
        """A certificate below an intermediate authority that is left out, is none, has expired, or may not."""
        key = ec.generate_private_key(ec.SECP256R1())
        constraint = (
            x509.NameConstraints([x509.DNSName(limit)], [x509.IPAddress(ip_network("0.0.0.0/0"))]) if limit else None
        )
        between = self.sign_authority(
            name("Between"), key, self.certificate.subject, self.key, ca=ca, end=end, limit=constraint
        )
        return self.serve(Wish(), chain=(between,) if sent else (), issuer=(between.subject, key))

    def _context(self, leaf: x509.Certificate, key: Key, chain: tuple[x509.Certificate, ...]) -> ssl.SSLContext:
        path = self.directory / "server.pem"
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        path.write_bytes(private + pem(leaf) + b"".join(pem(link) for link in chain))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.set_ciphers("DEFAULT:@SECLEVEL=0")  # the server may be as weak as it likes
        context.load_cert_chain(path)
        return context


def pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def old_tls(forge: Forge) -> ssl.SSLContext:
    context = forge.serve(Wish())
    with pytest.warns(DeprecationWarning, match="TLSv1"):
        context.minimum_version = ssl.TLSVersion.TLSv1
    with pytest.warns(DeprecationWarning, match="TLSv1"):
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    return context


BAD: dict[str, tuple[Callable[[Forge], ssl.SSLContext], str]] = {
    "expired": (lambda f: f.serve(Wish(start=NOW - 30 * DAY, end=NOW - DAY)), "certificate_expired"),
    "not yet valid": (lambda f: f.serve(Wish(start=NOW + DAY)), "certificate"),
    "another host": (lambda f: f.serve(Wish(names=(x509.DNSName("mail.other.test"),))), "certificate_name"),
    "another address": (
        lambda f: f.serve(Wish(names=(x509.IPAddress(ip_address("127.0.0.2")),))),
        "certificate_name",
    ),
    "address as a name": (lambda f: f.serve(Wish(names=(x509.DNSName("127.0.0.1"),))), "certificate_name"),
    "wildcard over all": (lambda f: f.serve(Wish(names=(x509.DNSName("*"),))), "certificate_name"),
    "common name only": (lambda f: f.serve(Wish(names=())), "certificate_name"),
    "self-signed": (lambda f: f.self_signed(), "certificate"),
    "unknown authority": (
        lambda f: f.serve(Wish(), issuer=(name("Nobody"), ec.generate_private_key(ec.SECP256R1()))),
        "certificate",
    ),
    "forged signature of ours": (
        lambda f: f.serve(Wish(), issuer=(f.certificate.subject, ec.generate_private_key(ec.SECP256R1()))),
        "certificate",
    ),
    "intermediate left out": (lambda f: f.by_intermediate(sent=False), "certificate"),
    "intermediate that is no authority": (lambda f: f.by_intermediate(ca=False), "certificate"),
    "intermediate expired": (lambda f: f.by_intermediate(end=NOW - DAY), "certificate_expired"),
    "intermediate for other names": (lambda f: f.by_intermediate(limit="other.test"), "certificate"),
    "for clients only": (lambda f: f.serve(Wish(usage=ExtendedKeyUsageOID.CLIENT_AUTH)), "certificate"),
    "RSA of 1024 bits": (lambda f: f.serve(Wish(key=lambda: rsa.generate_private_key(65537, 1024))), "certificate"),
    "strange critical extension": (lambda f: f.serve(Wish(critical=True)), "certificate"),
    "TLS 1.1": (old_tls, "certificate"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_certificate_is_refused_before_the_password(kind: str, tmp_path: Path) -> None:
    forge = Forge(tmp_path)
    make, code = BAD[kind]
    with ScriptedServer(["S: * OK ready", Ignore()], tls=make(forge)) as server:
        with pytest.raises(ServerFault) as caught:
            open_imap(server.endpoint(Security.SSL), CREDENTIALS, timeout_s=3, trust=Trust(extra_ca=forge.path))
        server.forgive()
    assert caught.value.code == code
    assert not caught.value.retry
    assert SECRET.encode() not in server.received


@pytest.mark.parametrize("kind", BAD)
def test_a_test_of_the_connection_names_it_and_sends_nothing_either(kind: str, tmp_path: Path) -> None:
    forge = Forge(tmp_path)
    make, code = BAD[kind]
    context = make(forge)
    with ScriptedServer([], [], tls=context) as server:
        result = probe_incoming(
            server.endpoint(Security.SSL), ServerType.IMAP, CREDENTIALS, trust=Trust(extra_ca=forge.path), timeout_s=2
        )
        server.forgive()
    assert (result.code, result.steps[-1].name) == (code, "encrypt")
    assert SECRET.encode() not in server.received


def test_the_same_authority_is_believed_where_nothing_is_wrong(tmp_path: Path) -> None:
    forge = Forge(tmp_path)
    sign_in = ["C: * LOGIN *", "S: <tag> OK [CAPABILITY IMAP4rev1] welcome"]
    for context in (forge.serve(Wish()), forge.by_intermediate()):
        with ScriptedServer([*greeted(), *sign_in], tls=context) as server:
            open_imap(
                server.endpoint(Security.SSL), CREDENTIALS, timeout_s=3, trust=Trust(extra_ca=forge.path)
            ).logout()
