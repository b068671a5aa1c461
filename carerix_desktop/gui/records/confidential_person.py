"""A person whose incoming mail is confidential: the tick on their file, with undo, and the mail that is here already.

What the tick does not reach is offered: the conversations on the file that colleagues can read now.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from carerix_desktop.domain.ids import MessageKey, RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.field_edit import FieldEdit
from carerix_desktop.gui.widgets.question import Question


class Closer(Protocol):
    """The part of the service "confidential" that is asked here; what `close_all` answers goes to `undo`."""

    def earlier(self, kind: RecordKind, ref: str) -> tuple[MessageKey, ...]: ...
    def close_all(self, keys: Sequence[MessageKey]) -> Any: ...
    def undo(self, token: Any) -> None: ...


def tr(text: str, comment: str = "", number: int = -1) -> str:
    """A text in the window's language."""
    return QCoreApplication.translate("", text, comment, number)


def mark_person(context: Context, record: Record, window: QWidget, *, confidential: bool) -> None:
    """Tick or untick "Incoming e-mail confidential"; after a tick, offer to close the conversations that are open."""
    said = tr("From now on, mail from {name} is confidential")
    if not confidential:
        said = tr("From now on, mail from {name} is not confidential by itself")
    value = {"confidential": "yes" if confidential else "no"}
    FieldEdit(context, record, value, said.format(name=record.name)).start()
    service = context.services.more.get("confidential")
    if confidential and service is not None:
        EarlierMail(context, service, record, window).offer()


class EarlierQuestion(Question):
    """The conversations that are here already stay visible otherwise."""

    def __init__(self, name: str, count: int, parent: QWidget) -> None:
        sentence = tr(
            "%n conversation(s) on the file of {name} can be read by all colleagues. Conversations of which you have "
            "no copy yourself are not counted and stay as they are.",
            "",
            count,
        ).format(name=name)
        title = tr("Make the earlier conversations confidential too?")
        super().__init__(title, sentence, tr("Make confidential"), tr("Leave them visible"), parent)


class EarlierMail(QObject):
    """Asks about the conversations that the tick does not reach. It lives as long as the window's jobs."""

    def __init__(self, context: Context, service: Closer, record: Record, window: QWidget) -> None:
        super().__init__(context.jobs)
        self._context, self._service, self._record, self._window = context, service, record, window

    def offer(self) -> None:
        """Ask, where there are any."""
        self._context.jobs.ask(self._service.earlier, self._record.kind, self._record.ref, on_done=self._ask)

    def _ask(self, keys: tuple[MessageKey, ...]) -> None:
        if keys:
            question = EarlierQuestion(self._record.name, len(keys), self._window)
            question.agreed.connect(partial(self._close, keys))
            question.open()

    def _close(self, keys: tuple[MessageKey, ...]) -> None:
        self._context.jobs.tell(self._service.close_all, keys, on_done=partial(self._done, len(keys)))

    def _done(self, count: int, token: Any) -> None:
        back = partial(self._context.jobs.tell, self._service.undo, token)
        self._context.done(tr("%n conversation(s) made confidential", "", count), back)
