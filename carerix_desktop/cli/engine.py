"""`engine`: the process that synchronises, started by the window; not for people (ARCHITECTURE.md).

Orders come as lines of JSON on standard input, events go out on standard output; the end of the input ends it.
"""

from __future__ import annotations

import argparse
import sys

from carerix_desktop.cli.frame import Answer, Nouns
from carerix_desktop.cli.outbox import outbox_ports
from carerix_desktop.cli.sync import ports_of
from carerix_desktop.host.priority import lower_priority
from carerix_desktop.services.office import Office
from carerix_desktop.sync.engine import Engine
from carerix_desktop.sync.outbox_worker import OutboxWorker
from carerix_desktop.sync.pipe import EventPipe


def add_parser(nouns: Nouns) -> None:
    """Add the noun, without a line in the help."""
    parser = nouns.add_parser("engine")
    parser.add_argument("--since", type=int)
    parser.set_defaults(run=_run)


def _run(office: Office, arguments: argparse.Namespace) -> Answer:
    lower_priority()

    def write(line: str) -> None:
        sys.stdout.write(line)
        sys.stdout.flush()

    with office.profile.lock("engine"):
        pipe = EventPipe(write)
        try:
            Engine(ports_of(office, pipe.publish), _outbox(office, pipe, arguments.since)).serve(sys.stdin)
        finally:
            pipe.close()
    return Answer(data={"ok": True})


def _outbox(office: Office, pipe: EventPipe, since: int | None) -> OutboxWorker:
    ports = outbox_ports(office, pipe.publish)
    return OutboxWorker(ports, lambda key: office.profile.lock("outbox", key), since=since)
