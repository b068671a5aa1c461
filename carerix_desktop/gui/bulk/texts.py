"""What the wizard says: why somebody is left out, where to look first, how a message stands."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from carerix_desktop.domain.bulk import Addressee, Caution, Hindrance, Standing
from carerix_desktop.domain.outgoing import RecipientState, Submission, SubmissionState
from carerix_desktop.gui.records.texts import RecordTexts

_ACCEPTED = frozenset({SubmissionState.SENT, SubmissionState.FILED})
MINUTE_S = 60


class BulkTexts:
    """One place for the words of bulk sending."""

    def tr(self, text: str, comment: str = "", number: int = -1) -> str:
        """A text in the window's language."""
        return QCoreApplication.translate("BulkTexts", text, comment or None, number)

    def reason(self, standing: Standing) -> str:
        """The second line of somebody who is left out or worth a look; "" for all others."""
        if standing.hindrance is not None:
            return self._hindrance(standing, standing.hindrance)
        person = standing.person
        if {Caution.SET_ASIDE, Caution.STAGE} & set(standing.cautions):
            return self._stage(person)
        if Caution.MAILED_TODAY in standing.cautions and person.mail is not None:
            if person.mail.incoming:
                return self.tr("Wrote today, read it first")
            return self.tr("Was mailed today already")
        if Caution.OTHER_OWNER in standing.cautions:
            return self.tr("Belongs to {owner}").format(owner=person.owner)
        if Caution.CONFIDENTIAL in standing.cautions:
            return self.tr("Their e-mail is confidential, and so is this message")
        return ""

    def _hindrance(self, standing: Standing, hindrance: Hindrance) -> str:
        return {
            Hindrance.UNKNOWN: self.tr("This file is not there any more"),
            Hindrance.NO_CONTACT: self.tr("This vacancy has no contact"),
            Hindrance.WRONG_KIND: self.tr("This template is for others"),
            Hindrance.NO_ADDRESS: self.tr("No e-mail address on file"),
            Hindrance.UNDELIVERABLE: self.tr("Mail to this address came back"),
            Hindrance.OPTED_OUT: self.tr("Wants no mailings"),
            Hindrance.REJECTED: self.rejected(standing.person),
            Hindrance.ON_HOLD: self.tr("Is on hold"),
            Hindrance.DUPLICATE: self.tr("Same address as {name}").format(name=standing.detail),
            Hindrance.MISSING: self.tr("Not on file: {fields}").format(fields=standing.detail),
            Hindrance.UNUSABLE: standing.detail,
        }[hindrance]

    def _stage(self, person: Addressee) -> str:
        return {
            "withdrawn": self.tr("Withdrew from this vacancy"),
            "placed": self.tr("Got this job"),
            "offered": self.tr("Has an offer for this vacancy"),
            "interview": self.tr("Is in interviews already"),
            "invited": self.tr("Was invited already"),
        }[person.match_status]

    def rejected(self, person: Addressee) -> str:
        """Since when somebody is rejected for the vacancy."""
        if not person.match_changed_at:
            return self.tr("Rejected already")
        day = datetime.fromtimestamp(person.match_changed_at, UTC).astimezone()
        shown = QLocale().toString(QDate(day.year, day.month, day.day), self.tr("d MMMM"))
        return self.tr("Rejected already on {day}").format(day=shown)

    def action(self, standing: Standing) -> str:
        """What can be done about it, a link at the end of the row; "" for nothing."""
        hindrance = standing.hindrance
        if hindrance is Hindrance.NO_ADDRESS:
            return self.tr("Add address")
        if hindrance in (Hindrance.UNKNOWN, Hindrance.NO_CONTACT, Hindrance.WRONG_KIND):
            return ""
        if hindrance is not None:
            return self.tr("View")
        return self.tr("Read") if Caution.MAILED_TODAY in standing.cautions else ""

    def result(self, one: Submission) -> tuple[str, str]:
        """How a message stands, and the tone of its badge ("" for plain words)."""
        state = one.state
        if state in _ACCEPTED:
            status = one.consequences.status
            if status:
                return self.tr("Sent, status {status}").format(status=RecordTexts().status(status)), "good"
            return self.tr("Sent"), "good"
        return {
            SubmissionState.HELD: (self.tr("Waits"), ""),
            SubmissionState.WAITING: (self.tr("Tried again later") if one.attempts else self.tr("Waits"), ""),
            SubmissionState.SENDING: (self.tr("Busy"), "info"),
            SubmissionState.FAILED: (self._refused(one), "bad"),
            SubmissionState.UNKNOWN: (self.tr("Not known whether it arrived"), "warn"),
            SubmissionState.CANCELLED: (self.tr("Taken back"), ""),
        }[state]

    def _refused(self, one: Submission) -> str:
        if any(each.state is RecipientState.REFUSED for each in one.recipients):
            return self.tr("Address refused by the receiving server")
        return self.tr("Refused")

    def changed(self) -> str:
        """The mark of a copy that a person edited."""
        return self.tr("Changed")

    def spoken(self, standing: Standing, *, goes: bool, confidential: bool, changed: bool) -> str:
        """A row as a screen reader says it."""
        parts = [standing.person.name, self.reason(standing) or standing.person.address]
        parts.append(self.tr("gets a message") if goes else self.tr("left out"))
        if confidential:
            parts.append(self.tr("confidential"))
        if changed:
            parts.append(self.changed())
        return ", ".join(parts)

    def time_left(self, seconds: float) -> str:
        """Roughly how long it still takes."""
        if seconds < MINUTE_S:
            return self.tr("less than a minute left")
        return self.tr("about %n minute(s) left", "", round(seconds / MINUTE_S))

    def footer(self, messages: int, skipped: int, status: str) -> str:
        """What the button will do."""
        parts = [self.tr("%n message(s)", "", messages)]
        if skipped:
            parts.append(self.tr("%n skipped", "", skipped))
        line = ", ".join(parts) + "."
        if status:
            line += " " + self.tr("Status becomes {status}.").format(status=RecordTexts().status(status))
        return line

    def edits_lost(self, edited: int) -> str:
        """What another template does to messages that were edited."""
        return self.tr("%n changed message(s) will be made anew from this template.", "", edited)

    def send(self, messages: int) -> str:
        """The button, which carries the number."""
        return self.tr("Send %n message(s)", "", messages)
