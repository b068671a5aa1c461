"""`templates` from outside: one JSON document, one sentence for what cannot be (CLI.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.features.test_command_line import CommandLine

LOOP = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
TEXTS = {
    "nl-intake": ("nl", "Kennismaking over {{ vacancy.title }}", "Beste {{ candidate.first_name }},", "intake"),
    "en-intake": ("en", "About {{ vacancy.title }}", "Dear {{ candidate.first_name }},", "intake"),
    "unknown": ("nl", "Hoi", "{{ candidate.notice_period }} {{ candidate.city }} {{ cycler }}", ""),
    "defaulted": ("nl", "Hoi", "{{ candidate.notice_period | default('in overleg') }}", ""),
    "endless": ("nl", "Hoi", LOOP, ""),
    "mark": ("nl", "Hoi", "{% raw %}{{ candidate.city }}{% endraw %}", ""),
    "syntax": ("nl", "Hoi", "{{ candidate.", ""),
}


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    directory = tmp_path_factory.mktemp("templates")
    line = CommandLine(directory / "profile")
    line.json("users", "add", "anna", "--name", "Anna", "--from-address", "anna@bureau.nl")
    for kind, text in (
        ("candidate", "ref,first_name,last_name,emails,language\nK-1,<Jan>,Jansen,j@x.nl,en\nK-2,Bea,Bos,b@x.nl,\n"),
        ("company", "ref,name,domains,city\nB-1,Van Dijk,dijk.nl,Utrecht\n"),
        ("vacancy", "ref,title,company,contact,status\nV-1,Kok {{ x }},B-1,,open\n"),
    ):
        file = directory / f"{kind}.csv"
        file.write_text(text)
        line.json("import", "records", "--kind", kind, str(file))
    folder = directory / "set"
    folder.mkdir()
    for name, (language, subject, text, group) in TEXTS.items():
        (folder / f"{name}.toml").write_text(
            f'name = "{name}"\nlanguage = "{language}"\nkind = "candidate"\ngroup = "{group}"\n'
            f'subject = \'{subject}\'\ntext = """{text}"""\nhtml = """<p>{text}</p>"""\n'
        )
    (folder / "broken.toml").write_text("name =")
    (folder / "readme.txt").write_text("no template")
    report = line.json("templates", "import", str(folder))
    assert sorted(report["added"]) == sorted(set(TEXTS) - {"syntax"})
    assert [refused["name"] for refused in report["refused"]] == ["broken", "syntax"]
    assert "line 1" in report["refused"][1]["why"]
    return line


def test_the_starter_set_and_what_was_imported_are_listed(line: CommandLine) -> None:
    found = {one["name"]: one for one in line.json("templates", "list")}
    assert {"nl-intake", "en-rejection-after-cv", "defaulted"} <= set(found)
    assert found["en-rejection-after-cv"]["status_after"] == "rejected"
    assert found["nl-intake"]["changed_by"] == "anna"
    assert found["nl-intake"]["group"] == "intake"


def test_a_template_is_filled_in_and_a_group_in_the_language_of_the_person(line: CommandLine) -> None:
    given = line.json("templates", "render", "nl-intake", "--to", "candidate:K-1", "--vacancy", "V-1")
    assert given == {
        "subject": "Kennismaking over Kok {{ x }}",
        "text": "Beste <Jan>,",
        "html": "<p>Beste &lt;Jan&gt;,</p>",
        "missing": [],
    }
    english = line.json("templates", "render", "intake", "--to", "candidate:K-1", "--vacancy", "V-1")
    assert english["text"] == "Dear <Jan>,"


def test_what_is_missing_is_named_and_no_failure(line: CommandLine) -> None:
    given = line.json("templates", "render", "unknown", "--to", "candidate:K-1")
    assert given["missing"] == ["candidate.city", "candidate.notice_period", "cycler"]
    assert line.json("templates", "render", "nl-intake", "--to", "candidate:K-1")["missing"] == ["vacancy.title"]
    given = line.json("templates", "render", "defaulted", "--to", "candidate:K-1")
    assert (given["text"], given["missing"]) == ("in overleg", [])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("render", "endless", "--to", "candidate:K-1"), "takes longer than 2 seconds"),
        (("render", "mark", "--to", "candidate:K-1"), "is left in the text"),
        (("render", "nobody", "--to", "candidate:K-1"), "There is no template"),
        (("render", "nl-intake", "--to", "candidate:K-9"), "There is no candidate"),
        (("render", "nl-intake", "--to", "vacancy:V-1"), "for a candidate"),
        (("render", "nl-intake", "--to", "company:B-1"), "gets no mail"),
        (("render", "nl-intake", "--to", "Jan"), "KIND:REF"),
        (("render", "nl-intake", "--to", "candidate:K-1", "--vacancy", "V-9"), "There is no vacancy"),
        (("import", "/nowhere/at/all"), "There is no folder"),
    ],
)
def test_what_cannot_be_is_one_sentence(line: CommandLine, words: tuple[str, ...], sentence: str) -> None:
    assert sentence in line.refused("templates", *words)["message"]


def test_what_is_exported_can_be_imported_again_and_changes_nothing(line: CommandLine, tmp_path: Path) -> None:
    written = line.json("templates", "export", str(tmp_path / "out"))["written"]
    assert len(written) == len(line.json("templates", "list"))
    assert line.json("templates", "import", str(tmp_path / "out")) == {"added": [], "updated": [], "refused": []}
