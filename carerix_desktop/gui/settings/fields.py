"""What the forms of the settings share: show button, tones, problems at their fields, room to click."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QToolButton, QWidget

from carerix_desktop.domain.account import Security
from carerix_desktop.domain.account_draft import Problem
from carerix_desktop.gui.settings.texts import problem_text
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.text import restyle

TARGET_HEIGHT = 30


def make_roomy(*boxes: QComboBox) -> None:
    """Make combo boxes as high as the fields beside them; larger text makes them higher still (DESIGN 9)."""
    for box in boxes:
        box.setMinimumHeight(max(TARGET_HEIGHT, box.fontMetrics().height() + 12))


def chosen_security(none: QToolButton, ssl: QToolButton) -> Security:
    """Which of the three segments is on."""
    if none.isChecked():
        return Security.NONE
    return Security.SSL if ssl.isChecked() else Security.TLS


def check_security(security: Security, none: QToolButton, ssl: QToolButton, tls: QToolButton) -> None:
    """Turn one of the three segments on."""
    {Security.NONE: none, Security.SSL: ssl, Security.TLS: tls}[security].setChecked(True)


def add_reveal(edit: QLineEdit, theme: Theme) -> QAction:
    """The show button inside a password field."""
    show, hide = _reveal_words()
    action = QAction(theme.icons.icon("eye", "text.secondary"), show, edit)
    action.setCheckable(True)

    def show_or_hide(shown: bool) -> None:
        edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        action.setIcon(theme.icons.icon("eye-off" if shown else "eye", "text.secondary"))
        action.setText(hide if shown else show)

    action.toggled.connect(show_or_hide)
    edit.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
    return action


def _reveal_words() -> tuple[str, str]:
    translate = QCoreApplication.translate
    return translate("Settings", "Show password"), translate("Settings", "Hide password")


def set_tone(widget: QWidget, tone: str) -> None:
    """Change the tone of a field."""
    if (widget.property("tone") or "") != tone:
        widget.setProperty("tone", tone)
        restyle(widget)


def show_field_problems(places: Mapping[str, tuple[QLineEdit, QLabel]], problems: tuple[Problem, ...]) -> None:
    """Write each problem at its field; fields without one lose theirs."""
    first: QLineEdit | None = None
    told: dict[QLabel, str] = {}
    for name, (edit, place) in places.items():
        text = next((problem_text(problem) for problem in problems if problem.field == name), "")
        set_tone(edit, "bad" if text else "")
        edit.setAccessibleDescription(text)
        told[place] = told.get(place) or text
        first = first or (edit if text else None)
    for place, text in told.items():
        place.setText(text)
        place.setVisible(bool(text))
    if first is not None:
        first.setFocus()
