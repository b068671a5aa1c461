"""The page of message templates: list by situation, editor per language, preview with a real file (DESIGN 4.8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import TemplateKey
from carerix_desktop.domain.template import Template, TemplateKind, TemplateText
from carerix_desktop.gui.context import Context, PageSpec
from carerix_desktop.gui.fault_words import language_code
from carerix_desktop.gui.templates.editor import TemplateEditor
from carerix_desktop.gui.templates.list_pane import TemplateList
from carerix_desktop.gui.templates.preview import Preview
from carerix_desktop.gui.templates.texts import TemplateTexts
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.gui.widgets.panes import PaneSplitter
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.templates import ImportReport

PREVIEW_FROM_PX = 1200


class TemplatesPage(QWidget):
    """Text that is not saved yet is kept per template while one looks at others."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._texts = context, TemplateTexts()
        self._service, self._viewer = context.services.more["templates"], context.services.viewer.key
        self._templates: tuple[Template, ...] = ()
        self._edited: dict[str, TemplateText] = {}
        self._name, self._wanted = "", ""
        self.list = TemplateList(context.theme)
        self.model, self.view, self.filter = self.list.model, self.list.view, self.list.filter
        self.editor, self.preview = TemplateEditor(context), Preview(context)
        self.languages, self._segments = QButtonGroup(self), QHBoxLayout()
        self._empty, self._middle = EmptyState(context.theme), QStackedWidget()
        self.save = Button(context.theme, self.tr("Save"), icon="save", kind="primary")
        self.revert = Button(context.theme, self.tr("Undo changes"), icon="undo-2")
        self.more = QToolButton()
        self._state = Text(role="meta", elide=True)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the templates again."""
        self._context.jobs.ask(self._service.find, self._viewer, on_done=self._take, key=(id(self), "find"))

    def panes(self) -> list[QWidget]:
        """Where F6 stops, from left to right."""
        return [self.filter, self.view, self.editor.text, self.preview.body]

    def open_template(self, name: str) -> None:
        """Show this text."""
        stored = self._stored(name)
        written = self._edited.get(name) or (stored.written if stored else None)
        if written is None:
            return
        self._name = name
        self._show_languages(written)
        self._middle.setCurrentIndex(0)
        self.editor.show_text(written)

    def save_now(self) -> None:
        """Save the text that is shown, as the next version."""
        written = self.editor.written
        if written is None or not self.save.isEnabled():
            return
        stored = self._stored(self._name)
        act = partial(self._service.save, self._viewer, written, base_version=stored.version if stored else 0)
        self._context.jobs.tell(act, on_done=self._saved, on_fault=self._refuse)

    def make_empty(self) -> None:
        """A new text."""
        self.make_new()

    def make_new(self, like: TemplateText | None = None) -> None:
        """A new text, empty or like another one; it is stored when it is saved."""
        taken = {one.written.name for one in self._templates} | set(self._edited)
        base = like.name if like else self.tr("new-template")
        name = next(f"{base}-{n}" for n in range(2, 10_000) if f"{base}-{n}" not in taken)
        title = self.tr("{title} (copy)").format(title=like.title or like.name) if like else self.tr("New template")
        empty = TemplateText(
            name=name, language=language_code(), kind=TemplateKind.CANDIDATE, subject="", text="", title=title
        )
        self._edited[name] = replace(like, name=name, group="", title=title) if like else empty
        self._wanted = name
        self._show_list()
        self.editor.title.setFocus()
        self.editor.title.selectAll()

    def remove_now(self) -> None:
        """Remove the text that is shown; it can be brought back."""
        name, stored = self._name, self._stored(self._name)
        self._edited.pop(name, None)
        self._name = ""
        if stored is None:
            self._show_list()
            return

        self._context.jobs.tell(self._service.remove, self._viewer, name, on_done=self._removed, on_fault=self._refuse)

    def import_folder(self) -> None:
        """Choose a folder of NAME.toml files and take them in."""
        name = QFileDialog.getExistingDirectory(self.window(), self.tr("Import templates"))
        if name:
            act = partial(self._service.import_folder, self._viewer, Path(name))
            self._context.jobs.tell(act, on_done=self._imported, on_fault=self._refuse)

    def export_folder(self) -> None:
        """Choose a folder and write all templates into it."""
        name = QFileDialog.getExistingDirectory(self.window(), self.tr("Export templates"))
        if name:
            act = partial(self._service.export_folder, self._viewer, Path(name))
            self._context.jobs.tell(act, on_done=self._exported, on_fault=self._refuse)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for three, the preview gives way."""
        super().resizeEvent(event)
        self.preview.setVisible(self.window().width() >= PREVIEW_FROM_PX)

    def _removed(self, removed: Template) -> None:
        name = removed.written.name
        restore = partial(self._service.restore, self._viewer, name, removed.version)
        self._context.toast(self.tr("Template removed."), back=lambda: self._tell(restore, name))
        self.refresh()

    def _tell(self, act: Callable[[], Any], name: str) -> None:
        self._wanted = name
        self._context.jobs.tell(act, on_done=self._saved, on_fault=self._refuse)

    def _saved(self, template: Template) -> None:
        self._edited.pop(template.written.name, None)
        self._wanted = self._name = template.written.name
        self._context.toast(self.tr("Template saved as version {n}.").format(n=template.version))
        self.refresh()

    def _imported(self, report: ImportReport) -> None:
        counts = self.tr("{a} added, {u} changed.").format(a=len(report.added), u=len(report.updated))
        if report.refused:
            names = "; ".join(f"{name}: {why}" for name, why in report.refused[:3])
            counts += " " + self.tr("Refused: {names}").format(names=names)
        self._context.toast(counts)
        self.refresh()

    def _exported(self, names: tuple[str, ...]) -> None:
        self._context.toast(self.tr("%n template(s) written.", "", len(names)))

    def _refuse(self, fault: Fault) -> None:
        self._context.toast(self._texts.fault(fault))

    def _take(self, found: tuple[Template, ...]) -> None:
        self._templates = found
        self._show_list()

    def _show_list(self) -> None:
        fresh = [
            Template(key=TemplateKey(0), written=written, version=0, changed_by="", changed_at=0)
            for name, written in self._edited.items()
            if self._stored(name) is None
        ]
        self.model.show_templates([*self._templates, *fresh], self.filter.text())
        wanted, self._wanted = self._wanted or self._name, ""
        row = self.model.row_of(wanted)
        if row < 0:
            row, wanted = min(1, self.model.rowCount() - 1), ""
        entry = self.model.entry_at(row)
        if entry is None:
            self._say_nothing()
            return
        self.list.choose(row)
        known = any(one.written.name == wanted for one in entry.texts)
        self.open_template(wanted if known else entry.texts[0].written.name)

    def _say_nothing(self) -> None:
        if self.filter.text().strip():
            self._empty.say("search", self.tr("No template with these words"), self.tr("Try fewer words."))
        else:
            buttons = (
                (self.tr("New template"), "plus", self.make_empty),
                (self.tr("Import…"), "upload", self.import_folder),
            )
            self._empty.say("file-text", self.tr("No templates yet"), "", buttons)
        self._middle.setCurrentIndex(1)

    def _stored(self, name: str) -> Template | None:
        return next((one for one in self._templates if one.written.name == name), None)

    def _follow(self, index: QModelIndex) -> None:
        entry = self.model.entry_at(index.row())
        if entry is not None and all(one.written.name != self._name for one in entry.texts):
            mine = [one.written.name for one in entry.texts if one.written.language == language_code()]
            self.open_template((mine or [entry.texts[0].written.name])[0])

    def _on_changed(self) -> None:
        written, stored = self.editor.written, self._stored(self._name)
        if written is None or written.name != self._name:
            return
        if stored is not None and written == stored.written:
            self._edited.pop(self._name, None)
        else:
            self._edited[self._name] = written
        self.revert.setEnabled(self._name in self._edited and stored is not None)
        self._say_state(stored)
        self.preview.show_template(written)

    def _say_state(self, stored: Template | None) -> None:
        if self._name in self._edited:
            self._state.setText(self.tr("Not saved yet"))
        elif stored is not None:
            self._state.setText(self._texts.version(stored))

    def _judge(self, good: bool) -> None:
        self.save.setEnabled(good and self._name in self._edited)

    def _revert(self) -> None:
        self._edited.pop(self._name, None)
        self.open_template(self._name)

    def _show_languages(self, written: TemplateText) -> None:
        for button in self.languages.buttons():
            self.languages.removeButton(button)
            button.hide()
            button.deleteLater()
        row = self.model.row_of(written.name)
        entry = self.model.entry_at(row)
        for one in entry.texts if entry else ():
            button = QToolButton()
            button.setProperty("kind", "segment")
            button.setText(one.written.language.upper())
            button.setCheckable(True)
            button.setChecked(one.written.name == written.name)
            button.clicked.connect(partial(self.open_template, one.written.name))
            self.languages.addButton(button)
            self._segments.addWidget(button)

    def _fill_more(self) -> None:
        menu = self.more.menu()
        menu.clear()
        menu.addAction(self.tr("Duplicate"), self._duplicate)
        versions = menu.addMenu(self.tr("Versions"))
        for one in self._service.versions(self._viewer, self._name):
            versions.addAction(self._texts.version(one), partial(self._restore, one.version))
        menu.addSeparator()
        menu.addAction(self.tr("Remove"), self.remove_now)

    def _duplicate(self) -> None:
        written = self.editor.written
        if written is not None:
            self.make_new(written)

    def _restore(self, version: int) -> None:
        self._edited.pop(self._name, None)
        self._tell(partial(self._service.restore, self._viewer, self._name, version), self._name)

    def _connect(self) -> None:
        self.filter.textEdited.connect(lambda _text: self._show_list())
        self.view.selectionModel().currentChanged.connect(lambda now, _before: self._follow(now))
        self.editor.changed.connect(self._on_changed)
        self.editor.judged.connect(self._judge)
        self.save.clicked.connect(self.save_now)
        self.revert.clicked.connect(self._revert)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save_now)

    def _lay_out(self) -> None:
        splitter = PaneSplitter(self._context.theme)
        for pane in (self.list, self._make_middle(), self.preview):
            splitter.addWidget(pane)
        self.preview.setMinimumWidth(260)
        splitter.setSizes([270, 560, 380])
        splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(splitter, 1)

    def _make_head(self) -> QWidget:
        head = QFrame()
        head.setProperty("pane", "head")
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(Text(self.tr("Templates"), "heading"))
        row.addStretch(1)
        for label, icon, act in (
            (self.tr("Import…"), "upload", self.import_folder),
            (self.tr("Export…"), "download", self.export_folder),
        ):
            button = Button(self._context.theme, label, icon=icon)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        new = Button(self._context.theme, self.tr("New template"), icon="plus")
        new.clicked.connect(self.make_empty)
        row.addWidget(new)
        return head

    def _make_middle(self) -> QWidget:
        self.more.setProperty("kind", "segment")
        self.more.setText(self.tr("More"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        self.more.menu().aboutToShow.connect(self._fill_more)
        self._segments.setSpacing(4)
        foot = QFrame()
        foot.setProperty("pane", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 8, 16, 8)
        row.addLayout(self._segments)
        row.addWidget(self._state, 1)
        for widget in (self.more, self.revert, self.save):
            row.addWidget(widget)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.editor, 1)
        column.addWidget(foot)
        self._middle.addWidget(both)
        self._middle.addWidget(self._empty)
        return self._middle


def templates_page() -> PageSpec:
    """The page, for the rail."""
    return PageSpec(name="templates", icon="file-text", title=lambda: TemplateTexts().templates(), make=TemplatesPage)
