"""Backups: made by hand, with their last day, deleted; how long they are kept."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from carerix_desktop.domain.account import Agency
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.setting import MOST_DAYS
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.models.spoken import file_size
from carerix_desktop.gui.privacy.table import PlainTable
from carerix_desktop.gui.privacy.words import PrivacyTexts, day
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.backups import Backup


class BackupsBox(QWidget):
    """The backups of this profile, for administrators."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._texts, self._showing = context, PrivacyTexts(), False
        self.banner, self.none = Banner(context.theme), Text(self.tr("There are no backups yet."), "meta")
        heads = (self.tr("Made"), self.tr("Why"), self.tr("Size"), self.tr("Kept until"))
        self.table = PlainTable(self.tr("Backups"), heads)
        self.make = Button(context.theme, self.tr("Make a backup now"), icon="save")
        self.remove = Button(context.theme, self.tr("Delete backup"))
        self.days, self.deletes = QSpinBox(), QCheckBox(self.tr("Delete older ones by themselves"))
        self.days.setRange(0, MOST_DAYS)
        self.days.setSpecialValueText(self.tr("without end"))
        self.days.setSuffix(self.tr(" days"))
        self.days.setAccessibleName(self.tr("Keep backups"))
        self.days.setKeyboardTracking(False)
        self.days.lineEdit().setTextMargins(6, 0, 0, 0)
        self._lay_out()
        self.make.clicked.connect(self._on_make)
        self.remove.clicked.connect(self._on_remove)
        self.days.valueChanged.connect(self._on_setting)
        self.deletes.toggled.connect(self._on_setting)

    def refresh(self) -> None:
        """Read again."""
        more, viewer = self._context.services.more, self._context.services.viewer.key
        ask = self._context.jobs.ask
        ask(more["backups"].find, viewer, on_done=self._show, on_fault=self._fail, key=(id(self), "find"))
        ask(more["users"].agency, on_done=self._show_agency, on_fault=self._fail, key=(id(self), "agency"))

    def _show(self, found: tuple[Backup, ...]) -> None:
        words = {
            "hand": self.tr("by hand"),
            "upgrade": self.tr("before an update of the program"),
            "restore": self.tr("before a backup was put back"),
        }
        rows = []
        for one in found:
            made = QDateTime.fromSecsSinceEpoch(int(one.made_at.timestamp()))
            until = day(one.expires_at.astimezone().date()) if one.expires_at else self.tr("you delete it")
            when = QLocale().toString(made, "d MMMM yyyy HH:mm")
            rows.append((one.name, (when, words.get(one.why, one.why), file_size(one.size_octets), until)))
        self.table.show_rows(rows)
        self.table.setVisible(bool(found))
        self.none.setVisible(not found)
        self.remove.setVisible(bool(found))

    def _show_agency(self, agency: Agency) -> None:
        self._showing = True
        self.days.setValue(agency.backup_days)
        self.deletes.setChecked(agency.backup_expiry == "delete")
        self._showing = False

    def _on_make(self) -> None:
        self.make.setEnabled(False)
        backups, viewer = self._context.services.more["backups"], self._context.services.viewer.key
        self._context.jobs.tell(backups.make, viewer, on_done=self._on_made, on_fault=self._fail)

    def _on_made(self, _made: Backup) -> None:
        self.make.setEnabled(True)
        self._context.toast(self.tr("Backup made"))
        self.refresh()

    def _on_remove(self) -> None:
        name = self.table.current_key()
        if name is not None:
            backups, viewer = self._context.services.more["backups"], self._context.services.viewer.key
            done = self._on_changed
            self._context.jobs.tell(backups.delete, viewer, name, on_done=done, on_fault=self._fail)

    def _on_setting(self, _value: object) -> None:
        if self._showing:
            return
        users, viewer = self._context.services.more["users"], self._context.services.viewer.key
        texts = {
            "backup_days": str(self.days.value()),
            "backup_expiry": "delete" if self.deletes.isChecked() else "ask",
        }
        done = self._on_changed
        self._context.jobs.tell(users.change_agency, viewer, texts, on_done=done, on_fault=self._fail)

    def _on_changed(self, _answer: object) -> None:
        self.banner.hide()
        self.refresh()

    def _fail(self, fault: Fault) -> None:
        self.make.setEnabled(True)
        self.banner.say("bad", "circle-alert", self._texts.fault(fault))

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.make)
        acts.addWidget(self.remove)
        acts.addStretch(1)
        kept = QHBoxLayout()
        kept.setSpacing(8)
        kept.addWidget(Text(self.tr("Keep backups")))
        kept.addWidget(self.days)
        kept.addWidget(self.deletes)
        kept.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.banner, self.none, self.table):
            column.addWidget(widget)
        column.addLayout(acts)
        column.addLayout(kept)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
