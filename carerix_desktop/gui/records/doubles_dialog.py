"""Probable doubles, surest first: seen side by side and merged, or remembered as not the same."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, QObject, QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from carerix_desktop.domain.duplicates import Likeness
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.event import RecordsChanged
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.records.merge_dialog import MergeDialog
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.doubles import Pair

PAIR = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 48
SHOWN = 500


class DoublesDialog(QDialog):
    """The report of one kind; looked for off the window's thread."""

    def __init__(self, parent: QWidget, context: Context, kind: RecordKind) -> None:
        super().__init__(parent)
        self._context, self._kind = context, kind
        self._service, self._viewer = context.services.more["doubles"], context.services.viewer.key
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Probable doubles"))
        self.resize(760, 560)
        self.line, self.banner = Text(self.tr("Looking…"), "meta", wrap=True), Banner(context.theme)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Probable doubles, surest first"))
        self.differ = Button(context.theme, self.tr("Not the same"), icon="split")
        self.merge = Button(context.theme, self.tr("Merge…"), icon="merge", kind="primary")
        self.close_it = Button(context.theme, self.tr("Close"))
        self._lay_out()
        self.close_it.clicked.connect(self.accept)
        self.differ.clicked.connect(self._differ)
        self.merge.clicked.connect(self._merge)
        self.list.itemActivated.connect(lambda _item: self._merge())
        context.bridge.records_changed.connect(self._on_records)
        self._enable()
        self._find()

    def _find(self) -> None:
        args, key = (self._viewer, self._kind), (id(self), "find")
        self._context.jobs.ask(self._service.find, *args, on_done=self._show, on_fault=self._fail, key=key)

    def _show(self, pairs: list[Pair]) -> None:
        row, words = max(0, self.list.currentRow()), DoubleWords(self)
        self.list.clear()
        for pair in pairs[:SHOWN]:
            item = QListWidgetItem(words.say(pair))
            item.setData(PAIR, pair)
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.line.setText(self._told(len(pairs)))
        self._enable()

    def _told(self, count: int) -> str:
        if not count:
            return self.tr("No doubles were found.")
        company = self._kind is RecordKind.COMPANY
        told = (
            self.tr("These files may be of one company, the surest first.")
            if company
            else self.tr("These files may be of one person, the surest first.")
        )
        few = self.tr("Only the first {number} are shown.").format(number=QLocale().toString(SHOWN))
        return f"{told} {few}" if count > SHOWN else told

    def _pair(self) -> Pair | None:
        row = self.list.currentRow()
        found = self.list.item(row).data(PAIR) if row >= 0 else None
        return found if isinstance(found, Pair) else None

    def _enable(self) -> None:
        for button in (self.differ, self.merge):
            button.setEnabled(self._pair() is not None)

    def _merge(self) -> None:
        pair = self._pair()
        if pair is not None:
            MergeDialog(self, self._context, self._kind, pair.refs).open()

    def _differ(self) -> None:
        pair = self._pair()
        if pair is not None:
            NotTheSame(self._context, pair).start()

    def _on_records(self, _event: RecordsChanged) -> None:
        if self.isVisible():
            self._find()

    def _fail(self, fault: Fault) -> None:
        self.banner.say("bad", "circle-alert", fault_line(fault))

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.close_it)
        foot.addStretch(1)
        foot.addWidget(self.differ)
        foot.addWidget(self.merge)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.line)
        column.addWidget(self.banner)
        column.addWidget(self.list, 1)
        column.addLayout(foot)


class NotTheSame(QObject):
    """Remembers that two files are not of one; lives as long as the window's jobs."""

    def __init__(self, context: Context, pair: Pair) -> None:
        super().__init__(context.jobs)
        self._context, self._pair = context, pair

    def start(self) -> None:
        """Remember it; the toast and Ctrl+Z take it back."""
        self._tell(differ=True)

    def take_back(self) -> None:
        """Show the two as probable doubles again."""
        self._tell(differ=False)

    def _tell(self, *, differ: bool) -> None:
        service, viewer = self._context.services.more["doubles"], self._context.services.viewer.key
        pair = self._pair
        act = partial(service.not_the_same, viewer, pair.kind, pair.refs, differ=differ)
        done = self._remembered if differ else self._changed
        self._context.jobs.tell(act, on_done=done, on_fault=self._fail)

    def _remembered(self, _nothing: None) -> None:
        self._changed(None)
        names, refs = self._pair.names, self._pair.refs
        text = self.tr("{name} ({ref}) and {other} ({other_ref}) stay two files")
        said = text.format(name=names[0], ref=refs[0], other=names[1], other_ref=refs[1])
        self._context.done(said, self.take_back)

    def _changed(self, _nothing: None) -> None:
        keys = tuple(f"{self._pair.kind}:{key}" for key in self._pair.keys)
        self._context.bridge.receive(RecordsChanged(records=keys))

    def _fail(self, fault: Fault) -> None:
        self._context.toast(fault_line(fault))


class DoubleWords(QObject):
    """Says of two files why they may be of one."""

    def say(self, pair: Pair) -> str:
        """Both names and numbers, and the reason."""
        why = {
            Likeness.ADDRESS: self.tr("the same e-mail address: {evidence}"),
            Likeness.NAME_AND_PHONE: self.tr("the same name and telephone: {evidence}"),
            Likeness.NAME_AND_BIRTH_DATE: self.tr("the same name and date of birth: {evidence}"),
            Likeness.SIMILAR_NAME: self.tr("a similar name"),
        }[pair.why]
        if pair.kind is RecordKind.COMPANY and pair.why is Likeness.ADDRESS:
            why = self.tr("the same mail domain: {evidence}")
        names = " · ".join(f"{name} ({ref})" for name, ref in zip(pair.names, pair.refs, strict=True))
        return f"{names}\n{why.format(evidence=pair.evidence)}"
