"""What a tab of a file is: a widget that is made and filled when it is first looked at.

To add a tab: write a module with a subclass of `FileTab`, and put its `TabSpec` into `catalogue.TABS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.context import Context
from carerix_desktop.services.record_file import RecordFile

if TYPE_CHECKING:
    from collections.abc import Sequence


class FileTab(QFrame):
    """One tab. It listens to the bridge itself only for what does not change the file (mail).

    Signals:
        counted: a number for the tab's title, where the file itself does not tell it.
        wanted: another tab of this file is to be opened, by name.
        stale: the file is not as it was shown: it is to be read again.
    """

    counted = Signal(int)
    wanted = Signal(str)
    stale = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("pane", "surface")
        self._context = context

    def show_file(self, file: RecordFile, *, other: bool) -> None:
        """Show a file; `other` holds for another file than before, else it is the same, read anew."""

    def panes(self) -> Sequence[QWidget]:
        """Where F6 stops, the first gets the keys when the file is opened."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TabSpec:
    """A tab and whose files have it.

    Attributes:
        name: stable, for settings, shots and `FilePage.open_tab`.
        title: the translated title on a file of a kind, given at call time.
        make: builds the tab on the first visit.
        kinds: of the files that have it.
        count: the number in its title, None for none.
        wide: it takes the whole width: facts and related records give way.
    """

    name: str
    title: Callable[[RecordKind], str]
    make: Callable[[Context], FileTab]
    kinds: frozenset[RecordKind]
    count: Callable[[RecordFile], int | None] = lambda _file: None
    wide: bool = False
