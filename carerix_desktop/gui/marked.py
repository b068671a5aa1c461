"""What is marked on a page, as far as it can be handed out: pages that have such a thing answer `marked()`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.view import ListSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Records of a list, or messages of one, and the file that is open or pointed at.

    Attributes:
        kind: of the records; None in the mailbox.
        keys: of the marked rows.
        source: of the messages' list.
        record: the file, by kind and number.
    """

    kind: RecordKind | None = None
    keys: Sequence[int] = ()
    source: ListSource | None = None
    record: tuple[RecordKind, str] | None = None
