"""The five rules from the command line: import, who can see it and why, the box, and the log (CLI.md)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from carerix_desktop.app import run
from tests.support.agency import mail

Tell = Callable[..., Any]
MARK = b"From x Mon Jan  5 09:00:00 2026\n"
BOTH = "anna@bureau.nl, bram@bureau.nl"


@pytest.fixture
def tell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Tell:
    """Runs a command in this process; answers its JSON, or its error where it is refused."""

    def say(*arguments: str) -> Any:
        status = run(["--profile", str(tmp_path / "profile"), "--json", *arguments])
        data = json.loads(capsys.readouterr().out)
        return data if status == 0 else data["error"]["code"]

    for login in ("anna", "bram", "carla"):
        who = () if login == "anna" else ("--as", "anna")
        say(*who, "users", "add", login, "--name", login.title(), "--from-address", f"{login}@bureau.nl")
    return say


def bring(tell: Tell, directory: Path, owner: str, *letters: bytes) -> None:
    box = directory / "mail.mbox"
    box.write_bytes(b"".join(MARK + raw.replace(b"\r\n", b"\n") + b"\n" for raw in letters))
    tell("--as", "anna", "import", "mail", str(box), "--owner", owner, "--role", "inbox")


def bring_people(tell: Tell, directory: Path) -> None:
    people = directory / "people.csv"
    people.write_text(
        "ref,first_name,last_name,emails,confidential\n"
        "K-1,Jan,Jansen,jan@example.nl,no\nK-2,Piet,Puk,piet@elders.nl,yes\n"
    )
    tell("--as", "anna", "import", "records", "--kind", "candidate", str(people))


def closed(tell: Tell, login: str) -> dict[str, bool]:
    return {one["message_id"]: one["confidential"] for one in tell("--as", login, "messages", "list")}


def why(tell: Tell, login: str, name: str) -> list[tuple[str, str, str]]:
    shown = tell("--as", login, "messages", "show", name)
    return [(one["rule"], one["evidence"], one["by"]) for one in shown["confidential_because"]]


def test_each_rule_as_mail_comes_in(tell: Tell, tmp_path: Path) -> None:
    bring_people(tell, tmp_path)
    for empty in ("Geheim;", "Geheim;; x", " ;"):
        assert tell("--as", "anna", "agency", "set", f"keywords={empty}") == "empty_word"
    assert len(tell("agency", "show")["keywords"]) == 4
    assert tell("--as", "anna", "agency", "set", "keywords=")["keywords"] == []
    assert tell("--as", "anna", "agency", "set", "keywords=Geheim; geheim")["keywords"] == ["Geheim"]
    tell("--as", "anna", "users", "set", "bram", "incoming_confidential=yes")
    bring(
        tell, tmp_path, "anna",
        mail("open", subject="Vertrouwelijk was een woord"),
        mail("keyword", subject="Re: ongeheimzinnig", day=1),
        mail("answer", irt="keyword", subject="Re: ongeheimzinnig", day=2),
        mail("person", sender="piet@elders.nl", subject="Van Piet", day=3),
        mail("both", to=BOTH, subject="Aan beiden", day=4),
    )  # fmt: skip
    everything = {"open": False, "keyword": True, "answer": True, "person": True, "both": False}
    assert closed(tell, "anna") == everything
    assert closed(tell, "carla") == {"open": False, "both": False}
    bring(tell, tmp_path, "bram", mail("both", to=BOTH, subject="Aan beiden", day=4))
    assert closed(tell, "anna") == {**everything, "both": True}
    assert why(tell, "anna", "answer") == [("keyword", "Geheim", "rule"), ("keyword", "Geheim", "rule")]
    assert why(tell, "anna", "person") == [("person", "candidate:K-2", "rule")]
    assert why(tell, "bram", "both") == [("user", "bram", "rule")]
    seen = tell("--as", "bram", "messages", "show", "both")["who_can_see"]
    assert {one["login"]: one["why"] for one in seen} == {"anna": "copy", "bram": "copy"}
    assert tell("--as", "carla", "messages", "show", "both") == "not_found"


def test_the_box_by_hand_opens_and_closes_for_good(tell: Tell, tmp_path: Path) -> None:
    bring_people(tell, tmp_path)
    bring(tell, tmp_path, "anna", mail("a", to=BOTH, subject="Vertrouwelijk"))
    assert tell("--as", "bram", "messages", "confidential", "a", "off") == "no_copy"
    assert tell("--as", "carla", "messages", "confidential", "a", "off") == "not_found"
    assert tell("--as", "anna", "messages", "confidential", "a", "off")["confidential"] is False
    bring(tell, tmp_path, "anna", mail("b", irt="a", subject="Re: Vertrouwelijk", day=1))
    assert closed(tell, "carla") == {"a": False, "b": False}, "no keyword closes what a person opened"
    lost = tell("--as", "carla", "messages", "confidential", "b", "on")
    assert (lost["confidential"], lost["confidential_because"]) == (True, [])
    assert closed(tell, "carla") == {}
    assert why(tell, "anna", "a") == [("box", "", "carla")]
    assert why(tell, "bram", "a") == [], "the message at which it was ticked is hidden from Bram"


def test_why_is_told_in_words_too(tell: Tell, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bring(tell, tmp_path, "anna", mail("a", to=BOTH, subject="Vertrouwelijk"))
    run(["--profile", str(tmp_path / "profile"), "--as", "anna", "messages", "show", "a"])
    said = capsys.readouterr().out
    assert "seen by: anna (copy), bram (addressed)\nconfidential: keyword vertrouwelijk (rule, " in said
