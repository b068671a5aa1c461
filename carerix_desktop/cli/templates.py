"""`templates`: the message templates listed, exchanged as files, and filled in for a person (CLI.md)."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from carerix_desktop.cli.frame import Answer, Nouns, acting_user, table
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import parse_record_ref
from carerix_desktop.domain.template import Template
from carerix_desktop.services.office import Office


def add_parser(nouns: Nouns) -> None:
    """Add the noun to the grammar."""
    parser = nouns.add_parser("templates", help="the message templates")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    verbs.add_parser("list", help="all of them").set_defaults(run=list_templates)
    taking_in = verbs.add_parser("import", help="add or change one for each NAME.toml of a folder")
    taking_in.add_argument("directory", type=Path, metavar="DIR")
    taking_in.set_defaults(run=import_templates)
    writing = verbs.add_parser("export", help="write each as NAME.toml into a folder")
    writing.add_argument("directory", type=Path, metavar="DIR")
    writing.set_defaults(run=export_templates)
    filling = verbs.add_parser("render", help="fill one in for a person; nothing is sent")
    filling.add_argument("name", metavar="NAME", help="a template, or a group: then the person's language is chosen")
    filling.add_argument("--to", metavar="KIND:REF", required=True, help="the candidate, contact or vacancy")
    filling.add_argument("--vacancy", metavar="REF", default="", help="what it is about")
    filling.set_defaults(run=render_template)


def list_templates(office: Office, arguments: argparse.Namespace) -> Answer:
    """All templates by name."""
    found = office.templates.find(acting_user(office, arguments).key)
    rows = [
        (one.written.name, one.written.language, one.written.kind, one.written.situation, one.written.title)
        for one in found
    ]
    head = ("NAME", "LANGUAGE", "KIND", "SITUATION", "TITLE")
    return Answer(data=[_as_json(one) for one in found], text=table(rows, head))


def import_templates(office: Office, arguments: argparse.Namespace) -> Answer:
    """What went in, and what was refused, by name."""
    report = office.templates.import_folder(acting_user(office, arguments).key, arguments.directory)
    refused = [{"name": name, "why": why} for name, why in report.refused]
    lines = [f"{len(report.added)} added, {len(report.updated)} updated, {len(refused)} refused"]
    lines += [f"{name}: {why}" for name, why in report.refused]
    data = {"added": list(report.added), "updated": list(report.updated), "refused": refused}
    return Answer(data=data, text="\n".join(lines))


def export_templates(office: Office, arguments: argparse.Namespace) -> Answer:
    """How many were written."""
    written = office.templates.export_folder(acting_user(office, arguments).key, arguments.directory)
    return Answer(data={"written": list(written)}, text=f"{len(written)} written")


def render_template(office: Office, arguments: argparse.Namespace) -> Answer:
    """Subject and texts for one person; what is missing on their file is named, and that is no failure."""
    viewer = acting_user(office, arguments).key
    named = parse_record_ref(arguments.to)
    if named.kind not in (RecordKind.CANDIDATE, RecordKind.CONTACT, RecordKind.VACANCY):
        raise UserFault(f"A {named.kind} gets no mail. Write candidate:REF, contact:REF or vacancy:REF.")
    person = office.records.get(viewer, named.kind, named.ref)
    vacancy = None
    if arguments.vacancy:
        vacancy = office.records.get(viewer, RecordKind.VACANCY, arguments.vacancy).key
    chosen = office.templates.choose(viewer, arguments.name, person.fields.get("language", ""))
    given = office.templates.render(viewer, chosen.written, to=(person.kind, person.key), vacancy=vacancy)
    data = {"subject": given.subject, "text": given.text, "html": given.html, "missing": list(given.missing)}
    lines = [f"Subject: {given.subject}", "", given.text]
    if given.missing:
        lines += ["", f"Missing: {', '.join(given.missing)}"]
    return Answer(data=data, text="\n".join(lines))


def _as_json(one: Template) -> dict[str, Any]:
    written = one.written
    return {
        **{key: getattr(written, key) for key in ("name", "group", "language", "title", "subject", "status_after")},
        "kind": written.kind.value,
        "situation": written.situation.value,
        "confidential": written.confidential,
        "files": [file.filename for file in written.files],
        "version": one.version,
        "changed_by": one.changed_by,
        "changed_at": datetime.fromtimestamp(one.changed_at, UTC).astimezone().isoformat(),
    }
