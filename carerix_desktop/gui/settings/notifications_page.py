"""My account › Notifications: what the system announces while the window is in the background (DESIGN 4.14)."""

from __future__ import annotations

from functools import partial

from carerix_desktop.domain.account import User
from carerix_desktop.gui.choices import Choices
from carerix_desktop.gui.settings.own_pages import OwnCard, OwnPage
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.switch import Switch


class NotificationsPage(OwnPage):
    """One switch for each kind; in force at once, and kept for the user."""

    def __init__(self, theme: Theme, choices: Choices, user: User) -> None:
        super().__init__(theme, self.tr("Notifications"), user)
        self._choices = choices
        self.switches: dict[str, Switch] = {}
        card = OwnCard(self.tr("While you work in another program"))
        rows = (
            ("notify_mail", self.tr("New mail"), self.tr("Of what comes into your inbox.")),
            (
                "notify_names",
                self.tr("With names"),
                self.tr("Sender and subject. Of a confidential message it never says more than that it is one."),
            ),
            ("notify_reminders", self.tr("Reminders"), self.tr("Of tasks, at their time.")),
        )
        for name, label, hint in rows:
            switch = Switch(theme, label)
            switch.setChecked(choices.value(name) == "yes")
            switch.toggled.connect(partial(self._choose, name))
            self.switches[name] = switch
            card.add_row(label, switch, hint)
        self.add_card(card)

    def _choose(self, name: str, on: bool) -> None:
        self._choices.choose(name, "yes" if on else "no")
