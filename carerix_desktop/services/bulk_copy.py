"""One copy of a bulk sending: from what the template gave to bytes, and from bytes to what a person sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from carerix_desktop.compose.builder import build_message, new_message_id
from carerix_desktop.domain.account import User
from carerix_desktop.domain.bulk import Copy, Standing
from carerix_desktop.domain.confidentiality import has_keyword
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind
from carerix_desktop.domain.message import Address, AddressField
from carerix_desktop.domain.outgoing import Consequences, Enclosure, Outgoing, Prepared, Recipient
from carerix_desktop.domain.template import Rendering, TemplateText
from carerix_desktop.parse.message import parse_message
from carerix_desktop.services.reading_body import read_body

_FIELD = re.compile(r"\b(candidate|contact|vacancy|company|user)\.(\w+)")
_NOT_STORED = MessageKey(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A copy as it leaves, read from its bytes; `html` is sanitised, "" where the message is plain."""

    sender: str
    to: str
    subject: str
    text: str
    html: str
    attachments: tuple[str, ...]


def build_copy(
    standing: Standing, template: TemplateText, rendering: Rendering, sender: Address, *, date: datetime
) -> Copy:
    """The message of one person.

    Raises:
        UserFault: `injection` or `bad_address`: a value of the file cannot stand in a header.
    """
    person = standing.person
    outgoing = Outgoing(
        message_id=new_message_id(sender.address.rpartition("@")[2]),
        date=date,
        sender=sender,
        to=(Address(name=person.name, address=person.address),),
        subject=rendering.subject,
        text=rendering.text,
        html=rendering.html,
        enclosures=tuple(
            Enclosure(filename=one.filename, content_type=one.content_type, data=one.data) for one in template.files
        ),
        language=template.language,
        may_opt_out=person.vacancy is None,  # what is about somebody's procedure is no mailing
    )
    follows = Consequences(
        links=tuple(_links(standing)),
        match=person.match,
        status=template.status_after if person.match is not None else "",
        confidential=template.confidential or person.confidential,
    )
    prepared = Prepared(
        message_id=outgoing.message_id,
        envelope_from=sender.address,
        recipients=(Recipient(field=AddressField.TO, name=person.name, address=person.address),),
        subject=outgoing.subject,
        raw=build_message(outgoing),
        consequences=follows,
        template=template.name,
    )
    return Copy(
        standing=standing,
        template=template.name,
        language=template.language,
        prepared=prepared,
        outgoing=outgoing,
    )


def closed(prepared: Prepared, user: User, keywords: Iterable[str]) -> Prepared:
    """Confidential, too, where the sender's default or a keyword in the subject says so (RULES.md section 4)."""
    if user.outgoing_confidential or has_keyword(prepared.subject, keywords):
        return replace(prepared, consequences=replace(prepared.consequences, confidential=True))
    return prepared


def _links(standing: Standing) -> Iterator[tuple[RecordKind, RecordKey]]:
    person = standing.person
    yield person.kind, person.key
    if person.vacancy is not None:
        yield RecordKind.VACANCY, person.vacancy
    if person.match is not None:
        yield RecordKind.MATCH, person.match


def rebuild(copy: Copy, *, subject: str, text: str, html: str) -> Copy:
    """A copy with another text; everything else, Message-ID included, stays; the text of HTML is made from it.

    Raises:
        UserFault: `injection`: the subject holds a line end.
    """
    assert copy.outgoing is not None
    assert copy.prepared is not None
    outgoing = replace(copy.outgoing, subject=subject, text="" if html else text, html=html)
    prepared = replace(copy.prepared, subject=subject, raw=build_message(outgoing))
    return replace(copy, outgoing=outgoing, prepared=prepared, changed=True)


def preview(copy: Copy) -> Preview:
    """What the recipient will read, taken from the bytes that will leave."""
    assert copy.prepared is not None
    parsed = parse_message(copy.prepared.raw)
    body = read_body(_NOT_STORED, copy.prepared.raw, allow_remote=False)
    return Preview(
        sender=_named(parsed.from_),
        to=_named(parsed.to),
        subject=parsed.subject,
        text=body.text,
        html=body.html or "",
        attachments=tuple(one.filename for one in parsed.parts if one.filename),
    )


def _named(addresses: tuple[Address, ...]) -> str:
    return "; ".join(f"{one.name}, {one.address}" if one.name else one.address for one in addresses)


def values_of(template: TemplateText, known: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    """The texts that a template took from the files, the longest first."""
    source = f"{template.subject}\n{template.text}\n{template.html}"
    named = {known.get(variable, {}).get(name, "") for variable, name in _FIELD.findall(source)}
    return tuple(sorted((text for text in named if text), key=len, reverse=True))
