"""The words of the templates page: situations, kinds, statuses, and what is wrong with a template."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, QObject

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.template import Situation, Template, TemplateKind
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.situation_words import situation_word
from carerix_desktop.services.template_fields import FieldGroup
from carerix_desktop.services.templates import STARTER


class TemplateTexts(QObject):
    """Translated at call time."""

    def templates(self) -> str:
        """The page's name."""
        return self.tr("Templates")

    def not_saved(self) -> str:
        """Said of a row with text that is not saved."""
        return self.tr("not saved yet")

    def situation(self, situation: Situation) -> str:
        """When one reaches for it."""
        return situation_word(situation)

    def kind(self, kind: TemplateKind) -> str:
        """To whom it may go."""
        return {
            TemplateKind.CANDIDATE: self.tr("Candidate"),
            TemplateKind.CONTACT: self.tr("Contact"),
            TemplateKind.VACANCY: self.tr("Contact of the vacancy"),
        }[kind]

    def field_group(self, group: FieldGroup, kind: TemplateKind) -> str:
        """What the fields of a group are about."""
        person = self.tr("Candidate") if kind is TemplateKind.CANDIDATE else self.tr("Contact")
        return {
            FieldGroup.PERSON: person,
            FieldGroup.VACANCY: self.tr("Vacancy and company"),
            FieldGroup.USER: self.tr("You"),
            FieldGroup.AGENCY: self.tr("Agency and date"),
        }[group]

    @staticmethod
    def icon(kind: TemplateKind) -> str:
        """The sign of a kind."""
        return {TemplateKind.CANDIDATE: "user", TemplateKind.CONTACT: "contact"}.get(kind, "briefcase")

    def status(self, status: str) -> str:
        """The status of a match after sending."""
        return {
            "": self.tr("stays as it is"),
            "new": self.tr("New"),
            "proposed": self.tr("Proposed"),
            "invited": self.tr("Invited"),
            "interview": self.tr("Interview"),
            "offered": self.tr("Offered"),
            "placed": self.tr("Placed"),
            "rejected": self.tr("Rejected"),
            "withdrawn": self.tr("Withdrawn"),
        }.get(status, status)

    def version(self, template: Template) -> str:
        """Which version it is, whose, and when it was made."""
        when = QLocale().toString(QDateTime.fromSecsSinceEpoch(template.changed_at), QLocale.FormatType.ShortFormat)
        who = self.tr("starter set") if template.changed_by == STARTER else template.changed_by
        return self.tr("Version {n}, {who}, {when}").format(n=template.version, who=who, when=when)

    def fault(self, fault: Fault, nearest: str = "") -> str:
        """What is wrong, and what to do; `nearest`: what people call the field that was meant."""
        part = {"subject": self.tr("subject"), "text": self.tr("text"), "html": self.tr("HTML")}.get(
            fault.details.get("part", ""), ""
        )
        line = fault.details.get("line", "")
        if fault.code == "unknown_field":
            return self._unknown(fault.details["field"], nearest or fault.details.get("nearest", ""), part, line)
        if fault.code == "template_syntax":
            return self.tr("This cannot be read ({part}, line {line}). Look for a brace too many or too few.").format(
                part=part, line=line
            )
        if fault.code == "changed_elsewhere":
            return self.tr("Somebody else changed this template meanwhile. Look at Versions; your text is still here.")
        if fault.code == "name_taken":
            return self.tr("There is a template of this name already. Choose another name.")
        if fault.code == "template_files_large":
            return self.tr(
                "The attachments come to more than {n} MB, which many servers refuse. "
                "Remove one, or put a link in the text."
            ).format(n=fault.details["n"])
        if fault.code == "no_contact":
            return self.tr("This vacancy has no contact. Choose another one for the preview.")
        return fault_line(fault)

    def _unknown(self, field: str, nearest: str, part: str, line: str) -> str:
        if nearest:
            text = self.tr("There is no field {field} ({part}, line {line}). Do you mean “{nearest}”?")
            return text.format(field=field, part=part, line=line, nearest=nearest)
        text = self.tr("There is no field {field} ({part}, line {line}). Choose one from the list.")
        return text.format(field=field, part=part, line=line)
