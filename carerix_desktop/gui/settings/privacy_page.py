"""Settings › Privacy, for administrators: whom the rules propose, the rules, backups, what was erased (DESIGN 4.14)."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from carerix_desktop.domain.errors import Fault
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.models.spoken import long_when
from carerix_desktop.gui.privacy.backups import BackupsBox
from carerix_desktop.gui.privacy.proposals import ProposalsBox
from carerix_desktop.gui.privacy.rules import RulesBox
from carerix_desktop.gui.privacy.table import PlainTable
from carerix_desktop.gui.privacy.words import PrivacyTexts
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.storage.erasures import ErasureRow


class PrivacyPage(QWidget):
    """Reads itself anew each time that it is shown, and after each erasure."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._texts = context, PrivacyTexts()
        status = RecordTexts().status
        self.proposals, self.rules = ProposalsBox(context, status), RulesBox(context, status)
        self.backups = BackupsBox(context)
        heads = (self.tr("Number"), self.tr("By"), self.tr("When"), self.tr("Messages"), self.tr("Found afterwards"))
        self.erased = PlainTable(self.tr("Erased people"), heads)
        self._nobody = Text(self.tr("Nobody has been erased yet."), "meta")
        self._lay_out()
        self.rules.changed.connect(self.proposals.refresh)
        context.bridge.records_changed.connect(self._on_records)

    def refresh(self) -> None:
        """Read all of it again."""
        for box in (self.proposals, self.rules, self.backups):
            box.refresh()
        reports, viewer = self._context.services.more["erasing"].reports, self._context.services.viewer.key
        done, fault = self._show_erased, self._fail
        self._context.jobs.ask(reports, viewer, on_done=done, on_fault=fault, key=(id(self), "reports"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _on_records(self, _event: object) -> None:
        if self.isVisible():
            self.refresh()

    def _show_erased(self, found: list[ErasureRow]) -> None:
        rows = []
        for one in found:
            when = long_when(datetime.fromtimestamp(one.at, UTC))
            number = str(one.report["counts"]["messages"])
            rows.append((one.key, (one.ref, one.made_by, when, number, self._found(one))))
        self.erased.show_rows(rows)
        self.erased.setVisible(bool(found))
        self._nobody.setVisible(not found)

    def _found(self, one: ErasureRow) -> str:
        proof = one.report.get("proof")
        if not one.report.get("cleaned"):
            return self.tr("disk not wiped yet")
        if proof is None:
            return self.tr("wiped later, not searched")
        number = sum(proof["found"].values())
        return self.tr("in %n place(s)", "", number) if number else self.tr("nothing")

    def _fail(self, fault: Fault) -> None:
        self._nobody.setText(self._texts.fault(fault))

    def _lay_out(self) -> None:
        inner = QFrame()
        inner.setProperty("pane", "window")
        column = QVBoxLayout(inner)
        column.setContentsMargins(28, 20, 28, 24)
        column.setSpacing(10)
        for title, boxes in (
            (self.tr("People to look at"), (self.proposals,)),
            (self.tr("Retention rules"), (self.rules,)),
            (self.tr("Backups"), (self.backups,)),
            (self.tr("Erased people"), (self._nobody, self.erased)),
        ):
            column.addWidget(Text(title, "title"))
            for box in boxes:
                column.addWidget(box)
            column.addSpacing(14)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
