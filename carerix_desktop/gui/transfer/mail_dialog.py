"""Import of mail from files: an mbox, .eml, .msg, a Maildir, or all of a Thunderbird profile; with a report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
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

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.event import MessagesChanged
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.models.role_names import role_label
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.progress_line import ProgressLine
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.exchange import MailReport

ROLES = (FolderRole.ARCHIVE, FolderRole.INBOX, FolderRole.SENT)


class MailImportDialog(QDialog):
    """One chooses where the mail is; it comes in as one's own, linked as if it had been fetched.

    Args:
        parent: the window that waits.
        context: services and look.
        thunderbird: the profile of this computer, where there is one.
    """

    def __init__(self, parent: QWidget, context: Context, thunderbird: Path | None = None) -> None:
        super().__init__(parent)
        self._context, self._thunderbird = context, thunderbird
        self.path: Path | None = None
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Import mail"))
        self.setMinimumWidth(620)
        self._hint = Text(self.tr("Nothing is changed where the mail comes from. What is here already is not doubled."),
                          "meta", wrap=True)  # fmt: skip
        self._line = Text(self.tr("Choose where the mail is."), "strong", wrap=True)
        self.role = QComboBox()
        for role in ROLES:
            self.role.addItem(role_label(role), role)
        self.banner, self.progress = Banner(context.theme), ProgressLine(context.theme)
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Messages that were set aside"))
        self.report.hide()
        self.bring = Button(context.theme, self.tr("Import"), icon="upload", kind="primary")
        self.bring.setEnabled(False)
        self.bring.setDefault(True)
        self.box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._sources = self._make_sources()
        self._lay_out()
        self.bring.clicked.connect(self._start)
        self.box.rejected.connect(self.reject)

    def reject(self) -> None:
        """Esc stops an import that runs, and closes the dialog else."""
        if self.progress.is_running:
            self.progress.ask_to_stop()
        else:
            super().reject()

    def choose(self, path: Path) -> None:
        """The mail is there."""
        self.path = path
        self._line.setText(str(path))
        self.banner.hide()
        self.report.hide()
        self.bring.setEnabled(True)

    def _choose_file(self) -> None:
        forms = self.tr("Mail (*.eml *.msg *.mbox *.mbx);;All files (*)")
        name, _filter = QFileDialog.getOpenFileName(self, self.tr("Import mail"), "", forms)
        if name:
            self.choose(Path(name))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("A Maildir, a folder of messages, or a profile"))
        if name:
            self.choose(Path(name))

    def _choose_thunderbird(self) -> None:
        if self._thunderbird is not None:
            self.choose(self._thunderbird)

    def _start(self) -> None:
        self._set_busy(True)
        self.banner.hide()
        exchange, me = self._context.services.more["exchange"], self._context.services.viewer.key
        path, role = self.path, FolderRole(self.role.currentData())
        progress = self.progress.begin(self.tr("Importing mail"))

        def work() -> MailReport:
            assert path is not None
            report: MailReport = exchange.import_mail(me, me, path, role, progress)
            return report

        self._context.jobs.ask(work, on_done=self._show, on_fault=self._fail)

    def _show(self, report: MailReport) -> None:
        self._end()
        number = QLocale().toString
        line = self.tr("{added} added, {there} here already, {aside} set aside")
        counts = {"added": report.added, "there": report.already_there, "aside": len(report.set_aside)}
        self._line.setText(line.format(**{name: number(count) for name, count in counts.items()}))
        if report.stopped:
            told = self.tr("The import was stopped. What came in until then stays; the same import goes on from there.")
            self.banner.say("info", "info", told)
        if report.set_aside:
            self.report.setPlainText("\n".join(f"{one.where}: {one.why}" for one in report.set_aside))
            self.report.show()
        self._context.bridge.receive(MessagesChanged())

    def _fail(self, fault: Fault) -> None:
        self._end()
        self.banner.say("bad", "circle-alert", fault_line(fault))

    def _end(self) -> None:
        self.progress.end()
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        for widget in (self._sources, self.role, self.box):
            widget.setEnabled(not busy)
        self.bring.setEnabled(not busy and self.path is not None)

    def _make_sources(self) -> QWidget:
        sources = QWidget()
        row = QHBoxLayout(sources)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for label, icon, act in (
            (self.tr("File…"), "file", self._choose_file),
            (self.tr("Folder…"), "folder-open", self._choose_folder),
            (self.tr("Thunderbird of this computer"), "inbox", self._choose_thunderbird),
        ):
            button = Button(self._context.theme, label, icon=icon)
            button.clicked.connect(act)
            button.setVisible(icon != "inbox" or self._thunderbird is not None)
            row.addWidget(button)
        row.addStretch(1)
        return sources

    def _lay_out(self) -> None:
        close = self.box.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setAutoDefault(False)
        label = QLabel(self.tr("&Into the folder"))
        label.setBuddy(self.role)
        into = QHBoxLayout()
        into.setSpacing(8)
        for widget in (label, self.role, Text(self.tr("where its own folder does not say it"), "meta")):
            into.addWidget(widget)
        into.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.bring)
        foot.addWidget(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for part in (self._line, self._hint, self._sources):
            column.addWidget(part)
        column.addLayout(into)
        for part in (self.banner, self.progress, self.report):
            column.addWidget(part)
        column.addLayout(foot)
        self._line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
