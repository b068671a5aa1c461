"""L and drag: messages are linked to one or several files, all of them at once, and undo takes it back (DESIGN 5.4)."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QByteArray, QItemSelectionModel, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.ids import MessageKey, RecordKind
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.view import ProposalView, RecordHit
from carerix_desktop.gui.mailbox import linking
from carerix_desktop.gui.mailbox.folder_pane import MESSAGES_MIME
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.records.link_popup import CheckModel, LinkPopup
from tests.support.fake_services import FakeActions, FakeReading
from tests.support.model_rules import hold_to_qts_rules

Key = Qt.Key
JAVA = RecordHit(kind=RecordKind.VACANCY, ref="V-1", label="Java Developer", detail="Zuiderzee")
DELTA = RecordHit(kind=RecordKind.COMPANY, ref="B-1", label="Havenbedrijf Delta", detail="")
MOVE = Qt.DropAction.MoveAction


def actions_of(window: MainWindow) -> FakeActions:
    return cast("FakeActions", window.context.services.actions)


def read_first(qtbot: QtBot, window: MainWindow) -> MessageKey:
    window.mailbox.list.select_row(0)
    key, reading = window.mailbox.model.key_at(0), window.mailbox.reading
    qtbot.waitUntil(lambda: reading.message is not None and reading.message.key == key)
    return key


def popup(qtbot: QtBot, window: MainWindow, *guesses: RecordHit) -> LinkPopup:
    made = LinkPopup(window, window.context, guesses)
    qtbot.addWidget(made)
    hold_to_qts_rules(CheckModel, made.model)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == len(guesses) + 1)  # and whom the search knows
    return made


def drop(widget: QWidget) -> bool:
    data = QMimeData()
    data.setData(MESSAGES_MIME, QByteArray(b"selection"))
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(4, 4), MOVE, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(widget, enter)
    event = QDropEvent(QPointF(4, 4), MOVE, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(widget, event)
    return enter.isAccepted() and event.isAccepted()


def test_guesses_come_first_and_enter_takes_the_marked_one(qtbot: QtBot, window: MainWindow) -> None:
    made = popup(qtbot, window, JAVA)
    assert [made.model.index(row, 0).data().partition(",")[0] for row in range(2)] == [
        "Java Developer",
        "Sanne de Vries",
    ]
    qtbot.keyClick(made.line, Key.Key_Return)
    assert made.taken == [JAVA]


def test_space_checks_several_and_they_stay_while_one_searches_on(qtbot: QtBot, window: MainWindow) -> None:
    made = popup(qtbot, window, JAVA, DELTA)
    qtbot.keyClick(made.line, Key.Key_Space)
    qtbot.keyClick(made.line, Key.Key_Down)
    qtbot.keyClick(made.line, Key.Key_Space)
    model = cast("CheckModel", made.model)
    assert model.checked == [JAVA, DELTA]
    qtbot.keyClicks(made.line, "sanne")
    qtbot.keyClick(made.line, Key.Key_Space)  # while one types it is a letter
    assert made.line.text() == "sanne "
    qtbot.waitUntil(lambda: model.rowCount() == 3)
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith(", checked")
    qtbot.keyClick(made.line, Key.Key_Return)
    assert made.taken == [JAVA, DELTA]


def test_a_second_space_takes_the_check_away(qtbot: QtBot, window: MainWindow) -> None:
    made = popup(qtbot, window, JAVA)
    qtbot.keyClick(made.line, Key.Key_Space)
    qtbot.keyClick(made.line, Key.Key_Space)
    assert cast("CheckModel", made.model).checked == []
    made.reject()
    assert made.taken == []


def test_enter_links_all_selected_messages_to_all_files_and_one_undo_takes_it_back(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "choose_records", lambda *_args: [JAVA, DELTA])
    read_first(qtbot, window)
    selection = window.mailbox.list.view.selectionModel()
    more = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    selection.select(window.mailbox.model.index(2, 0), more)
    qtbot.waitUntil(lambda: len(window.mailbox.list.keys_here()) == 2)
    qtbot.waitUntil(window.actions_of_window.link.isEnabled)
    keys = tuple(window.mailbox.list.keys_here())
    window.actions_of_window.link.trigger()
    records = tuple(RecordRef(kind=hit.kind, ref=hit.ref) for hit in (JAVA, DELTA))
    qtbot.waitUntil(lambda: actions_of(window).done == [("link_all", keys, records)])
    qtbot.waitUntil(lambda: "Java Developer, Havenbedrijf Delta" in window.toast_text)
    window.actions_of_window.undo.trigger()
    qtbot.waitUntil(lambda: "undo_link" in actions_of(window).done)


def test_what_is_proposed_is_the_first_guess_and_what_was_chosen_last_another(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def choose(_parent: object, _context: object, guesses: list[RecordHit]) -> list[RecordHit]:
        asked.append([hit.label for hit in guesses])
        return [DELTA]

    monkeypatch.setattr(linking, "choose_records", choose)
    reading = cast("FakeReading", window.context.services.reading)
    reading.asked[reading.size] = (
        ProposalView(why="tie", kind=RecordKind.CANDIDATE, ref="C-7", label="Aisha Benali", name="",
                     address="a@x.nl", message=MessageKey(reading.size)),
    )  # fmt: skip
    read_first(qtbot, window)
    for _ in range(2):
        window.actions_of_window.link.trigger()
    assert asked == [["Aisha Benali"], ["Aisha Benali", "Havenbedrijf Delta"]]


def test_messages_dropped_on_a_file_are_linked_to_it(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = read_first(qtbot, window)
    slot = window.mailbox.record
    monkeypatch.setattr(slot.panel, "_current", (RecordKind.CANDIDATE, "C-1"))
    assert drop(slot)
    sanne = (RecordRef(kind=RecordKind.CANDIDATE, ref="C-1"),)
    qtbot.waitUntil(lambda: actions_of(window).done == [("link_all", (key,), sanne)])


def test_messages_dropped_on_a_file_that_a_search_found_are_linked_to_it(qtbot: QtBot, window: MainWindow) -> None:
    key = read_first(qtbot, window)
    button = window.mailbox.side._button(JAVA)
    qtbot.addWidget(button)
    assert drop(button)
    qtbot.waitUntil(
        lambda: actions_of(window).done == [("link_all", (key,), (RecordRef(kind=JAVA.kind, ref=JAVA.ref),))]
    )
