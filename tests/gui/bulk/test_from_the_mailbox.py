"""From the mailbox into the wizard: the people of the selected messages, of a search's results, of files it found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.record import parse_record_ref
from carerix_desktop.domain.template import Situation
from carerix_desktop.domain.view import ListSource
from carerix_desktop.gui.actions import WindowActions
from carerix_desktop.gui.bulk.wizard import BulkDialog
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.mailbox.list_pane import ListPane
from carerix_desktop.gui.mailbox.many import ManyDesk
from carerix_desktop.gui.mailbox.search_side import SearchSide
from carerix_desktop.gui.models.messages import MessageListModel
from carerix_desktop.gui.models.spoken import CardSpeech
from carerix_desktop.services.linking import Linking
from carerix_desktop.services.search import Search
from tests.support.agency import mail
from tests.support.bulk import EVA, BulkAgency


class Mailbox(QWidget):
    """The list, the search's side and the way to many, on the real store; no web engine."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.toasts: list[str] = []
        told = replace(context, toast=lambda text, **_more: self.toasts.append(text))
        self.actions_of_window = WindowActions(context.theme, self)
        self.model = MessageListModel(context.jobs, context.services.reading, CardSpeech(), self)
        self.pane = ListPane(context.theme, self.model, self.actions_of_window)
        self.side = SearchSide(told)
        self.many = ManyDesk(told, self.actions_of_window, self.model, self.pane, self.side)
        column = QVBoxLayout(self)
        column.addWidget(self.pane)
        column.addWidget(self.side)
        self.resize(1100, 800)

    def wizards(self) -> list[BulkDialog]:
        return [one for one in self.findChildren(BulkDialog) if one.isVisible()]

    def select(self, *rows: int) -> None:
        selection, flags = self.pane.view.selectionModel(), QItemSelectionModel.SelectionFlag
        selection.clearSelection()
        for row in rows:
            selection.select(self.model.index(row, 0), flags.Select | flags.Rows)


@pytest.fixture
def filled(house: BulkAgency) -> BulkAgency:
    """Three applications in the inbox of who is looking, one of them of nobody that is known."""
    house.agency.file(
        mail("one@x", sender="sofia@post.example", subject="Sollicitatie", day=1),
        mail("two@x", sender="k.mensah@mailbox.example", subject="Application", day=2),
        mail("none@x", sender="x@elsewhere.example", subject="Anders", day=3),
    )
    linking = Linking(house.agency.store, house.agency.desk)
    for one in ("one@x", "two@x"):
        linking.link(EVA, house.agency.key(one), RecordKind.VACANCY, "V-1")
    return house


@pytest.fixture
def mailbox(qtbot: QtBot, context: Context, filled: BulkAgency) -> Mailbox:
    services = replace(context.services, search=Search(filled.agency.store).for_viewer(EVA))
    made = Mailbox(replace(context, services=services))
    qtbot.addWidget(made)
    made.show()
    made.pane.show_source(ListSource(role=FolderRole.INBOX), "Inbox")
    qtbot.waitUntil(lambda: made.model.is_loaded and made.model.rowCount() == 3)
    return made


def _people(dialog: BulkDialog) -> set[str]:
    return {str(one) for one in dialog._wanted.people}


def _opened(qtbot: QtBot, mailbox: Mailbox) -> BulkDialog:
    qtbot.waitUntil(lambda: bool(mailbox.wizards()))
    (dialog,) = mailbox.wizards()
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    return dialog


def test_the_people_of_the_selected_messages_are_asked_for(qtbot: QtBot, mailbox: Mailbox) -> None:
    mailbox.select(0, 1, 2)
    mailbox.many.write_to_selected()
    dialog = _opened(qtbot, mailbox)
    assert (_people(dialog), dialog._wanted.vacancy) == ({"candidate:K-8", "candidate:K-2"}, "")
    dialog.close()


def test_one_key_rejects_the_applicants_about_the_vacancy_of_all_of_them(qtbot: QtBot, mailbox: Mailbox) -> None:
    mailbox.select(1, 2)
    mailbox.pane.view.setFocus()
    mailbox.actions_of_window.reject.setEnabled(True)
    qtbot.keyClick(mailbox.pane.view, Qt.Key.Key_X)
    dialog = _opened(qtbot, mailbox)
    wanted = dialog._wanted
    assert (wanted.vacancy, wanted.situation) == ("V-1", Situation.REJECT)
    assert wanted.about == "Senior Java Developer, Zuiderzee Software"
    dialog.close()


def test_with_one_selected_the_key_is_left_to_the_answer(qtbot: QtBot, mailbox: Mailbox) -> None:
    mailbox.select(1)
    mailbox.actions_of_window.reject.trigger()
    qtbot.wait(100)
    assert mailbox.wizards() == []


def test_nobody_selected_means_nobody_mailed(qtbot: QtBot, mailbox: Mailbox) -> None:
    mailbox.pane.view.selectionModel().clearSelection()
    mailbox.many.write_to_selected()
    assert mailbox.toasts == ["No message is selected, so nobody is mailed. Select messages first."]
    mailbox.select(0)
    mailbox.many.write_to_selected()
    qtbot.waitUntil(lambda: len(mailbox.toasts) == 2)
    assert "on the file of a candidate or contact" in mailbox.toasts[1]
    assert mailbox.wizards() == []


def test_the_results_of_a_search_lead_to_their_people(qtbot: QtBot, mailbox: Mailbox) -> None:
    mailbox.pane.show_search(ListSource(search="application"), "Results", "application")
    qtbot.waitUntil(lambda: mailbox.model.rowCount() == 1)
    qtbot.keyClick(mailbox.pane.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    mailbox.many.write_to_selected()
    dialog = _opened(qtbot, mailbox)
    assert _people(dialog) == {"candidate:K-2"}
    dialog.close()


def test_the_people_among_the_files_that_a_search_found_can_be_written_to(qtbot: QtBot, mailbox: Mailbox) -> None:
    assert not mailbox.side.write.isVisible()
    mailbox.side.look_for("ruben")
    qtbot.waitUntil(mailbox.side.write.isVisible)
    mailbox.side.write.click()
    dialog = _opened(qtbot, mailbox)
    assert "candidate:K-1" in _people(dialog)
    assert all(parse_record_ref(one).kind is RecordKind.CANDIDATE for one in _people(dialog))
    dialog.close()


def test_a_search_that_finds_no_person_offers_nothing(qtbot: QtBot, mailbox: Mailbox) -> None:
    mailbox.side.look_for("zuiderzee")
    qtbot.waitUntil(mailbox.side._files_title.isVisible)
    assert mailbox.side.write.isVisible() is any(kind is RecordKind.CONTACT for kind, _ref in mailbox.side._people)
