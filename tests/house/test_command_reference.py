"""The README's command reference names every command and every option that the program has."""

import argparse
from collections.abc import Iterator

import pytest

from carerix_desktop.cli.main import build_parser
from tests.house import tree

HIDDEN = {"engine"}  # how the window starts its engine; nobody types it


def commands(parser: argparse.ArgumentParser, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the words of each command that does something by itself."""
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not below and words:
        yield words
    for action in below:
        for name, child in action.choices.items():
            if name not in HIDDEN:
                yield from commands(child, (*words, name))


def options(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Yield the long options of a parser and of all its commands."""
    for action in parser._actions:
        yield from (name for name in action.option_strings if name.startswith("--") and name != "--help")
        if isinstance(action, argparse._SubParsersAction):
            for name, child in action.choices.items():
                if name not in HIDDEN:
                    yield from options(child)


@pytest.fixture(scope="module")
def reference() -> str:
    text = (tree.ROOT / "README.md").read_text(encoding="utf-8")
    return text.split("## Command line", 1)[1].split("## For developers", 1)[0]


def test_every_command_is_in_the_reference(reference):
    assert [" ".join(words) for words in commands(build_parser()) if " ".join(words) not in reference] == []


def test_every_option_is_in_the_reference(reference):
    assert sorted({name for name in options(build_parser()) if name not in reference}) == []
