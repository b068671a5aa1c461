"""Erasing a person: what goes and what stays, the name typed to confirm, then the report with its proof."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.privacy import EraseReport
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.privacy.words import PrivacyTexts
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.erasing import Erasure

WIDTH, HEIGHT = 560, 600


class EraseDialog(QDialog):
    """One person. While the deed is done the dialog cannot be closed; it cannot be undone.

    Signals:
        erased: the person is gone.
    """

    erased = Signal()

    def __init__(self, parent: QWidget | None, context: Context, kind: RecordKind, ref: str, name: str) -> None:
        super().__init__(parent)
        self._context, self._kind, self._ref, self._name = context, kind, ref, name
        self._texts = PrivacyTexts()
        self._busy = False
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Erase {name}").format(name=name))
        self.resize(WIDTH, HEIGHT)
        self.banner, self.lines = Banner(context.theme), QVBoxLayout()
        self.on_server = QCheckBox(self.tr("Delete these messages on the mail server too"))
        self.typed = QLineEdit()
        self.progress = QProgressBar()
        self.erase_button = Button(context.theme, self.tr("Erase for good"), icon="trash-2", kind="danger")
        self.close_button = Button(context.theme, self.tr("Cancel"))
        self._confirm = QWidget()
        self._lay_out()
        self.typed.textChanged.connect(self._on_typed)
        self.erase_button.clicked.connect(self._erase)
        self.close_button.clicked.connect(self.reject)
        self._foresee()

    def reject(self) -> None:
        """Not while it is being done."""
        if not self._busy:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._busy:
            event.ignore()
        else:
            super().closeEvent(event)

    def _foresee(self) -> None:
        foresee, viewer = self._context.services.more["erasing"].foresee, self._context.services.viewer.key
        self._context.jobs.ask(
            foresee,
            viewer,
            self._kind,
            self._ref,
            on_done=self._show_before,
            on_fault=self._refuse,
            key=(id(self), "e"),
        )

    def _show_before(self, report: EraseReport) -> None:
        self.progress.hide()
        self._add(self.tr("This goes"), self._texts.going(report.counts))
        if report.also:
            also = ", ".join(one.partition(":")[2] for one in report.also)
            text = self.tr("also {numbers}: a file of the same person").format(numbers=also)
            self._add("", [text])
        self._add(self.tr("This stays"), [*self._texts.staying(report.counts), *self._texts.backups(report.backups)])
        if report.hold_why is not None:
            text = self.tr("On legal hold: {why}").format(why=report.hold_why)
            self.banner.say("bad", "lock", text, self.tr("Lift the hold first, under Privacy on the file."))
            return
        self._confirm.show()
        self.typed.setFocus()

    def _add(self, title: str, lines: Iterable[str]) -> None:
        lines = list(lines)
        if not lines:
            return
        if title:
            self.lines.addSpacing(6)
            self.lines.addWidget(Text(title, "strong"))
        for line in lines:
            self.lines.addWidget(Text(f"•  {line}", wrap=True))

    def _on_typed(self, text: str) -> None:
        same = " ".join(text.casefold().split()) == " ".join(self._name.casefold().split())
        self.erase_button.setEnabled(same and not self._busy)

    def _erase(self) -> None:
        self._set_busy(True)
        erase, viewer = self._context.services.more["erasing"].erase, self._context.services.viewer.key
        typed, on_server = self.typed.text(), self.on_server.isChecked()

        def act() -> Erasure:
            done: Erasure = erase(viewer, self._kind, self._ref, typed=typed, on_server=on_server)
            return done

        self._context.jobs.tell(act, on_done=self._on_done, on_fault=self._on_fault)

    def _on_done(self, done: Erasure) -> None:
        self._set_busy(False)
        for event in done.events:
            self._context.bridge.receive(event)
        self._confirm.hide()
        self.erase_button.hide()
        self.close_button.setText(self.tr("Close"))
        proof = done.report.proof
        clean = proof is not None and proof.is_clean
        title = self.tr("{name} is erased").format(name=self._name)
        self.banner.say("good" if clean else "info", "circle-check", title, self._texts.proof(done.report))
        self.close_button.setFocus()
        self.erased.emit()

    def _on_fault(self, fault: Fault) -> None:
        self._set_busy(False)
        self.banner.say("bad", "circle-alert", self._texts.fault(fault))

    def _refuse(self, fault: Fault) -> None:
        self.progress.hide()
        self.close_button.setText(self.tr("Close"))
        self.banner.say("bad", "circle-alert", self._texts.fault(fault))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.progress.setVisible(busy)
        for widget in (self._confirm, self.close_button):
            widget.setEnabled(not busy)
        self._on_typed(self.typed.text())
        if busy:
            text = self.tr("Erasing, and looking whether anything is left. This takes a while.")
            self.banner.say("info", "info", text)

    def _lay_out(self) -> None:
        self.lines.setSpacing(6)
        inner = QFrame()
        inner.setProperty("pane", "window")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(2, 2, 8, 2)
        inside.addLayout(self.lines)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Busy"))
        self.typed.setAccessibleName(self.tr("Name of the person"))
        self.typed.setPlaceholderText(self._name)
        ask = QVBoxLayout(self._confirm)
        ask.setContentsMargins(0, 0, 0, 0)
        ask.setSpacing(8)
        ask.addWidget(self.on_server)
        ask.addWidget(Text(self.tr("This cannot be undone. Type the name to confirm:"), wrap=True))
        ask.addWidget(self.typed)
        self._confirm.hide()
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.erase_button)
        self.erase_button.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for widget in (self.banner, scroll, self.progress, self._confirm):
            column.addWidget(widget, 1 if widget is scroll else 0)
        column.addLayout(foot)
