"""The head of a page of the settings: whose user file it is, and Discard, Save anyway, Save."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carerix_desktop.domain.account import User
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.avatar import Avatar
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text


class PageHeader(QWidget):
    """Title and buttons.

    Signals:
        save_wanted, anyway_wanted, discard_wanted: the buttons.
    """

    save_wanted = Signal()
    anyway_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.subtitle = Text(role="heading", elide=True), Text(role="meta", elide=True)
        self._avatar = Avatar(theme, kind="user", size=40)
        self.discard = Button(theme, "")
        self.anyway = Button(theme, "")
        self.save = Button(theme, "", kind="primary")
        self.discard.clicked.connect(self._on_discard)
        self.anyway.clicked.connect(self._on_anyway)
        self.save.clicked.connect(self._on_save)
        self.anyway.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 18, 28, 12)
        row.setSpacing(12)
        row.addWidget(self._avatar)
        row.addLayout(words, 1)
        for button in (self.discard, self.anyway, self.save):
            row.addWidget(button)
        self._retranslate()
        self.show_dirty(False)

    def show_user(self, title: str, user: User) -> None:
        """Say what this page is, and whose user file."""
        self.title.setText(title)
        self.subtitle.setText(self.tr("{name}, user file").format(name=user.name))
        self._avatar.show_person(user.name, "user")

    def show_dirty(self, dirty: bool, *, busy: bool = False) -> None:
        """Enable the buttons while there is something to save."""
        self.discard.setEnabled(dirty and not busy)
        self.save.setEnabled(dirty and not busy)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.discard.setText(self.tr("Discard"))
        self.anyway.setText(self.tr("Save anyway"))
        self.save.setText(self.tr("Save"))

    def _on_save(self) -> None:
        self.save_wanted.emit()

    def _on_anyway(self) -> None:
        self.anyway_wanted.emit()

    def _on_discard(self) -> None:
        self.discard_wanted.emit()
