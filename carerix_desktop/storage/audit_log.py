"""Reading the audit log, newest first and by the page: queries of `services.audit_log`.

The guard's view decides which lines there are; what is asked here only narrows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, func, or_, select

from carerix_desktop.domain.audit import AuditLine, AuditWish
from carerix_desktop.storage.tables_mail import app_user, audit, message
from carerix_desktop.storage.unit_of_work import Reader

_TEXTS = (audit.c.act, audit.c.detail, audit.c.reason, audit.c.made_by, message.c.subject, app_user.c.login)


def find_lines(reader: Reader, wish: AuditWish, *, before: int | None, limit: int) -> list[AuditLine]:
    """A page of lines, newest first.

    Args:
        wish: what is asked for.
        before: the key of the last line of the page before; None begins with the newest.
        limit: lines at most.
    """
    query = (
        select(audit, message.c.subject, app_user.c.login)
        .select_from(
            audit.outerjoin(message, message.c.key == audit.c.message_key).outerjoin(
                app_user, app_user.c.key == audit.c.user_key
            )
        )
        .where(*_conditions(wish))
        .order_by(audit.c.key.desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(audit.c.key < before)
    return [
        AuditLine(
            key=row.key,
            at=row.at,
            made_by=row.made_by,
            act=row.act,
            user=row.login or "",
            message=row.message_key,
            subject=row.subject or "",
            detail=row.detail,
            reason=row.reason,
        )
        for row in reader.connection.execute(query)
    ]


def _conditions(wish: AuditWish) -> Iterator[ColumnElement[bool]]:
    if wish.since is not None:
        yield audit.c.at >= wish.since
    if wish.until is not None:
        yield audit.c.at < wish.until
    if wish.by:
        yield audit.c.made_by == wish.by
    if wish.acts:
        yield audit.c.act.in_(wish.acts)
    if wish.user is not None:
        yield audit.c.user_key == wish.user
    if wish.message is not None:
        yield audit.c.message_key == wish.message
    for word in wish.words.lower().split():
        yield or_(*(func.lower(text).contains(word, autoescape=True) for text in _TEXTS))
