"""A fault as one sentence in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from carerix_desktop.domain.errors import Bug, Fault, NotVisible, ServerFault, StoreFault
from carerix_desktop.domain.fault_texts import sentence


def tr(text: str) -> str:
    """A text of this module; lupdate files what stands outside a class under the empty context."""
    return QCoreApplication.translate("", text)


def fault_line(fault: Fault) -> str:
    """What went wrong and what to do."""
    if isinstance(fault, ServerFault):
        return sentence(fault.code, fault.details, language_code())
    if isinstance(fault, NotVisible):
        return tr("This is no longer here, or you cannot see it any more.")
    if isinstance(fault, StoreFault) and fault.code == "disk_full":
        return tr("The disk is full. Make room; the program goes on by itself.")
    if isinstance(fault, Bug):
        return tr("Something went wrong inside the program. Please try again.")
    words = _told().get(fault.code)
    return fault.message if words is None else words.format(**fault.details)


def _told() -> dict[str, str]:
    """What a person did that cannot be, by code; {name} stands for a detail of the fault."""
    return {
        "public_suffix": tr(
            "Anybody may have a name below “{domain}”, so it is no domain of one company. "
            "Write the whole domain, such as example.{domain}."
        ),
        "own_address": tr("{address} is an address of a colleague, which no file can have. Link this message alone."),
        "not_filed": tr(
            "This message is only in Drafts or Junk, which are never filed. Move it to another folder first."
        ),
        "nothing_to_split": tr("The conversation begins with this message: there is nothing to split off."),
        "bad_email": tr("This is not an e-mail address. Write it as name@domain."),
        "bad_domain": tr("This is not a mail domain. Write it as example.com."),
        "bad_number": tr("This is no number. Write digits, such as 36 or 4.5."),
        "bad_date": tr("This is no date. Write it as 27-11-2026 or 2026-11-27."),
        "bad_choice": tr("This is none of the choices."),
        "bad_yes_no": tr("This is neither yes nor no."),
        "read_only": tr(
            "Your user file is read-only: you can read everything, and change and send nothing. "
            "Ask an administrator for another role."
        ),
        "switched_off": tr("This user file is switched off. Ask an administrator to switch it on."),
        "one_conversation": tr("These messages are in one conversation already."),
    }


def language_code() -> str:
    """Which of the two languages the window speaks."""
    return "nl" if QLocale().language() == QLocale.Language.Dutch else "en"
