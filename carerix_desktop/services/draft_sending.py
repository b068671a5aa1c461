"""A draft → the message that leaves: octets by `compose.builder`, envelope, and what follows once it was accepted.

What was written goes through the same sanitiser as what is read: nothing pasted runs, or names a file of this machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Final

from carerix_desktop.compose.builder import build_message
from carerix_desktop.domain.address_check import check_address
from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.draft import BodyFormat, Draft, DraftContent, DraftFile
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.message import AddressField
from carerix_desktop.domain.outgoing import Consequences, Enclosure, Outgoing, Prepared, Recipient
from carerix_desktop.parse.sanitise import sanitise_html

_OURS: Final = re.compile(r'((?:src|background)=")mail://0/(remote/)?(\d{1,4})(?=")')
_CID: Final = re.compile(r"cid:([^\s\"'<>]+)")


def build_draft(draft: Draft, data: Mapping[bytes, bytes], *, date: datetime) -> bytes:
    """The octets of a draft, with its Bcc.

    Args:
        draft: addresses that are none yet raise UserFault, as does an injection.
        data: sha256 → content of its files.
        date: of the Date header, aware.
    """
    content = draft.content
    html = written_html(content, draft.files) if content.format is BodyFormat.RICH else ""
    shown = set(_CID.findall(html))
    return build_message(
        Outgoing(
            message_id=draft.message_id,
            date=date,
            sender=content.sender,
            to=content.to,
            cc=content.cc,
            bcc=content.bcc,
            subject=content.subject,
            text="" if html else _joined(content.text, content.quoted_text),
            html=html,
            enclosures=tuple(_enclosures(draft.files, data, shown)),
            in_reply_to=content.in_reply_to,
            references=content.references,
            priority=content.priority,
            wants_receipt=content.wants_receipt,
            language=content.language,
        )
    )


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


def written_html(content: DraftContent, files: tuple[DraftFile, ...]) -> str:
    """What was written and below it the quotation, harmless, with the draft's own inline images."""
    names = [file.content_id for file in files if file.content_id]
    cids = {name: str(place) for place, name in enumerate(names)}
    written = sanitise_html(content.html, key=MessageKey(0), cids=cids, allow_remote=True)
    quoted = sanitise_html(content.quoted_html, key=MessageKey(0), cids=cids, allow_remote=False)

    def named(match: re.Match[str]) -> str:
        known = [_escaped(url) for url in written.remote] if match[2] else [f"cid:{name}" for name in names]
        place = int(match[3])
        return match[1] + (known[place] if place < len(known) else "")

    return _OURS.sub(named, written.html) + _OURS.sub(named, quoted.html)


def _escaped(url: str) -> str:
    return url.replace("&", "&amp;").replace('"', "%22").replace("<", "%3C").replace(">", "%3E")


def _joined(text: str, quoted: str) -> str:
    return "\n\n".join(filter(None, (text.rstrip("\n"), quoted))) or text


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


def _enclosures(files: tuple[DraftFile, ...], data: Mapping[bytes, bytes], shown: set[str]) -> Iterator[Enclosure]:
    """The files; an inline image that was taken out of the text stays behind."""
    for file in files:
        if file.content_id and file.content_id not in shown:
            continue
        if file.sha256 not in data:
            text = f"The file {file.filename} is not there any more. Attach it again, or take it out of the message."
            raise UserFault(text, code="attachment_gone", details={"name": file.filename})
        yield Enclosure(
            filename=file.filename,
            content_type=file.content_type,
            data=data[file.sha256],
            content_id=file.content_id,
        )
