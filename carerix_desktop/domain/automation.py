"""Mail that no person wrote (RULES.md section 3, guards; RFC 3834, RFC 2919): its sender is nobody to file under."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from carerix_desktop.domain.addresses import domain_of, normalise
from carerix_desktop.domain.message import Address, Automation, ParsedMessage

_NO_REPLY: Final = re.compile(
    r"(?:^|[._+=-])"
    r"(?:no[._-]?reply|do[._-]?not[._-]?reply|dont[._-]?reply|noreply|niet[._-]?(?:be)?antwoorden|geen[._-]?antwoord|geen[._-]?reply"
    r"|keine?[._-]?antwort|nicht[._-]?antworten|ne[._-]?pas[._-]?repondre|nepasrepondre|no[._-]?responder|no[._-]?contestar"
    r"|mailer[._-]?daemon)"
    r"(?=$|[._+=\d-])"
)
_BULK: Final = frozenset({"bulk", "list", "junk"})


def is_machine(address: str) -> bool:
    """Whether an address says of itself that nobody reads it: no-reply and mailer-daemon, in several languages."""
    local, at, _ = (normalise(address) or address.strip().casefold()).rpartition("@")
    return _NO_REPLY.search(local if at else address.strip().casefold()) is not None


def is_automated(parsed: ParsedMessage) -> bool:
    """Whether a programme sent the message: answers on absence, lists, mass mail, bounces, no-reply senders."""
    return parsed.report is not None or bears_signs(parsed.automation, parsed.from_)


def bears_signs(signs: Automation, senders: Iterable[Address]) -> bool:
    """Whether a header says that a programme sent the message."""
    return (
        signs.auto_submitted.partition(";")[0].strip().lower() not in ("", "no")
        or signs.list_id
        or signs.precedence.strip().lower() in _BULK
        or signs.null_return_path
        or any(is_machine(one.address) for one in senders)
    )


def relayed_reply_to(parsed: ParsedMessage) -> str:
    """The person whose mail a job board relays, as an address; "" for all other mail.

    A no-reply sender, no List-Id, no List-Unsubscribe, no Precedence, and a Reply-To at another domain that is not
    itself automated.
    """
    signs = parsed.automation
    if signs.list_id or signs.list_unsubscribe or signs.precedence.strip():
        return ""
    if not any(is_machine(one.address) for one in parsed.from_):
        return ""
    boards = {domain_of(normalise(one.address)) for one in parsed.from_}
    for one in parsed.reply_to:
        if normalise(one.address) and domain_of(normalise(one.address)) not in boards and not is_machine(one.address):
            return one.address
    return ""
