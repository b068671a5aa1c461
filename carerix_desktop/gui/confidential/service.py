"""What the screens of a confidential conversation ask, bound to the user who is signed in."""

from __future__ import annotations

from typing import Any, Protocol

from carerix_desktop.domain.confidentiality import BoxPreview
from carerix_desktop.domain.ids import MessageKey


class ConfidentialService(Protocol):
    """Safe on any worker thread. What `set_box` answers goes to `undo`; nobody looks inside."""

    def preview(self, key: MessageKey) -> BoxPreview: ...
    def set_box(self, key: MessageKey, *, confidential: bool) -> Any: ...
    def undo(self, token: Any) -> None: ...
