"""The button that writes to the person of a file; a company's or a vacancy's mail goes to nobody by itself."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.record import Record
from carerix_desktop.gui.context import Context, Wish
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.widgets.buttons import Button

PEOPLE = (RecordKind.CANDIDATE, RecordKind.CONTACT)
DECISIONS = {"I": "invite", "X": "reject", "T": "choose"}


def wish_for(record: Record) -> Wish:
    """A message to the first address of a file, standing on that file."""
    addresses = [one.strip() for one in record.fields.get("emails", "").split(";") if one.strip()]
    to = tuple(Address(name=record.name, address=one) for one in addresses[:1])
    return Wish(to=to, records=((record.kind, record.ref),))


class DecisionKeys(QObject):
    """I, X and T on the file of a person: begin a message to them from the template of that decision.

    Args:
        context: of the window.
        page: on which the keys work.
    """

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._wish: Wish | None = None
        self._keys = [QShortcut(QKeySequence(key), page) for key in DECISIONS]
        for shortcut, situation in zip(self._keys, DECISIONS.values(), strict=True):
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._write, situation))

    def show_record(self, record: Record) -> None:
        """The file that is open; a vacancy's candidates have keys of their own."""
        wish = wish_for(record)
        self._wish = wish if self._context.can_write and record.kind in PEOPLE and wish.to else None
        for shortcut in self._keys:
            shortcut.setEnabled(self._wish is not None)

    def _write(self, situation: str) -> None:
        if self._wish is not None:
            self._context.write(replace(self._wish, situation=situation))


def mail_button(context: Context, record: Record, *, compact: bool = False) -> Button:
    """Hidden where nothing can be written, and on a person without an address."""
    label, hint = RecordTexts().mail()
    button = Button(context.theme, label, icon="mail", compact=compact)
    wish = wish_for(record)
    button.setAccessibleDescription(hint)
    button.setToolTip(hint)
    button.setVisible(context.can_write and record.kind in PEOPLE and bool(wish.to))
    button.clicked.connect(lambda _checked=False: context.write(wish))
    return button
