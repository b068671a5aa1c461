"""`search`: full text and operators, newest first."""

from __future__ import annotations

import argparse

from carerix_desktop.cli.frame import Answer, Nouns, acting_user
from carerix_desktop.cli.messages import messages_answer
from carerix_desktop.services.office import Office


def add_parser(nouns: Nouns) -> None:
    """Add the noun to the grammar."""
    parser = nouns.add_parser(
        "search",
        help="find messages",
        epilog="Operators: from: to: subject: in: has:attachment is:unread before: after: candidate: company: vacancy: "
        '"exact words" -not',
    )
    parser.add_argument("query")
    parser.add_argument("--limit", type=int, default=100, metavar="N")
    parser.set_defaults(run=search)


def search(office: Office, arguments: argparse.Namespace) -> Answer:
    """The newest messages that hold the query."""
    viewer = acting_user(office, arguments).key
    found = office.search.for_viewer(viewer).find_messages(arguments.query, max(0, arguments.limit))
    answer = messages_answer(office.messages.found(viewer, found))
    data = {"total": found.total, "messages": answer.data}
    return Answer(data=data, text=f"{answer.text}\n{found.total} found.")
