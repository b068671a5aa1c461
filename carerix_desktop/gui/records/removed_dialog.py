"""Recently removed: the files that were deleted, each of which can be put back whole."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.models.spoken import long_when
from carerix_desktop.gui.records.file_acts import FileAct
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.storage.removed import Removal

ROW_HEIGHT = 32
REMOVAL = Qt.ItemDataRole.UserRole + 1


class RemovedDialog(QDialog):
    """The list, newest first."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Recently removed"))
        self.resize(560, 420)
        self.banner, self.none = Banner(context.theme), Text(self.tr("No file was deleted."), "meta")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Files that were deleted"))
        self.restore = Button(context.theme, self.tr("Put back"), icon="undo-2", kind="primary")
        self.close_it = Button(context.theme, self.tr("Close"))
        self.restore.clicked.connect(self._restore)
        self.close_it.clicked.connect(self.accept)
        self._lay_out()
        self._read()

    def _read(self) -> None:
        service, viewer = self._context.services.more["merging"], self._context.services.viewer.key
        self._context.jobs.ask(service.removed, viewer, on_done=self._show, key=(id(self), "removed"))

    def _show(self, found: list[Removal]) -> None:
        self.list.clear()
        line = self.tr("{name} ({kind} {ref}), deleted by {who}, {when}")
        for one in found:
            kind = RecordTexts().kind(RecordKind(one.kind))
            when = long_when(datetime.fromtimestamp(one.made_at, UTC).astimezone())
            item = QListWidgetItem(line.format(name=one.name, kind=kind, ref=one.ref, who=one.made_by, when=when))
            item.setData(REMOVAL, one)
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            self.list.addItem(item)
        self.none.setVisible(not found)
        self.restore.setEnabled(bool(found))
        if found:
            self.list.setCurrentRow(0)

    def _restore(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.restore.setEnabled(False)
            FileAct(self._context, self._read, self._refuse).put_back(item.data(REMOVAL).key)

    def _refuse(self, text: str) -> None:
        self.restore.setEnabled(True)
        self.banner.say("bad", "circle-alert", text)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.close_it)
        foot.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for part in (self.banner, self.none):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
