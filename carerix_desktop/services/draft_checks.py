"""What a person is told before a message leaves (RULES.md section 5): codes and values, which the window words."""

from __future__ import annotations

from collections.abc import Iterator

from carerix_desktop.domain.account import User
from carerix_desktop.domain.address_check import check_address
from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.attachment_words import attachment_word
from carerix_desktop.domain.automation import is_machine
from carerix_desktop.domain.draft import BodyFormat, Draft, DraftContent
from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.replying import came_to, is_own
from carerix_desktop.domain.sender import sender_for
from carerix_desktop.domain.writing import Notice, NoticeCode
from carerix_desktop.parse.html_text import text_of_html
from carerix_desktop.services.draft_links import people_at
from carerix_desktop.services.draft_opening import Source, closed_beforehand, read_source
from carerix_desktop.storage.unit_of_work import Reader
from carerix_desktop.storage.writing import match_of

LARGE_OCTETS = 18 << 20
"""With base64 around it about 25 MB, which is what the big providers take."""


def check_draft(reader: Reader, user: User, draft: Draft) -> tuple[Notice, ...]:
    """All notices: those that block first, then as a person would ask them."""
    content = draft.content
    source = _answered(reader, content)
    found = [
        *_recipients(content),
        *_sender(user, content, source),
        *_text(draft),
        *_people(reader, content),
        *_bcc(user, content, source),
    ]
    if not content.confidential and closed_beforehand(reader, user, content, content.answers):
        found.append(Notice(code=NoticeCode.CONFIDENTIAL_EXPECTED))
    return tuple(sorted(found, key=lambda notice: not notice.blocks))


def written_text(content: DraftContent) -> str:
    """What was newly written, as text."""
    if content.format is BodyFormat.RICH and content.html:
        return text_of_html(content.html)
    return content.text


def everybody(content: DraftContent) -> tuple[Address, ...]:
    """All recipients, in the order of the headers."""
    return (*content.to, *content.cc, *content.bcc)


def _recipients(content: DraftContent) -> Iterator[Notice]:
    if not everybody(content):
        yield Notice(code=NoticeCode.NO_RECIPIENT)
    for one in everybody(content):
        if check_address(one.address) is not None:
            yield Notice(code=NoticeCode.BAD_ADDRESS, values=(one.address or one.name,))
        elif is_machine(one.address):
            yield Notice(code=NoticeCode.NO_REPLY, values=(one.address,))


def _sender(user: User, content: DraftContent, source: Source | None) -> Iterator[Notice]:
    address = normalise(content.sender.address)
    if not user.from_address and address in ("", normalise(user.system_address)):
        yield Notice(code=NoticeCode.NO_SENDER_ADDRESS, values=(content.sender.address,))
        return
    own = {normalise(one) for one in user.addresses}
    named = () if source is None or content.forwards else came_to(source.parsed, source.transport, own)
    expected = sender_for(user, named).address
    if address not in own or (source is not None and address != normalise(expected)):
        yield Notice(code=NoticeCode.OTHER_SENDER, values=(content.sender.address, expected))


def _text(draft: Draft) -> Iterator[Notice]:
    content = draft.content
    if not content.subject.strip():
        yield Notice(code=NoticeCode.EMPTY_SUBJECT)
    if not any(not file.content_id for file in draft.files):
        written = (
            written_text(content)
            if content.answers or content.forwards
            else f"{content.subject}\n{written_text(content)}"
        )
        word = attachment_word(written)
        if word:
            yield Notice(code=NoticeCode.ATTACHMENT_FORGOTTEN, values=(word,))
    size = sum(file.size_octets for file in draft.files)
    if size > LARGE_OCTETS:
        yield Notice(code=NoticeCode.LARGE_ATTACHMENTS, values=(str(size),))


def _people(reader: Reader, content: DraftContent) -> Iterator[Notice]:
    for address, people in people_at(reader, everybody(content)).items():
        out = [person.name for person in people if person.opt_out]
        if out:
            yield Notice(code=NoticeCode.OPTED_OUT, values=(out[0], address))
        if any(person.undeliverable for person in people):
            yield Notice(code=NoticeCode.UNDELIVERABLE, values=(address,))
    match = None if content.match is None else match_of(reader, content.match)
    if match is not None and match.status == "rejected":
        yield Notice(code=NoticeCode.ALREADY_REJECTED, values=(match.vacancy_title or match.vacancy_ref,))


def _bcc(user: User, content: DraftContent, source: Source | None) -> Iterator[Notice]:
    """Who got a message as a blind copy and answers to all tells all that it was there (R-19)."""
    if source is None or content.answers is None:
        return
    parsed = source.parsed
    own = {normalise(one) for one in user.addresses}
    shown = {normalise(one.address) for one in (*parsed.to, *parsed.cc)}
    writers = {normalise(one.address) for one in (*parsed.from_, *parsed.reply_to, *parsed.sender)}
    others = {normalise(one.address) for one in everybody(content)} - writers - own
    listed = bool(source.transport.list_post) or parsed.automation.list_id
    if not is_own(parsed, own) and not own & shown and others & shown and not listed:
        yield Notice(code=NoticeCode.BCC_REPLY_ALL)


def _answered(reader: Reader, content: DraftContent) -> Source | None:
    """The message that is answered; None where there is none or the viewer lost sight of it meanwhile."""
    if content.answers is None:
        return None
    try:
        return read_source(reader, content.answers)
    except NotVisible:
        return None
