"""Which language the window speaks: the one that was chosen, else the system's; Dutch or English.

English needs its catalogue too: it holds the plural forms.
"""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from carerix_desktop.gui.assets import resource_path

LANGUAGES = {"en": "English", "nl": "Nederlands"}
"""Code → its own name, which is never translated."""


def language_of(name: str) -> str:
    """The language for a locale's name such as nl_BE: "nl" for Dutch, "en" for all others."""
    return "nl" if name.lower().startswith("nl") else "en"


def speak(app: QApplication, name: str) -> None:
    """Speak the language of a locale; open windows translate themselves when they hear of it."""
    language = language_of(name)
    if language_of(QLocale().name()) != language:
        QLocale.setDefault(QLocale(QLocale.Language.Dutch if language == "nl" else QLocale.Language.English))
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    qt_texts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for catalogue, folder in ((f"qtbase_{language}", qt_texts), (f"carerix_{language}", str(resource_path("i18n")))):
        translator = QTranslator(app)
        if translator.load(catalogue, folder):
            app.installTranslator(translator)
