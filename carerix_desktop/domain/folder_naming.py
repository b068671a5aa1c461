"""What the name of a server mailbox says about its role: folding, prefixes and the look-up in the known names.

Stands below `folder_roles`, which weighs these answers against the marks of the server and against each other.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from carerix_desktop.domain.folder_names import ALL_MAIL_NAMES, NAMES_NORTH_WEST, VIEW_NAMES
from carerix_desktop.domain.folder_names_world import NAMES_ASIA, NAMES_EAST, NAMES_SOUTH
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.modified_utf7 import decode_modified_utf7

_GMAIL: Final = frozenset({"[gmail]", "[google mail]", "[googlemail]"})
_OWN_PREFIXES: Final = _GMAIL | {"inbox", "[imap]"}
MAYBE_PREFIXES: Final = frozenset({"mail", "~/mail", "imap", "personal", "#personal", "#mbox", "#mh"})
"""Roots that some servers put before every mailbox; a mailbox of that name that holds mail is a person's own folder."""

_SHARED_ROOTS: Final = frozenset(
    {
        "user",
        "users",
        "otherusers",
        "shared",
        "sharedfolders",
        "public",
        "publicfolders",
        "gedeeldemappen",
        "gedeeld",
        "openbaremappen",
        "anderegebruikers",
        "anderebenutzer",
        "freigegebeneordner",
        "offentlicheordner",
        "dossierspublics",
        "dossierspartages",
        "autresutilisateurs",
    }
)
_GLUED_PREFIX: Final = re.compile(r"(inbox|\[gmail\]|\[google ?mail\]|\[imap\])[./\\|^:](?=.)", re.IGNORECASE)
_STRAIGHT: Final = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"})
_YEAR: Final = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")
_EXTRA: Final = re.compile(
    r"\([^)]*\)|\d+|\b(oud|oude|old|alt|alte|mijn|my|mein|meine|mes|mon|eigen|backup)\b", re.IGNORECASE
)
_SHORT: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """One entry of the tables: `order` is its place there, `exact` the spelling it must have where that matters."""

    role: FolderRole
    table: str
    order: int
    needs_company: bool
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxPath:
    """A mailbox name taken apart: what stands above it (prefixes removed) and its own last part."""

    parents: tuple[str, ...]
    leaf: str
    gmail: bool
    shared: bool
    depth: int


