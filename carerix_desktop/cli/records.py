"""`records list` and `records show`: the files."""

from __future__ import annotations

import argparse

from carerix_desktop.cli.frame import Answer, Nouns, acting_user, table
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import parse_record_ref
from carerix_desktop.services.office import Office
from carerix_desktop.services.records_json import record_as_json


def add_parser(nouns: Nouns) -> None:
    """Add the noun to the grammar."""
    parser = nouns.add_parser("records", help="the files of candidates, contacts, companies, vacancies and matches")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    listing = verbs.add_parser("list", help="all records of a kind")
    listing.add_argument("--kind", choices=[kind.value for kind in RecordKind], required=True)
    listing.add_argument("--filter", default="", metavar="WORDS", help="only those with these words")
    listing.set_defaults(run=list_records)
    show = verbs.add_parser("show", help="one record")
    show.add_argument("record", metavar="KIND:REF")
    show.set_defaults(run=show_record)


def list_records(office: Office, arguments: argparse.Namespace) -> Answer:
    """All records of a kind, by name."""
    viewer = acting_user(office, arguments).key
    kind = RecordKind(arguments.kind)
    keys = office.records.list_keys(viewer, kind, arguments.filter)
    found = office.records.get_many(viewer, kind, keys)
    rows = [(record.ref, record.name, record.fields.get("emails", "")) for record in found]
    return Answer(data=[record_as_json(record) for record in found], text=table(rows, ("REF", "NAME", "E-MAIL")))


def show_record(office: Office, arguments: argparse.Namespace) -> Answer:
    """One record with all its fields."""
    viewer = acting_user(office, arguments).key
    named = parse_record_ref(arguments.record)
    record = office.records.get(viewer, named.kind, named.ref)
    rows = [("ref", record.ref), *record.fields.items(), *record.extra.items()]
    return Answer(data=record_as_json(record), text="\n".join(f"{name}: {text}" for name, text in rows if text))
