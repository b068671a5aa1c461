"""Edit folders: what is proposed, what can be chosen, and that the model keeps Qt's rules."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.folder_roles import Confidence
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.gui.settings.folder_tree import COUNT, NAME, FolderTreeModel, build_tree
from carerix_desktop.gui.settings.folders_dialog import READY, FoldersDialog
from carerix_desktop.gui.theme import Theme
from carerix_desktop.services.folders import FolderPlan, ServerFolder
from tests.gui.settings.conftest import Desk
from tests.support.accessible import say_text
from tests.support.fake_servers import listed
from tests.support.model_rules import hold_to_qts_rules
from tests.support.settings import DRAFT, SettingsRoom

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def account(room: SettingsRoom) -> None:
    room.accounts.save(room.recruiter.key, room.recruiter.key, DRAFT, password="geheim")


def discovered(room: SettingsRoom) -> list[ServerFolder]:
    return room.folders.discover(room.recruiter.key, room.recruiter.key)


def opened(qtbot: QtBot, desk: Desk, **more: object) -> FoldersDialog:
    dialog = FoldersDialog(
        desk.context,
        desk.services,
        desk.room.recruiter.key,
        server="imap.example.test",
        **more,  # type: ignore[arg-type] # draft or password
    )
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def ready(qtbot: QtBot, dialog: FoldersDialog) -> FoldersDialog:
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == READY)
    return dialog


def choose(dialog: FoldersDialog, role: FolderRole, data: str) -> None:
    box = dialog.rows[role].box
    number = box.findData(data)
    assert number >= 0, [box.itemData(n) for n in range(box.count())]
    box.setCurrentIndex(number)


def test_the_model_keeps_qts_rules_through_all_its_changes(qtbot: QtBot, theme: Theme, room: SettingsRoom) -> None:
    model = FolderTreeModel(theme)
    hold_to_qts_rules(FolderTreeModel, model)
    model.show_folders(discovered(room))
    model.show_roles({"Archief 2026": FolderRole.ARCHIVE})
    model.setData(model.index_of("Klanten/Delta"), UNCHECKED.value, Qt.ItemDataRole.CheckStateRole)
    model.show_folders([])
    assert model.rowCount() == 0


def test_the_tree_has_the_servers_levels_inbox_first(theme: Theme, room: SettingsRoom) -> None:
    room.servers.add(listed("Ⓐ/b/c/d"), listed("[Gmail]", "\\Noselect"), listed("[Gmail]/All", "\\All"))
    model = FolderTreeModel(theme)
    model.show_folders(discovered(room))
    top = [model.index(row, NAME).data() for row in range(model.rowCount())]
    assert top == ["INBOX", "Verzonden items", "Archief 2026", "Klanten", "Ⓐ", "[Gmail]"]
    deep = model.index_of("Ⓐ/b/c/d")
    assert deep.parent().parent().data() == "b"
    assert deep.siblingAtColumn(COUNT).data() == "0"
    assert model.index(4, NAME).data(Qt.ItemDataRole.CheckStateRole) is None
    assert model.flags(model.index_of("[Gmail]")) == Qt.ItemFlag.ItemIsEnabled


def test_a_tree_of_any_depth_is_built(room: SettingsRoom) -> None:
    room.servers.mailboxes.clear()
    room.servers.add(listed(".".join(["x"] * 3000), delimiter="."), listed("no delimiter", delimiter=""))
    root = build_tree(discovered(room))
    assert len(root.children) == 2


def test_folders_that_show_other_mail_are_not_ticked_and_inbox_stays(theme: Theme, room: SettingsRoom) -> None:
    room.servers.add(listed("Starred", "\\Flagged"), listed("All", "\\All"))
    model = FolderTreeModel(theme)
    model.show_folders(discovered(room))
    everything = model.index_of("All")
    assert everything.data(Qt.ItemDataRole.CheckStateRole) == CHECKED
    assert "in no other folder" in everything.data(Qt.ItemDataRole.ToolTipRole)
    view, inbox = model.index_of("Starred"), model.index_of("INBOX")
    assert view.data(Qt.ItemDataRole.CheckStateRole) == UNCHECKED
    assert "not fetched twice" in view.data(Qt.ItemDataRole.ToolTipRole)
    for fixed in (view, inbox):
        assert not model.flags(fixed) & Qt.ItemFlag.ItemIsUserCheckable
        assert not model.setData(fixed, CHECKED.value, Qt.ItemDataRole.CheckStateRole)
    assert model.changed_wanted == {}
    assert not model.index_of("nowhere").isValid()
    assert model.parent(QModelIndex()) == QModelIndex()


def test_the_proposal_is_shown_with_confidence_and_reason(qtbot: QtBot, desk: Desk) -> None:
    dialog = ready(qtbot, opened(qtbot, desk))
    rows = dialog.rows
    assert (rows[FolderRole.SENT].name, rows[FolderRole.SENT].confidence) == ("Verzonden items", Confidence.LIKELY)
    assert (rows[FolderRole.ARCHIVE].name, rows[FolderRole.ARCHIVE].confidence) == ("Archief 2026", Confidence.CHECK)
    assert rows[FolderRole.TRASH].name is None
    assert not rows[FolderRole.INBOX].box.isEnabled()
    assert "Please check Archive" in dialog.banner.accessibleName()
    assert (
        rows[FolderRole.ARCHIVE].box.accessibleName()
        == "Archive on server: Archief 2026, Check this, name looks like it"
    )
    assert "5 folder" in dialog._found.text()


def test_using_the_mapping_saves_it_and_moves_nothing(qtbot: QtBot, desk: Desk) -> None:
    dialog = ready(qtbot, opened(qtbot, desk))
    choose(dialog, FolderRole.TRASH, "Klanten")
    index = dialog.tree_model.index_of("Klanten/Delta")
    dialog.tree_model.setData(index, UNCHECKED.value, Qt.ItemDataRole.CheckStateRole)
    with qtbot.waitSignal(dialog.saved):
        qtbot.mouseClick(dialog.use_button, LEFT)
    eva = desk.room.recruiter.key
    assert desk.room.folders.pairs(eva) == {
        FolderRole.INBOX: "INBOX",
        FolderRole.SENT: "Verzonden items",
        FolderRole.ARCHIVE: "Archief 2026",
        FolderRole.TRASH: "Klanten",
    }
    assert [mailbox.name for mailbox in desk.room.folders.known(eva) if not mailbox.wanted] == ["Klanten/Delta"]
    assert desk.room.servers.created == []


def test_what_was_saved_is_shown_again_before_any_proposal(qtbot: QtBot, desk: Desk) -> None:
    eva = desk.room.recruiter.key
    desk.room.folders.save(eva, eva, FolderPlan(pairs={FolderRole.SENT: "Klanten"}))
    dialog = ready(qtbot, opened(qtbot, desk))
    row = dialog.rows[FolderRole.SENT]
    assert (row.name, row.confidence, row._why.text()) == ("Klanten", Confidence.CERTAIN, "you chose it")


def test_one_folder_cannot_serve_two_rows(qtbot: QtBot, desk: Desk) -> None:
    dialog = ready(qtbot, opened(qtbot, desk))
    choose(dialog, FolderRole.DRAFTS, "Verzonden items")
    assert not dialog.use_button.isEnabled()
    assert "“Verzonden items” cannot serve twice" in dialog.banner.accessibleName()
    choose(dialog, FolderRole.SENT, "")
    assert dialog.use_button.isEnabled()


def test_a_missing_folder_is_made_on_request(qtbot: QtBot, desk: Desk) -> None:
    dialog = ready(qtbot, opened(qtbot, desk))
    choose(dialog, FolderRole.JUNK, "create:Junk")
    assert dialog.rows[FolderRole.JUNK].creates == "Junk"
    with qtbot.waitSignal(dialog.saved):
        qtbot.mouseClick(dialog.use_button, LEFT)
    assert desk.room.servers.created == ["Junk"]
    assert desk.room.folders.pairs(desk.room.recruiter.key)[FolderRole.JUNK] == "Junk"


def test_typing_filters_and_what_names_no_folder_goes_back(qtbot: QtBot, desk: Desk) -> None:
    dialog = ready(qtbot, opened(qtbot, desk))
    row = dialog.rows[FolderRole.TRASH]
    edit = row.box.lineEdit()
    assert edit is not None
    edit.setText("klanten")
    edit.editingFinished.emit()
    assert row.name == "Klanten"
    edit.setText("no such folder")
    edit.editingFinished.emit()
    assert (row.name, edit.text()) == ("Klanten", "Klanten")


def test_a_screen_readers_choice_counts_and_only_a_choice_is_told(qtbot: QtBot, desk: Desk) -> None:
    dialog = ready(qtbot, opened(qtbot, desk))
    row, told = dialog.rows[FolderRole.TRASH], []
    row.chosen.connect(lambda: told.append(row.name))
    edit = row.box.lineEdit()
    assert edit is not None
    say_text(edit, "Klanten")
    assert (row.name, told) == ("Klanten", ["Klanten"])
    assert "you chose it" in row.box.accessibleName()
    say_text(edit, "Klanten")
    row.box.activated.emit(row.box.currentIndex())
    edit.editingFinished.emit()
    assert told == ["Klanten"]


def test_showing_the_folders_again_is_no_choice(qtbot: QtBot, desk: Desk) -> None:
    dialog = ready(qtbot, opened(qtbot, desk))
    row, told = dialog.rows[FolderRole.SENT], []
    row.chosen.connect(lambda: told.append(row.name))
    row.show_folders(discovered(desk.room), "Sent")
    assert (row.name, told) == ("Verzonden items", [])


def test_with_unsaved_settings_the_plan_is_handed_back(qtbot: QtBot, desk: Desk) -> None:
    draft = replace(DRAFT, server="other.example.test")
    dialog = ready(qtbot, opened(qtbot, desk, draft=draft, password="geheim"))
    with qtbot.waitSignal(dialog.planned) as told:
        qtbot.mouseClick(dialog.use_button, LEFT)
    plan = told.args[0]
    assert plan.pairs[FolderRole.SENT] == "Verzonden items"
    assert desk.room.folders.known(desk.room.recruiter.key) == []


def test_a_server_that_is_away_gets_a_sentence_and_another_try(qtbot: QtBot, desk: Desk) -> None:
    desk.room.servers.fault = ServerFault("x", code="offline")
    dialog = opened(qtbot, desk)
    qtbot.waitUntil(lambda: dialog.waiting.title == "This did not work")
    assert "This computer is offline" in dialog.waiting.accessibleName()
    assert not dialog.use_button.isEnabled()
    desk.room.servers.fault = None
    dialog.again.click()
    ready(qtbot, dialog)


def test_escape_closes_and_changes_nothing(qtbot: QtBot, desk: Desk) -> None:
    dialog = ready(qtbot, opened(qtbot, desk))
    choose(dialog, FolderRole.TRASH, "Klanten")
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.room.folders.pairs(desk.room.recruiter.key) == {FolderRole.INBOX: "INBOX"}
