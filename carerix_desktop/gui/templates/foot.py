"""Below the editor: the languages of the template, where it stands, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QToolButton

from carerix_desktop.domain.template import TemplateText
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text

LANGUAGES = ("nl", "en", "de", "fr", "es", "it", "pl", "pt", "ro", "tr", "uk")


class TemplateFoot(QFrame):
    """One line.

    Signals:
        wanted: the name of the text in another language of the template.
        language_added: a language that the template does not have yet.
    """

    wanted = Signal(str)
    language_added = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("pane", "foot")
        self.languages, self._segments = QButtonGroup(self), QHBoxLayout()
        self.add, self.more = QToolButton(), QToolButton()
        self.state = Text(role="meta", elide=True)
        self.save = Button(theme, self.tr("Save"), icon="save", kind="primary")
        self.revert = Button(theme, self.tr("Undo changes"), icon="undo-2")
        self.add.setText("+")
        self.add.setToolTip(self.tr("Add a language"))
        self.add.setAccessibleName(self.tr("Add a language"))
        self.more.setText(self.tr("More"))
        for button in (self.add, self.more):
            button.setProperty("kind", "segment")
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setMenu(QMenu(button))
        self._segments.setSpacing(4)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.addLayout(self._segments)
        row.addWidget(self.add)
        row.addWidget(self.state, 1)
        for widget in (self.more, self.revert, self.save):
            row.addWidget(widget)

    def show_languages(self, texts: Iterable[TemplateText], shown: str) -> None:
        """The texts of a template, the one that is shown pressed; the others that could be added."""
        for button in self.languages.buttons():
            self.languages.removeButton(button)
            button.hide()
            button.deleteLater()
        there = set()
        for one in texts:
            there.add(one.language)
            button = QToolButton()
            button.setProperty("kind", "segment")
            button.setText(one.language.upper())
            button.setToolTip(language_name(one.language))
            button.setCheckable(True)
            button.setChecked(one.name == shown)
            button.clicked.connect(partial(self.wanted.emit, one.name))
            self.languages.addButton(button)
            self._segments.addWidget(button)
        menu = self.add.menu()
        menu.clear()
        for language in LANGUAGES:
            if language not in there:
                menu.addAction(language_name(language), partial(self.language_added.emit, language))


def language_name(code: str) -> str:
    """What a language is called in itself."""
    return QLocale(code).nativeLanguageName().capitalize() or code
