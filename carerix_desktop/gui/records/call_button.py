"""The button that calls the person of a file: the number is shown and asked about before it leaves (S-06)."""

from __future__ import annotations

from PySide6.QtCore import QUrl

from carerix_desktop.domain.record import Record
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.open_outside import ask_to_open
from carerix_desktop.gui.records.mail_button import PEOPLE
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.widgets.buttons import Button


def shown_phones(text: str) -> str:
    """The numbers of a record (";" between), each in its international form, one a line."""
    from carerix_desktop.parse.phones import international  # all the world's numbers: not before one is shown

    return "\n".join(international(one) for one in text.split(";") if one.strip())


def call_button(context: Context, record: Record, *, compact: bool = False) -> Button:
    """Hidden on what is no person, and on a person without a number that can be dialled."""
    from carerix_desktop.parse.phones import tel_address

    phone = shown_phones(record.fields.get("phones", "")).partition("\n")[0]
    address = tel_address(phone) if phone else ""
    label, spoken = RecordTexts().call(phone)
    button = Button(context.theme, label, icon="phone", compact=compact)
    button.setAccessibleName(spoken)
    button.setToolTip(button.accessibleName())
    button.setHidden(record.kind not in PEOPLE or not address)
    button.clicked.connect(lambda _checked=False: ask_to_open(QUrl(address), button.window()))
    return button
