"""Writes one text of a template: title, choices, subject, text, the formatted version, fields and attachments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.template import TemplateKind, TemplateText
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.templates.choices import Choices
from carerix_desktop.gui.templates.field_menu import FieldMenu, field_label
from carerix_desktop.gui.templates.field_text import FieldText
from carerix_desktop.gui.templates.files import TemplateFiles
from carerix_desktop.gui.templates.texts import TemplateTexts
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.flow import FlowLayout
from carerix_desktop.services.template_fields import TemplateField
from carerix_desktop.services.template_files import html_from_text

TYPING_MS = 200
USUAL = frozenset(("candidate.first_name", "contact.first_name", "vacancy.title", "company.name", "user.name"))


class TemplateEditor(QFrame):
    """Tells what it holds by `written`.

    Signals:
        changed: a moment after typing, and when another text is shown.
        judged: whether it can be saved.
        fields_known: by name what people call the fields of its kind.
    """

    changed = Signal()
    judged = Signal(bool)
    fields_known = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("pane", "surface")
        self.setAcceptDrops(True)
        self._context, self._texts = context, TemplateTexts()
        self._base: TemplateText | None = None
        self._fields: tuple[TemplateField, ...] = ()
        self.title, self.choices = QLineEdit(), Choices()
        self.subject, self.text = FieldText(context.theme, one_line=True), FieldText(context.theme)
        self.html = FieldText(context.theme, pills=False)
        self.follows = QCheckBox(self.tr("Made from the text"))
        self.notice, self.files = Banner(context.theme), TemplateFiles(context)
        self.insert = Button(context.theme, self.tr("Insert field"), icon="braces", compact=True)
        self.source = QToolButton()
        self.attach = Button(context.theme, self.tr("Attach…"), icon="paperclip", compact=True)
        self.tabs = QTabWidget()
        self._above, self._chips = QWidget(), QWidget()
        self._flow = FlowLayout(self._chips)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._settle)
        self._lay_out()
        self._connect()

    def show_text(self, written: TemplateText) -> None:
        """Another text; what was typed before is gone from here."""
        self._base = None
        self.title.setText(written.title)
        self.choices.show_text(written)
        self.subject.show_source(written.subject)
        self.text.show_source(written.text)
        self.html.show_source(written.html)
        self.follows.setChecked(written.html == html_from_text(written.text))
        self.html.setReadOnly(self.follows.isChecked())
        self.files.show_files(written.files)
        self._base = written
        self._ask_fields()
        self._settle()

    @property
    def written(self) -> TemplateText | None:
        """The text as it stands here."""
        if self._base is None:
            return None
        text = self.text.source()
        return replace(
            self.choices.on(self._base),
            title=self.title.text().strip() if self.title.isModified() else self._base.title,
            subject=self.subject.source(),
            text=text,
            html=html_from_text(text) if self.follows.isChecked() else self.html.source(),
            files=self.files.files,
        )

    @property
    def is_changed(self) -> bool:
        """Whether it is not what was shown."""
        return self.written != self._base

    def let_go(self) -> None:
        """Another text is on its way: what stands here until it comes is no change that has to be kept."""
        self._base = self.written

    def insert_field(self, name: str) -> None:
        """Put a field where the cursor is: in the subject when that has it, else in the text that is shown."""
        edit = self._target
        edit.insert_field(name)
        edit.setFocus()

    def settle_now(self) -> None:
        """Tell at once what was typed last."""
        if self._typing.isActive():
            self._typing.stop()
            self._settle()

    @property
    def _target(self) -> FieldText:
        if self._last is self.subject:
            return self.subject
        shows_html = self.tabs.currentIndex() == 1 and not self.follows.isChecked()
        return self.html if shows_html else self.text

    def _ask_fields(self) -> None:
        services, kind = self._context.services, TemplateKind(self.choices.kind.currentData())
        ask = services.more["templates"].fields
        self._context.jobs.ask(ask, services.viewer.key, kind, on_done=self._show_fields, key=(id(self), "fields"))

    def _show_fields(self, fields: tuple[TemplateField, ...]) -> None:
        self._fields = fields
        self._flow.clear()
        for field in fields:
            if field.name in USUAL:
                self._flow.addWidget(self._chip(field))
        labels = {field.name: field_label(field) for field in fields}
        for edit in (self.subject, self.text, self.html):
            edit.know(labels)
        self.fields_known.emit(labels)

    def _chip(self, field: TemplateField) -> QToolButton:
        chip, label = QToolButton(), field_label(field)
        chip.setProperty("kind", "pill")
        chip.setText(label)
        chip.setToolTip(f"{{{{ {field.name} }}}}  ({field.example})")
        chip.setAccessibleName(self.tr("Insert {field}").format(field=label))
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves the cursor where it is
        chip.clicked.connect(partial(self.insert_field, field.name))
        return chip

    def open_fields(self) -> FieldMenu:
        """All fields, below the button."""
        kind = TemplateKind(self.choices.kind.currentData())
        menu = FieldMenu(self.insert, self._context.theme, kind, self._fields)
        menu.chosen.connect(self.insert_field)
        menu.open_below(self.insert)
        return menu

    def _settle(self) -> None:
        written = self.written
        if written is None:
            return
        if self.follows.isChecked() and self.html.source() != written.html:
            self.html.show_source(written.html)
        check, viewer = self._context.services.more["templates"].check, self._context.services.viewer.key
        self._context.jobs.ask(
            check, viewer, written, on_done=self._accept, on_fault=self._refuse, key=(id(self), "check")
        )
        self.changed.emit()

    def _accept(self, _nothing: object) -> None:
        self.notice.hide()
        self.judged.emit(True)

    def _refuse(self, fault: Fault) -> None:
        right = next((field for field in self._fields if field.name == fault.details.get("nearest")), None)
        buttons: tuple[tuple[str, str, Callable[[], None]], ...] = ()
        if right is not None:
            label = self.tr("Use {field}").format(field=field_label(right))
            buttons = ((label, "", partial(self._put_right, fault.details["field"], right.name)),)
        nearest = field_label(right) if right is not None else ""
        self.notice.say("bad", "circle-alert", self._texts.fault(fault, nearest), buttons=buttons)
        self.judged.emit(False)

    def _put_right(self, wrong: str, right: str) -> None:
        for edit in (self.subject, self.text, self.html):
            if wrong in edit.source():
                edit.replace_field(wrong, right)

    def _typed(self) -> None:
        if self._base is not None:
            self._typing.start()

    def _follow(self, follows: bool) -> None:
        self.html.setReadOnly(follows)
        self._typed()

    def _show_source(self, shows: bool) -> None:
        for edit in (self.subject, self.text):
            edit.show_pills(not shows)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.files.take_drag(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.files.take_drop(event)

    def _connect(self) -> None:
        self._last = self.text
        self.title.textEdited.connect(lambda _text: self._typed())
        for edit in (self.subject, self.text, self.html):
            edit.textChanged.connect(partial(self._on_text, edit))
            edit.cursorPositionChanged.connect(partial(self._on_cursor, edit))
        self.choices.changed.connect(self._typed)
        self.choices.changed.connect(self._ask_fields)
        self.follows.toggled.connect(self._follow)
        self.files.changed.connect(self._typed)
        self.attach.clicked.connect(self.files.ask)
        self.insert.clicked.connect(self.open_fields)
        self.source.toggled.connect(self._show_source)
        self.tabs.currentChanged.connect(self._make_room)

    def _make_room(self, place: int) -> None:
        """A third tab is the preview, which needs it."""
        self._above.setVisible(place < 2)

    def _on_text(self, edit: FieldText) -> None:
        if edit is not self.html or not self.follows.isChecked():
            self._typed()

    def _on_cursor(self, edit: FieldText) -> None:
        if edit.hasFocus():
            self._last = edit

    def _make_bar(self) -> QHBoxLayout:
        self.insert.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.source.setProperty("kind", "segment")
        self.source.setCheckable(True)
        self.source.setText(self.tr("Source"))
        self.source.setToolTip(self.tr("Show the fields as they are written"))
        self.source.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.insert)
        bar.addWidget(self._chips, 1)
        bar.addWidget(self.attach)
        bar.addWidget(self.source)
        return bar

    def _lay_out(self) -> None:
        self.choices.add_line(0, self.tr("Title"), self.title)
        self.choices.add_line(3, self.tr("Subject"), self.subject)
        self.text.setAccessibleName(self.tr("Text"))
        self.html.setAccessibleName(self.tr("Formatted version (HTML)"))
        formatted = QWidget()
        below = QVBoxLayout(formatted)
        below.setContentsMargins(0, 6, 0, 0)
        below.addWidget(self.follows)
        below.addWidget(self.html, 1)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.text, self.tr("Text"))
        self.tabs.addTab(formatted, self.tr("Formatted version (HTML)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        above = QVBoxLayout(self._above)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(10)
        above.addWidget(self.choices)
        above.addLayout(self._make_bar())
        above.addWidget(self.files)
        column.addWidget(self._above)
        column.addWidget(self.notice)
        column.addWidget(self.tabs, 1)
