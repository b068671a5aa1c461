"""Choose files to attach from somebody's file: filtered as one types, looked at, several at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QLineEdit, QTreeView, QVBoxLayout, QWidget

from carerix_desktop.domain.document import DocumentView
from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.writing import Document
from carerix_desktop.gui.composer.paper_model import DATE, NAME, SIZE, Paper, PaperModel, name_of
from carerix_desktop.gui.composer.services import WritingServices
from carerix_desktop.gui.composer.words import tr
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.document_acts import DocumentActs
from carerix_desktop.gui.records.preview import can_preview
from carerix_desktop.gui.widgets.text import Text

TYPING_MS = 150


class _Table(QTreeView):
    """Space and Enter tick, on any column."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model, index = self.model(), self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid() and isinstance(model, PaperModel):
            model.tick(index.row())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Words are typed in the line above."""


class DocumentsDialog(QDialog):
    """The documents of one file, and the attachments of its mail.

    Args:
        parent: over which it stands.
        context: look and jobs.
        services: who knows the documents.
        file: kind and key of the record, and its name.
    """

    def __init__(
        self, parent: QWidget, context: Context, services: WritingServices, file: tuple[RecordKind, RecordKey, str]
    ) -> None:
        super().__init__(parent)
        self._context, self._services, self._file = context, services, file
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(tr("From the file of {name}").format(name=file[2]))
        self.setMinimumSize(700, 460)
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Words of a document, name of a file or subject of its message"))
        self.line.setAccessibleName(tr("Search a document"))
        self.model = PaperModel(context.theme, self)
        self.table = _Table()
        self._none = Text(role="meta", wrap=True)
        self._box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.attach = self._box.button(QDialogButtonBox.StandardButton.Ok)
        self.look = self._box.addButton(tr("Preview"), QDialogButtonBox.ButtonRole.ActionRole)
        self._acts = DocumentActs(context, self)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._lay_out()
        self._connect()
        self._count()
        self._search()

    @property
    def chosen(self) -> tuple[Paper, ...]:
        """What is to be attached."""
        return self.model.chosen

    def _search(self) -> None:
        kind, key, _name = self._file
        self._context.jobs.ask(_find, self._services, kind, key, self.line.text(),
                               on_done=self._show, key=(id(self), "find"))  # fmt: skip

    def _show(self, found: tuple[tuple[DocumentView, ...], tuple[Document, ...]]) -> None:
        self.model.show_papers(*found)
        some = self.model.rowCount() > 0
        self._none.setVisible(not some)
        words = self.line.text().strip()
        text = (
            tr("Nothing found for “{words}”").format(words=words)
            if words
            else tr("There are no documents on this file, and no file came or went with its mail.")
        )
        self._none.setText(text)
        if some:
            self.table.setCurrentIndex(self.model.index(0, NAME))
        self._offer_a_look()

    def _count(self) -> None:
        number = len(self.model.chosen)
        self.attach.setEnabled(number > 0)
        self.attach.setText(tr("Attach %n file(s)", "", number) if number else tr("Attach"))
        self.attach.setToolTip("" if number else tr("Tick what you want to attach first."))

    def _offer_a_look(self) -> None:
        one = self.model.paper(self.table.currentIndex())
        shown = one is not None and can_preview(name_of(one), _type_of(one))
        self.look.setEnabled(shown)
        self.look.setToolTip("" if shown else tr("There is a preview of PDF files and pictures only."))

    def _look(self) -> None:
        self._acts.preview(self.model.paper(self.table.currentIndex()))

    def _connect(self) -> None:
        self._typing.timeout.connect(self._search)
        self.line.textEdited.connect(lambda _text: self._typing.start())
        self.model.ticked.connect(self._count)
        self.table.activated.connect(lambda index: self.model.tick(index.row()))
        self.table.selectionModel().currentChanged.connect(self._offer_a_look)
        self.look.clicked.connect(self._look)
        self._box.accepted.connect(self.accept)
        self._box.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        self._box.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        self.look.setIcon(self._context.theme.icons.icon("eye", "text.secondary"))
        self.table.setModel(self.model)
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setAllColumnsShowFocus(True)
        self.table.setAccessibleName(tr("Documents"))
        header = self.table.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Interactive)
        for place, width in ((NAME, 280), (SIZE, 80), (DATE, 90)):
            self.table.setColumnWidth(place, width)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.line)
        column.addWidget(self.table, 1)
        column.addWidget(self._none)
        column.addWidget(self._box)


def choose_documents(
    parent: QWidget, context: Context, services: WritingServices, file: tuple[RecordKind, RecordKey, str]
) -> tuple[Paper, ...]:
    """Ask; nothing where it was cancelled."""
    dialog = DocumentsDialog(parent, context, services, file)
    return dialog.chosen if dialog.exec() else ()


def _find(
    services: WritingServices, kind: RecordKind, key: RecordKey, words: str
) -> tuple[tuple[DocumentView, ...], tuple[Document, ...]]:
    """Both through the viewer's own readers; on a worker thread."""
    viewer = services.viewer
    found = services.documents.find(viewer, kind, key, words)
    return found, services.drafting.documents(viewer, kind, key, words)


def _type_of(one: Paper) -> str:
    return one.present.content_type if isinstance(one, DocumentView) else one.content_type
