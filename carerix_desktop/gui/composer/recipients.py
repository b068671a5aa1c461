"""Recipients as chips with a line to type in: To, Cc and Bcc each are one of these.

Comma, semicolon, Enter and Tab make what is typed a chip; a mark in the list wins. Backspace in an empty line selects
the last chip, a second one removes it; the arrows walk; chips can be dragged from field to field. An address that
cannot be one is marked at once, with a sign and a word, and stands in the way of sending.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QKeyEvent, QMouseEvent, Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.writing import Suggestion
from carerix_desktop.gui.composer.recipient_chip import RECIPIENT_MIME, RecipientChip
from carerix_desktop.gui.composer.suggestions import SuggestionList
from carerix_desktop.gui.composer.words import tr
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.flow import FlowLayout
from carerix_desktop.gui.widgets.text import announce
from carerix_desktop.parse.addresses import is_address, parse_addresses

TYPING_MS = 120
ALONE, BESIDE_CHIPS = 150, 70
"""Least width of the line: one that is hardly used does not make the field a row higher."""

_COMMITS = {Qt.Key.Key_Comma, Qt.Key.Key_Semicolon, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_BREAKS = re.compile(r"[;\r\n\t]+")


def read_recipients(text: str) -> tuple[Address, ...]:
    """What was typed or pasted as addresses, one each; what is none keeps its words as the address, to be mended."""
    found = parse_addresses([_BREAKS.sub(",", text)])
    return tuple(one if one.address else Address(name="", address=one.name) for one in found if one.name or one.address)


class RecipientLine(QLineEdit):
    """Where one types; keys that mean something for the chips are told instead of typed.

    Signals:
        key: a key that the field deals with; it says whether it did by `took`.
    """

    key = Signal(object)
    left = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.took = False
        self.setFrame(False)
        self.setProperty("kind", "bare")
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setMinimumWidth(ALONE)
        self.textChanged.connect(self.updateGeometry)

    def event(self, event: object) -> bool:
        """Tab comes here before the focus moves."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
            self.keyPressEvent(event)
            if self.took:
                return True
        return super().event(event)  # type: ignore[arg-type]  # the stub wants QEvent, of which this is one

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.took = False
        self.key.emit(event)
        if not self.took and event.key() != Qt.Key.Key_Tab:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class RecipientEdit(QFrame):
    """One field of recipients.

    Signals:
        changed: chips came or went.
        wanted: words to complete, a moment after the last key.
    """

    changed = Signal()
    wanted = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self.setAcceptDrops(True)
        self.setAccessibleName(name)
        self.chips: list[RecipientChip] = []
        self._list: SuggestionList | None = None
        self._kinds: dict[str, RecordKind] = {}
        self.line = RecipientLine(name, tr("Add a name or address"))
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder)
        self._flow.addWidget(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 5, 0, 5)
        column.addWidget(self._holder)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._ask)
        self.line.textEdited.connect(self._on_edited)
        self.line.key.connect(self._on_key)
        self.line.left.connect(self._on_left)
        self.setFocusProxy(self.line)

    # what is in it

    @property
    def addresses(self) -> tuple[Address, ...]:
        """In their order."""
        return tuple(chip.address for chip in self.chips)

    @property
    def bad(self) -> tuple[str, ...]:
        """What cannot be an address."""
        return tuple(chip.address.address for chip in self.chips if chip.is_bad)

    def show_addresses(self, addresses: tuple[Address, ...]) -> None:
        """Other recipients, without telling."""
        for chip in list(self.chips):
            self._take_out(chip)
        for address in addresses:
            self._put(address)

    def add(self, addresses: tuple[Address, ...]) -> None:
        """More recipients; one that is here already is left as it is."""
        known = {chip.address.address.lower() for chip in self.chips}
        once = {address.address.lower(): address for address in reversed(addresses)}
        fresh = [address for name, address in reversed(once.items()) if name not in known]
        for address in fresh:
            self._put(address)
        if fresh:
            self.changed.emit()
            announce(self, tr("{names} added to {field}").format(names=", ".join(a.name or a.address for a in fresh),
                                                                  field=self._name))  # fmt: skip

    def commit(self) -> None:
        """Make chips of what is typed."""
        text = self.line.text().strip(" ,;")
        self.close_list()
        self.line.clear()
        if text:
            self.add(read_recipients(text))

    def remove(self, chip: RecipientChip) -> None:
        """Take a recipient out; the chip after it, or the line, gets the focus."""
        place = self.chips.index(chip)
        self._take_out(chip)
        following = self.chips[place : place + 1]
        (following[0] if following else self.line).setFocus()
        self.changed.emit()
        announce(self, tr("{name} removed").format(name=chip.label))

    def know_kind(self, address: str, kind: RecordKind) -> None:
        """Whose address it is, for the sign of its chip."""
        self._kinds[address.lower()] = kind
        for chip in self.chips:
            if chip.address.address.lower() == address.lower():
                chip.show_kind(kind)

    # completion

    def show_suggestions(self, words: str, found: tuple[Suggestion, ...]) -> None:
        """What the words may mean, if they still stand there."""
        if self.line.text().strip() == words and self.line.hasFocus():
            known = {address.address.lower() for address in self.addresses}
            fresh = tuple(s for s in found if not {a.address.lower() for a in s.addresses} <= known)
            self._popup().open_below(self.line, fresh)
            if fresh:
                announce(self.line, tr("%n suggestion(s)", "", len(fresh)))

    def close_list(self) -> None:
        """Hide the suggestions."""
        self._typing.stop()
        if self._list is not None:
            self._list.hide()

    @property
    def suggestions(self) -> SuggestionList | None:
        """The list, once it was needed."""
        return self._list

    def take(self, suggestion: Suggestion) -> None:
        """A suggestion was chosen."""
        self.close_list()
        self.line.clear()
        if suggestion.kind is not None:
            for address in suggestion.addresses:
                self._kinds[address.address.lower()] = suggestion.kind
        self.add(suggestion.addresses)
        self.line.setFocus()

    def _popup(self) -> SuggestionList:
        if self._list is None or self._list.owner_window is not self.window():
            if self._list is not None:
                self._list.deleteLater()
            self._list = SuggestionList(self._theme, self)
            self._list.taken.connect(self.take)
        return self._list

    def _on_edited(self, text: str) -> None:
        if _BREAKS.search(text) or text.count("@") > 1:  # many were pasted
            self.commit()
        elif text.strip():
            self._typing.start()
        else:
            self.close_list()

    def _ask(self) -> None:
        self.wanted.emit(self.line.text().strip())

    # keys

    def _on_key(self, event: QKeyEvent) -> None:
        key, typed = Qt.Key(event.key()), self.line.text().strip()
        chosen = self._list.chosen if self._list is not None else None
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if held:
            return
        if chosen is not None and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}:
            self.take(chosen)
            self.line.took = True
        elif chosen is not None and key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._popup().step(1 if key is Qt.Key.Key_Down else -1)
            self.line.took = True
        elif chosen is not None and key is Qt.Key.Key_Escape:
            self.close_list()
            self.line.took = True
        elif key in _COMMITS or (key is Qt.Key.Key_Tab and typed):
            self.line.took = bool(typed) and not (key is Qt.Key.Key_Comma and typed.count('"') == 1)
            if self.line.took:
                self.commit()
            else:
                self.line.took = key in _COMMITS and not typed
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Left} and self._is_at_start() and self.chips:
            self.chips[-1].setFocus()
            self.line.took = True

    def _is_at_start(self) -> bool:
        return self.line.cursorPosition() == 0 and not self.line.hasSelectedText()

    def _on_left(self) -> None:
        self.commit()

    def step_from(self, chip: RecipientChip, by: int) -> None:
        """The arrows between chips; past the last one is the line."""
        place = self.chips.index(chip) + by
        if place >= len(self.chips):
            self.line.setFocus()
        else:
            self.chips[max(0, place)].setFocus()

    def edit(self, chip: RecipientChip) -> None:
        """Make a chip text again."""
        address = chip.address
        self._take_out(chip)
        self.line.setText(f"{address.name} <{address.address}>" if address.name else address.address)
        self.line.setFocus()
        self.changed.emit()

    # dragging

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(RECIPIENT_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        address = dragged(event.mimeData())
        if address is not None:
            self.add((address,))
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    # chips

    def _put(self, address: Address) -> None:
        bad = not is_address(address.address)
        chip = RecipientChip(self._theme, address, bad=bad, kind=self._kinds.get(address.address.lower()))
        chip.removed.connect(self.remove)
        chip.moved.connect(self.step_from)
        chip.edited.connect(self.edit)
        chip.dragged_away.connect(self._on_dragged)
        self._flow.insert(len(self.chips), chip)
        self.chips.append(chip)
        chip.show()
        self._refit()

    def _on_dragged(self, chip: RecipientChip) -> None:
        if chip in self.chips:
            self._take_out(chip)
            self.changed.emit()

    def _take_out(self, chip: RecipientChip) -> None:
        self.chips.remove(chip)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self._refit()

    def _refit(self) -> None:
        self.line.setPlaceholderText("" if self.chips else tr("Add a name or address"))
        self.line.setMinimumWidth(BESIDE_CHIPS if self.chips else ALONE)
        for one, other in pairwise([*self.chips, self.line]):
            QWidget.setTabOrder(one, other)
        self._holder.updateGeometry()
        self.updateGeometry()


def dragged(data: QMimeData) -> Address | None:
    """The recipient that a drag carries."""
    if not data.hasFormat(RECIPIENT_MIME):
        return None
    name, address = json.loads(bytes(data.data(RECIPIENT_MIME).data()))
    return Address(name=str(name), address=str(address))
