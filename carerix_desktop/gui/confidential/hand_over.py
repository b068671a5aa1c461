"""The owner of mail hands a conversation to a colleague by name: whom, and why (issue 5, leavers)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from carerix_desktop.domain.account import User
from carerix_desktop.domain.ids import MessageKey, UserKey
from carerix_desktop.domain.view import ConversationView
from carerix_desktop.gui.actions import WindowActions
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.dim import open_dimmed
from carerix_desktop.gui.widgets.text import Text


class HandOver(QObject):
    """Asks for the colleague, and carries it out.

    Args:
        context: of the window; its services "users" and "leaving" are asked.
        actions: of the window.
        widget: over whose window the dialog opens.
    """

    def __init__(self, context: Context, actions: WindowActions, widget: QWidget) -> None:
        super().__init__(widget)
        self._context, self._widget, self._action = context, widget, actions.hand_over
        self._key: MessageKey | None = None
        self._action.setEnabled(False)
        actions.on(self._action, self.ask)

    def show_conversation(self, view: ConversationView | None) -> None:
        """Another conversation is open, or none."""
        self._key = view.messages[-1].key if view is not None and view.messages else None
        self._action.setEnabled(self._key is not None and "leaving" in self._context.services.more)

    def ask(self) -> None:
        """To whom?"""
        users = self._context.services.more.get("users")
        if users is not None and self._key is not None:
            self._context.jobs.ask(users.everybody, on_done=partial(self._open, self._key))

    def _open(self, key: MessageKey, users: list[User]) -> None:
        viewer = self._context.services.viewer.key
        colleagues = [one for one in users if one.active and one.key != viewer]
        dialog = HandOverDialog(self._context, colleagues, self._widget.window())
        dialog.accepted.connect(partial(self._hand_over, key, dialog))
        open_dimmed(dialog)

    def _hand_over(self, key: MessageKey, dialog: HandOverDialog) -> None:
        leaving, viewer = self._context.services.more["leaving"], self._context.services.viewer.key
        act = partial(leaving.hand_over_conversation, viewer, key, to=dialog.colleague, why=dialog.why.text())
        self._context.jobs.tell(act, on_done=partial(self._on_done, dialog.to.currentText()))

    def _on_done(self, name: str, _changed: object) -> None:
        self._context.toast(self.tr("{name} can see this conversation now").format(name=name))


class HandOverDialog(QDialog):
    """Whom, and why."""

    def __init__(self, context: Context, colleagues: list[User], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Hand the conversation over"))
        self.setMinimumWidth(460)
        self.to, self.why = QComboBox(), QLineEdit()
        for one in colleagues:
            self.to.addItem(one.name, int(one.key))
        self.to.setAccessibleName(self.tr("Colleague"))
        self.why.setAccessibleName(self.tr("Why"))
        self.why.setPlaceholderText(self.tr("Stands in the audit log"))
        self.give = Button(context.theme, self.tr("Hand over"), kind="primary")
        self.give.setEnabled(False)
        self.give.setDefault(True)
        self._lay_out()
        self.why.textChanged.connect(self._show_ready)

    @property
    def colleague(self) -> UserKey:
        """Who gets it."""
        return UserKey(self.to.currentData())

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        buttons.addButton(self.give, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(self.tr("&Colleague"), self.to)
        form.addRow(self.tr("&Why"), self.why)
        hint = self.tr(
            "The colleague gets own copies of what you have of it, confidential or not. That cannot be undone."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        column.addWidget(Text(self.windowTitle(), "title"))
        column.addWidget(Text(hint, wrap=True))
        column.addLayout(form)
        column.addWidget(buttons)

    def _show_ready(self, text: str) -> None:
        self.give.setEnabled(bool(text.strip()) and self.to.count() > 0)
