"""Changing fields of a record from the window: carried out, told to every page, and taken back by toast or Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.record import Record
from carerix_desktop.domain.record_changes import FieldChange
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.services.records import Saved


class FieldEdit(QObject):
    """One change of one record. It lives as long as the window's jobs, so that the page may be gone before the answer.

    Args:
        context: of the window.
        record: before the change.
        fields: new values.
        text: what the toast says of it.
        on_fault: told in place of the toast where it cannot be.
    """

    def __init__(
        self,
        context: Context,
        record: Record,
        fields: Mapping[str, str],
        text: str,
        on_fault: Callable[[Fault], None] | None = None,
    ) -> None:
        super().__init__(context.jobs)
        self._context, self._record = context, record
        self._fields, self._text, self._on_fault = dict(fields), text, on_fault
        self._changes: tuple[FieldChange, ...] = ()

    def start(self) -> None:
        """Carry it out."""
        records, viewer, record = (
            self._context.services.more["records"],
            self._context.services.viewer.key,
            self._record,
        )
        args = (viewer, record.kind, record.ref, self._fields)
        self._context.jobs.tell(records.change, *args, on_done=self._done, on_fault=self._fail)

    def take_back(self) -> None:
        """Give the fields their values back, unless they were changed since."""
        records, viewer, record = (
            self._context.services.more["records"],
            self._context.services.viewer.key,
            self._record,
        )
        args = (viewer, record.kind, record.ref, self._changes)
        self._context.jobs.tell(records.take_back, *args, on_done=self._tell, on_fault=self._refuse)

    def _done(self, saved: Saved) -> None:
        self._changes = saved.changes
        self._tell(saved)
        if saved.changes:
            self._context.done(self._text, self.take_back)

    def _tell(self, saved: Saved) -> None:
        for event in saved.events:
            self._context.bridge.receive(event)

    def _fail(self, fault: Fault) -> None:
        if self._on_fault is not None:
            self._on_fault(fault)
        else:
            self._context.toast(fault_line(fault))

    def _refuse(self, fault: Fault) -> None:
        if fault.code != "changed_since":
            self._context.toast(fault_line(fault))
            return
        text = self.tr("{name} was changed again since, so nothing was taken back. Change it by hand.")
        self._context.toast(text.format(name=fault.details.get("name", "")))
