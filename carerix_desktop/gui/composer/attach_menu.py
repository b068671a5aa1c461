"""The menu of the paper clip: files of this computer, and those of the people and files that the message is about."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QToolButton

from carerix_desktop.domain.document import DocumentView
from carerix_desktop.domain.draft import DraftContent
from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.gui.composer.attaching import Attaching
from carerix_desktop.gui.composer.documents_dialog import choose_documents
from carerix_desktop.gui.composer.paper_model import Paper
from carerix_desktop.gui.composer.services import WritingServices
from carerix_desktop.gui.composer.words import tr
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.widgets.chip import KIND_ICONS

File = tuple[RecordKind, RecordKey, str]
"""Kind and key of a record, and its name."""

Written = tuple[DraftContent, list[Record]]
_PEOPLE = (RecordKind.CANDIDATE, RecordKind.CONTACT)


class AttachMenu(QObject):
    """Asks where from; without a file of anybody it is the dialog at once.

    Args:
        context: look, jobs, and the viewer's own reading of mail.
        services: who knows the people and their documents.
        button: the paper clip.
        attaching: takes what was chosen.
        take: what stands in the composer now, and the files of its link row.
    """

    def __init__(
        self,
        context: Context,
        services: WritingServices,
        button: QToolButton,
        attaching: Attaching,
        take: Callable[[], Written],
    ) -> None:
        super().__init__(button)
        self._context, self._services, self._button = context, services, button
        self._attaching, self._take = attaching, take
        self.menu = QMenu(button)
        button.clicked.connect(self._ask)

    def _ask(self) -> None:
        self._context.jobs.ask(self._files, *self._take(), on_done=self._offer, key=(id(self), "files"))

    def _offer(self, files: tuple[File, ...]) -> None:
        if not files:
            self._attaching.ask_files()
            return
        self.menu.clear()
        self.menu.addAction(self._icon("hard-drive"), tr("From this computer…"), self._attaching.ask_files)
        self.menu.addSeparator()
        for file in files:
            name = tr("From the file of {name}…").format(name=file[2].replace("&", "&&"))
            self.menu.addAction(self._icon(KIND_ICONS[file[0]]), name, partial(self._choose, file))
        above = QPoint(0, -self.menu.sizeHint().height())  # the button stands at the foot
        self.menu.popup(self._button.mapToGlobal(above))

    def _icon(self, name: str) -> QIcon:
        return self._context.theme.icons.icon(name, "text.secondary")

    def _choose(self, file: File) -> None:
        for paper in choose_documents(self._button.window(), self._context, self._services, file):
            self._context.jobs.ask(self._read, paper, on_done=self._attach)

    def _attach(self, read: tuple[str, str, bytes]) -> None:
        self._attaching.attach_data(*read)

    # on a worker

    def _read(self, paper: Paper) -> tuple[str, str, bytes]:
        """Name, type and content through the viewer's own reading: what was closed meanwhile is not there (C-05)."""
        if isinstance(paper, DocumentView):
            _name, kind, data = self._services.documents.content(self._services.viewer, paper.present.key)
            return paper.name, kind, data
        _type, data = self._context.services.reading.part(paper.message, paper.section)
        return paper.filename, paper.content_type, data

    def _files(self, content: DraftContent, records: list[Record]) -> tuple[File, ...]:
        """The people written to, then what else stands in the link row."""
        everybody = (*content.to, *content.cc, *content.bcc)
        people = self._services.drafting.links_for(self._services.viewer, everybody, None)
        found = {(one.kind, one.key): one.label for one in people if one.kind in _PEOPLE}
        found |= {(one.kind, one.key): one.name for one in records if one.kind is not RecordKind.MATCH}
        return tuple((kind, key, name) for (kind, key), name in found.items())
