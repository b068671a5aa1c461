"""What a composer begins with: a new message, an answer, a forward, one to write anew (RULES.md sections 4 and 5).

Everything is read through the viewer's own reader; a message that the viewer may not see raises NotVisible.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from carerix_desktop.compose.builder import USER_AGENT, strip_bcc
from carerix_desktop.domain.account import User
from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.attribution import Quoted
from carerix_desktop.domain.confidentiality import Cause, has_keyword
from carerix_desktop.domain.draft import BodyFormat, DraftContent
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind
from carerix_desktop.domain.language import guess_language
from carerix_desktop.domain.message import Address, ParsedMessage
from carerix_desktop.domain.replying import Transport, came_to, is_own, reply_headers, reply_recipients
from carerix_desktop.domain.sender import sender_for
from carerix_desktop.domain.subject import forward_subject, reply_subject
from carerix_desktop.domain.writing import ClosedBeforehand
from carerix_desktop.parse.addresses import parse_addresses
from carerix_desktop.parse.body import readable
from carerix_desktop.parse.headers import parse_headers
from carerix_desktop.parse.mailto import parse_mailto
from carerix_desktop.parse.message import parse_message
from carerix_desktop.services.draft_links import links_for, people_at
from carerix_desktop.services.quoting import (
    FileWithData,
    Quotation,
    as_html,
    attachments,
    make_file,
    quote_forward,
    quote_reply,
    take_body,
)
from carerix_desktop.storage.conversations import confidential_among, conversation_of, unlinks_of
from carerix_desktop.storage.raw import raw_of
from carerix_desktop.storage.unit_of_work import Reader
from carerix_desktop.storage.users import find_agency, find_users
from carerix_desktop.storage.writing import get_signature, languages_of

_EMPTY_HTML = "<p><br></p>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A draft that is not stored yet: its content, and its files with theirs."""

    content: DraftContent
    files: tuple[FileWithData, ...] = ()
    message_id: str = ""  # of a message of Drafts that is continued
    ours: bool = False  # this program wrote that message


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A message that a draft is made from."""

    key: MessageKey
    raw: bytes
    parsed: ParsedMessage
    transport: Transport

    @property
    def quoted(self) -> Quoted:
        """What is said of it above the quotation; times are those of this machine's zone."""
        date = self.parsed.date
        return Quoted(
            sender=next(iter(self.parsed.from_), Address(name="?", address="")),
            date=None if date is None else date.astimezone(),
            subject=self.parsed.subject,
            to=self.parsed.to,
            cc=self.parsed.cc,
        )


def read_source(reader: Reader, key: MessageKey) -> Source:
    """Read a message for an answer; raises NotVisible."""
    raw = raw_of(reader, key)
    headers = parse_headers(raw)
    delivered = [value for name in ("delivered-to", "x-original-to", "envelope-to") for value in headers.every(name)]
    transport = Transport(
        delivered_to=tuple(one.address for one in parse_addresses(delivered) if one.address),
        list_post=next((one.address for one in parse_addresses(headers.every("list-post")) if one.address), ""),
    )
    return Source(key=key, raw=raw, parsed=parse_message(raw), transport=transport)


def open_new(
    reader: Reader,
    user: User,
    *,
    to: Sequence[Address],
    records: Sequence[tuple[RecordKind, RecordKey]],
    mailto: str,
) -> Opening:
    """A new message; what a mailto: link asks for comes behind what is given."""
    asked = parse_mailto(mailto)
    to = (*to, *asked.to)
    content = DraftContent(sender=sender_for(user, ()), to=to, cc=asked.cc, subject=asked.subject, links=tuple(records))
    content = replace(content, in_reply_to=(asked.in_reply_to,) if asked.in_reply_to else ())
    content = replace(content, references=content.in_reply_to, language=_language(reader, to, records, asked.body))
    return Opening(content=_finished(reader, user, content, body=asked.body))


def open_reply(reader: Reader, user: User, key: MessageKey, *, everybody: bool) -> Opening:
    """An answer, with the message quoted below."""
    source = read_source(reader, key)
    own = _own(user)
    recipients = reply_recipients(source.parsed, source.transport, own, everybody=everybody)
    in_reply_to, references = reply_headers(source.parsed)
    links = _links(reader, key)
    language = _language(reader, recipients.to, links, source.parsed.text)
    quotation = quote_reply(key, source.raw, source.quoted, language)
    content = DraftContent(
        sender=sender_for(user, came_to(source.parsed, source.transport, own)),
        to=recipients.to,
        cc=recipients.cc,
        subject=reply_subject(source.parsed.subject),
        quoted_text=quotation.text,
        quoted_html=quotation.html,
        language=language,
        in_reply_to=in_reply_to,
        references=references,
        answers=key,
        links=links,
    )
    return Opening(content=_finished(reader, user, content), files=quotation.files)


