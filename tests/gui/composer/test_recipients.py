"""The field of recipients, by keyboard alone, by paste and by drag."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QObject, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.message import Address
from carerix_desktop.gui.composer.recipient_chip import RECIPIENT_MIME
from carerix_desktop.gui.composer.recipients import RecipientEdit, read_recipients
from carerix_desktop.gui.composer.suggestions import SuggestionModel
from carerix_desktop.gui.theme import Theme
from tests.support.fake_writing import PEOPLE, PIETER, SANNE
from tests.support.model_rules import hold_to_qts_rules

Key = Qt.Key


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> Iterator[RecipientEdit]:
    """To, with Cc below it."""
    window = QWidget()
    column = QVBoxLayout(window)
    made, other = RecipientEdit(theme, "To"), RecipientEdit(theme, "Cc")
    column.addWidget(made)
    column.addWidget(other)
    window.resize(700, 500)
    window.show()
    window.activateWindow()
    made.line.setFocus()
    qtbot.waitUntil(made.line.hasFocus)
    yield made
    window.close()
    window.deleteLater()


def addresses(field: RecipientEdit) -> list[str]:
    return [address.address for address in field.addresses]


@pytest.mark.parametrize("key", [Key.Key_Comma, Key.Key_Semicolon, Key.Key_Return, Key.Key_Tab])
def test_each_of_these_keys_makes_a_chip(qtbot: QtBot, field: RecipientEdit, key: Qt.Key) -> None:
    qtbot.keyClicks(field.line, "sanne@post.example")
    qtbot.keyClick(field.line, key)
    assert addresses(field) == ["sanne@post.example"]
    assert field.line.text() == ""
    assert field.line.hasFocus()


def test_tab_in_an_empty_line_leaves_the_field(qtbot: QtBot, field: RecipientEdit) -> None:
    qtbot.keyClick(field.line, Key.Key_Tab)
    assert not field.line.hasFocus()


def test_backspace_selects_the_last_chip_and_then_removes_it(qtbot: QtBot, field: RecipientEdit) -> None:
    field.show_addresses((SANNE, PIETER))
    qtbot.keyClick(field.line, Key.Key_Backspace)
    assert field.chips[1].hasFocus()
    qtbot.keyClick(field.chips[1], Key.Key_Backspace)
    assert addresses(field) == [SANNE.address]
    assert field.line.hasFocus()


def test_arrows_walk_through_the_chips_and_f2_makes_one_text_again(qtbot: QtBot, field: RecipientEdit) -> None:
    field.show_addresses((SANNE, PIETER))
    qtbot.keyClick(field.line, Key.Key_Left)
    qtbot.keyClick(field.chips[1], Key.Key_Left)
    assert field.chips[0].hasFocus()
    qtbot.keyClick(field.chips[0], Key.Key_F2)
    assert field.line.text() == "Sanne de Vries <sanne.devries@post.example>"
    assert addresses(field) == [PIETER.address]


def test_many_addresses_are_pasted_at_once(qtbot: QtBot, field: RecipientEdit) -> None:
    qtbot.keyClicks(field.line, "Jan <jan@a.example>; piet@b.example; nonsense@")
    assert addresses(field) == ["jan@a.example", "piet@b.example"]
    qtbot.keyClick(field.line, Key.Key_Return)
    assert addresses(field) == ["jan@a.example", "piet@b.example", "nonsense@"]
    assert field.bad == ("nonsense@",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a@x.example\nb@x.example", ["a@x.example", "b@x.example"]),
        ('"Vries, Sanne de" <s@x.example>', ["s@x.example"]),
        ("Sanne", ["Sanne"]),
        ("jörg@müller.example", ["jörg@müller.example"]),
    ],
)
def test_what_is_pasted_is_read_as_addresses(text: str, found: list[str]) -> None:
    assert [address.address for address in read_recipients(text)] == found


def test_the_same_address_stands_there_once(field: RecipientEdit) -> None:
    field.add((SANNE, Address(name="", address="SANNE.devries@post.example")))
    field.add((SANNE,))
    assert addresses(field)[:1] == [SANNE.address]
    assert len({address.lower() for address in addresses(field)}) == len(field.chips) == 1


def test_suggestions_come_while_typing_and_enter_takes_the_marked_one(qtbot: QtBot, field: RecipientEdit) -> None:
    with qtbot.waitSignal(field.wanted) as asked:
        qtbot.keyClicks(field.line, "san")
    assert asked.args == ["san"]
    field.show_suggestions("san", (PEOPLE[0], PEOPLE[2]))
    assert field.suggestions is not None
    assert field.suggestions.isVisible()
    qtbot.keyClick(field.line, Key.Key_Down)
    assert field.suggestions.chosen == PEOPLE[2]
    qtbot.keyClick(field.line, Key.Key_Up)
    qtbot.keyClick(field.line, Key.Key_Return)
    assert field.addresses == (SANNE,)
    assert not field.suggestions.isVisible()


def test_esc_closes_the_list_and_not_the_message(qtbot: QtBot, field: RecipientEdit) -> None:
    qtbot.keyClicks(field.line, "san")
    field.show_suggestions("san", PEOPLE[:1])
    qtbot.keyClick(field.line, Key.Key_Escape)
    assert field.suggestions is not None
    assert not field.suggestions.isVisible()
    assert field.line.text() == "san"


def test_an_answer_to_words_that_are_gone_is_not_shown(qtbot: QtBot, field: RecipientEdit) -> None:
    qtbot.keyClicks(field.line, "pi")
    field.show_suggestions("san", PEOPLE)
    assert field.suggestions is None


def test_a_group_puts_all_its_people_in(field: RecipientEdit) -> None:
    field.take(PEOPLE[3])
    assert field.addresses == (SANNE, PIETER)


def test_a_chip_that_is_dropped_on_another_field_moves_there(field: RecipientEdit) -> None:
    data = QMimeData()
    data.setData(RECIPIENT_MIME, QByteArray(json.dumps([PIETER.name, PIETER.address]).encode()))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    field.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.MoveAction, data, left, none))
    assert field.addresses == (PIETER,)
    field.chips[0].dragged_away.emit(field.chips[0])
    assert addresses(field) == []


def test_the_cross_of_a_chip_removes_it(qtbot: QtBot, field: RecipientEdit) -> None:
    field.show_addresses((SANNE,))
    chip = field.chips[0]
    qtbot.waitUntil(lambda: chip.width() > 100)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip._cross().center())
    assert field.addresses == ()


def test_the_suggestions_follow_qts_rules_and_say_what_they_paint(qapp: object) -> None:
    owner = QObject()
    model = SuggestionModel(owner)
    hold_to_qts_rules(SuggestionModel, model)
    model.show_found(PEOPLE)
    said = [model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert said[0] == "Sanne de Vries, sanne.devries@post.example, Groningen"
    assert said[2] == "sandra@mail.example, undeliverable"
    model.show_found(())
    assert model.rowCount() == 0
