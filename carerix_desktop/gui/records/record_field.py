"""A field that holds another file: found by name as one types, chosen with the keyboard, cleared."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.view import RecordHit
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.link_dialog import HIT_ROLE, TYPING_MS, HitDelegate, HitModel

MOST, LONGEST = 8, 60


class RecordField(QLineEdit):
    """The name of a file; its number is the value.

    Typing looks in the store; Enter or a click takes a row of the list below; Esc gives back what was there; an empty
    field is nobody. A name or number that means exactly one file needs no choosing.

    Args:
        context: services and look.
        kind: of the files that are meant.

    Signals:
        chosen: another file, or none.
        unknown: one leaves words that mean no file, or more than one: the sentence to show.
    """

    chosen = Signal()
    unknown = Signal(str)

    def __init__(self, context: Context, kind: RecordKind) -> None:
        super().__init__()
        self._context, self._kind, self._ref = context, kind, ""
        self._names: dict[str, str] = {}
        self._model = HitModel(self)
        self._popup, self._list = QListView(), QCompleter(self._model, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setPopup(self._popup)  # which takes it over
        self._popup.setItemDelegate(HitDelegate(context.theme, self._popup))
        self._popup.setAccessibleName(self.tr("Files that were found"))
        self._list.setWidget(self)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._search)
        self._list.activated.connect(lambda _text: self._take(self._popup.currentIndex()))
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self._on_return)
        self.setClearButtonEnabled(True)
        self.setPlaceholderText(self.tr("Type a name to search"))

    @property
    def ref(self) -> str:
        """The number of the file, "" for none; what was typed where it means no file yet."""
        typed = self.text().strip()
        return self._ref if typed == self._said(self._ref) else typed

    @property
    def is_undecided(self) -> bool:
        """Whether something stands there that is no file."""
        return bool(self.ref) and self.ref != self._ref

    @property
    def popup_is_open(self) -> bool:
        """Whether a choice is being made in the list below."""
        return self._popup.isVisible()

    def show_ref(self, ref: str) -> None:
        """Show a file by its number; its name is asked where it is not known."""
        self._typing.stop()
        self._ref = ref
        self.setText(self._said(ref))
        if ref and ref not in self._names:
            names, viewer = self._context.services.more["records"].names, self._context.services.viewer.key
            self._context.jobs.ask(names, viewer, self._kind, {ref}, on_done=self._learn, key=(id(self), "name"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives back what was there before it was typed over; the arrow down opens the list."""
        if event.key() == Qt.Key.Key_Escape and self.is_undecided:
            self.setText(self._said(self._ref))
            event.accept()
        elif event.key() == Qt.Key.Key_Down and self.text().strip():
            self._search()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tab takes the marked row; otherwise what stands there has to mean a file."""
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            return
        marked = self._popup.currentIndex() if self.popup_is_open else QModelIndex()
        self._popup.hide()
        if marked.isValid():
            self._take(marked)
        else:
            self._settle()

    def _said(self, ref: str) -> str:
        return self._names.get(ref, ref)

    def _learn(self, names: dict[str, str]) -> None:
        is_as_shown = self.text() == self._said(self._ref)
        self._names |= names
        if is_as_shown:
            self.setText(self._said(self._ref))

    def _on_edited(self, text: str) -> None:
        if text.strip():
            self._typing.start()
        else:
            self._typing.stop()
            self._popup.hide()

    def _on_return(self) -> None:
        if not self.popup_is_open:  # else the list takes the marked row
            self._settle()

    def _search(self) -> None:
        self._ask(self._show)

    def _settle(self) -> None:
        """What stands there becomes the value where it means one file."""
        self._typing.stop()
        if self.is_undecided:
            self._ask(self._decide)
        else:
            self._ref = self.ref
            self.chosen.emit()

    def _ask(self, then: Callable[[list[RecordHit]], None]) -> None:
        find, words = self._context.services.search.find_records, self.text()
        self._context.jobs.ask(find, words, MOST, self._kind, on_done=then, key=(id(self), "find"))

    def _show(self, hits: list[RecordHit]) -> None:
        self._model.show_hits(hits)
        if not hits or not self.hasFocus():
            self._popup.hide()
            return
        self._list.complete()
        self._popup.setCurrentIndex(self._list.completionModel().index(0, 0))

    def _decide(self, hits: list[RecordHit]) -> None:
        words = self.text().strip()
        same = [hit for hit in hits if words.casefold() in (hit.label.casefold(), hit.ref.casefold())]
        if len(same) == 1:
            self._choose(same[0])
        elif same:
            text = self.tr("More than one is called “{words}”. Choose one from the list.")
            self.unknown.emit(text.format(words=words[:LONGEST]))
        elif self.is_undecided:
            text = self.tr("Nothing is called “{words}”. Choose one from the list, or leave it empty.")
            self.unknown.emit(text.format(words=words[:LONGEST]))

    def _take(self, index: QModelIndex) -> None:
        hit = index.data(HIT_ROLE)
        if isinstance(hit, RecordHit):
            self._choose(hit)

    def _choose(self, hit: RecordHit) -> None:
        self._typing.stop()
        self._names[hit.ref], self._ref = hit.label, hit.ref
        self.setText(hit.label)
        self.chosen.emit()
