"""The words of a dossier's PDF in the window's language (`services.dossier_words` has the English ones)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.services.dossier_words import ENGLISH

_COLUMNS = ("ref", "first_name", "last_name", "name", "emails", "phones", "city", "language", "confidential", "opt_out",
            "notes", "title", "domains", "status", "owner", "birth_date", "source")  # fmt: skip


def dossier_words() -> Mapping[str, str]:
    """All of them."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("", text)

    texts = RecordTexts()
    own = {
        "procedures": tr("Procedures"),
        "vacancies": tr("Vacancies"),
        "people": tr("People"),
        "documents": tr("Documents"),
        "timeline": tr("Time line"),
        "page": tr("Page"),
        "note": tr("Note"),
        "call": tr("Call"),
        "task": tr("Task"),
        "appointment": tr("Appointment"),
        "created": tr("Created"),
        "changed": tr("Changed"),
        "removed": tr("Deleted"),
        "restored": tr("Restored"),
        "merged": tr("Merged"),
        "unmerged": tr("Unmerged"),
        "no_subject": tr("(no subject)"),
        "shortened": tr("(Shortened here. The dossier as a ZIP has the whole message.)"),
    }
    columns = {name: texts.column(name) for name in _COLUMNS}
    return {**ENGLISH, **columns, **{kind.value: texts.kind(kind) for kind in RecordKind}, **own}
