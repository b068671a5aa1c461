"""The left side while one searches: facets, files and documents that fit; mail itself is in the list (DESIGN 4.6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QRadioButton, QToolButton, QVBoxLayout, QWidget

from carerix_desktop.domain.document import DocumentHit
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.view import RecordHit
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.mailbox.drops import MessageDrop
from carerix_desktop.gui.records.many import PEOPLE
from carerix_desktop.gui.why.reasons import kind_word
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.chip import KIND_ICONS, kind_tokens
from carerix_desktop.gui.widgets.text import Text

MOST_HITS = 8


def plain_words(query: str) -> tuple[str, ...]:
    """What to mark of a query, lower case: its words, not its operators nor what is excluded."""
    pieces = (piece.strip("\"'()*") for piece in query.lower().split())
    return tuple(piece for piece in pieces if piece and ":" not in piece and not piece.startswith(("-", "#")))


class SearchSide(QFrame):
    """Facets, files, and documents by what stands in them.

    Signals:
        narrowed: a facet changed.
        opened: a file to go to (kind, ref).
        dropped: messages were dropped on a file (kind, ref).
    """

    dropped = Signal(object, str)

    narrowed = Signal()
    opened = Signal(object, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("pane", "window")
        self._context, self._words = context, ""
        self._dates = QButtonGroup(self)
        self._attachment = QCheckBox(self.tr("With attachment"))
        self._unread = QCheckBox(self.tr("Unread"))
        self._files_title = Text(self.tr("Files"), "section")
        self._documents_title = Text(self.tr("Documents"), "section")
        self._files, self._documents = QVBoxLayout(), QVBoxLayout()
        for lines in (self._files, self._documents):
            lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 12, 12)
        column.setSpacing(8)
        column.addWidget(Text(self.tr("Date"), "section"))
        for number, label in enumerate((self.tr("Any time"), self.tr("This year"), self.tr("Last 30 days"))):
            radio = QRadioButton(label)
            radio.setChecked(number == 0)
            self._dates.addButton(radio, number)
            column.addWidget(radio)
        column.addSpacing(8)
        column.addWidget(Text(self.tr("Only"), "section"))
        for box in (self._unread, self._attachment):
            box.toggled.connect(self.narrowed)
            column.addWidget(box)
        column.addSpacing(8)
        column.addWidget(self._files_title)
        column.addLayout(self._files)
        column.addStretch()
        column.insertWidget(column.count() - 1, self._documents_title)
        column.insertLayout(column.count() - 1, self._documents)
        self.write = Button(context.theme, self.tr("Write to these people…"), icon="mails", kind="link")
        self._write: Callable[[Sequence[tuple[RecordKind, str]]], None] | None = None
        self._people: tuple[tuple[RecordKind, str], ...] = ()
        column.insertWidget(column.indexOf(self._documents_title), self.write, 0, Qt.AlignmentFlag.AlignLeft)
        self.write.clicked.connect(self._write_to_people)
        self._dates.idToggled.connect(lambda _id, on: self.narrowed.emit() if on else None)
        for hidden in (self._files_title, self._documents_title, self.write):
            hidden.hide()

    def let_write(self, write: Callable[[Sequence[tuple[RecordKind, str]]], None] | None) -> None:
        """What writes to the people among the files that were found; None: nothing can."""
        self._write = write

    def query_for(self, words: str, today: date | None = None) -> str:
        """The words with the facets as operators of the search."""
        now = today or date.today()  # noqa: DTZ011  (a day of the person's calendar)
        since = {1: date(now.year, 1, 1), 2: now - timedelta(days=30)}.get(self._dates.checkedId())
        parts = [words]
        if since is not None:
            parts.append(f"after:{since.isoformat()}")
        if self._attachment.isChecked():
            parts.append("has:attachment")
        if self._unread.isChecked():
            parts.append("is:unread")
        return " ".join(parts)

    def look_for(self, words: str) -> None:
        """Find files and documents by the same words."""
        search = self._context.services.search
        self._context.jobs.ask(search.find_records, words, MOST_HITS, on_done=self._show, key=(id(self), "files"))
        self._words = " ".join(plain_words(words))
        self._look_into_documents()
        if "documents" in self._context.services.more:
            self._read_on()

    def _look_into_documents(self) -> None:
        services, key = self._context.services, (id(self), "documents")
        if "documents" in services.more:
            find, viewer = services.more["documents"].search, services.viewer.key
            self._context.jobs.ask(find, viewer, self._words, MOST_HITS, on_done=self._show_documents, key=key)

    def _read_on(self) -> None:
        """The text of documents that came since the last search, some at a time; then they can be found."""
        services, key = self._context.services, (id(self), "text")
        read = services.more["documents"].read_waiting
        self._context.jobs.ask(read, services.viewer.key, on_done=self._on_read, key=key)

    def _on_read(self, number: int) -> None:
        if number and self.isVisible():
            self._look_into_documents()
            self._read_on()

    def _show_documents(self, hits: tuple[DocumentHit, ...]) -> None:
        _empty(self._documents)
        for hit in hits:
            button = self._line(hit.name, "file-text", "text.secondary")
            button.setAccessibleName(
                self.tr("{document} on the file of {name}").format(document=hit.name, name=hit.label)
            )
            button.setToolTip("\n".join(line for line in (hit.name, hit.label, hit.excerpt) if line))
            button.clicked.connect(partial(self.opened.emit, hit.kind, hit.ref))
            self._documents.addWidget(button)
        self._documents_title.setVisible(bool(hits))

    def _show(self, hits: list[RecordHit]) -> None:
        _empty(self._files)
        for hit in hits[:MOST_HITS]:
            self._files.addWidget(self._button(hit))
        self._files_title.setVisible(bool(hits))
        self._people = tuple((RecordKind(hit.kind), hit.ref) for hit in hits if RecordKind(hit.kind) in PEOPLE)
        self.write.setVisible(bool(self._people) and self._write is not None)

    def _write_to_people(self) -> None:
        if self._write is not None:
            self._write(self._people)

    def _button(self, hit: RecordHit) -> QWidget:
        button = self._line(hit.label, KIND_ICONS[hit.kind.value], kind_tokens(hit.kind.value)[1])
        said = f"{kind_word(RecordKind(hit.kind))} {hit.label}"
        button.setAccessibleName(f"{said}, {hit.detail}" if hit.detail else said)
        button.setToolTip(f"{hit.label}\n{hit.detail}" if hit.detail else hit.label)
        button.clicked.connect(lambda: self.opened.emit(hit.kind, hit.ref))
        MessageDrop(button, lambda: self.dropped.emit(RecordKind(hit.kind), hit.ref))
        return button

    def _line(self, label: str, icon: str, colour: str) -> QToolButton:
        button = QToolButton()
        button.setText(self.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, 140))
        button.setIcon(self._context.theme.icons.icon(icon, colour))
        button.setIconSize(QSize(16, 16))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
