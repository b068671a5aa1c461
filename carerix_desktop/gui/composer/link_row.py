"""The files that the message will stand on: chips that can be taken away, and ways to add one (DESIGN 4.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carerix_desktop.domain.draft import DraftContent
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.domain.view import LinkView
from carerix_desktop.domain.writing import LinkChoice
from carerix_desktop.gui.composer.words import tr
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.why.popover import WhyPopover
from carerix_desktop.gui.why.reasons import PROCEDURE, reason_of
from carerix_desktop.gui.widgets.buttons import Button, IconButton
from carerix_desktop.gui.widgets.chip import LinkChip, kind_tokens
from carerix_desktop.gui.widgets.flow import FlowLayout

FileKey = tuple[RecordKind, RecordKey]


def key_of(record: Record) -> FileKey:
    """What a draft keeps of a file."""
    return record.kind, record.key


class _FileChip(QWidget):
    """A chip with a cross beside it; Del on the chip removes it too."""

    removed = Signal(object)
    why = Signal(object, QWidget)

    def __init__(self, theme: Theme, record: Record, words: str, reason: str) -> None:
        super().__init__()
        self._record, self._theme = record, theme
        spoken = tr("{name}, {reason}. Press for why").format(name=words, reason=reason)
        self.chip = LinkChip(theme, kind=record.kind.value, label=words, reason=reason, spoken=spoken)
        self.chip.clicked.connect(lambda: self.why.emit(self._record, self.chip))
        cross = IconButton(theme, "x", tr("Do not put it on the file of {name}").format(name=words), size=24)
        cross.clicked.connect(lambda: self.removed.emit(self._record))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 2, 0)
        row.setSpacing(0)
        row.addWidget(self.chip)
        row.addWidget(cross)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of the chip goes on below the cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(kind_tokens(self._record.kind.value)[0]))
        painter.drawRoundedRect(self.rect(), 6, 6)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self._record)
        else:
            super().keyPressEvent(event)


class LinkRow(QWidget):
    """The chips, and what a person took away: that stays away, whatever the recipients bring.

    Attributes:
        records: the files that stand there.
        refused: the files that a person took away.
        is_shown: the files of the draft are here; before that `records` is empty whatever it was kept with.

    Signals:
        changed: a person added one or took one away.
        shown: other files stand there, by whom ever.
        add_wanted: + File.
        vacancy_wanted: + Vacancy.
        opened: a record whose file is wanted.
    """

    changed = Signal()
    shown = Signal()
    add_wanted = Signal()
    vacancy_wanted = Signal()
    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.records: list[Record] = []
        self.refused: set[FileKey] = set()
        self.is_shown = False
        self._by_rule: set[FileKey] = set()
        self._reasons: dict[FileKey, LinkChoice] = {}
        holder = QWidget()
        self._flow = FlowLayout(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.addWidget(holder)
        self._show()

    def show_records(self, records: list[Record]) -> None:
        """Other files, without telling."""
        self.records, self.is_shown = records, True
        self._show()
        self.shown.emit()

    def explain(self, reasons: dict[FileKey, LinkChoice]) -> None:
        """Why the rules bring what they bring."""
        if reasons != self._reasons:
            self._reasons = reasons
            self._show()

    def begin(self, kept: list[Record], brought: list[Record]) -> None:
        """The files that a draft was kept with, and those that the rules bring."""
        self._by_rule = set(map(key_of, kept)) & set(map(key_of, brought))
        self.show_records(kept)
        self.follow(brought)

    def add(self, record: Record) -> None:
        """One more, by hand."""
        self.refused.discard(key_of(record))
        self._by_rule.discard(key_of(record))
        if key_of(record) not in map(key_of, self.records):
            self.show_records([*self.records, record])
            self.changed.emit()

    def follow(self, records: list[Record]) -> None:
        """What the rules bring now, without telling; what they brought before and no longer do goes again."""
        brought = {key_of(one) for one in records}
        here = [one for one in self.records if key_of(one) in brought or key_of(one) not in self._by_rule]
        held = {key_of(one) for one in here}
        new = [one for one in records if key_of(one) not in held | self.refused]
        self._by_rule = (self._by_rule & brought) | {key_of(one) for one in new}
        if here != self.records or new:
            self.show_records(here + new)

    def kept_in(self, content: DraftContent) -> DraftContent:
        """The content with what stands here, and with the procedure whose status changes after sending."""
        if not self.is_shown:
            return content
        match = None if self.match is None else self.match.key
        return replace(
            content, links=tuple(map(key_of, self.records)), unlinks=tuple(sorted(self.refused)), match=match
        )

    def first(self, kind: RecordKind) -> Record | None:
        """The first file of a kind."""
        return next((record for record in self.records if record.kind is kind), None)

    @property
    def by_hand(self) -> tuple[FileKey, ...]:
        """What stands here whatever the recipients are."""
        return tuple(key for key in map(key_of, self.records) if key not in self._by_rule)

    @property
    def match(self) -> Record | None:
        """The procedure that the message is about: of the first candidate, where there are several."""
        candidate = self.first(RecordKind.CANDIDATE)
        found = [one for one in self.records if one.kind is RecordKind.MATCH]
        found.sort(key=lambda one: candidate is None or one.fields.get("candidate") != candidate.ref)
        return found[0] if found else None

    def _remove(self, record: Record) -> None:
        """Take one away, and with a candidate or vacancy the procedures that rest on it."""
        self.refused.add(key_of(record))
        gone = [record, *(one for one in self.records if one.fields.get(record.kind.value) == record.ref
                          and one.kind is RecordKind.MATCH)]  # fmt: skip
        self.show_records([one for one in self.records if one not in gone])
        self.changed.emit()

    def _link_of(self, record: Record) -> LinkView:
        """The link that sending makes: by its rule, or by hand where no rule brought the file."""
        choice = self._reasons.get(key_of(record)) if key_of(record) in self._by_rule else None
        rule, evidence = ("hand", "by hand") if choice is None else (choice.why, choice.evidence)
        if record.kind is RecordKind.MATCH and key_of(record) in self._by_rule:
            rule, evidence = PROCEDURE, tr("A procedure of this candidate and this vacancy")
        return LinkView(
            kind=record.kind,
            ref=record.ref,
            label=_words_of(record),
            rule=rule,
            evidence=evidence,
            by=tr("you"),
            at=datetime.now(UTC),
            message=MessageKey(0),
        )

    def _explain_one(self, record: Record, chip: QWidget) -> None:
        foot = tr("When the message is sent")
        popover = WhyPopover(self._theme, self._link_of(record), chip, can_link=False, foot=foot)
        popover.unlink.connect(lambda _link: self._remove(record))
        popover.open_file.connect(lambda _link: self.opened.emit(record))
        popover.open_below(chip)

    def _show(self) -> None:
        self._flow.clear()
        for record in self.records:
            link = self._link_of(record)
            chip = _FileChip(self._theme, record, _words_of(record), reason_of(link.rule, link.evidence))
            chip.removed.connect(self._remove)
            chip.why.connect(self._explain_one)
            self._flow.addWidget(chip)
        for text, spoken, wanted in (
            (tr("File"), tr("Put it on another file"), self.add_wanted),
            (tr("Vacancy"), tr("Say which vacancy it is about"), self.vacancy_wanted),
        ):
            plus = Button(self._theme, text, icon="plus", kind="link", compact=True)
            plus.setAccessibleName(spoken)
            plus.setToolTip(spoken)
            plus.clicked.connect(wanted)
            self._flow.addWidget(plus)
        self.updateGeometry()


def _words_of(record: Record) -> str:
    if record.kind is RecordKind.MATCH:
        return tr("Procedure: {status}").format(status=RecordTexts().status(record.fields.get("status", "")))
    return f"{record.name}, {record.ref}" if record.kind is RecordKind.VACANCY else record.name
