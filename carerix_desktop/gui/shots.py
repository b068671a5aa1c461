"""Draws every main screen of the window into files: for the documents, and to look at where there is no display."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from carerix_desktop.domain.event import SyncPhase
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.template import Situation
from carerix_desktop.domain.view import ListSource, ViewName
from carerix_desktop.gui.bulk.wizard import BulkDialog
from carerix_desktop.gui.composer.side_panel import FILE, PREVIEW
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.records.file_page import FilePage
from carerix_desktop.gui.records.model import RecordListModel
from carerix_desktop.gui.records.tabs.procedures import ProceduresTab
from carerix_desktop.gui.signing_in.dialog import SignIn

PATIENCE_S = 20.0
CROWDED = "V-2417"
"""The vacancy of the demo with many candidates."""
SETTLE_MS = 240
WIDE = 1280
"""From here on the record panel has a place of its own."""
_PASSING = frozenset({SyncPhase.CONNECTING, SyncPhase.LISTING, SyncPhase.FETCHING})


def draw_shots(window: MainWindow, directory: Path, size: tuple[int, int]) -> list[str]:
    """Draw the screens of a window that is shown.

    Args:
        window: on an office with mail in it.
        directory: where NAME.png go; made when it is not there.
        size: of the window in device-independent pixels.

    Returns:
        The file names, in the order of drawing.
    """
    directory.mkdir(parents=True, exist_ok=True)
    window.resize(*size)
    names = []
    for name, prepare in _screens(window):
        prepare()
        _settle(window)
        picture = _picture(window)
        picture.save(str(directory / f"{name}.png"))
        names.append(f"{name}.png")
        _close_popups(window)
    return names


def draw_sign_in(dialog: SignIn, directory: Path) -> str:
    """Draw the window that asks who is working."""
    dialog.show()
    _spin(SETTLE_MS)
    dialog.grab().save(str(directory / "sign-in.png"))
    dialog.close()
    return "sign-in.png"


def _screens(window: MainWindow) -> Iterator[tuple[str, Callable[[], object]]]:
    mailbox = window.mailbox
    yield "mailbox", lambda: _open_linked(window)
    linked = mailbox.record.panel.current
    yield "why", mailbox.links.explain_first
    yield "sync", lambda: _open_sync(window)
    yield "confidential", lambda: _open_confidential(window)
    yield "confidential-popover", mailbox.reading.confidential.explain
    yield "confidential-reply", lambda: _answer_confidentially(window)
    yield "not-linked", lambda: _open_first(window, ListSource(view=ViewName.NOT_LINKED))
    yield "create-from-mail", lambda: _create_from_mail(window)
    yield "several", mailbox.list.view.selectAll
    yield "table", lambda: window.actions_of_window.table.setChecked(True)
    yield "compose", lambda: _compose(window)
    yield "compose-template", lambda: _compose_template(window)
    yield "compose-preview", lambda: _turn_panel(window, PREVIEW)
    yield "compose-file", lambda: _turn_panel(window, FILE)
    yield "search", lambda: _search(window)
    yield "suggestions", lambda: _suggest(window)
    for name in window.page_names:
        if name != "mailbox":
            yield name, partial(window.open_page, name)
            open_first = getattr(window.page(name), "open_first", None)
            if linked is not None and linked[0] is RecordKind.CANDIDATE and name == "candidates":
                yield f"{name}-file", partial(window.open_record, *linked)
            elif open_first is not None:
                yield f"{name}-file", open_first
            if name == "vacancies":
                yield "vacancy-board", partial(_open_board, window)
                yield "bulk-review", partial(_review_many, window)
                yield "bulk-sending", lambda: _send_many(window)
            yield from getattr(window.page(name), "screens", tuple)()


def _open_confidential(window: MainWindow) -> None:
    """The longest confidential conversation among the newest, without the record panel."""
    model = window.mailbox.model
    cards = [(row, model.card_at(row)) for row in range(min(12, model.rowCount()))]
    closed = [(card.count, row) for row, card in cards if card is not None and card.confidential]
    if closed:
        _show_record(window, on=False)
        window.mailbox.list.select_row(max(closed)[1])
        _wait_for(lambda: window.mailbox.reading.confidential.preview is not None)


def _show_record(window: MainWindow, *, on: bool) -> None:
    if window.width() >= WIDE and window.mailbox.record.isVisibleTo(window.mailbox) is not on:
        window.actions_of_window.record_panel.trigger()


def _answer_confidentially(window: MainWindow) -> None:
    _show_record(window, on=True)
    if window.actions_of_window.confidential.isChecked():
        window.actions_of_window.reply_all.trigger()
        _wait_for(lambda: bool(window.writing and window.writing.desk.page.composer))
        _spin(4 * SETTLE_MS)


def _open_board(window: MainWindow) -> None:
    """The pipeline of the vacancy that the demo tells of, else of the one that is open."""
    page = window.page("vacancies")
    file, model = getattr(page, "file", None), getattr(page, "model", None)
    if isinstance(file, FilePage) and isinstance(model, RecordListModel):
        rows = [row for row in map(model.record_at, range(model.rowCount())) if row is not None]
        crowded = next((one.ref for one in rows if one.ref == CROWDED), None)
        if crowded is not None:
            window.open_record(RecordKind.VACANCY, crowded)
        _settle(window)
        file.tabs.open("procedures")
        tab = file.tabs.current
        if isinstance(tab, ProceduresTab):
            tab.to_board.click()


def _review_many(window: MainWindow) -> BulkDialog | None:
    """Reject the candidates of the vacancy that is open, up to the review."""
    file = getattr(window.page("vacancies"), "file", None)
    if not isinstance(file, FilePage):
        return None
    rows = range(file.candidates.model.rowCount())
    tab = file.tabs.current
    if isinstance(tab, ProceduresTab):
        tab.to_table.click()
    file.candidates.model.tick(rows, on=True)
    file.mail_many(Situation.REJECT)
    wizard = next((one for one in window.findChildren(BulkDialog) if one.isVisible()), None)
    if wizard is not None:
        for _step in range(2):
            _wait_for(wizard.foot.primary.isEnabled)
            wizard.foot.primary.click()
        _wait_for(wizard.foot.primary.isEnabled)
        _settle(window)
    return wizard


def _send_many(window: MainWindow) -> None:
    wizard = _review_many(window)
    if wizard is not None and wizard.foot.primary.isEnabled():
        wizard.foot.primary.click()
        _wait_for(lambda: wizard.sending.model.rowCount() > 0)


def _compose(window: MainWindow) -> None:
    """An answer with a slip in it, so that the spelling shows."""
    window.actions_of_window.table.setChecked(False)
    window.mailbox.arrive(ListSource(role=FolderRole.INBOX))
    _settle(window)
    _open_linked(window)
    _settle(window)
    window.actions_of_window.reply.trigger()
    _wait_for(lambda: bool(window.writing and window.writing.desk.page.composer))
    composer = window.writing.desk.page.composer if window.writing is not None else None
    if composer is not None:
        text = {"nl": "Bedankt voor je berigt. Donderdag 14:00 uur past goed.",
                "en": "Thank you for your mesage. Thursday at 14:00 suits us well."}  # fmt: skip
        composer.body.textCursor().insertText(text.get(composer.language, text["en"]))
        composer.attaching.attach_data("Functieprofiel.pdf", "application/pdf", bytes(188_000))
        composer.keeper.save()
        _spin(12 * SETTLE_MS)


def _open_linked(window: MainWindow) -> None:
    _wait_for(lambda: window.mailbox.model.is_loaded and window.mailbox.reading.body.view is not None)
    _wait_for_engine(window)
    model = window.mailbox.model
    _wait_for(lambda: model.rowCount() == 0 or model.card_at(0) is not None)
    cards = [(row, model.card_at(row)) for row in range(min(9, model.rowCount()))]
    best = max(cards, key=lambda one: _worth(one[1]), default=(0, None))
    window.mailbox.list.select_row(best[0])
    window.mailbox.list.cards.scrollToTop()


def _open_sync(window: MainWindow) -> None:
    _wait_for_engine(window)
    window.top_bar.status.open_popover()


def _wait_for_engine(window: MainWindow) -> None:
    status = window.top_bar.status
    _wait_for(lambda: not status.is_beginning and (status.state is None or status.state.phase not in _PASSING))


def _worth(card: object) -> int:
    chips, count = len(getattr(card, "chips", ())), getattr(card, "count", 0)
    return min(chips, 2) * 4 + min(count, 3) * 2 + 3 * int(getattr(card, "has_attachments", False))


def _open_first(window: MainWindow, source: ListSource) -> None:
    _leave_composer(window)
    window.mailbox.arrive(source)
    _wait_for(lambda: window.mailbox.model.is_loaded)
    window.mailbox.list.select_row(0)


def _create_from_mail(window: MainWindow) -> None:
    """A candidate of the first applicant who is in no file yet and sent a CV."""
    model = window.mailbox.model
    cards = ((row, model.card_at(row)) for row in range(min(12, model.rowCount())))
    row = next((row for row, card in cards if card is not None and card.has_attachments), 0)
    window.mailbox.list.select_row(row)
    _settle(window)
    if window.actions_of_window.create.isEnabled():
        window.actions_of_window.create.trigger()
        _wait_for(lambda: window.mailbox.links.people.dialog is not None)


def _search(window: MainWindow) -> None:
    _leave_composer(window)
    window.actions_of_window.table.setChecked(False)
    window.top_bar.search.show_query("after:2026-01-01 contract")
    _wait_for(lambda: bool(window.mailbox.model.source and window.mailbox.model.source.search))
    _wait_for(lambda: window.mailbox.model.is_loaded)
    window.mailbox.list.select_row(0)
    _settle(window)


def _suggest(window: MainWindow) -> None:
    field = window.top_bar.search
    window.activateWindow()  # what was drawn before may have been a window of its own
    field.show_query("has:attachment after:2026-01-01")
    field.arrive()
    _wait_for(field.hasFocus, patience_s=5.0)
    field.setText("an")
    field.suggestions.suggest("an")
    _wait_for(field.suggestions.isVisible, patience_s=5.0)  # an office without such people has nothing to show


def _compose_template(window: MainWindow) -> None:
    _leave_composer(window)
    _settle(window)
    window.actions_of_window.invite.trigger()
    _wait_for(lambda: bool(window.writing and window.writing.desk.page.composer))
    _spin(12 * SETTLE_MS)


def _turn_panel(window: MainWindow, tab: int) -> None:
    composer = window.writing.desk.page.composer if window.writing is not None else None
    if composer is not None:
        composer.panel.show_tab(tab)
        _settle(window)
        preview = composer.panel.preview
        _wait_for(lambda: tab != PREVIEW or (preview is not None and preview.letter is not None))
        _wait_for(lambda: preview is None or preview.body.is_drawn)
        _spin(2 * SETTLE_MS)


def _leave_composer(window: MainWindow) -> None:
    composer = window.writing.desk.page.composer if window.writing is not None else None
    if composer is not None:
        composer.discarded.emit()


def _settle(window: MainWindow) -> None:
    """Until nothing is asked any more, and a moment longer for the web engine."""
    for _round in range(2):
        window.jobs.wait()
        _spin(SETTLE_MS)
        _wait_for(lambda: window.mailbox.reading.body.is_drawn)


def _spin(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _wait_for(condition: Callable[[], bool], *, patience_s: float = PATIENCE_S) -> None:
    end = time.monotonic() + patience_s
    while not condition() and time.monotonic() < end:
        _spin(30)


def _popups(window: MainWindow) -> list[QWidget]:
    return [top for top in QApplication.topLevelWidgets() if top.isVisible() and top is not window]


def _picture(window: MainWindow) -> QPixmap:
    """The window, with what stands over it."""
    picture = window.grab()
    painter = QPainter(picture)
    for popup in _popups(window):
        painter.drawPixmap(window.mapFromGlobal(popup.pos()), popup.grab())
    painter.end()
    return picture


def _close_popups(window: MainWindow) -> None:
    for popup in _popups(window):
        popup.close()
        window.mailbox.list.focus_list()
    if window.top_bar.search.query:
        window.top_bar.search.clear()
