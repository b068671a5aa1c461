"""The foot of the composer: Send with its menu, attach, image, signature, later, options; what is missing; discard."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from carerix_desktop.domain.draft import DraftContent
from carerix_desktop.domain.outgoing import Priority
from carerix_desktop.gui.composer.send_later import fill_send_menu
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import BESIDE, IconButton
from carerix_desktop.gui.widgets.text import Text

REMIND_DAYS = (1, 3, 7, 14)


class ComposeFoot(QFrame):
    """The buttons.

    Signals:
        send: now.
        send_at: seconds since 1970.
        options_changed: priority, receipt, reminder, plain text or spelling.
    """

    send = Signal()
    send_at = Signal(int)
    options_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("pane", "foot")
        self._theme = theme
        self.send_button = QToolButton()
        self.attach = IconButton(theme, "paperclip", self.tr("Attach files…"))
        self.picture = IconButton(theme, "image", self.tr("Put a picture in the text…"))
        self.sign = IconButton(theme, "signature", self.tr("Put my signature in"))
        self.later = IconButton(theme, "clock", self.tr("Send later"))
        self.options = IconButton(theme, "ellipsis", self.tr("Options"))
        self.discard = IconButton(theme, "trash-2", self.tr("Discard the draft"))
        self.why, self._lock = Text("", role="meta", tone="confidential", elide=True), QLabel()
        self._key = Text("Ctrl Enter", "key")
        self.missing = Text("", tone="warn")
        self._sign = QLabel()
        self._make_send()
        self._make_options()
        self._lay_out()

    def show_missing(self, count: int) -> None:
        """How many fields of the template are empty."""
        self.missing.setText(self.tr("%n field(s) still empty", "", count))
        self._sign.setPixmap(self._theme.icons.pixmap("triangle-alert", "warning.text", 15, self.devicePixelRatioF()))
        self.missing.setVisible(count > 0)
        self._sign.setVisible(count > 0)

    def show_confidential(self, on: bool) -> None:
        """The button says how it is sent."""
        self.send_button.setText(self.tr("Send confidentially") if on else self.tr("Send"))
        self.send_button.setAccessibleName(self.send_button.text())

    def show_why(self, why: str) -> None:
        """Why it is confidential; "" where it is not, or nobody but the writer said so."""
        self.why.setText(why)
        self._lock.setPixmap(self._theme.icons.pixmap("lock", "confidential.text", 15, self.devicePixelRatioF()))
        self._lock.setVisible(bool(why))
        self.why.setVisible(bool(why))
        self._key.setVisible(not why)  # the room is needed

    def show_options(self, content: DraftContent) -> None:
        """What a draft holds."""
        self.show_confidential(content.confidential)
        self.high.setChecked(content.priority is Priority.HIGH)
        self.low.setChecked(content.priority is Priority.LOW)
        self.receipt.setChecked(content.wants_receipt)
        for days, action in self._remind.items():
            action.setChecked(days == (content.remind_after_days or 0))

    @property
    def priority(self) -> Priority:
        """High, low or normal."""
        return Priority.HIGH if self.high.isChecked() else Priority.LOW if self.low.isChecked() else Priority.NORMAL

    @property
    def remind_after_days(self) -> int | None:
        """After how many days without an answer to remind; None does not."""
        return next((days for days, action in self._remind.items() if action.isChecked()), 0) or None

    def _make_send(self) -> None:
        button = self.send_button
        button.setProperty("kind", "primary")
        button.setIcon(self._theme.icons.icon("send", "accent.on"))
        button.setIconSize(BESIDE)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        button.setToolTip(self.tr("Send (Ctrl+Enter)"))
        menu, again = QMenu(button), QMenu(self.later)
        for one in (menu, again):
            fill_send_menu(one, self._theme, self.send_at.emit, self)
        button.setMenu(menu)
        button.clicked.connect(self.send)
        self.later.setMenu(again)
        self.later.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.show_confidential(False)

    def _make_options(self) -> None:
        menu = QMenu(self.options)
        self.high, self.low = self._check(menu, self.tr("High priority")), self._check(menu, self.tr("Low priority"))
        self.high.toggled.connect(lambda on: self.low.setChecked(False) if on else None)
        self.low.toggled.connect(lambda on: self.high.setChecked(False) if on else None)
        self.receipt = self._check(menu, self.tr("Ask for a read receipt"))
        remind, group = menu.addMenu(self.tr("Remind me when no answer came")), QActionGroup(menu)
        self._remind: dict[int, QAction] = {}
        for days in (0, *REMIND_DAYS):
            text = self.tr("After %n day(s)", "", days) if days else self.tr("Do not remind")
            self._remind[days] = self._check(remind, text)
            group.addAction(self._remind[days])
        self._remind[0].setChecked(True)
        menu.addSeparator()
        self.plain = self._check(menu, self.tr("Write plain text"))
        self.spell = self._check(menu, self.tr("Check spelling"))
        self.spell.setChecked(True)
        self.options.setMenu(menu)
        self.options.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _check(self, menu: QMenu, text: str) -> QAction:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.toggled.connect(lambda _on: self.options_changed.emit())
        return action

    def _lay_out(self) -> None:
        for quiet in (self.missing, self._sign, self.why, self._lock):
            quiet.hide()
        line = QFrame()
        line.setProperty("line", "v")
        line.setFixedHeight(20)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 14, 12)
        row.setSpacing(8)
        self.why.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        parts: tuple[QWidget, ...] = (self.send_button, self._key, line, self.attach, self.picture,
                                      self.sign, self.later, self.options)  # fmt: skip
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._lock)
        row.addWidget(self.why)
        for part in (self._sign, self.missing, self.discard):
            row.addWidget(part)
        self.setMinimumSize(QSize(0, 56))
