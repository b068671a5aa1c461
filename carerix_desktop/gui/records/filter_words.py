"""The words of filters: operators, places, and a condition as a chip says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record_query import (
    LAST_CONTACT,
    ME,
    OWNER,
    STAGE,
    WITHOUT_VALUE,
    Condition,
    FieldType,
    Operator,
    Place,
    type_of,
)
from carerix_desktop.gui.records.texts import RecordTexts


class FilterWords:
    """What filters say, in the language of the window."""

    def tr(self, text: str) -> str:
        """A text in the window's language."""
        return QCoreApplication.translate("FilterWords", text)

    def operator(self, operator: Operator) -> str:
        """How a field compares: "contains"."""
        return {
            Operator.IS: self.tr("is"),
            Operator.IS_NOT: self.tr("is not"),
            Operator.CONTAINS: self.tr("contains"),
            Operator.EMPTY: self.tr("is empty"),
            Operator.FILLED: self.tr("is filled in"),
            Operator.BEFORE: self.tr("before"),
            Operator.AFTER: self.tr("since"),
        }[operator]

    def place(self, place: Place, kind: RecordKind) -> str:
        """Whose records: "My candidates"."""
        if place is Place.RECENT:
            return self.tr("Recently opened")
        if place is Place.ALL:
            return self.tr("All of the team")
        return {
            RecordKind.CANDIDATE: self.tr("My candidates"),
            RecordKind.CONTACT: self.tr("My contacts"),
            RecordKind.COMPANY: self.tr("My companies"),
            RecordKind.VACANCY: self.tr("My vacancies"),
        }[kind]

    def chip(
        self, kind: RecordKind, condition: Condition, label: Callable[[str], str], owners: Mapping[str, str]
    ) -> str:
        """A condition as its chip says it: "City contains Groningen"."""
        words = [label(condition.field), self.operator(condition.operator)]
        if condition.operator not in WITHOUT_VALUE:
            words.append(self.value(kind, condition, owners))
        return " ".join(words)

    def value(self, kind: RecordKind, condition: Condition, owners: Mapping[str, str]) -> str:
        """What it compares with, as one reads it."""
        value = condition.value
        if condition.field == OWNER:
            return self.tr("me") if value == ME else owners.get(value, value)
        if condition.field == STAGE or (condition.field == "status" and kind is RecordKind.VACANCY):
            return RecordTexts().status(value)
        if type_of(kind, condition.field) is FieldType.YES_NO:
            return self.tr("yes") if value == "yes" else self.tr("no")
        if condition.field == LAST_CONTACT:
            return QLocale().toString(QDate.fromString(value, "yyyy-MM-dd"), "d MMM yyyy")
        return f"“{value}”"
