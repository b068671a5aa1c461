"""The preview: the message as its recipient will see it, in the hardened view in which mail is read.

It is built anew from what stands in the composer by the code that builds what leaves; nothing is drawn from the editor.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from carerix_desktop.domain.draft import Draft
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import ConversationKey, MessageKey
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.view import BodyView, ConversationView, Direction, MessageView
from carerix_desktop.domain.writing import Letter
from carerix_desktop.gui.composer.services import WritingServices
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.mailbox.conversation_view import ConversationBody, Reading
from carerix_desktop.gui.mailbox.web import SCHEME
from carerix_desktop.gui.models.spoken import file_size
from carerix_desktop.gui.open_outside import ask_to_open
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.gui.widgets.switch import Segmented
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.reading_body import read_part

WRITTEN = MessageKey(0)
"""The key that the message has in its page; it is in no store."""

Taken = tuple[Draft, Mapping[bytes, bytes]]
"""A draft as it stands, and the content of the files that are not stored yet."""


class LetterReading:
    """What a page of mail asks of the reading service, answered for the message that is being written."""

    def __init__(self, services: WritingServices) -> None:
        self._services = services
        self._taken: Taken | None = None
        self.letter: Letter | None = None

    def take(self, taken: Taken) -> None:
        """What stands in the composer now."""
        self._taken = taken

    def conversation(self, _key: MessageKey) -> ConversationView:
        """The message alone; on a worker."""
        assert self._taken is not None
        self.letter = letter = self._services.drafting.preview(self._services.viewer, *self._taken)
        return ConversationView(
            key=ConversationKey(WRITTEN),
            subject=letter.subject,
            confidential=self._taken[0].content.confidential,
            messages=(_message_of(letter),),
            links=(),
            proposals=(),
            who_can_see=(),
        )

    def body(self, _key: MessageKey, *, allow_remote: bool = False) -> BodyView:  # noqa: ARG002  (asked by name)
        """Its body; what it names elsewhere is not fetched."""
        assert self.letter is not None
        return self.letter.body

    def part(self, _key: MessageKey, section: str) -> tuple[str, bytes]:
        """A picture in its text."""
        assert self.letter is not None
        return read_part(self.letter.raw, section)

    def remote_image(self, _key: MessageKey, _index: int) -> tuple[str, bytes]:
        """Never."""
        return "", b""


class PreviewTab(QWidget):
    """Subject, files, and the page; formatted or as the text that goes along with it.

    Args:
        context: the look and the jobs.
        services: who builds the message.
        take: what stands in the composer now.
    """

    def __init__(self, context: Context, services: WritingServices, take: Callable[[], Taken]) -> None:
        super().__init__()
        self._take, self._reading = take, LetterReading(services)
        reading: Any = self._reading  # answers all that a page asks, and no more
        self.body = ConversationBody(replace(context, services=replace(context.services, reading=reading)))
        self.subject, self.files = Text(role="strong", wrap=True), Text(role="meta", wrap=True)
        self.form = Segmented((("html", self.tr("Formatted")), ("text", self.tr("As text"))), self.tr("Preview"))
        self.form.choose("html")
        self.empty = EmptyState(context.theme)
        self._stack = QStackedWidget()
        self._lay_out()
        self.form.chosen.connect(lambda value: self.body.set_plain(WRITTEN, plain=value == "text"))
        self.body.read.connect(self._show)
        self.body.gone.connect(self._refuse)
        self.body.link.connect(self._open)

    @property
    def letter(self) -> Letter | None:
        """What is shown."""
        return self._reading.letter

    def refresh(self) -> None:
        """Build it anew; the view is made at the first time."""
        self._reading.take(self._take())
        self.body.make_view()
        self.body.show_conversation(WRITTEN)

    def shut(self) -> None:
        """Give the engine back."""
        self.body.shut()

    def _show(self, reading: Reading) -> None:
        (message,) = reading.view.messages
        self.subject.setText(message.subject or self.tr("No subject"))
        files = [f"{one.filename} ({file_size(one.size_octets)})" for one in message.parts if not one.inline]
        self.files.setText(", ".join(files))
        self.files.setVisible(bool(files))
        self.form.setVisible(reading.bodies[int(WRITTEN)].html is not None)
        self._stack.setCurrentIndex(0)

    def _refuse(self, fault: Fault) -> None:
        self.empty.say("circle-alert", self.tr("There is no preview yet"), fault_line(fault))
        self._stack.setCurrentIndex(1)

    def _open(self, url: QUrl) -> None:
        if url.scheme() != SCHEME.decode():
            ask_to_open(url, self.window())

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 0)
        head.setSpacing(6)
        head.addWidget(Text(self.tr("As it will be received"), "meta"))
        head.addWidget(self.subject)
        head.addWidget(self.files)
        row = QHBoxLayout()
        row.addWidget(self.form)
        row.addStretch(1)
        head.addLayout(row)
        paper = QFrame()
        paper.setProperty("pane", "box")
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(1, 8, 1, 1)
        inside.addWidget(self.body)
        frame = QHBoxLayout()
        frame.setContentsMargins(16, 0, 16, 16)
        frame.addWidget(paper)
        letter = QWidget()
        column = QVBoxLayout(letter)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(frame, 1)
        self.empty.setProperty("pane", "window")
        self._stack.addWidget(letter)
        self._stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)


def _message_of(letter: Letter) -> MessageView:
    return MessageView(
        key=WRITTEN,
        subject=letter.subject,
        date=letter.date,
        sender=letter.sender,
        to=_named(letter.to),
        cc=_named(letter.cc),
        reply_to=(),
        direction=Direction.OUT,
        preview="",
        unread=False,
        flagged=False,
        answered=False,
        own_copy=True,
        parts=letter.files,
    )


def _named(addresses: tuple[Address, ...]) -> tuple[Address, ...]:
    """With the address beside the name: the reader checks where it goes."""
    return tuple(replace(one, name=f"{one.name} <{one.address}>") if one.name else one for one in addresses)
