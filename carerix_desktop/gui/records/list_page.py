"""A list of files with its filter, the record panel beside it, and the page of the file that is opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.bulk import Wanted
from carerix_desktop.domain.event import RecordsChanged
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import Record, RecordRef
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.marked import Marked
from carerix_desktop.gui.records.edit import create_record
from carerix_desktop.gui.records.file_page import FilePage
from carerix_desktop.gui.records.import_dialog import ImportDialog
from carerix_desktop.gui.records.list_menu import ListMenu
from carerix_desktop.gui.records.many import PEOPLE, can_mail_many, mail_many
from carerix_desktop.gui.records.model import COLUMNS, RecordListModel
from carerix_desktop.gui.records.panel import RecordPanel
from carerix_desktop.gui.records.rows import RecordRowDelegate
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.gui.widgets.panes import PaneSplitter
from carerix_desktop.gui.widgets.text import Text

FILTER_MS = 150
_WIDTHS = {"name": 250, "emails": 230, "phones": 120, "city": 120, "language": 80, "title": 170, "company": 190,
           "contact": 160, "status": 100, "domains": 200, "ref": 80}  # fmt: skip


class RecordsPage(QStackedWidget):
    """The list of a kind, and the file that was opened from it."""

    def __init__(self, context: Context, kind: RecordKind) -> None:
        super().__init__()
        self._context, self._kind, self._texts = context, kind, RecordTexts()
        services = context.services
        self.model = RecordListModel(context.jobs, services.more["records"], services.viewer.key, kind, self)
        self.view, self.filter = QTreeView(), QLineEdit()
        self.panel, self.file = RecordPanel(context), FilePage(context)
        self.more = ListMenu(context, kind, self._marked)
        self._count = Text(role="meta")
        self._empty = EmptyState(context.theme)
        self._side = QStackedWidget()
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(FILTER_MS)
        self.addWidget(self._make_list())
        self.addWidget(self.file)
        self._connect()
        self.model.refresh()

    def arrive(self, argument: object) -> None:
        """Come here; a ref as argument opens that file."""
        if isinstance(argument, str) and argument:
            self.file.show_record(self._kind, argument)
            self.setCurrentWidget(self.file)

    def open_first(self) -> None:
        """Open the file of the marked row, or of the first."""
        row = max(0, self.view.currentIndex().row())
        self._open(self.model.index(row, 0))

    def panes(self) -> list[QWidget]:
        """Where F6 stops, from left to right."""
        return [self.filter, self.view, self.panel] if self.currentIndex() == 0 else self.file.panes()

    def create_new(self) -> None:
        """The form of a new record; it is opened when it was made."""
        made = create_record(self.window(), self._context, self._kind)
        if made is not None:
            self.arrive(made[1])

    def mail_marked(self) -> None:
        """Write to the people of the marked rows, or of the file that is open, one message each."""
        if self.currentWidget() is self.file:
            self.file.mail_marked()
            return
        records, viewer = self._context.services.more["records"], self._context.services.viewer.key
        self._context.jobs.ask(records.get_many, viewer, self._kind, self._marked(), on_done=self._mail_to)

    def marked(self) -> Marked:
        """What can be handed out: the marked rows, and the file that is open or pointed at."""
        here = self.model.record_at(self.view.currentIndex().row())
        opened = self.file.record if self.currentWidget() is self.file else None
        named = opened or (None if here is None else (here.kind, here.ref))
        return Marked(kind=self._kind, keys=self._marked(), record=named)

    def _marked(self) -> Sequence[int]:
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return self.model.keys_at(rows)

    def _mail_to(self, found: Sequence[Record]) -> None:
        people = tuple(RecordRef(kind=one.kind, ref=one.ref) for one in found if one.kind in PEOPLE)
        if not people:
            self._context.toast(self.tr("Nobody is marked, so nobody is mailed. Mark candidates or contacts first."))
        elif can_mail_many(self._context):
            mail_many(self.window(), self._context, Wanted(people=people))

    def import_csv(self) -> None:
        """Choose a file of records and import it, with a report."""
        forms = self.tr("Files with records (*.csv *.tsv *.txt *.vcf *.json)")
        name, _filter = QFileDialog.getOpenFileName(self.window(), self.tr("Import from a file"), "", forms)
        if name:
            ImportDialog(self.window(), self._context, self._kind, Path(name)).exec()
            self.model.refresh()

    def _connect(self) -> None:
        self.filter.textEdited.connect(lambda _text: self._delay.start())
        self.filter.returnPressed.connect(self._to_rows)
        self._delay.timeout.connect(self._filter)
        self.model.loaded.connect(self._choose_side)
        self.view.activated.connect(self._open)
        self.view.selectionModel().currentRowChanged.connect(self._follow)
        self.view.selectionModel().currentRowChanged.connect(lambda *_rows: self.view.viewport().update())
        self.model.dataChanged.connect(lambda *_args: self._follow(self.view.currentIndex()))
        self.file.back.connect(self._back)
        self._context.bridge.records_changed.connect(self._on_records)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, the list keeps it; the file opens on Enter."""
        super().resizeEvent(event)
        self.panel.setVisible(self.window().width() >= self._context.theme.tokens.breakpoints["recordInline"])

    def _filter(self) -> None:
        self.model.filter(self.filter.text())

    def _to_rows(self) -> None:
        self._filter()
        self.view.setFocus()

    def _back(self) -> None:
        self.setCurrentIndex(0)
        self.view.setFocus()

    def _open(self, index: QModelIndex) -> None:
        record = self.model.record_at(index.row())
        if record is not None:
            self.arrive(record.ref)

    def _follow(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        record = self.model.record_at(index.row()) if index.isValid() else None
        if record is not None:
            self.panel.show_records(((record.kind, record.ref),))

    def _on_records(self, _event: RecordsChanged) -> None:
        self.model.refresh()

    def _choose_side(self) -> None:
        rows = self.model.rowCount()
        self._count.setText(self.tr("%n file(s)", "", rows))
        if rows:
            self._side.setCurrentWidget(self.view)
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0, 0))
            return
        if self.filter.text().strip():
            line = self.tr("Try fewer words, or another spelling.")
            self._empty.say("search", self.tr("Nothing found for “{words}”").format(words=self.filter.text()), line)
        else:
            buttons = (
                (self._texts.create(self._kind), "plus", self.create_new),
                (self.tr("Import…"), "upload", self.import_csv),
            )
            self._empty.say("users", self._texts.none_yet(self._kind), "", buttons)
        self._side.setCurrentWidget(self._empty)
        self.panel.show_nothing()

    def _make_list(self) -> QWidget:
        self._set_up_view()
        self.filter.setPlaceholderText(self.tr("Filter by name, number, city or e-mail"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(200)
        self.filter.setMaximumWidth(360)
        self._side.addWidget(self.view)
        self._side.addWidget(self._empty)
        left = QFrame()
        left.setProperty("pane", "surface")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(self._side, 1)
        splitter = PaneSplitter(self._context.theme)
        splitter.addWidget(left)
        splitter.addWidget(self.panel)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        self.panel.setMinimumWidth(280)
        splitter.setSizes([1000, self._context.theme.size("pane.record")])
        return splitter

    def _make_head(self) -> QFrame:
        head = QFrame()
        head.setProperty("pane", "head")
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(Text(self._texts.kinds(self._kind), "heading"))
        row.addWidget(self._count)
        row.addWidget(self.filter, 1)
        row.addStretch(1)
        bring = Button(self._context.theme, self.tr("Import…"), icon="upload")
        bring.clicked.connect(self.import_csv)
        make = Button(self._context.theme, self._texts.create(self._kind), icon="plus", kind="primary")
        make.clicked.connect(self.create_new)
        if self._kind in PEOPLE and can_mail_many(self._context):
            row.addWidget(self._make_way_to_many())
        row.addWidget(bring)
        row.addWidget(make)
        row.addWidget(self.more)
        return head

    def _make_way_to_many(self) -> Button:
        mail = Button(self._context.theme, self.tr("Write…"), icon="mails")
        hint = self.tr("Write to the marked rows, one message each (Ctrl+Shift+M)")
        mail.setToolTip(hint)
        mail.setAccessibleDescription(hint)
        mail.clicked.connect(self.mail_marked)
        act = QAction(mail.icon(), self.tr("Write to the marked rows…"), self.view)
        act.triggered.connect(self.mail_marked)
        self.view.addAction(act)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return mail

    def _set_up_view(self) -> None:
        view = self.view
        view.setAccessibleName(self._texts.kinds(self._kind))
        view.setModel(self.model)
        view.setItemDelegate(RecordRowDelegate(self._context.theme, view))
        view.setRootIsDecorated(False)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setUniformRowHeights(True)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = view.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for place, name in enumerate(COLUMNS[self._kind]):
            header.resizeSection(place, _WIDTHS[name])
