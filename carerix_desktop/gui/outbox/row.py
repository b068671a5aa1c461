"""One message of the outbox: to whom, about what, how it stands, and the buttons that fit its state."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carerix_desktop.domain.fault_texts import CERTIFICATES
from carerix_desktop.domain.ids import SubmissionKey
from carerix_desktop.domain.outbox_rules import HandAct
from carerix_desktop.domain.outgoing import OPEN_STATES, RecipientState, Submission, SubmissionState
from carerix_desktop.gui.outbox.words import Standing
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text


class Beside(StrEnum):
    """What helps with a message and changes nothing in the outbox."""

    ACCOUNT = "account"  # to the e-mail settings
    GO_ON = "go_on"  # with the bulk sending that it belongs to
    SHOW = "show"  # the message as it was sent
    WRITE_AGAIN = "write_again"  # to whom it did not reach


Act = HandAct | Beside
_S = SubmissionState
_ACTS: dict[SubmissionState, tuple[HandAct, ...]] = {
    _S.HELD: (HandAct.RELEASE, HandAct.UNDO, HandAct.CANCEL),
    _S.WAITING: (HandAct.RETRY, HandAct.HOLD, HandAct.UNDO, HandAct.CANCEL),
    _S.FAILED: (HandAct.RETRY, HandAct.UNDO, HandAct.CANCEL),
    _S.UNKNOWN: (HandAct.WAS_SENT, HandAct.WAS_NOT_SENT),
    _S.SENT: (HandAct.RETRY,),
}
ACCOUNT_CODES = frozenset(
    {
        *("auth_failed", "app_password", "plain_refused", "sign_in_expired", "no_password", "sender_refused"),
        *("wrong_security", "wrong_protocol", "protocol"),
        *CERTIFICATES,
    }
)
"""Causes that the e-mail settings may mend."""


def acts_for(one: Submission, *, stopped: bool, has_server: bool) -> tuple[Act, ...]:
    """What can be done about a message, the most helpful first.

    Args:
        one: the message.
        stopped: the bulk sending that it belongs to stands still.
        has_server: whether an outgoing server is set.
    """
    unhelpful: set[Act] = set() if one.error else {HandAct.RETRY}
    if stopped:
        unhelpful |= {HandAct.RELEASE, HandAct.RETRY, HandAct.HOLD}
    acts: list[Act] = [act for act in _ACTS.get(one.state, ()) if act not in unhelpful]
    if one.state in OPEN_STATES and stopped:
        acts.insert(0, Beside.GO_ON)
    if (one.state in OPEN_STATES and not has_server) or (one.error_code in ACCOUNT_CODES and one.error):
        acts.insert(0, Beside.ACCOUNT)
    if one.message is not None:
        acts.append(Beside.SHOW)
        if any(recipient.state is RecipientState.REFUSED for recipient in one.recipients):
            acts.append(Beside.WRITE_AGAIN)
    return tuple(acts)


class OutboxRow(QFrame):
    """Shows one message.

    Signals:
        wanted: what a person asks for: the key of the message, the act.
        stepped: by a key to the row below (1) or above (-1).
    """

    wanted = Signal(object, object)
    stepped = Signal(int)

    def __init__(self, theme: Theme, one: Submission, standing: Standing, acts: tuple[Act, ...]) -> None:
        super().__init__()
        self._theme, self._key, self._standing = theme, one.key, standing
        self.setProperty("pane", "box")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.buttons: dict[Act, Button] = {}
        self._icon = QLabel()
        self._icon.setFixedSize(18, 20)
        self.line = Text(standing.line, wrap=True)
        self.detail = Text(standing.detail, role="meta", wrap=True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        names = ", ".join(r.name or r.address for r in one.recipients)
        self._closed = one.consequences.confidential
        closed = [self.tr("confidential")] if self._closed else []
        self._about = ", ".join([one.subject, names, *closed])
        self._lock = QLabel()
        self._lay_out(one, acts)
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

    def _lay_out(self, one: Submission, acts: tuple[Act, ...]) -> None:
        names = ", ".join(r.name or r.address for r in one.recipients)
        words = QVBoxLayout()
        words.setSpacing(2)
        subject = QHBoxLayout()
        subject.setSpacing(6)
        subject.addWidget(self._lock)
        subject.addWidget(Text(one.subject or self.tr("(no subject)"), role="strong", elide=True), 1)
        self._lock.setVisible(self._closed)
        words.addLayout(subject)
        words.addWidget(Text(self.tr("To {0}").format(names), role="meta", elide=True))
        words.addWidget(self.line)
        words.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._tray(one, acts), 0, Qt.AlignmentFlag.AlignTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and J, K go from row to row; Enter is the first button, Delete "Don't send"."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1}
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.buttons:
            next(iter(self.buttons.values())).click()
        elif event.key() == Qt.Key.Key_Delete and HandAct.CANCEL in self.buttons:
            self.buttons[HandAct.CANCEL].click()
        else:
            super().keyPressEvent(event)

    def _tray(self, one: Submission, acts: tuple[Act, ...]) -> QWidget:
        tray = QWidget()
        row = QHBoxLayout(tray)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for act in acts:
            button = Button(self._theme, self._label(act, one.state), compact=True)
            button.setAccessibleDescription(self._about)
            button.clicked.connect(lambda _checked=False, act=act: self.wanted.emit(self._key, act))
            self.buttons[act] = button
            row.addWidget(button)
        return tray

    def _label(self, act: Act, state: SubmissionState) -> str:
        if act is HandAct.RETRY:
            return self.tr("Try again") if state is not SubmissionState.WAITING else self.tr("Try now")
        labels: dict[Act, str] = {
            HandAct.RELEASE: self.tr("Send now"),
            HandAct.HOLD: self.tr("Hold"),
            HandAct.UNDO: self.tr("Edit"),
            HandAct.CANCEL: self.tr("Don't send"),
            HandAct.WAS_SENT: self.tr("It arrived"),
            HandAct.WAS_NOT_SENT: self.tr("Send again"),
            Beside.ACCOUNT: self.tr("E-mail settings"),
            Beside.GO_ON: self.tr("Continue sending"),
            Beside.SHOW: self.tr("Show"),
            Beside.WRITE_AGAIN: self.tr("Write again"),
        }
        return labels[act]

    def _paint_icon(self) -> None:
        pixmap = self._theme.icons.pixmap(self._standing.icon, self._standing.tint, 16, self.devicePixelRatioF())
        self._icon.setPixmap(pixmap)
        self._lock.setPixmap(self._theme.icons.pixmap("lock", "confidential.base", 14, self.devicePixelRatioF()))
        self._lock.setToolTip(self.tr("Confidential"))
