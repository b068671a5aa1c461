"""`account show`, `account set`, `account test`: a user file's e-mail settings (CLI.md)."""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import replace
from typing import Any

from carerix_desktop.cli.frame import Answer, Nouns, read_password, table, user_named
from carerix_desktop.domain.account import Account, CertificatePin, Security, ServerType
from carerix_desktop.domain.account_draft import SUBMISSION, AccountDraft, default_port, draft_of
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.services.office import Office
from carerix_desktop.wire.probe import ProbeResult

_SHA256 = re.compile(r"[0-9a-f]{64}")
REQUIRED = ("type", "server", "security", "username")
NOT_SET = {"ok": False, "code": "not_set", "message": "No outgoing server is set. Set one with --smtp-server."}


def add_parser(nouns: Nouns) -> None:
    """Add the noun."""
    verbs = nouns.add_parser("account", help="a user's e-mail settings").add_subparsers(required=True, metavar="VERB")
    show = verbs.add_parser("show", help="show them, without secrets")
    show.add_argument("login", metavar="LOGIN")
    show.set_defaults(run=_show)
    test = verbs.add_parser("test", help="sign in to the incoming and outgoing server; nothing is sent")
    test.add_argument("login", metavar="LOGIN")
    _add_password(test, "use it this one time")
    test.set_defaults(run=_test)
    _add_set(verbs.add_parser("set", help="change them; what is not named stays", description=_SET_DESCRIPTION))


_SET_DESCRIPTION = (
    "The first time, --type, --server, --security and --username are needed. ssl: TLS from the first byte; "
    "tls: STARTTLS; none is the consent to go without."
)


def _add_set(change: argparse.ArgumentParser) -> None:
    securities = [security.value for security in Security]
    change.add_argument("login", metavar="LOGIN")
    change.add_argument("--type", choices=["imap", "pop", "pop3"], help="type of the mail server")
    change.add_argument("--server", metavar="H", help="mail server")
    change.add_argument("--port", type=int, metavar="N", help="default: the usual one of type and security")
    change.add_argument("--security", choices=securities)
    change.add_argument("--username", metavar="U", help="usually the full address")
    _add_password(change, "keep it in the keyring or the vault")
    yes_no = argparse.BooleanOptionalAction
    change.add_argument("--fetch", action=yes_no, help="fetch e-mail from the mail server")
    change.add_argument("--keep-copy", action=yes_no, help="POP: keep a copy of fetched e-mails there")
    change.add_argument("--remove-after-days", type=int, metavar="N", help="POP: remove kept copies after N days")
    change.add_argument("--smtp-server", metavar="H", help="outgoing server; empty for none")
    change.add_argument("--smtp-port", type=int, metavar="N")
    change.add_argument("--smtp-security", choices=securities)
    change.add_argument("--smtp-username", metavar="U", help="default: the user name")
    change.add_argument("--send-interval", type=int, metavar="S", help="seconds between two messages of a bulk sending")
    trusted = "SHA-256 of the only certificate to trust there, whoever vouches for it; empty: the authorities decide"
    change.add_argument("--trust-certificate", metavar="SHA256", help=trusted)
    change.add_argument("--smtp-trust-certificate", metavar="SHA256", help="the same for the outgoing server")
    change.set_defaults(run=_set, wrong_usage=change.error)


def _add_password(parser: argparse.ArgumentParser, purpose: str) -> None:
    parser.add_argument(
        "--password-stdin", action="store_true", help=f"read the password from standard input, {purpose}"
    )


def _password(arguments: argparse.Namespace, username: str) -> str | None:
    """The password that is given now; raises UserFault where an empty one comes."""
    password = read_password(arguments, f"Password of {username}")
    if password == "":
        raise UserFault("The password is empty. Give it on one line of standard input.", code="no_password")
    return password


def _show(office: Office, arguments: argparse.Namespace) -> Answer:
    _acting, user = user_named(office, arguments, arguments.login)
    return _answer(office, user.login, office.accounts.require(user.key), ())


def _set(office: Office, arguments: argparse.Namespace) -> Answer:
    acting, user = user_named(office, arguments, arguments.login)
    saved = office.accounts.get(user.key)
    if saved is None:
        missing = [f"--{name}" for name in REQUIRED if getattr(arguments, name) is None]
        if missing:
            arguments.wrong_usage(f"the first time, these are needed too: {', '.join(missing)}")
    draft = _draft(arguments, saved)
    password = None
    if arguments.password_stdin or saved is None:
        password = _password(arguments, draft.username)
    result = office.accounts.save(acting.key, user.key, draft, password=password)
    if result.refused is not None:
        raise result.refused
    return _answer(office, user.login, result.account, tuple(note.sentence for note in result.notes))


