"""A fault as one sentence in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from carerix_desktop.domain.errors import Bug, Fault, NotVisible, ServerFault, StoreFault
from carerix_desktop.domain.fault_texts import sentence


def fault_line(fault: Fault) -> str:
    """What went wrong and what to do."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("", text)

    if isinstance(fault, ServerFault):
        return sentence(fault.code, fault.details, language_code())
    if isinstance(fault, NotVisible):
        return tr("This is no longer here, or you cannot see it any more.")
    if isinstance(fault, StoreFault) and fault.code == "disk_full":
        return tr("The disk is full. Make room; the program goes on by itself.")
    if isinstance(fault, Bug):
        return tr("Something went wrong inside the program. Please try again.")
    if fault.code == "public_suffix":
        text = tr(
            "Anybody may have a name below “{domain}”, so it is no domain of one company. "
            "Write the whole domain, such as example.{domain}."
        )
        return text.format(domain=fault.details.get("domain", ""))
    if fault.code == "own_address":
        text = tr("{address} is an address of a colleague, which no file can have. Link this message alone.")
        return text.format(address=fault.details.get("address", ""))
    return fault.message


def language_code() -> str:
    """Which of the two languages the window speaks."""
    return "nl" if QLocale().language() == QLocale.Language.Dutch else "en"
