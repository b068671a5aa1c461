"""What the receiving server found out about the sender: Authentication-Results (RFC 8601), the failures only.

A pass proves nothing here: where our server adds no such field, the first one is whatever the sender wrote. A sender
who writes a failure into their own mail gains nothing by it.
"""

from __future__ import annotations

import re
from typing import Final

from carerix_desktop.parse.headers import parse_headers

_RESULT: Final = re.compile(r"(?:^|;)\s{0,20}(dmarc|spf|dkim)\s{0,20}=\s{0,20}([a-z]{1,20})", re.IGNORECASE)
_FAILURES: Final = frozenset({"fail", "softfail"})


def is_unproven(raw: bytes) -> bool:
    """Whether the server says that the message is not from the domain of its From."""
    first = parse_headers(raw).first("authentication-results")
    results: dict[str, set[str]] = {}
    for method, result in _RESULT.findall(first):
        results.setdefault(method.lower(), set()).add(result.lower())
    if "dmarc" in results:
        return "fail" in results["dmarc"]
    return bool(results.get("spf", set()) & _FAILURES) and "pass" not in results.get("dkim", set())
