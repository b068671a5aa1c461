"""The head of the reading pane: subject, chips with their reason, proposals, and the banners above the body."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carerix_desktop.domain.view import ConversationView, LinkView
from carerix_desktop.gui.mailbox.proposals import ProposalChip, Question, Wish, questions_of
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.why.reasons import reason_of, spoken_link
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import IconButton
from carerix_desktop.gui.widgets.chip import LinkChip
from carerix_desktop.gui.widgets.flow import FlowLayout
from carerix_desktop.gui.widgets.text import Text

_ORDER = ("candidate", "contact", "company", "vacancy", "match")


def links_to_show(links: tuple[LinkView, ...]) -> list[LinkView]:
    """One chip per record: people first; of several reasons the surest is told."""
    surest: dict[tuple[str, str], LinkView] = {}
    for link in links:
        known = surest.get((link.kind.value, link.ref))
        if known is None or _rank(link) < _rank(known):
            surest[link.kind.value, link.ref] = link
    return sorted(surest.values(), key=lambda link: _ORDER.index(link.kind.value))


def _rank(link: LinkView) -> int:
    """A hand before a sender, a sender before the conversation, the conversation before a recipient."""
    if link.rule == "hand":
        return 0
    if link.rule == "address":
        return 1 if link.evidence.lower().startswith("from") else 3
    return 2


class SenderLine(QWidget):
    """One quiet line about who wrote the message; hidden where there is nothing to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon = QLabel()
        self._icon.setFixedSize(16, 18)
        self._words = Text(role="meta", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        theme.changed.connect(self._paint_icon)
        self.hide()

    def say(self, line: str) -> None:
        """Say it, or nothing."""
        self._words.setText(line)
        self._paint_icon()
        self.setVisible(bool(line))

    def _paint_icon(self) -> None:
        self._icon.setPixmap(self._theme.icons.pixmap("shield-alert", "warning.text", 16, self.devicePixelRatioF()))


class ReadingHead(QFrame):
    """Shows the links of a conversation.

    Args:
        theme: the look.
        lines: what is said of the open message besides: about a newsletter, that it is no letter.
        can_link, can_create: whether these buttons are there.

    Signals:
        why: a link to explain, and the chip to explain it at.
        add_link: the + was pressed.
        answered: a Question was answered by a Wish.
        explain: a Question to explain, and its chip.
        show_images: pictures of the open message are wanted.
    """

    why = Signal(object, QWidget)
    add_link = Signal()
    answered = Signal(object, object)
    explain = Signal(object, QWidget)
    show_images = Signal()

    def __init__(self, theme: Theme, lines: Sequence[QWidget], *, can_link: bool, can_create: bool) -> None:
        super().__init__()
        self._theme, self._can_link, self._can_create = theme, can_link, can_create
        self._shown: tuple[object, ...] = ()
        self._subject = Text(role="title", wrap=True)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._sender = SenderLine(theme)
        self._unknown, self._images = Banner(theme), Banner(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(8)
        banners = (self._unknown, self._images)
        for widget in (self._subject, self._chips, self._sender, *lines, *banners):
            column.addWidget(widget)

    @property
    def chips(self) -> list[LinkChip]:
        """The chips from left to right."""
        return self._chips.findChildren(LinkChip)

    @property
    def questions(self) -> list[ProposalChip]:
        """The dashed chips from left to right."""
        return [chip for chip in self._flow.widgets() if isinstance(chip, ProposalChip)]

    def show_conversation(self, view: ConversationView, blocked: int, sender_line: str = "") -> None:
        """Links, proposals and states of a conversation.

        Args:
            view: the conversation.
            blocked: remote pictures in the open message.
            sender_line: what is odd about who wrote the open message (S-17).
        """
        self._subject.setText(view.subject or self.tr("(no subject)"))
        self._sender.say(sender_line)
        self._say_blocked(blocked)
        if (view.key, view.links, view.proposals) == self._shown:
            return  # a flag changed; a chip that explains itself just now stays
        self._shown = (view.key, view.links, view.proposals)
        self._flow.clear()
        links = links_to_show(view.links)
        for link in links:
            self._add_chip(link)
        questions = questions_of(view)
        for question in questions:
            self._add_question(question)
        self._add_plus()
        self._say_unknown(next((one for one in questions if one.record is None), None))
        self._chips.updateGeometry()

    def _add_chip(self, link: LinkView) -> None:
        chip = LinkChip(
            self._theme,
            kind=link.kind.value,
            label=link.label,
            reason=reason_of(link.rule, link.evidence),
            spoken=spoken_link(link),
        )
        chip.clicked.connect(lambda: self.why.emit(link, chip))
        self._flow.addWidget(chip)

    def _add_question(self, question: Question) -> None:
        chip = ProposalChip(self._theme, question)
        chip.answered.connect(lambda wish: self.answered.emit(question, wish))
        chip.explain.connect(lambda: self.explain.emit(question, chip))
        chip.step.connect(lambda by: self._step_from(chip, by))
        self._flow.addWidget(chip)

    def _step_from(self, chip: ProposalChip, by: int) -> None:
        chips = self.questions
        chips[(chips.index(chip) + by) % len(chips)].setFocus(Qt.FocusReason.TabFocusReason)

    def _add_plus(self) -> None:
        if self._can_link:
            plus = IconButton(self._theme, "plus", self.tr("Link to a file (L)"), size=24)
            plus.clicked.connect(self.add_link)
            self._flow.addWidget(plus)

    def _say_unknown(self, question: Question | None) -> None:
        if question is None:
            self._unknown.hide()
            return
        proposal = question.proposal
        buttons = []
        if self._can_link:
            buttons.append((self.tr("Link…"), "", lambda: self.answered.emit(question, Wish.CHOOSE)))
        if self._can_create:
            buttons.append((self.tr("Create candidate"), "primary", lambda: self.answered.emit(question, Wish.CREATE)))
        title = self.tr("{name} is not in your files yet").format(name=question.name)
        self._unknown.say("info", "user-plus", title, proposal.address if proposal.name else "", tuple(buttons))

    def _say_blocked(self, blocked: int) -> None:
        if not blocked:
            self._images.hide()
            return
        text = self.tr("%n picture(s) from the internet are blocked.", "", blocked)
        self._images.say("info", "image-off", "", text, ((self.tr("Show images"), "", self.show_images.emit),))
