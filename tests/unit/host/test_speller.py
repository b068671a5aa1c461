"""The spelling child: languages from files, answers line by line."""

import io
import json
from pathlib import Path

import pytest

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.host.dictionaries import add_dictionary, find_dictionaries, is_broken
from carerix_desktop.host.profile import resources_directory
from carerix_desktop.host.speller import serve

FOLDER = resources_directory() / "dictionaries"


def ask(*questions, folders=(FOLDER,)):
    out = io.StringIO()
    serve(
        [str(folder) for folder in folders],
        io.StringIO("".join(json.dumps(question) + "\n" for question in questions)),
        out,
    )
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


BROKEN = {
    "empty": (b"", b""),
    "noise": (bytes(range(256)) * 20, bytes(reversed(range(256))) * 20),
    "no-count": (b"SET UTF-8\n", b"woord\nander\n"),
    "wide": (b"SET UTF-8\n", "1\nwoord\n".encode("utf-16")),
}


def write_pair(folder: Path, name: str, rules: bytes, words: bytes) -> Path:
    (folder / f"{name}.aff").write_bytes(rules)
    (folder / f"{name}.dic").write_bytes(words)
    return folder / name


@pytest.mark.parametrize("name", list(BROKEN))
def test_a_broken_dictionary_is_named_and_the_others_go_on(tmp_path: Path, name: str):
    assert is_broken(write_pair(tmp_path, "de_DE", *BROKEN[name]))
    first, german, dutch = ask(
        {"language": "de", "check": ["Gespräch"]}, {"language": "nl", "check": ["gesprke"]}, folders=(tmp_path, FOLDER)
    )
    assert first["languages"] == ["en", "nl"]
    assert (german["wrong"], german["broken"]) == ([], ["de_DE"])
    assert dutch["wrong"] == ["gesprke"]
    assert "broken" not in dutch


def test_words_that_a_character_set_does_not_have_are_unknown_and_no_crash(tmp_path: Path):
    write_pair(tmp_path, "de_DE", b"SET ISO8859-1\n", "2\nGespräch\nl'eau\n".encode("latin-1"))
    check, suggest = ask(
        {"language": "de", "check": ["Gespräch", "Łukasz", "l’eau"]},
        {"language": "de", "suggest": "Łukasz"},
        folders=(tmp_path,),
    )[1:]
    assert check["wrong"] == ["Łukasz"]
    assert suggest["words"] == []


def test_a_dictionary_is_copied_into_the_profile_and_wins_there(tmp_path: Path):
    mine, given = tmp_path / "profile" / "dictionaries", tmp_path / "given"
    given.mkdir()
    write_pair(given, "de_AT", b"SET UTF-8\n", "1\nJänner\n".encode())
    assert add_dictionary(mine, given / "de_AT.dic") == "de"
    assert sorted(path.name for path in mine.iterdir()) == ["de_AT.aff", "de_AT.dic"]
    assert ask({"language": "de", "check": ["Jänner", "Jannuar"]}, folders=(mine,))[1]["wrong"] == ["Jannuar"]


def test_half_a_dictionary_and_a_broken_one_are_refused(tmp_path: Path):
    (tmp_path / "fr.dic").write_text("1\neau\n")
    with pytest.raises(UserFault) as half:
        add_dictionary(tmp_path / "mine", tmp_path / "fr.dic")
    assert (half.value.code, half.value.details["missing"]) == ("dictionary_half", "fr.aff")
    write_pair(tmp_path, "it", *BROKEN["noise"])
    with pytest.raises(UserFault) as broken:
        add_dictionary(tmp_path / "mine", tmp_path / "it.aff")
    assert broken.value.code == "dictionary_broken"
    assert not (tmp_path / "mine").exists()
