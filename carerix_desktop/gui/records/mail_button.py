"""The button that writes to the person of a file; a company's or a vacancy's mail goes to nobody by itself."""

from __future__ import annotations

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.record import Record
from carerix_desktop.gui.context import Context, Wish
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.widgets.buttons import Button


def wish_for(record: Record) -> Wish:
    """A message to the first address of a file, standing on that file."""
    addresses = [one.strip() for one in record.fields.get("emails", "").split(";") if one.strip()]
    to = tuple(Address(name=record.name, address=one) for one in addresses[:1])
    return Wish(to=to, records=((record.kind, record.ref),))


def mail_button(context: Context, record: Record, *, compact: bool = False) -> Button:
    """Hidden where nothing can be written, and on a person without an address."""
    button = Button(context.theme, RecordTexts().tr("Mail"), icon="mail", compact=compact)
    wish = wish_for(record)
    is_person = record.kind in {RecordKind.CANDIDATE, RecordKind.CONTACT}
    button.setAccessibleDescription(RecordTexts().tr("Write a message"))
    button.setVisible(context.can_write and is_person and bool(wish.to))
    button.clicked.connect(lambda _checked=False: context.write(wish))
    return button
