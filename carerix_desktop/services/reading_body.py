"""The body and the parts of one message, made safe to show; from the raw bytes, on a worker thread."""

from __future__ import annotations

from dataclasses import replace

from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.mail_kind import MailKind
from carerix_desktop.domain.view import BodyView
from carerix_desktop.parse.authentication import is_unproven
from carerix_desktop.parse.body import readable
from carerix_desktop.parse.calendar import parse_event
from carerix_desktop.parse.mail_kind import parse_mail_kind
from carerix_desktop.parse.report import told_recipients
from carerix_desktop.parse.sanitise import Sanitised, sanitise_html
from carerix_desktop.parse.structure import part_content, read_structure

_REPORTS = frozenset({MailKind.BOUNCED, MailKind.DELAYED, MailKind.DELIVERED})
_OF_CALENDAR = frozenset({MailKind.INVITATION, MailKind.INVITATION_ANSWER, MailKind.CANCELLED})
LARGEST_HTML_OCTETS = 2_000_000
"""Above this a message is shown as text: hostile HTML must not keep the window waiting (R-27)."""


def read_body(key: MessageKey, raw: bytes, *, allow_remote: bool) -> BodyView:
    """Sanitised HTML where there is some and it is not absurdly large, else None; the text in any case."""
    body = readable(raw)
    kind = parse_mail_kind(raw)
    view = BodyView(
        html=None,
        text=body.text,
        blocked_remote=0,
        unproven=is_unproven(raw),
        kind=kind,
        recipients=told_recipients(raw) if kind in _REPORTS else (),
        event=parse_event(raw) if kind in _OF_CALENDAR else None,
    )
    if not body.html or len(body.html) > LARGEST_HTML_OCTETS:
        return view
    safe = _sanitised(key, raw, body.html, allow_remote=allow_remote)
    return replace(view, html=safe.html, blocked_remote=safe.blocked_remote)


def _sanitised(key: MessageKey, raw: bytes, html: str, *, allow_remote: bool) -> Sanitised:
    cids = {part.content_id: part.section for part in read_structure(raw).walk() if part.content_id}
    return sanitise_html(html, key=key, cids=cids, allow_remote=allow_remote)


def remote_urls(key: MessageKey, raw: bytes) -> tuple[str, ...]:
    """The remote images of a message, in the order of their index under mail://KEY/remote/."""
    body = readable(raw)
    if not body.html or len(body.html) > LARGEST_HTML_OCTETS:
        return ()
    return tuple(_sanitised(key, raw, body.html, allow_remote=True).remote)


def read_part(raw: bytes, section: str) -> tuple[str, bytes]:
    """Content type and decoded octets of a part.

    Raises:
        NotVisible: the message has no such part.
    """
    for part in read_structure(raw).walk():
        if part.section == section:
            return part.content_type, part_content(raw, section)
    raise NotVisible("There is no such part in this message.")
