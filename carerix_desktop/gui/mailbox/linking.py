"""Linking by hand from the reading pane: the Why popover, Link…, proposals, and a file for an unknown sender."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from carerix_desktop.domain.entry import EntrySort, NamedRecord
from carerix_desktop.domain.ids import MessageKey, RecordKind
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.view import ConversationView, LinkView, ListSource, RecordHit
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.mailbox.commands import MailCommands
from carerix_desktop.gui.mailbox.proposals import ProposalPopover, Question, Wish
from carerix_desktop.gui.mailbox.reading_head import links_to_show
from carerix_desktop.gui.mailbox.reading_pane import ReadingPane
from carerix_desktop.gui.records.entry_form import EntryForm, new_entry
from carerix_desktop.gui.records.from_mail import NewPersonDesk
from carerix_desktop.gui.records.link_dialog import choose_record
from carerix_desktop.gui.records.link_popup import choose_records
from carerix_desktop.gui.why.popover import WhyPopover
from carerix_desktop.gui.why.reasons import kind_word

Selected = Callable[[], tuple[ListSource | None, Sequence[MessageKey]]]
"""What the list shows, and which of its entries are selected."""
MOST_REMEMBERED = 5


class LinkDesk(QObject):
    """Carries the head's wishes to the commands.

    Args:
        context: services and look.
        commands: where links are changed.
        reading: the pane with the open message.
        selected: the selection of the list.
        parent: owns it.

    Signals:
        settled: the last question on the open message was answered.
    """

    settled = Signal()

    def __init__(
        self, context: Context, commands: MailCommands, reading: ReadingPane, selected: Selected, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._commands, self._reading, self._selected = context, commands, reading, selected
        self._last: list[RecordHit] = []
        self._answered = False
        self.people = NewPersonDesk(context, reading)
        self.people.made.connect(reading.body.reload)
        head = reading.head
        head.why.connect(self._explain)
        head.add_link.connect(self.link_messages)
        head.answered.connect(self._answer)
        head.explain.connect(self._explain_question)
        commands.links_changed.connect(reading.body.reload)
        reading.conversation_shown.connect(self._go_on)
        actions = reading.window_actions
        actions.on(actions.link, self.link_messages)
        actions.on(actions.why, self.explain_first)
        actions.on(actions.create, partial(self._create_from_open_message, RecordKind.CANDIDATE))
        actions.on(actions.create_contact, partial(self._create_from_open_message, RecordKind.CONTACT))
        actions.on(actions.split, self._split_open_message)
        actions.on(actions.remind, self._remind_of_open_message)
        reading.split.connect(commands.split)

    def take_keyboard(self) -> bool:
        """To the first question on the open message; False where there is none."""
        questions = self._reading.head.questions
        if questions:
            questions[0].setFocus(Qt.FocusReason.TabFocusReason)
        return bool(questions)

    def _go_on(self) -> None:
        """After an answer: to the next question, or back to the list."""
        if self._answered:
            self._answered = False
            if not self.take_keyboard():
                self.settled.emit()

    def link_messages(self) -> None:
        """L: choose files for the selected messages, or for the open one."""
        guesses = self._guesses()
        chosen = choose_records(self._reading.window(), self._context, guesses)
        if chosen:
            self._last = [*chosen, *(hit for hit in self._last if hit not in chosen)][:MOST_REMEMBERED]
            self._link(chosen)

    def link_to(self, kind: RecordKind, ref: str) -> None:
        """The selected messages were dropped on a file."""
        self._link([RecordHit(kind=kind, ref=ref, label=f"{kind_word(kind)} {ref}", detail="")])

    def _link(self, chosen: Sequence[RecordHit]) -> None:
        records = [RecordRef(kind=hit.kind, ref=hit.ref) for hit in chosen]
        source, keys = self._selected()
        if len(keys) > 1 and source is not None:
            self._commands.link_all(source, keys, records, ", ".join(hit.label for hit in chosen))
        elif self._reading.message is not None:
            self._commands.link_all(None, [self._reading.message.key], records, ", ".join(hit.label for hit in chosen))

    def _guesses(self) -> list[RecordHit]:
        """What is proposed on the open message, then what its conversation is on, then what was chosen last."""
        view, message = self._reading.view, self._reading.message
        known = view.links if view is not None else ()
        asked = view.proposals if view is not None else ()
        named = [(one.kind, one.ref, one.label) for one in asked if one.kind is not None]
        named += [(one.kind, one.ref, one.label) for one in known]
        found = {(kind, ref): RecordHit(kind=kind, ref=ref, label=label, detail="") for kind, ref, label in named}
        found |= {(hit.kind, hit.ref): hit for hit in self._last if (hit.kind, hit.ref) not in found}
        on = {(one.kind, one.ref) for one in known if message is not None and one.message == message.key}
        return [hit for name, hit in found.items() if name not in on]

    def _remind_of_open_message(self) -> None:
        """B: a task about the open message, on the files that it is on."""
        view, message = self._reading.view, self._reading.message
        if view is None or message is None or "entries" not in self._context.services.more:
            return
        named = {(one.kind, one.ref): one.label for one in view.links if one.message == message.key}
        on = [NamedRecord(ref=RecordRef(kind=kind, ref=ref), name=label) for (kind, ref), label in named.items()]
        on = [one for one in on if one.ref.kind is not RecordKind.MATCH]
        task = new_entry(EntrySort.TASK, on, message=message.key, title=message.subject)
        EntryForm(self._reading.window(), self._context, task, others=on).open()

    def _split_open_message(self) -> None:
        message = self._reading.message
        if message is not None:
            self._commands.split(message.key)

    def explain_first(self) -> None:
        """Shift+L: why the first chip is there."""
        view, chips = self._reading.view, self._reading.head.chips
        links = links_to_show(view.links) if view is not None else []
        if links and chips:
            self._explain(links[0], chips[0])

    def _explain(self, link: LinkView, chip: QWidget) -> None:
        view = self._reading.view
        popover = WhyPopover(self._context.theme, link, chip, subject=_subject_of(link, view))
        popover.unlink.connect(self._unlink)
        popover.open_file.connect(lambda known: self._context.open_record(known.kind, known.ref))
        popover.other.connect(self._replace)
        popover.open_below(chip)

    def _unlink(self, link: LinkView) -> None:
        self._commands.unlink(link.message, link.kind, link.ref, link.label)

    def _replace(self, link: LinkView) -> None:
        chosen = choose_record(self._reading.window(), self._context, link.kind, "")
        if chosen is not None and chosen != (link.kind, link.ref):
            self._commands.replace_link(link, RecordRef(kind=chosen[0], ref=chosen[1]))

    def _explain_question(self, question: Question, chip: QWidget) -> None:
        popover = ProposalPopover(self._context.theme, question, chip)
        popover.answered.connect(lambda wish, always: self._answer(question, wish, always=always))
        popover.open_below(chip)

    def _answer(self, question: Question, wish: Wish, *, always: bool = False) -> None:
        """What a person says of a proposal."""
        self._answered = True
        match wish:
            case Wish.ACCEPT:
                self._commands.accept(question, always=always)
            case Wish.REFUSE:
                self._commands.refuse(question, always=always)
            case Wish.CHOOSE:
                self._choose_other(question, always=always)
            case Wish.CREATE:
                self.people.begin(question.proposal.message, RecordKind.CANDIDATE)
            case Wish.CONTACT:
                self.people.begin(question.proposal.message, RecordKind.CONTACT)

    def _choose_other(self, question: Question, *, always: bool) -> None:
        chosen = choose_record(self._reading.window(), self._context, None, question.proposal.name or question.name)
        if chosen is not None:
            label = f"{kind_word(chosen[0])} {chosen[1]}"
            proposal = replace(question.proposal, kind=chosen[0], ref=chosen[1], label=label)
            self._commands.accept(replace(question, proposal=proposal), always=always)

    def _create_from_open_message(self, kind: RecordKind) -> None:
        """C, Shift+C: a candidate or a contact from the open message."""
        message = self._reading.message
        if message is not None:
            self.people.begin(message.key, kind)


def _subject_of(link: LinkView, view: ConversationView | None) -> str:
    messages = () if view is None else view.messages
    return next((one.subject for one in messages if one.key == link.message), "")
