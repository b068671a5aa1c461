"""One message of the outbox: to whom, about what, how it stands, and the buttons that fit its state."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carerix_desktop.domain.ids import SubmissionKey
from carerix_desktop.domain.outbox_rules import HandAct
from carerix_desktop.domain.outgoing import Submission, SubmissionState
from carerix_desktop.gui.outbox.words import Standing
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text

_ACTS: dict[SubmissionState, tuple[HandAct, ...]] = {
    SubmissionState.HELD: (HandAct.RELEASE, HandAct.UNDO, HandAct.CANCEL),
    SubmissionState.WAITING: (HandAct.RETRY, HandAct.HOLD, HandAct.UNDO, HandAct.CANCEL),
    SubmissionState.FAILED: (HandAct.RETRY, HandAct.UNDO, HandAct.CANCEL),
    SubmissionState.UNKNOWN: (HandAct.WAS_SENT, HandAct.WAS_NOT_SENT),
    SubmissionState.SENT: (HandAct.RETRY,),
}


class OutboxRow(QFrame):
    """Shows one message.

    Signals:
        wanted: what a person asks for: the key of the message, the act.
    """

    wanted = Signal(object, object)

    def __init__(self, theme: Theme, one: Submission, standing: Standing) -> None:
        super().__init__()
        self._theme, self._key, self._standing = theme, one.key, standing
        self.setProperty("pane", "box")
        self._icon = QLabel()
        self._icon.setFixedSize(18, 20)
        self.line = Text(standing.line, wrap=True)
        self.detail = Text(standing.detail, role="meta", wrap=True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out(one)
        names = ", ".join(r.name or r.address for r in one.recipients)
        self._about = f"{one.subject}, {names}"
        self.show_standing(standing)
        theme.changed.connect(self._paint_icon)

    @property
    def key(self) -> SubmissionKey:
        """Which message."""
        return self._key

    def show_standing(self, standing: Standing) -> None:
        """Say how it stands now; the buttons stay, and the focus with them."""
        self._standing = standing
        self.line.setText(standing.line)
        self.detail.setText(standing.detail)
        self.detail.setVisible(bool(standing.detail))
        self.setAccessibleName(f"{self._about}. {standing.line}. {standing.detail}")
        self._paint_icon()

    def _lay_out(self, one: Submission) -> None:
        names = ", ".join(r.name or r.address for r in one.recipients)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(one.subject or self.tr("(no subject)"), role="strong", elide=True))
        words.addWidget(Text(self.tr("To {0}").format(names), role="meta", elide=True))
        words.addWidget(self.line)
        words.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._buttons(one), 0, Qt.AlignmentFlag.AlignTop)

    def _buttons(self, one: Submission) -> QWidget:
        tray = QWidget()
        row = QHBoxLayout(tray)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for act in _ACTS.get(one.state, ()):
            if act is HandAct.UNDO and one.draft is None:
                continue
            if act is HandAct.RETRY and not one.error:
                continue
            button = Button(self._theme, self._label(act, one.state), compact=True)
            button.clicked.connect(lambda _checked=False, act=act: self.wanted.emit(self._key, act))
            row.addWidget(button)
        return tray

    def _label(self, act: HandAct, state: SubmissionState) -> str:
        if act is HandAct.RETRY:
            return self.tr("Try again") if state is not SubmissionState.WAITING else self.tr("Try now")
        return {
            HandAct.RELEASE: self.tr("Send now"),
            HandAct.HOLD: self.tr("Hold"),
            HandAct.UNDO: self.tr("Edit"),
            HandAct.CANCEL: self.tr("Don't send"),
            HandAct.WAS_SENT: self.tr("It arrived"),
            HandAct.WAS_NOT_SENT: self.tr("Send again"),
        }[act]

    def _paint_icon(self) -> None:
        pixmap = self._theme.icons.pixmap(self._standing.icon, self._standing.tint, 16, self.devicePixelRatioF())
        self._icon.setPixmap(pixmap)
