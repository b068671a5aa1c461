"""Settings › Organisation, for administrators: name, mail domain, language of templates, signing in."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from carerix_desktop.domain.account import Agency
from carerix_desktop.domain.errors import Fault
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.settings.card import Card, lay_out_cards
from carerix_desktop.gui.settings.texts import fault_text
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.users import DomainMove

TYPING_MS = 300
SHOWN_MOVES = 8


class AgencyPage(QWidget):
    """What is changed is saved by the button; what a new mail domain does is told before."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._agency: Agency | None = None
        self.name, self.domain = QLineEdit(), QLineEdit()
        self.language, self.sign_in = QComboBox(), QComboBox()
        self.moves, self.banner = Text("", "meta", wrap=True), Banner(context.theme)
        self.save = Button(context.theme, self.tr("Save"), kind="primary")
        self.discard = Button(context.theme, self.tr("Discard"))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.changes():
            self.refresh()

    def refresh(self) -> None:
        """Read the settings again; what was changed is forgotten."""
        users = self._context.services.more["users"]
        self._context.jobs.ask(users.agency, on_done=self._show, on_fault=self._fail, key=(id(self), "agency"))

    def changes(self) -> dict[str, str]:
        """What was changed, by the names of `domain.setting.AGENCY_SETTINGS`."""
        if self._agency is None:
            return {}
        now = {
            "name": self.name.text().strip(),
            "mail_domain": self.domain.text().strip(),
            "language": str(self.language.currentData()),
            "sign_in": str(self.sign_in.currentData()),
        }
        return {name: value for name, value in now.items() if value != getattr(self._agency, name)}

    def _show(self, agency: Agency) -> None:
        self._agency = agency
        self.name.setText(agency.name)
        self.domain.setText(agency.mail_domain)
        self.language.setCurrentIndex(max(0, self.language.findData(agency.language)))
        self.sign_in.setCurrentIndex(max(0, self.sign_in.findData(agency.sign_in)))
        self.moves.hide()
        self._follow()

    def _follow(self) -> None:
        changed = bool(self.changes())
        self.save.setEnabled(changed)
        self.discard.setEnabled(changed)

    def _on_domain(self) -> None:
        self.moves.hide()
        if "mail_domain" in self.changes():
            self._typing.start()

    def _preview(self) -> None:
        users, viewer = self._context.services.more["users"], self._context.services.viewer.key
        ask, domain = self._context.jobs.ask, self.domain.text()
        ask(
            users.preview_domain,
            viewer,
            domain,
            on_done=self._show_moves,
            on_fault=self._fail,
            key=(id(self), "moves"),
        )

    def _show_moves(self, moves: tuple[DomainMove, ...]) -> None:
        self.banner.hide()
        taken = [move.after for move in moves if not move.free]
        if taken:
            text = self.tr("{address} is a colleague's already. Change it there first.").format(address=taken[0])
            self.banner.say("warn", "triangle-alert", text)
        nothing = self.tr("No system address changes.")
        none = self.tr("none")
        lines = [f"{move.name}: {move.before or none} → {move.after or none}" for move in moves[:SHOWN_MOVES]]
        if len(moves) > SHOWN_MOVES:
            lines.append(self.tr("and %n more", "", len(moves) - SHOWN_MOVES))
        title = self.tr("After saving, mail to the old system addresses is nobody's any more:")
        self.moves.setText("\n".join([title, *lines]) if lines else nothing)
        self.moves.show()

    def _on_save(self) -> None:
        users, viewer = self._context.services.more["users"], self._context.services.viewer.key
        self.save.setEnabled(False)
        done, fault = self._on_saved, self._fail
        self._context.jobs.tell(users.change_agency, viewer, self.changes(), on_done=done, on_fault=fault)

    def _on_saved(self, agency: Agency) -> None:
        self.banner.hide()
        self._show(agency)
        self._context.toast(self.tr("The organisation's settings are saved"))

    def _fail(self, fault: Fault) -> None:
        self.banner.say("bad", "circle-alert", fault_text(fault))
        self._follow()

    def _connect(self) -> None:
        for edit in (self.name, self.domain):
            edit.textChanged.connect(lambda _text: self._follow())
        self.domain.textEdited.connect(lambda _text: self._on_domain())
        self._typing.timeout.connect(self._preview)
        for box in (self.language, self.sign_in):
            box.currentIndexChanged.connect(lambda _row: self._follow())
        self.save.clicked.connect(self._on_save)
        self.discard.clicked.connect(self.refresh)

    def _lay_out(self) -> None:
        for code, name in (("nl", self.tr("Dutch")), ("en", self.tr("English"))):
            self.language.addItem(name, code)
        self.sign_in.addItem(self.tr("Ask for a password when there are several users"), "ask")
        self.sign_in.addItem(self.tr("The account on this computer suffices"), "os")
        self.domain.setPlaceholderText("mail.example.com")
        self.moves.hide()
        self.moves.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        hint = Text(self.tr("Each user gets login@domain as system address, for mail by relay."), "meta", wrap=True)
        language = Text(self.tr("For templates and mailed codes where a person has no language."), "meta", wrap=True)
        for text, field, below in (
            (self.tr("Name"), self.name, None),
            (self.tr("Mail domain"), self.domain, hint),
            (self.tr("Language"), self.language, language),
            (self.tr("Signing in"), self.sign_in, None),
        ):
            label = Text(text)
            label.setBuddy(field)
            label.setMinimumHeight(field.sizeHint().height())
            field.setAccessibleName(text)
            form.addRow(label, field)
            if below is not None:
                below.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                form.addRow("", below)
                field.setAccessibleDescription(below.text())
            if field is self.domain:
                form.addRow("", self.moves)
        self._lay_out_card(form)

    def _lay_out_card(self, form: QFormLayout) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.discard)
        buttons.addWidget(self.save)
        card = Card()
        card.column.addLayout(form)
        card.column.addLayout(buttons)
        self.banner.setMaximumWidth(card.maximumWidth())
        lay_out_cards(self, self.tr("Name and domain"), (self.banner, card))
