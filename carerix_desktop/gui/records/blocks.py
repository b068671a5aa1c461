"""The blocks of a file: its head, its facts, its procedures with the stage bar, its vacancies and people."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import COLUMNS, Record
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.models.spoken import short_day
from carerix_desktop.gui.records.adding import Adding
from carerix_desktop.gui.records.call_button import shown_phones
from carerix_desktop.gui.records.texts import STAGES, RecordTexts, step_of
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.avatar import Avatar
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.small_chip import SmallChip
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.record_file import RecordFile, Related

_NOT_FACTS = {
    "ref",
    "first_name",
    "last_name",
    "name",
    "title",
    "confidential",
    "opt_out",
    "notes",
    "company",
    "contact",
}
LINK_INSET = 4
ENDED = frozenset({"rejected", "withdrawn"})
Open = Callable[[RecordKind, str], None]


class StageBar(QWidget):
    """How far a procedure has come; the words beside it say the same."""

    def __init__(self, theme: Theme, status: str, texts: RecordTexts) -> None:
        super().__init__()
        self._theme = theme
        self._step = step_of(status)
        self.setFixedHeight(5)
        self.setAccessibleName(texts.step_and_status(status))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(120, 5)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - 4.0 * (len(STAGES) - 1)) / len(STAGES)
        for stage in range(len(STAGES)):
            token = "accent.base" if stage < self._step else "border.default"
            painter.setBrush(self._theme.color(token))
            painter.drawRoundedRect(QRectF(stage * (width + 4.0), 0, width, 5), 2.5, 2.5)
        painter.end()


class LinkName(Button):
    """The name of a record as a link; cut where there is no room, and told whole by its tooltip."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, kind="link")
        self._name = name
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(40)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._name) + 2 * LINK_INSET + 2, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 2 * LINK_INSET
        shown = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(self._name if shown != self._name else "")


class FileHead(QWidget):
    """Avatar, kind, name and one line about a record."""

    def __init__(self, theme: Theme, file: RecordFile, texts: RecordTexts) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Avatar(theme, file.record.name, file.record.kind.value, 56), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(SmallChip(theme, file.record.kind.value, texts.kind(file.record.kind)))
        words.addWidget(Text(file.record.name, "title", wrap=True))
        if file.about:
            words.addWidget(Text(file.about, "meta", wrap=True))
        row.addLayout(words, 1)


def section(title: str) -> Text:
    """The heading of a block."""
    return Text(title, "strong")


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def facts(record: Record, texts: RecordTexts) -> list[tuple[str, str]]:
    """What is known of a record: label and text, the empty left out."""
    names = [name for name in COLUMNS[record.kind] if name not in _NOT_FACTS]
    known = [(texts.column(name), _shown(name, record.fields.get(name, ""), texts)) for name in names]
    known += [(texts.column(name), texts.value(name, text)) for name, text in record.extra.items()]
    known.append((texts.column("ref"), record.ref))
    return [(label, text) for label, text in known if text]


def _shown(name: str, text: str, texts: RecordTexts) -> str:
    said = {"language": texts.language, "status": texts.status, "phones": shown_phones}.get(name)
    return said(text) if said and text else text.replace(";", "\n")


def facts_block(record: Record, texts: RecordTexts) -> QWidget:
    """Facts as a table of two columns; texts can be selected and copied."""
    block = QWidget()
    grid = QGridLayout(block)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(1, 1)
    for row, (label, text) in enumerate(facts(record, texts)):
        unbroken = " " not in text and "\n" not in text  # an address cannot wrap: it is cut, and told by its tooltip
        value = Text(text, wrap=not unbroken, elide=unbroken)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        value.setAccessibleName(f"{label}: {text}")
        grid.addWidget(Text(label, "meta"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, row, 1)
    return block


def procedure_card(context: Context, related: Related, texts: RecordTexts) -> QFrame:
    """A procedure: what it is for, its status, its stage bar."""
    card = QFrame()
    card.setProperty("pane", "box")
    column = QVBoxLayout(card)
    column.setContentsMargins(12 - LINK_INSET, 10, 12, 12)  # the link's text stands over the text below it
    column.setSpacing(4)
    head = QHBoxLayout()
    name = LinkName(context.theme, related.record.name)
    kind, ref = related.record.kind, related.record.ref
    name.clicked.connect(lambda: context.open_record(kind, ref))
    head.addWidget(name, 1, Qt.AlignmentFlag.AlignLeft)
    if related.status:
        badge = Text(texts.status(related.status))
        badge.setProperty("badge", texts.badge(related.status))
        head.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
    column.addLayout(head)
    if related.detail:
        detail = Text(related.detail, "meta", elide=True)
        detail.setContentsMargins(LINK_INSET, 0, 0, 0)
        column.addWidget(detail)
    if related.status in STAGES:
        column.addLayout(_stage(context, related, texts))
    return card


def _stage(context: Context, related: Related, texts: RecordTexts) -> QVBoxLayout:
    """The stage bar, and below it what it shows in words."""
    stage = QVBoxLayout()
    stage.setContentsMargins(LINK_INSET, 4, 0, 0)
    stage.setSpacing(5)
    stage.addWidget(StageBar(context.theme, related.status, texts))
    if related.since is not None:
        words = QHBoxLayout()
        words.addWidget(Text(texts.step(related.status), "meta", elide=True), 1)
        words.addWidget(Text(texts.since(short_day(related.since)), "meta"))
        stage.addLayout(words)
    return stage


def add_related(column: QVBoxLayout, title: str, cards: Iterable[QWidget], way: QWidget | None = None) -> None:
    """A block of cards with its title, and at its right a way to more; nothing where there are neither."""
    cards = list(cards)
    if not cards and way is None:
        return
    if column.count():
        column.addSpacing(6)
    head = QHBoxLayout()
    head.addWidget(section(title), 1)
    if way is not None:
        head.addWidget(way)
    column.addLayout(head)
    for card in cards:
        column.addWidget(card)


def add_all_related(column: QVBoxLayout, context: Context, file: RecordFile, texts: RecordTexts) -> None:
    """Everything that hangs on a file, block by block."""
    running = sorted(file.procedures, key=lambda one: one.status in ENDED)  # what runs comes first
    way = _to_vacancy(context, file, texts) if file.record.kind is RecordKind.CANDIDATE else None
    blocks = (
        (texts.kinds(RecordKind.MATCH), running, way),
        (texts.kinds(RecordKind.VACANCY), file.vacancies, None),
        (texts.kinds(RecordKind.CONTACT), file.people, None),
    )
    for title, found, more in blocks:
        add_related(column, title, [procedure_card(context, each, texts) for each in found], more)
    if file.company is not None and file.record.kind is not RecordKind.COMPANY:
        company = Related(record=file.company, detail=file.company.fields["city"])
        add_related(column, texts.kind(RecordKind.COMPANY), [procedure_card(context, company, texts)])


def _to_vacancy(context: Context, file: RecordFile, texts: RecordTexts) -> Button:
    button = Button(context.theme, texts.to_vacancy(), kind="link")
    adding = Adding(context, button)
    there = [one.record.ref for one in file.procedures]
    button.clicked.connect(lambda: adding.ask_for_vacancies([file.record.ref], there))
    return button