def fold(name: str) -> str:
    """The name without letter case, accents, spaces, hyphens and other marks, for comparison."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    return "".join(c for c in plain.translate(_STRAIGHT) if c.isalnum())


def split_path(name: str, delimiter: str, own_roots: frozenset[str]) -> MailboxPath:
    """Take a mailbox name apart; `own_roots` are prefixes in lower case that this server puts before every mailbox."""
    glued = _GLUED_PREFIX.match(name)
    parts = [glued.group(1), *_split(name[glued.end() :], delimiter)] if glued else _split(name, delimiter)
    gmail, depth = False, len(parts)
    shared = len(parts) > 1 and fold(parts[0]) in _SHARED_ROOTS
    while len(parts) > 1 and parts[0].casefold() in _OWN_PREFIXES | own_roots:
        gmail = gmail or parts[0].casefold() in _GMAIL
        parts = parts[1:]
    return MailboxPath(parents=tuple(parts[:-1]), leaf=parts[-1], gmail=gmail, shared=shared, depth=depth)


def _split(name: str, delimiter: str) -> list[str]:
    parts = [part for part in name.split(delimiter) if part] if delimiter else [name]
    return parts or [name]


def spellings(name: str) -> tuple[str, ...]:
    """The name as it stands and, where it is modified UTF-7, decoded."""
    decoded = decode_modified_utf7(name)
    return (name,) if decoded is None else (decoded, name)


def year_in(name: str) -> int:
    """The latest year written in the name, or 0."""
    return max((int(found.group()) for found in _YEAR.finditer(name)), default=0)


class KnownNames:
    """The tables of folder names, folded once for look-up."""

    def __init__(self) -> None:
        self._entries: dict[str, list[KnownName]] = {}
        for tables in (NAMES_NORTH_WEST, NAMES_SOUTH, NAMES_EAST, NAMES_ASIA):
            self._read(tables)
        self._all_mail = frozenset(fold(name) for name in ALL_MAIL_NAMES.split(";"))
        self._views = frozenset(fold(name) for name in VIEW_NAMES.split(";"))

    def _read(self, tables: Mapping[str, Mapping[FolderRole, str]]) -> None:
        for table, roles in tables.items():
            for role, names in roles.items():
                for order, name in enumerate(names.split(";")):
                    self._add(name.strip(), role, table, order)

    def _add(self, name: str, role: FolderRole, table: str, order: int) -> None:
        bare = name.removeprefix("?").strip()
        # "Çöp" is a bin and "cop" is not: a short name that loses its accents must be spelt out for Trash and Junk.
        guarded = role in (FolderRole.TRASH, FolderRole.JUNK) and len(fold(bare)) <= _SHORT
        exact = _spelt(bare) if guarded and fold(bare) != _spelt(bare) else ""
        known = KnownName(role=role, table=table, order=order, needs_company=bare != name, exact=exact)
        self._entries.setdefault(fold(bare), []).append(known)

    def find(self, name: str) -> tuple[KnownName, ...]:
        """The entries that bear this full name."""
        return tuple(k for k in self._entries.get(fold(name), ()) if not k.exact or k.exact == _spelt(name))

    def find_partial(self, name: str) -> tuple[KnownName, ...]:
        """The entries that remain when years, numbers, words in brackets and words such as "old" are taken away."""
        rest = _EXTRA.sub(" ", name)
        return self.find(rest) if rest != name and fold(rest) else ()

    def gmail_marks(self, path: MailboxPath) -> frozenset[str]:
        """The marks that Gmail would give to this mailbox: every message, or a view of some."""
        if not path.gmail:
            return frozenset()
        if fold(path.leaf) in self._all_mail:
            return frozenset({"\\all"})
        return frozenset({"\\flagged"}) if fold(path.leaf) in self._views else frozenset()

    def items(self) -> Iterator[tuple[str, tuple[KnownName, ...]]]:
        """Every folded name with its entries."""
        return ((key, tuple(entries)) for key, entries in self._entries.items())


@cache
def known_names() -> KnownNames:
    """The tables, folded once: they never change."""
    return KnownNames()


def _spelt(name: str) -> str:
    """Letters and digits in lower case, accents kept."""
    return "".join(c for c in unicodedata.normalize("NFC", name).casefold() if c.isalnum())


SPECIAL_USE: Final[Mapping[str, FolderRole]] = MappingProxyType(
    {
        "\\inbox": FolderRole.INBOX,
        "\\sent": FolderRole.SENT,
        "\\drafts": FolderRole.DRAFTS,
        "\\trash": FolderRole.TRASH,
        "\\junk": FolderRole.JUNK,
        "\\spam": FolderRole.JUNK,
        "\\archive": FolderRole.ARCHIVE,
    }
)
"""RFC 6154 section 2 and, for \\Inbox and \\Spam, Gmail's XLIST; in lower case because Cyrus writes them so."""

ALL_MAIL_FLAGS: Final = frozenset({"\\all", "\\allmail"})
VIEW_FLAGS: Final = frozenset({"\\flagged", "\\starred", "\\important"})
UNSELECTABLE_FLAGS: Final = frozenset({"\\noselect", "\\nonexistent"})


def is_all_mail(flags: Iterable[str]) -> bool:
    r"""Whether these LIST attributes mark a mailbox that holds all messages of the account (\\All, RFC 6154 §2)."""
    return bool({flag.casefold() for flag in flags} & ALL_MAIL_FLAGS)
