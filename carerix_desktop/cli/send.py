"""`send`: a template to one or many, one message each; who is held back is listed with the reason (CLI.md)."""

from __future__ import annotations

import argparse
from typing import Any

from carerix_desktop.cli.frame import Answer, Nouns, acting_user
from carerix_desktop.domain.bulk import Copy, Hindrance, Standing
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKey, SubmissionKey, UserKey
from carerix_desktop.domain.record import RecordRef, parse_record_ref
from carerix_desktop.services.office import Office


def add_parser(nouns: Nouns) -> None:
    """Add the noun to the grammar."""
    parser = nouns.add_parser("send", help="put one message per recipient in the outbox, made from a template")
    parser.add_argument("--template", metavar="NAME", required=True, help="a template, or a group: then by language")
    parser.add_argument("--to", metavar="KIND:REF", nargs="+", action="extend", default=[], help="who gets it")
    parser.add_argument("--vacancy", metavar="REF", default="", help="what it is about")
    parser.add_argument("--hold", metavar="SECONDS", type=_seconds, default=0, help="how long it can be cancelled")
    parser.add_argument("--dry-run", action="store_true", help="say who would get it; queue nothing")
    parser.set_defaults(run=send)


def _seconds(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError("write a number of seconds, 0 or more")
    return int(text)


def send(office: Office, arguments: argparse.Namespace) -> Answer:
    """Who is in the outbox now, and who was held back."""
    acting = acting_user(office, arguments).key
    if not arguments.dry_run:
        _require_outgoing(office, acting)
    vacancy = office.bulk.vacancy_key(acting, arguments.vacancy) if arguments.vacancy else None
    named, refused = _named(arguments.to)
    copies = _copies(office, acting, arguments.template, named, vacancy)
    if arguments.dry_run:
        queued: dict[int, SubmissionKey | None] = {id(one): None for one in copies if one.prepared is not None}
        held_back: tuple[Copy, ...] = ()
    else:
        handed = office.bulk.queue(acting, copies, hold_s=arguments.hold)
        queued, held_back = {id(one): key for one, key in handed.queued}, handed.held_back
    late = {one.standing.person.given: why(one.standing) for one in held_back}
    rows = []
    for (given, _ref), copy in zip(named, copies, strict=True):
        if id(copy) in queued:
            rows.append(_row(given, copy, queued[id(copy)]))
        else:
            person = copy.standing.person
            refused.append({"to": given, "why": why(copy.standing) if copy.prepared is None else late[person.given]})
    lines = [f"{len(rows)} {'would be queued' if arguments.dry_run else 'queued'}, {len(refused)} refused"]
    lines += [f"{one['to']}: {one['why']}" for one in refused]
    return Answer(data={"queued": rows, "refused": refused}, text="\n".join(lines))


def _require_outgoing(office: Office, acting: UserKey) -> None:
    if office.accounts.require(acting).outgoing is None:
        text = "No outgoing server is set. Give it with: account set LOGIN --smtp-server HOST."
        raise UserFault(text, code="no_outgoing_server")


def _named(given: list[str]) -> tuple[list[tuple[str, RecordRef]], list[dict[str, str]]]:
    named, refused = [], []
    for text in given:
        try:
            named.append((text, parse_record_ref(text)))
        except UserFault as fault:
            refused.append({"to": text, "why": fault.message})
    return named, refused


def _copies(
    office: Office, acting: UserKey, template: str, named: list[tuple[str, RecordRef]], vacancy: RecordKey | None
) -> tuple[Copy, ...]:
    return office.bulk.make(acting, template, office.bulk.look(acting, [ref for _given, ref in named], vacancy))


def _row(given: str, copy: Copy, key: SubmissionKey | None) -> dict[str, Any]:
    assert copy.prepared is not None
    return {
        "id": None if key is None else str(key),
        "to": given,
        "address": copy.standing.person.address,
        "template": copy.template,
        "subject": copy.prepared.subject,
        "message_id": copy.prepared.message_id,
        "cautions": [one.value for one in copy.standing.cautions],
    }


def why(standing: Standing) -> str:
    """Why somebody is held back, as a sentence with the next step."""
    person, detail = standing.person, standing.detail
    sentences = {
        Hindrance.UNKNOWN: f"There is no {person.kind} with the number {person.ref}.",
        Hindrance.NO_CONTACT: "This vacancy has no contact. Fill one in on its file.",
        Hindrance.WRONG_KIND: f"This template is not for a {person.kind}. Choose another template.",
        Hindrance.NO_ADDRESS: "There is no e-mail address on the file. Add one.",
        Hindrance.UNDELIVERABLE: f"Mail to {person.address} came back as undeliverable. Correct the address.",
        Hindrance.OPTED_OUT: "Opted out: this person wants no mailings. Write to them one by one.",
        Hindrance.REJECTED: "This person was rejected for this vacancy already.",
        Hindrance.ON_HOLD: "This person is on hold.",
        Hindrance.DUPLICATE: f"Duplicate: the address {person.address} is in the list already, of {detail}.",
        Hindrance.MISSING: f"Missing on the file: {detail}. Fill it in, or use another template.",
        Hindrance.UNUSABLE: detail,
    }
    return "" if standing.hindrance is None else sentences[standing.hindrance]
