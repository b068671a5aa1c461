"""My account › Appearance: colours, density, size of text, language (DESIGN 4.14). In force at once, and kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QComboBox

from carerix_desktop.domain.account import User
from carerix_desktop.gui.choices import Choices
from carerix_desktop.gui.language import LANGUAGES
from carerix_desktop.gui.settings.fields import make_roomy
from carerix_desktop.gui.settings.own_pages import OwnCard, OwnPage
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.switch import Segmented

SYSTEM = "system"


class AppearancePage(OwnPage):
    """How the window looks for this user."""

    def __init__(self, theme: Theme, choices: Choices, user: User) -> None:
        super().__init__(theme, self.tr("Appearance"), user)
        self._choices = choices
        self.segments = {
            "theme": Segmented(
                ((SYSTEM, self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))),
                self.tr("Colours"),
            ),
            "density": Segmented(
                (("comfortable", self.tr("Comfortable")), ("compact", self.tr("Compact"))), self.tr("Lists")
            ),
            "text_size": Segmented(
                (
                    ("90", self.tr("Small")),
                    ("100", self.tr("As the system")),
                    ("120", self.tr("Large")),
                    ("150", self.tr("Larger")),
                ),
                self.tr("Size of text"),
            ),
        }
        self.language = QComboBox()
        look, language = OwnCard(self.tr("The window")), OwnCard(self.tr("Language"))
        look.add_row(self.tr("Colours"), self.segments["theme"])
        without = self.tr("Compact shows more messages at a time, without the first words of each.")
        look.add_row(self.tr("Lists"), self.segments["density"], without)
        look.add_row(self.tr("Size of text"), self.segments["text_size"])
        self._fill_languages()
        later = self.tr("The window speaks it from the next time that it opens.")
        language.add_row(self.tr("Language"), self.language, later)
        self.add_card(look)
        self.add_card(language)
        for name, segment in self.segments.items():
            segment.choose(choices.value(name))
            segment.chosen.connect(partial(choices.choose, name))
        self.language.currentIndexChanged.connect(self._on_language)
        choices.changed.connect(self._on_changed)

    def _fill_languages(self) -> None:
        self.language.setAccessibleName(self.tr("Language"))
        self.language.addItem(self.tr("As the system"), SYSTEM)
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(self._choices.value("language")))
        make_roomy(self.language)

    def _on_language(self, _number: int) -> None:
        self._choices.choose("language", str(self.language.currentData()))

    def _on_changed(self, name: str) -> None:
        """Chosen elsewhere, in the menu."""
        if name in self.segments:
            self.segments[name].choose(self._choices.value(name))
