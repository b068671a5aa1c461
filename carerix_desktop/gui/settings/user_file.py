"""A user file: the pages Profile and E-mail settings of one user, own or another's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from carerix_desktop.domain.account import User
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.settings.email_page import EmailPage
from carerix_desktop.gui.settings.profile_page import ProfilePage
from carerix_desktop.gui.settings.services import SettingsServices
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.switch import Segmented

PROFILE, EMAIL = "profile", "email"


class UserFile(QWidget):
    """The two pages of one user.

    Args:
        with_bar: show the way back and the choice of page, for another's user file.

    Signals:
        back_wanted: the way back to the list of users.
        saved: the User, after a change of the profile.
    """

    back_wanted = Signal()
    saved = Signal(object)

    def __init__(
        self, context: Context, services: SettingsServices, *, with_bar: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._user: User | None = None
        self.profile, self.email = ProfilePage(context, services), EmailPage(context, services)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.profile)
        self.stack.addWidget(self.email)
        self.choice = Segmented(
            ((PROFILE, self.tr("Profile")), (EMAIL, self.tr("E-mail settings"))), self.tr("Page of the user file")
        )
        self.choice.chosen.connect(self._on_chosen)
        back = Button(context.theme, self.tr("Users"), icon="chevron-left", kind="quiet", compact=True)
        back.clicked.connect(self._on_back)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 12, 28, 0)
        row.addWidget(back)
        row.addStretch()
        row.addWidget(self.choice)
        bar.setVisible(with_bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.stack, 1)
        self.profile.saved.connect(self._on_saved)

    @property
    def user(self) -> User | None:
        """Whose file it is."""
        return self._user

    @property
    def section(self) -> str:
        """The page that is shown."""
        return EMAIL if self.stack.currentWidget() is self.email else PROFILE

    @property
    def dirty(self) -> bool:
        """Whether the page that is shown has unsaved changes."""
        return self.email.dirty if self.section == EMAIL else self.profile.dirty

    def open_user(self, user: User, section: str) -> None:
        """Show a page of a user file."""
        if self._user is None or self._user.key != user.key or not (self.profile.dirty or self.email.dirty):
            self._user = user
            self.profile.open_user(user)
            self.email.open_user(user)
        self._show(section)

    def leave(self, then: Callable[[], None]) -> None:
        """Go on with `then`, after asking about unsaved changes of the page that is shown."""
        (self.email if self.section == EMAIL else self.profile).leave(then)

    def _show(self, section: str) -> None:
        self.stack.setCurrentWidget(self.email if section == EMAIL else self.profile)
        self.choice.choose(section)

    def _on_chosen(self, section: str) -> None:
        before = self.section
        self.choice.choose(before)
        self.leave(lambda: self._show(section))

    def _on_back(self) -> None:
        self.leave(self.back_wanted.emit)

    def _on_saved(self, user: User) -> None:
        self._user = user
        self.email.open_user(user)
        self.saved.emit(user)