def _draft(arguments: argparse.Namespace, saved: Account | None) -> AccountDraft:
    """The saved settings with what the command line names; a port follows a new type or security."""
    draft = draft_of(saved) if saved else AccountDraft()
    kind = ServerType.POP3 if (arguments.type or "").startswith("pop") else ServerType.IMAP
    given: dict[str, Any] = {
        "type": kind if arguments.type else None,
        "security": Security(arguments.security) if arguments.security else None,
        "smtp_security": Security(arguments.smtp_security) if arguments.smtp_security else None,
    }
    given["send_interval_s"] = arguments.send_interval
    names = ("server", "username", "fetch", "keep_copy", "remove_after_days", "smtp_server", "smtp_username")
    given.update({name: getattr(arguments, name) for name in names})
    changed: AccountDraft = replace(draft, **{name: value for name, value in given.items() if value is not None})
    if (changed.type, changed.security) != (draft.type, draft.security):
        changed = replace(changed, port=None)
    if changed.smtp_security != draft.smtp_security:
        changed = replace(changed, smtp_port=None)
    if arguments.smtp_port == default_port(SUBMISSION, Security.SSL) and arguments.smtp_security is None:
        changed = replace(changed, smtp_security=Security.SSL)
    ports = {"port": arguments.port, "smtp_port": arguments.smtp_port}
    changed = replace(changed, **{name: value for name, value in ports.items() if value is not None})
    return replace(changed, pins=_pins(arguments, changed))


def _pins(arguments: argparse.Namespace, draft: AccountDraft) -> tuple[CertificatePin, ...]:
    """The certificates that are trusted, with those that the command line names."""
    pins = draft.pins
    for given, host, port in (
        (arguments.trust_certificate, draft.server, draft.port or default_port(draft.type, draft.security)),
        (
            arguments.smtp_trust_certificate,
            draft.smtp_server,
            draft.smtp_port or default_port(SUBMISSION, draft.smtp_security),
        ),
    ):
        if given is None:
            continue
        sha256 = given.replace(":", "").strip().lower()
        if sha256 and not _SHA256.fullmatch(sha256):
            text = "A fingerprint has 64 hexadecimal digits. See it in the details of account test --json."
            raise UserFault(text, code="bad_fingerprint")
        place = (host.strip(), port)
        pins = tuple(one for one in pins if (one.host, one.port) != place)
        pins += (CertificatePin(host=place[0], port=port, sha256=sha256),) if sha256 else ()
    return pins


def _answer(office: Office, login: str, account: Account, notes: tuple[str, ...]) -> Answer:
    out = account.outgoing
    data: dict[str, Any] = {
        "login": login,
        "type": "pop" if account.type is ServerType.POP3 else "imap",
        "server": account.incoming.host,
        "port": account.incoming.port,
        "security": account.incoming.security.value,
        "username": account.incoming.username,
        "fetch": account.fetch,
        "keep_copy": account.keep_copy,
        "remove_after_days": account.remove_after_days,
        "smtp_server": out.host if out else None,
        "smtp_port": out.port if out else None,
        "smtp_security": out.security.value if out else None,
        "smtp_username": out.username if out else None,
        "send_interval_s": account.send_interval_s,
        "trusted_certificates": [{"host": p.host, "port": p.port, "sha256": p.sha256} for p in account.pins],
        "password_kept": office.accounts.has_password(account),
        "notes": list(notes),
    }
    shown = {**data, "trusted_certificates": ", ".join(f"{p.host}:{p.port} {p.sha256}" for p in account.pins)}
    rows = [(name, "" if value is None else value) for name, value in shown.items() if name != "notes"]
    return Answer(data=data, text="\n".join([table(rows, ("setting", "value")), *notes]))


def _test(office: Office, arguments: argparse.Namespace) -> Answer:
    acting, user = user_named(office, arguments, arguments.login)
    account = office.accounts.require(user.key)
    password = None
    if arguments.password_stdin or not office.accounts.has_password(account):
        password = _password(arguments, account.incoming.username)
    test = office.accounts.test(acting.key, user.key, password=password)
    data: dict[str, Any] = {
        "ok": test.ok,
        "incoming": _result(test.incoming),
        "outgoing": _result(test.outgoing) if test.outgoing else NOT_SET,
    }
    failed = next((result for result in (test.incoming, test.outgoing) if result and not result.ok), None)
    if failed is not None:
        data["error"] = {"code": failed.code, "message": failed.message}
        print(failed.message, file=sys.stderr)
    lines = [f"{way}: {data[way]['message']}" for way in ("incoming", "outgoing")]
    return Answer(data=data, text="\n".join(lines), ok=test.ok)


def _result(result: ProbeResult) -> dict[str, Any]:
    steps = [
        {"name": str(step.name), "ok": step.ok, "code": step.code, "message": step.message} for step in result.steps
    ]
    answer = {"ok": result.ok, "code": result.code, "message": result.message, "answer": result.answer}
    return {**answer, "details": dict(result.details), "steps": steps}
