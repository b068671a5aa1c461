"""The first line that a server says tells what it is (RFC 9051 §7.1, RFC 1939 §3, RFC 5321 §4.2)."""

from __future__ import annotations

import re

_GREETINGS = (
    ("imap", re.compile(rb"\* (OK|PREAUTH|BYE)\b", re.IGNORECASE)),
    ("pop3", re.compile(rb"(\+OK|-ERR)\b", re.IGNORECASE)),
    ("smtp", re.compile(rb"[245]\d\d[ -]")),
    ("http", re.compile(rb"HTTP/|<!DOCTYPE|<html", re.IGNORECASE)),
)


def spoken_by(line: bytes) -> str:
    """Say which protocol greets like this: imap, pop3, smtp, http, or "" for none that we know."""
    return next((name for name, pattern in _GREETINGS if pattern.match(line)), "")
