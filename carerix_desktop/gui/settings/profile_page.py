"""The page "Profile" of a user file: name, further addresses, role, access (all but the name by administrators)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from carerix_desktop.domain.account import Account, User, UserRole
from carerix_desktop.domain.errors import Fault
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.forms.ui_profile_form import Ui_ProfileForm
from carerix_desktop.gui.settings.address_rows import AddressRows
from carerix_desktop.gui.settings.fields import make_roomy
from carerix_desktop.gui.settings.header import PageHeader
from carerix_desktop.gui.settings.services import SettingsServices
from carerix_desktop.gui.settings.texts import fault_text, user_role_name
from carerix_desktop.gui.settings.unsaved import ask_unsaved

FORM_WIDTH = 680


class ProfilePage(QWidget):
    """Profile of one user at a time.

    Signals:
        saved: the User, as it is now.
    """

    saved = Signal(object)

    def __init__(self, context: Context, services: SettingsServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._services = context, services
        self._user: User | None = None
        self._after: Callable[[], None] | None = None
        self._dirty = False
        self.header = PageHeader(context.theme)
        self._card = QFrame()
        self._card.setMaximumWidth(FORM_WIDTH)
        self.addresses = AddressRows(context)
        self.addresses.setMaximumWidth(FORM_WIDTH)
        self.form = Ui_ProfileForm()
        self.form.setupUi(self._card)
        self.form.problem.hide()
        make_roomy(self.form.roleBox)
        inner = QWidget()
        inner.setProperty("pane", "clear")
        place = QVBoxLayout(inner)
        place.setContentsMargins(28, 2, 28, 24)
        place.addWidget(self._card)
        place.addSpacing(12)
        place.addWidget(self.addresses)
        place.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(area, 1)
        self._connect()

    def _connect(self) -> None:
        form = self.form
        form.nameEdit.textEdited.connect(self._on_changed)
        form.aliasesEdit.textEdited.connect(self._on_changed)
        form.roleBox.currentIndexChanged.connect(self._on_changed)
        for box in (form.activeBox, form.incomingBox, form.outgoingBox):
            box.toggled.connect(self._on_changed)
        self.header.save_wanted.connect(self.save)
        self.header.discard_wanted.connect(self.discard)

    @property
    def dirty(self) -> bool:
        """Whether something was changed and not saved."""
        return self._dirty

    @property
    def changes(self) -> Mapping[str, str]:
        """What was changed, as text by the names of `domain.setting.USER_SETTINGS`."""
        user, form = self._user, self.form
        if user is None:
            return {}
        now = {
            "name": form.nameEdit.text().strip(),
            "aliases": ";".join(part.strip() for part in form.aliasesEdit.text().split(";") if part.strip()),
            "role": str(form.roleBox.currentData() or user.role),
            "active": _yes_no(form.activeBox.isChecked()),
            "incoming_confidential": _yes_no(form.incomingBox.isChecked()),
            "outgoing_confidential": _yes_no(form.outgoingBox.isChecked()),
        }
        before = {
            "name": user.name,
            "aliases": ";".join(user.aliases),
            "role": user.role.value,
            "active": _yes_no(user.active),
            "incoming_confidential": _yes_no(user.incoming_confidential),
            "outgoing_confidential": _yes_no(user.outgoing_confidential),
        }
        return {name: value for name, value in now.items() if value != before[name]}

    def open_user(self, user: User) -> None:
        """Show a user file."""
        self._user = user
        self.addresses.show_user(user)
        form, open_ = self.form, self._services.is_administrator
        self.header.show_user(self.tr("Profile"), user)
        form.nameEdit.setText(user.name)
        form.loginValue.setText(user.login)
        form.aliasesEdit.setText("; ".join(user.aliases))
        form.aliasesEdit.setReadOnly(not open_)
        form.roleBox.clear()
        for role in UserRole:
            form.roleBox.addItem(user_role_name(role), role.value)
        form.roleBox.setCurrentIndex(form.roleBox.findData(user.role.value))
        form.activeBox.setChecked(user.active)
        form.roleBox.setEnabled(open_)
        form.activeBox.setEnabled(open_)
        self._show_defaults(user, open_)
        why = "" if open_ else self.tr("Addresses, role and access are set by an administrator.")
        form.aliasesHint.setText(why or self.tr("Mail to these addresses is yours too. Put ; between them."))
        for widget in (form.aliasesEdit, form.roleBox, form.activeBox):
            widget.setAccessibleDescription(form.aliasesHint.text())
        form.problem.hide()
        self._set_dirty(False)

    def _show_defaults(self, user: User, open_: bool) -> None:
        """What becomes confidential by itself: everybody sees it, an administrator sets it (`domain.setting`)."""
        form = self.form
        form.incomingBox.setChecked(user.incoming_confidential)
        form.outgoingBox.setChecked(user.outgoing_confidential)
        who = self.tr("Only who gets or sends a confidential message sees it, administrators neither.")
        form.confidentialHint.setText(who if open_ else self.tr("This is set by an administrator.") + " " + who)
        for box in (form.incomingBox, form.outgoingBox):
            box.setEnabled(open_)
            box.setAccessibleDescription(form.confidentialHint.text())

    def save(self) -> None:
        """Write what was changed."""
        if self._user is None or not self.changes:
            self._set_dirty(False)
            return
        self.header.show_dirty(True, busy=True)
        users, viewer = self._services.users, self._services.viewer.key
        self._context.jobs.tell(
            users.change, viewer, self._user.key, dict(self.changes), on_done=self._on_saved, on_fault=self._on_fault
        )

    def discard(self) -> None:
        """Show again what is saved."""
        if self._user is not None:
            self.open_user(self._user)

    def leave(self, then: Callable[[], None]) -> None:
        """Go on with `then`, after asking about unsaved changes."""
        answer = ask_unsaved(self) if self._dirty else "discard"
        if answer == "save":
            self._after = then
            self.save()
        elif answer == "discard":
            if self._dirty:
                self.discard()
            then()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._user is not None and not self._dirty:
            self.form.retranslateUi(self._card)
            self.open_user(self._user)
        super().changeEvent(event)

    def _on_changed(self, _value: object = None) -> None:
        self.form.problem.hide()
        self._set_dirty(bool(self.changes))

    def _on_saved(self, user: User) -> None:
        self.open_user(user)
        self.saved.emit(user)
        self._context.toast(self.tr("User file saved"))
        accounts = self._services.accounts
        self._context.jobs.ask(accounts.get, user.key, on_done=self._tell_engine, key=("account", id(self)))
        then, self._after = self._after, None
        if then is not None:
            then()

    def _tell_engine(self, account: Account | None) -> None:
        """Who was switched off is not synchronised any more."""
        if account is not None:
            self._services.saved(account)

    def _on_fault(self, fault: Fault) -> None:
        self._after = None
        self.form.problem.setText(fault_text(fault))
        self.form.problem.show()
        self._set_dirty(True)

    def _set_dirty(self, dirty: bool) -> None:
        self._dirty = dirty
        self.header.show_dirty(dirty)


def _yes_no(on: bool) -> str:
    return "yes" if on else "no"
