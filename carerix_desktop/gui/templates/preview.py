"""The template filled in for a real file, as it will be read: formatted and as text; what the file lacks is marked."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.domain.template import Rendering, TemplateKind, TemplateText
from carerix_desktop.gui.bulk.preview import Letter
from carerix_desktop.gui.composer.marks import MISSING, fragments_of, mark_of
from carerix_desktop.gui.composer.template_marks import CLOSED, OPENED, marked
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.models.spoken import file_size
from carerix_desktop.gui.records.link_dialog import LinkDialog
from carerix_desktop.gui.templates.texts import TemplateTexts
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text

NAME_PX = 120
_EMPTY = re.compile(f"{OPENED}[^{CLOSED}]*{CLOSED}")


class PreviewMarks(QSyntaxHighlighter):
    """What came from the file, and what the file lacks, each in its colour."""

    def __init__(self, letter: Letter, theme: Theme) -> None:
        super().__init__(letter.document())
        self._theme = theme
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        block = self.currentBlock()
        for piece in fragments_of(block):
            if mark_of(piece):
                self._paint(piece.position() - block.position(), piece.length(), mark_of(piece).startswith(MISSING))
        for found in _EMPTY.finditer(text):
            self._paint(found.start(), len(found.group()), lacks=True)

    def _paint(self, start: int, length: int, lacks: bool) -> None:
        look = QTextCharFormat()
        look.setFontUnderline(False)
        look.setBackground(self._theme.color("warning.subtle" if lacks else "accent.subtle"))
        look.setForeground(self._theme.color("warning.text" if lacks else "accent.text"))
        self.setFormat(start, length, look)


class Preview(QFrame):
    """What the person at the other end will read."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("pane", "surface")
        self._context, self._texts = context, TemplateTexts()
        self._written: TemplateText | None = None
        self._labels: Mapping[str, str] = {}
        self._chosen: dict[RecordKind, Record] = {}
        self.person = Button(context.theme, "", icon="user", compact=True)
        self.vacancy = Button(context.theme, "", icon="briefcase", compact=True)
        self.subject, self.notice = Text(role="strong", wrap=True), Banner(context.theme, stacked=True)
        self.files = Text(role="meta", wrap=True)
        self.formatted, self.body = self._letter(self.tr("Preview, formatted")), self._letter(self.tr("Preview, text"))
        self._marks = [PreviewMarks(letter, context.theme) for letter in (self.formatted, self.body)]
        self.views, self._stack = QButtonGroup(self), QStackedWidget()
        self.person.clicked.connect(lambda: self._choose(self._person_kind()))
        self.vacancy.clicked.connect(lambda: self._choose(RecordKind.VACANCY))
        self._lay_out()
        self._name_buttons()

    def know(self, labels: Mapping[str, str]) -> None:
        """What people call the fields."""
        self._labels = labels

    def show_template(self, written: TemplateText) -> None:
        """Fill this one in, for the file that was chosen last or the first there is."""
        self._written = written
        for kind in (self._person_kind(), RecordKind.VACANCY):
            if kind not in self._chosen:
                self._context.jobs.ask(self._first, kind, on_done=self._take, key=(id(self), kind))
        self._name_buttons()
        self._fill_in()

    @property
    def front(self) -> QWidget:
        """The letter that is shown."""
        return self.body if self._stack.currentIndex() else self.formatted

    def _first(self, kind: RecordKind) -> Record | None:
        records, viewer = self._context.services.more["records"], self._context.services.viewer.key
        found: list[Record] = records.get_many(viewer, kind, records.list_keys(viewer, kind)[:1])
        return found[0] if found else None

    def _take(self, record: Record | None) -> None:
        if record is not None:
            self._chosen[record.kind] = record
            self._name_buttons()
        self._fill_in()

    def _choose(self, kind: RecordKind) -> None:
        dialog = LinkDialog(self.window(), self._context, kind, "")
        dialog.setWindowTitle(self.tr("Fill in for"))
        if dialog.exec() and dialog.chosen is not None and dialog.chosen[0] is kind:
            get, viewer = self._context.services.more["records"].get, self._context.services.viewer.key
            self._context.jobs.ask(get, viewer, *dialog.chosen, on_done=self._take, key=(id(self), kind))

    def _person_kind(self) -> RecordKind:
        candidate = self._written is None or self._written.kind is TemplateKind.CANDIDATE
        return RecordKind.CANDIDATE if candidate else RecordKind.CONTACT

    def _name_buttons(self) -> None:
        for button, kind in ((self.person, self._person_kind()), (self.vacancy, RecordKind.VACANCY)):
            record = self._chosen.get(kind)
            name = record.name if record is not None else self.tr("Choose…")
            button.setText(button.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, NAME_PX))
            button.setToolTip(name)
            button.setAccessibleName(self.tr("Fill in for {name}").format(name=name))

    def _fill_in(self) -> None:
        written, to = self._written, self._chosen.get(self._person_kind())
        if written is None:
            return
        if to is None:
            self._show_nothing()
            self.notice.say("info", "info", self.tr("Choose a file to see the template filled in."))
            return
        about = self._chosen.get(RecordKind.VACANCY)
        self._context.jobs.ask(
            self._render, written, to, about, on_done=self._show, on_fault=self._refuse, key=(id(self), "fill")
        )

    def _render(self, written: TemplateText, to: Record, about: Record | None) -> Rendering:
        """On a worker: what is sent says what is missing, and the same with marks is shown."""
        services, named = self._context.services, (to.kind, to.key)
        render, vacancy = services.more["templates"].render, None if about is None else about.key
        plain: Rendering = render(services.viewer.key, written, to=named, vacancy=vacancy)
        called = {name: self._labels.get(name, name.rpartition(".")[2].replace("_", " ")) for name in plain.missing}
        shown: Rendering = render(services.viewer.key, marked(written, called), to=named, vacancy=vacancy)
        return Rendering(subject=shown.subject, text=shown.text, html=shown.html, missing=plain.missing)

    def _show(self, rendering: Rendering) -> None:
        assert self._written is not None
        self.subject.setText(rendering.subject)
        self.formatted.setHtml(rendering.html)
        self.body.setPlainText(rendering.text)
        self._show_view()
        sizes = [f"{one.filename} ({file_size(len(one.data))})" for one in self._written.files]
        self.files.setText(self.tr("Attached: {files}").format(files=", ".join(sizes)))
        self.files.setVisible(bool(sizes))
        if rendering.missing:
            missing = ", ".join(self._labels.get(name, name) for name in rendering.missing)
            title = self.tr("Not on this file: {fields}").format(fields=missing)
            detail = self.tr("Nobody without it gets this message. Fill it in on the file, or give a default.")
            self.notice.say("warn", "triangle-alert", title, detail)
        else:
            self.notice.hide()

    def _show_view(self) -> None:
        """A template without a formatted version goes out as text alone."""
        assert self._written is not None
        formatted, text = self.views.buttons()
        has_html = bool(self._written.html.strip())
        formatted.setEnabled(has_html)
        if not has_html:
            text.setChecked(True)
        self._stack.setCurrentIndex(0 if has_html and formatted.isChecked() else 1)

    def _show_nothing(self) -> None:
        self.subject.setText("")
        self.formatted.clear()
        self.body.clear()
        self.files.hide()

    def _refuse(self, fault: Fault) -> None:
        self._show_nothing()
        self.notice.say("bad", "circle-alert", self._texts.fault(fault))

    def _letter(self, name: str) -> Letter:
        letter = Letter()
        letter.setOpenLinks(False)
        letter.setAccessibleName(name)
        letter.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return letter

    def _segment(self, label: str, place: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "segment")
        button.setText(label)
        button.setCheckable(True)
        button.setChecked(place == 0)
        button.clicked.connect(lambda: self._stack.setCurrentIndex(place))
        self.views.addButton(button)
        return button

    def _lay_out(self) -> None:
        row, views = QHBoxLayout(), QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.person, 1)
        row.addWidget(self.vacancy, 1)
        views.setSpacing(4)
        views.addWidget(Text(self.tr("Preview"), "section"))
        views.addStretch(1)
        views.addWidget(self._segment(self.tr("Formatted"), 0))
        views.addWidget(self._segment(self.tr("Text"), 1))
        for letter in (self.formatted, self.body):
            self._stack.addWidget(letter)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 14)
        column.setSpacing(10)
        column.addLayout(views)
        column.addLayout(row)
        column.addWidget(self.notice)
        column.addWidget(self.subject)
        column.addWidget(self.files)
        column.addWidget(self._stack, 1)
