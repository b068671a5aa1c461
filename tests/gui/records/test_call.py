"""A person is called from their file: the number is shown in its international form and asked about first (S-06)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.open_outside import OPENED_OUTSIDE
from carerix_desktop.gui.records import call_button
from carerix_desktop.gui.records.blocks import facts
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.services.records import Records
from tests.gui.conftest import theme
from tests.gui.records.test_records_pages import agency, context, opened, records

__all__ = ["agency", "context", "opened", "records", "theme"]


def test_the_button_asks_with_the_number_that_it_would_dial(
    qtbot: QtBot, context: Context, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(url: QUrl, _parent: QWidget) -> None:
        asked.append(url.toString())

    monkeypatch.setattr(call_button, "ask_to_open", ask)
    fields = {"ref": "K-1", "first_name": "Sanne", "phones": "06 1234 5678;receptie"}
    record = records.add(context.services.viewer.key, RecordKind.CANDIDATE, fields).record
    button = call_button.call_button(context, record)
    qtbot.addWidget(button)
    assert not button.isHidden()
    assert button.accessibleName() == "Call +31 6 12345678"
    button.click()
    assert asked == ["tel:+31-6-12345678"]
    assert "tel" in OPENED_OUTSIDE
    assert ("Phone", "+31 6 12345678\nreceptie") in facts(record, RecordTexts())
    assert record.fields["phones"] == "06 1234 5678;receptie"


@pytest.mark.parametrize("phones", ["", "receptie", "112"])
def test_what_cannot_be_dialled_has_no_button(qtbot: QtBot, context: Context, records: Records, phones: str) -> None:
    fields = {"ref": "K-1", "first_name": "Sanne", "phones": phones}
    record = records.add(context.services.viewer.key, RecordKind.CANDIDATE, fields).record
    button = call_button.call_button(context, record)
    qtbot.addWidget(button)
    assert button.isHidden()
