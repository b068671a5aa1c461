"""`import records` and `import mail`: from CSV files, .eml, mbox and Maildir, through the same road as fetched mail."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from carerix_desktop.cli.frame import Answer, Nouns, acting_user, user_named
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.services.office import Office
from carerix_desktop.services.record_sources import Choices

MAP_FORM = '{"column of the file": "column of ours"}'


def add_parser(nouns: Nouns) -> None:
    """Add the noun to the grammar."""
    parser = nouns.add_parser(
        "import", help="records from CSV, JSON, vCard; mail from .eml, .msg, mbox, Maildir, Thunderbird"
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="WHAT")
    records = verbs.add_parser("records", help="add or update records by ref, from a CSV, JSON or vCard file")
    records.add_argument("--kind", choices=[kind.value for kind in RecordKind], required=True)
    records.add_argument("file", type=Path, metavar="FILE.csv|.json|.vcf")
    records.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    records.add_argument("--encoding", default="", metavar="NAME", help="of the file; else it is found out")
    records.add_argument(
        "--map", type=Path, metavar="FILE.json", help='{"column of the file": "ours"}, "" leaves one out'
    )
    records.set_defaults(run=import_records)
    mail = verbs.add_parser("mail", help="archive and link mail as if it had been fetched")
    mail.add_argument("path", type=Path, metavar="PATH")
    mail.add_argument("--owner", required=True, metavar="LOGIN", help="whose copies these are")
    mail.add_argument("--role", choices=[role.value for role in FolderRole], default=FolderRole.INBOX.value)
    mail.set_defaults(run=import_mail)


def import_records(office: Office, arguments: argparse.Namespace) -> Answer:
    """Records from a CSV file; lines that cannot be are left out and listed."""
    acting = acting_user(office, arguments)
    choices = Choices(encoding=arguments.encoding, columns=_read_map(arguments.map) if arguments.map else None)
    kind, dry = RecordKind(arguments.kind), arguments.dry_run
    report = office.record_import.import_file(acting.key, kind, arguments.file, choices=choices, dry=dry)
    rejected = [{"line": each.line, "why": each.why} for each in report.rejected]
    tried = " Nothing was changed: this was a try." if dry else ""
    lines = [f"{report.added} added, {report.updated} updated, {len(rejected)} left out.{tried}"]
    lines += [f"  line {each.line}: {each.why}" for each in report.rejected]
    data = {"added": report.added, "updated": report.updated, "rejected": rejected}
    return Answer(data=data, text="\n".join(lines))


def _read_map(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UserFault(f"{path} cannot be read: {error.strerror}. Check the name and its rights.") from error
    except ValueError as error:
        raise UserFault(f"{path} is no JSON: {error}. Write {MAP_FORM}.") from error
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise UserFault(f"{path} is no mapping of columns. Write {MAP_FORM}.")
    return found


def import_mail(office: Office, arguments: argparse.Namespace) -> Answer:
    """Mail from files, filed for one owner."""
    acting, owner = user_named(office, arguments, arguments.owner)
    report = office.exchange.import_mail(acting.key, owner.key, arguments.path, FolderRole(arguments.role))
    aside = [{"where": each.where, "why": each.why} for each in report.set_aside]
    lines = [f"{report.added} added, {report.already_there} there already, {len(aside)} set aside."]
    lines += [f"  {each.where}: {each.why}" for each in report.set_aside]
    data = {"added": report.added, "already_there": report.already_there, "set_aside": aside}
    return Answer(data=data, text="\n".join(lines))
