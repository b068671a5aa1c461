"""A row of the surface list: how a public function or a command is asked in the twin test, or why it shows no mail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tests.support.surfaces.look import Look


class Group(StrEnum):
    """What a surface is, in the order of the document."""

    LIST = "list"
    COUNT = "count"
    BADGE = "badge"
    CONVERSATION = "conversation"
    MESSAGE = "message"
    TIME_LINE = "time line"
    SEARCH_HIT = "search hit, snippet and facet"
    SUGGESTION = "suggestion"
    COMPLETION = "completion"
    NOTIFICATION = "notification"
    ATTACHMENT = "attachment"
    DOCUMENT = "document"
    WRITING = "reply, forward and draft"
    EXPORT = "export and print"
    BULK_WARNING = "bulk warning"
    LAST_CONTACT = "last contact"
    AGENDA = "agenda, tasks and notes"
    RECORD = "file of a person, company or vacancy"
    LOG = "log, audit and report"
    BACKUP = "backup"
    ACT = "act on messages and files"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A surface that mail can show through; `ask` answers for one viewer what is compared between the twins.

    Attributes:
        name: "module.Class.method" of the services, or the words of a command.
        act: it changes something: asked after all that only read, then everything is read again.
        viewers: logins for whom it is asked; () for every viewer.
    """

    name: str
    group: Group
    ask: Callable[[Look], Any]
    act: bool = False
    viewers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Through:
    """A function below others: what it reads is compared where `asked`, a row of its own, hands it on."""

    name: str
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """It shows nothing of mail, and why."""

    name: str
    why: str


Row = Shown | Through | Silent
