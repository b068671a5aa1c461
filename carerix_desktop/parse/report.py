"""Delivery reports: which message, which recipients, for good or for now (RFC 3464, RFC 6522)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from carerix_desktop.domain.message import DeliveryOutcome, DeliveryReport
from carerix_desktop.parse.addresses import is_address, parse_addresses
from carerix_desktop.parse.headers import Headers, find_body, parse_block, plain_line
from carerix_desktop.parse.message_ids import parse_message_id
from carerix_desktop.parse.scan import Entity, scan, with_line_feeds
from carerix_desktop.parse.transfer import decode_transfer

_STATUS_TYPES: Final = frozenset({"message/delivery-status", "message/global-delivery-status"})
_RETURNED_TYPES: Final = frozenset(
    {"message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global", "message/global-headers"}
)
_MAX_OCTETS: Final = 1 << 20
_MAX_RECIPIENTS: Final = 1_000
_GROUPS: Final = re.compile(rb"\n\r*\n\s*")
_ACTIONS: Final = {
    "failed": DeliveryOutcome.FAILED,
    "delayed": DeliveryOutcome.DELAYED,
    "delivered": DeliveryOutcome.DELIVERED,
    "relayed": DeliveryOutcome.DELIVERED,
    "expanded": DeliveryOutcome.DELIVERED,
}
_CLASS: Final = re.compile(r"\s*([245])\.\d{1,3}\.\d{1,3}")


def parse_report(raw: bytes, root: Entity) -> DeliveryReport | None:
    """What a delivery report says: mail that did not come, comes later, or came. None for all other mail.

    Args:
        raw: the message, as the structure was read from.
        root: its structure.
    """
    if root.content_type != "multipart/report":
        return None
    status = next((part for part in root.children if part.content_type in _STATUS_TYPES), None)
    if status is None:
        return None
    body = decode_transfer(raw[status.body : min(status.end, status.body + _MAX_OCTETS)], status.encoding)
    told = _recipients([parse_block(group) for group in _GROUPS.split(body.strip())])
    if not told:
        return None
    returned = next((part for part in root.children if part.content_type in _RETURNED_TYPES), None)
    outcomes = {outcome for outcome, _permanent in told.values()}
    return DeliveryReport(
        original_message_id=parse_message_id(_returned_headers(raw, returned).first("message-id")) if returned else "",
        outcome=next(outcome for outcome in DeliveryOutcome if outcome in outcomes),
        recipients=tuple(told),
        undeliverable=tuple(address for address, (_outcome, permanent) in told.items() if permanent),
    )


def told_recipients(raw: bytes) -> tuple[str, ...]:
    """Whom a delivery report tells of, also one in a form of its own (Exim's X-Failed-Recipients)."""
    source = with_line_feeds(raw)
    root = scan(source)
    report, named = parse_report(source, root), root.headers.every("x-failed-recipients")
    root.release()
    if report is not None:
        return report.recipients
    return tuple(one.address for one in parse_addresses(named) if one.address)[:_MAX_RECIPIENTS]


def _recipients(groups: list[Headers]) -> Mapping[str, tuple[DeliveryOutcome, bool]]:
    """Address of each recipient → what became of the mail to it, and whether that is for good.

    `delayed` is no failure yet, `relayed` and `expanded` went well (RFC 3464 §2.3.3).
    """
    told: dict[str, tuple[DeliveryOutcome, bool]] = {}
    for group in groups:
        recipient = group.first("final-recipient") or group.first("original-recipient")
        outcome = _ACTIONS.get(group.first("action").strip().lower())
        if not recipient or outcome is None:
            continue
        address = plain_line(recipient.partition(";")[2] or recipient).strip("<> ")
        status = _CLASS.match(group.first("status"))
        permanent = outcome is DeliveryOutcome.FAILED and (status is None or status[1] == "5")
        if is_address(address) and len(told) < _MAX_RECIPIENTS and not (address in told and told[address][1]):
            told[address] = (outcome, permanent)
    return told


def _returned_headers(raw: bytes, part: Entity) -> Headers:
    if part.inner is not None:
        return part.inner.headers
    body = decode_transfer(raw[part.body : min(part.end, part.body + _MAX_OCTETS)], part.encoding)
    return parse_block(body[: find_body(body, 0, len(body))])
