"""The spelling child: languages from files, answers line by line."""

import io
import json
from pathlib import Path

from carerix_desktop.host.profile import resources_directory
from carerix_desktop.host.speller import find_dictionaries, serve

FOLDER = resources_directory() / "dictionaries"


def ask(*questions):
    out = io.StringIO()
    serve([str(FOLDER)], io.StringIO("".join(json.dumps(question) + "\n" for question in questions)), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_dutch_and_english_come_with_the_program_and_others_by_their_files(tmp_path: Path):
    (tmp_path / "de_DE.aff").write_text("SET UTF-8\n")
    (tmp_path / "de_DE.dic").write_text("1\nGespräch\n")
    (tmp_path / "fr.aff").write_text("SET UTF-8\n")
    found = find_dictionaries([tmp_path, FOLDER, tmp_path / "nowhere"])
    assert sorted(found) == ["de", "en", "nl"]
    assert len(found["en"]) == 2


def test_both_ways_of_writing_english_are_right():
    answers = ask({"language": "en", "check": ["organisation", "organization", "recieve"]})
    assert answers[0] == {"languages": ["en", "nl"]}
    assert answers[1]["wrong"] == ["recieve"]


def test_dutch_compounds_are_right_and_a_slip_is_mended():
    check, suggest = ask(
        {"language": "nl", "check": ["functioneringsgesprek", "beschikbaarheid", "gesprke"]},
        {"language": "nl", "suggest": "gesprke"},
    )[1:]
    assert check["wrong"] == ["gesprke"]
    assert suggest["words"] == ["gesprek"]


def test_a_language_without_a_dictionary_finds_nothing_wrong():
    assert ask({"language": "xx", "check": ["qwrtz"]})[1]["wrong"] == []
