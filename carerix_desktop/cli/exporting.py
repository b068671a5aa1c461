"""`export messages`, `records` and `dossier`: into files, only what this user may see."""

from __future__ import annotations

import argparse
from pathlib import Path

from carerix_desktop.cli.frame import Answer, Nouns, acting_user
from carerix_desktop.compose.vcard import VERSIONS
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import parse_record_ref
from carerix_desktop.services.office import Office


def add_parser(nouns: Nouns) -> None:
    """Add the noun to the grammar."""
    parser = nouns.add_parser("export", help="mail, records, or one record's dossier, into a file")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="WHAT")
    mail = verbs.add_parser("messages", help="all mail that this user may see, or that of one file")
    mail.add_argument("--to", type=Path, required=True, metavar="FILE.mbox|.zip|.json")
    mail.add_argument("--record", default="", metavar="KIND:REF", help="only the mail on this file")
    mail.set_defaults(run=export_messages)
    dossier = verbs.add_parser("dossier", help="all of one record that this user may see, with mail and documents")
    dossier.add_argument("record", metavar="KIND:REF")
    dossier.add_argument("--to", type=Path, required=True, metavar="FILE.zip|.pdf")
    dossier.set_defaults(run=export_dossier)
    records = verbs.add_parser("records", help="all records of a kind")
    records.add_argument("--kind", choices=[kind.value for kind in RecordKind], required=True)
    records.add_argument("--to", type=Path, required=True, metavar="FILE.csv|.json|.vcf")
    records.add_argument("--vcard", choices=VERSIONS, default=VERSIONS[0], help="the version of the cards")
    records.set_defaults(run=export_records)


def export_messages(office: Office, arguments: argparse.Namespace) -> Answer:
    """Messages into an mbox file."""
    viewer = acting_user(office, arguments).key
    return _answer(office.exports.write_messages(viewer, arguments.to, arguments.record), arguments.to)


def export_dossier(office: Office, arguments: argparse.Namespace) -> Answer:
    """A dossier into a ZIP or a PDF."""
    viewer, named = acting_user(office, arguments).key, parse_record_ref(arguments.record)
    written = office.dossiers.write(viewer, named.kind, named.ref, arguments.to)
    return Answer(data={"written": written}, text=f"Dossier with {written} messages written to {arguments.to}.")


def export_records(office: Office, arguments: argparse.Namespace) -> Answer:
    """Records into a CSV file."""
    viewer = acting_user(office, arguments).key
    kind, version = RecordKind(arguments.kind), arguments.vcard
    return _answer(office.exports.write_records(viewer, kind, arguments.to, version=version), arguments.to)


def _answer(written: int, path: Path) -> Answer:
    return Answer(data={"written": written}, text=f"{written} written to {path}.")
