"""A fault as one sentence in the language of the window."""

from __future__ import annotations

from string import Formatter

from PySide6.QtCore import QCoreApplication, QLocale

from carerix_desktop.domain.errors import Bug, Fault, NotVisible, ServerFault, StoreFault
from carerix_desktop.domain.fault_texts import sentence
from carerix_desktop.gui.fault_told import told

LONGEST = 60
"""Letters of a value that is quoted."""
PATH = "path"
"""A detail that is no use when it is cut."""


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
    words = told().get(fault.code)
    return fault.message if words is None else _filled(words, fault)


def _filled(words: str, fault: Fault) -> str:
    """With the fault's details, each a short plain text; the English sentence where one is missing."""
    wanted = {name for _text, name, _spec, _conversion in Formatter().parse(words) if name}
    if wanted - fault.details.keys():
        return fault.message
    return words.format(
        **{name: fault.details[name] if name == PATH else _short(fault.details[name]) for name in wanted}
    )


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def language_code() -> str:
    """Which of the two languages the window speaks."""
    return "nl" if QLocale().language() == QLocale.Language.Dutch else "en"
