"""The bar of a file's tabs and the stack below it; a tab is made and filled when it is first looked at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.tabs.base import FileTab, TabSpec
from carerix_desktop.services.record_file import RecordFile


class FileTabs(QObject):
    """The tabs of one file page.

    Args:
        context: of the window.
        specs: the tabs, in their order.
        parent: the page.

    Signals:
        changed: another tab is looked at: its TabSpec.
        stale: the file is to be read again.
    """

    changed = Signal(object)
    stale = Signal()

    def __init__(self, context: Context, specs: Sequence[TabSpec], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._specs = context, specs
        self.bar, self.stack = QTabBar(), QStackedWidget()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setAccessibleName(self.tr("Parts of the file"))
        self._shown: tuple[TabSpec, ...] = ()
        self._made: dict[str, FileTab] = {}
        self._filled: dict[str, RecordFile] = {}
        self._file: RecordFile | None = None
        self.bar.currentChanged.connect(self._follow)

    @property
    def current(self) -> FileTab | None:
        """The tab that is looked at."""
        widget = self.stack.currentWidget()
        return widget if isinstance(widget, FileTab) else None

    @property
    def names(self) -> tuple[str, ...]:
        """The tabs of the file that is open."""
        return tuple(spec.name for spec in self._shown)

    def tab(self, name: str) -> FileTab:
        """A tab, made now if it was not looked at before."""
        if name not in self._made:
            spec = next(one for one in self._specs if one.name == name)
            made = self._made[name] = spec.make(self._context)
            made.counted.connect(partial(self._put_count, name))
            made.wanted.connect(self.open)
            made.stale.connect(self.stale)
            self.stack.addWidget(made)
        return self._made[name]

    def open(self, name: str) -> None:
        """Look at a tab of this file."""
        if name in self.names:
            self.bar.setCurrentIndex(self.names.index(name))

    def show_file(self, file: RecordFile, *, first: str) -> None:
        """Show a file; of another one than before, the tab `first` is opened."""
        other = not _same(self._file, file)
        self._file = file
        if other:
            self._filled.clear()
            self._hang(file.record.kind)
        for spec in self._shown:
            count = spec.count(file)
            if count is not None:
                self._put_count(spec.name, count)
        if other and first in self.names:
            self.bar.blockSignals(True)
            self.bar.setCurrentIndex(self.names.index(first))
            self.bar.blockSignals(False)
        self._follow(self.bar.currentIndex())

    def _hang(self, kind: RecordKind) -> None:
        self.bar.blockSignals(True)
        while self.bar.count():
            self.bar.removeTab(0)
        self._shown = tuple(spec for spec in self._specs if kind in spec.kinds)
        for spec in self._shown:
            self.bar.addTab(spec.title(kind))
        self.bar.blockSignals(False)

    def _put_count(self, name: str, count: int) -> None:
        if self._file is None or name not in self.names:
            return
        title = self._shown[self.names.index(name)].title(self._file.record.kind)
        self.bar.setTabText(self.names.index(name), f"{title}  {count}" if count else title)

    def _follow(self, place: int) -> None:
        if self._file is None or not 0 <= place < len(self._shown):
            return
        spec = self._shown[place]
        tab = self.tab(spec.name)
        before = self._filled.get(spec.name)
        if before is not self._file:
            self._filled[spec.name] = self._file
            tab.show_file(self._file, other=not _same(before, self._file))
        self.stack.setCurrentWidget(tab)
        self.changed.emit(spec)


def _same(one: RecordFile | None, other: RecordFile) -> bool:
    return one is not None and (one.record.kind, one.record.key) == (other.record.kind, other.record.key)
