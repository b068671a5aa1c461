"""What the screens of a confidential conversation ask, bound to the user who is signed in."""

from __future__ import annotations

from typing import Protocol

from carerix_desktop.domain.confidentiality import BoxPreview
from carerix_desktop.domain.ids import MessageKey


class ConfidentialService(Protocol):
    """Safe on any worker thread. What `set_box` answers goes to `undo`, nobody looks inside; None: nothing changed."""

    def preview(self, key: MessageKey) -> BoxPreview: ...
    def set_box(self, key: MessageKey, *, confidential: bool) -> object | None: ...
    def undo(self, token: object) -> None: ...
