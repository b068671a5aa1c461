"""The choice of a template: one row for all its languages, and how it reads for the first recipient."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout

from carerix_desktop.domain.bulk import Copy, Standing
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.template import Situation, Template, TemplateKind
from carerix_desktop.gui.bulk.preview import PreviewPane
from carerix_desktop.gui.bulk.row import RoomyDelegate
from carerix_desktop.gui.bulk.texts import BulkTexts
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import language_code
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.bulk_copy import Preview, preview

Index = QModelIndex | QPersistentModelIndex
_FITTING = {
    RecordKind.CANDIDATE: (TemplateKind.CANDIDATE,),
    RecordKind.CONTACT: (TemplateKind.CONTACT, TemplateKind.VACANCY),
}
_USUAL = {Situation.INVITE: "invited", Situation.REJECT: "rejected"}
"""The status that a decision gives: a template that gives it comes before its neighbours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A template: the name by which it is asked for, what it is called, its languages, the status that it gives."""

    name: str
    title: str
    languages: tuple[str, ...]
    situation: Situation
    status: str


def choices_of(
    found: Sequence[Template], kinds: set[RecordKind], first: Situation | None, language: str
) -> tuple[Choice, ...]:
    """The templates that fit these people, those of a situation first; languages of one group are one choice.

    Its name is that of the window's language where it has one.
    """
    fitting = {kind for each in kinds for kind in _FITTING.get(each, ())}
    groups: dict[str, list[Template]] = {}
    for one in found:
        if one.written.kind in fitting:
            groups.setdefault(one.written.group or one.written.name, []).append(one)
    made = [
        Choice(
            name=name,
            title=_in_language(members, language).written.title or name,
            languages=tuple(sorted({one.written.language for one in members})),
            situation=members[0].written.situation,
            status=next((one.written.status_after for one in members if one.written.status_after), ""),
        )
        for name, members in groups.items()
    ]
    usual = None if first is None else _USUAL.get(first)
    return tuple(sorted(made, key=lambda one: (one.situation is not first, one.status != usual, one.title.casefold())))


def _in_language(members: Sequence[Template], language: str) -> Template:
    return next((one for one in members if one.written.language == language), members[0])


class ChoiceModel(QAbstractListModel):
    """The choices as rows."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.choices: tuple[Choice, ...] = ()

    def show_choices(self, choices: tuple[Choice, ...]) -> None:
        """Other templates."""
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        one = self.choices[index.row()]
        return f"{one.title}   {' '.join(language.upper() for language in one.languages)}"


class TemplateStep(QFrame):
    """The templates at the left, a preview at the right.

    Signals:
        chosen: another template, or none.
    """

    chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._texts = context, BulkTexts()
        self._viewer = context.services.viewer.key
        self._bulk: Any = context.services.more["bulk"]
        self._first: Standing | None = None
        self._wanted: tuple[set[RecordKind], Situation | None] = (set(), None)
        self.model, self.view = ChoiceModel(self), QListView()
        self.preview = PreviewPane(context.theme)
        self._lay_out()
        self.view.selectionModel().currentChanged.connect(self._on_current)

    @property
    def choice(self) -> Choice | None:
        """The template that is chosen."""
        index = self.view.currentIndex()
        return self.model.choices[index.row()] if index.isValid() else None

    def show_for(self, standings: Sequence[Standing], situation: Situation | None) -> None:
        """The templates that fit these people; the one that was chosen stays chosen."""
        self._first = next((one for one in standings if one.hindrance is None), None)
        self._wanted = ({one.person.kind for one in standings if one.hindrance is None}, situation)
        templates = self._context.services.more["templates"]
        self._context.jobs.ask(templates.find, self._viewer, on_done=self._take, key=(id(self), "find"))

    def _take(self, found: Sequence[Template]) -> None:
        kinds, situation = self._wanted
        choices = choices_of(found, kinds, situation, language_code())
        if choices != self.model.choices:
            self.model.show_choices(choices)
            self.view.setCurrentIndex(self.model.index(0, 0))
        if not choices:
            line = self.tr("Make one under Templates; it must be allowed on these people.")
            self.preview.show_word("file-text", self.tr("No template fits these recipients"), line)
        self._preview_first()
        self.chosen.emit()

    def _on_current(self, _index: QModelIndex) -> None:
        self._preview_first()
        self.chosen.emit()

    def _preview_first(self) -> None:
        choice = self.choice
        if choice is None or self._first is None:
            return
        args = (self._bulk, self._viewer, choice.name, self._first)
        self._context.jobs.ask(make_first, *args, on_done=self._show_first, key=(id(self), "first"))

    def _show_first(self, made: tuple[Copy, Preview | None]) -> None:
        copy, shown = made
        if shown is not None:
            self.preview.show_preview(shown, copy.values)
            return
        name = copy.standing.person.name
        self.preview.show_word("triangle-alert", name, self._texts.reason(copy.standing))

    def _lay_out(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(RoomyDelegate(self._context.theme, self.view))
        self.view.setProperty("kind", "sections")
        self.view.setUniformItemSizes(True)
        self.view.setSpacing(2)
        self.view.setAccessibleName(self.tr("Templates"))
        left = QFrame()
        left.setProperty("pane", "window")
        left.setMinimumWidth(300)
        left.setMaximumWidth(392)
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(Text(self.tr("Each person gets it in their own language."), "meta", wrap=True))
        column.addWidget(self.view, 1)
        right = QFrame()
        right.setProperty("pane", "window")
        pane = QVBoxLayout(right)
        pane.setContentsMargins(16, 14, 16, 16)
        pane.setSpacing(8)
        pane.addWidget(Text(self.tr("How it reads for the first recipient"), "strong"))
        pane.addWidget(self.preview, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 2)
        row.addWidget(right, 3)


def make_first(bulk: Any, viewer: Any, name: str, standing: Standing) -> tuple[Copy, Preview | None]:
    """The message of one person, to look at; it is never sent."""
    (copy,) = bulk.make(viewer, name, (standing,))
    return copy, preview(copy) if copy.prepared is not None else None
