"""The words of privacy: grounds, consent, why somebody is proposed, what erasing takes away, what went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QObject

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.privacy import (
    BackupWith,
    Condition,
    ConsentState,
    EraseCounts,
    EraseReport,
    Ground,
    Privacy,
    Proposed,
    RetentionRule,
)
from carerix_desktop.gui.fault_words import fault_line


def this_day() -> date:
    """The calendar day here."""
    return datetime.now().astimezone().date()


def day(value: date) -> str:
    """23 November 2026, as the locale writes it."""
    return QLocale().toString(QDate(value.year, value.month, value.day), "d MMMM yyyy")


class PrivacyTexts(QObject):
    """One place for what privacy says."""

    def ground(self, ground: Ground) -> str:
        """Why the agency may keep somebody's data."""
        return {
            Ground.UNSAID: self.tr("Not noted yet"),
            Ground.CONSENT: self.tr("Consent"),
            Ground.CONTRACT: self.tr("Contract"),
            Ground.INTEREST: self.tr("Legitimate interest"),
            Ground.OBLIGATION: self.tr("Legal obligation"),
            Ground.NONE: self.tr("None"),
        }[ground]

    def consent(self, privacy: Privacy, today: date) -> str:
        """How consent stands, in a sentence; "" where consent is not the ground."""
        until = day(privacy.consent_until) if privacy.consent_until else ""
        match privacy.consent(today):
            case ConsentState.UNSAID:
                return ""
            case ConsentState.MISSING:
                return self.tr("No consent is noted.")
            case ConsentState.GIVEN:
                return self.tr("Until {day}").format(day=until) if until else self.tr("Without an end")
            case ConsentState.ENDING:
                return self.tr("Consent ends on {day}. Ask for it again.").format(day=until)
            case ConsentState.EXPIRED:
                return self.tr("Consent ended on {day}. Ask for it again, or erase.").format(day=until)

    def condition(self, condition: Condition) -> str:
        """What a rule looks at."""
        return {
            Condition.NO_CONTACT: self.tr("No contact for"),
            Condition.CONSENT_EXPIRED: self.tr("Consent ended, since"),
            Condition.STATUS: self.tr("All procedures have one status, and no contact for"),
            Condition.ERASED_BEFORE: self.tr("Was erased before"),
        }[condition]

    def why(self, of: Proposed | RetentionRule, status: str) -> str:
        """Why somebody is proposed, or what a rule says, in a sentence; `status` is the word for its value."""
        months = self.tr("%n month(s)", "", of.months)
        if of.condition is Condition.ERASED_BEFORE:
            return self.tr("Was erased before, and came back with an older backup")
        if of.condition is Condition.NO_CONTACT:
            return self.tr("No contact for {months}").format(months=months)
        if of.condition is Condition.CONSENT_EXPIRED:
            return self.tr("Consent ended more than {months} ago").format(months=months)
        text = self.tr("All procedures: {status}; no contact for {months}")
        return text.format(status=status, months=months)

    def going(self, counts: EraseCounts) -> Iterator[str]:
        """What goes, a line each."""
        messages = self.tr("%n message(s)", "", counts.messages)
        if counts.attachments:
            files = self.tr("%n attachment(s)", "", counts.attachments)
            messages = self.tr("{messages} with {files}").format(messages=messages, files=files)
        if counts.mailboxes:
            people = self.tr("in the folders of %n user(s)", "", counts.mailboxes)
            messages = f"{messages}, {people}"
        yield messages
        if counts.confidential:
            yield self.tr("of these %n is/are confidential; you do not see them here", "", counts.confidential)
        for number, text in (
            (counts.notes, self.tr("%n note(s), calls and tasks", "", counts.notes)),
            (counts.documents, self.tr("%n document(s)", "", counts.documents)),
            (counts.matches, self.tr("%n procedure(s)", "", counts.matches)),
            (counts.drafts, self.tr("%n draft(s)", "", counts.drafts)),
            (counts.waiting, self.tr("%n message(s) in the outbox, which will not be sent", "", counts.waiting)),
            (counts.sent, self.tr("%n line(s) of what was sent", "", counts.sent)),
            (counts.log_lines, self.tr("%n line(s) of the log of changes", "", counts.log_lines)),
        ):
            if number:
                yield text

    def staying(self, counts: EraseCounts) -> Iterator[str]:
        """What stays and why, a line each."""
        if counts.shared:
            yield self.tr(
                "%n message(s) that are on another person's file too; the link and the name go", "", counts.shared
            )
        if counts.shared_notes:
            yield self.tr("%n note(s) that are on another person's file too", "", counts.shared_notes)
        if counts.shared_drafts:
            yield self.tr("%n draft(s) to others too; this person is taken out", "", counts.shared_drafts)

    def backups(self, backups: tuple[BackupWith, ...]) -> Iterator[str]:
        """Which backups hold the person, and until when."""
        for one in backups:
            if one.until:
                text = self.tr("backup {name}, until {day}")
                yield text.format(name=one.name, day=day(date.fromisoformat(one.until)))
            else:
                yield self.tr("backup {name}, until you delete it").format(name=one.name)

    def proof(self, report: EraseReport) -> str:
        """What was found afterwards, in a sentence."""
        if report.proof is None:
            return self.tr("The store is in use: what is left on the disk is wiped at the next start.")
        if report.proof.is_clean:
            return self.tr("Name, addresses and numbers were looked for everywhere in the store, and are nowhere.")
        number = sum(report.proof.found.values())
        places = ", ".join(sorted(report.proof.found))
        text = self.tr("A name, address or number still stands in %n place(s) that are not on this file", "", number)
        return f"{text}: {places}."

    def fault(self, fault: Fault) -> str:
        """What went wrong and what to do."""
        texts = {
            "forbidden": self.tr("Only an administrator may do this. Ask one."),
            "not_confirmed": self.tr("The name is not the same. Nothing was erased; type it as it stands above."),
            "on_hold": self.tr("This person is on legal hold. Lift it first, under Privacy on the file."),
            "being_sent": self.tr(
                "A message to this person is on its way out, or waits for your answer in the outbox. Erase afterwards."
            ),
            "deleted_file": self.tr("This file was deleted. Put it back first, then erase it."),
            "consent_dates": self.tr("Consent cannot end before it was given. Correct one of the two dates."),
            "hold_why": self.tr("Say why this person is on legal hold: who lifts it later has to know."),
            "keep_why": self.tr("Say why these people are kept longer: it stands on their files."),
            "keep_until": self.tr("Choose a day in the future."),
            "rule_months": self.tr("A rule waits 1 to 240 months. Correct the number."),
            "rule_status": self.tr("Choose the status that this rule is about."),
        }
        return texts.get(fault.code) or fault_line(fault)
