"""Attaching from a person's documents: by the menu of the paper clip, filtered, several at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind
from carerix_desktop.gui.composer import attach_menu
from carerix_desktop.gui.composer.attach_menu import AttachMenu
from carerix_desktop.gui.composer.attaching import Attaching
from carerix_desktop.gui.composer.composer import Composer
from carerix_desktop.gui.composer.desk import ComposeDesk
from carerix_desktop.gui.composer.documents_dialog import DocumentsDialog
from carerix_desktop.gui.composer.paper_model import NAME, ORIGIN, Paper, PaperModel
from carerix_desktop.gui.composer.services import writing_services
from carerix_desktop.gui.context import Wish
from carerix_desktop.gui.records.document_acts import DocumentActs
from tests.gui.composer.conftest import open_composer
from tests.support.fake_writing import CV_VERSIONS, DOCUMENTS, ON_FILE, SANNE, FakeDrafting
from tests.support.model_rules import hold_to_qts_rules

Key = Qt.Key
SANNE_FILE = (RecordKind.CANDIDATE, RecordKey(1), "Sanne de Vries")


def menu_of(composer: Composer) -> AttachMenu:
    found = composer.foot.attach.findChild(AttachMenu)
    assert isinstance(found, AttachMenu)
    return found


def labels(composer: Composer) -> list[str]:
    return [action.text() for action in menu_of(composer).menu.actions() if not action.isSeparator()]


@pytest.fixture
def dialog(qtbot: QtBot, composer: Composer) -> DocumentsDialog:
    services = writing_services(composer._context)
    assert services is not None
    made = DocumentsDialog(composer, composer._context, services, SANNE_FILE)
    hold_to_qts_rules(PaperModel, made.model)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == 3)
    made.activateWindow()
    return made


def row(dialog: DocumentsDialog, number: int) -> list[str]:
    return [str(dialog.model.index(number, column).data()) for column in range(4)]


def test_the_paper_clip_offers_the_files_of_whom_one_writes_to_and_of_the_link_row(
    qtbot: QtBot, desk: ComposeDesk
) -> None:
    composer = open_composer(qtbot, desk, Wish(how="reply", message=MessageKey(3)))
    qtbot.waitUntil(lambda: len(composer.head.links.records) == 1)
    links = composer.head.links
    links._remove(links.records[0])  # kept off her file, and her documents are at hand all the same
    qtbot.mouseClick(composer.foot.attach, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(menu_of(composer).menu.isVisible)
    assert labels(composer) == ["From this computer…", "From the file of Sanne de Vries…"]
    menu_of(composer).menu.close()


def test_where_there_is_nobody_the_dialog_for_this_computer_opens_at_once(
    qtbot: QtBot, composer: Composer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(Attaching, "ask_files", lambda _self: asked.append("files"))
    qtbot.mouseClick(composer.foot.attach, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: asked == ["files"])
    assert not menu_of(composer).menu.isVisible()


def test_what_was_chosen_is_attached_with_its_name_and_content(
    qtbot: QtBot, composer: Composer, drafting: FakeDrafting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attach_menu, "choose_documents", lambda *_asked: (*DOCUMENTS, *ON_FILE))
    composer.head.to.add((SANNE,))
    qtbot.mouseClick(composer.foot.attach, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(menu_of(composer).menu.isVisible)
    menu_of(composer).menu.actions()[-1].trigger()
    menu_of(composer).menu.close()
    qtbot.waitUntil(lambda: len(composer.files.files) == 3)
    names = {file.filename for file in composer.files.files}
    assert names == {"CV Sanne de Vries.pdf", "Diploma.pdf", "Eigen CV.pdf"}
    composer.keeper.save()
    qtbot.waitUntil(lambda: drafting.saves > 0)
    assert {file.sha256 for file in composer.files.files} <= drafting.data.keys()
    assert b"%PDF version 2" in drafting.data.values()  # of a document the newest version


def test_a_document_shows_name_size_date_and_message_and_a_lock_where_it_is_confidential(
    dialog: DocumentsDialog,
) -> None:
    assert [row(dialog, number)[NAME] for number in range(3)] == [
        "Eigen CV.pdf",
        "CV Sanne de Vries.pdf",
        "Diploma.pdf",
    ]
    assert row(dialog, 0)[1] == "70 kB"
    assert row(dialog, 0)[3] == "Document: CV, version 2"
    name, size, _date, message = row(dialog, 1)
    assert (name, size, message) == ("CV Sanne de Vries.pdf", "188 kB", "Sanne de Vries: Sollicitatie")
    assert dialog.model.index(1, ORIGIN).data(Qt.ItemDataRole.DecorationRole) is None
    assert dialog.model.index(2, ORIGIN).data(Qt.ItemDataRole.DecorationRole) is not None
    spoken = dialog.model.index(2, ORIGIN).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Confidential: Sanne de Vries: Loon"


def test_an_attachment_that_became_a_document_is_offered_once(dialog: DocumentsDialog) -> None:
    taken = replace(CV_VERSIONS[0], message=DOCUMENTS[0].message, filename=DOCUMENTS[0].filename)
    dialog.model.show_papers([replace(ON_FILE[0], versions=(taken,))], DOCUMENTS)
    assert [row(dialog, number)[NAME] for number in range(dialog.model.rowCount())] == ["Eigen CV.pdf", "Diploma.pdf"]


def test_what_stands_there_is_looked_at_before_it_is_attached(
    qtbot: QtBot, dialog: DocumentsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Paper] = []
    monkeypatch.setattr(DocumentActs, "preview", lambda _self, paper: seen.append(paper))
    assert dialog.look.isEnabled()
    dialog.look.click()
    dialog.table.setCurrentIndex(dialog.model.index(1, NAME))
    dialog.look.click()
    assert seen == [ON_FILE[0], DOCUMENTS[0]]
    word = replace(DOCUMENTS[0], filename="Brief.docx", content_type="application/msword")
    dialog.model.show_papers([], [word])
    dialog.table.setCurrentIndex(dialog.model.index(0, NAME))
    assert not dialog.look.isEnabled()
    assert dialog.look.toolTip()


def test_ticks_stay_while_others_are_searched_and_the_button_counts_them(qtbot: QtBot, dialog: DocumentsDialog) -> None:
    assert not dialog.attach.isEnabled()
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Key.Key_Space)
    assert dialog.attach.text() == "Attach 1 file(s)"
    qtbot.keyClicks(dialog.line, "dipl")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    assert row(dialog, 0)[NAME] == "Diploma.pdf"
    dialog.model.tick(0)
    assert dialog.attach.text() == "Attach 2 file(s)"
    dialog.model.tick(0)
    dialog.line.clear()
    qtbot.keyClicks(dialog.line, " ")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 3)
    assert dialog.chosen == ON_FILE
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    qtbot.mouseClick(dialog.attach, Qt.MouseButton.LeftButton)
    assert dialog.result() == DocumentsDialog.DialogCode.Accepted


def test_a_search_without_a_find_says_so(qtbot: QtBot, dialog: DocumentsDialog) -> None:
    qtbot.keyClicks(dialog.line, "xyz")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 0)
    assert dialog._none.text() == "Nothing found for “xyz”"
    assert not dialog.attach.isEnabled()
