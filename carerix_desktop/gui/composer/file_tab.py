"""The file of whom one writes to, beside what is written: the first recipient's, else the first of the link row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carerix_desktop.domain.draft import DraftContent
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.gui.composer.services import WritingServices
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.panel import RecordPanel, Ref

_PEOPLE = (RecordKind.CANDIDATE, RecordKind.CONTACT)


class FileTab(QWidget):
    """The record panel, following the recipients and the link row."""

    def __init__(self, context: Context, services: WritingServices) -> None:
        super().__init__()
        self._context, self._services = context, services
        self.panel = RecordPanel(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)

    def follow(self, content: DraftContent, records: Sequence[Record]) -> None:
        """Other recipients, or other files in the link row."""
        linked = tuple((one.kind, one.ref) for one in records)
        self._context.jobs.ask(self._read, content, linked, on_done=self.panel.show_records,
                               key=(id(self), "follow"))  # fmt: skip

    def _read(self, content: DraftContent, linked: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """On a worker: the people on the first recipient's address come first, also where the message is kept off."""
        first = (*content.to, *content.cc, *content.bcc)[:1]
        found = self._services.drafting.links_for(self._services.viewer, first, None)
        people = [(one.kind, one.ref) for one in found if one.kind in _PEOPLE]
        rest = sorted(linked, key=lambda ref: ref[0] not in _PEOPLE)
        return tuple(dict.fromkeys((*people, *rest)))