def open_forward(reader: Reader, user: User, key: MessageKey, *, as_attachment: bool) -> Opening:
    """A forward: the message below with its files, or whole as a file; of own mail never with its Bcc (R-19)."""
    source = read_source(reader, key)
    links = _links(reader, key)
    language = _language(reader, (), links, source.parsed.text)
    if as_attachment:
        data = strip_bcc(source.raw)
        name = f"{source.parsed.subject or 'message'}.eml"
        quotation = Quotation(text="", html="", files=((make_file(name, "message/rfc822", data), data),))
    else:
        quotation = quote_forward(key, source.raw, source.quoted, language)
    _, references = reply_headers(source.parsed)
    content = DraftContent(
        sender=sender_for(user, came_to(source.parsed, source.transport, _own(user))),
        subject=forward_subject(source.parsed.subject),
        quoted_text=quotation.text,
        quoted_html=quotation.html,
        language=language,
        references=references,
        forwards=key,
        links=links,
    )
    return Opening(content=_finished(reader, user, content), files=quotation.files)


def open_again(reader: Reader, user: User, key: MessageKey, *, in_place: bool) -> Opening:
    """A message to write anew: recipients, text, files and where it is kept off taken over; signed in the text already.

    Args:
        reader: the viewer's.
        user: who writes.
        key: the message.
        in_place: it goes where it went, in the same conversation (resend), without its Bcc (R-19); else it is a new
            message, which keeps the Bcc where the viewer wrote it.
    """
    source = read_source(reader, key)
    parsed, own = source.parsed, _own(user)
    body = take_body(key, source.raw)
    named = [one.address for one in parsed.from_] if is_own(parsed, own) else ()
    rich = readable(source.raw).html is not None
    content = DraftContent(
        sender=sender_for(user, named),
        to=_real(parsed.to),
        cc=_real(parsed.cc),
        bcc=_real(parsed.bcc) if named and not in_place else (),
        subject=parsed.subject,
        format=BodyFormat.RICH if rich else BodyFormat.PLAIN,
        text=body.text,
        html=body.html if rich else "",
        in_reply_to=parsed.in_reply_to if in_place else (),
        references=parsed.references if in_place else (),
        links=_links(reader, key),
        unlinks=unlinks_of(reader, key),
    )
    content = replace(content, language=_language(reader, content.to, content.links, parsed.text))
    content = replace(content, confidential=bool(closed_beforehand(reader, user, content, key)))
    return Opening(content=content, files=(*body.files, *attachments(source.raw, without=body.files)))


def open_draft(reader: Reader, user: User, key: MessageKey) -> Opening:
    """A message of Drafts, to go on with: all as it is, its Bcc and its place in the conversation too."""
    opening = open_again(reader, user, key, in_place=True)
    source = read_source(reader, key)
    ours = parse_headers(source.raw).text("user-agent") == USER_AGENT
    content = replace(opening.content, bcc=_real(source.parsed.bcc))
    return replace(opening, content=content, message_id=source.parsed.message_id, ours=ours)


def closed_beforehand(
    reader: Reader, user: User, content: DraftContent, around: MessageKey | None = None
) -> tuple[ClosedBeforehand, ...]:
    """Why the box is ticked beforehand: the conversation, the subject, the user, the people written to."""
    talk = None if around is None else conversation_of(reader, around)
    found = []
    if talk is not None and confidential_among(reader, [talk]):
        found.append(ClosedBeforehand(cause=Cause.CONVERSATION, stays=around == content.answers))
    keyword = next((word for word in find_agency(reader).keywords if has_keyword(content.subject, [word])), "")
    if keyword:
        found.append(ClosedBeforehand(cause=Cause.KEYWORD, label=keyword))
    people = people_at(reader, (*content.to, *content.cc, *content.bcc))
    names = dict.fromkeys(person.name for several in people.values() for person in several if person.confidential)
    found += [ClosedBeforehand(cause=Cause.PERSON, label=name) for name in names]
    if user.outgoing_confidential:
        found.append(ClosedBeforehand(cause=Cause.USER))
    return tuple(found)


def own_addresses_of_all(reader: Reader) -> frozenset[str]:
    """The addresses of every user, normalised."""
    return frozenset(normalise(one) for user in find_users(reader) for one in user.addresses)


def _finished(reader: Reader, user: User, content: DraftContent, *, body: str = "") -> DraftContent:
    """With an empty line to write on, the signature, and the box as it is ticked beforehand."""
    text, html = get_signature(reader, user.key, content.language)
    around = content.answers or content.forwards
    return replace(
        content,
        text=f"{body}\n\n-- \n{text}\n" if text else body,
        html=(as_html(body) or _EMPTY_HTML) + (f"{_EMPTY_HTML}{html or as_html(text)}" if text or html else ""),
        confidential=bool(closed_beforehand(reader, user, content, around)),
    )


def _language(reader: Reader, to: Iterable[Address], records: Iterable[tuple[RecordKind, RecordKey]], text: str) -> str:
    """Of the person written to, else of a person whose file it is on, else of the text, else of the agency."""
    people = people_at(reader, to)
    told = [person.language for several in people.values() for person in several if person.language]
    found = told or languages_of(reader, records)
    return found[0] if found else guess_language(text) or find_agency(reader).language


def _links(reader: Reader, key: MessageKey) -> tuple[tuple[RecordKind, RecordKey], ...]:
    return tuple((one.kind, one.key) for one in links_for(reader, (), key, ()))


def _own(user: User) -> frozenset[str]:
    return frozenset(normalise(one) for one in user.addresses)


def _real(addresses: Iterable[Address]) -> tuple[Address, ...]:
    return tuple(one for one in addresses if one.address)
