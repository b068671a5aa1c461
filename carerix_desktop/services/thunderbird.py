"""A Thunderbird profile as a tree of folders: found, named and given roles; read only, nothing in it is ever touched.

~/.thunderbird/profiles.ini      which profiles there are, and the one that opens
PROFILE/prefs.js                 the directories of the servers
Mail/…, ImapMail/…               a folder is an mbox file or a Maildir; what is below it stands in FOLDER.sbd
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from configparser import ConfigParser
from configparser import Error as ConfigError
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from carerix_desktop.domain.folder_roles import Confidence, DiscoveredMailbox, propose_roles
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.modified_utf7 import decode_modified_utf7

DEEPEST: Final = 20
LARGEST_PREFERENCES: Final = 5_000_000
_DIRECTORY: Final = re.compile(r'(?m)^user_pref\("mail\.server\.server\d+\.directory(-rel)?", "((?:[^"\\]|\\.)*)"\);')
_NO_FOLDER: Final = frozenset(
    {".msf", ".dat", ".sqlite", ".html", ".json", ".js", ".mozmsgs", ".wdseml", ".lock", ".sbd"}
)
_NEVER: Final = frozenset({"templates", "unsent messages", "outbox", "smart mailboxes", "feeds"})
"""What was never sent or received."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailFolder:
    """One folder: its names from the top, where it lies, and its role by its name."""

    names: tuple[str, ...]
    path: Path
    role: FolderRole | None = None


def find_usual(home: Path | None = None) -> Path | None:
    """Where Thunderbird keeps its profiles on this computer; None where it was never used."""
    home = home or Path.home()
    places = (
        home / ".thunderbird",
        home / "snap" / "thunderbird" / "common" / ".thunderbird",
        home / ".var" / "app" / "org.mozilla.Thunderbird" / ".thunderbird",
        home / "Library" / "Thunderbird",
        home / "AppData" / "Roaming" / "Thunderbird",
    )
    return next((place for place in places if (place / "profiles.ini").is_file()), None)


def is_profile(path: Path) -> bool:
    """Whether a directory is a profile, or the one in which profiles stand."""
    return any((path / name).is_file() for name in ("profiles.ini", "prefs.js")) and not (path / "cur").is_dir()


def find_folders(path: Path) -> list[MailFolder]:
    """All folders with mail of a profile, in the order of their names."""
    profile = _profile_of(path)
    found: list[MailFolder] = []
    for server in _servers(profile):
        folders = sorted(_walk(server, ()), key=lambda one: one.names)
        found += _with_roles(server.name, folders)
    return found


def _profile_of(path: Path) -> Path:
    """The profile that opens: that of the installation, else the default one, else the only one."""
    if not (path / "profiles.ini").is_file():
        return path
    parser = ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string((path / "profiles.ini").read_text(encoding="utf-8-sig", errors="replace"))
    except (ConfigError, OSError):
        return path
    sections = [parser[name] for name in parser.sections()]
    places = [one["Default"] for one in sections if one.name.startswith("Install") and "Default" in one]
    profiles = [one for one in sections if one.name.startswith("Profile") and "Path" in one]
    profiles.sort(key=lambda one: one.get("Default", "0") != "1")
    places += [one["Path"] for one in profiles]
    for place in places:
        if (path / place).is_dir():  # an absolute place stays what it is
            return path / place
    return path


def _servers(profile: Path) -> list[Path]:
    places = [*_named_servers(profile)]
    for top in ("Mail", "ImapMail"):
        if (profile / top).is_dir():
            places += [one for one in sorted((profile / top).iterdir()) if one.is_dir() and not one.is_symlink()]
    known: dict[Path, Path] = {}
    for place in places:
        known.setdefault(place.resolve(), place)
    return [place for place in known.values() if place.name.lower() not in _NEVER]


def _named_servers(profile: Path) -> Iterator[Path]:
    """Those that prefs.js names: mail may lie outside the profile."""
    try:
        with (profile / "prefs.js").open("rb") as stream:
            text = stream.read(LARGEST_PREFERENCES).decode("utf-8", "replace")
    except OSError:
        return
    for relative, quoted in _DIRECTORY.findall(text):
        place = re.sub(r"\\(.)", r"\1", quoted)
        path = profile / place.removeprefix("[ProfD]") if relative else Path(place)
        if path.is_dir():
            yield path


def _walk(directory: Path, above: tuple[str, ...]) -> Iterator[MailFolder]:
    if len(above) > DEEPEST:
        return
    for one in sorted(directory.iterdir()):
        if one.is_symlink() or one.name.startswith("."):
            continue
        if one.suffix == ".sbd" and one.is_dir():
            yield from _walk(one, (*above, _shown(one.stem)))
        elif one.suffix.lower() not in _NO_FOLDER and _is_folder(one) and one.name.lower() not in _NEVER:
            yield MailFolder(names=(*above, _shown(one.name)), path=one)


def _is_folder(path: Path) -> bool:
    """A Maildir, or a file that begins as an mbox does; an empty one has nothing to give."""
    if path.is_dir():
        return (path / "cur").is_dir()
    with path.open("rb") as stream:
        return stream.read(5) == b"From "


def _shown(name: str) -> str:
    return decode_modified_utf7(name) or name


def _with_roles(server: str, folders: list[MailFolder]) -> list[MailFolder]:
    listed = [DiscoveredMailbox(name="/".join(one.names), delimiter="/", flags=()) for one in folders]
    sure = (Confidence.CERTAIN, Confidence.LIKELY)
    roles = {one.name: one.role for one in propose_roles(listed) if one.confidence in sure}
    return [
        MailFolder(names=(server, *one.names), path=one.path, role=roles.get("/".join(one.names))) for one in folders
    ]
