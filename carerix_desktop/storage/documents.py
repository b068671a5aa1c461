"""The attachments of the mail on a record's file, as far as the reader's viewer may see that mail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, false, func, or_, select

from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.storage.tables_mail import conversation, link, message, part
from carerix_desktop.storage.unit_of_work import Reader


def find_documents(
    reader: Reader, kind: RecordKind, key: RecordKey, words: Sequence[str], limit: int
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Attachments of the newest mail first; every word stands in the file's name or in the subject."""
    p, m = part.c, message.c
    columns = (
        *(p.message_key, p.section, p.filename, p.content_type, p.size_octets, p.sha256),
        *(m.subject, m.sender_name, m.sender_address, conversation.c.confidential),
    )
    narrowed = [
        or_(*(func.lower(text).contains(word, autoescape=True) for text in (p.filename, m.subject))) for word in words
    ]
    query = (
        select(*columns)
        .join_from(link, message, m.key == link.c.message_key)
        .join(conversation, conversation.c.key == m.conversation_key)
        .join(part, p.message_key == m.key)
        .where(link.c.kind == kind, link.c.record_key == key, p.inline == false(), p.filename != "", *narrowed)
        .order_by(link.c.message_key.desc(), p.key)
        .limit(limit)
    )
    return reader.connection.execute(query).all()
