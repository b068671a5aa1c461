"""The page of message templates: list by situation, editor per language, preview with a real file (DESIGN 4.8)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from carerix_desktop.domain.template import Template, TemplateDraft
from carerix_desktop.gui.context import Context, PageSpec
from carerix_desktop.gui.fault_words import language_code
from carerix_desktop.gui.templates.acts import TemplateActs
from carerix_desktop.gui.templates.editor import TemplateEditor
from carerix_desktop.gui.templates.foot import TemplateFoot
from carerix_desktop.gui.templates.fresh import copy_of, empty_text, further_language, with_begun
from carerix_desktop.gui.templates.head import TemplatesHead
from carerix_desktop.gui.templates.list_pane import TemplateList
from carerix_desktop.gui.templates.preview import Preview
from carerix_desktop.gui.templates.texts import TemplateTexts
from carerix_desktop.gui.templates.unsaved import UnsavedTexts
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.gui.widgets.panes import PaneSplitter

PREVIEW_FROM_PX = 1200
SIZES = [270, 560, 380]
Found = tuple[tuple[Template, ...], tuple[TemplateDraft, ...]]


class TemplatesPage(QWidget):
    """Text that is not saved yet is kept per template, also when the window goes."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._texts = context, TemplateTexts()
        self._service, self._viewer = context.services.more["templates"], context.services.viewer.key
        self._templates: tuple[Template, ...] = ()
        self._name, self._wanted = "", ""
        self._set_aside: dict[str, TemplateDraft] = {}
        self.unsaved = UnsavedTexts(context.jobs, self._service, self._viewer, self)
        self.acts = TemplateActs(context, self)
        self.list = TemplateList(context.theme)
        self.model, self.view, self.filter = self.list.model, self.list.view, self.list.filter
        self.editor, self.preview, self.foot = TemplateEditor(context), Preview(context), TemplateFoot(context.theme)
        self.save, self.revert, self.more = self.foot.save, self.foot.revert, self.foot.more
        self._empty, self._middle = EmptyState(context.theme), QStackedWidget()
        self.head, self._splitter = TemplatesHead(context.theme), PaneSplitter(context.theme)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the templates again."""
        self._context.jobs.ask(self._read, on_done=self._take, key=(id(self), "find"))

    def panes(self) -> list[QWidget]:
        """Where F6 stops, from left to right."""
        panes: list[QWidget] = [self.filter, self.view, self.editor.text]
        return [*panes, self.preview.front] if self.preview.isVisible() else panes

    def keep_now(self) -> bool:
        """The window goes: what is not saved stays as a draft."""
        self.editor.settle_now()
        return self.unsaved.keep_now()

    def open_template(self, name: str) -> None:
        """Show this text, as it was left."""
        self.editor.settle_now()
        stored, draft = self._stored(name), self.unsaved.get(name)
        written = draft.written if draft else stored.written if stored else None
        if written is None:
            return
        self._name = name
        self.list.choose(self.model.row_of(name))
        self._show_languages()
        self._middle.setCurrentIndex(0)
        if self.editor.written == written:
            self._on_changed()  # it stands there: the cursor stays where it is
        else:
            self.editor.show_text(written)

    def save_now(self) -> None:
        """Save the text that is shown, as the next version."""
        self.editor.settle_now()
        draft = self.unsaved.get(self._name)
        if draft is not None and self.save.isEnabled():
            self.save.setEnabled(False)
            self.unsaved.saving(self._name)
            self.acts.save(draft)

    def make_new(self) -> None:
        """A new text; it is stored when it is saved."""
        written = empty_text("template", self.tr("New template"), language_code(), self._taken())
        self._begin(TemplateDraft(written=written))
        self.editor.title.setFocus()
        self.editor.title.selectAll()

    def duplicate(self) -> None:
        """A copy of the text that is shown, which stands alone."""
        written = self.editor.written
        if written is not None:
            title = self.tr("{title} (copy)").format(title=written.title or written.name)
            self._begin(TemplateDraft(written=copy_of(written, title, self._taken())))

    def add_language(self, language: str) -> None:
        """The text that is shown, to be translated."""
        written = self.editor.written
        if written is not None:
            self._begin(further_language(written, language, self._taken()))

    def rename(self, name: str) -> None:
        """Another name for the text that is shown; what is not saved of it goes along."""
        self.editor.settle_now()
        draft = self.unsaved.get(self._name)
        if self._stored(self._name) is None and draft is not None:
            self.unsaved.drop(self._name)
            self._begin(replace(draft, written=replace(draft.written, name=name)))
            return
        if draft is not None:
            self._context.toast(self.tr("Save the changes first, or undo them; then rename."))
            return
        self.acts.rename(self._name, name)

    def remove_now(self) -> None:
        """Remove the text that is shown; it can be brought back, with what was not saved of it."""
        self.editor.settle_now()
        name, draft = self._name, self.unsaved.get(self._name)
        self.unsaved.drop(name)
        self._name = ""
        if self._stored(name) is not None:
            if draft is not None:
                self._set_aside[name] = draft
            self.acts.remove(name)
            return
        if draft is not None:
            self._context.toast(self.tr("Template removed."), back=partial(self._begin, draft))
        self._show_list()

    def restore(self, version: int) -> None:
        """Make an earlier version of the text that is shown the newest one."""
        self.editor.settle_now()
        draft, stored = self.unsaved.get(self._name), self._stored(self._name)
        if stored is None:
            return
        back = partial(self.acts.restore, self._name, stored.version)
        if draft is not None:
            self.unsaved.drop(self._name)
            self.editor.let_go()
            back = partial(self._begin, replace(draft, base_version=stored.version + 1))
        self.acts.restore(self._name, version, back)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for three, the preview is a tab of the editor."""
        super().resizeEvent(event)
        beside, is_beside = self.window().width() >= PREVIEW_FROM_PX, self._splitter.indexOf(self.preview) >= 0
        if beside and not is_beside:
            self._splitter.addWidget(self.preview)
            self._splitter.setSizes(SIZES)
            self.preview.show()
        elif is_beside and not beside:
            self.editor.tabs.addTab(self.preview, self.tr("Preview"))

    # what comes back

    def _read(self) -> Found:
        return self._service.find(self._viewer), self._service.drafts(self._viewer)

    def _take(self, found: Found) -> None:
        self.editor.settle_now()  # against what was stored when it was typed
        self._templates, drafts = found
        self.unsaved.load(drafts)
        self._show_list()

    def _on_done(self, template: Template | None) -> None:
        """What was not saved of it stays, as a change of the version that there is now."""
        if template is not None:
            name = self._name = self._wanted = template.written.name
            draft = self._set_aside.pop(name, None) or self.unsaved.get(name)
            if draft is not None:
                self.unsaved.put(replace(draft, base_version=template.version))
        self.refresh()

    def _on_saved(self, draft: TemplateDraft, template: Template) -> None:
        """What was typed while it was being saved is a change of the new version."""
        name, now = template.written.name, self.unsaved.get(template.written.name)
        self.unsaved.saved(name)
        if now is not None and now.written != draft.written:
            self.unsaved.put(TemplateDraft(written=now.written, base_version=template.version))
        self._templates = (*(one for one in self._templates if one.written.name != name), template)
        if self._name == name:
            self._on_changed()
        self.refresh()

    def _on_not_saved(self, draft: TemplateDraft, elsewhere: bool) -> None:
        name = draft.written.name
        self.unsaved.not_saved(name)
        if not elsewhere or self._name != name:
            return
        self.save.setEnabled(False)
        self.editor.notice.say(
            "warn",
            "triangle-alert",
            self.tr("Somebody else changed this template meanwhile."),
            self.tr("Your text is still here. Theirs stays under Versions."),
            ((self.tr("Save mine on top"), "", partial(self.acts.save, draft, over=True)),),
        )

    # list

    def _begin(self, draft: TemplateDraft) -> None:
        self.editor.settle_now()
        self.unsaved.put(draft)
        self._wanted = draft.written.name
        self.filter.clear()
        self._show_list()

    def _taken(self) -> set[str]:
        return {one.written.name for one in self._templates} | {one.written.name for one in self.unsaved.all}

    def _show_list(self) -> None:
        self.editor.settle_now()
        drafts = self.unsaved.all
        listed = with_begun(self._templates, drafts)
        self.model.show_templates(listed, self.filter.text(), {one.written.name for one in drafts})
        wanted, self._wanted = self._wanted or self._name, ""
        row = self.model.row_of(wanted)
        if row < 0:
            row, wanted = min(1, self.model.rowCount() - 1), ""
        entry = self.model.entry_at(row)
        if entry is None:
            self._say_nothing()
            return
        self._name = wanted if any(one.written.name == wanted for one in entry.texts) else entry.front.written.name
        self.open_template(self._name)

    def _say_nothing(self) -> None:
        if self.filter.text().strip():
            self._empty.say("search", self.tr("No template with these words"), self.tr("Try fewer words."))
        else:
            buttons = (
                (self.tr("New template"), "plus", self.make_new),
                (self.tr("Import…"), "upload", self.acts.import_folder),
            )
            self._empty.say("file-text", self.tr("No templates yet"), "", buttons)
        self._middle.setCurrentIndex(1)

    def _stored(self, name: str) -> Template | None:
        return next((one for one in self._templates if one.written.name == name), None)

    def _follow(self, index: QModelIndex) -> None:
        entry = self.model.entry_at(index.row())
        if entry is not None and all(one.written.name != self._name for one in entry.texts):
            self.open_template(entry.front.written.name)

    # editor

    def _on_changed(self) -> None:
        written, stored, draft = self.editor.written, self._stored(self._name), self.unsaved.get(self._name)
        if written is None or written.name != self._name:
            return
        if stored is not None and written == stored.written:
            self.unsaved.drop(self._name)
        elif draft is not None:
            self.unsaved.put(replace(draft, written=written))
        elif stored is not None and self.editor.is_changed:
            self.unsaved.put(TemplateDraft(written=written, base_version=stored.version))
        is_unsaved = self.unsaved.get(self._name) is not None
        self.model.mark_unsaved(self._name, is_unsaved)
        self.revert.setEnabled(is_unsaved and stored is not None)
        self.save.setEnabled(self.save.isEnabled() and is_unsaved)
        self.foot.state.setText(self._state_of(stored, is_unsaved=is_unsaved))
        self.preview.show_template(written)

    def _state_of(self, stored: Template | None, *, is_unsaved: bool) -> str:
        if stored is not None and not is_unsaved:
            return self._texts.version(stored)
        return self.tr("Not saved yet")

    def _judge(self, good: bool) -> None:
        self.save.setEnabled(good and self.unsaved.get(self._name) is not None)

    def _revert(self) -> None:
        self.editor.settle_now()
        draft, name = self.unsaved.get(self._name), self._name
        if draft is not None:
            self.unsaved.drop(name)
            self.open_template(name)
            self._context.toast(self.tr("Changes undone."), back=partial(self._begin, draft))

    def _show_languages(self) -> None:
        entry = self.model.entry_at(self.model.row_of(self._name))
        self.foot.show_languages([one.written for one in entry.texts] if entry else [], self._name)

    def _fill_more(self) -> None:
        menu, stored = self.more.menu(), self._stored(self._name)
        menu.clear()
        menu.addAction(self.tr("Rename…"), lambda: self.acts.ask_name(self._name, self.rename))
        menu.addAction(self.tr("Duplicate"), self.duplicate)
        versions = menu.addMenu(self.tr("Versions"))
        versions.setEnabled(stored is not None)
        for one in self._service.versions(self._viewer, self._name) if stored else ():
            versions.addAction(self._texts.version(one), partial(self.restore, one.version))
        menu.addSeparator()
        menu.addAction(self.tr("Remove"), self.remove_now)

    def _connect(self) -> None:
        self.filter.textEdited.connect(lambda _text: self._show_list())
        self.view.selectionModel().currentChanged.connect(lambda now, _before: self._follow(now))
        self.editor.changed.connect(self._on_changed)
        self.editor.judged.connect(self._judge)
        self.editor.fields_known.connect(self.preview.know)
        self.acts.done.connect(self._on_done)
        self.acts.saved.connect(self._on_saved)
        self.acts.not_saved.connect(self._on_not_saved)
        self.head.taking_in.clicked.connect(self.acts.import_folder)
        self.head.giving_out.clicked.connect(self.acts.export_folder)
        self.head.new.clicked.connect(self.make_new)
        self.foot.wanted.connect(self.open_template)
        self.foot.language_added.connect(self.add_language)
        self.more.menu().aboutToShow.connect(self._fill_more)
        self.save.clicked.connect(self.save_now)
        self.revert.clicked.connect(self._revert)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save_now)

    def _lay_out(self) -> None:
        both = QWidget()
        middle = QVBoxLayout(both)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.editor, 1)
        middle.addWidget(self.foot)
        self._middle.addWidget(both)
        self._middle.addWidget(self._empty)
        for pane in (self.list, self._middle, self.preview):
            self._splitter.addWidget(pane)
        self.preview.setMinimumWidth(260)
        self._splitter.setSizes(SIZES)
        self._splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._splitter, 1)


def templates_page() -> PageSpec:
    """The page, for the rail."""
    return PageSpec(name="templates", icon="file-text", title=lambda: TemplateTexts().templates(), make=TemplatesPage)
