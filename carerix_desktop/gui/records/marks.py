"""What to know before writing to a person: confidential mail, no mailings, addresses that came back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carerix_desktop.gui.context import Context
from carerix_desktop.gui.models.spoken import long_when
from carerix_desktop.gui.records.blocks import section
from carerix_desktop.gui.records.confidential_person import mark_person
from carerix_desktop.gui.records.mail_button import PEOPLE
from carerix_desktop.gui.rights import bar
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.record_file import RecordFile
from carerix_desktop.services.records import Saved


class ConfidentialBox(QWidget):
    """Whether what a person sends is confidential from the start; a tick holds at once, and can be taken back."""

    def __init__(self, context: Context, file: RecordFile) -> None:
        super().__init__()
        self._context, self._record = context, file.record
        self.box = QCheckBox()
        self.box.setChecked(file.record.fields.get("confidential") == "yes")
        self.box.setAccessibleName(self.tr("Incoming e-mail is confidential"))
        label = Text(self.tr("Incoming e-mail is confidential"), wrap=True)
        label.setBuddy(self.box)
        hint = Text(
            self.tr("Then only whoever receives it sees what this person sends from now on."),
            "caption",
            "tertiary",
            wrap=True,
        )
        self.box.setAccessibleDescription(hint.text())
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.box, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label, 0, 1)
        grid.addWidget(hint, 1, 1)
        grid.setColumnStretch(1, 1)
        self.box.clicked.connect(self._put)
        bar(context.services.viewer, self.box)

    def _put(self, checked: bool) -> None:
        self.box.setEnabled(False)
        mark_person(self._context, self._record, self.window(), confidential=checked)


class PersonMarks(QWidget):
    """The marks of one file; what mail has taught can be taken away here."""

    def __init__(self, context: Context, file: RecordFile) -> None:
        super().__init__()
        self._context, self._file = context, file
        self.buttons: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        fields, marks, records = file.record.fields, file.marks, context.services.more["records"]
        if file.record.kind in PEOPLE:
            self._column.addWidget(section(self.tr("Confidentiality")))
            self._column.addWidget(ConfidentialBox(context, file))
        if fields.get("opt_out") == "yes" and marks.opted_out_at is not None:
            when = long_when(datetime.fromtimestamp(marks.opted_out_at, UTC).astimezone())
            text = self.tr("Wants no mailings, by a letter of {when}").format(when=when)
            self._add("circle-x", "warning.text", text, self.tr("Undo"), records.opt_in)
        elif fields.get("opt_out") == "yes":
            self._add("circle-x", "warning.text", self.tr("Wants no mailings"))
        for address in marks.undeliverable:
            text = self.tr("Mail to {address} came back").format(address=address)
            act = partial(_clear, records.clear_undeliverable, address)
            self._add("triangle-alert", "warning.text", text, self.tr("It works again"), act)

    def _add(self, icon: str, token: str, text: str, label: str = "", act: Callable[..., Saved] | None = None) -> None:
        row = QHBoxLayout()
        sign = QLabel()
        sign.setPixmap(self._context.theme.icons.pixmap(icon, token, 16, self.devicePixelRatioF()))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(text, wrap=True))
        row.addLayout(words, 1)
        self._column.addLayout(row)
        if act is None:
            return
        button = Button(self._context.theme, label, kind="link")
        button.setAccessibleDescription(text)
        button.clicked.connect(lambda: self._take_away(button, act))
        self.buttons.append(button)
        words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _take_away(self, button: Button, act: Callable[..., Saved]) -> None:
        button.setEnabled(False)
        viewer, record = self._context.services.viewer.key, self._file.record
        self._context.jobs.tell(act, viewer, record.kind, record.ref, on_done=self._done)

    def _done(self, saved: Saved) -> None:
        for event in saved.events:
            self._context.bridge.receive(event)


def _clear(act: Callable[..., Saved], address: str, *args: object) -> Saved:
    return act(*args, address)
