"""The tab Profile: every field of the file, changed in place, each with its own sentence where it cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from carerix_desktop.domain.custom_field import CustomField, FieldType
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import COLUMNS, OWNED
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.blocks import clear
from carerix_desktop.gui.records.field_edit import FieldEdit
from carerix_desktop.gui.records.field_editors import FieldEditor, placeholder
from carerix_desktop.gui.records.model import NAMED
from carerix_desktop.gui.records.record_field import RecordField
from carerix_desktop.gui.records.tabs.base import FileTab
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.custom_fields import ProfileShape
from carerix_desktop.services.record_file import RecordFile

MANY, LONG, LANGUAGES = ("emails", "phones", "domains"), ("notes",), ("nl", "en", "de", "fr")
VACANCY_STATUSES = ("open", "filled", "closed")
WIDTH = 680


class ProfileTab(FileTab):
    """The fields of one file."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._texts = RecordTexts()
        self._file: RecordFile | None = None
        self._shape: ProfileShape | None = None
        self.editors: dict[str, FieldEditor] = {}
        self._column, self._scroll = QVBoxLayout(), QScrollArea()
        inner = QFrame()
        inner.setProperty("pane", "surface")
        inner.setMaximumWidth(WIDTH)
        inner.setLayout(self._column)
        self._column.setContentsMargins(24, 18, 24, 24)
        self._column.setSpacing(14)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self._scroll)

    def show_file(self, file: RecordFile, *, other: bool) -> None:
        self._file = file
        fields, viewer = self._context.services.more["custom_fields"], self._context.services.viewer.key
        done = partial(self._fill, other)
        self._context.jobs.ask(fields.shape, viewer, file.record.kind, on_done=done, key=(id(self), "shape"))

    def panes(self) -> Sequence[QWidget]:
        return tuple(self.editors.values())[:1]

    def _fill(self, other: bool, shape: ProfileShape) -> None:
        file = self._file
        if file is None:
            return
        names = [name for name, _editor in self._wanted(file, shape)] if shape == self._shape else []
        is_same = not other and names == list(self.editors)
        self._shape = shape
        if not is_same:
            self._build(file, shape)
        values = {**file.record.extra, **file.record.fields}
        for name, editor in self.editors.items():
            (editor.put if is_same else editor.replace)(values.get(name, ""))

    def _build(self, file: RecordFile, shape: ProfileShape) -> None:
        clear(self._column)
        self.editors = {}
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setHorizontalSpacing(20)
        form.setVerticalSpacing(10)
        number = Text(file.record.ref)
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        form.addRow(Text(self._texts.column("ref"), "meta"), number)
        for name, editor in self._wanted(file, shape):
            self.editors[name] = editor
            label = Text(editor.input.accessibleName(), "meta")
            label.setBuddy(editor)
            form.addRow(label, editor)
            editor.committed.connect(self._save)
        self._column.addLayout(form)
        self._column.addStretch(1)

    def _wanted(self, file: RecordFile, shape: ProfileShape) -> Iterator[tuple[str, FieldEditor]]:
        kind = file.record.kind
        for name in COLUMNS[kind]:
            if name not in ("ref", "confidential"):  # the tick for confidential mail stands at the left
                yield name, self._own(kind, name)
        if kind in OWNED:
            nobody = ("", self.tr("Nobody"))
            yield "owner", FieldEditor("owner", self._texts.column("owner"), choices=(nobody, *shape.owners))
        defined = {field.name for field in shape.fields}
        for field in shape.fields:
            yield field.name, self._custom(field)
        for name in file.record.extra:
            if name not in defined and name != "owner":
                yield name, FieldEditor(name, self._texts.column(name))

    def _own(self, kind: RecordKind, name: str) -> FieldEditor:
        label = self._texts.column(name)
        if name == "opt_out":
            return FieldEditor(name, label, choices=(("no", self.tr("No")), ("yes", self.tr("Yes"))))
        if name == "language":
            known = tuple((code, self._texts.language(code)) for code in LANGUAGES)
            return FieldEditor(name, label, choices=(("", "–"), *known))
        if name == "status" and kind is RecordKind.VACANCY:
            known = tuple((status, self._texts.status(status)) for status in VACANCY_STATUSES)
            return FieldEditor(name, label, choices=(("", "–"), *known))
        if name in MANY:
            return FieldEditor(name, label, lines=2, many=True, hint=self.tr("One on each line"))
        if name in NAMED:
            return FieldEditor(name, label, record=RecordField(self._context, NAMED[name]))
        return FieldEditor(name, label, lines=4 if name in LONG else 1)

    def _custom(self, field: CustomField) -> FieldEditor:
        label = field.label or self._texts.column(field.name)
        if field.type is FieldType.CHOICE:
            known = tuple((choice, self._texts.value(field.name, choice)) for choice in field.choices)
            return FieldEditor(field.name, label, choices=(("", "–"), *known))
        if field.type is FieldType.YESNO:
            yes_no = (("", "–"), ("yes", self.tr("Yes")), ("no", self.tr("No")))
            return FieldEditor(field.name, label, choices=yes_no)
        return FieldEditor(field.name, label, hint=placeholder(field.type))

    def _save(self, name: str, text: str) -> None:
        if self._file is None:
            return
        editor = self.editors[name]
        said = self.tr("{field} of {name} changed").format(
            field=editor.input.accessibleName(), name=self._file.record.name
        )
        edit = FieldEdit(self._context, self._file.record, {name: text}, said, partial(_refuse, editor))
        editor.accept(text)
        edit.start()


def _refuse(editor: FieldEditor, fault: Fault) -> None:
    editor.refuse(fault)
