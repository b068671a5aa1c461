"""File › Import and Export: carries them out for whatever page is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.actions import WindowActions
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.marked import Marked
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.transfer.mail_dialog import MailImportDialog
from carerix_desktop.gui.transfer.run_dialog import RunDialog
from carerix_desktop.gui.transfer.words import dossier_words
from carerix_desktop.services.progress import Progress
from carerix_desktop.services.record_sources import PEOPLE
from carerix_desktop.services.thunderbird import find_usual

OpenPage = Callable[[], QWidget | None]
NEEDED = {"exports", "exchange", "record_import", "dossiers"}


class TransferDesk(QObject):
    """Connects the actions; one per window.

    Args:
        window: the dialogs' parent.
        context: services and look.
        actions: of the window.
        page: the page that is open now.
    """

    def __init__(
        self, window: QWidget, context: Context, actions: WindowActions, page: Callable[[], QWidget | None]
    ) -> None:
        super().__init__(window)
        self._window, self._context, self._page = window, context, page
        for action, act in (
            (actions.import_records, self.import_records),
            (actions.import_mail, self.import_mail),
            (actions.export, self.export),
            (actions.dossier, self.write_dossier),
        ):
            action.setEnabled(set(context.services.more) >= NEEDED)
            actions.on(action, act)

    def import_records(self) -> None:
        """Into the list that is open, else into the candidates."""
        if not hasattr(self._page(), "import_csv"):
            self._context.open_page("candidates")
        bring = getattr(self._page(), "import_csv", None)
        if bring is not None:
            bring()

    def import_mail(self) -> None:
        """From files, as one's own."""
        MailImportDialog(self._window, self._context, find_usual()).exec()

    def export(self) -> None:
        """The marked rows, or the whole list."""
        marked = self._marked()
        if marked.kind is not None:
            self._export_records(marked.kind, marked)
        elif marked.source is not None and marked.keys:
            self._export_messages(marked)
        else:
            self._context.toast(self.tr("Nothing is marked here. Open a list of files, or mark messages, first."))

    def write_dossier(self) -> None:
        """Of the file that is open or pointed at."""
        record = self._marked().record
        if record is None:
            self._context.toast(self.tr("No file is open here. Open the file of a person first."))
            return
        kind, ref = record
        forms = self.tr("Everything as a ZIP (*.zip);;To read, as a PDF (*.pdf)")
        path = self._ask_where(self.tr("Save the dossier"), f"{ref}.zip", forms)
        if path is None:
            return
        dossiers, words = self._context.services.more["dossiers"], dossier_words()

        def work(progress: Progress) -> Any:
            return dossiers.write(self._viewer, kind, ref, path, words=words, progress=progress)

        if self._run(self.tr("Writing the dossier"), work) is not None:
            self._context.toast(self.tr("The dossier is in {file}").format(file=path.name))

    def _export_records(self, kind: RecordKind, marked: Marked) -> None:
        chosen = list(marked.keys) if len(marked.keys) > 1 else None
        name = RecordTexts().kinds(kind)
        table, whole = self.tr("Table for a spreadsheet (*.csv)"), self.tr("JSON (*.json)")
        cards = [self.tr("vCard 3.0 (*.vcf)"), self.tr("vCard 4.0 (*.vcf)")] if kind in PEOPLE else []
        title = self.tr("Export the %n marked", "", len(chosen)) if chosen else self.tr("Export all: {kinds}")
        path = self._ask_where(title.format(kinds=name), f"{name}.csv", ";;".join([table, *cards, whole]))
        if path is None:
            return
        version = "4.0" if cards and self._form == cards[-1] else "3.0"
        exports = self._context.services.more["exports"]

        def work(progress: Progress) -> Any:
            return exports.write_records(self._viewer, kind, path, chosen=chosen, version=version, progress=progress)

        self._tell(self._run(self.tr("Exporting"), work), path)

    def _export_messages(self, marked: Marked) -> None:
        one = len(marked.keys) == 1
        forms = [self.tr("Mailbox file (*.mbox)"), self.tr("Messages in a ZIP (*.zip)"), self.tr("JSON (*.json)")]
        forms = [self.tr("Message (*.eml)"), *forms] if one else forms
        path = self._ask_where(self.tr("Export messages"), "messages.mbox", ";;".join(forms))
        if path is None:
            return
        services, source, keys = self._context.services, marked.source, marked.keys
        exports = services.more["exports"]

        def work(progress: Progress) -> Any:
            messages = services.reading.members(source, keys) if source is not None else keys
            return exports.write_messages(self._viewer, path, chosen=messages, progress=progress)

        self._tell(self._run(self.tr("Exporting"), work), path)

    @property
    def _viewer(self) -> Any:
        return self._context.services.viewer.key

    def _marked(self) -> Marked:
        marked = getattr(self._page(), "marked", None)
        found = marked() if marked is not None else Marked()
        assert isinstance(found, Marked)
        return found

    def _ask_where(self, title: str, name: str, forms: str) -> Path | None:
        """A path that has the ending of the form that was chosen."""
        chosen, self._form = QFileDialog.getSaveFileName(self._window, title, name, forms)
        if not chosen:
            return None
        path, ending = Path(chosen), self._form.rpartition("(*")[2].rstrip(")")
        same = path.suffix.lower() == ending or not ending.startswith(".")
        return path if same else path.with_name(f"{path.stem if path.suffix else path.name}{ending}")

    def _run(self, line: str, work: Callable[[Progress], Any]) -> Any:
        dialog = RunDialog(self._window, self._context, line, work)
        dialog.exec()
        return dialog.answer

    def _tell(self, written: int | None, path: Path) -> None:
        if written is not None:
            number = QLocale().toString(written)
            self._context.toast(self.tr("{number} written to {file}").format(number=number, file=path.name))
