"""A draft → what the outbox takes: its octets, its envelope, and what follows once the message was accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from carerix_desktop.domain.address_check import check_address
from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.draft import Draft, DraftContent
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.message import AddressField
from carerix_desktop.domain.outgoing import Consequences, Prepared, Recipient
from carerix_desktop.filing.draft_message import build_draft


def prepare_draft(draft: Draft, data: Mapping[bytes, bytes], *, release_at: int) -> Prepared:
    """A message ready for the outbox.

    Raises:
        UserFault: `no_recipient`, `no_sender_address`, `bad_address`, `injection`, `attachment_gone`.
    """
    content = draft.content
    recipients = tuple(_recipients(content))
    if not recipients:
        raise UserFault("This message has no recipient. Add one and send it again.", code="no_recipient")
    if check_address(content.sender.address) is not None:
        text = "You have no sender address yet. Ask an administrator to set one in your user file."
        raise UserFault(text, code="no_sender_address")
    return Prepared(
        message_id=draft.message_id,
        envelope_from=content.sender.address,
        recipients=recipients,
        subject=content.subject,
        raw=build_draft(draft, data, date=datetime.fromtimestamp(release_at, UTC).astimezone()),
        consequences=Consequences(
            links=content.links,
            unlinks=content.unlinks,
            match=content.match,
            status=content.status_after,
            confidential=content.confidential,
            answers=content.answers,
            forwards=content.forwards,
            remind_after_days=content.remind_after_days,
        ),
        draft=draft.key,
        template=content.template,
    )


def _recipients(content: DraftContent) -> Iterator[Recipient]:
    """The envelope: each address once, by the first header that names it."""
    seen: set[str] = set()
    for field, addresses in (
        (AddressField.TO, content.to),
        (AddressField.CC, content.cc),
        (AddressField.BCC, content.bcc),
    ):
        for one in addresses:
            if check_address(one.address) is not None:
                shown = one.address or one.name
                text = f"“{shown}” is no e-mail address. Correct it and send the message again."
                raise UserFault(text, code="bad_address", details={"address": shown})
            normal = normalise(one.address)
            if normal not in seen:
                seen.add(normal)
                yield Recipient(field=field, name=one.name, address=one.address)
