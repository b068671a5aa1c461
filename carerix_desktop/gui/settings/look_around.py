"""The right half of the first run: what the program looks like, painted from a few invented lines, and the demo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.chip import KIND_ICONS, kind_tokens
from carerix_desktop.gui.widgets.popover import line
from carerix_desktop.gui.widgets.text import Text

_LINES = (
    ("Sanne de Vries", "09:32", "Re: Uitnodiging eerste gesprek", "vacancy", "Java Developer", True),
    ("Pieter Kuipers", "09:18", "Feedback on candidates week 46", "contact", "Zuiderzee Software", True),
    ("Marieke Postma", "08:41", "Herplaatsing team Finance", "contact", "Havenbedrijf Delta", True),
    ("Aisha Benali", "08:12", "Re: Salarisindicatie controller", "vacancy", "Fin. Controller", False),
)


class LookAround(QFrame):
    """The alternative to connecting.

    Signals:
        demo_wanted: the button.
    """

    demo_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", "window")
        self._theme = theme
        self._title, self._words = Text(role="heading"), Text(tone="secondary", wrap=True)
        self._inbox, self._badge = Text(role="strong"), Text()
        self._badge.setProperty("badge", "warn")
        self.demo_button = Button(theme, "", icon="play")
        self.demo_button.clicked.connect(self._on_demo)
        self._lay_out()
        self._show_words()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show_words()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 10)
        head.addWidget(self._inbox, 1)
        head.addWidget(self._badge)
        card = QFrame()
        card.setProperty("pane", "box")
        card.setAccessibleName("")
        lines = QVBoxLayout(card)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(head)
        for entry in _LINES:
            lines.addWidget(line())
            lines.addWidget(self._line(entry))
        inner = QWidget()
        inner.setMaximumWidth(480)
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        for widget in (self._title, self._words, card):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addWidget(self.demo_button)
        buttons.addStretch()
        column.addLayout(buttons)
        outer, middle = QVBoxLayout(self), QHBoxLayout()
        middle.addStretch()
        middle.addWidget(inner, 4)
        middle.addStretch()
        outer.addStretch()
        outer.addLayout(middle)
        outer.addStretch()

    def _line(self, entry: tuple[str, str, str, str, str, bool]) -> QWidget:
        name, time, subject, kind, record, unread = entry
        role = "strong" if unread else ""
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(Text(name, role=role), 1)
        first.addWidget(Text(time, role="meta"))
        icon = QLabel()
        _back, front = kind_tokens(kind)
        icon.setPixmap(self._theme.icons.pixmap(KIND_ICONS[kind], front, 14, self.devicePixelRatioF()))
        second.setSpacing(6)
        second.addWidget(icon)
        second.addWidget(Text(record, role="meta"), 1)
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(2)
        column.addLayout(first)
        column.addWidget(Text(subject, role=role, elide=True))
        column.addLayout(second)
        return widget

    def _show_words(self) -> None:
        self._title.setText(self.tr("Or look around first"))
        self._words.setText(
            self.tr("The demo shows the program with the mail of an invented agency. Nothing leaves this computer.")
        )
        self._inbox.setText(self.tr("Inbox"))
        self._badge.setText(self.tr("Demo"))
        self.demo_button.setText(self.tr("Start with demo data"))

    def _on_demo(self) -> None:
        self.demo_wanted.emit()
