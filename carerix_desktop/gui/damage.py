"""The window on a damaged store (R-24): a banner over every page, no synchronisation, and the way to a backup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from carerix_desktop.domain.errors import StoreFault
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.store_trouble import day_of
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.services.backups import Copy
from carerix_desktop.storage.engine import Store

LOOK_MS = 1000
EXAMINE_S = 10.0


class DamageNotice(QObject):
    """Looks the store over once, then watches whether any query met damage; says it once, for good.

    Args:
        context: of the window, whose child this is.
        store: what is watched.
        banner: where it is said.
        newest: the newest backup, or None.
        on_damage: ends the synchronisation; may take its time.
        on_restore: told which backup is to be put back; the window closes then.
    """

    def __init__(
        self,
        context: Context,
        store: Store,
        banner: Banner,
        *,
        newest: Callable[[], Copy | None],
        on_damage: Callable[[], None],
        on_restore: Callable[[Path], None],
    ) -> None:
        super().__init__(banner)
        self._context, self._store, self.banner = context, store, banner
        self._newest, self._on_damage, self._on_restore = newest, on_damage, on_restore
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        if store.damage is None:
            context.jobs.ask(store.examine, EXAMINE_S, on_done=self._on_examined)
        self.look()

    def look(self) -> None:
        """Whether damage was noticed meanwhile, by whoever read."""
        if self._store.damage is not None and self._timer.isActive():
            self._timer.stop()
            self._context.jobs.ask(self._on_damage, on_done=self._on_ended)
            self._say(self._newest())

    def _on_examined(self, _damage: StoreFault | None) -> None:
        self.look()

    def _on_ended(self, _nothing: None) -> None:
        """The synchronisation is over."""

    def _say(self, backup: Copy | None) -> None:
        words = self.tr("Reading goes on as far as possible; nothing is written and nothing is fetched.")
        buttons: tuple[tuple[str, str, Callable[[], None]], ...] = ()
        if backup is not None:
            path = backup.path
            words += " " + self.tr("A backup takes its place; the damaged file is kept beside it.")
            label = self.tr("Restore the backup of {day}").format(day=day_of(backup))
            buttons = ((label, "", lambda: self._on_restore(path)),)
        self.banner.say("bad", "circle-alert", self.tr("The database is damaged"), words, buttons)
