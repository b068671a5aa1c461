"""What a password of a user file may be, and how long one waits after wrong ones: pure rules.

A password is compared in Unicode's compatibility form (NFKC), so that the same keys give the same password on each
keyboard and system (RFC 8265 §4 names the trouble; NIST SP 800-63B §3.1.1.2 asks for this form and for eight
characters).
"""

from __future__ import annotations

import unicodedata

from carerix_desktop.domain.errors import UserFault

LEAST, MOST = 8, 256
FREE_FAILURES = 5
"""So many wrong passwords in a row cost nothing but the last of them."""
FIRST_WAIT_S, LONGEST_WAIT_S = 30, 15 * 60
_REFUSED = frozenset({"Cc", "Cs"})
"""Control characters and lone surrogates: no keyboard gives them, and a prompt takes them for something else."""


def read_new_password(text: str) -> str:
    """A password that somebody chose, in the form in which it is hashed.

    Raises:
        UserFault: too short, too long, or not one line of characters.
    """
    if len(text) > MOST:
        raise UserFault(f"A password has {MOST} characters at most. Choose a shorter one.", code="password_long")
    if any(unicodedata.category(letter) in _REFUSED for letter in text):
        raise UserFault(
            "A password is one line of letters, digits and marks. Choose one without control characters.",
            code="password_letters",
        )
    normal = normal_password(text)
    if len(normal) < LEAST or not normal.strip():
        raise UserFault(f"A password has at least {LEAST} characters. Choose a longer one.", code="password_short")
    return normal


def normal_password(text: str) -> str:
    """What was entered, in the form in which it is compared; what no password can be stays what none can be."""
    if len(text) > MOST:
        text = text[:MOST] + "\0"
    return unicodedata.normalize("NFKC", text)


def wait_after(failures: int) -> int:
    """Seconds to wait after so many wrong passwords in a row: none, then 30 s, doubling to a quarter of an hour."""
    if failures < FREE_FAILURES:
        return 0
    doublings = min(failures - FREE_FAILURES, 10)
    return min(FIRST_WAIT_S << doublings, LONGEST_WAIT_S)


def remaining_wait(failures: int, locked_until: int, now: int) -> int:
    """Seconds that are left; never more than the wait itself, so that a clock that was set back locks nobody out."""
    return max(0, min(locked_until - now, wait_after(failures)))
