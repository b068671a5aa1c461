"""Every form of the settings, in English and Dutch: names for screen readers, labels with a buddy, room to click."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QFile, QIODevice
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.gui.language import speak
from carerix_desktop.gui.theme import Theme

UI = Path(__file__).parents[3] / "ui"
FORMS = (
    "first_run_form",
    "incoming_form",
    "new_user_dialog",
    "outgoing_form",
    "passphrase_dialog",
    "profile_form",
    "receiving_form",
)
SMALLEST = 24


@pytest.fixture(params=["en", "nl"])
def language(request: pytest.FixtureRequest, qapp: QApplication, any_language: None) -> str:
    speak(qapp, request.param)
    return str(request.param)


def load(qtbot: QtBot, name: str) -> QWidget:
    file = QFile(str(UI / f"{name}.ui"))
    assert file.open(QIODevice.OpenModeFlag.ReadOnly)
    widget = QUiLoader().load(file)
    file.close()
    assert isinstance(widget, QWidget)
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.mark.parametrize("name", FORMS)
def test_every_field_has_a_name_and_every_label_a_field(qtbot: QtBot, theme: Theme, language: str, name: str) -> None:
    form = load(qtbot, name)
    nameless = [
        field.objectName()
        for kind in (QLineEdit, QComboBox, QSpinBox)
        for field in form.findChildren(kind)
        if not field.accessibleName() and not field.objectName().startswith("qt_")
    ]
    assert nameless == []
    lonely = [
        label.objectName()
        for label in form.findChildren(QLabel)
        if label.objectName().endswith("Label") and label.buddy() is None
    ]
    assert set(lonely) <= {"loginLabel"}


@pytest.mark.parametrize("name", FORMS)
def test_what_is_clicked_is_large_enough_and_no_text_is_cut(
    qtbot: QtBot, theme: Theme, language: str, name: str
) -> None:
    form = load(qtbot, name)
    form.resize(700, form.sizeHint().height())
    QApplication.processEvents()
    for button in form.findChildren(QAbstractButton):
        if button.isVisible() and button.inherits("QPushButton"):
            assert button.height() >= SMALLEST, button.objectName()
            assert button.width() >= button.sizeHint().width() - 1, button.objectName()
    for label in form.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap():
            assert label.width() >= label.sizeHint().width() - 1, label.objectName()
