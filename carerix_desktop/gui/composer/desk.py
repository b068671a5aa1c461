"""The desk: begins messages, puts composers in place or in windows, sends, takes back, and finds what was cut off.

Made once by the main window. Which drafts are open is kept in the window's settings, so that after a crash the window
can offer to go on with them (R-15).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication

from carerix_desktop.domain.draft import Draft
from carerix_desktop.domain.ids import DraftKey
from carerix_desktop.gui.composer.composer import Composer, Opened
from carerix_desktop.gui.composer.places import ComposePage, ComposeWindow
from carerix_desktop.gui.composer.sending import Queued, Unsend
from carerix_desktop.gui.composer.services import WritingServices, begin
from carerix_desktop.gui.composer.spelling import Spelling, speller_command
from carerix_desktop.gui.composer.template_desk import TemplateDesk
from carerix_desktop.gui.composer.words import first_recipient, long_moment
from carerix_desktop.gui.context import Context, Wish
from carerix_desktop.gui.widgets.text import announce

HOLD_S = 10
HOLDS = (0, 5, 10, 20, 30)
HOLD_SETTING, OPEN_SETTING = "writing/hold_s", "writing/open"


@dataclass(frozen=True, slots=True)
class _Thrown:
    """A draft that was thrown away, with the content of its files."""

    draft: Draft
    data: dict[bytes, bytes]


def hold_seconds(settings: QSettings) -> int:
    """How long a message can be taken back (DESIGN 5.1)."""
    text = str(settings.value(HOLD_SETTING, HOLD_S))
    return int(text) if text.isdecimal() and int(text) in HOLDS else HOLD_S


class ComposeDesk(QObject):
    """All composers of one main window.

    Args:
        is_offline: whether the mail server cannot be reached now.

    Signals:
        in_place: the page with a composer is to be shown.
        place_left: the composer that stood in place is gone.
        undoable: what takes the last sending back, for Ctrl+Z.
        left_open: drafts that were being written when the program ended.
    """

    in_place = Signal()
    place_left = Signal()
    undoable = Signal(object)
    left_open = Signal(object)

    def __init__(
        self,
        context: Context,
        services: WritingServices,
        settings: QSettings,
        is_offline: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._services, self._settings = context, services, settings
        self._is_offline = is_offline
        own_words, folder = (context.services.more.get(name) for name in ("own_words", "dictionaries"))
        command = speller_command(*([folder] if isinstance(folder, Path) else []))
        self.spelling = Spelling(command, own_words if isinstance(own_words, Path) else None, self)
        self.spelling.trouble.connect(context.toast)
        self.page = ComposePage()
        self.windows: list[ComposeWindow] = []
        self._cut_off = self._kept_keys()

    @property
    def composers(self) -> list[Composer]:
        """All that are open, the one in place first."""
        held = [self.page.composer] if self.page.composer is not None else []
        return [*held, *(window.composer for window in self.windows)]

    def write(self, wish: Wish) -> None:
        """Begin a message; a draft that is open already is brought to the front."""
        known = next((one for one in self.composers if wish.draft is not None and one.draft.key == wish.draft), None)
        if known is not None:
            self._bring_forward(known)
        else:
            _leave_the_keyboard()
            self._context.jobs.tell(self._begin, wish, on_done=self._open)

    def look_for_cut_off(self) -> None:
        """At the start: drafts that were open when the program ended."""
        if self._cut_off:
            self._context.jobs.ask(self._services.drafting.find_open, self._services.viewer, on_done=self._offer)

    def keep_all(self) -> bool:
        """The main window wants to go: everything is kept; one that cannot be is brought forward, and False."""
        lost = [composer for composer in self.composers if not composer.save_at_once()]
        if lost:
            self._bring_forward(lost[0])
        return not lost

    def shut(self) -> None:
        """The main window goes."""
        for composer in self.composers:
            composer.panel.shut()
        for window in self.windows:
            window.end()
        self.windows.clear()
        self.spelling.close()

    # opening

    def _begin(self, wish: Wish) -> tuple[Wish, Opened]:
        """On the command thread."""
        return wish, self._read(begin(self._services, wish))

    def _read(self, draft: Draft) -> Opened:
        drafting, viewer = self._services.drafting, self._services.viewer
        images = {f.sha256: drafting.file_data(viewer, draft.key, f.sha256) for f in draft.files if f.content_id}
        return draft, images, drafting.identities(viewer)

    def _open(self, begun: tuple[Wish, Opened]) -> None:
        wish, opened = begun
        known = next((one for one in self.composers if one.draft.key == opened[0].key), None)
        if known is not None:
            self._bring_forward(known)
            return
        self.spelling.start()
        composer = Composer(self._context, self._services, self.spelling, opened)
        composer.closed.connect(partial(self._on_closed, composer, wish))
        composer.discarded.connect(partial(self._discard, composer))
        composer.window_wanted.connect(partial(self._to_window, composer))
        composer.foot.send.connect(lambda: composer.send(hold_seconds(self._settings)))
        composer.foot.send_at.connect(lambda at: composer.send(0, at))
        composer.road.leaving.connect(partial(self._hide, composer))
        composer.road.queued.connect(partial(self._on_queued, composer))
        composer.road.refused.connect(lambda *_why: self._bring_forward(composer))
        composer.keeper.saved.connect(lambda _draft: self._keep_keys())
        if self._services.templates is not None:
            TemplateDesk(self._context, self._services, composer, wish.situation)
        if wish.own_window or self.page.composer is not None:
            self._put_in_window(composer)
        else:
            self.page.put(composer)
            self.in_place.emit()
        composer.focus_start()
        self._keep_keys()

    def _put_in_window(self, composer: Composer) -> None:
        window = ComposeWindow(composer, self.tr("Carerix Desktop"))
        self.windows.append(window)
        window.show()

    def _to_window(self, composer: Composer) -> None:
        if composer is self.page.composer:
            self.page.take_out()
            self._put_in_window(composer)
            self.place_left.emit()
            composer.focus_start()

    def _bring_forward(self, composer: Composer) -> None:
        if composer is self.page.composer:
            self.in_place.emit()
        for window in self.windows:
            if window.composer is composer:
                window.show()
                window.raise_()
                window.activateWindow()

    def _hide(self, composer: Composer) -> None:
        """At once, while the outbox takes the message; it comes back where that fails."""
        if composer is self.page.composer:
            self.place_left.emit()
        for window in self.windows:
            if window.composer is composer:
                window.hide()

    # leaving

    def _let_go(self, composer: Composer) -> None:
        if composer is self.page.composer:
            self.page.take_out()
            self.place_left.emit()
        for window in [one for one in self.windows if one.composer is composer]:
            self.windows.remove(window)
            window.end()
        composer.keeper.stop()
        composer.panel.shut()
        composer.deleteLater()
        self._keep_keys()

    def _on_closed(self, composer: Composer, wish: Wish) -> None:
        is_new = wish.draft is None and wish.how not in {"draft", "continue"}
        untouched, draft = is_new and composer.is_as_begun, composer.draft
        self._let_go(composer)
        if untouched:
            self._context.jobs.tell(self._services.drafting.discard, self._services.viewer, draft.key)
        else:
            back = partial(self._reopen, draft)
            self._context.toast(self.tr("The draft is kept"), back=back)
            self.undoable.emit(back)

    def _discard(self, composer: Composer) -> None:
        composer.save_at_once()
        draft = composer.draft
        self._let_go(composer)
        self._context.jobs.tell(self._throw, draft, on_done=self._on_thrown)

    def _throw(self, draft: Draft) -> _Thrown:
        drafting, viewer = self._services.drafting, self._services.viewer
        data = {file.sha256: drafting.file_data(viewer, draft.key, file.sha256) for file in draft.files}
        drafting.discard(viewer, draft.key)
        return _Thrown(draft, data)

    def _on_thrown(self, thrown: _Thrown) -> None:
        back = partial(self._context.jobs.tell, self._unthrow, thrown, on_done=self._open)
        self._context.toast(self.tr("Draft discarded"), back=back)
        self.undoable.emit(back)

    def _unthrow(self, thrown: _Thrown) -> tuple[Wish, Opened]:
        draft = self._services.drafting.save(self._services.viewer, thrown.draft, thrown.data)
        return Wish(draft=draft.key), self._read(draft)

    # sent

    def _on_queued(self, composer: Composer, queued: Queued) -> None:
        self._let_go(composer)
        unsend = Unsend(self._context.jobs, self._services, queued, self._reopen, self)
        text = self._sentence(queued)
        if queued.hold_s or not queued.at_once:
            self._context.toast(text, back=unsend.undo, seconds=0 if self._is_offline() else queued.hold_s)
            self.undoable.emit(unsend.undo)
        else:
            self._context.toast(text)
        announce(self.page, text)

    def _sentence(self, queued: Queued) -> str:
        name = first_recipient(queued.content)
        if not queued.at_once:
            text = self.tr("Message to {name} is sent on {moment}")
            return text.format(name=name, moment=long_moment(queued.release_at))
        if self._is_offline():
            return self.tr("Waiting for connection. The message to {name} is in the Outbox.").format(name=name)
        return self.tr("Message to {name} is being sent").format(name=name)

    def _reopen(self, draft: Draft) -> None:
        self.write(Wish(how="draft", draft=draft.key))

    # what was cut off

    def _kept_keys(self) -> tuple[int, ...]:
        text = str(self._settings.value(OPEN_SETTING, ""))
        return tuple(int(part) for part in text.split(",") if part.isdecimal())

    def _keep_keys(self) -> None:
        keys = ",".join(str(int(composer.draft.key)) for composer in self.composers)
        self._settings.setValue(OPEN_SETTING, keys)
        self._settings.sync()

    def _offer(self, drafts: tuple[Draft, ...]) -> None:
        found = tuple(draft for draft in drafts if int(draft.key) in self._cut_off)
        if found:
            self.left_open.emit(found)


def continue_all(desk: ComposeDesk, drafts: tuple[Draft, ...]) -> None:
    """Go on with drafts that were cut off."""
    for draft in drafts:
        desk.write(Wish(how="draft", draft=DraftKey(draft.key)))


def _leave_the_keyboard() -> None:
    """What is typed before the composer shows must not act on the list, where single letters archive and delete."""
    held = QApplication.focusWidget()
    if held is not None:
        held.clearFocus()
