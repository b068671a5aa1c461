"""`privacy show`, `set`, `propose`, `erase` and `reports`: on what ground people are kept, and erasing them."""

from __future__ import annotations

import argparse
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from carerix_desktop.cli.frame import Answer, Nouns, acting_user, table
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.privacy import EraseReport, Ground, Privacy
from carerix_desktop.domain.record import parse_record_ref
from carerix_desktop.domain.setting import parse_pairs, read_yes_no
from carerix_desktop.services.office import Office

DAYS = ("consent_on", "consent_until")


def add_parser(nouns: Nouns) -> None:
    """Add the noun."""
    parser = nouns.add_parser("privacy", help="the ground on which people are kept, retention, erasing")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    show = verbs.add_parser("show", help="what is noted of a person")
    show.set_defaults(run=_show)
    keys = "ground consent_on consent_until hold hold_why"
    change = verbs.add_parser("set", help=f"note it: {keys}; an empty value takes away")
    change.set_defaults(run=_set)
    verbs.add_parser("propose", help="whom the retention rules propose (administrators)").set_defaults(run=_propose)
    erase = verbs.add_parser("erase", help="erase a person for good; without --confirm only says what would go")
    erase.add_argument("--confirm", metavar="NAME", help="the person's name: does it")
    erase.add_argument("--on-server", action="store_true", help="have the mail servers delete their copies too")
    erase.set_defaults(run=_erase)
    for verb in (show, change, erase):
        verb.add_argument("record", metavar="KIND:REF")
    change.add_argument("settings", nargs="+", metavar="KEY=VALUE")
    verbs.add_parser("reports", help="what was erased, without personal data").set_defaults(run=_reports)


def _show(office: Office, arguments: argparse.Namespace) -> Answer:
    named = parse_record_ref(arguments.record)
    return _answer(office.on_files.privacy.get(acting_user(office, arguments).key, named.kind, named.ref))


def _set(office: Office, arguments: argparse.Namespace) -> Answer:
    acting, named = acting_user(office, arguments), parse_record_ref(arguments.record)
    service, texts = office.on_files.privacy, parse_pairs(arguments.settings)
    changed = replace(service.get(acting.key, named.kind, named.ref), **{k: _read(k, v) for k, v in texts.items()})
    service.save(acting.key, named.kind, named.ref, changed)
    return _answer(changed)


def _read(name: str, text: str) -> Any:
    if name == "ground":
        if text not in [one.value for one in Ground]:
            raise UserFault(f"ground is one of {', '.join(one.value for one in Ground if one)}, or empty.")
        return Ground(text)
    if name in DAYS:
        try:
            return date.fromisoformat(text) if text else None
        except ValueError as error:
            raise UserFault(f"{name} is a day, such as 2026-11-23.") from error
    if name == "hold":
        return read_yes_no(name, text)
    if name == "hold_why":
        return text
    raise UserFault(f"There is no setting “{name[:40]}”. Choose one of: ground, {', '.join(DAYS)}, hold, hold_why.")


def _answer(privacy: Privacy) -> Answer:
    data = {name: _plain(value) for name, value in asdict(privacy).items()}
    return Answer(data=data, text=table([(name, value or "") for name, value in data.items()], ("setting", "value")))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _propose(office: Office, arguments: argparse.Namespace) -> Answer:
    found = office.on_files.privacy.propose(acting_user(office, arguments).key)
    rows = [(f"{one.kind}:{one.ref}", one.name, one.condition.value, one.months, one.value) for one in found]
    data = [{**asdict(one), "record": row[0]} for one, row in zip(found, rows, strict=True)]
    return Answer(data=data, text=table(rows, ("RECORD", "NAME", "WHY", "MONTHS", "STATUS")))


def _erase(office: Office, arguments: argparse.Namespace) -> Answer:
    acting, named = acting_user(office, arguments), parse_record_ref(arguments.record)
    service = office.on_files.erasing
    if arguments.confirm is None:
        report = service.foresee(acting.key, named.kind, named.ref)
        return _say(report, "This would go; do it with --confirm NAME:")
    on_server = arguments.on_server
    done = service.erase(acting.key, named.kind, named.ref, typed=arguments.confirm, on_server=on_server)
    return _say(done.report, "Erased:")


def _say(report: EraseReport, title: str) -> Answer:
    lines = [
        title,
        *(f"  {number} {name.replace('_', ' ')}" for name, number in asdict(report.counts).items() if number),
    ]
    lines += [f"  also {one}" for one in report.also]
    lines += [f"still in backup {one.name}, until {one.until or 'it is deleted'}" for one in report.backups]
    if report.hold_why is not None:
        lines.append(f"On legal hold: {report.hold_why}")
    if report.proof is not None:
        found = ", ".join(f"{name} ({number})" for name, number in sorted(report.proof.found.items()))
        lines.append(f"Still found in: {found}." if found else "Nothing of the person is found in the store any more.")
    return Answer(data=asdict(report), text="\n".join(lines))


def _reports(office: Office, arguments: argparse.Namespace) -> Answer:
    found = office.on_files.erasing.reports(acting_user(office, arguments).key)
    rows = [(one.key, one.ref, one.made_by, one.at, one.report["cleaned"]) for one in found]
    return Answer(data=[one._asdict() for one in found], text=table(rows, ("REPORT", "REF", "BY", "AT", "CLEANED")))
