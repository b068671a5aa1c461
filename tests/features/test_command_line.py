"""The command line from outside: records, mail, messages, links and search, as one JSON document each (CLI.md)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.agency import mail
from tests.support.run_here import Ended, run_here


class CommandLine:
    """Runs the program on one profile: its `run` in this process, for what a command says and does.

    That a process of its own says the same is shown once, below.
    """

    def __init__(self, profile: Path) -> None:
        self.words = ("--profile", str(profile))

    def run(self, *arguments: str) -> Ended:
        return run_here(*self.words, *arguments)

    def json(self, *arguments: str) -> Any:
        done = self.run("--json", *arguments)
        assert done.status == 0, done.stderr
        return json.loads(done.stdout)

    def refused(self, *arguments: str) -> dict[str, str]:
        """Status 1, one line on standard error, the same sentence in the document, no traceback."""
        done = self.run("--json", *arguments)
        assert done.status == 1, (done.stdout, done.stderr)
        assert done.stderr.count("\n") == 1
        assert "Traceback" not in done.stderr
        error: dict[str, str] = json.loads(done.stdout)["error"]
        assert error["message"] == done.stderr.strip()
        return error


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """Two users, two candidates, and four messages of an mbox."""
    directory = tmp_path_factory.mktemp("cli")
    line = CommandLine(directory / "profile")
    line.json("users", "add", "anna", "--name", "Anna", "--from-address", "anna@bureau.nl")
    line.json("--as", "anna", "users", "add", "bram", "--name", "Bram", "--from-address", "bram@bureau.nl")
    people = directory / "people.csv"
    people.write_text(
        "ref,first_name,last_name,emails\nK-1,Jan,Jansen,jan@example.nl\nK-2,Piet,Puk,piet@elders.nl\nK-3,,,no\n"
    )
    report = line.json("--as", "anna", "import", "records", "--kind", "candidate", str(people))
    assert (report["added"], report["updated"], report["rejected"][0]["line"]) == (2, 0, 4)
    letters = [
        mail("one@x", subject="Sollicitatie", day=1, body="Een zeldzaamwoord."),
        mail("two@x", subject="Re: Sollicitatie", day=2, irt="one@x"),
        mail("three@x", sender="nobody@known.nl", subject="Kennismaking", day=3),
    ]
    box = directory / "mail.mbox"
    mark = b"From x Mon Jan  5 09:00:00 2026\n"
    box.write_bytes(b"".join(mark + raw.replace(b"\r\n", b"\n") + b"\n" for raw in letters))
    report = line.json("--as", "anna", "import", "mail", str(box), "--owner", "anna", "--role", "inbox")
    assert report == {"added": 3, "already_there": 0, "set_aside": []}
    again = line.json("--as", "anna", "import", "mail", str(box), "--owner", "anna", "--role", "inbox")
    assert again == {"added": 0, "already_there": 3, "set_aside": []}
    return line


def test_an_agency_is_named_before_it_has_users_and_by_an_administrator_after_that(tmp_path: Path) -> None:
    line = CommandLine(tmp_path / "profile")
    assert line.json("agency", "set", "name=Anders", "mail_domain=anders.example")["name"] == "Anders"
    line.json("users", "add", "anna", "--name", "Anna", "--from-address", "anna@anders.example")
    line.json("users", "add", "bram", "--name", "Bram", "--from-address", "bram@anders.example")
    assert line.refused("agency", "set", "name=Anderen")["code"] == "who"
    assert line.json("--as", "anna", "users", "list")[0]["system_address"] == "anna@anders.example"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(("messages", "list"), 0), (("messages", "show", "no@x"), 1), (("messages", "nothing"), 2)],
)
def test_a_process_of_its_own_says_the_same(line: CommandLine, arguments: tuple[str, ...], status: int) -> None:
    words = (*line.words, "--json", "--as", "anna", *arguments)
    program = [sys.executable, "-m", "carerix_desktop", *words]
    done = subprocess.run(program, capture_output=True, text=True, check=False, timeout=60)
    here = run_here(*words)
    assert (done.returncode, done.stdout, done.stderr) == (here.status, here.stdout, here.stderr)
    assert here.status == status


def test_messages_are_listed_newest_first_with_every_key(line: CommandLine) -> None:
    found = line.json("--as", "anna", "messages", "list")
    assert [each["message_id"] for each in found] == ["three@x", "two@x", "one@x"]
    assert set(found[0]) >= {
        "id", "message_id", "thread_id", "date", "from", "to", "subject", "role", "flags", "confidential", "direction",
        "has_attachments",
    }  # fmt: skip
    assert isinstance(found[0]["id"], str)
    assert found[1]["thread_id"] == found[2]["thread_id"]


def test_a_message_is_shown_with_its_links_and_who_can_see_it(line: CommandLine) -> None:
    shown = line.json("--as", "anna", "messages", "show", "<one@x>")
    assert "zeldzaamwoord" in shown["text"]
    assert [(each["kind"], each["ref"], each["rule"]) for each in shown["links"]] == [("candidate", "K-1", "address")]
    assert {each["login"]: each["why"] for each in shown["who_can_see"]} == {"anna": "copy", "bram": "file"}
    assert set(shown) >= {"cc", "bcc", "html_safe", "attachments"}


def test_what_a_colleague_may_not_see_answers_as_an_unknown_id(line: CommandLine) -> None:
    assert [each["message_id"] for each in line.json("--as", "bram", "messages", "list")] == ["two@x", "one@x"]
    hidden = line.refused("--as", "bram", "messages", "show", "three@x")
    unknown = line.refused("--as", "bram", "messages", "show", "four@x")
    assert hidden["code"] == unknown["code"] == "not_found"
    assert hidden["message"].replace("three@x", "four@x") == unknown["message"]


def test_a_person_corrects_a_link_and_it_stays(line: CommandLine) -> None:
    links = line.json("--as", "anna", "messages", "link", "three@x", "candidate:K-2")
    assert [(each["ref"], each["rule"], each["by"]) for each in links] == [("K-2", "hand", "anna")]
    assert line.json("--as", "anna", "messages", "list", "--record", "candidate:K-2")[0]["message_id"] == "three@x"
    assert line.json("--as", "anna", "messages", "unlink", "three@x", "candidate:K-2") == []


def test_the_confidential_box_hides_the_conversation_and_shows_it_again(line: CommandLine) -> None:
    shown = line.json("--as", "anna", "messages", "confidential", "one@x", "on")
    assert (shown["confidential"], shown["message_id"]) == (True, "one@x")
    assert [each["login"] for each in shown["who_can_see"]] == ["anna"]
    assert line.json("--as", "bram", "messages", "list") == []
    assert line.refused("--as", "bram", "messages", "confidential", "two@x", "off")["code"] == "not_found"
    assert line.json("--as", "anna", "messages", "show", "two@x")["confidential"] is True
    assert line.json("--as", "anna", "messages", "confidential", "two@x", "off")["confidential"] is False
    assert len(line.json("--as", "bram", "messages", "list")) == 2
    lost = line.json("--as", "bram", "messages", "confidential", "one@x", "on")
    assert (lost["confidential"], lost["who_can_see"]) == (True, [])
    assert line.refused("--as", "bram", "messages", "show", "one@x")["code"] == "not_found"
    assert line.json("--as", "anna", "messages", "confidential", "one@x", "off")["confidential"] is False
    assert line.run("--as", "anna", "messages", "confidential", "one@x", "perhaps").status == 2


def test_the_index_is_exported_in_one_go(line: CommandLine) -> None:
    index = {each["message_id"]: each for each in line.json("--as", "anna", "messages", "export-index")}
    assert set(index) == {"one@x", "two@x", "three@x"}
    assert index["three@x"]["proposals"] == [{"why": "new", "kind": None, "ref": None, "address": "nobody@known.nl"}]
    assert index["one@x"]["copies"] == [{"role": "inbox", "route": "import"}]


def test_search_answers_with_a_total(line: CommandLine) -> None:
    found = line.json("--as", "anna", "search", "zeldzaam*", "--limit", "5")
    assert found["total"] == 1
    assert found["messages"][0]["message_id"] == "one@x"
    assert line.json("--as", "bram", "search", "kennismaking") == {"total": 0, "messages": []}
    assert line.json("--as", "anna", "search", "candidate:K-1")["total"] == 2


def test_records_are_listed_and_shown(line: CommandLine) -> None:
    assert [each["ref"] for each in line.json("--as", "anna", "records", "list", "--kind", "candidate")] == [
        "K-1",
        "K-2",
    ]
    shown = line.json("--as", "anna", "records", "show", "candidate:K-1")
    assert (shown["first_name"], shown["emails"]) == ("Jan", "jan@example.nl")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("messages", "list"), "who"),
        (("--as", "nobody", "messages", "list"), "no_such_user"),
        (("--as", "anna", "records", "show", "candidate:K-9"), "not_found"),
        (("--as", "anna", "records", "show", "nonsense"), "bad_input"),
        (("--as", "anna", "messages", "link", "one@x", "candidate:K-9"), None),
        (("--as", "anna", "import", "mail", "/nowhere", "--owner", "anna"), None),
        (("--as", "anna", "import", "records", "--kind", "candidate", "/nowhere.csv"), None),
        (("--as", "bram", "import", "records", "--kind", "candidate", "/nowhere.csv"), None),
        (("--as", "anna", "import", "records", "--kind", "candidate", "/"), "unreadable"),
        (("--as", "anna", "import", "records", "--kind", "candidate", "/x.csv", "--map", "/nowhere.json"), "bad_input"),
        (("--as", "anna", "import", "mail", "/", "--owner", "nobody"), "no_such_user"),
        (("--as", "bram", "import", "mail", "/", "--owner", "anna"), "bad_input"),
        (("--as", "anna", "import", "mail", "/etc/hostname", "--owner", "anna"), "no_mail_file"),
        (("--as", "anna", "messages", "list", "--record", "candidate:K-9"), "not_found"),
        (("--as", "anna", "messages", "show", "9" * 30), "not_found"),
        (("--as", "anna", "messages", "unlink", "nope@x", "candidate:K-1"), "not_found"),
        (("--as", "anna", "messages", "confidential", "nope@x", "on"), "not_found"),
        (("--as", "anna", "export", "records", "--kind", "company", "--to", "/nowhere.vcf"), "no_such_form"),
        (("--as", "anna", "export", "dossier", "candidate:K-9", "--to", "/nowhere.zip"), "not_found"),
        (("--as", "anna", "export", "dossier", "candidate:K-1", "--to", "/nowhere/x.zip"), "unwritable"),
        (("export", "dossier", "candidate:K-1", "--to", "/nowhere.zip"), "who"),
    ],
)
def test_bad_input_is_one_sentence_and_status_one(
    line: CommandLine, arguments: tuple[str, ...], code: str | None
) -> None:
    error = line.refused(*arguments)
    assert code in (None, error["code"])


@pytest.mark.parametrize(
    "arguments",
    [
        ("records", "list", "--kind", "nonsense"),
        ("import", "records", "x.csv"),
        ("import", "mail", "x.mbox", "--owner", "anna", "--role", "nonsense"),
        ("messages", "list", "--limit", "x"),
        ("export", "messages"),
    ],
)
def test_wrong_usage_is_status_two(line: CommandLine, arguments: tuple[str, ...]) -> None:
    done = line.run("--json", *arguments)
    assert (done.status, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_a_dossier_goes_into_a_zip_and_a_pdf(line: CommandLine, tmp_path: Path) -> None:
    for name, magic in (("jan.zip", b"PK"), ("jan.pdf", b"%PDF")):
        written = line.json("--as", "bram", "export", "dossier", "candidate:K-1", "--to", str(tmp_path / name))
        assert written == {"written": 2}
        assert (tmp_path / name).read_bytes().startswith(magic)


def test_a_file_that_is_no_mbox_is_refused(line: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "picture.mbox"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    assert line.refused("--as", "anna", "import", "mail", str(path), "--owner", "anna")["message"]


def test_mail_and_records_are_exported_as_far_as_the_user_sees_them(line: CommandLine, tmp_path: Path) -> None:
    box, table = tmp_path / "out.mbox", tmp_path / "out.csv"
    assert line.json("--as", "bram", "export", "messages", "--to", str(box)) == {"written": 2}
    assert b"three@x" not in box.read_bytes()
    of_jan = ("export", "messages", "--to", str(box), "--record", "candidate:K-1")
    assert line.json("--as", "anna", *of_jan) == {"written": 2}
    assert line.json("--as", "anna", "export", "records", "--kind", "candidate", "--to", str(table)) == {"written": 2}
    assert table.read_text().startswith("ref,first_name,last_name,emails,")
    assert line.refused("--as", "anna", *of_jan[:-1], "candidate:K-9")["code"] == "not_found"
    assert "cannot be written" in line.refused("--as", "anna", *of_jan[:3], str(tmp_path / "no" / "x"))["message"]


def test_a_file_of_others_is_tried_mapped_and_imported(line: CommandLine, tmp_path: Path) -> None:
    table, columns = tmp_path / "others.csv", tmp_path / "map.json"
    table.write_bytes("Nr;Naam;Telefoon\nK-77;Zoë;06\nK-78;;\n".encode("cp1252"))
    columns.write_text(json.dumps({"Nr": "ref", "Naam": "first_name", "Telefoon": ""}))
    way = ("--as", "anna", "import", "records", "--kind", "candidate", str(table), "--map", str(columns))
    tried = line.json(*way, "--dry-run")
    assert (tried["added"], tried["updated"], [one["line"] for one in tried["rejected"]]) == (1, 0, [3])
    assert line.refused("--as", "anna", "records", "show", "candidate:K-77")["code"] == "not_found"
    assert line.json(*way, "--encoding", "cp1252") == tried
    shown = line.json("--as", "anna", "records", "show", "candidate:K-77")
    assert (shown["first_name"], shown["phones"], shown["extra"]) == ("Zoë", "", {})
