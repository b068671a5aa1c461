"""Hunspell dictionaries on this computer: where they lie, which of them cannot be one, and how one is added.

A dictionary is a pair of NAME.aff and NAME.dic; NAME begins with its language ("nl", "en_GB").
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.host.profile import write_private

MOST_OCTETS = 100_000_000
_HEAD = 4096
_BOM = b"\xef\xbb\xbf"


def system_folders() -> tuple[Path, ...]:
    """Where the system keeps dictionaries for all programs."""
    if sys.platform == "darwin":
        return (Path.home() / "Library" / "Spelling", Path("/Library/Spelling"))
    if sys.platform == "win32":
        return ()
    data = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return tuple(Path(folder) / name for folder in data.split(":") if folder for name in ("hunspell", "myspell/dicts"))


def find_dictionaries(folders: Iterable[Path]) -> dict[str, list[Path]]:
    """Language → its dictionaries (paths without suffix); an earlier folder wins over a later one of the same name."""
    found: dict[str, dict[str, Path]] = {}
    for folder in folders:
        for rules in sorted(folder.glob("*.aff")) if folder.is_dir() else ():
            if rules.with_suffix(".dic").is_file():
                found.setdefault(language_of(rules), {}).setdefault(rules.stem, rules.with_suffix(""))
    return {language: list(names.values()) for language, names in found.items()}


def language_of(dictionary: Path) -> str:
    """The language by the file's name."""
    return dictionary.stem.replace("-", "_").split("_")[0].lower()


def is_broken(dictionary: Path) -> bool:
    """Whether a pair of files (a path without suffix) cannot be a dictionary: Hunspell takes anything, and hangs."""
    try:
        rules, words = (_head(dictionary.with_name(dictionary.name + suffix)) for suffix in (".aff", ".dic"))
    except OSError:
        return True
    count = words.removeprefix(_BOM).split(b"\n", 1)[0].split()
    return b"\0" in rules + words or not count or not count[0].isdigit()


def add_dictionary(folder: Path, chosen: Path) -> str:
    """Copy a dictionary into the profile; the answer is its language.

    Args:
        folder: of the profile; made when it is not there.
        chosen: either of the two files.

    Raises:
        UserFault: `dictionary_half`: the other file is not beside it; `dictionary_broken`: they are no dictionary.
        StoreFault: the disk is full or refuses.
    """
    pair = [chosen.with_suffix(suffix) for suffix in (".aff", ".dic")]
    missing = [path.name for path in pair if not path.is_file()]
    if missing:
        text = f"A dictionary is two files, and {missing[0]} is not beside {chosen.name}. Put both in one folder."
        raise UserFault(text, code="dictionary_half", details={"missing": missing[0], "chosen": chosen.name})
    if is_broken(chosen.with_suffix("")) or any(path.stat().st_size > MOST_OCTETS for path in pair):
        text = f"{chosen.name} is no dictionary that can be read. Choose another one."
        raise UserFault(text, code="dictionary_broken", details={"chosen": chosen.name})
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in pair:
        write_private(folder / path.name, path.read_bytes())
    return language_of(chosen)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)
