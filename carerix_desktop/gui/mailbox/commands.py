"""What a hand does to messages: seen at once in the list, carried out on the command thread, taken back by undo.

Road OUT: QAction → here → `jobs.tell` → `services.actions`; the answer carries the Undo, for toast and Ctrl+Z.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from carerix_desktop.domain.command import ChangeFlags, MoveTo, Undo
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import MailboxKey, MessageKey, RecordKind
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.view import LinkView, ListSource
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.mailbox.proposals import Question
from carerix_desktop.gui.models.folders import FolderModel
from carerix_desktop.gui.models.messages import MessageListModel


@dataclass(frozen=True, slots=True)
class _Done:
    kind: str
    count: int
    keys: tuple[int, ...]
    undo: Undo | None


class MailCommands(QObject):
    """Archive, trash, junk, move, flags, links, each with undo.

    Signals:
        undoable: whether Ctrl+Z has something to take back.
        links_changed: the links of the open conversation are to be read again.
    """

    undoable = Signal(bool)
    links_changed = Signal()

    def __init__(self, context: Context, model: MessageListModel, folders: FolderModel, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._model, self._folders = context, model, folders
        self._service, self._reading = context.services.actions, context.services.reading
        self._stack: list[Undo | Callable[[], None]] = []

    def move(self, keys: Sequence[int], *, role: FolderRole | None = None, mailbox: MailboxKey | None = None) -> None:
        """Move cards to our folder or to one server folder; they leave the list at once."""
        source = self._model.source
        if not keys or source is None or (role is not None and source.role is role):
            return
        kind = role.value if role else "move"
        if source.role is not None or source.mailbox is not None:
            self._model.take_out(keys)
        self._tell(self._move, kind, tuple(keys), source, role, mailbox)

    def set_unread(self, keys: Sequence[int], *, unread: bool, quiet: bool = False) -> None:
        """Mark as unread or read; quiet is for reading by itself."""
        if keys:
            self._model.patch(keys, unread=unread)
            kind = "quiet" if quiet else "unread" if unread else "read"
            self._tell(self._flag, kind, tuple(keys), self._model.source, Flags.SEEN, not unread)

    def set_starred(self, keys: Sequence[int], *, starred: bool) -> None:
        """Star, or take the star away."""
        if keys:
            self._model.patch(keys, flagged=starred)
            kind = "star" if starred else "unstar"
            self._tell(self._flag, kind, tuple(keys), self._model.source, Flags.FLAGGED, starred)

    def link_all(
        self, source: ListSource | None, keys: Sequence[MessageKey], records: Sequence[RecordRef], label: str
    ) -> None:
        """Link messages by hand, or all that stand behind the entries of a list."""
        sentence = self.tr("%n message(s) linked to {name}", "", len(keys)).format(name=label)
        self._correct(sentence, self._link_all, source, keys, records)

    def unlink(self, key: MessageKey, kind: RecordKind, ref: str, label: str) -> None:
        """Unlink by hand; no rule links it again."""
        self._correct(self.tr("Unlinked from {name}").format(name=label), self._service.unlink, key, kind, ref)

    def replace_link(self, link: LinkView, other: RecordRef) -> None:
        """Another file in place of this one; one undo takes both back."""
        sentence = self.tr("Linked to {name} instead of {other}").format(name=other.ref, other=link.label)
        self._correct(sentence, self._replace, link, other)

    def accept(self, question: Question, *, always: bool) -> None:
        """Link what was proposed; `always`, all mail of the address."""
        address, record = question.proposal.address, question.record
        assert record is not None
        if always:
            sentence = self.tr("All mail of {address} is linked to {name}").format(address=address, name=question.name)
            self._correct(sentence, self._service.always, question.messages[0], address, record)
        else:
            sentence = self.tr("Linked to {name}").format(name=question.name)
            self._correct(sentence, self._service.link_all, question.messages, [record])

    def refuse(self, question: Question, *, always: bool) -> None:
        """Do not propose it again: for these messages, or nobody for any mail of the address."""
        address, record = question.proposal.address, question.record
        if always:
            sentence = self.tr("Nobody is proposed for {address} any more").format(address=address)
            self._correct(sentence, self._service.always, question.messages[0], address, None)
        else:
            sentence = self.tr("{name} is not proposed here again").format(name=question.name)
            self._correct(sentence, self._service.refuse, question.messages, address, record)

    def split(self, key: MessageKey) -> None:
        """Begin a conversation of its own with a message."""
        self._correct(self.tr("A conversation of its own begins with this message"), self._service.split, key)

    def join(self, keys: Sequence[int]) -> None:
        """Make one conversation of several cards."""
        sentence = self.tr("%n conversation(s) joined into one", "", len(keys))
        self._correct(sentence, self._service.join, [MessageKey(key) for key in keys])

    def remember(self, back: Callable[[], None]) -> None:
        """Something that was done elsewhere can be taken back by Ctrl+Z too."""
        self._push(back)

    def undo(self) -> None:
        """Take the last action back."""
        if not self._stack:
            return
        last = self._stack.pop()
        self.undoable.emit(bool(self._stack))
        if callable(last):
            last()
        else:
            self._context.jobs.tell(self._service.undo, last, on_done=self._on_undone)

    # on the command thread

    def _move(
        self,
        kind: str,
        keys: tuple[int, ...],
        source: ListSource,
        role: FolderRole | None,
        mailbox: MailboxKey | None,
    ) -> _Done:
        messages = self._reading.members(source, keys)
        command = MoveTo(messages=messages, role=role, mailbox=mailbox, source=self._mailbox_of(source))
        return _Done(kind, len(keys), keys, self._service.do(command))

    def _flag(self, kind: str, keys: tuple[int, ...], source: ListSource, flag: Flags, add: bool) -> _Done:
        messages = self._reading.members(source, keys)
        empty = Flags.NONE
        command = ChangeFlags(messages=messages, add=flag if add else empty, remove=empty if add else flag)
        return _Done(kind, len(keys), keys, self._service.do(command))

    def _mailbox_of(self, source: ListSource) -> MailboxKey | None:
        if source.role is not None:
            key = self._folders.mailbox_of(source.role)
            return MailboxKey(key) if key is not None else None
        return source.mailbox

    # back in the window's thread

    def _tell(self, function: Any, kind: str, keys: tuple[int, ...], *args: Any) -> None:
        self._context.jobs.tell(function, kind, keys, *args, on_done=self._on_done, on_fault=self._on_fault)

    def _on_done(self, done: _Done) -> None:
        self._model.put_back(done.keys)
        if done.kind == "quiet" or done.undo is None:
            return
        self._push(done.undo)
        self._context.toast(lambda n: self._sentence(done.kind, n), kind=done.kind, count=done.count, back=self.undo)

    def _on_fault(self, fault: Fault) -> None:
        self._model.put_back(tuple(self._model.taken))
        self._context.jobs.failed.emit(fault)

    def _correct(self, sentence: str, act: Callable[..., object], *args: object) -> None:
        self._context.jobs.tell(act, *args, on_done=partial(self._on_corrected, sentence))

    def _link_all(self, source: ListSource | None, keys: Sequence[MessageKey], records: Sequence[RecordRef]) -> object:
        messages = tuple(keys) if source is None else self._reading.members(source, keys)
        return self._service.link_all(messages, records)

    def _replace(self, link: LinkView, other: RecordRef) -> object:
        on = self._service.link(link.message, other.kind, other.ref)  # first: without any file it may not be visible
        return on, self._service.unlink(link.message, link.kind, link.ref)

    def _on_corrected(self, sentence: str, token: object) -> None:
        self._push(lambda: self._context.jobs.tell(self._service.undo_link, token, on_done=self._on_undone))
        self.links_changed.emit()
        self._context.toast(lambda _n: sentence, back=self.undo)

    def _on_undone(self, _answer: object) -> None:
        self._model.refresh()
        self.links_changed.emit()

    def _push(self, undo: Undo | Callable[[], None]) -> None:
        self._stack = [*self._stack[-49:], undo]
        self.undoable.emit(True)

    def _sentence(self, kind: str, n: int) -> str:
        if kind == "archive":
            return self.tr("%n conversation(s) archived", "", n)
        if kind == "trash":
            return self.tr("%n conversation(s) moved to Trash", "", n)
        if kind == "junk":
            return self.tr("%n conversation(s) marked as junk", "", n)
        if kind == "unread":
            return self.tr("%n conversation(s) marked as unread", "", n)
        if kind == "read":
            return self.tr("%n conversation(s) marked as read", "", n)
        if kind == "star":
            return self.tr("%n conversation(s) starred", "", n)
        if kind == "unstar":
            return self.tr("Star removed from %n conversation(s)", "", n)
        return self.tr("%n conversation(s) moved", "", n)
