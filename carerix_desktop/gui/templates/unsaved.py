"""Texts that are not saved yet: kept in the store a moment after the last key, and when the window goes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.domain.template import TemplateDraft
from carerix_desktop.gui.jobs import Jobs

AFTER_LAST_KEY_MS = 1500


class UnsavedTexts(QObject):
    """By name of the text.

    Args:
        jobs: of the window.
        service: `services.templates.Templates`.
        viewer: whose they are.
        parent: the page.
    """

    def __init__(self, jobs: Jobs, service: Any, viewer: UserKey, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._service, self._viewer = jobs, service, viewer
        self._drafts: dict[str, TemplateDraft] = {}
        self._changed: set[str] = set()
        self._is_loaded = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_LAST_KEY_MS)
        self._timer.timeout.connect(self._keep)

    @property
    def all(self) -> tuple[TemplateDraft, ...]:
        """In the order in which they were begun."""
        return tuple(self._drafts.values())

    def load(self, kept: Iterable[TemplateDraft]) -> None:
        """What the store had when the page was opened."""
        if not self._is_loaded:
            self._is_loaded = True
            for draft in kept:
                self._drafts.setdefault(draft.written.name, draft)

    def get(self, name: str) -> TemplateDraft | None:
        """Of a text; None where it is saved as it is."""
        return self._drafts.get(name)

    def put(self, draft: TemplateDraft) -> None:
        """It was changed."""
        name = draft.written.name
        if self._drafts.get(name) != draft:
            self._drafts[name] = draft
            self._changed.add(name)
            self._timer.start()

    def drop(self, name: str) -> None:
        """It was thrown away."""
        if self._forget(name) is not None:
            self._jobs.tell(self._service.drop, self._viewer, name)

    def saving(self, name: str) -> None:
        """It goes to the store as a version, which lets go of the draft there."""
        self._changed.discard(name)

    def not_saved(self, name: str) -> None:
        """It could not become a version."""
        if name in self._drafts:
            self._changed.add(name)
            self._timer.start()

    def saved(self, name: str) -> None:
        """It is a version now."""
        self._forget(name)

    def keep_now(self) -> bool:
        """Before the window goes: in this thread, after what is under way; False where the disk refuses: it is told."""
        self._jobs.wait()
        try:
            for name in sorted(self._changed):
                self._service.keep(self._viewer, self._drafts[name])
                self._changed.discard(name)
        except Fault as fault:
            self._jobs.failed.emit(fault)
            return False
        return True

    def _forget(self, name: str) -> TemplateDraft | None:
        self._changed.discard(name)
        return self._drafts.pop(name, None)

    def _keep(self) -> None:
        for name in sorted(self._changed):
            self._jobs.tell(self._service.keep, self._viewer, self._drafts[name])
        self._changed.clear()
