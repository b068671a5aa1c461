"""The command line: parse, act through the services, answer for people or as one JSON document (CLI.md)."""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path

from carerix_desktop.cli.frame import Answer
from carerix_desktop.domain.errors import Fault, StoreFault
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.office import Office

_LOG = logging.getLogger(__name__)

NOUNS = (
    "agency",
    "users",
    "audit",
    "account",
    "folders",
    "sync",
    "importing",
    "exporting",
    "messages",
    "records",
    "search",
    "templates",
    "send",
    "outbox",
    "privacy",
    "backup",
    "store",
    "doctor",
    "engine",
)
"""Modules of `cli` that add their noun, in the order of `--help`."""


def build_parser() -> argparse.ArgumentParser:
    """The whole grammar of the command line."""
    from importlib import import_module

    parser = argparse.ArgumentParser(
        prog="carerix-desktop",
        description="Mail and CRM for recruiters. Without a command, the window opens.",
        epilog="Passwords come from --password-stdin or a prompt, never from an argument.",
    )
    parser.add_argument("--profile", type=Path, metavar="DIR", help="where this installation keeps its files")
    parser.add_argument("--store", metavar="URL", help="SQLAlchemy URL of the store; remembered in the profile")
    parser.add_argument("--as", dest="acting", metavar="LOGIN", default="", help="the user who is acting and looking")
    parser.add_argument("--json", action="store_true", help="answer with exactly one JSON document")
    parser.add_argument("-v", "--verbose", action="store_true", help="the log on standard error too")
    parser.add_argument("--demo", action="store_true", help="open a demo agency in a throw-away profile")
    parser.add_argument("--shots", type=Path, metavar="DIR", help="with --demo: draw every main screen into DIR")
    parser.add_argument("--size", default="1440x900", metavar="WxH", help="with --shots: the window's size")
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help="with --shots: the look")
    nouns = parser.add_subparsers(dest="noun", metavar="COMMAND")
    for name in NOUNS:
        import_module(f"carerix_desktop.cli.{name}").add_parser(nouns)
    return parser


def run_command(arguments: argparse.Namespace, profile: Profile, open_office: Callable[[], Office]) -> int:
    """Carry out one command; the exit status is 0 (done) or 1 (it failed, one line on standard error says what).

    Args:
        arguments: parsed; `run` is the command's function, or `run_closed` that of one which needs the store closed;
            `run_refused` that of one which has something to say where the store cannot be opened.
        profile: for the latter.
        open_office: builds the services; its faults are answered like the command's own.
    """
    try:
        if "run_closed" in arguments:
            return _print(arguments, arguments.run_closed(profile, arguments))
        try:
            office = open_office()
        except StoreFault as fault:
            if "run_refused" not in arguments:
                raise
            return _print(arguments, arguments.run_refused(fault))
        try:
            answer = arguments.run(office, arguments)
        finally:
            office.close()
    except Fault as fault:
        return _refuse(arguments, fault)
    except KeyboardInterrupt:
        print("Stopped. What was done until now is kept.", file=sys.stderr)
        return 1
    return _print(arguments, answer)


def _refuse(arguments: argparse.Namespace, fault: Fault) -> int:
    _LOG.info("refused: %s", fault.code)
    if arguments.json:
        print(json.dumps({"error": {"code": fault.code, "message": fault.message}}, ensure_ascii=False))
    print(fault.message, file=sys.stderr)
    return 1


def _print(arguments: argparse.Namespace, answer: Answer) -> int:
    try:
        if arguments.json:
            print(json.dumps(answer.data, ensure_ascii=False))
        elif answer.text:
            print(answer.text)
        sys.stdout.flush()
    except BrokenPipeError:  # who reads has had enough, as `head` does
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - for the interpreter's last flush
        return 1
    return 0 if answer.ok else 1
