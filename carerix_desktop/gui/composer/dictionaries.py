"""Another language for spelling: a Hunspell dictionary chosen by a person, copied into the profile."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from carerix_desktop.domain.errors import Fault
from carerix_desktop.gui.composer.spelling import Spelling
from carerix_desktop.gui.composer.words import language_name, tr
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.host.dictionaries import add_dictionary

DICTIONARY_FILES = "*.dic *.aff"


def add_dictionary_by_hand(owner: QWidget, context: Context, spelling: Spelling) -> None:
    """Ask for a file and take its dictionary in; one that cannot be read is refused with a sentence."""
    folder = context.services.more["dictionaries"]
    chosen, _kind = QFileDialog.getOpenFileName(owner, tr("Add a dictionary"), "", f"Hunspell ({DICTIONARY_FILES})")
    if not chosen:
        return

    def done(language: str) -> None:
        spelling.begin_anew()
        context.toast(tr("{language} can be chosen as a language now").format(language=language_name(language)))

    def refuse(fault: Fault) -> None:
        context.toast(dictionary_fault(fault))

    context.jobs.tell(add_dictionary, folder, Path(chosen), on_done=done, on_fault=refuse)


def dictionary_fault(fault: Fault) -> str:
    """Why it is not taken in, in the window's language."""
    details = fault.details
    texts = {
        "dictionary_half": tr("A dictionary is two files; {missing} is not beside {chosen}. Put both in one folder."),
        "dictionary_broken": tr("{chosen} is no dictionary that can be read. Choose another one."),
    }
    return texts[fault.code].format(**details) if fault.code in texts else fault_line(fault)
