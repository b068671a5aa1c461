"""The pages of files: list, filter, panel, file, forms, linking and import, over a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.records.blocks import LinkName
from carerix_desktop.gui.records.edit import RecordForm, edit_record
from carerix_desktop.gui.records.file_page import FilePage
from carerix_desktop.gui.records.link_dialog import HitModel, LinkDialog
from carerix_desktop.gui.records.list_page import RecordsPage
from carerix_desktop.gui.records.model import RecordListModel
from carerix_desktop.gui.records.pages import PAGES
from carerix_desktop.gui.records.tabs.own_procedures import OwnProceduresTab
from carerix_desktop.gui.theme import Theme, ThemeChoice
from carerix_desktop.services.reading import Reading
from carerix_desktop.services.records import Records
from carerix_desktop.services.search import Search
from tests.support.agency import Agency, mail
from tests.support.fake_services import fake_services
from tests.support.model_rules import hold_to_qts_rules
from tests.support.on_files import on_files

CANDIDATE = RecordKind.CANDIDATE


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    made.promote("anna")
    yield made
    made.close()


@pytest.fixture
def opened() -> list[tuple[Any, ...]]:
    return []


@pytest.fixture
def context(agency: Agency, qapp: QApplication, opened: list[tuple[Any, ...]]) -> Iterator[Context]:
    theme = Theme(qapp, ThemeChoice.LIGHT)
    theme.apply()
    jobs, bridge = Jobs(), Bridge()
    anna = agency.users["anna"]
    base = fake_services()
    services = replace(
        base,
        viewer=replace(base.viewer, key=anna),
        reading=Reading(agency.store, lambda _url: ("", b""), lambda _url: None).for_viewer(anna),
        search=Search(agency.store).for_viewer(anna),
        more={
            "records": Records(agency.store, agency.desk),
            **on_files(agency),
        },
    )
    yield Context(
        jobs=jobs,
        bridge=bridge,
        theme=theme,
        services=services,
        open_record=lambda kind, ref: opened.append(("record", kind, ref)),
        open_page=lambda *args: opened.append(("page", *args)),
        toast=lambda *_args, **_keywords: None,
    )
    jobs.close()


@pytest.fixture
def records(context: Context) -> Records:
    service: Records = context.services.more["records"]
    return service


def _add(records: Records, context: Context, **fields: str) -> str:
    return records.add(context.services.viewer.key, CANDIDATE, fields).record.ref


def _page(qtbot: QtBot, context: Context) -> RecordsPage:
    page = RecordsPage(context, CANDIDATE)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    with qtbot.waitSignal(page.model.loaded):
        page.show()
    return page


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    """The window that the dialogs belong to; it takes them along."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def _dialog(dialog: QDialog) -> Any:
    dialog.show()
    return dialog


def test_the_model_keeps_qts_promises_and_reads_only_what_is_looked_at(
    qtbot: QtBot, context: Context, records: Records, tmp_path: Path
) -> None:
    path = tmp_path / "many.csv"
    path.write_text("ref,first_name\n" + "".join(f"K-{n},Name {n:05}\n" for n in range(2000)))
    context.services.more["record_import"].import_file(context.services.viewer.key, CANDIDATE, path)
    model = RecordListModel(context.jobs, context.services, CANDIDATE)
    hold_to_qts_rules(RecordListModel, model)
    with qtbot.waitSignal(model.loaded):
        model.refresh()
    assert model.rowCount() == 2000
    assert model.index(0, 0).data() is None
    qtbot.waitUntil(lambda: model.index(0, 0).data() == "Name 00000")
    assert model.record_at(900) is None
    with qtbot.waitSignal(model.loaded):
        model.filter("name 0190")
    assert model.rowCount() == 11


def test_a_list_shows_files_and_the_panel_follows(qtbot: QtBot, context: Context, records: Records) -> None:
    ref = _add(records, context, first_name="Sanne", last_name="de Vries", city="Groningen")
    page = _page(qtbot, context)
    qtbot.waitUntil(lambda: page.panel.current == (CANDIDATE, ref))
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    page.view.activated.emit(page.model.index(0, 0))
    assert page.currentWidget() is page.file
    page.file.back.emit()
    assert page.currentIndex() == 0


def test_an_empty_list_offers_to_make_one_and_a_filter_says_what_it_did_not_find(
    qtbot: QtBot, context: Context, records: Records
) -> None:
    page = _page(qtbot, context)
    assert "No candidates yet" in page._empty.title
    _add(records, context, first_name="Sanne")
    with qtbot.waitSignal(page.model.loaded):
        page.model.refresh()
    qtbot.keyClicks(page.filter, "nobody")
    qtbot.waitUntil(lambda: "nobody" in page._empty.title)


