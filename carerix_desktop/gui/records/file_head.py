"""The head of a file: avatar, name, status, facts in one line, and what one does with it (mock-up 02)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.blocks import clear
from carerix_desktop.gui.records.call_button import call_button, shown_phones
from carerix_desktop.gui.records.file_menu import FileMenu
from carerix_desktop.gui.records.mail_button import PEOPLE, mail_button, wish_for
from carerix_desktop.gui.records.many import DecisionButtons, can_mail_many
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.rights import bar
from carerix_desktop.gui.widgets.avatar import Avatar
from carerix_desktop.gui.widgets.buttons import Button, IconButton
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.record_file import RecordFile

MOST_NARROW = 2


class FileHeader(QFrame):
    """The head of the file that is open.

    Signals:
        back: to the list.
        edit: the form of this file.
        decided: for the ticked candidates of a vacancy: a Situation, or None to choose a template.
    """

    back = Signal()
    edit = Signal()
    decided = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._texts = context, RecordTexts()
        self._narrow = False
        self.setProperty("pane", "clear")
        self._avatar = Avatar(context.theme, size=56)
        self.name = Text(role="heading", elide=True)
        self.name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._badges, self._facts, self._acts = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self.decide = DecisionButtons(context)
        self.to_list = IconButton(context.theme, "arrow-left", self.tr("Back to the list"), size=32)
        self._edit = IconButton(context.theme, "pencil", self.tr("Edit…"), size=32)
        self.more = FileMenu(context)
        self.decide.decided.connect(self.decided)
        self.to_list.clicked.connect(self.back)
        self._edit.clicked.connect(self.edit)
        bar(context.services.viewer, self._edit, self.more)
        self._lay_out()

    def show_file(self, file: RecordFile) -> None:
        """The head of another file, or of the same one read anew."""
        record = file.record
        self._avatar.show_person(record.name, record.kind.value)
        self.more.show_record(record)
        self.name.setText(record.name)
        for layout in (self._badges, self._facts, self._acts):
            clear(layout)
        status = record.fields.get("status") or record.extra.get("status", "")
        if status:
            badge = Text(self._texts.status(status))
            badge.setProperty("badge", self._texts.badge(status))
            self._badges.addWidget(badge)
        if file.opened_as:
            self._add_fact("merge", self.tr("{ref} was merged into this file").format(ref=file.opened_as))
        for icon, text in _facts(file):
            self._add_fact(icon, text)
        self._facts.addStretch(1)
        self.make_narrow(self._narrow)
        self._add_acts(record)
        has_candidates = record.kind is RecordKind.VACANCY and bool(file.procedures)
        self.decide.setVisible(has_candidates and can_mail_many(self._context))

    def _add_fact(self, icon: str, text: str) -> None:
        sign = QLabel()
        ratio = self.devicePixelRatioF()
        sign.setPixmap(self._context.theme.icons.pixmap(icon, "text.tertiary", 14, ratio))
        words = Text(text, "meta", elide=True)
        words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        pair = QWidget()
        pair.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(sign)
        row.addWidget(words)
        self._facts.addWidget(pair)

    def make_narrow(self, narrow: bool) -> None:
        """In a narrow window only what comes first stands here; all of it stands at the left."""
        self._narrow = narrow
        for place in range(self._facts.count()):
            item = self._facts.itemAt(place)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.setVisible(place < MOST_NARROW or not narrow)

    def _add_acts(self, record: Record) -> None:
        mail = mail_button(self._context, record)
        if record.kind is RecordKind.CANDIDATE and self._context.can_write and wish_for(record).to:
            self._acts.addWidget(self._decision(record, "invite"))
            self._acts.addWidget(mail)
            self._acts.addWidget(self._decision(record, "reject"))
        elif record.kind in PEOPLE:
            self._acts.addWidget(mail)
        self._acts.addWidget(call_button(self._context, record))

    def _decision(self, record: Record, situation: str) -> Button:
        labels = {"invite": self.tr("Invite"), "reject": self.tr("Reject")}
        looks = {"invite": ("calendar-check", "primary", "I"), "reject": ("circle-x", "", "X")}
        icon, kind, key = looks[situation]
        button = Button(self._context.theme, labels[situation], icon=icon, kind=kind)
        button.setToolTip(self.tr("By a template ({key})").format(key=key))
        button.setAccessibleDescription(button.toolTip())
        wish = replace(wish_for(record), situation=situation)
        button.clicked.connect(partial(self._context.write, wish))
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 24, 8)
        row.setSpacing(12)
        row.addWidget(self.to_list)
        row.addWidget(self._avatar)
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(self.name)
        title.addLayout(self._badges)
        title.addStretch(1)
        self._facts.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addStretch()
        words.addLayout(title)
        words.addLayout(self._facts)
        words.addStretch()
        row.addLayout(words, 1)
        self._acts.setSpacing(12)
        row.addWidget(self.decide)
        row.addLayout(self._acts)
        row.addWidget(self._edit)
        row.addWidget(self.more)
        self.decide.hide()


def _facts(file: RecordFile) -> Iterable[tuple[str, str]]:
    """Icon and text of what one wants to know first; the empty left out."""
    record = file.record
    fields, extra = record.fields, record.extra
    company = file.company.name if file.company is not None else ""
    known = {
        RecordKind.CANDIDATE: (("briefcase", extra.get("function", "")), ("map-pin", fields.get("city", ""))),
        RecordKind.CONTACT: (("contact", fields.get("title", "")), ("building-2", company)),
        RecordKind.COMPANY: (("map-pin", fields.get("city", "")), ("globe", _first(fields.get("domains", "")))),
        RecordKind.VACANCY: (("building-2", company), ("hash", record.ref)),
    }
    mail = (
        ("mail", _first(fields.get("emails", ""))),
        ("phone", shown_phones(fields.get("phones", "")).partition("\n")[0]),
    )
    owner = (("user", file.owner),)
    return [(icon, text) for icon, text in (*known.get(record.kind, ()), *mail, *owner) if text]


def _first(text: str) -> str:
    return text.partition(";")[0].strip()
