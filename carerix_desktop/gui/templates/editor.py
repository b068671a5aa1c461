"""Writes one text of a template: subject, text, the formatted version, and the fields as pills to press."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.record import MATCH_STATUSES
from carerix_desktop.domain.template import Situation, TemplateKind, TemplateText
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import language_code
from carerix_desktop.gui.templates.marks import FieldMarks
from carerix_desktop.gui.templates.texts import TemplateTexts
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.flow import FlowLayout
from carerix_desktop.services.template_fields import TemplateField
from carerix_desktop.services.template_files import html_from_text

TYPING_MS = 200
FEW = 8
USUAL = ("vacancy.title", "company.name", "user.name", "today")


class TemplateEditor(QFrame):
    """Tells what it holds by `written`; `changed` a moment after typing, `judged` whether it can be saved."""

    changed = Signal()
    judged = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("pane", "surface")
        self._context, self._texts = context, TemplateTexts()
        self._base: TemplateText | None = None
        self.title, self.subject = QLineEdit(), QLineEdit()
        self.kind, self.situation, self.status = QComboBox(), QComboBox(), QComboBox()
        self.confidential = QCheckBox(self.tr("Confidential"))
        self.text, self.html = QPlainTextEdit(), QPlainTextEdit()
        self.follows = QCheckBox(self.tr("Made from the text"))
        self.notice = Banner(context.theme)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._marks = [FieldMarks(edit.document(), context.theme) for edit in (self.text, self.html)]
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._settled)
        self._fill_choices()
        self._lay_out()
        self._connect()

    def show_text(self, written: TemplateText) -> None:
        """Another text; what was typed before is gone from here."""
        self._base = None
        self.title.setText(written.title)
        self.subject.setText(written.subject)
        for box, value in ((self.kind, written.kind), (self.situation, written.situation)):
            box.setCurrentIndex(max(0, box.findData(value.value)))
        self.status.setCurrentIndex(max(0, self.status.findData(written.status_after)))
        self.confidential.setChecked(written.confidential)
        self.text.setPlainText(written.text)
        self.html.setPlainText(written.html)
        self.follows.setChecked(bool(written.html) and written.html == html_from_text(written.text))
        self.html.setReadOnly(self.follows.isChecked())
        self._base = written
        self._ask_fields()
        self._settled()

    @property
    def written(self) -> TemplateText | None:
        """The text as it stands here."""
        if self._base is None:
            return None
        text = self.text.toPlainText()
        return replace(
            self._base,
            title=self.title.text().strip(),
            subject=self.subject.text(),
            kind=TemplateKind(self.kind.currentData()),
            situation=Situation(self.situation.currentData()),
            status_after=self.status.currentData(),
            confidential=self.confidential.isChecked(),
            text=text,
            html=html_from_text(text) if self.follows.isChecked() else self.html.toPlainText(),
        )

    def insert_field(self, name: str) -> None:
        """Put a field where the cursor is: in the subject when that has it, else in the text that is shown."""
        mark = "{{ " + name + " }}"
        if self.subject.hasFocus():
            self.subject.insert(mark)
            return
        edit = self.html if self._tabs.currentIndex() == 1 and not self.follows.isChecked() else self.text
        edit.insertPlainText(mark)
        edit.setFocus()

    def _ask_fields(self) -> None:
        services, kind = self._context.services, TemplateKind(self.kind.currentData())
        ask = services.more["templates"].fields
        self._context.jobs.ask(ask, services.viewer.key, kind, on_done=self._show_fields, key=(id(self), "fields"))

    def _show_fields(self, fields: tuple[TemplateField, ...]) -> None:
        self._flow.clear()
        dutch = language_code() == "nl"
        for field in fields[:FEW] + tuple(one for one in fields[FEW:] if one.name in USUAL):
            self._flow.addWidget(self._chip(field.dutch if dutch else field.english, field))
        for marks in self._marks:
            marks.know([field.name for field in fields])

    def _chip(self, label: str, field: TemplateField) -> QToolButton:
        chip = QToolButton()
        chip.setProperty("kind", "pill")
        chip.setText(label)
        chip.setToolTip(f"{{{{ {field.name} }}}}  ({field.example})")
        chip.setAccessibleName(self.tr("Insert {field}").format(field=label))
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves the cursor where it is
        chip.clicked.connect(lambda: self.insert_field(field.name))
        return chip

    def _settled(self) -> None:
        written = self.written
        if written is None:
            return
        if self.follows.isChecked() and self.html.toPlainText() != written.html:
            self.html.setPlainText(written.html)
        check = self._context.services.more["templates"].check
        viewer = self._context.services.viewer.key
        self._context.jobs.ask(
            check, viewer, written, on_done=self._accept, on_fault=self._refuse, key=(id(self), "check")
        )
        self.changed.emit()

    def _accept(self, _nothing: object) -> None:
        self.notice.hide()
        self.judged.emit(True)

    def _refuse(self, fault: Fault) -> None:
        self.notice.say("bad", "circle-alert", self._texts.fault(fault))
        self.judged.emit(False)

    def _typed(self) -> None:
        if self._base is not None:
            self._typing.start()

    def _follow(self, follows: bool) -> None:
        self.html.setReadOnly(follows)
        self._typed()

    def _connect(self) -> None:
        for line in (self.title, self.subject):
            line.textEdited.connect(lambda _text: self._typed())
        for edit in (self.text, self.html):
            edit.textChanged.connect(self._typed)
        for box in (self.kind, self.situation, self.status):
            box.activated.connect(lambda _index: self._typed())
        self.kind.activated.connect(lambda _index: self._ask_fields())
        self.confidential.toggled.connect(lambda _on: self._typed())
        self.follows.toggled.connect(self._follow)

    def _fill_choices(self) -> None:
        for kind in TemplateKind:
            self.kind.addItem(self._texts.kind(kind), kind.value)
        for situation in Situation:
            self.situation.addItem(self._texts.situation(situation), situation.value)
        for status in ("", *MATCH_STATUSES):
            self.status.addItem(self._texts.status(status), status)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(8)
        for label, field in (
            (self.tr("Title"), self.title),
            (self.tr("For"), self.kind),
            (self.tr("Situation"), self.situation),
            (self.tr("Status after sending"), self.status),
            ("", self.confidential),
            (self.tr("Subject"), self.subject),
        ):
            form.addRow(label, field)
            field.setAccessibleName(label or self.confidential.text())
        self.text.setAccessibleName(self.tr("Text"))
        self.html.setAccessibleName(self.tr("Formatted version (HTML)"))
        formatted = QWidget()
        below = QVBoxLayout(formatted)
        below.setContentsMargins(0, 6, 0, 0)
        below.addWidget(self.follows)
        below.addWidget(self.html, 1)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self.text, self.tr("Text"))
        self._tabs.addTab(formatted, self.tr("Formatted version (HTML)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self._chips)
        column.addWidget(self.notice)
        column.addWidget(self._tabs, 1)
