"""What a person wants to know of a certificate that was refused (RFC 5280 §4.1.2.5, §4.2.1.6)."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from cryptography import x509
from cryptography.x509.oid import NameOID


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFacts:
    """For whom it is ("" for nobody), by whom, from when to when (days in UTC), and its SHA-256 (hexadecimal)."""

    name: str
    subject: str
    issuer: str
    first_day: date
    last_day: date
    sha256: str


def read_certificate(der: bytes) -> CertificateFacts:
    """Read a certificate.

    Raises:
        ValueError: it is none.
    """
    certificate = x509.load_der_x509_certificate(der)
    return CertificateFacts(
        name=_name_of(certificate),
        subject=_people(certificate.subject),
        issuer=_people(certificate.issuer),
        first_day=certificate.not_valid_before_utc.date(),
        last_day=certificate.not_valid_after_utc.date(),
        sha256=sha256(der).hexdigest(),
    )


def _people(name: x509.Name) -> str:
    """A distinguished name as a person reads it: the common name, then the organisation."""
    parts = [*name.get_attributes_for_oid(NameOID.COMMON_NAME), *name.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)]
    return ", ".join(dict.fromkeys(str(part.value) for part in parts))


def _name_of(certificate: x509.Certificate) -> str:
    """The name that a person would recognise: the first DNS name, else an address, else the common name."""
    with contextlib.suppress(x509.ExtensionNotFound):
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        found = [*names.get_values_for_type(x509.DNSName), *map(str, names.get_values_for_type(x509.IPAddress))]
        if found:
            return found[0]
    common = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(common[0].value) if common else ""
