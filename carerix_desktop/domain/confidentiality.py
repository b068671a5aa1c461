"""Who sees a message (RULES.md section 4): the truth table that `storage.guard` compiles into the database.

| in its audience | conversation confidential | on a file | active user | sees it |
| --------------- | ------------------------- | --------- | ----------- | ------- |
| yes             | any                       | any       | any         | yes     |
| no              | yes                       | any       | any         | no      |
| no              | no                        | no        | any         | no      |
| no              | no                        | yes       | no          | no      |
| no              | no                        | yes       | yes         | yes     |

Administrators are users like others here.

When a conversation is confidential: where any of its messages has a reason (`Cause`). Reasons of the rules are found
when a message is filed (`causes_of`), and then only where no person opened the conversation before (`holds`).

| rule         | reason of a message                                                | where it was opened |
| ------------ | ------------------------------------------------------------------ | ------------------- |
| box          | a person ticked the box at it, here or while writing it            | holds               |
| conversation | it came away from a conversation that a person had closed          | holds               |
| keyword      | its subject contains one of the administrator's words              | does not hold       |
| person       | it comes in from a candidate or contact whose file says so         | does not hold       |
| user         | a copy came for, or it goes out from, a user whose file says so    | does not hold       |
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from carerix_desktop.domain.account import UserRole
from carerix_desktop.domain.ids import MessageKey


class AudienceReason(StrEnum):
    """Why a message is a user's own to see, whatever its files: a row of the table `audience`."""

    COPY = "copy"
    SENT = "sent"
    ADDRESSED = "addressed"


def may_see(*, active: bool, reasons: Collection[AudienceReason], confidential: bool, on_file: bool) -> bool:
    """Whether a user sees a message.

    Args:
        active: whether the user still works here; who does not signs in no more, so this matters for files alone.
        reasons: why the message is the user's own; empty where it is not.
        confidential: whether its conversation is confidential.
        on_file: whether it stands on the file of any record.
    """
    return bool(reasons) or (on_file and not confidential and active)


def has_keyword(subject: str, keywords: Iterable[str]) -> bool:
    """Whether a subject contains one of the administrator's keywords."""
    return bool(found_keyword(subject, keywords))


def found_keyword(subject: str, keywords: Iterable[str]) -> str:
    """The first of the words that a subject contains, in any letter case and anywhere; an empty word is none."""
    folded = _folded(subject)
    return next((word.strip() for word in keywords if word.strip() and _folded(word) in folded), "")


def _folded(text: str) -> str:
    """As it compares: one letter case, one way to write an accent, and a folded header's white space as one space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


class Cause(StrEnum):
    """A rule by which a message makes its conversation confidential: `rule` of the table `confidential_reason`."""

    BOX = "box"
    CONVERSATION = "conversation"
    KEYWORD = "keyword"
    PERSON = "person"
    USER = "user"


BY_HAND = frozenset({Cause.BOX, Cause.CONVERSATION})
"""What a person did: it holds for a conversation that was opened before, and for what leaves the conversation later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A message at the moment of filing, as the rules look at it.

    Attributes:
        subject: as written.
        ticked_by: the login of who ticked the box while writing it; "" where nobody did.
        decided: it was written here: then its subject and its sender's default had their say in the composer, and the
            writer the last word.
        people: of mail that comes in, those of its senders whose file says confidential, as KIND:REF.
        senders: the logins of those of its senders who are users and whose user file says outgoing.
        receivers: the logins of those for whom a copy arrived, who did not send it and whose user file says incoming.
    """

    subject: str
    ticked_by: str = ""
    decided: bool = False
    people: Collection[str] = ()
    senders: Collection[str] = ()
    receivers: Collection[str] = ()


def causes_of(case: Case, keywords: Iterable[str]) -> dict[Cause, str]:
    """The rules that close the conversation of a message, each with its evidence."""
    found = {
        Cause.BOX: case.ticked_by,
        Cause.KEYWORD: "" if case.decided else found_keyword(case.subject, keywords),
        Cause.PERSON: min(case.people, default=""),
        Cause.USER: min([*case.receivers, *(() if case.decided else case.senders)], default=""),
    }
    return {cause: evidence for cause, evidence in found.items() if evidence}


def holds(cause: Cause, *, opened: bool) -> bool:
    """Whether a new reason closes a conversation; `opened`: a person unticked it before."""
    return cause in BY_HAND or not opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Onlooker:
    """A user who sees messages of a conversation.

    `why` names copy, sent, addressed or file, the strongest first, as `messages show` does; `sees` says how many.
    """

    login: str
    name: str
    role: UserRole
    active: bool
    why: tuple[str, ...]
    sees: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedBecause:
    """Why a conversation is confidential, on one of its messages.

    `evidence` is the keyword, the person's KIND:REF or the user's login, and `label` how that is called; `made_by` is
    the name of the person who ticked the box, "" for a rule.
    """

    message: MessageKey
    cause: Cause
    evidence: str
    label: str
    made_by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxChange:
    """A line of the log about the box of a conversation: `by` is the name of a person, "" for a rule."""

    confidential: bool
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxPreview:
    """What the box of a conversation says, and what ticking or unticking it would do, as far as the viewer sees it.

    Attributes:
        message: the message that was asked about.
        confidential: whether the box is ticked.
        opened: whether a person unticked it before: then rules tick it no more.
        messages: how many of its messages the viewer sees.
        sees_now: who sees how many of these now; the viewer is among them.
        sees_then: who would after the other state of the box.
        reasons: why it is confidential, oldest first.
        at: the message at which the viewer may change the box; None where they may not.
        loses_sight: of how many messages the viewer would lose sight, for good, by changing it.
        not_filed: it is only in Drafts or Junk, so that it has no box.
        changes: the log of its box, newest first.
    """

    message: MessageKey
    confidential: bool
    opened: bool
    messages: int
    sees_now: tuple[Onlooker, ...]
    sees_then: tuple[Onlooker, ...]
    reasons: tuple[ClosedBecause, ...]
    at: MessageKey | None
    loses_sight: int
    not_filed: bool = False
    changes: tuple[BoxChange, ...] = ()

    @property
    def gaining(self) -> tuple[Onlooker, ...]:
        """Who would see more of it, with how many more messages in `sees`."""
        return _more(self.sees_now, self.sees_then)

    @property
    def losing(self) -> tuple[Onlooker, ...]:
        """Who would see less of it, with how many fewer messages in `sees`."""
        return _more(self.sees_then, self.sees_now)


def _more(before: Iterable[Onlooker], after: Iterable[Onlooker]) -> tuple[Onlooker, ...]:
    had = {one.login: one.sees for one in before}
    return tuple(
        replace(one, sees=one.sees - had.get(one.login, 0)) for one in after if one.sees > had.get(one.login, 0)
    )
