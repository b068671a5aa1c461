"""placeholder"""

from __future__ import annotations

import re

from carerix_desktop.domain.addresses import domain_of, normalise
from carerix_desktop.domain.message import ParsedMessage

_NOREPLY = re.compile(
    r"^(?:no|do-?not|geen|niet|noreply)[-_.]?(?:reply|antwoord|beantwoorden).*|^mailer-?daemon$|^postmaster$"
)


def _machine(address: str) -> bool:
    return bool(_NOREPLY.match(normalise(address).rpartition("@")[0]))


def is_automated(parsed: ParsedMessage) -> bool:
    """placeholder."""
    auto = parsed.automation
    return (
        auto.auto_submitted.lower() not in ("", "no")
        or auto.list_id
        or auto.precedence.lower() in ("bulk", "list", "junk")
        or auto.null_return_path
        or any(_machine(one.address) for one in parsed.from_)
    )


def relayed_reply_to(parsed: ParsedMessage) -> str:
    """placeholder."""
    auto = parsed.automation
    if (
        auto.list_id
        or auto.list_unsubscribe
        or auto.precedence
        or not any(_machine(one.address) for one in parsed.from_)
    ):
        return ""
    domains = {domain_of(normalise(one.address)) for one in parsed.from_}
    for one in parsed.reply_to:
        if domain_of(normalise(one.address)) not in domains and not _machine(one.address):
            return one.address
    return ""
