"""Ties the templates to one composer: the tab beside it, the first template of a decision, what is filled in."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from carerix_desktop.domain.template import TemplateFile
from carerix_desktop.gui.composer.composer import Composer
from carerix_desktop.gui.composer.services import WritingServices
from carerix_desktop.gui.composer.side_panel import TEMPLATES
from carerix_desktop.gui.composer.template_marks import CLOSED, OPENED
from carerix_desktop.gui.composer.templating import Filled, Templating, person_of
from carerix_desktop.gui.context import Context


class TemplateDesk(QObject):
    """One for each composer, where there are templates."""

    def __init__(self, context: Context, services: WritingServices, composer: Composer, situation: str) -> None:
        super().__init__(composer)
        self._composer, self._situation = composer, situation
        self._missing: Mapping[str, str] = {}
        self._brought: set[bytes] = set()
        self.panel = composer.panel.templates
        self.asking = Templating(context, services, self)
        composer.head.links.shown.connect(self._on_links)
        self.asking.found.connect(self.panel.show_templates)
        self.asking.filled.connect(self._on_filled)
        self.panel.chosen.connect(lambda template: self.asking.fill(template, composer.head.links))
        self.panel.answered.connect(self._fill)
        composer.body.textChanged.connect(self._follow_missing)
        composer.head.subject.textChanged.connect(self._follow_missing)
        QShortcut(QKeySequence("Ctrl+T"), composer, self._choose,
                  context=Qt.ShortcutContext.WidgetWithChildrenShortcut)  # fmt: skip
        self._on_links()
        if situation == "choose":
            self._choose()

    def _choose(self) -> None:
        """Ctrl+T."""
        self._composer.place.show()
        self._composer.panel.show_tab(TEMPLATES)
        self.panel.search.setFocus()

    def _on_links(self) -> None:
        self._show_after()
        records, language = self._composer.head.links.records, self._composer.language
        self.asking.find(records, language)
        person = person_of(records)
        if person is not None:
            self._composer.speak_to(person.fields.get("language", ""))
        if self._situation in {"invite", "reject"} and person is not None:
            situation, self._situation = self._situation, ""
            self.asking.begin(situation, self._composer.head.links, language)

    def _show_after(self) -> None:
        match = self._composer.head.links.match
        self.panel.show_after(match.fields.get("vacancy", "") if match else "", self._composer.status_after)

    def _fill(self, name: str, value: str) -> None:
        subject = self._composer.head.subject
        subject.setText(subject.text().replace(self._in_subject(name), value))
        self._composer.body.fill_field(name, value)

    def _follow_missing(self) -> None:
        """A field that was filled in goes from the panel, and comes back with undo."""
        if not self._missing:
            return
        subject, in_text = self._composer.head.subject.text(), self._composer.body.marks.missing()
        self.panel.follow_missing({n for n in self._missing if n in in_text or self._in_subject(n) in subject})

    def _in_subject(self, name: str) -> str:
        return f"{OPENED}{self._missing[name]}{CLOSED}"

    def _change_files(self, files: tuple[TemplateFile, ...]) -> None:
        """The files of a template come with it, and go when another one is chosen."""
        row, attaching = self._composer.files, self._composer.attaching
        for file in [one for one in row.files if one.sha256 in self._brought]:
            row.remove(file)
        before = {file.sha256 for file in row.files}
        for one in files:
            attaching.attach_data(one.filename, one.content_type, one.data)
        self._brought = {file.sha256 for file in row.files} - before

    def _on_filled(self, filled: Filled) -> None:
        written, composer = filled.template.written, self._composer
        composer.speak(written.language)
        composer.put_text(filled.rendering.html, subject=filled.rendering.subject)
        if written.confidential:
            composer.closing.follow_template()
        self._change_files(written.files)
        for record in filled.files:
            composer.head.links.add(record)
        composer.name_template(written.name, written.status_after)
        self._missing = filled.missing
        self.panel.show_missing(filled.missing)
        self._show_after()
