"""The law about people on file: on what ground they are kept, until when, and what erasing one reaches (GDPR).

Dates without a time are the agency's own calendar days.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind

WARNED_BEFORE = timedelta(days=30)
MOST_MONTHS = 240


class Ground(StrEnum):
    """Why the agency may keep somebody's data (GDPR, article 6); "" nobody said."""

    UNSAID = ""
    CONSENT = "consent"
    CONTRACT = "contract"
    INTEREST = "legitimate_interest"
    OBLIGATION = "legal_obligation"
    NONE = "none"


class ConsentState(StrEnum):
    """How consent stands on a day."""

    UNSAID = ""
    MISSING = "missing"  # the ground is consent, and none is noted
    GIVEN = "given"
    ENDING = "ending"  # within 30 days
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """What is noted of one candidate or contact.

    Attributes:
        ground: why they are kept.
        consent_on: when they gave consent; None where they did not.
        consent_until: the last day of it; None: no end.
        hold: a legal hold: not to be erased.
        hold_why: for what.
        keep_until: not proposed for erasure before this day.
        keep_why: for what.
    """

    ground: Ground = Ground.UNSAID
    consent_on: date | None = None
    consent_until: date | None = None
    hold: bool = False
    hold_why: str = ""
    keep_until: date | None = None
    keep_why: str = ""

    def consent(self, today: date) -> ConsentState:
        """How consent stands today."""
        if self.ground is not Ground.CONSENT:
            return ConsentState.UNSAID
        if self.consent_on is None:
            return ConsentState.MISSING
        if self.consent_until is None or self.consent_until > today + WARNED_BEFORE:
            return ConsentState.GIVEN
        return ConsentState.EXPIRED if self.consent_until < today else ConsentState.ENDING


def check_privacy(privacy: Privacy) -> Privacy:
    """Answer what may be saved.

    Raises:
        UserFault: the dates do not follow each other, or a hold has no reason.
    """
    if privacy.consent_until and privacy.consent_on and privacy.consent_until < privacy.consent_on:
        raise UserFault("Consent cannot end before it was given. Correct one of the two dates.", code="consent_dates")
    if privacy.hold and not privacy.hold_why.strip():
        raise UserFault("Say why this person is on legal hold: who lifts it later has to know.", code="hold_why")
    return privacy


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseCounts:
    """What erasing a person takes away, and what stays; numbers alone, so that nothing hidden shows.

    Attributes:
        records: files of the person: a candidate, and the contact that is the same person.
        messages: messages that go whole.
        confidential: how many of them are confidential.
        attachments: of those messages.
        copies: in users' folders.
        mailboxes: of how many users.
        shared: messages that stay, because they are on another person's file too.
        notes, shared_notes: notes, calls, tasks and appointments that go, and that stay on another person's file.
        documents: documents that go, with all their versions.
        matches: procedures that go.
        drafts, shared_drafts: drafts that go, and that go on without this person.
        waiting: messages that wait in the outbox and will not leave.
        sent: rows of the outbox that go.
        log_lines: of the log of changes, and of what is remembered of removed and merged records.
    """

    records: int = 0
    messages: int = 0
    confidential: int = 0
    attachments: int = 0
    copies: int = 0
    mailboxes: int = 0
    shared: int = 0
    notes: int = 0
    shared_notes: int = 0
    documents: int = 0
    matches: int = 0
    drafts: int = 0
    shared_drafts: int = 0
    waiting: int = 0
    sent: int = 0
    log_lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupWith:
    """A backup that still holds the person, and the day on which it expires ("" never)."""

    name: str
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was looked for after erasing and where it was found all the same: table → rows; empty: nowhere.

    Attributes:
        sought: how many words: names, addresses, telephone numbers.
        found: table → number of rows in which one of them stands, in the content of the tables and of the index.
        octets: whether one stands in the raw bytes of the database's files.
    """

    sought: int
    found: dict[str, int] = field(default_factory=dict)
    octets: bool = False

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found."""
        return not self.found and not self.octets


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseReport:
    """Before: what will happen. After: what happened, and the proof; no personal data but the name on screen."""

    ref: str
    name: str
    counts: EraseCounts
    backups: tuple[BackupWith, ...] = ()
    also: tuple[str, ...] = ()  # numbers of further files of the same person
    hold_why: str | None = None  # on legal hold: cannot be erased
    proof: Proof | None = None
    cleaned: bool = False


class Condition(StrEnum):
    """When a retention rule proposes a person."""

    NO_CONTACT = "no_contact"  # no mail, note, call or procedure for so many months
    CONSENT_EXPIRED = "consent_expired"  # consent ended so many months ago
    STATUS = "status"  # all their procedures have one status, and nothing for so many months
    ERASED_BEFORE = "erased_before"  # no rule: came back with an older backup


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRule:
    """A rule that proposes people of one kind for erasure. Nothing is erased by itself.

    `value` is the status of a `status` rule; `key` 0 is a rule that is not stored yet.
    """

    kind: RecordKind
    condition: Condition
    months: int
    value: str = ""
    active: bool = True
    key: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A person whom a rule proposes, and why: the first rule that fits."""

    kind: RecordKind
    ref: str
    name: str
    condition: Condition
    months: int = 0
    value: str = ""


def months_before(day: date, months: int) -> date:
    """The day so many months earlier; where that month has no such day, its last one."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def check_rule(rule: RetentionRule) -> RetentionRule:
    """Answer what may be saved.

    Raises:
        UserFault: the months are out of range, or a status is missing.
    """
    if not 0 <= rule.months <= MOST_MONTHS or (not rule.months and rule.condition is not Condition.CONSENT_EXPIRED):
        raise UserFault(f"A retention rule waits 1 to {MOST_MONTHS} months. Correct the number.", code="rule_months")
    if rule.condition is Condition.STATUS and not rule.value:
        raise UserFault("Choose the status of the procedures that this rule is about.", code="rule_status")
    return rule
