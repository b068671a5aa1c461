"""The server's flat list of mailboxes → the lines of the folder pane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from carerix_desktop.domain.folder_naming import is_all_mail
from carerix_desktop.domain.ids import MailboxKey
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.view import FolderRow

ROLE_ORDER = (
    FolderRole.INBOX,
    FolderRole.DRAFTS,
    FolderRole.SENT,
    FolderRole.ARCHIVE,
    FolderRole.JUNK,
    FolderRole.TRASH,
)


class MailboxRow(Protocol):
    """What is read of a mailbox's row."""

    key: int
    name: str
    delimiter: str
    attributes: Sequence[str]
    role: str | None
    selectable: bool
    wanted: bool
    unread: int
    total: int
    account_key: int | None


def folder_rows(mailboxes: Sequence[MailboxRow]) -> list[FolderRow]:
    """Folders with a role first, one line each; then the other mailboxes as a tree, levels in between included.

    A mailbox that is switched off, or that holds all mail, shows only while messages are here in it alone. Where the
    server's folder and the local one for imports have the same role, they are one line.
    """
    rows = _with_role(mailboxes)
    others = [
        box for box in mailboxes if box.role is None and (box.total or (box.wanted and not is_all_mail(box.attributes)))
    ]
    return rows + _tree(others, len(rows))


def _with_role(mailboxes: Sequence[MailboxRow]) -> list[FolderRow]:
    rows = []
    for role in ROLE_ORDER:
        boxes = sorted((box for box in mailboxes if box.role == role), key=lambda box: box.account_key is None)
        if boxes or role is FolderRole.INBOX:
            rows.append(
                FolderRow(
                    mailbox=MailboxKey(boxes[0].key) if boxes else None,
                    role=role,
                    name=boxes[0].name if boxes else "INBOX",
                    unread=sum(box.unread for box in boxes),
                    total=sum(box.total for box in boxes),
                    depth=0,
                    parent=-1,
                )
            )
    return rows


@dataclass(slots=True)
class _Level:
    """A node of the tree: the mailbox of this path, or none where it only holds others."""

    name: str
    box: MailboxRow | None = None
    children: dict[str, _Level] | None = None


def _tree(mailboxes: Sequence[MailboxRow], offset: int) -> list[FolderRow]:
    top = _Level(name="", children={})
    for box in mailboxes:
        level = top
        for name in box.name.split(box.delimiter) if box.delimiter else [box.name]:
            level.children = {} if level.children is None else level.children
            level = level.children.setdefault(name, _Level(name=name))
        level.box = box
    rows: list[FolderRow] = []
    waiting = [(child, 0, -1) for child in reversed(_sorted(top))]
    while waiting:
        level, depth, parent = waiting.pop()
        place = offset + len(rows)
        rows.append(_row(level, depth, parent))
        waiting.extend((child, depth + 1, place) for child in reversed(_sorted(level)))
    return rows


def _sorted(level: _Level) -> list[_Level]:
    return sorted((level.children or {}).values(), key=lambda child: child.name.casefold())


def _row(level: _Level, depth: int, parent: int) -> FolderRow:
    box = level.box
    return FolderRow(
        mailbox=MailboxKey(box.key) if box is not None and box.selectable else None,
        role=None,
        name=level.name,
        unread=box.unread if box is not None else 0,
        total=box.total if box is not None else 0,
        depth=depth,
        parent=parent,
    )
