"""The foot of the wizard: what will happen, and the buttons of the step."""

from __future__ import annotations

from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from carerix_desktop.gui.bulk.sending import SendingStep
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import BESIDE, Button
from carerix_desktop.gui.widgets.text import Text

NATIVE = QKeySequence.SequenceFormat.NativeText


class Foot(QFrame):
    """One sentence at the left, at most three buttons at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("pane", "foot")
        self.icon, self.line = QLabel(), Text()
        self.cancel = Button(theme, self.tr("Cancel"))
        self.back = Button(theme, self.tr("Back"))
        self.show_them = Button(theme, self.tr("Show"))
        self.side = Button(theme, "")
        self.primary = Button(theme, self.tr("Next"), kind="primary")
        self.primary.setIconSize(BESIDE)
        self.primary.setDefault(True)
        self.primary.setToolTip(QKeySequence("Ctrl+Return").toString(NATIVE))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(8)
        row.addWidget(self.icon)
        row.addWidget(self.line, 1)
        for button in (self.cancel, self.back, self.show_them, self.side, self.primary):
            row.addWidget(button)

    def show_step(self, line: str, send: str, *, back: bool, may: bool) -> None:
        """A step before sending; `send` names the last button, "" for Next."""
        self._say(line, "info", "text.secondary")
        for button, shown in ((self.cancel, True), (self.back, back), (self.show_them, False), (self.side, False)):
            button.setVisible(shown)
        self.primary.setText(send or self.tr("Next"))
        self.primary.setIcon(self._theme.icons.icon("send", "accent.on") if send else QIcon())
        self.primary.setEnabled(may)

    def show_sending(self, sending: SendingStep) -> None:
        """The last step."""
        self.cancel.hide()
        self.back.hide()
        self.primary.setIcon(QIcon())
        refused = sending.refused
        bad = self.tr("%n message(s) not delivered", "", refused) if refused else ""
        self._say(bad, "circle-alert" if bad else "", "danger.text")
        self.show_them.setVisible(sending.is_done and refused > 0)
        self.primary.setEnabled(True)
        self.side.setEnabled(not sending.is_waiting)
        if sending.is_done:
            self._name(self.tr("Retry"), self.tr("Close"), side=refused > 0)
        elif sending.hold_left_s:
            self._name(self.tr("Undo"), self.tr("Continue in background"), side=True)
            self.side.setToolTip(QKeySequence(QKeySequence.StandardKey.Undo).toString(NATIVE))
        elif sending.is_stopped:
            self._name("", self.tr("Continue"), side=False)
        else:
            self._name(self.tr("Stop after this message"), self.tr("Continue in background"), side=True)

    def _name(self, side_label: str, primary: str, *, side: bool) -> None:
        self.side.setText(side_label)
        self.side.setToolTip("")
        self.side.setVisible(side)
        self.primary.setText(primary)

    def _say(self, line: str, icon: str, tint: str) -> None:
        self.line.setText(line)
        self.line.set_property("tone", "bad" if tint == "danger.text" and line else "")
        self.icon.setVisible(bool(icon))
        if icon:
            self.icon.setPixmap(self._theme.icons.pixmap(icon, tint, 16, self.devicePixelRatioF()))
