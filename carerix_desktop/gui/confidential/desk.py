"""The box of the open conversation: who sees it, tick and untick, the questions before, undo after."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from carerix_desktop.domain.confidentiality import BoxPreview, Cause
from carerix_desktop.domain.errors import Fault, StoreFault
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.record import Record
from carerix_desktop.domain.view import ConversationView, LinkView
from carerix_desktop.gui.actions import WindowActions
from carerix_desktop.gui.confidential.banner import ConfidentialBanner
from carerix_desktop.gui.confidential.hand_over import HandOver
from carerix_desktop.gui.confidential.popover import WhoPopover
from carerix_desktop.gui.confidential.questions import CloseQuestion, OpenQuestion
from carerix_desktop.gui.confidential.service import ConfidentialService
from carerix_desktop.gui.confidential.words import ConfidentialTexts
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.confidential_person import mark_person
from carerix_desktop.gui.records.mail_button import PEOPLE
from carerix_desktop.gui.rights import read_only_reason, user_may_change
from carerix_desktop.services.who_can_read import StoreReaders, WhoCanRead


class ConfidentialDesk(QObject):
    """Knows who sees the open conversation.

    Args:
        context: of the window; its service "confidential" is asked.
        actions: of the window; each is the one QAction of menu, toolbar and keys.
        banner: over the conversation.
    """

    def __init__(self, context: Context, actions: WindowActions, banner: ConfidentialBanner) -> None:
        super().__init__(banner)
        self._context, self._banner = context, banner
        self._action, self._who = actions.confidential, actions.who_sees
        self._service: ConfidentialService | None = context.services.more.get("confidential")
        self._texts = ConfidentialTexts(context.services.viewer.login, self)
        self._view: ConversationView | None = None
        self.preview: BoxPreview | None = None
        self._action.triggered.connect(self._on_wish)
        actions.on(self._who, self.explain)
        banner.who.connect(self.explain)
        self.hand_over = HandOver(context, actions, banner)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No conversation is open."""
        self._view = self.preview = None
        self.hand_over.show_conversation(None)
        self._context.jobs.drop((id(self), "preview"))
        self._banner.hide()
        self._settle()

    def show_conversation(self, view: ConversationView) -> None:
        """The mark at once, the names as soon as they are known."""
        if self._view is None or (self._view.key, self._view.confidential) != (view.key, view.confidential):
            self.preview = None
        self._view = view
        self.hand_over.show_conversation(view)
        if not view.confidential:
            self._banner.hide()
        elif self.preview is None:
            self._banner.say("")
        self._settle()
        if self._service is not None and view.messages:
            self._context.jobs.ask(
                self._service.preview, view.messages[-1].key, on_done=self._on_preview, key=(id(self), "preview")
            )

    def _on_preview(self, preview: BoxPreview) -> None:
        self.preview = preview
        if preview.confidential:
            self._banner.say(self._texts.sight(preview), self._why_fixed())
        self._settle()

    def _settle(self) -> None:
        """The action as things are."""
        fixed = self._why_fixed()
        self._action.setStatusTip(fixed)
        self._action.setChecked(self._view is not None and self._view.confidential)
        self._action.setEnabled(self.preview is not None and not fixed)
        self._who.setEnabled(self.preview is not None and self.preview.confidential)

    def _why_fixed(self) -> str:
        if not user_may_change(self._context.services.viewer):
            return read_only_reason()
        return self._texts.why_fixed(self.preview) if self.preview is not None else ""

    # the wish

    def _on_wish(self, on: bool) -> None:
        preview, view = self.preview, self._view
        if preview is None or preview.at is None or view is None or self._service is None:
            return
        set_it = partial(self._set, preview.at, on)
        if on and not preview.loses_sight:
            set_it()
            return
        senders = self._texts.senders(view)
        sentence = self._texts.ask_to_close(preview) if on else self._texts.ask_to_open(preview, senders)
        question = (CloseQuestion if on else OpenQuestion)(sentence, self._banner.window())
        question.agreed.connect(set_it)
        self._settle()  # as it is, until the answer
        question.open()

    def explain(self) -> None:
        """Who can see it, and why; and who can read the store's file, which is looked at now (C-10)."""
        if self.preview is not None and self.preview.confidential:
            asker = QApplication.focusWidget() or self._banner.button
            self._context.jobs.ask(self._look, on_done=partial(self._open_popover, asker), key=(id(self), "who"))

    def _look(self) -> StoreReaders | None:
        readers: WhoCanRead | None = self._context.services.more.get("who_can_read")
        try:
            return None if readers is None else readers.look()
        except StoreFault:  # the sentence without names says it too
            return None

    def _open_popover(self, asker: QWidget, readers: StoreReaders | None) -> None:
        if self.preview is None or not self.preview.confidential or not isValid(asker):
            return
        popover = WhoPopover(self._context.theme, self._texts, self.preview, asker)
        popover.offer(self._texts.limits(readers), self._why_fixed(), self._person())
        popover.opened.connect(self._action.trigger)
        popover.always.connect(self._always)
        popover.open_below(self._banner.button)

    def _person(self) -> LinkView | None:
        """Whose mail could always be confidential: who wrote some of it, unless their file says so already."""
        said = {reason.cause for reason in self.preview.reasons} if self.preview is not None else set()
        if self._view is None or Cause.PERSON in said or not user_may_change(self._context.services.viewer):
            return None
        by_sender = (one for one in self._view.links if one.evidence.lower().startswith("from"))
        return next((one for one in by_sender if one.kind in PEOPLE), None)

    def _always(self, person: LinkView) -> None:
        records, viewer = self._context.services.more["records"], self._context.services.viewer.key
        self._context.jobs.ask(records.get, viewer, person.kind, person.ref, on_done=self._mark_person)

    def _mark_person(self, record: Record) -> None:
        mark_person(self._context, record, self._banner.window(), confidential=True)

    def _set(self, key: MessageKey, on: bool) -> None:
        assert self._service is not None
        self._action.setEnabled(False)  # until what came of it is read
        set_box, done = partial(self._service.set_box, key, confidential=on), partial(self._on_set, on)
        self._context.jobs.tell(set_box, on_done=done, on_fault=self._on_refused)

    def _on_set(self, on: bool, token: Any) -> None:
        if self._service is not None:
            back = partial(self._context.jobs.tell, self._service.undo, token)
            self._context.done(self._texts.done(on=on), back)

    def _on_refused(self, fault: Fault) -> None:
        self._context.jobs.failed.emit(fault)
        if self._view is not None:
            self.show_conversation(self._view)
