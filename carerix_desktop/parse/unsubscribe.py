"""List-Unsubscribe and List-Unsubscribe-Post → the ways out of a list (RFC 2369 §3.2, RFC 8058 §3).

Everything in these headers is the sender's word, so only what is sane is offered: one header of each, addresses without
password, control or foreign characters, https for the web, one recipient by mail, and of a mailto: what S-07 allows.
One click is offered only where a DKIM signature says that it covers both headers, and our server does not call it
broken (RFC 8058 §4); the signature itself is not computed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote, urlsplit

from carerix_desktop.domain.unsubscribe import Unsubscribe
from carerix_desktop.parse.headers import Headers, parse_headers
from carerix_desktop.parse.mailto import parse_mailto

_MAX_VALUE_CHARS: Final = 10_000
_MAX_URL_CHARS: Final = 2_000
_MOST_URLS: Final = 20
_IN_BRACKETS: Final = re.compile(r"<([^<>]{1,2200})>")
_SPACE: Final = re.compile(r"[ \t]+")
_PLAIN: Final = re.compile(r"[!-~]+")
_SIGNED: Final = re.compile(r"(?:^|;)[ \t]{0,20}h[ \t]{0,20}=([^;]{1,5000})")
_BROKEN: Final = re.compile(r"(?:^|;)\s{0,20}dkim\s{0,20}=\s{0,20}fail", re.IGNORECASE)
_BOTH: Final = {"list-unsubscribe", "list-unsubscribe-post"}
_ONE_CLICK: Final = "list-unsubscribe=one-click"


def parse_unsubscribe(raw: bytes) -> Unsubscribe | None:
    """The ways out of the list that a message came by; None where it names none that is sane."""
    headers = parse_headers(raw)
    named = headers.every("list-unsubscribe")
    if len(named) != 1:  # a second one was slipped in behind the signature, or the message is broken
        return None
    urls = list(_urls(named[0]))
    mailto = next((found for url in urls if (found := _clean_mailto(url))), "")
    web = next((url for url in urls if _is_web(url)), "")
    if not mailto and not web:
        return None
    post = [value.strip().lower() for value in headers.every("list-unsubscribe-post")]
    one_click = bool(web) and post == [_ONE_CLICK] and _is_signed(headers)
    return Unsubscribe(mailto=mailto, url=web, one_click=one_click)


def _is_signed(headers: Headers) -> bool:
    if _BROKEN.search(headers.first("authentication-results")):
        return False
    signed = (_SIGNED.search(value[:_MAX_VALUE_CHARS]) for value in headers.every("dkim-signature")[:_MOST_URLS])
    return any(found and {name.strip().lower() for name in found[1].split(":")} >= _BOTH for found in signed)


def _urls(value: str) -> Iterator[str]:
    """What stands in brackets; white space within is of folding (RFC 2369 §2)."""
    for number, match in enumerate(_IN_BRACKETS.finditer(value[:_MAX_VALUE_CHARS])):
        if number == _MOST_URLS:
            return
        url = _SPACE.sub("", match[1])
        if len(url) <= _MAX_URL_CHARS and _PLAIN.fullmatch(url):
            yield url


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        sound = parts.port is None or parts.port > 0
    except ValueError:
        return False
    named = bool(parts.hostname) and "@" not in parts.netloc and "\\" not in url
    return parts.scheme == "https" and named and sound


def _clean_mailto(url: str) -> str:
    """The same with one recipient, subject and text, and nothing else; "" where it is something else."""
    asked = parse_mailto(url)
    if len(asked.to) != 1 or asked.cc:
        return ""
    fields = (("subject", asked.subject), ("body", asked.body))
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields if value)
    return f"mailto:{quote(asked.to[0].address, safe='@')}" + (f"?{query}" if query else "")
