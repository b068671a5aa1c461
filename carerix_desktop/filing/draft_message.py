"""A draft → its octets: what leaves by the outbox, and what the server's Drafts gets while it is being written.

What was written goes through the same sanitiser as what is read: nothing pasted runs, or names a file of this machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from carerix_desktop.compose.builder import build_message
from carerix_desktop.domain.address_check import check_address
from carerix_desktop.domain.draft import BodyFormat, Draft, DraftContent, DraftFile
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.outgoing import Enclosure, Outgoing
from carerix_desktop.domain.template import without_field_marks
from carerix_desktop.parse.sanitise import sanitise_html

_OURS: Final = re.compile(r'((?:src|background)=")mail://0/(remote/)?(\d{1,4})(?=")')
_NO_IMAGE: Final = re.compile(r"<img(?![^>]{0,2000}\bsrc=)[^>]*>")  # one that was taken out of a quotation
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
            may_opt_out=content.may_opt_out,
            language=content.language,
        )
    )


def build_unfinished(draft: Draft, data: Mapping[bytes, bytes], *, date: datetime) -> bytes:
    """The octets of a draft that is not ready to leave: entries that are no addresses yet are left out.

    Raises:
        UserFault: the subject or a name holds a line end, or there is no sender address.
    """
    content = draft.content
    whole = replace(content, to=_whole(content.to), cc=_whole(content.cc), bcc=_whole(content.bcc))
    return build_draft(replace(draft, content=whole), data, date=date)


def written_html(content: DraftContent, files: tuple[DraftFile, ...]) -> str:
    """What was written and below it the quotation, harmless, with the draft's own inline images."""
    names = [file.content_id for file in files if file.content_id]
    cids = {name: str(place) for place, name in enumerate(names)}
    written = sanitise_html(without_field_marks(content.html), key=MessageKey(0), cids=cids, allow_remote=True)
    quoted = sanitise_html(content.quoted_html, key=MessageKey(0), cids=cids, allow_remote=False)

    def named(match: re.Match[str]) -> str:
        known = [_escaped(url) for url in written.remote] if match[2] else [f"cid:{name}" for name in names]
        place = int(match[3])
        return match[1] + (known[place] if place < len(known) else "")

    return _NO_IMAGE.sub("", _OURS.sub(named, written.html) + _OURS.sub(named, quoted.html))


def _escaped(url: str) -> str:
    return url.replace("&", "&amp;").replace('"', "%22").replace("<", "%3C").replace(">", "%3E")


def _joined(text: str, quoted: str) -> str:
    return "\n\n".join(filter(None, (text.rstrip("\n"), quoted))) or text


def _whole(addresses: Iterable[Address]) -> tuple[Address, ...]:
    return tuple(one for one in addresses if check_address(one.address) is None)


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
