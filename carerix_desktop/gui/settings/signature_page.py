"""Settings of writing: one's signature per language, as rich text and as plain text, and how long Undo stays."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from carerix_desktop.gui.composer.body_edit import BodyEdit
from carerix_desktop.gui.composer.desk import HOLD_SETTING, HOLDS, hold_seconds
from carerix_desktop.gui.composer.format_bar import FormatBar
from carerix_desktop.gui.composer.services import WritingServices
from carerix_desktop.gui.composer.spelling import Spelling
from carerix_desktop.gui.composer.words import LANGUAGES, language_name
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.settings.fields import make_roomy
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.switch import Segmented
from carerix_desktop.gui.widgets.text import Text

OTHERS = "others"


class SignaturePage(QWidget):
    """One's own signatures. What was changed is saved by the button, and by leaving."""

    def __init__(self, context: Context, services: WritingServices, settings: QSettings) -> None:
        super().__init__()
        self._context, self._services, self._settings = context, services, settings
        self._language, self._showing, self.is_changed = LANGUAGES[0], False, False
        names = tuple((code, language_name(code)) for code in LANGUAGES)
        self.choice = Segmented((*names, (OTHERS, self.tr("Other languages"))), self.tr("Language"))
        self.rich = BodyEdit(context.theme, Spelling([], None, self))
        self.rich.marks.set_spelling(False)
        self.rich.setAccessibleName(self.tr("Signature"))
        self.bar = FormatBar(context.theme, self.rich)
        self.plain = QPlainTextEdit()
        self.plain.setAccessibleName(self.tr("Signature as plain text"))
        self.save_button = Button(context.theme, self.tr("Save"), kind="primary")
        self.hold = QComboBox()
        self._lay_out()
        self._connect()
        self.choice.choose(self._language)
        self.read()

    def read(self) -> None:
        """Show the signature of the language that is chosen."""
        language = "" if self._language == OTHERS else self._language
        read, viewer = self._services.drafting.signature, self._services.viewer
        self._context.jobs.ask(read, viewer, language, on_done=self._show, key=(id(self), "signature"))

    def save(self) -> None:
        """Write it."""
        if not self.is_changed:
            return
        language = "" if self._language == OTHERS else self._language
        html = self.rich.html() if self.rich.text().strip() else ""
        self._mark(changed=False)
        save, viewer = self._services.drafting.save_signature, self._services.viewer
        self._context.jobs.tell(save, viewer, language, self.plain.toPlainText(), html, on_done=self._on_saved)

    def hideEvent(self, event: QHideEvent) -> None:
        self.save()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("pane", "box")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.bar)
        inside.addWidget(self.rich)
        self.rich.setMinimumHeight(150)
        self.plain.setMaximumHeight(120)
        for seconds in HOLDS:
            text = self.tr("%n second(s)", "", seconds) if seconds else self.tr("Send at once")
            self.hold.addItem(text, seconds)
        self.hold.setCurrentIndex(HOLDS.index(hold_seconds(self._settings)))
        self.hold.setAccessibleName(self.tr("Undo sending within"))
        make_roomy(self.hold)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 24)
        column.setSpacing(10)
        column.addWidget(Text(self.tr("Signature"), "title"))
        column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card, 2)
        column.addWidget(Text(self.tr("As plain text, for messages without formatting"), "meta"))
        column.addWidget(self.plain, 1)
        column.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(14)
        column.addWidget(Text(self.tr("Sending"), "title"))
        row = QHBoxLayout()
        row.addWidget(Text(self.tr("Undo sending within")))
        row.addWidget(self.hold)
        row.addStretch()
        column.addLayout(row)
        column.addStretch(1)
        self._mark(changed=False)

    def _connect(self) -> None:
        self.choice.chosen.connect(self._on_language)
        self.rich.textChanged.connect(self._on_rich)
        self.plain.textChanged.connect(self._on_typed)
        self.save_button.clicked.connect(self.save)
        self.hold.currentIndexChanged.connect(self._on_hold)

    def _show(self, signature: tuple[str, str]) -> None:
        text, html = signature
        self._showing = True
        self.rich.show_html(html)
        if not html:
            self.rich.setPlainText(text)
        self.plain.setPlainText(text)
        self._showing = False
        self._mark(changed=False)

    def _on_language(self, language: str) -> None:
        self.save()
        self._language = language
        self.read()

    def _on_rich(self) -> None:
        """The plain text follows what is written above it."""
        if not self._showing:
            self.plain.setPlainText(self.rich.text())
            self._mark(changed=True)

    def _on_typed(self) -> None:
        if not self._showing:
            self._mark(changed=True)

    def _on_hold(self) -> None:
        self._settings.setValue(HOLD_SETTING, str(self.hold.currentData()))
        self._settings.sync()

    def _on_saved(self, _nothing: object) -> None:
        self._context.toast(self.tr("Signature saved"))

    def _mark(self, *, changed: bool) -> None:
        self.is_changed = changed
        self.save_button.setEnabled(changed)
