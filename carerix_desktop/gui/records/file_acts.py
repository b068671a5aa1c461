"""What is done to whole files from the window: deleted, put back, merged and parted again.

Each act is told to every page, and taken back by the toast or by Ctrl+Z.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.event import Event
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.merging import Side
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.services.merging import Done


class FileAct(QObject):
    """One act; it lives as long as the window's jobs, so that the page may be gone before the answer.

    Args:
        context: of the window.
        on_done: told once it is done.
        on_fault: told the sentence where it cannot be; else a toast says it.
    """

    def __init__(
        self,
        context: Context,
        on_done: Callable[[], None] | None = None,
        on_fault: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(context.jobs)
        self._context, self._on_done, self._on_fault = context, on_done, on_fault
        self._service, self._viewer = context.services.more["merging"], context.services.viewer.key
        self._text = ""
        self._back: Callable[..., Any] | None = None
        self._removal = 0

    def delete(self, kind: RecordKind, ref: str) -> None:
        """Delete a file."""
        self._text, self._back = self.tr("{name} ({ref}) was deleted"), self._service.restore
        self._tell(self._service.remove, kind, ref)

    def merge(self, kind: RecordKind, kept: str, gone: str, chosen: Mapping[str, Side]) -> None:
        """Make one file of two."""
        self._text, self._back = self.tr("{name} ({ref}) is one file now"), self._service.unmerge
        self._tell(self._service.merge, kind, kept, gone, dict(chosen))

    def put_back(self, removal: int) -> None:
        """Put a deleted file back."""
        self._tell(self._service.restore, removal)

    def part(self, removal: int) -> None:
        """Make two files of one again."""
        self._tell(self._service.unmerge, removal)

    def take_back(self) -> None:
        """Undo a deletion or a merge of this act."""
        if self._back is not None:
            self._tell(self._back, self._removal)

    def _tell(self, act: Callable[..., Any], *args: Any) -> None:
        self._context.jobs.tell(act, self._viewer, *args, on_done=self._answer, on_fault=self._fail)

    def _answer(self, done: Done | tuple[Event, ...]) -> None:
        events = done.events if isinstance(done, Done) else done
        for event in events:
            self._context.bridge.receive(event)
        if isinstance(done, Done):
            self._removal = done.key
            self._context.done(self._text.format(name=done.name, ref=done.ref), self.take_back)
        if self._on_done is not None:
            self._on_done()
            self._on_done = None

    def _fail(self, fault: Fault) -> None:
        text = self._said(fault)
        if self._on_fault is not None:
            self._on_fault(text)
        else:
            self._context.toast(text)

    def _said(self, fault: Fault) -> str:
        known = {
            "merge_itself": self.tr("A file cannot be merged with itself. Choose two files."),
            "merge_kinds": self.tr("Only two candidates, two contacts or two companies can be merged."),
            "merged_further": self.tr("{ref} was itself merged into {into} later. Undo that merge first."),
            "merged_later": self.tr("{ref} was merged into this file later. Undo that merge first."),
            "merged_deleted": self.tr("{ref} was deleted. Put it back first."),
            "number_taken": self.tr(
                "Another file has the number {ref} now. Give that one another number, then try again."
            ),
            "not_found": self.tr("This file is gone, or this was undone already. Look at the list again."),
        }
        return known[fault.code].format(**fault.details) if fault.code in known else fault_line(fault)
