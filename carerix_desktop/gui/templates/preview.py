"""The template filled in for a real file, beside the editor; the file is chosen by search."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.domain.template import Rendering, TemplateKind, TemplateText
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.link_dialog import LinkDialog
from carerix_desktop.gui.templates.texts import TemplateTexts
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text


class Preview(QFrame):
    """What the person at the other end will read."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("pane", "surface")
        self._context, self._texts = context, TemplateTexts()
        self._written: TemplateText | None = None
        self._chosen: dict[RecordKind, Record] = {}
        self.person = Button(context.theme, "", icon="user", compact=True)
        self.vacancy = Button(context.theme, "", icon="briefcase", compact=True)
        self.subject, self.notice = Text(role="strong", wrap=True), Banner(context.theme, stacked=True)
        self.body = QPlainTextEdit()
        self.body.setReadOnly(True)
        self.body.setAccessibleName(self.tr("Preview"))
        self.body.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.person.clicked.connect(lambda: self._choose(self._person_kind()))
        self.vacancy.clicked.connect(lambda: self._choose(RecordKind.VACANCY))
        self._lay_out()
        self._name_buttons()

    def show_template(self, written: TemplateText) -> None:
        """Fill this one in, for the file that was chosen last or the first there is."""
        self._written = written
        for kind in (self._person_kind(), RecordKind.VACANCY):
            if kind not in self._chosen:
                self._context.jobs.ask(self._first, kind, on_done=self._take, key=(id(self), kind))
        self._name_buttons()
        self._fill_in()

    def _first(self, kind: RecordKind) -> Record | None:
        records, viewer = self._context.services.more["records"], self._context.services.viewer.key
        found: list[Record] = records.get_many(viewer, kind, records.list_keys(viewer, kind)[:1])
        return found[0] if found else None

    def _take(self, record: Record | None) -> None:
        if record is not None:
            self._chosen[record.kind] = record
            self._name_buttons()
        self._fill_in()

    def _choose(self, kind: RecordKind) -> None:
        dialog = LinkDialog(self.window(), self._context, kind, "")
        dialog.setWindowTitle(self.tr("Fill in for"))
        if dialog.exec() and dialog.chosen is not None and dialog.chosen[0] is kind:
            get, viewer = self._context.services.more["records"].get, self._context.services.viewer.key
            self._context.jobs.ask(get, viewer, *dialog.chosen, on_done=self._take, key=(id(self), kind))

    def _person_kind(self) -> RecordKind:
        candidate = self._written is None or self._written.kind is TemplateKind.CANDIDATE
        return RecordKind.CANDIDATE if candidate else RecordKind.CONTACT

    def _name_buttons(self) -> None:
        for button, kind in ((self.person, self._person_kind()), (self.vacancy, RecordKind.VACANCY)):
            record = self._chosen.get(kind)
            button.setText(record.name if record is not None else self.tr("Choose…"))

    def _fill_in(self) -> None:
        written, to = self._written, self._chosen.get(self._person_kind())
        if written is None:
            return
        if to is None:
            self.subject.setText("")
            self.body.setPlainText("")
            self.notice.say("info", "info", self.tr("Choose a file to see the template filled in."))
            return
        about = self._chosen.get(RecordKind.VACANCY)
        self._context.jobs.ask(
            self._render, written, to, about, on_done=self._show, on_fault=self._refuse, key=(id(self), "fill")
        )

    def _render(self, written: TemplateText, to: Record, about: Record | None) -> Rendering:
        services = self._context.services
        rendering: Rendering = services.more["templates"].render(
            services.viewer.key, written, to=(to.kind, to.key), vacancy=None if about is None else about.key
        )
        return rendering

    def _show(self, rendering: Rendering) -> None:
        self.subject.setText(rendering.subject)
        self.body.setPlainText(rendering.text)
        if rendering.missing:
            missing = ", ".join(rendering.missing)
            title = self.tr("Not on this file: {fields}").format(fields=missing)
            detail = self.tr("Nobody without it gets this message. Fill it in on the file, or give a default.")
            self.notice.say("warn", "triangle-alert", title, detail)
        else:
            self.notice.hide()

    def _refuse(self, fault: Fault) -> None:
        self.subject.setText("")
        self.body.setPlainText("")
        self.notice.say("bad", "circle-alert", self._texts.fault(fault))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.person, 1)
        row.addWidget(self.vacancy, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(Text(self.tr("Preview"), "section"))
        column.addLayout(row)
        column.addWidget(self.notice)
        column.addWidget(self.subject)
        column.addWidget(self.body, 1)
