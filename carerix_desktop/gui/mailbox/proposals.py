"""Proposals on a message: a dashed chip per file, accepted with Enter, refused with Del, explained by a click.

A person's answer sticks (RULES.md section 3, `hand`); "always for this address" has it hold for all mail of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.linking import ProposalWhy
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.view import ConversationView, ProposalView
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.why.reasons import kind_word, proposal_sentence, proposal_text
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.chip import LinkChip
from carerix_desktop.gui.widgets.popover import Popover, line
from carerix_desktop.gui.widgets.small_chip import SmallChip
from carerix_desktop.gui.widgets.text import Text

NEW = "new"  # the chip of somebody who is on no file
_OWN_KEYS = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


@dataclass(frozen=True, slots=True)
class Question:
    """One proposal, as it stands on one or more messages of a conversation."""

    proposal: ProposalView
    messages: tuple[MessageKey, ...]

    @property
    def record(self) -> RecordRef | None:
        """The file that is proposed; None for somebody new."""
        kind = self.proposal.kind
        return None if kind is None else RecordRef(kind=kind, ref=self.proposal.ref)

    @property
    def name(self) -> str:
        """Whom it is about."""
        return self.proposal.label or self.proposal.name or self.proposal.address


class Wish(Enum):
    """What a person answers."""

    ACCEPT = auto()
    REFUSE = auto()
    CHOOSE = auto()  # another file than any that is proposed
    CREATE = auto()
    CONTACT = auto()  # make them a contact, not a candidate


def questions_of(view: ConversationView) -> list[Question]:
    """Each file, and each unknown address, once; not what the conversation is linked to already."""
    linked = {(link.kind, link.ref, link.message) for link in view.links}
    asked: dict[tuple[object, ...], list[ProposalView]] = {}
    for one in view.proposals:
        if (one.kind, one.ref, one.message) not in linked:
            asked.setdefault((one.kind, one.ref, one.address.casefold()), []).append(one)
    return [Question(some[0], tuple(dict.fromkeys(one.message for one in some))) for some in asked.values()]


class ProposalChip(LinkChip):
    """A question with a dashed edge.

    Signals:
        answered: Enter or Del was pressed.
        explain: it was clicked, or Space was pressed; Enter, too, where a file has to be found or made first.
        step: the keyboard goes to the next chip, or the one before.
    """

    answered = Signal(object)
    explain = Signal()
    step = Signal(int)

    def __init__(self, theme: Theme, question: Question) -> None:
        proposal, text = question.proposal, proposal_text(question.proposal)
        kind = NEW if proposal.kind is None else proposal.kind.value
        sort = "" if proposal.kind is None else f"{kind_word(proposal.kind)}. "
        spoken = self.tr("{question} Enter accepts, Delete refuses, Space explains").format(question=f"{sort}{text}")
        super().__init__(theme, kind=kind, label=text, reason="", spoken=spoken, proposed=True)
        self.question = question
        self.clicked.connect(self.explain)

    def event(self, event: QEvent) -> bool:
        """Del is the chip's before it is the Trash's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.question.record is None:
                self.explain.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.answered.emit(Wish.ACCEPT)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.answered.emit(Wish.REFUSE)
            case Qt.Key.Key_Right | Qt.Key.Key_Left:
                self.step.emit(1 if event.key() == Qt.Key.Key_Right else -1)
            case _:
                super().keyPressEvent(event)


class ProposalPopover(Popover):
    """Why something is proposed, the answers to it, and whether an answer is for all mail of the address.

    Signals:
        answered: a Wish, and whether it is always for this address.
    """

    answered = Signal(object, bool)

    def __init__(self, theme: Theme, question: Question, owner: QWidget) -> None:
        super().__init__(owner)
        self._theme, self._question = theme, question
        sentence = proposal_sentence(question.proposal)
        self.setAccessibleName(f"{proposal_text(question.proposal)} {sentence}")
        self.column.addLayout(self._make_head())
        self.column.addWidget(Text(sentence, wrap=True))
        self._always = QCheckBox(self.tr("Always for this address"))
        self._always.setToolTip(
            self.tr("Earlier and later mail of {address}").format(address=question.proposal.address)
        )
        self._always.setVisible(question.proposal.why != ProposalWhy.REPLY and bool(question.proposal.address))
        self.column.addWidget(self._always)
        self.column.addWidget(line())
        self.column.addLayout(self._make_buttons())

    def _make_head(self) -> QHBoxLayout:
        proposal = self._question.proposal
        row = QHBoxLayout()
        row.setSpacing(8)
        if proposal.kind is not None:
            row.addWidget(SmallChip(self._theme, proposal.kind.value, proposal.ref or kind_word(proposal.kind)))
        row.addWidget(Text(self._question.name, "strong", elide=True), 1)
        return row

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for number, (label, wish) in enumerate(self._wishes()):
            button = Button(self._theme, label, kind="primary" if number == 0 else "quiet", compact=True)
            button.clicked.connect(lambda _checked=False, wish=wish: self._finish(wish))
            row.addWidget(button)
        row.addStretch()
        return row

    def _wishes(self) -> list[tuple[str, Wish]]:
        if self._question.record is None:
            return [
                (self.tr("Create candidate…"), Wish.CREATE),
                (self.tr("Create contact…"), Wish.CONTACT),
                (self.tr("Link…"), Wish.CHOOSE),
                (self.tr("Do not ask"), Wish.REFUSE),
            ]
        return [
            (self.tr("Link"), Wish.ACCEPT),
            (self.tr("Other…"), Wish.CHOOSE),
            (self.tr("Not this one"), Wish.REFUSE),
        ]

    def _finish(self, wish: Wish) -> None:
        always = self._always.isChecked()
        self.close()
        self.answered.emit(wish, always)
