"""What servers say in words when they refuse, and which provider a host belongs to.

Response codes in brackets are those of RFC 9051 §7.1, RFC 5530 (IMAP) and RFC 2449, RFC 3206 (POP3); numbers with dots
are the enhanced status codes of RFC 3463 and the ones that big providers made up. The first code that fits wins.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "app_password": (
            r"app(lication)?[- ]?(specific )?password",
            r"InvalidSecondFactor",
            r"\b5\.7\.9\b",
        ),
        "plain_refused": (
            r"\[PRIVACYREQUIRED\]",
            r"plain ?text auth\w* (is )?(disallowed|disabled|not (allowed|permitted))",
            r"must (first )?(issue|use) (a )?STARTTLS",
            r"STARTTLS (is )?(required|first)",
            r"encryption (is )?required",
            r"(secure|encrypted|TLS|SSL) connection (is )?required",
            r"requires? (an? )?(SSL|TLS|encrypted|secure)",
            r"clear ?text (login|password)s? (is|are)",
            r"\b5\.7\.11\b",
        ),
        "mailbox_full": (
            r"\[OVERQUOTA\]",
            r"over ?quota",
            r"over (the )?(storage )?quota",
            r"quota (has been |is )?exceeded",
            r"exceeded \w* ?quota",
            r"mailbox (is )?full",
            r"exceeds? (the |your )?(storage|quota|mailbox)",
            r"insufficient \w* ?storage",
            r"\b[45]\.2\.2\b",
        ),
        "too_many": (
            r"\[(LIMIT|INUSE|IN-USE)\]",
            r"too many",
            r"maximum number of (concurrent )?connections",
            r"connection limit",
            r"connections? (limit )?exceeded",
            r"simultaneous (IMAP )?connections",
            r"already locked",
            r"authenticated but not connected",
            r"\[THROTTLED\]",
            r"rate limit",
        ),
        "no": (
            r"\[(UNAVAILABLE|SERVERBUG|SYS/TEMP)\]",
            r"(IMAP|POP3?) (access )?(is |has been )?(not enabled|disabled)",
            r"not enabled for (IMAP|POP)",
            r"temporar(y|ily)",
            r"try again later",
            r"\b4\.[37]\.\d",
        ),
        "auth_failed": (
            r"\[(AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|EXPIRED|CONTACTADMIN|AUTH)\]",
            r"authenticat\w+ (has )?(failed|failure)",
            r"invalid (credentials|login|user|password)",
            r"(login|logon) (failed|incorrect|failure)",
            r"\b5\.7\.(8|139)\b",
        ),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A big provider.

    Attributes:
        app_only: it takes app passwords only, so a refused password always means that one is needed.
        help_url: where it explains how to make one.
        files_sent: it puts what its outgoing server accepted into the Sent folder by itself.
    """

    name: str
    app_only: bool = False
    help_url: str = ""
    files_sent: bool = False


_PROVIDERS: Mapping[str, Provider] = MappingProxyType(
    {
        r"(gmail|googlemail|google)\.com": Provider(
            name="Google",
            app_only=True,
            help_url="https://support.google.com/accounts/answer/185833",
            files_sent=True,
        ),
        r"(yahoo|ymail)\.[a-z.]+": Provider(
            name="Yahoo", app_only=True, help_url="https://help.yahoo.com/kb/SLN15241.html"
        ),
        r"aol\.com": Provider(
            name="AOL",
            app_only=True,
            help_url="https://help.aol.com/articles/Create-and-manage-app-password",
        ),
        r"(me|icloud|mac)\.com": Provider(name="Apple", app_only=True, help_url="https://support.apple.com/102654"),
        r"(outlook|office365|office|hotmail|live)\.(com|nl)": Provider(name="Microsoft", files_sent=True),
        r"fastmail\.com": Provider(
            name="Fastmail", app_only=True, help_url="https://www.fastmail.help/hc/articles/360058752854"
        ),
    }
)


def code_of_words(text: str) -> str:
    """Find the cause in a server's own words; "" where they say nothing that is known."""
    for code, patterns in _WORDS.items():
        if re.search("|".join(patterns), text, re.IGNORECASE):
            return code
    return ""


def provider_of(host: str) -> Provider:
    """Say whose server this is; the name is "" for everybody else."""
    for pattern, provider in _PROVIDERS.items():
        if re.search(rf"(^|\.){pattern}$", host.lower()):
            return provider
    return Provider(name="")
