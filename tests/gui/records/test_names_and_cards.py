"""What a recruiter reads in lists and cards: names instead of numbers, and long names cut with the whole at hand."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.blocks import LinkName
from carerix_desktop.gui.records.model import RecordListModel, read_page
from carerix_desktop.gui.records.panel import RecordPanel, read_panel
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.services.records import Records
from tests.gui.conftest import theme
from tests.gui.records.test_records_pages import agency, context, opened, records

__all__ = ["agency", "context", "opened", "records", "theme"]


def make(context: Context, records: Records, kind: RecordKind, **fields: str) -> str:
    return records.add(context.services.viewer.key, kind, fields).record.ref


def test_a_list_of_contacts_tells_the_company_by_name(qtbot: QtBot, context: Context, records: Records) -> None:
    company = make(context, records, RecordKind.COMPANY, ref="B-900", name="Havenbedrijf Delta")
    ref = make(context, records, RecordKind.CONTACT, ref="P-900", first_name="Marieke", company=company)
    viewer = context.services.viewer.key
    key = records.get(viewer, RecordKind.CONTACT, ref).key
    read, names = read_page(records, viewer, RecordKind.CONTACT, [int(key)])
    assert ([one.ref for one in read], names) == ([ref], {("company", "B-900"): "Havenbedrijf Delta"})
    model = RecordListModel(context.jobs, context.services, RecordKind.CONTACT)
    model.filter("Marieke")
    qtbot.waitUntil(lambda: _cells(model) == ["Marieke", "", "Havenbedrijf Delta", "", "", "P-900"])


def _cells(model: Any) -> list[str]:
    return [model.index(0, column).data() or "" for column in range(model.columnCount())]


def test_the_panel_knows_what_the_other_files_are_called(context: Context, records: Records) -> None:
    one = (RecordKind.CANDIDATE, make(context, records, RecordKind.CANDIDATE, ref="K-900", first_name="Sanne"))
    two = (RecordKind.COMPANY, make(context, records, RecordKind.COMPANY, ref="B-901", name="Zuiderzee"))
    file, names = read_panel(records, context.services.viewer.key, one, (one, two))
    assert (file.record.ref, names) == ("K-900", {one: "Sanne", two: "Zuiderzee"})


def test_a_long_name_is_cut_and_told_whole(qtbot: QtBot, qapp: QApplication, context: Context) -> None:
    name = LinkName(context.theme, "Teamleider productie & logistiek")
    qtbot.addWidget(name)
    name.show()
    name.resize(90, 24)
    qtbot.waitUntil(lambda: name.text().endswith("…"))
    assert (name.accessibleName(), name.toolTip()) == ("Teamleider productie & logistiek",) * 2
    name.resize(600, 24)
    qtbot.waitUntil(lambda: name.text() == "Teamleider productie && logistiek")
    assert name.toolTip() == ""


def test_the_panels_buttons_stand_whole_below_each_other_where_there_is_no_room_beside(
    qtbot: QtBot, context: Context, records: Records
) -> None:
    make(context, records, RecordKind.CANDIDATE, ref="K-902", emails="jan@example.nl", phones="06 1234 5678")
    panel = RecordPanel(context)
    qtbot.addWidget(panel)
    panel.resize(200, 600)
    panel.show()
    panel.show_records(((RecordKind.CANDIDATE, "K-902"),))

    def shown() -> list[Button]:
        texts = ("Mail", "Call", "Open file")
        return [one for one in panel.findChildren(Button) if one.isVisible() and one.text() in texts]

    qtbot.waitUntil(lambda: len({one.y() for one in shown()}) > 1)
    assert all(one.width() >= one.sizeHint().width() for one in shown())
