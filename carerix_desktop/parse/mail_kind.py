"""Bounces, receipts, automatic answers and calendar mail told from letters, by what stands in the message itself.

RFC 3464 (delivery reports), RFC 8098 (read receipts), RFC 3834 (automatic answers), RFC 6047 (invitations), and what
Exchange, Gmail, Exim and qmail write instead. The words of a subject alone never decide: people write such words too.
Only the label follows from it; what is automated for the linking rules is decided in `domain/automation.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from carerix_desktop.domain.mail_kind import MailKind
from carerix_desktop.domain.message import DeliveryOutcome
from carerix_desktop.parse.addresses import parse_addresses
from carerix_desktop.parse.automation import read_automation
from carerix_desktop.parse.headers import Headers
from carerix_desktop.parse.report import parse_report
from carerix_desktop.parse.scan import Entity, scan, with_line_feeds
from carerix_desktop.parse.transfer import decode_transfer

_OUTCOMES: Final[Mapping[DeliveryOutcome, MailKind]] = MappingProxyType(
    {
        DeliveryOutcome.FAILED: MailKind.BOUNCED,
        DeliveryOutcome.DELAYED: MailKind.DELAYED,
        DeliveryOutcome.DELIVERED: MailKind.DELIVERED,
    }
)
_METHODS: Final[Mapping[str, MailKind]] = MappingProxyType(
    {
        "request": MailKind.INVITATION,
        "counter": MailKind.INVITATION_ANSWER,
        "reply": MailKind.INVITATION_ANSWER,
        "cancel": MailKind.CANCELLED,
    }
)
_MAX_OCTETS: Final = 1 << 16
_METHOD: Final = re.compile(rb"^METHOD:[ \t]*([A-Za-z-]{1,20})[ \t\r]*$", re.MULTILINE | re.IGNORECASE)
_SEEN: Final = re.compile(rb"^Disposition:[^\n;]{0,80};[ \t]*(displayed|deleted)", re.MULTILINE | re.IGNORECASE)
_ABSENT: Final = re.compile(
    r"\s*(?:auto(?:matic)?[ -]?(?:reply|response)|out of (?:the )?office|automatische? (?:antwoord|beantwoording)"
    r"|afwezig(?:heid(?:sbericht|smelding)?)?|niet (?:aanwezig|op kantoor)|automatische antwort"
    r"|abwesen(?:d|heit(?:snotiz)?)|réponse automatique|(?:message|notification|avis) d['’]absence"
    r"|absence du bureau|absente?)\b",
    re.IGNORECASE,
)
_RETURNED: Final = re.compile(
    r"(?:undeliver|delivery (?:status notification \(failure|has failed)|mail delivery failed|returned mail"
    r"|failure notice|onbestelbaar|niet (?:bezorgd|afgeleverd)|unzustellbar|nicht zugestellt"
    r"|non remis|échec de remise)",
    re.IGNORECASE,
)
_POSTMASTERS: Final = ("mailer-daemon@", "postmaster@")


def parse_mail_kind(raw: bytes) -> MailKind:
    """What a message is; a letter wherever that is in doubt. Never raises."""
    source = with_line_feeds(raw)
    root = scan(source)
    kind = kind_of(source, root)
    root.release()
    return kind


def kind_of(source: bytes, root: Entity) -> MailKind:
    """The same of a message that was scanned already."""
    return _report_kind(source, root) or _calendar_kind(source, root) or _header_kind(root.headers)


def _report_kind(source: bytes, root: Entity) -> MailKind | None:
    if root.content_type != "multipart/report":
        return None
    if report := parse_report(source, root):
        return _OUTCOMES[report.outcome]
    receipt = next((one for one in root.children if one.content_type == "message/disposition-notification"), None)
    if receipt is None:
        return None
    seen = _SEEN.search(_start_of(source, receipt))
    return MailKind.NOT_READ if seen and seen[1].lower() == b"deleted" else MailKind.READ


def _calendar_kind(source: bytes, root: Entity) -> MailKind | None:
    """By the method of the first calendar part; one that is merely published, or without a method, is no sign."""
    for leaf in root.leaves():
        if leaf.content_type != "text/calendar":
            continue
        method = leaf.parameters.get("method", "").strip().lower()
        if not method and (found := _METHOD.search(_start_of(source, leaf))):
            method = found[1].decode("ascii").lower()
        if method in _METHODS:
            return _METHODS[method]
    return None


def _header_kind(headers: Headers) -> MailKind:
    signs, subject = read_automation(headers), headers.text("subject")
    if "x-failed-recipients" in headers:  # Exim's own form
        return MailKind.BOUNCED
    senders = parse_addresses(headers.every("from"))
    if any(one.address.lower().startswith(_POSTMASTERS) for one in senders) and _RETURNED.search(subject):
        return MailKind.BOUNCED
    if signs.list_id:
        return MailKind.LETTER
    if signs.auto_submitted == "auto-replied" or signs.precedence == "auto_reply" or "x-autoreply" in headers:
        return MailKind.AUTO_REPLY
    programme = (
        signs.auto_submitted not in ("", "no")
        or signs.null_return_path
        or "x-auto-response-suppress" in headers
        or signs.precedence in ("bulk", "junk")
    )
    return MailKind.AUTO_REPLY if programme and _ABSENT.match(subject) else MailKind.LETTER


def _start_of(source: bytes, part: Entity) -> bytes:
    return decode_transfer(source[part.body : min(part.end, part.body + _MAX_OCTETS)], part.encoding)
