"""Somebody leaves: what that means, to whom work and mailbox go, and why; and the hand-over of a mailbox alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.account import User
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.gui.settings.fields import make_roomy
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text


class LeaveDialog(QDialog):
    """Asks; whoever opened it carries it out.

    Args:
        theme: the look.
        user: who leaves, or left.
        colleagues: who can take over.
        mailbox_only: the user file is switched off already: the mailbox alone.

    Signals:
        decided: what was asked for.
    """

    decided = Signal()

    def __init__(
        self,
        theme: Theme,
        user: User,
        colleagues: Sequence[User],
        *,
        mailbox_only: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.user, self.mailbox_only = user, mailbox_only
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Hand over the mailbox of {name}") if mailbox_only else self.tr("{name} leaves")
        self.setWindowTitle(title.format(name=user.name))
        self.setMinimumWidth(520)
        self.to, self.why = QComboBox(), QLineEdit()
        make_roomy(self.to)
        if not mailbox_only:
            self.to.addItem(self.tr("Nobody"), None)
        for one in colleagues:
            self.to.addItem(one.name, int(one.key))
        self.mailbox = QCheckBox(self.tr("Hand the &mailbox over, too"))
        self.mailbox.setVisible(not mailbox_only)
        self.go_on = Button(
            theme,
            self.tr("Hand over") if mailbox_only else self.tr("Switch off"),
            kind="primary" if mailbox_only else "danger",
        )
        self._lay_out()
        self.to.currentIndexChanged.connect(self._show_ready)
        self.why.textChanged.connect(self._show_ready)
        self._show_ready()

    @property
    def colleague(self) -> UserKey | None:
        """Who takes over."""
        key = self.to.currentData()
        return None if key is None else UserKey(key)

    @property
    def hands_mailbox_over(self) -> bool:
        """Whether the mailbox goes to the colleague."""
        return self.colleague is not None and (self.mailbox_only or self.mailbox.isChecked())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        column.addWidget(Text(self.windowTitle(), "title", wrap=True))
        for line in self._what_happens():
            column.addWidget(Text(f"•  {line}", wrap=True))
        form = QFormLayout()
        form.setVerticalSpacing(10)
        to = self.tr("&Mail goes to") if self.mailbox_only else self.tr("&Tasks and files go to")
        form.addRow(to, self.to)
        form.addRow("", self.mailbox)
        form.addRow(self.tr("&Why"), self.why)
        self.to.setAccessibleName(to.replace("&", ""))
        self.why.setPlaceholderText(self.tr("Stands in the audit log"))
        self.why.setAccessibleName(self.tr("Why"))
        column.addSpacing(4)
        column.addLayout(form)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        buttons.addButton(self.go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._decide)
        buttons.rejected.connect(self.reject)
        column.addSpacing(6)
        column.addWidget(buttons)
        self.go_on.setDefault(True)

    def _what_happens(self) -> list[str]:
        mail = [
            self.tr(
                "The colleague gets own copies, in folders “{name}/…”; mail that comes later is not among them."
            ).format(name=self.user.name),
            self.tr("Confidential mail stays with its owner, and so do drafts and junk."),
        ]
        if self.mailbox_only:
            return mail
        return [
            self.tr("Signs in no more; mail is no longer fetched; what waits in the outbox is not sent."),
            self.tr("The addresses stay, so that old mail stays internal mail. Have the mail server forward new mail."),
            *mail,
        ]

    def _show_ready(self, _value: object = None) -> None:
        self.mailbox.setEnabled(self.colleague is not None)
        chosen = self.colleague is not None or not self.mailbox_only
        self.go_on.setEnabled(chosen and bool(self.why.text().strip()))

    def _decide(self) -> None:
        self.decided.emit()
        self.accept()
