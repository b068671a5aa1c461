"""What is done to stored templates, each with its way back: saved, renamed, removed, restored, exchanged as files."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QWidget

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.template import Template, TemplateDraft
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.templates.texts import TemplateTexts
from carerix_desktop.services.templates import ImportReport


class TemplateActs(QObject):
    """Runs them on the command thread and says what came of them.

    Signals:
        done: the template that is to be shown, None where the list has to be read again only.
        saved: what was written, as a draft; and the version that it became.
        not_saved: what was written, as a draft; whether because somebody else changed the template.
    """

    done = Signal(object)
    saved = Signal(object, object)
    not_saved = Signal(object, bool)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page, self._texts = context, page, TemplateTexts()
        self._service, self._viewer = context.services.more["templates"], context.services.viewer.key
        self._saving: deque[TemplateDraft] = deque()  # in the order in which their answers come

    def save(self, draft: TemplateDraft, *, over: bool = False) -> None:
        """Save a text as the next version; `over` also where somebody else changed it."""
        self._saving.append(draft)
        base = None if over else draft.base_version
        act = partial(self._service.save, self._viewer, draft.written, base_version=base, beside=draft.beside)
        self._context.jobs.tell(act, on_done=self._on_saved, on_fault=self._on_not_saved)

    def ask_name(self, name: str, then: Callable[[str], None]) -> None:
        """Ask for another name of the file, which is its name on the command line too."""
        label = self.tr("Name, for files and the command line:")
        normal = QLineEdit.EchoMode.Normal
        new_name, given = QInputDialog.getText(self._page.window(), self.tr("Rename"), label, normal, name)
        if given and new_name.strip() not in ("", name):
            then(new_name.strip())

    def rename(self, name: str, new_name: str) -> None:
        """Give a template another name."""
        act = partial(self._service.rename, self._viewer, name, new_name)
        self._tell(act, self.tr("Renamed to {name}.").format(name=new_name), partial(self.rename, new_name, name))

    def remove(self, name: str) -> None:
        """Remove a template; it can be brought back."""
        self._context.jobs.tell(
            self._service.remove, self._viewer, name, on_done=self._on_removed, on_fault=self._refuse
        )

    def restore(self, name: str, version: int, back: Callable[[], None] | None = None) -> None:
        """Make an earlier version the newest one; `back` takes that back."""
        act = partial(self._service.restore, self._viewer, name, version)
        self._tell(act, self.tr("Version {n} is in use again.").format(n=version), back)

    def import_folder(self) -> None:
        """Choose a folder of NAME.toml files and take them in."""
        name = QFileDialog.getExistingDirectory(self._page.window(), self.tr("Import templates"))
        if name:
            act = partial(self._service.import_folder, self._viewer, Path(name))
            self._context.jobs.tell(act, on_done=self._on_imported, on_fault=self._refuse)

    def export_folder(self) -> None:
        """Choose a folder and write all templates into it."""
        name = QFileDialog.getExistingDirectory(self._page.window(), self.tr("Export templates"))
        if name:
            act = partial(self._service.export_folder, self._viewer, Path(name))
            self._context.jobs.tell(act, on_done=self._on_exported, on_fault=self._refuse)

    def _tell(self, act: Callable[[], Template], said: str, back: Callable[[], None] | None) -> None:
        self._context.jobs.tell(lambda: (act(), said, back), on_done=self._on_done, on_fault=self._refuse)

    def _on_done(self, what: tuple[Template, str, Callable[[], None] | None]) -> None:
        template, said, back = what
        self._context.toast(said, back=back)
        self.done.emit(template)

    def _on_saved(self, template: Template) -> None:
        name, version = template.written.name, template.version
        draft = self._saving.popleft()
        again = partial(self.restore, name, version)
        back = partial(self.restore, name, version - 1, again) if version > 1 else partial(self.remove, name)
        self._context.toast(self.tr("Template saved as version {n}.").format(n=version), back=back)
        self.saved.emit(draft, template)

    def _on_removed(self, removed: Template) -> None:
        name = removed.written.name
        self._context.toast(self.tr("Template removed."), back=partial(self.restore, name, removed.version))
        self.done.emit(None)

    def _on_imported(self, report: ImportReport) -> None:
        counts = self.tr("{a} added, {u} changed.").format(a=len(report.added), u=len(report.updated))
        if report.refused:
            names = "; ".join(f"{name}: {why}" for name, why in report.refused[:3])
            counts += " " + self.tr("Refused: {names}").format(names=names)
        self._context.toast(counts)
        self.done.emit(None)

    def _on_exported(self, names: tuple[str, ...]) -> None:
        self._context.toast(self.tr("%n template(s) written.", "", len(names)))

    def _on_not_saved(self, fault: Fault) -> None:
        elsewhere = fault.code == "changed_elsewhere"
        if not elsewhere:
            self._refuse(fault)
        self.not_saved.emit(self._saving.popleft(), elsewhere)

    def _refuse(self, fault: Fault) -> None:
        self._context.toast(self._texts.fault(fault))
