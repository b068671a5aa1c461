"""Import of a file of records: which column is which, a try with its report, then the import with progress."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.errors import Fault, UserFault
from carerix_desktop.domain.event import RecordsChanged
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.records.column_table import ColumnTable, encoding_name
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.progress_line import ProgressLine
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.parse.encoding import ENCODINGS
from carerix_desktop.services.progress import STOPPED
from carerix_desktop.services.record_import import ImportReport, ImportUndo, Look, Rejected
from carerix_desktop.services.record_sources import Choices

NUMBERED = frozenset({RecordKind.CANDIDATE, RecordKind.CONTACT, RecordKind.COMPANY, RecordKind.VACANCY})
SHOWN_LINES = 2000


class ImportDialog(QDialog):
    """Looks at a file as soon as it is open; imports it when one says so."""

    def __init__(self, parent: QWidget, context: Context, kind: RecordKind, path: Path) -> None:
        super().__init__(parent)
        self._context, self._kind, self._path = context, kind, path
        self._imports, self._actor = context.services.more["record_import"], context.services.viewer.key
        self._done = False
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Import: {kinds}").format(kinds=RecordTexts().kinds(kind)))
        self.setMinimumSize(760, 520)
        self._line = Text(path.name, "strong", wrap=True)
        self.encoding, self.separator = QComboBox(), QComboBox()
        self._forms = self._make_forms()
        self.table = ColumnTable(kind)
        self.numbers = QCheckBox(self.tr("Give a number to those that have none; who is known by e-mail is updated"))
        self.banner, self.progress = Banner(context.theme), ProgressLine(context.theme)
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Lines that were left out"))
        self.save = Button(context.theme, self.tr("Save report…"), icon="save")
        self.try_it = Button(context.theme, self.tr("Try first"), icon="eye")
        self.bring = Button(context.theme, self.tr("Import"), icon="upload", kind="primary")
        self.box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._lay_out()
        self._connect()
        self._look()

    def reject(self) -> None:
        """Esc stops an import that runs, and closes the dialog else."""
        if self.progress.is_running:
            self.progress.ask_to_stop()
        else:
            super().reject()

    def report_text(self) -> str:
        """What is saved."""
        return f"{self._path}\n{self._line.text()}\n{self.report.toPlainText()}\n"

    def _look(self) -> None:
        self._set_busy(True)
        choices = Choices(
            encoding=str(self.encoding.currentData() or ""), separator=str(self.separator.currentData() or "")
        )
        args = (self._actor, self._kind, self._path, choices)
        self._context.jobs.ask(self._imports.look, *args, on_done=self._show_look, on_fault=self._fail, key=self)

    def _show_look(self, look: Look) -> None:
        self._set_busy(False)
        self.banner.hide()
        number = QLocale().toString(look.lines)
        self._line.setText(self.tr("{file}: {number} lines").format(file=self._path.name, number=number))
        _choose(self.encoding, look.encoding, encoding_name(look.encoding))
        _choose(self.separator, look.separator, look.separator)
        self._forms.setVisible(bool(look.header))
        self.table.setVisible(bool(look.header))
        if look.header:
            self.table.show_look(look)
            self.numbers.setChecked("ref" not in look.columns.values() and self._kind in NUMBERED)
        if look.remembered:
            self.banner.say("info", "history", self.tr("The columns are as you chose them for such a file before."))
        self._check()

    def _check(self) -> None:
        """Say what is missing; nothing can be imported before that."""
        has_table = self.table.rowCount() > 0
        self.numbers.setVisible(has_table and self._kind in NUMBERED and "ref" not in self.table.columns().values())
        defect = self.table.defect(numbered=self._gives_numbers()) if has_table else ""
        if defect:
            self.banner.say("warn", "triangle-alert", defect)
        elif self.banner.property("banner") == "warn":
            self.banner.hide()
        for button in (self.try_it, self.bring):
            button.setEnabled(not defect and not self._done)

    def _gives_numbers(self) -> bool:
        return self.numbers.isChecked() and not self.numbers.isHidden()

    def _start(self, *, dry: bool) -> None:
        self._set_busy(True)
        self.banner.hide()
        columns = self.table.columns() if self.table.rowCount() else None
        choices = Choices(
            encoding=str(self.encoding.currentData() or ""),
            separator=str(self.separator.currentData() or ""),
            columns=columns,
            give_numbers=self._gives_numbers(),
        )
        progress = self.progress.begin(self.tr("Importing"))
        jobs, on_done = self._context.jobs, self._show_try if dry else self._show_done

        def work() -> ImportReport:
            found: ImportReport = self._imports.import_file(
                self._actor, self._kind, self._path, choices=choices, dry=dry, progress=progress
            )
            return found

        if dry:
            jobs.ask(work, on_done=on_done, on_fault=self._fail)
        else:
            jobs.tell(work, on_done=on_done, on_fault=self._fail)

    def _show_try(self, report: ImportReport) -> None:
        self._end()
        line = self.tr("Would add {added}, update {updated}, leave out {rejected}. Nothing was changed yet.")
        self._show_report(line, report)

    def _show_done(self, report: ImportReport) -> None:
        self._done = True
        self._end()
        self._show_report(self.tr("{added} added, {updated} updated, {rejected} left out"), report)
        for widget in (self._forms, self.table, self.numbers, self.try_it, self.bring):
            widget.hide()
        self.box.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Close"))
        self._context.bridge.receive(RecordsChanged())
        if report.undo is not None:
            self._context.done(self._line.text(), partial(self._take_back, report.undo))

    def _take_back(self, undo: ImportUndo) -> None:
        """All of it, also after the dialog was closed."""
        jobs = self._context.jobs
        jobs.tell(self._imports.take_back, self._actor, undo, on_done=self._show_taken_back)

    def _show_taken_back(self, _answer: object) -> None:
        self._context.bridge.receive(RecordsChanged())
        self._context.toast(self.tr("The import was taken back."))

    def _show_report(self, line: str, report: ImportReport) -> None:
        number = QLocale().toString
        counts = {"added": report.added, "updated": report.updated, "rejected": len(report.rejected)}
        self._line.setText(line.format(**{name: number(count) for name, count in counts.items()}))
        told = self.tr("Line {line}: {why}")
        self.report.setPlainText("\n".join(told.format(line=one.line, why=_why(one)) for one in report.rejected))
        self.report.setVisible(bool(report.rejected))
        self.save.setVisible(bool(report.rejected))

    def _fail(self, fault: Fault) -> None:
        self._end()
        if fault.code == STOPPED:
            self.banner.say("info", "info", self.tr("The import was stopped. Nothing was changed."))
        else:
            self.banner.say("bad", "circle-alert", fault_line(fault))
            for button in (self.try_it, self.bring):
                button.setEnabled(self.table.rowCount() > 0)

    def _end(self) -> None:
        self.progress.end()
        self._set_busy(False)
        self._check()

    def _set_busy(self, busy: bool) -> None:
        for widget in (self._forms, self.table, self.numbers, self.try_it, self.bring, self.box):
            widget.setEnabled(not busy)

    def _save_report(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(
            self, self.tr("Save report"), f"{self._path.stem}.txt", self.tr("Text files (*.txt)")
        )
        if name:
            exports = self._context.services.more["exports"]
            self._context.jobs.tell(exports.write_text, Path(name), self.report_text(), on_fault=self._fail)

    def _make_forms(self) -> QWidget:
        forms = QWidget()
        row = QHBoxLayout(forms)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for name in ENCODINGS:
            self.encoding.addItem(encoding_name(name), name)
        self.encoding.setCurrentIndex(-1)
        for label, sign in ((self.tr("Comma"), ","), (self.tr("Semicolon"), ";"), (self.tr("Tab"), "\t"), ("|", "|")):
            self.separator.addItem(label, sign)
        self.separator.setCurrentIndex(-1)
        for text, chosen in ((self.tr("&Encoding"), self.encoding), (self.tr("&Separator"), self.separator)):
            named = QLabel(text)
            named.setBuddy(chosen)
            row.addWidget(named)
            row.addWidget(chosen)
            row.addSpacing(12)
        row.addStretch(1)
        return forms

    def _lay_out(self) -> None:
        leave = self.box.button(QDialogButtonBox.StandardButton.Cancel)
        leave.setText(self.tr("Cancel"))
        leave.setAutoDefault(False)
        self.bring.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.save)
        foot.addStretch(1)
        for widget in (self.try_it, self.bring, self.box):
            foot.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for part in (self._line, self._forms):
            column.addWidget(part)
        column.addWidget(self.table, 2)
        for part in (self.numbers, self.banner, self.progress):
            column.addWidget(part)
        column.addWidget(self.report, 1)
        column.addLayout(foot)
        for part in (self._forms, self.table, self.numbers, self.report, self.save):
            part.hide()

    def _connect(self) -> None:
        self.encoding.activated.connect(lambda _index: self._look())
        self.separator.activated.connect(lambda _index: self._look())
        self.table.changed.connect(self._check)
        self.numbers.toggled.connect(lambda _on: self._check())
        self.save.clicked.connect(self._save_report)
        self.try_it.clicked.connect(lambda: self._start(dry=True))
        self.bring.clicked.connect(lambda: self._start(dry=False))
        self.box.rejected.connect(self.reject)


def _choose(box: QComboBox, value: str, label: str) -> None:
    """Show a value, one that is not in the list too."""
    place = box.findData("utf-8" if value == "utf-8-sig" else value)
    if place < 0 and value:
        box.addItem(label, value)
        place = box.count() - 1
    box.setCurrentIndex(place)


def _why(one: Rejected) -> str:
    return fault_line(UserFault(one.why, code=one.code or None, details=one.details))
