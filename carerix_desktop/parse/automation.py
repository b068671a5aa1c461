"""The header fields by which a programme says that it wrote the mail (RFC 3834, RFC 2919, RFC 2369)."""

from __future__ import annotations

import re

from carerix_desktop.domain.message import Automation
from carerix_desktop.parse.headers import Headers, plain_line


def read_automation(headers: Headers) -> Automation:
    """The signs of automated mail in a header, of a message or of one attached to it."""
    return Automation(
        auto_submitted=plain_line(re.split("[;(]", headers.first("auto-submitted"), maxsplit=1)[0]).lower()[:60],
        list_id="list-id" in headers,
        list_unsubscribe="list-unsubscribe" in headers,
        precedence=plain_line(headers.first("precedence")).lower()[:60],
        null_return_path="".join(headers.first("return-path").split()) == "<>",
    )
