"""The tab Documents: what is on the file in versions, and the attachments of its mail; searched, opened, taken in.

Enter opens, Space looks, F2 renames, Del deletes; files are dropped here. Text is read in the background, so that words
inside documents are found.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.document import DocumentHit, DocumentView
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.writing import Document
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.document_acts import DocumentActs
from carerix_desktop.gui.records.document_model import DocumentModel
from carerix_desktop.gui.records.link_dialog import choose_record
from carerix_desktop.gui.records.tabs.base import FileTab
from carerix_desktop.gui.rights import bar
from carerix_desktop.gui.why.here import WhyHere
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.services.record_file import RecordFile

TYPING_MS = 200
_MOST_HITS = 200


class DocumentTree(QTreeView):
    """The tree; keys and drops become signals.

    Signals:
        wished: "open", "preview", "rename" or "delete" for the current row.
        dropped: paths of files.
    """

    wished = Signal(str)
    dropped = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wishes = {
            Qt.Key.Key_Return: "open",
            Qt.Key.Key_Enter: "open",
            Qt.Key.Key_Space: "preview",
            Qt.Key.Key_F2: "rename",
            Qt.Key.Key_Delete: "delete",
        }
        wish = wishes.get(Qt.Key(event.key()))
        if wish is None:
            super().keyPressEvent(event)
        else:
            self.wished.emit(wish)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit([path for path in paths if path.is_file()])


class DocumentsTab(FileTab):
    """The documents of one file."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._file: RecordFile | None = None
        self._documents: tuple[DocumentView, ...] = ()
        self._attachments: tuple[Document, ...] = ()
        self._found: frozenset[int] | None = None
        self.model, self.tree = DocumentModel(context.theme), DocumentTree()
        self.acts = DocumentActs(context, self)
        self.why = WhyHere(context, self.tree, self._mail_of_row, self._record, choose_record, own_menu=True)
        self.line, self._empty, self._stack = QLineEdit(), EmptyState(context.theme), QStackedWidget()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_MS)
        self._lay_out()
        self._pause.timeout.connect(self._search)
        self.line.textChanged.connect(self._pause.start)
        self.tree.wished.connect(self._do)
        self.tree.dropped.connect(self.acts.add_paths)
        self.tree.doubleClicked.connect(lambda _index: self._do("open"))
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.acts.changed.connect(self._read)

    def show_file(self, file: RecordFile, *, other: bool) -> None:
        self._file = file
        self.acts.show_file(file.record.kind, file.record.ref)
        if other:
            self._found = None
            self.line.clear()
        self._read()

    def panes(self) -> Sequence[QWidget]:
        return (self.tree,)

    def _read(self) -> None:
        if self._file is None:
            return
        record, more, viewer = self._file.record, self._context.services.more, self._context.services.viewer.key
        ask = self._context.jobs.ask
        ask(more["documents"].of, viewer, record.kind, record.ref, on_done=self._take_documents, on_fault=self._fail,
            key=(id(self), "documents"))  # fmt: skip
        if "drafting" in more:
            ask(more["drafting"].documents, viewer, record.kind, record.key, on_done=self._take_attachments,
                on_fault=self._fail, key=(id(self), "attachments"))  # fmt: skip

    def _take_documents(self, found: tuple[DocumentView, ...]) -> None:
        self._documents = found
        self.counted.emit(len(found))
        self._fill()
        if any(version.text_state == "waiting" for one in found for version in one.versions):
            self._read_on(1)

    def _read_on(self, read: int) -> None:
        """Read what waits for it, some at a time; then show how that went."""
        more, viewer = self._context.services.more, self._context.services.viewer.key
        if read:
            self._context.jobs.ask(
                more["documents"].read_waiting, viewer, on_done=self._read_on, key=(id(self), "text")
            )
        elif self._file is not None:
            record = self._file.record
            self._context.jobs.ask(more["documents"].of, viewer, record.kind, record.ref, on_done=self._show_states,
                                   on_fault=self._fail, key=(id(self), "documents"))  # fmt: skip

    def _show_states(self, found: tuple[DocumentView, ...]) -> None:
        self._documents = found
        self._fill()

    def _take_attachments(self, found: tuple[Document, ...]) -> None:
        self._attachments = found
        self._fill()

    def _search(self) -> None:
        words = self.line.text().strip()
        if not words or self._file is None:
            self._found = None
            self._fill()
            return
        more, record = self._context.services.more, self._file.record
        args = (more["documents"].search, self._context.services.viewer.key, words, _MOST_HITS)
        place = (record.kind, record.ref)
        self._context.jobs.ask(*args, place, on_done=self._take_hits, on_fault=self._fail, key=(id(self), "search"))

    def _take_hits(self, hits: tuple[DocumentHit, ...]) -> None:
        self._found = frozenset(int(one.document) for one in hits)
        self._fill()

    def _fill(self) -> None:
        words = self.line.text().casefold().split()
        documents, attachments = self._documents, self._attachments
        if words and self._found is not None:
            documents = tuple(one for one in documents if int(one.key) in self._found)
            attachments = tuple(
                one for one in attachments if all(word in f"{one.filename} {one.subject}".casefold() for word in words)
            )
        kept = self.model.document_of(self.tree.currentIndex())
        self.model.show_all(documents, attachments)
        self.tree.expandToDepth(0)
        self._select_again(kept)
        if self.model.rowCount() == 0:
            title = self.tr("Nothing found") if words else self.tr("No documents yet")
            line = self.tr("Drop files here, or add them from disk or from a message.")
            self._empty.say("file", title, "" if words else line, ())
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _select_again(self, kept: DocumentView | None) -> None:
        for group in range(self.model.rowCount()):
            head = self.model.index(group, 0)
            for row in range(self.model.rowCount(head)):
                index = self.model.index(row, 0, head)
                found = self.model.row_at(index)
                if kept is None or (isinstance(found, DocumentView) and found.key == kept.key):
                    self.tree.setCurrentIndex(index)
                    return

    def _do(self, wish: str) -> None:
        index = self.tree.currentIndex()
        self.acts.do(wish, self.model.row_at(index), self.model.document_of(index))

    def _show_menu(self, spot: QPoint) -> None:
        index = self.tree.indexAt(spot)
        row = self.model.row_at(index)
        if row is not None:
            menu = self.acts.menu(row, self.model.document_of(index))
            menu.addSeparator()
            menu.addAction(self.why.action)
            menu.popup(self.tree.viewport().mapToGlobal(spot))

    def _mail_of_row(self) -> int | None:
        """The message that the marked document, version or attachment came with."""
        row = self.model.row_at(self.tree.currentIndex())
        came = row.present.message if isinstance(row, DocumentView) else None if row is None else row.message
        return None if came is None else int(came)

    def _record(self) -> RecordRef | None:
        return None if self._file is None else RecordRef(kind=self._file.record.kind, ref=self._file.record.ref)

    def _fail(self, _fault: Fault) -> None:
        again = ((self.tr("Try again"), "refresh-cw", self._read),)
        self._empty.say("circle-alert", self.tr("Documents could not be read"), "", again)
        self._stack.setCurrentIndex(1)

    def _lay_out(self) -> None:
        self.tree.setModel(self.model)
        self.tree.setUniformRowHeights(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setAcceptDrops(True)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.setAccessibleName(self.tr("Documents"))
        self.tree.setExpandsOnDoubleClick(False)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(60)
        for column, width in ((1, 72), (2, 76), (3, 130)):
            header.resizeSection(column, width)
        self.line.setPlaceholderText(self.tr("Search in names and text"))
        self.line.setAccessibleName(self.tr("Search in documents"))
        self.line.setClearButtonEnabled(True)
        add = Button(self._context.theme, self.tr("Add files…"), icon="plus")
        add.clicked.connect(self.acts.add_from_disk)
        bar(self._context.services.viewer, add)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 4)
        head.addWidget(self.line, 1)
        head.addWidget(add)
        for widget in (self.tree, self._empty):
            self._stack.addWidget(widget)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.addLayout(head)
        column_.addWidget(self._stack, 1)
