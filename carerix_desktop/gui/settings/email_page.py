"""The page "E-mail settings" of a user file (DESIGN 4.9): three cards to fill in, the connection beside them.

Save tests the connection first; "Save anyway" appears only after a failed test. Without security it takes a second
click. Whoever leaves with unsaved changes is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carerix_desktop.domain.account import Security, ServerType, User
from carerix_desktop.domain.account_draft import AccountDraft, Problem, problems_of
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.settings.columns import Columns
from carerix_desktop.gui.settings.connection import ConnectionCard
from carerix_desktop.gui.settings.email_store import EmailSettings, EmailStore, Saved, Wish
from carerix_desktop.gui.settings.folders_dialog import FoldersDialog
from carerix_desktop.gui.settings.header import PageHeader
from carerix_desktop.gui.settings.incoming import IncomingCard
from carerix_desktop.gui.settings.outgoing import OutgoingCard, ReceivingCard
from carerix_desktop.gui.settings.passphrase import PassphraseDialog
from carerix_desktop.gui.settings.services import SettingsServices
from carerix_desktop.gui.settings.tester import Tester, TestWish
from carerix_desktop.gui.settings.texts import fault_text, problem_text, role_name
from carerix_desktop.gui.settings.trusted import TrustedCard
from carerix_desktop.gui.settings.unsaved import ask_unsaved
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.dim import open_dimmed
from carerix_desktop.services.accounts import ConnectionTest
from carerix_desktop.services.folders import FolderPlan
from carerix_desktop.services.servers import INCOMING

_CLEAR = Problem(field="security", code="clear", sentence="")


class EmailPage(QWidget):
    """E-mail settings of one user at a time."""

    def __init__(self, context: Context, services: SettingsServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self._context, self._services = context, services
        self._store = EmailStore(services)
        self._loaded: EmailSettings | None = None
        self._plan = FolderPlan()
        self._dirty = self._consented = self._saving = False
        self._after: Callable[[], None] | None = None
        self.header = PageHeader(theme)
        self.banner = Banner(theme)
        self.incoming, self.outgoing, self.receiving = IncomingCard(theme), OutgoingCard(theme), ReceivingCard(theme)
        self.connection, self.trusted = ConnectionCard(theme), TrustedCard(theme)
        self.tester = Tester(context.jobs, services, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._area = Columns((self.incoming, self.outgoing, self.receiving), (self.connection, self.trusted))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        place = QVBoxLayout()
        place.setContentsMargins(28, 0, 28, 0)
        place.addWidget(self.banner)
        column.addLayout(place)
        column.addWidget(self._area, 1)

    def _connect(self) -> None:
        self.header.save_wanted.connect(self.save)
        self.header.anyway_wanted.connect(self._store_now)
        self.header.discard_wanted.connect(self.discard)
        self.incoming.changed.connect(self._on_changed)
        self.outgoing.changed.connect(self._on_changed)
        self.incoming.folders_wanted.connect(self.edit_folders)
        self.connection.test_wanted.connect(self.test)
        self.connection.cancel_wanted.connect(self._cancel)
        self.connection.security_wanted.connect(self._switch_security)
        self.connection.type_wanted.connect(self._switch_type)
        self.connection.password_wanted.connect(self._type_again)
        self.connection.certificate_wanted.connect(self.trusted.ask)
        self.trusted.trusted.connect(self._on_trusted)
        self.trusted.removed.connect(self._on_changed)
        self.tester.stepped.connect(self.connection.show_step)
        self.tester.ended.connect(self._on_tested)
        self.tester.failed.connect(self._on_test_failed)

    @property
    def dirty(self) -> bool:
        """Whether something was changed and not saved."""
        return self._dirty

    @property
    def draft(self) -> AccountDraft:
        """What the forms say now."""
        blank = AccountDraft(pins=self.trusted.pins)
        if self._loaded is not None:  # what the forms do not show stays as it was saved
            blank = replace(blank, send_interval_s=self._loaded.draft.send_interval_s)
        return self.outgoing.read(self.incoming.read(blank))

    def open_user(self, user: User) -> None:
        """Show the settings of a user; the keyring is asked off the window's thread."""
        self.header.show_user(self.tr("E-mail settings"), user)
        self._context.jobs.ask(
            self._store.load, user.key, on_done=self._arrive, on_fault=self._on_fault, key=("email", id(self))
        )

    def leave(self, then: Callable[[], None]) -> None:
        """Go on with `then`, after asking about unsaved changes: Save, Discard, Cancel."""
        answer = ask_unsaved(self) if self._dirty else "discard"
        if answer == "save":
            self._after = then
            self.save()
        elif answer == "discard":
            if self._dirty:
                self.discard()
            then()

    def save(self) -> None:
        """Check, warn, test, and save when the test succeeded."""
        if self._loaded is None or self.tester.running:
            return
        if self._store.only_sender(self._loaded, self.draft):
            self._store_now()
        elif self._check():
            self._saving = True
            self.test()

    def test(self) -> None:
        """Test the connection with what the forms say."""
        if self._loaded is None or not self._check(consent=False):
            return
        draft = self.draft
        self.header.anyway.hide()
        self.header.show_dirty(self._dirty, busy=True)
        self.connection.show_running(draft)
        self._area.ensureWidgetVisible(self.connection)
        self.tester.start(
            TestWish(
                owner=self._loaded.user.key,
                draft=draft,
                password=self.incoming.password,
                smtp_password=self.outgoing.password,
            )
        )

    def discard(self) -> None:
        """Show again what is saved."""
        if self._loaded is not None:
            self._arrive(self._loaded)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._loaded is not None:
            self.header.show_user(self.tr("E-mail settings"), self._loaded.user)
            self._show_folders()
        super().changeEvent(event)

    def _check(self, *, consent: bool = True) -> bool:
        problems = problems_of(self.draft)
        self.incoming.show_problems(problems)
        self.outgoing.show_problems(problems)
        if problems:
            return False
        if not self.incoming.has_password:
            self.incoming.mark_password(self.tr("Type the password of this mailbox."))
            self.banner.say("warn", "key-round", self.tr("Type the password of this mailbox."))
            self.incoming.form.passwordEdit.setFocus()
            return False
        self.banner.hide()
        return not consent or self._has_consent()

    def _has_consent(self) -> bool:
        """T-01: to go without security needs a second click on Save, unless it was saved so before."""
        draft, saved = self.draft, self._loaded.draft if self._loaded else AccountDraft()
        fresh_in = draft.security is Security.NONE and (saved.security is not Security.NONE or not saved.server)
        out = draft.smtp_security is Security.NONE and bool(draft.smtp_server.strip())
        fresh_out = out and (saved.smtp_security is not Security.NONE or not saved.smtp_server)
        if not (fresh_in or fresh_out) or self._consented:
            return True
        self._consented = True
        again = self.tr("Click Save again if you want this all the same.")
        self.banner.say("warn", "triangle-alert", problem_text(_CLEAR), again)
        return False

    def _on_changed(self) -> None:
        self._consented = False
        self._set_dirty(True)
        self.header.anyway.hide()
        if not self.tester.running:
            self.connection.show_nothing(self.draft)

    def _on_trusted(self) -> None:
        self._on_changed()
        self.test()

    def _set_dirty(self, dirty: bool) -> None:
        self._dirty = dirty
        self.header.show_dirty(dirty, busy=self.tester.running)

    def _on_tested(self, test: ConnectionTest) -> None:
        self.connection.show_test(self.draft, test)
        QTimer.singleShot(0, self._show_connection)  # after the card has taken its new height
        self._set_dirty(self._dirty)
        saving, self._saving = self._saving, False
        if not test.incoming.ok and test.incoming.code in ("auth_failed", "app_password"):
            self.incoming.mark_password(self.connection.remedy.accessibleName())
        if test.ok and saving:
            self._store_now()
        elif not test.ok:
            self._after = None
            self.header.anyway.setVisible(self._dirty)

    def _show_connection(self) -> None:
        self._area.ensureWidgetVisible(self.connection)

    def _on_test_failed(self, fault: Fault) -> None:
        self._saving, self._after = False, None
        self.connection.show_fault(fault)
        self._set_dirty(self._dirty)

    def _cancel(self) -> None:
        self._saving, self._after = False, None
        self.tester.cancel()
        self.connection.show_cancelled()
        self._set_dirty(self._dirty)

    def _store_now(self) -> None:
        if self._loaded is None or not self._has_consent():
            return
        wish = Wish(
            draft=self.draft,
            password=self.incoming.password,
            smtp_password=self.outgoing.password,
            sender=self.outgoing.sender_address,
            plan=self._plan,
        )
        self.header.show_dirty(self._dirty, busy=True)
        self._context.jobs.tell(self._store.save, self._loaded, wish, on_done=self._on_saved, on_fault=self._on_fault)

    def _on_saved(self, saved: Saved) -> None:
        self._fill(saved.settings)
        if saved.account is not None:
            self._services.saved(saved.account)
        self._context.toast(self.tr("E-mail settings saved"))
        notes = [problem_text(note) for note in saved.notes if note.code == "pop_later"]
        if saved.refused is not None:
            use = (self.tr("Use a passphrase…"), "", lambda: self._ask_passphrase(saved))
            self.banner.say("warn", "key-round", fault_text(saved.refused), "", (use,))
        elif notes:
            self.banner.say("info", "info", notes[0])
        then, self._after = self._after, None
        if then is not None:
            then()

    def _ask_passphrase(self, saved: Saved) -> None:
        passphrase = PassphraseDialog.ask(self)
        if passphrase:
            self._context.jobs.tell(
                self._store.keep_in_vault, saved, passphrase, on_done=self._on_kept, on_fault=self._on_fault
            )

    def _on_kept(self, _answer: object) -> None:
        self.banner.say("good", "circle-check", self.tr("The password is kept in the encrypted vault."))

    def _on_fault(self, fault: Fault) -> None:
        self._after = None
        self._set_dirty(self._dirty)
        if fault.code in ("bad_address", "address_taken"):
            self.outgoing.show_sender_problem(fault_text(fault))
        self.banner.say("bad", "circle-x", fault_text(fault))

    def _arrive(self, loaded: EmailSettings) -> None:
        self._fill(loaded)
        self.connection.show_nothing(self.draft)

    def _fill(self, loaded: EmailSettings) -> None:
        self._loaded, self._plan = loaded, FolderPlan()
        self.tester.cancel()
        self.incoming.fill(loaded.draft, has_password=loaded.has_password)
        sender_open = self._services.is_administrator
        self.outgoing.fill(loaded.draft, loaded.user, may_change_sender=sender_open)
        self.receiving.fill(loaded.user)
        self.trusted.fill(loaded.draft.pins)
        self.header.show_user(self.tr("E-mail settings"), loaded.user)
        self.header.anyway.hide()
        self.banner.hide()
        self._consented = False
        self._show_folders()
        self._set_dirty(False)

    def _show_folders(self) -> None:
        loaded = self._loaded
        pairs = {**loaded.pairs, **{r: n for r, n in self._plan.pairs.items() if n}} if loaded else {}
        title = self.tr("{n} of {all} folders matched").format(n=len(pairs), all=len(FolderRole))
        sent = pairs.get(FolderRole.SENT)
        detail = self.tr("{role} is {name}").format(role=role_name(FolderRole.SENT), name=sent) if sent else ""
        self.incoming.show_folders(title, detail)

    def edit_folders(self) -> None:
        """Open the dialog that pairs folders, with what the forms say now."""
        if self._loaded is None:
            return
        unsaved = self._dirty or self._loaded.account is None
        dialog = FoldersDialog(
            self._context,
            self._services,
            self._loaded.user.key,
            server=self.draft.server.strip(),
            draft=self.draft if unsaved else None,
            password=self.incoming.password,
            parent=self,
        )
        dialog.planned.connect(self._on_planned)
        dialog.saved.connect(self._on_paired)
        open_dimmed(dialog)

    def _on_planned(self, plan: FolderPlan) -> None:
        self._plan = plan
        self._show_folders()
        self._set_dirty(True)

    def _on_paired(self, pairs: dict[FolderRole, str]) -> None:
        if self._loaded is not None:
            self._loaded = replace(self._loaded, pairs=pairs)
            self._show_folders()
            if self._loaded.account is not None:
                self._services.saved(self._loaded.account)

    def _switch_security(self, way: str, security: Security) -> None:
        (self.incoming if way == INCOMING else self.outgoing).choose_security(security)
        self.test()

    def _switch_type(self) -> None:
        other = ServerType.IMAP if self.incoming.type is ServerType.POP3 else ServerType.POP3
        self.incoming.choose_type(other)
        self.test()

    def _type_again(self) -> None:
        self.incoming.form.passwordEdit.selectAll()
        self.incoming.form.passwordEdit.setFocus()
