"""`carerix-desktop send` as a process, then `outbox run` to a real server (CLI.md)."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.support.bulk import CANDIDATES, MATCHES
from tests.support.certificates import Authority, authority
from tests.support.command_line import CommandLine
from tests.support.smtp_sink import SmtpSink

__all__ = ["authority"]

FILES = {
    "company": "ref,name\nB-1,Zuiderzee Software\n",
    "contact": "ref,first_name,last_name,emails,company\nP-1,Pieter,Kuipers,pieter@zuiderzee.example,B-1\n",
    "candidate": CANDIDATES,
    "vacancy": "ref,title,company,contact,status\nV-1,Senior {{ 7*7 }} Developer,B-1,P-1,open\nV-2,Nobody's,,,open\n",
    "match": MATCHES,
}
TEMPLATES = {
    "nl-nee": ("nl", "candidate", "Je sollicitatie op {{ vacancy.title }}", "Beste {{ candidate.first_name }}, nee."),
    "en-nee": ("en", "candidate", "About {{ vacancy.title }}", "Dear {{ candidate.first_name }}, no."),
    "nl-skill": ("nl", "candidate", "Over {{ candidate.skill }}", "Beste {{ candidate.first_name }}."),
    "nl-lus": (
        "nl",
        "candidate",
        "Lus",
        "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
    ),
    "nl-klant": ("nl", "vacancy", "Over {{ vacancy.title }}", "Beste {{ contact.first_name }} van {{ company.name }}."),
}


@pytest.fixture
def sink() -> Iterator[SmtpSink]:
    with SmtpSink() as made:
        yield made


@pytest.fixture
def line(tmp_path: Path, filled: CommandLine) -> CommandLine:
    """Eva without an account, with the files and the templates."""
    shutil.copytree(filled.profile, tmp_path / "profile")
    return CommandLine(profile=tmp_path / "profile", authority=filled.authority)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> CommandLine:
    """What every test here begins with, made once."""
    tmp_path = tmp_path_factory.mktemp("filled")
    made = CommandLine(profile=tmp_path / "profile", authority=authority.path)
    made.ask("users", "add", "eva", "--name", "Eva Bakker", "--from-address", "eva@noorderlicht.example")
    for kind, text in FILES.items():
        path = tmp_path / f"{kind}.csv"
        path.write_text(text, encoding="utf-8")
        assert not made.ask("import", "records", "--kind", kind, str(path))["rejected"]
    folder = tmp_path / "templates"
    folder.mkdir()
    for name, (language, kind, subject, text) in TEMPLATES.items():
        group = 'group = "nee"\n' if name.endswith("-nee") else ""
        (folder / f"{name}.toml").write_text(
            f'name = "{name}"\nlanguage = "{language}"\nkind = "{kind}"\n{group}subject = \'{subject}\'\n'
            f'text = """{text}"""\n',
            encoding="utf-8",
        )
    assert made.ask("templates", "import", str(folder))["refused"] == []
    return made


def _everybody() -> list[str]:
    return [f"candidate:K-{number}" for number in range(1, 10)]


def _set_account(line: CommandLine, sink: SmtpSink) -> None:
    incoming = ["--type", "imap", "--server", "127.0.0.1", "--security", "none", "--username", "eva", "--no-fetch"]
    outgoing = ["--smtp-server", sink.host, "--smtp-port", str(sink.port), "--smtp-security", "none"]
    line.ask("account", "set", "eva", *incoming, *outgoing, "--send-interval", "0")


def test_a_dry_run_needs_no_account_queues_nothing_and_tells_all_reasons(line: CommandLine) -> None:
    words = ["--template", "nee", "--to", *_everybody(), "candidate:K-99", "company:B-1", "nobody", "--vacancy", "V-1"]
    answer = line.ask("send", *words, "--dry-run")
    assert [(one["to"], one["id"], one["template"]) for one in answer["queued"]] == [
        ("candidate:K-1", None, "nl-nee"),
        ("candidate:K-2", None, "en-nee"),
        ("candidate:K-5", None, "nl-nee"),
        ("candidate:K-8", None, "en-nee"),
    ]
    reasons = {one["to"]: one["why"] for one in answer["refused"]}
    for given, words_of_it in {
        "candidate:K-3": "no e-mail address",
        "candidate:K-4": "rejected for this vacancy already",
        "candidate:K-6": "Opted out",
        "candidate:K-7": "on hold",
        "candidate:K-9": "Duplicate",
        "candidate:K-99": "There is no candidate",
        "company:B-1": "not for a company",
        "nobody": "does not name a record",
    }.items():
        assert words_of_it in reasons[given]
    assert line.ask("outbox", "list") == []


def test_what_is_queued_leaves_once_to_the_right_people(line: CommandLine, sink: SmtpSink) -> None:
    without = line.run("send", "--template", "nee", "--to", "candidate:K-1", "--vacancy", "V-1")
    assert without.returncode == 1
    _set_account(line, sink)
    chosen = ["candidate:K-1", "candidate:K-2", "candidate:K-3"]
    answer = line.ask("send", "--template", "nee", "--to", *chosen, "--vacancy", "V-1")
    assert [one["to"] for one in answer["queued"]] == ["candidate:K-1", "candidate:K-2"]
    assert [one["to"] for one in answer["refused"]] == ["candidate:K-3"]
    listed = {one["id"]: one["to"] for one in line.ask("outbox", "list")}
    assert set(listed) == {one["id"] for one in answer["queued"]}
    line.ask("outbox", "run", "--password-stdin", stdin="geheim\n")
    line.ask("outbox", "run", "--password-stdin", stdin="geheim\n")
    assert [one.recipients for one in sink.kept] == [("ruben.smit@post.example",), ("k.mensah@mailbox.example",)]
    first = message_from_bytes(sink.kept[0].raw, policy=policy.default)
    assert first["Subject"] == "Je sollicitatie op Senior {{ 7*7 }} Developer"
    assert b"Dear Kwame" in sink.kept[1].raw
    shown = line.ask("messages", "list", "--record", "candidate:K-1")
    assert [one["subject"] for one in shown] == [first["Subject"]]


def test_a_missing_field_a_loop_and_an_unknown_template_are_refused_per_recipient(line: CommandLine) -> None:
    answer = line.ask("send", "--template", "nl-skill", "--to", "candidate:K-1", "candidate:K-8", "--dry-run")
    assert [one["to"] for one in answer["queued"]] == ["candidate:K-1"]
    assert "candidate.skill" in answer["refused"][0]["why"]
    for name in ("nl-lus", "nergens"):
        answer = line.ask("send", "--template", name, "--to", "candidate:K-1", "candidate:K-8", "--dry-run")
        assert answer["queued"] == []
        assert [one["to"] for one in answer["refused"]] == ["candidate:K-1", "candidate:K-8"]
        assert all(name in one["why"] for one in answer["refused"])


def test_a_vacancys_template_goes_to_its_contact(line: CommandLine) -> None:
    answer = line.ask("send", "--template", "nl-klant", "--to", "vacancy:V-1", "vacancy:V-2", "--dry-run")
    assert [(one["to"], one["address"]) for one in answer["queued"]] == [("vacancy:V-1", "pieter@zuiderzee.example")]
    assert "no contact" in answer["refused"][0]["why"]


def test_nobody_selected_means_nobody_mailed_and_bad_words_are_told(line: CommandLine) -> None:
    assert line.ask("send", "--template", "nee", "--dry-run") == {"queued": [], "refused": []}
    unknown = line.run("send", "--template", "nee", "--to", "candidate:K-1", "--vacancy", "V-9", "--dry-run")
    assert (unknown.returncode, "There is no vacancy" in unknown.stderr) == (1, True)
    wrong = line.run("send", "--template", "nee", "--to", "candidate:K-1", "--hold", "-5")
    assert wrong.returncode == 2


def test_what_is_held_can_be_cancelled(line: CommandLine, sink: SmtpSink) -> None:
    _set_account(line, sink)
    words = ["--template", "nee", "--to", "candidate:K-1", "--vacancy", "V-1", "--hold", "3600"]
    (queued,) = line.ask("send", *words)["queued"]
    (held,) = line.ask("outbox", "list")
    assert (held["id"], held["state"]) == (queued["id"], "held")
    line.ask("outbox", "cancel", queued["id"])
    line.ask("outbox", "run", "--password-stdin", stdin="geheim\n")
    assert not sink.kept


def test_a_name_is_that_text_and_a_group_speaks_the_persons_language_or_else_the_agencys(line: CommandLine) -> None:
    line.ask("agency", "set", "language=en")
    line.ask("import", "records", "--kind", "candidate", str(_csv(line, "ref,first_name,emails,language", [
        "K-20,Jan,jan@post.example,", "K-21,Uwe,uwe@post.example,de", "K-22,Eva,eva@post.example,NL"])))  # fmt: skip
    chosen = ["candidate:K-20", "candidate:K-21", "candidate:K-22", "candidate:K-2"]
    group = line.ask("send", "--template", "nee", "--to", *chosen, "--vacancy", "V-1", "--dry-run")
    assert [one["template"] for one in group["queued"]] == ["en-nee", "en-nee", "nl-nee", "en-nee"]
    named = line.ask("send", "--template", "nl-nee", "--to", "candidate:K-2", "--vacancy", "V-1", "--dry-run")
    assert [one["template"] for one in named["queued"]] == ["nl-nee"]


def _csv(line: CommandLine, head: str, rows: list[str]) -> Path:
    path = line.profile.parent / "more.csv"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


def test_the_answer_has_the_words_as_given_each_time_and_in_their_order(line: CommandLine) -> None:
    words = ["--to", "candidate:K-2", "--template", "nee", "--to", "candidate:K-1", "candidate:K-2", "match:M-1"]
    answer = line.ask("send", *words, "--vacancy", "V-1", "--dry-run")
    assert set(answer) == {"queued", "refused"}
    assert [one["to"] for one in answer["queued"]] == ["candidate:K-2", "candidate:K-1"]
    assert {"id", "to"} <= set(answer["queued"][0])
    assert [(one["to"], set(one)) for one in answer["refused"]] == [
        ("candidate:K-2", {"to", "why"}),
        ("match:M-1", {"to", "why"}),
    ]


def test_the_acting_user_sends_and_what_goes_wrong_is_one_json_document(line: CommandLine, sink: SmtpSink) -> None:
    line.ask("--as", "eva", "users", "add", "bram", "--name", "Bram", "--from-address", "bram@noorderlicht.example")
    words = ["send", "--template", "nee", "--to", "candidate:K-1", "--vacancy", "V-1"]
    who = line.run(*words)
    assert (who.returncode, json.loads(who.stdout)["error"]["code"]) == (1, "who")
    without = line.run("--as", "bram", *words)
    error = json.loads(without.stdout)["error"]
    assert (without.returncode, error["code"]) == (1, "no_account")
    assert error["message"] in without.stderr
    no_vacancy = line.run("--as", "bram", *words[:-1], "V-404", "--dry-run")
    assert (no_vacancy.returncode, "V-404" in json.loads(no_vacancy.stdout)["error"]["message"]) == (1, True)
    for wrong in ([*words, "--hold", "soon"], ["send", "--to", "candidate:K-1"], [*words, "--template"]):
        assert line.run(*wrong).returncode == 2


def test_without_json_people_read_how_many_and_why_not(line: CommandLine) -> None:
    words = ["send", "--template", "nee", "--vacancy", "V-1", "--dry-run", "--to", "candidate:K-1", "candidate:K-6"]
    command = [one for one in line.command(*words) if one != "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=line.environment)
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == "1 would be queued, 1 refused"
    assert done.stdout.splitlines()[1].startswith("candidate:K-6: Opted out")


def test_only_who_was_accepted_gets_the_status_and_a_hold_ends_by_itself(line: CommandLine, sink: SmtpSink) -> None:
    _set_account(line, sink)
    sink.rules.recipients = {"k.mensah@mailbox.example": "550 5.1.1 No such user here"}
    chosen = ["candidate:K-1", "candidate:K-2"]
    words = ["send", "--template", "rejection-after-cv", "--to", *chosen, "--vacancy", "V-1", "--hold", "2"]
    queued = line.ask(*words)["queued"]
    assert len(queued) == 2
    assert _statuses(line) == {"M-1": "interview", "M-2": "interview"}
    time.sleep(2.1)
    ran = line.run("outbox", "run", "--password-stdin", stdin="geheim\n")
    assert ran.returncode == 1  # one of them was refused
    assert _statuses(line) == {"M-1": "rejected", "M-2": "interview"}
    states = {one["id"]: one["state"] for one in json.loads(ran.stdout)}
    assert [states[one["id"]] for one in queued] == ["filed", "failed"]


def _statuses(line: CommandLine) -> dict[str, str]:
    return {ref: line.ask("records", "show", f"match:{ref}")["status"] for ref in ("M-1", "M-2")}


def test_who_withdrew_may_be_named_and_is_told(line: CommandLine) -> None:
    path = _csv(line, "ref,candidate,vacancy,status", ["M-1,K-1,V-1,withdrawn"])
    line.ask("import", "records", "--kind", "match", str(path))
    (queued,) = line.ask("send", "--template", "nee", "--to", "candidate:K-1", "--vacancy", "V-1", "--dry-run")[
        "queued"
    ]
    assert queued["cautions"] == ["set_aside"]
