"""The settings of a user file and of the agency, declared once: name, how its text is read, who may change it.

The command line (`users set`, `agency set`), its help and the window's forms derive from these tables (CLI.md).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from carerix_desktop.domain.account import UserRole
from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.errors import UserFault

Value = str | bool | tuple[str, ...]
Read = Callable[[str, str], Value]
"""(name of the setting, text) → value; raises UserFault with a sentence."""

DEFAULT_KEYWORDS = ("confidential", "vertrouwelijk", "vertraulich", "confidentiel")
LANGUAGES = ("nl", "en")
MOST_DAYS = 3650
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\\\"]{1,64}@[^\s@<>()\[\],;:\\\"]{1,253}")
_LOGIN = re.compile(r"\w[\w.@+-]{0,63}")
_LABEL = r"[^\W_](?:[\w-]{0,61}\w)?"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting.

    Attributes:
        read: from its text.
        help: for --help, in English.
        administrator: whether only an administrator may change it (RELIABILITY.md C-11).
    """

    name: str
    read: Read
    help: str
    administrator: bool = False


def read_text(name: str, text: str) -> str:
    """One line of text, or none."""
    text = text.strip()
    if text and not text.isprintable():
        raise UserFault(f"{name} is one line of text. Write it without line breaks.")
    return text


def read_name(name: str, text: str) -> str:
    """One line of text that is there."""
    if not read_text(name, text):
        raise UserFault(f"Enter a value for {name}.")
    return read_text(name, text)


def read_address(_name: str, text: str) -> str:
    """One e-mail address, or none."""
    text = text.strip()
    if text and not (_ADDRESS.fullmatch(text) and text.isprintable() and normalise(text)):
        said = f"“{text[:60]}” is not an e-mail address. Write it as name@example.com."
        raise UserFault(said, code="bad_address", details={"address": text})
    return text


def read_addresses(name: str, text: str) -> tuple[str, ...]:
    """E-mail addresses with `;` between."""
    return tuple(dict.fromkeys(read_address(name, part) for part in text.split(";") if part.strip()))


def read_words(name: str, text: str) -> tuple[str, ...]:
    """Words with `;` between, or none at all; one that is there in another letter case too counts once."""
    words = [part.strip() for part in text.split(";")] if text.strip() else []
    if not all(words):
        raise UserFault(
            f"{name} has an empty word in it, which would match everything. Leave it out: one;two.", code="empty_word"
        )
    return tuple({word.casefold(): word for word in reversed(words)}.values())[::-1]


def read_yes_no(name: str, text: str) -> bool:
    """`yes` or `no`."""
    answer = {"yes": True, "no": False}.get(text.strip().lower())
    if answer is None:
        raise UserFault(f"{name} is yes or no, not “{text[:40]}”.")
    return answer


def read_login(login: str) -> str:
    """A login: letters, digits and `. _ @ + -`, 64 at most; in one form of Unicode (NFKC)."""
    login = unicodedata.normalize("NFKC", login.strip())
    if not _LOGIN.fullmatch(login):
        raise UserFault(f"“{login[:60]}” cannot be a login. Use letters, digits and . _ @ + - only, 64 at most.")
    return login


def fold_login(login: str) -> str:
    """A login as it is compared: letter case and forms of the same letter make no difference."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", login.strip()[:200]).casefold())


def _read_domain(name: str, text: str) -> str:
    text = text.strip().lower().removeprefix("@")
    if text and not _DOMAIN.fullmatch(text):
        raise UserFault(f"“{text[:60]}” is not a domain. Write {name} as in example.com.")
    return text


def _read_days(name: str, text: str) -> str:
    days = text.strip()
    if not (days.isascii() and days.isdigit() and int(days) <= MOST_DAYS):
        raise UserFault(f"{name} is a number of days, from 0 (without end) to {MOST_DAYS}.")
    return str(int(days))


def _one_of(*choices: str) -> Read:
    def read(name: str, text: str) -> str:
        if text.strip().lower() not in choices:
            raise UserFault(f"{name} is one of {', '.join(choices)}, not “{text[:40]}”.")
        return text.strip().lower()

    return read


USER_SETTINGS: Mapping[str, Setting] = MappingProxyType(
    {
        setting.name: setting
        for setting in (
            Setting(name="name", read=read_name, help="the person's name"),
            Setting(name="from_address", read=read_address, help="sender address", administrator=True),
            Setting(name="aliases", read=read_addresses, help="further addresses, ; between", administrator=True),
            Setting(name="system_address", read=read_address, help="relay address", administrator=True),
            Setting(name="role", read=_one_of(*UserRole), help="|".join(UserRole), administrator=True),
            Setting(name="admin", read=read_yes_no, help="yes makes an administrator", administrator=True),
            Setting(name="active", read=read_yes_no, help="yes or no", administrator=True),
            Setting(
                name="incoming_confidential",
                read=read_yes_no,
                help="incoming mail is confidential by default",
                administrator=True,
            ),
            Setting(
                name="outgoing_confidential",
                read=read_yes_no,
                help="outgoing mail is confidential by default",
                administrator=True,
            ),
        )
    }
)

AGENCY_SETTINGS: Mapping[str, Setting] = MappingProxyType(
    {
        setting.name: setting
        for setting in (
            Setting(name="name", read=read_text, help="the agency's name"),
            Setting(name="mail_domain", read=_read_domain, help="domain of the system addresses"),
            Setting(name="keywords", read=read_words, help="words that make mail confidential, ; between"),
            Setting(name="language", read=_one_of(*LANGUAGES), help="|".join(LANGUAGES)),
            Setting(name="sign_in", read=_one_of("ask", "os"), help="ask who is signing in, or trust the system"),
            Setting(name="backup_days", read=_read_days, help="days that a backup is kept, 0: without end"),
            Setting(
                name="backup_expiry", read=_one_of("ask", "delete"), help="what becomes of an older one: ask|delete"
            ),
        )
    }
)


def read_settings(declared: Mapping[str, Setting], texts: Mapping[str, str]) -> dict[str, Value]:
    """Read texts by their declarations.

    Raises:
        UserFault: an unknown name, or a text that does not fit.
    """
    for name in texts:
        if name not in declared:
            raise UserFault(f"There is no setting “{name[:40]}”. Choose one of: {', '.join(declared)}.")
    return {name: declared[name].read(name, text) for name, text in texts.items()}


def parse_pairs(pairs: list[str]) -> dict[str, str]:
    """`KEY=VALUE` words of a command line → a mapping; raises UserFault on a word without `=`."""
    for pair in pairs:
        if "=" not in pair:
            raise UserFault(f"“{pair[:60]}” has no value. Write it as KEY=VALUE.")
    return {key.strip(): value for key, _equals, value in (pair.partition("=") for pair in pairs)}
