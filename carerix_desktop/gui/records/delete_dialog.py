"""Delete a file: first it is said what goes with it and what stays."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.merging import HangsOn
from carerix_desktop.domain.record import Record
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.file_acts import FileAct
from carerix_desktop.gui.records.hanging_words import HangingWords
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text


class DeleteDialog(QDialog):
    """Asks before a file is deleted; Cancel is the default.

    Args:
        parent: the window that waits.
        context: services and look.
        record: the file.
        on_done: told once it is deleted.
    """

    def __init__(self, parent: QWidget, context: Context, record: Record, on_done: Callable[[], None]) -> None:
        super().__init__(parent)
        self._context, self._record, self._on_done = context, record, on_done
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Delete {name} ({ref})").format(name=record.name, ref=record.ref))
        self.setFixedWidth(500)
        self.goes, self.stays = Text(wrap=True), Text(role="meta", wrap=True)
        self.banner = Banner(context.theme)
        self.keep = Button(context.theme, self.tr("Cancel"))
        self.delete = Button(context.theme, self.tr("Delete"), icon="trash-2", kind="danger")
        self.delete.setEnabled(False)
        self.keep.clicked.connect(self.reject)
        self.delete.clicked.connect(self._delete)
        self._lay_out()
        args = (context.services.viewer.key, record.kind, record.ref)
        context.jobs.ask(context.services.more["merging"].hangs_on, *args, on_done=self._show)

    def _show(self, counts: HangsOn) -> None:
        words = HangingWords(self).say(counts)
        goes = self.tr("On this file: {words}. They go with it; of messages only the link goes.").format(words=words)
        self.goes.setText(goes if words else self.tr("Nothing hangs on this file."))
        person = self._record.kind in (RecordKind.CANDIDATE, RecordKind.CONTACT)
        told = self.tr("Its e-mail stays in the mailboxes. New mail of this person is shown as of somebody unknown.")
        other = self.tr("Its e-mail stays in the mailboxes. Contacts and vacancies stay, and name this file no more.")
        back = self.tr("You can put it back whole: at once with Ctrl+Z, later by “Recently removed”.")
        self.stays.setText(f"{told if person else other} {back}")
        self.delete.setEnabled(True)
        self.setMinimumHeight(self._column.totalHeightForWidth(self.width()))

    def _delete(self) -> None:
        self.delete.setEnabled(False)
        FileAct(self._context, self._finish, self._refuse).delete(self._record.kind, self._record.ref)

    def _finish(self) -> None:
        self.accept()
        self._on_done()

    def _refuse(self, text: str) -> None:
        self.banner.say("bad", "circle-alert", text)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.keep)
        foot.addWidget(self.delete)
        self.keep.setDefault(True)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for part in (self.banner, self.goes, self.stays):
            column.addWidget(part)
        column.addLayout(foot)
