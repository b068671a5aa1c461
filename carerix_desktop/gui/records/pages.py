"""The pages that files hang in the rail."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.context import Context, PageSpec
from carerix_desktop.gui.records.list_page import RecordsPage
from carerix_desktop.gui.records.texts import RecordTexts


def _page(name: str, icon: str, kind: RecordKind) -> PageSpec:
    def title() -> str:
        return RecordTexts().kinds(kind)

    def make(context: Context) -> QWidget:
        return RecordsPage(context, kind)

    return PageSpec(name=name, icon=icon, title=title, make=make)


PAGES: tuple[PageSpec, ...] = (
    _page("candidates", "users", RecordKind.CANDIDATE),
    _page("contacts", "contact", RecordKind.CONTACT),
    _page("companies", "building-2", RecordKind.COMPANY),
    _page("vacancies", "briefcase", RecordKind.VACANCY),
)
