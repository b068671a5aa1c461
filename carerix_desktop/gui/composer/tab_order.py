"""Where Tab goes in the composer: people and subject, the text, what is sent with it, and only then all the buttons.

Chips come and go, so the order is read from the layouts each time instead of being kept by Qt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from carerix_desktop.gui.composer.head import ComposeHead


def move_focus(
    whole: QWidget, head: ComposeHead, below: Iterable[QWidget], around: Iterable[QWidget | None], *, on: bool
) -> bool:
    """Give the keyboard to what comes next; whether there is anything.

    Args:
        whole: the composer.
        head: its fields.
        below: the text, and what comes after it.
        around: what comes last.
        on: Tab; else Shift+Tab.
    """
    here, by = QApplication.focusWidget(), 1 if on else -1
    for field in head.fields:
        if here in field.chips:
            here = field.line
    stops = list(_stops(head, below, around))
    places = [place for place, stop in enumerate(stops) if stop is here]
    wanted = (places[0] if places else -1) + by
    found = stops[wanted] if 0 <= wanted < len(stops) else _outside(whole, by)
    if found is None:
        return False
    found.setFocus(Qt.FocusReason.TabFocusReason if on else Qt.FocusReason.BacktabFocusReason)
    return True


def _stops(head: ComposeHead, below: Iterable[QWidget], around: Iterable[QWidget | None]) -> Iterator[QWidget]:
    """People, subject, text, files, Send; then the buttons around them. Chips are reached by the arrows."""
    first = [head.from_box, *(field.line for field in head.fields if field.isVisibleTo(head)), head.subject]
    yield from first
    for part in below:
        yield from _in_widget(part)
    known = {*first, *(chip for field in head.fields for chip in field.chips)}
    yield from (stop for stop in _in_widget(head) if stop not in known)
    for last in around:
        if last is not None:
            yield from _in_widget(last)


def _in_widget(widget: QWidget) -> Iterator[QWidget]:
    if widget.isHidden():
        return
    if _takes_tab(widget):
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if inner is not None:
            yield from _in_layout(inner)
        elif widget is not None:
            yield from _in_widget(widget)


def _takes_tab(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(by_tab) and widget.isEnabled() and widget.focusProxy() is None


def _outside(whole: QWidget, by: int) -> QWidget | None:
    """Along Qt's own chain to what is not in the composer."""
    start = QApplication.focusWidget() or whole
    here: QWidget | None = start
    while here is not None:
        here = here.nextInFocusChain() if by > 0 else here.previousInFocusChain()
        if here is None or here is start:
            return None
        if here is not whole and not whole.isAncestorOf(here) and here.isVisible() and _takes_tab(here):
            return here
    return None
