"""Import of a CSV file: progress, then a report of what was added, updated and left out, line by line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.event import RecordsChanged
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.record_import import ImportReport


class ImportDialog(QDialog):
    """Imports one file as soon as it is open; it can be closed when that is done."""

    def __init__(self, parent: QWidget, context: Context, kind: RecordKind, path: Path) -> None:
        super().__init__(parent)
        self._context, self._kind = context, kind
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Import from CSV"))
        self.setMinimumWidth(560)
        self._line = Text(self.tr("Importing {file}…").format(file=path.name), "strong", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(self.tr("Importing"))
        self.banner = Banner(context.theme)
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Lines that were left out"))
        self.report.hide()
        self._box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._box.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        self._box.setEnabled(False)
        self._box.rejected.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for widget in (self._line, self._bar, self.banner, self.report, self._box):
            column.addWidget(widget)
        imports, actor = context.services.more["record_import"], context.services.viewer.key
        context.jobs.tell(imports.import_file, actor, kind, path, on_done=self._show, on_fault=self._fail)

    def reject(self) -> None:
        """Esc closes it only when the import is done."""
        if self._box.isEnabled():
            super().reject()

    def _show(self, report: ImportReport) -> None:
        self._finish()
        self._line.setText(
            self.tr("{added} added, {updated} updated, {rejected} left out").format(
                added=report.added, updated=report.updated, rejected=len(report.rejected)
            )
        )
        if report.rejected:
            lines = [self.tr("Line {line}: {why}").format(line=each.line, why=each.why) for each in report.rejected]
            self.report.setPlainText("\n".join(lines))
            self.report.show()
        self._context.bridge.receive(RecordsChanged())
        self.setWindowTitle(RecordTexts().kinds(self._kind))

    def _fail(self, fault: Fault) -> None:
        self._finish()
        self._line.hide()
        self.banner.say("bad", "circle-alert", fault.message)

    def _finish(self) -> None:
        self._bar.hide()
        self._box.setEnabled(True)
