"""The words of the files: kinds, columns and statuses, translated at call time."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.privacy import Ground
from carerix_desktop.domain.record import MATCH_STATUSES
from carerix_desktop.gui.privacy.words import PrivacyTexts

STAGES = ("new", "proposed", "invited", "interview", "offered", "placed")
"""The stage bar's steps; rejected and withdrawn stand outside."""


class RecordTexts:
    """One place for what the pages of records say."""

    def tr(self, text: str, number: int = -1) -> str:
        """A text in the window's language."""
        return QCoreApplication.translate("RecordTexts", text, None, number)

    def kinds(self, kind: RecordKind) -> str:
        """The name of a list: "Candidates"."""
        return {
            RecordKind.CANDIDATE: self.tr("Candidates"),
            RecordKind.CONTACT: self.tr("Contacts"),
            RecordKind.COMPANY: self.tr("Companies"),
            RecordKind.VACANCY: self.tr("Vacancies"),
            RecordKind.MATCH: self.tr("Procedures"),
        }[kind]

    def kind(self, kind: RecordKind) -> str:
        """The name of one: "Candidate"."""
        return {
            RecordKind.CANDIDATE: self.tr("Candidate"),
            RecordKind.CONTACT: self.tr("Contact"),
            RecordKind.COMPANY: self.tr("Company"),
            RecordKind.VACANCY: self.tr("Vacancy"),
            RecordKind.MATCH: self.tr("Procedure"),
        }[kind]

    def create(self, kind: RecordKind) -> str:
        """The button that makes one: "New candidate"."""
        return {
            RecordKind.CANDIDATE: self.tr("New candidate"),
            RecordKind.CONTACT: self.tr("New contact"),
            RecordKind.COMPANY: self.tr("New company"),
            RecordKind.VACANCY: self.tr("New vacancy"),
            RecordKind.MATCH: self.tr("New procedure"),
        }[kind]

    def erased(self, address: str, day: date) -> tuple[str, str]:
        """Before the file of a person is made who was erased here: what was, and what to do."""
        when = QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
        text = self.tr("The person with {address} was erased on {day}, at their wish or by a rule.")
        detail = self.tr("Create this file only if they agreed to it; press Create again.")
        return text.format(address=address.strip(), day=when), detail

    def tab(self, name: str) -> str:
        """The title of a part of a file."""
        return {
            "timeline": self.tr("Time line"),
            "profile": self.tr("Profile"),
            "procedures": self.tr("Procedures"),
            "mail": self.tr("E-mail"),
            "documents": self.tr("Documents"),
            "notes": self.tr("Notes"),
        }[name]

    def step(self, status: str) -> str:
        """How far a procedure has come: "Step 2 of 6"."""
        return self.tr("Step {step} of {steps}").format(step=step_of(status), steps=len(STAGES))

    def step_and_status(self, status: str) -> str:
        """The same with what the step is called."""
        words = self.tr("Step {step} of {steps}, {status}")
        return words.format(step=step_of(status), steps=len(STAGES), status=self.status(status))

    def since(self, day: str) -> str:
        """From when on something is so."""
        return self.tr("since {day}").format(day=day)

    def to_vacancy(self) -> str:
        """The way from a candidate to a vacancy."""
        return self.tr("Add to vacancy…")

    def mail(self) -> tuple[str, str]:
        """The button that writes to a person, and its hint."""
        return self.tr("Mail"), self.tr("Write a message; I invites, X rejects, T chooses a template")

    def call(self, phone: str) -> tuple[str, str]:
        """The button that calls a person, and what is spoken of it."""
        return self.tr("Call"), self.tr("Call {phone}").format(phone=phone)

    def none_yet(self, kind: RecordKind) -> str:
        """The empty list."""
        return {
            RecordKind.CANDIDATE: self.tr("No candidates yet"),
            RecordKind.CONTACT: self.tr("No contacts yet"),
            RecordKind.COMPANY: self.tr("No companies yet"),
            RecordKind.VACANCY: self.tr("No vacancies yet"),
            RecordKind.MATCH: self.tr("No procedures yet"),
        }[kind]

    def column(self, name: str) -> str:
        """The label of a field; a further column of the CSV file keeps its own name."""
        return {
            "ref": self.tr("Number"),
            "first_name": self.tr("First name"),
            "last_name": self.tr("Last name"),
            "first_name last_name": self.tr("First and last name"),
            "name": self.tr("Name"),
            "emails": self.tr("E-mail"),
            "phones": self.tr("Phone"),
            "city": self.tr("City"),
            "language": self.tr("Language"),
            "confidential": self.tr("Incoming e-mail is confidential"),
            "opt_out": self.tr("Wants no mailings"),
            "notes": self.tr("Notes"),
            "company": self.tr("Company"),
            "contact": self.tr("Contact"),
            "candidate": self.tr("Candidate"),
            "vacancy": self.tr("Vacancy"),
            "title": self.tr("Title"),
            "domains": self.tr("Mail domains"),
            "status": self.tr("Status"),
            "function": self.tr("Function"),
            "available": self.tr("Available"),
            "hours": self.tr("Hours"),
            "salary": self.tr("Salary"),
            "source": self.tr("Source"),
            "owner": self.tr("Owner"),
            "birth_date": self.tr("Date of birth"),
            "in_stage": self.tr("In this stage"),
            "last_mail": self.tr("Last mail"),
            "ground": self.tr("Legal ground"),
            "consent_on": self.tr("Consent given on"),
            "consent_until": self.tr("Consent ends on"),
            "hold_why": self.tr("Legal hold"),
            "keep_until": self.tr("Not proposed for erasure until"),
            "keep_why": self.tr("Why kept longer"),
            "last_contact": self.tr("Last contact"),
            "stage": self.tr("Stage"),
        }.get(name, name.replace("_", " ").capitalize())

    def language(self, code: str) -> str:
        """A language by its code; another code stays as it is."""
        known = {
            "nl": self.tr("Dutch"),
            "en": self.tr("English"),
            "de": self.tr("German"),
            "fr": self.tr("French"),
        }
        return known.get(code, code)

    def value(self, field: str, text: str) -> str:
        """The value of a field as it is said."""
        said = {"language": self.language, "status": self.status, "ground": self._ground}.get(field)
        if said is not None and text:
            return said(text)
        if text in ("yes", "no") and field in ("confidential", "opt_out"):
            return self.tr("Yes") if text == "yes" else self.tr("No")
        return text.replace(";", ", ").replace("\n", " ")

    def _ground(self, text: str) -> str:
        return PrivacyTexts().ground(Ground(text))

    def status(self, status: str) -> str:
        """The status of a match or of a vacancy; an agency's own word stays as it is."""
        if status not in MATCH_STATUSES:
            return {
                "open": self.tr("Open"),
                "filled": self.tr("Filled"),
                "closed": self.tr("Closed"),
                "available": self.tr("Available"),
                "in_procedure": self.tr("In procedure"),
                "not_looking": self.tr("Not looking"),
            }.get(status, status.capitalize())
        return {
            "new": self.tr("New"),
            "proposed": self.tr("Proposed"),
            "invited": self.tr("Invited"),
            "interview": self.tr("Interview"),
            "offered": self.tr("Offered"),
            "placed": self.tr("Placed"),
            "rejected": self.tr("Rejected"),
            "withdrawn": self.tr("Withdrawn"),
        }[status]

    def badge(self, status: str) -> str:
        """The tone of a status: good, info, warn or neutral."""
        tones = {
            "open": "info",
            "available": "good",
            "in_procedure": "info",
            "filled": "good",
            "placed": "good",
            "offered": "good",
            "invited": "good",
            "interview": "info",
            "proposed": "info",
        }
        return tones.get(status, "neutral")


def step_of(status: str) -> int:
    """The place of a status on the stage bar; 0 outside it."""
    return STAGES.index(status) + 1 if status in STAGES else 0
