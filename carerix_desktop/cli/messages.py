"""The noun `messages`: what this user may see, and a person's corrections: links and the confidential box."""

from __future__ import annotations

import argparse
from typing import Any

from carerix_desktop.cli.frame import Answer, Nouns, acting_user, table
from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.record import parse_record_ref
from carerix_desktop.services.messages import MessageQuery
from carerix_desktop.services.office import Office


def add_parser(nouns: Nouns) -> None:
    """Add the noun to the grammar."""
    parser = nouns.add_parser("messages", help="the mail that a user may see")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    listing = verbs.add_parser("list", help="newest first")
    listing.add_argument("--role", choices=[role.value for role in FolderRole])
    listing.add_argument("--record", default="", metavar="KIND:REF", help="only the mail on this file")
    listing.add_argument("--limit", type=int, default=100, metavar="N")
    listing.set_defaults(run=list_messages)
    show = verbs.add_parser("show", help="one message")
    show.add_argument("message", metavar="ID|MESSAGE-ID")
    show.set_defaults(run=show_message)
    index = verbs.add_parser("export-index", help="every message with its links, in one go")
    index.set_defaults(run=export_index)
    for verb, words in (("link", "put a message on a file; it stays"), ("unlink", "take it off; it stays off")):
        leaf = verbs.add_parser(verb, help=words)
        leaf.add_argument("message", metavar="ID|MESSAGE-ID")
        leaf.add_argument("record", metavar="KIND:REF")
        leaf.set_defaults(run=correct_link)

    box = verbs.add_parser("confidential", help="tick or untick the box, for the whole conversation")
    box.add_argument("message", metavar="ID|MESSAGE-ID")
    box.add_argument("state", choices=("on", "off"))
    box.set_defaults(run=set_confidential)


def list_messages(office: Office, arguments: argparse.Namespace) -> Answer:
    """Messages of a folder, a file, or all."""
    viewer = acting_user(office, arguments).key
    role = FolderRole(arguments.role) if arguments.role else None
    query = MessageQuery(role=role, record=arguments.record, limit=max(0, arguments.limit))
    return messages_answer(office.messages.list(viewer, query))


def messages_answer(found: list[dict[str, Any]]) -> Answer:
    """A list of messages, for people and for --json."""
    rows = [(each["id"], each["date"][:16], each["from"], each["subject"]) for each in found]
    return Answer(data=found, text=table(rows, ("ID", "DATE", "FROM", "SUBJECT")))


def show_message(office: Office, arguments: argparse.Namespace) -> Answer:
    """One message."""
    shown = office.messages.show(acting_user(office, arguments).key, arguments.message)
    head = [f"{name}: {shown[name]}" for name in ("date", "from", "to", "cc", "subject", "role", "direction")]
    links = [f"on file: {each['kind']}:{each['ref']} ({each['rule']}: {each['evidence']})" for each in shown["links"]]
    seen = ", ".join(f"{each['login']} ({each['why']})" for each in shown["who_can_see"])
    because = [
        f"confidential: {each['rule']} {each['evidence']}".rstrip() + f" ({each['by']}, {each['at'][:16]})"
        for each in shown["confidential_because"]
    ]
    return Answer(data=shown, text="\n".join([*head, *links, f"seen by: {seen}", *because, "", shown["text"]]))


def export_index(office: Office, arguments: argparse.Namespace) -> Answer:
    """Every message that the user may see, with links, proposals and own copies."""
    index = office.exchange.export_index(acting_user(office, arguments).key)
    return Answer(data=index, text=f"{len(index)} messages. Use --json for the index itself.")


def correct_link(office: Office, arguments: argparse.Namespace) -> Answer:
    """A person links or unlinks; no rule changes that again."""
    acting = acting_user(office, arguments)
    key = office.messages.find(acting.key, arguments.message)
    named = parse_record_ref(arguments.record)
    correct = office.linking.link if arguments.verb == "link" else office.linking.unlink
    correct(acting.key, key, named.kind, named.ref)
    links = office.messages.show(acting.key, str(key))["links"]
    return Answer(data=links, text="\n".join(f"{each['kind']}:{each['ref']} by {each['rule']}" for each in links))


def set_confidential(office: Office, arguments: argparse.Namespace) -> Answer:
    """The box, for the whole conversation; whoever has neither a copy nor is addressed loses sight of it by ticking."""
    acting, on = acting_user(office, arguments), arguments.state == "on"
    shown = office.messages.show(acting.key, arguments.message)
    office.confidential.set_box(acting.key, MessageKey(int(shown["id"])), confidential=on)
    try:
        shown = office.messages.show(acting.key, shown["id"])
    except NotVisible:
        lost = {**shown, "confidential": on, "who_can_see": [], "confidential_because": []}
        return Answer(data=lost, text="Confidential: on. You have no copy of it, so you do not see it any more.")
    return Answer(data=shown, text=f"Confidential: {arguments.state}, for the whole conversation.")