def test_a_file_shows_its_mail_and_opens_a_message(
    qtbot: QtBot, context: Context, records: Records, agency: Agency, opened: list[tuple[Any, ...]]
) -> None:
    ref = _add(records, context, first_name="Jan", emails="jan@example.nl")
    agency.file(mail("one@x", subject="Sollicitatie"))
    page = _page(qtbot, context)
    page.arrive(ref)
    qtbot.waitUntil(lambda: "mail" in page.file.tabs.names)
    page.file.tabs.open("mail")
    timeline = page.file.mail
    qtbot.waitUntil(lambda: timeline.model.rowCount() == 1)
    timeline.view.activated.emit(timeline.model.index(0, 0))
    assert opened == [("page", "mailbox", int(agency.key("one@x")))]


def test_the_form_saves_and_says_what_cannot_be(
    qtbot: QtBot, desk: QWidget, context: Context, records: Records
) -> None:
    form: RecordForm = _dialog(RecordForm(desk, context, CANDIDATE, None))
    form.set_field("emails", "no address")
    form._save()
    qtbot.waitUntil(form.banner.isVisible)
    assert "is not an e-mail address" in form.banner.accessibleName()
    form.set_field("emails", "s@post.example")
    form.set_field("confidential", "yes")
    form._save()
    qtbot.waitUntil(lambda: form.saved is not None)
    assert form.saved is not None
    found = records.get(context.services.viewer.key, CANDIDATE, form.saved.record.ref)
    assert (found.fields["emails"], found.fields["confidential"]) == ("s@post.example", "yes")


@pytest.mark.parametrize("kind", [kind for kind in RecordKind if kind is not RecordKind.MATCH])
def test_every_field_of_a_form_has_an_accessible_name(
    qtbot: QtBot, desk: QWidget, context: Context, kind: RecordKind
) -> None:
    form: RecordForm = _dialog(RecordForm(desk, context, kind, None))
    assert all(field.accessibleName() for field in form.fields.values())
    form.reject()


def test_linking_searches_as_one_types_and_enter_takes_the_first(
    qtbot: QtBot, desk: QWidget, context: Context, records: Records
) -> None:
    ref = _add(records, context, first_name="Sanne", last_name="de Vries")
    _add(records, context, first_name="Piet")
    dialog: LinkDialog = _dialog(LinkDialog(desk, context, None, ""))
    hold_to_qts_rules(HitModel, dialog.model)
    qtbot.keyClicks(dialog.line, "sann")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.chosen == (CANDIDATE, ref)


def test_the_rail_gets_the_four_lists_of_files() -> None:
    assert [page.name for page in PAGES] == ["candidates", "contacts", "companies", "vacancies"]
    assert callable(edit_record)


def test_a_file_that_is_taken_away_while_it_is_shown_gives_way_to_the_list(
    qtbot: QtBot, context: Context, records: Records
) -> None:
    ref = _add(records, context, first_name="Sanne", last_name="de Vries")
    page = FilePage(context)
    qtbot.addWidget(page)
    page.show()
    page.show_record(CANDIDATE, ref)
    qtbot.waitUntil(lambda: page.head.name.text() == "Sanne de Vries")
    with qtbot.waitSignal(page.back):
        for event in context.services.more["merging"].remove(context.services.viewer.key, CANDIDATE, ref).events:
            context.bridge.receive(event)
    assert page.record is None


def test_the_procedures_of_a_candidate_have_a_tab_and_a_card_opens_the_vacancy(
    qtbot: QtBot, context: Context, records: Records, opened: list[tuple[Any, ...]]
) -> None:
    ref, viewer = _add(records, context, first_name="Sanne", last_name="de Vries"), context.services.viewer.key
    records.add(viewer, RecordKind.VACANCY, {"ref": "V-9", "title": "Java Developer"})
    records.add(viewer, RecordKind.MATCH, {"candidate": ref, "vacancy": "V-9", "status": "interview"})
    page = FilePage(context)
    qtbot.addWidget(page)
    page.show()
    page.show_record(CANDIDATE, ref)
    qtbot.waitUntil(lambda: page.head.name.text() == "Sanne de Vries")
    page.tabs.open("own_procedures")
    tab = page.tabs.tab("own_procedures")
    assert isinstance(tab, OwnProceduresTab)
    qtbot.waitUntil(tab.isVisible)
    (name,) = tab.findChildren(LinkName)
    assert name.text() == "Java Developer"
    name.click()
    assert opened[-1] == ("record", RecordKind.VACANCY, "V-9")
