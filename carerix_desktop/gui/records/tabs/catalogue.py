"""The tabs of a file, in their order."""

from __future__ import annotations

from collections.abc import Callable

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.records.tabs.base import TabSpec
from carerix_desktop.gui.records.tabs.documents import DocumentsTab
from carerix_desktop.gui.records.tabs.mail import MailTab
from carerix_desktop.gui.records.tabs.notes import NotesTab
from carerix_desktop.gui.records.tabs.own_procedures import OwnProceduresTab
from carerix_desktop.gui.records.tabs.procedures import ProceduresTab
from carerix_desktop.gui.records.tabs.profile import ProfileTab
from carerix_desktop.gui.records.tabs.timeline import TimelineTab
from carerix_desktop.gui.records.texts import RecordTexts

_ALL = frozenset(RecordKind) - {RecordKind.MATCH}


def _title(name: str) -> Callable[[RecordKind], str]:
    return lambda _kind: RecordTexts().tab(name)


def _procedures_title(kind: RecordKind) -> str:
    return RecordTexts().kinds(RecordKind.CANDIDATE) if kind is RecordKind.VACANCY else RecordTexts().tab("procedures")


TABS: tuple[TabSpec, ...] = (
    TabSpec(name="timeline", title=_title("timeline"), make=TimelineTab, kinds=_ALL),
    TabSpec(name="profile", title=_title("profile"), make=ProfileTab, kinds=_ALL),
    TabSpec(
        name="procedures",
        title=_procedures_title,
        make=ProceduresTab,
        kinds=frozenset({RecordKind.VACANCY}),
        count=lambda file: len(file.procedures),
        wide=True,
    ),
    TabSpec(
        name="own_procedures",
        title=_title("procedures"),
        make=OwnProceduresTab,
        kinds=frozenset({RecordKind.CANDIDATE}),
        count=lambda file: len(file.procedures),
    ),
    TabSpec(name="mail", title=_title("mail"), make=MailTab, kinds=_ALL),
    TabSpec(name="documents", title=_title("documents"), make=DocumentsTab, kinds=_ALL),
    TabSpec(name="notes", title=_title("notes"), make=NotesTab, kinds=_ALL),
)
