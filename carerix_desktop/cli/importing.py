"""`import records` and `import mail`: from CSV files, .eml, mbox and Maildir, through the same road as fetched mail."""

from __future__ import annotations

import argparse
from pathlib import Path

from carerix_desktop.cli.frame import Answer, Nouns, acting_user, user_named
from carerix_desktop.domain.account import UserRole
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.services.office import Office


def add_parser(nouns: Nouns) -> None:
    """Add the noun to the grammar."""
    parser = nouns.add_parser("import", help="records from CSV, mail from .eml, mbox or Maildir")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="WHAT")
    records = verbs.add_parser("records", help="add or update records by ref, from a CSV file")
    records.add_argument("--kind", choices=[kind.value for kind in RecordKind], required=True)
    records.add_argument("file", type=Path, metavar="FILE.csv")
    records.set_defaults(run=import_records)
    mail = verbs.add_parser("mail", help="archive and link mail as if it had been fetched")
    mail.add_argument("path", type=Path, metavar="PATH")
    mail.add_argument("--owner", required=True, metavar="LOGIN", help="whose copies these are")
    mail.add_argument("--role", choices=[role.value for role in FolderRole], default=FolderRole.INBOX.value)
    mail.set_defaults(run=import_mail)


def import_records(office: Office, arguments: argparse.Namespace) -> Answer:
    """Records from a CSV file; lines that cannot be are left out and listed."""
    acting = acting_user(office, arguments)
    if acting.role is not UserRole.ADMINISTRATOR:
        raise UserFault("Only an administrator may import records. Use --as with an administrator's login.")
    report = office.records.import_csv(acting.key, RecordKind(arguments.kind), arguments.file)
    rejected = [{"line": each.line, "why": each.why} for each in report.rejected]
    lines = [f"{report.added} added, {report.updated} updated, {len(rejected)} left out."]
    lines += [f"  line {each.line}: {each.why}" for each in report.rejected]
    data = {"added": report.added, "updated": report.updated, "rejected": rejected}
    return Answer(data=data, text="\n".join(lines))


def import_mail(office: Office, arguments: argparse.Namespace) -> Answer:
    """Mail from files, filed for one owner."""
    acting, owner = user_named(office, arguments, arguments.owner)
    report = office.exchange.import_mail(acting.key, owner.key, arguments.path, FolderRole(arguments.role))
    aside = [{"where": each.where, "why": each.why} for each in report.set_aside]
    lines = [f"{report.added} added, {report.already_there} there already, {len(aside)} set aside."]
    lines += [f"  {each.where}: {each.why}" for each in report.set_aside]
    data = {"added": report.added, "already_there": report.already_there, "set_aside": aside}
    return Answer(data=data, text="\n".join(lines))
