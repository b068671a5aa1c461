"""An attachment goes to a file that its conversation is linked to, with one act and the way back (DESIGN 5.12)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from carerix_desktop.domain.document import DocumentSort
from carerix_desktop.domain.event import RecordsChanged
from carerix_desktop.domain.ids import MessageKey, RecordKind
from carerix_desktop.domain.view import LinkView, PartView
from carerix_desktop.gui.context import Context
from carerix_desktop.services.documents import Documents, DocumentsDone

MOST_FILES = 4
_KINDS = (RecordKind.CANDIDATE, RecordKind.CONTACT, RecordKind.COMPANY, RecordKind.VACANCY)


class AttachmentFiling(QObject):
    """Puts the choices into a menu and carries them out.

    Args:
        context: services and look.
        parent: keeps it.
    """

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._links: tuple[LinkView, ...] = ()

    def show_links(self, links: tuple[LinkView, ...]) -> None:
        """The files of the conversation that is open; people first, each once."""
        first = {(one.kind, one.ref): one for one in links if one.kind in _KINDS}
        self._links = tuple(sorted(first.values(), key=lambda one: _KINDS.index(one.kind)))[:MOST_FILES]

    def add_to(self, menu: QMenu, message: MessageKey, part: PartView) -> None:
        """Offer to put a part on these files."""
        if not self._links or "documents" not in self._context.services.more:
            return
        icons = self._context.theme.icons
        menu.addSeparator()
        for link in self._links:
            text = self.tr("Save to file of {name}").format(name=link.label)
            menu.addAction(icons.icon("file"), text, partial(self.put, message, part, link, None))
        for link in self._links:
            if link.kind is RecordKind.CANDIDATE:
                text = self.tr("Use as CV of {name}").format(name=link.label)
                menu.addAction(icons.icon("user"), text, partial(self.put, message, part, link, DocumentSort.CV))

    def put(self, message: MessageKey, part: PartView, link: LinkView, sort: DocumentSort | None) -> None:
        """Put a part on a file."""
        documents: Documents = self._context.services.more["documents"]
        act = partial(documents.file_attachments, sort=sort)
        told = partial(self._on_done, f"{part.filename}", link.label)
        viewer = self._context.services.viewer.key
        self._context.jobs.tell(act, viewer, message, [part.section], link.kind, link.ref, on_done=told)

    def _on_done(self, name: str, label: str, done: DocumentsDone) -> None:
        self._context.bridge.receive(done.event)
        text = self.tr("{name} is on the file of {label}").format(name=name, label=label)
        self._context.done(text, partial(self._take_back, done))

    def _take_back(self, done: DocumentsDone) -> None:
        documents: Documents = self._context.services.more["documents"]
        viewer = self._context.services.viewer.key
        self._context.jobs.tell(documents.undo, viewer, done, on_done=self._on_undone)

    def _on_undone(self, event: RecordsChanged) -> None:
        self._context.bridge.receive(event)
