"""What a person did that cannot be is said in the language of the window, with the next step."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from carerix_desktop.domain.errors import Fault, UserFault
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.language import speak

FAULTS = [
    (UserFault("x", code="not_filed"), "alleen in Concepten of Spam"),
    (UserFault("x", code="nothing_to_split"), "niets af te splitsen"),
    (UserFault("x", code="one_conversation"), "al in één gesprek"),
    (UserFault("x", code="colleagues_address", details={"address": "a@b.nl"}), "a@b.nl is een adres van een collega"),
    (UserFault("x", code="public_suffix", details={"domain": "co.uk"}), "voorbeeld.co.uk"),
    (UserFault("x", code="bad_email", details={"value": "jan@"}), "“jan@” is geen e-mailadres"),
    (UserFault("x", code="bad_date", details={"value": "31-02-1990"}), "“31-02-1990” is geen datum"),
    (UserFault("x", code="bad_number", details={"value": "9\n" * 99}), f"“{'9 ' * 29}9…” is geen getal"),
    (UserFault("Not a date.", code="bad_date"), "Not a date."),  # a fault that lacks what its words need
    (UserFault("Something else."), "Something else."),
]


@pytest.mark.parametrize(("fault", "said"), FAULTS)
@pytest.mark.usefixtures("any_language")
def test_a_fault_is_told_in_dutch(qapp: QApplication, fault: Fault, said: str) -> None:
    speak(qapp, "nl_NL")
    assert said in fault_line(fault)
