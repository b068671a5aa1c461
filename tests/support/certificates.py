"""Certificates for the servers of the tests: one own authority, good certificates and every kind of bad one."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerFiles:
    """The PEM files that a server reads."""

    certificate: Path
    key: Path


class Authority:
    """A certificate authority that lives as long as its directory.

    Attributes:
        path: the authority's own certificate (PEM), what a client has to trust.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._ca = trustme.CA(key_type=trustme.KeyType.ECDSA)
        self._count = 0
        self.path = directory / "authority.pem"
        self._ca.cert_pem.write_to_path(str(self.path))

    def issue(self, *names: str, expired: bool = False, common_name: str | None = None) -> trustme.LeafCert:
        """Issue a certificate for these host names and addresses, by default for the loopback ones."""
        now = datetime.now(UTC)
        window = (now - timedelta(days=40), now - timedelta(days=10)) if expired else (None, None)
        return self._ca.issue_cert(
            *(names or ("localhost", "127.0.0.1")),
            common_name=common_name,
            not_before=window[0],
            not_after=window[1],
            key_type=trustme.KeyType.ECDSA,
        )

    def files(self, *names: str, expired: bool = False) -> ServerFiles:
        """Issue a certificate and write what a server needs to read."""
        leaf = self.issue(*names, expired=expired)
        self._count += 1
        files = ServerFiles(
            certificate=self._directory / f"server{self._count}.pem", key=self._directory / f"server{self._count}.key"
        )
        files.certificate.write_bytes(b"".join(blob.bytes() for blob in leaf.cert_chain_pems))
        leaf.private_key_pem.write_to_path(str(files.key))
        return files

    def context(self, *names: str, expired: bool = False, common_name: str | None = None) -> ssl.SSLContext:
        """Make a server's TLS context with a certificate for these names."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.issue(*names, expired=expired, common_name=common_name).configure_cert(context)
        return context


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """The authority that the test servers' certificates come from."""
    return Authority(tmp_path_factory.mktemp("authority"))
